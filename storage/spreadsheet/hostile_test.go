package spreadsheet

import (
	"archive/zip"
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// hostile is a workbook whose sheet holds a text in the place of its rows.
func hostile(t *testing.T, part, text string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := book.SetCellStr("Sheet1", "A1", "owner"); err != nil {
		t.Fatal(err)
	}
	var whole, out bytes.Buffer
	if err := book.Write(&whole); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			data = []byte(text)
		}
		entry, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAHostileWorkbookTakesNoMoreThanATableCan(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	const most = 64 << 20
	head := `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	for name, data := range map[string][]byte{
		"deep":                hostile(t, "xl/worksheets/sheet1.xml", head+strings.Repeat("<a>", 2<<20)),
		"deep rows":           hostile(t, "xl/worksheets/sheet1.xml", head+"<row><c>"+strings.Repeat("<is>", 2<<20)),
		"a row far down":      hostile(t, "xl/worksheets/sheet1.xml", head+`<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`),
		"a column far right":  hostile(t, "xl/worksheets/sheet1.xml", head+strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 2000)+`</sheetData></worksheet>`),
		"large when unpacked": hostile(t, "xl/worksheets/sheet1.xml", head+strings.Repeat(" ", 200<<20)),
		"deep strings":        hostile(t, "xl/sharedStrings.xml", strings.Repeat("<si>", 2<<20)),
		"deep styles":         hostile(t, "xl/styles.xml", strings.Repeat("<a>", 2<<20)),
		"deep workbook":       hostile(t, "xl/workbook.xml", strings.Repeat("<a>", 2<<20)),
		"deep content types":  hostile(t, "[Content_Types].xml", strings.Repeat("<a>", 2<<20)),
	} {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s, err := Open(data, headings)
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; taken > most || err == nil {
			t.Errorf("%s takes %d MB for %d rows, %v", name, taken>>20, len(s.Rows), err)
		}
	}
}
