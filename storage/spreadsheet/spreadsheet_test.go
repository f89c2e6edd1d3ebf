package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// headings are known in the tables of the tests.
func headings(cell string) bool {
	return slices.Contains([]string{"id", "owner", "2018/19", "note"}, strings.Trim(strings.ToLower(cell), byteOrderMark))
}

func wide(order binary.AppendByteOrder, mark bool, text string) []byte {
	var data []byte
	if mark {
		data = order.AppendUint16(data, 0xFEFF)
	}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

// Whatever stands between the cells, ends the lines and encodes the text, a table reads the same.
func TestATableIsTheSameInEverySeparatorEncodingAndLineEnd(t *testing.T) {
	rows := [][]string{
		{"id", "owner", "2018/19", "note, remark; comment | hint"},
		{"a", "", "0,25", "£ café – “quoted”, and 12\" of it"},
		{"", "", "", ""},
		{"b", "x|y;z,\tw", "(1 234.5)", "two\nlines"},
	}
	for _, separator := range separators {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			for _, before := range []string{"", "sep=" + string(separator) + end} {
				text := before + written(rows, string(separator), end)
				windows, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				for name, data := range map[string][]byte{
					"UTF-8": []byte(text), "UTF-8 with a mark": []byte(byteOrderMark + text), "UTF-8 with two marks": []byte(byteOrderMark + byteOrderMark + text),
					"UTF-16LE with a mark": wide(binary.LittleEndian, true, text), "UTF-16LE": wide(binary.LittleEndian, false, text),
					"UTF-16BE with a mark": wide(binary.BigEndian, true, text), "UTF-16BE": wide(binary.BigEndian, false, text), "Windows-1252": windows,
				} {
					s, err := Open(data, headings)
					if err != nil || s.Separator != separator || !slices.EqualFunc(s.Rows, rows, slices.Equal) {
						t.Fatalf("%s, %q, %q, %q: separated by %q, %q, %v", name, separator, end, before, s.Separator, s.Rows, err)
					}
					if told := len(s.Notes) > 0; told != (name == "Windows-1252") {
						t.Errorf("%s: it is told %q", name, s.Notes)
					}
				}
			}
		}
	}
}

// written writes a table with every cell in quotes that has to be.
func written(rows [][]string, separator, end string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(separator)
			}
			if strings.ContainsAny(cell, "\n\";,|\t") {
				cell = `"` + strings.ReplaceAll(strings.ReplaceAll(cell, `"`, `""`), "\n", end) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return b.String()
}

func TestWhatCannotBeReadIsRefusedInTheRowThatAPersonSees(t *testing.T) {
	const head = "id,owner,2018/19,note\n"
	for name, one := range map[string]struct{ data, want string }{
		"an unclosed quote":              {head + "a,b,1,\"two\nlines\"\n\nb,c,1,\"open\nc,d,1,\n", "the quote that opens cell 4 of row 4, before “open”, is never closed"},
		"one before quoted cells":        {head + "a,b,1,\"open\nc,d,1,\"x\"\n", "cell 4 of row 2"},
		"one behind sep=":                {"sep=,\r\n" + head + "\"a,b,1,\n", "cell 1 of row 2, before “a,b,1,”"},
		"bytes of nothing":               {head + "a,b,1,\"two\nlines\"\n\n" + strings.Repeat("\x00", 4096), "row 4 holds bytes of nothing"},
		"bytes of nothing in a cell":     {head + "a,b,\x00\x00,\n", "row 2 holds bytes of nothing"},
		"two encodings":                  {head + "a,Café,1,\nb,Caf\xe9,1,\n", "row 3 holds bytes that are not UTF-8"},
		"no character of Windows-1252":   {head + "a,b,1,\xe9\nb,\x81,1,\n", "row 3 holds a character that is neither"},
		"half a character":               {string(wide(binary.LittleEndian, true, head)) + "x", "in the middle of a character"},
		"UTF-32":                         {"\xff\xfe\x00\x00i\x00\x00\x00", "UTF-32"},
		"too many rows":                  {strings.Repeat("a\n", MaxRows+1), "more than 20100 rows"},
		"too many cells":                 {head + strings.Repeat(",", MaxColumns), "row 2 has more than 1000 cells"},
		"too many bytes":                 {strings.Repeat("x", MaxBytes+1), "at most 4 MB"},
		"a workbook that is none":        {"PK\x03\x04 nothing", "the workbook is damaged: it ends before its end"},
		"a document of a word processor": {string(zipOf(t, "word/document.xml")), "no Excel workbook"},
	} {
		if s, err := Open([]byte(one.data), headings); err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s gives %.200q, %v; want %q", name, s.Rows, err, one.want)
		}
	}
}

