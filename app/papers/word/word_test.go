package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestEveryPartIsWellFormed(t *testing.T) {
	for name, template := range map[string][]byte{"built-in": nil, "council": councilFile(t)} {
		d := begun(t, template)
		everything(t, d)
		for _, p := range unpacked(t, d).list {
			if strings.HasSuffix(p.name, ".xml") || strings.HasSuffix(p.name, ".rels") {
				if root := parsed(t, p.data); root == nil {
					t.Errorf("%s: %s is empty", name, p.name)
				}
			}
		}
	}
}

func TestTheSameBlocksGiveTheSameBytes(t *testing.T) {
	for _, template := range [][]byte{nil, councilFile(t)} {
		first, second := begun(t, template), begun(t, template)
		everything(t, first)
		everything(t, second)
		if !bytes.Equal(file(t, first), file(t, second)) {
			t.Error("two documents differ")
		}
		if !bytes.Equal(file(t, first), file(t, first)) {
			t.Error("writing a document changes it")
		}
	}
}

func TestEveryEntryHasTheSameTimeAndTheContentTypesComeFirst(t *testing.T) {
	data := file(t, begun(t, nil))
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for i, entry := range archive.File {
		if entry.Modified.Year() != 1980 {
			t.Errorf("%s is of %v", entry.Name, entry.Modified)
		}
		if (entry.Name == typesPart) != (i == 0) {
			t.Errorf("%s is entry %d", entry.Name, i)
		}
	}
}

func TestADocumentIsATemplateForTheNext(t *testing.T) {
	d := begun(t, nil)
	everything(t, d)
	first := file(t, d)
	again := begun(t, first)
	everything(t, again)
	if got, want := body(t, again).words(), body(t, d).words(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheBuiltInLookIsA4WithTextAsWideAsAChart(t *testing.T) {
	d := begun(t, nil)
	section := body(t, d).child("sectPr")
	size, margins := section.child("pgSz").attributes, section.child("pgMar").attributes
	if size["w"] != "11906" || size["h"] != "16838" || margins["left"] != "1446" || margins["right"] != "1445" {
		t.Errorf("the page is %v with margins %v", size, margins)
	}
	if mm := float64(d.template.story.width) * emuPerTwip / emuPerMM; mm < 159 || mm > 159.02 {
		t.Errorf("the text is %v mm wide", mm)
	}
}

func TestTheBuiltInLookHasHeadingsLanguageAndPageNumbers(t *testing.T) {
	p := unpacked(t, begun(t, nil))
	styles := parsed(t, bytesOf(t, p, "word/styles.xml"))
	if got := styles.all("lang")[0].attributes["val"]; got != "en-GB" {
		t.Errorf("the language is %s", got)
	}
	for _, s := range styles.all("style") {
		id, name := s.attributes["styleId"], s.child("name").attributes["val"]
		if !strings.HasPrefix(id, "Heading") {
			continue
		}
		level := strings.TrimPrefix(id, "Heading")
		if name != "heading "+level || !strings.Contains("012", s.all("outlineLvl")[0].attributes["val"]) ||
			s.all("color")[0].attributes["val"] != "12436D" {
			t.Errorf("%s isn't a heading as Word knows it", id)
		}
	}
	if got := parsed(t, bytesOf(t, p, "word/footer1.xml")).words(); got != "Page 1 of 1" {
		t.Errorf("the footer says %q", got)
	}
}

func TestHeadingsHaveTheStyleOfTheirLevelOrTheNearest(t *testing.T) {
	d := begun(t, nil)
	for level := -1; level <= 4; level++ {
		d.Heading(level, "Heading")
	}
	var got []string
	for _, s := range body(t, d).all("pStyle") {
		got = append(got, s.attributes["val"])
	}
	want := []string{"Title", "Title", "Heading1", "Heading2", "Heading3", "Heading3"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestItemsAndNotesHaveTheirStyles(t *testing.T) {
	d := begun(t, nil)
	d.Item("Item")
	d.Quiet("Note")
	p := unpacked(t, d)
	got := body(t, d).all("pStyle")
	if got[0].attributes["val"] != "ListBullet" || got[1].attributes["val"] != "Quiet" {
		t.Errorf("got %v and %v", got[0].attributes, got[1].attributes)
	}
	if format := parsed(t, bytesOf(t, p, "word/numbering.xml")).all("numFmt")[0]; format.attributes["val"] != "bullet" {
		t.Errorf("the list is %v", format.attributes)
	}
}

func TestAPageBreakBeginsTheNextBlockOnANewPage(t *testing.T) {
	blocks := map[string]func(*Document){
		"paragraph": func(d *Document) { d.Paragraph("Next") },
		"heading":   func(d *Document) { d.Heading(1, "Next") },
		"table":     func(d *Document) { d.Table(profileTable()) },
		"bare table": func(d *Document) {
			d.Table(Table{Columns: []string{"Next"}})
		},
		"picture": func(d *Document) { _ = d.Picture(dot(t), 10, 10, "Next") },
	}
	for name, add := range blocks {
		d := begun(t, nil)
		d.Paragraph("Before")
		d.PageBreak()
		d.PageBreak()
		add(d)
		d.Paragraph("After")
		d.PageBreak() // with nothing after it
		b := body(t, d)
		if !b.children[1].child("pPr").has("pageBreakBefore") || len(b.all("pageBreakBefore")) != 1 {
			t.Errorf("%s: the break isn't where it belongs", name)
		}
	}
}

func TestAnEmptyDocumentHasItsPageAlone(t *testing.T) {
	if b := body(t, begun(t, nil)); len(b.children) != 1 || b.children[0].name != "sectPr" {
		t.Errorf("got %v", b.children)
	}
}

// full is a disk with room for so many bytes more.
type full int

func (f *full) Write(b []byte) (int, error) {
	if *f -= full(len(b)); *f < 0 {
		return 0, errors.New("no space left")
	}
	return len(b), nil
}

func TestAFullDiskIsReportedWhereverItFillsUp(t *testing.T) {
	d := begun(t, nil)
	everything(t, d)
	whole := len(file(t, d))
	for room := 0; room < whole; room += 97 {
		disk := full(room)
		if err := d.Write(&disk, paper); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Fatalf("with room for %d of %d bytes: %v", room, whole, err)
		}
	}
}
