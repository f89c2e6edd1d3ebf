package word

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"runtime"
	"strings"
	"testing"
)

// hostile are templates made to fill the memory, or to have something fetched, and why each is refused.
func hostile(t testing.TB) map[string]struct {
	file []byte
	why  error
} {
	t.Helper()
	const deep = 3_000_000
	body := func(markup string) part {
		return part{"word/document.xml", []byte(strings.Replace(councilDocument, "<w:body>", "<w:body>"+markup, 1))}
	}
	nested := strings.Repeat("<w:p>", deep) + strings.Repeat("</w:p>", deep)
	return map[string]struct {
		file []byte
		why  error
	}{
		"a text of nested elements":   {councilFile(t, body(nested)), errTooDeep},
		"a header of nested elements": {councilFile(t, part{"word/header1.xml", []byte("<a>" + nested + "</a>")}), errTooDeep},
		"millions of elements":        {councilFile(t, body(strings.Repeat("<w:p/>", maxElements))), errTooMuch},
		"millions of attributes":      {councilFile(t, body("<w:p"+strings.Repeat(` a=""`, 2_000_000)+"/>")), errTooMuch},
		"a text without an end":       {councilFile(t, body("<w:t>"+strings.Repeat("x", maxPiece)+"</w:t>")), errTooMuch},
		"thousands of links": {councilFile(t, part{"word/_rels/header1.xml.rels", []byte(linksTag +
			strings.Repeat(relationship("rId1", "image", "media/logo.jpg"), maxEntries) + `</Relationships>`)}), errTooMuch},
		"a part larger than is read":   {councilFile(t, body(strings.Repeat("<!---->", maxPart/7))), errTooLarge},
		"parts larger together":        {sized(councilFile(t), "word/theme/theme1.xml", maxUnpacked), errTooLarge},
		"a part that says it is large": {sized(councilFile(t), "word/document.xml", maxPart), damaged("word/document.xml", nil)},
		"a part that says it is small": {sized(councilFile(t), "word/document.xml", 10), damaged("word/document.xml", nil)},
		"entities that multiply": {councilFile(t, part{"word/document.xml", []byte(`<!DOCTYPE a [<!ENTITY b "c">]>` +
			councilDocument[strings.Index(councilDocument, "<w:document"):])}), damaged("word/document.xml", nil)},
	}
}

// sized returns a file that says another size of one part.
func sized(file []byte, name string, size uint32) []byte {
	at := bytes.LastIndex(file, []byte(name)) // in the directory at the end
	const sizeFromName = 24 - 46
	binary.LittleEndian.PutUint32(file[at+sizeFromName:], size)
	return file
}

func TestATemplateThatWouldFillTheMemoryIsRefusedAndDoesnt(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	const most = 250 << 20 // bytes taken in all, those given back too: the file's largest part, a few times
	for name, c := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := New(c.file)
		runtime.ReadMemStats(&after)
		if err == nil || err.Error() != c.why.Error() {
			t.Errorf("%s: got %v, want %v", name, err, c.why)
		}
		taken := after.TotalAlloc - before.TotalAlloc
		t.Logf("%s: %d kB of file, %d MB taken", name, len(c.file)>>10, taken>>20)
		if taken > most {
			t.Errorf("%s: %d MB are taken", name, taken>>20)
		}
	}
}

func TestPartsThatOnlyTheOldTextUsesAreNeverUnpacked(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	large := part{"word/media/old.jpg", bytes.Repeat([]byte("old "), 10<<20)}
	file := spoilt(councilFile(t, large), large.name) // which would be found if it were
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := New(file); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 10<<20 {
		t.Errorf("%d MB are taken", taken>>20)
	}
}

func TestAFileThatUnpacksToMoreThanItMayIsRefusedBeforeItIs(t *testing.T) {
	file := zipped(t, part{"a", make([]byte, 600)}, part{"b", make([]byte, 600)})
	if _, err := opened(file, 1200); err != nil {
		t.Error(err)
	}
	if _, err := opened(file, 1199); err == nil || err.Error() != errTooLarge.Error() {
		t.Errorf("got %v", err)
	}
}

func TestFoldersInAFileAreLeftOut(t *testing.T) {
	a, err := opened(zipped(t, part{"word/", nil}, part{"word/a", []byte("a")}), 10)
	if err != nil || len(a) != 1 {
		t.Errorf("got %v, %v", a, err)
	}
}

func TestAPartIsReadWhateverTheCaseOfItsName(t *testing.T) {
	a, err := opened(zipped(t, part{"Word/A", []byte("a")}), 10)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := a.read("word/a"); err != nil || string(got) != "a" || !a.has("WORD/a") {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := a.read("word/b"); err != nil || got != nil || a.has("word/b") {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestAPartThatCantBeOpenedIsDamaged(t *testing.T) {
	a := archive{"a": entry{"a", 1, func() (io.ReadCloser, error) { return nil, zip.ErrAlgorithm }}}
	if _, err := a.read("a"); err == nil || err.Error() != damaged("a", nil).Error() {
		t.Errorf("got %v", err)
	}
}

func BenchmarkATemplateOfDeeplyNestedElements(b *testing.B) {
	file := hostile(b)["a text of nested elements"].file
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(file); err == nil {
			b.Fatal("it is taken")
		}
	}
}