func TestAQuoteWithinACellIsPartOfIt(t *testing.T) {
	s, err := Open([]byte("id,owner,2018/19,note\na,12\" cable,1,\"quoted\" word\n\"\"\"b\"\"\",\"\",2,\"say \"\"so\"\"\"\n"), headings)
	want := [][]string{{"id", "owner", "2018/19", "note"}, {"a", `12" cable`, "1", `"quoted" word`}, {`"b"`, "", "2", `say "so"`}}
	if err != nil || !slices.EqualFunc(s.Rows, want, slices.Equal) {
		t.Errorf("it is %q, %v", s.Rows, err)
	}
}

func TestWhatIsPastedIsNeverRefusedForAQuote(t *testing.T) {
	for text, want := range map[string][][]string{
		"a\tb\nc\td\n":                    {{"a", "b"}, {"c", "d"}},
		"a\tb\r\nc":                       {{"a", "b"}, {"c"}},
		"a\rb":                            {{"a"}, {"b"}},
		"\"two\nlines\"\t\"a \"\"b\"\"\"": {{"two\nlines", `a "b"`}},
		"one":                             {{"one"}},
		"":                                nil,
		"\t\n":                            {{"", ""}},
		`5" pipe` + "\tx":                 {{`5" pipe`, "x"}},
		`"open`:                           {{`"open`}},
		"\"open\tx\ny\t\"z\"":             {{`"open`, "x"}, {"y", "z"}},
	} {
		if got, err := Cells(text); err != nil || !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestABlockOfFiguresSaysWhatStandsBetweenItsCells(t *testing.T) {
	for text, want := range map[string][][]string{
		"1,5;2\n3;\"a;b\"": {{"1,5", "2"}, {"3", "a;b"}},
		"1;5\t2":           {{"1;5", "2"}},
		"1,5":              {{"1,5"}},
	} {
		got, separator, err := Block(text)
		if err != nil || !slices.EqualFunc(got, want, slices.Equal) || separator == ';' != (len(want) == 2) {
			t.Errorf("%q gives %q at %q", text, got, separator)
		}
	}
}

func TestAPastedTableHasTabsOrWhatItsRowsAgreeOn(t *testing.T) {
	for text, want := range map[string]rune{
		"Area\tTotal\nA\t1,200\nB\t1,300": '\t', "Area;Total\nA;1,2\nB;1,3": ';', "Area,Total\nA,1\nB,2": ',', "Area|Total\nA|1,2\nB|1,3": '|',
		"Title, of a table\nArea\tTotal\nA\t1": '\t',
	} {
		if s, err := Paste(text, nil); err != nil || s.Separator != want {
			t.Errorf("%q is separated by %q, %v", text, s.Separator, err)
		}
	}
}

func TestAWorkbookIsReadFromTheSheetWithTheHeadings(t *testing.T) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	for at, value := range map[string]any{"A1": "About", "A2": "owner"} {
		if err := book.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("Figures"); err != nil {
		t.Fatal(err)
	}
	for at, value := range map[string]any{"A1": "Plan", "A3": "owner", "B3": "2018/19", "C3": "note", "A4": "x", "B4": 0.1 + 0.2, "C4": "two\nlines", "B5": 1234567.125, "B6": 0.30000000000000004e-5} {
		if err := book.SetCellValue("Figures", at, value); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	s, err := Open(b.Bytes(), headings)
	want := [][]string{{"Plan"}, nil, {"owner", "2018/19", "note"}, {"x", "0.3", "two\nlines"}, {"", "1234567.125"}, {"", "0.000003"}}
	if err != nil || !slices.EqualFunc(s.Rows, want, slices.Equal) {
		t.Errorf("it is %q, %v", s.Rows, err)
	}
}

// A figure of a workbook is taken with all its digits, and with the pound sign, the per cent and the scale that it is shown in.
func TestAFigureOfAWorkbookIsTakenAsItIsShown(t *testing.T) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	formats := []string{`"£"#,##0`, `0%`, `"£"#,##0.00,,"m"`, `dd/mm/yyyy`, `0.0`, `_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-`, `General`}
	values := []any{250000.25, 0.4, 253400, 43191, 0.2534, 0, true}
	for i := range formats {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &formats[i]})
		at, err2 := excelize.CoordinatesToCellName(i+1, 1)
		if err := errors.Join(err, err2, book.SetCellValue("Sheet1", at, values[i]), book.SetCellStyle("Sheet1", at, at, style)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	s, err := Open(b.Bytes(), headings)
	want := []string{"£250000.25", "40%", "£253400", "01/04/2018", "0.2534", "£0", "TRUE"}
	if err != nil || len(s.Rows) != 1 || !slices.Equal(s.Rows[0], want) {
		t.Errorf("it is %q, %v", s.Rows, err)
	}
}

func TestAFormulaThatWasNeverWorkedOutIsNoZero(t *testing.T) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	var b bytes.Buffer
	if err := errors.Join(book.SetCellValue("Sheet1", "A1", "owner"), book.SetCellFormula("Sheet1", "B1", "A1+A2"), book.Write(&b)); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(b.Bytes(), headings); err == nil || !strings.Contains(err.Error(), "the formula in B1 was never worked out") {
		t.Errorf("it is %q, %v", s.Rows, err)
	}
}

func TestASheetThatIsHiddenIsNotRead(t *testing.T) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	_, err := book.NewSheet("Old")
	_, err2 := book.NewSheet("Other")
	var b bytes.Buffer
	if err := errors.Join(err, err2, book.SetSheetRow("Sheet1", "A1", &[]string{"owner", "2018/19", "note"}), book.SetSheetRow("Old", "A1", &[]string{"id", "owner", "2018/19", "note"}),
		book.SetSheetRow("Other", "A1", &[]string{"owner", "2018/19"}), book.SetSheetVisible("Old", false), book.Write(&b)); err != nil {
		t.Fatal(err)
	}
	s, err := Open(b.Bytes(), headings)
	if err != nil || len(s.Rows) != 1 || len(s.Rows[0]) != 3 || len(s.Notes) != 1 || s.Notes[0] != "The sheet “Sheet1” is read, and nothing of “Other”." {
		t.Errorf("it is %q, %q, %v", s.Rows, s.Notes, err)
	}
}

func zipOf(t *testing.T, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"id,owner\na,b\n", "sep=;\nid;owner", "\xff\xfei\x00", "i\x00d\x00", "\"", "\"\"\n\"", ",,,\n,,,", "PK\x03\x04", "\xa3", "a\x00", "|\r\r\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Open(data, headings)
		if err == nil && (len(s.Rows) > MaxRows || slices.ContainsFunc(s.Rows, func(row []string) bool { return len(row) > MaxColumns })) {
			t.Errorf("%d rows are read", len(s.Rows))
		}
		if p, err := Paste(string(data), headings); err == nil {
			total := 0
			for _, row := range p.Rows {
				for _, cell := range row {
					total += len(cell)
				}
			}
			if total > len(data) {
				t.Errorf("%d bytes of cells come of %d", total, len(data))
			}
		}
	})
}
