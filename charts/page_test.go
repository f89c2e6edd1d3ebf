package charts

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"hash/crc32"
	"image"
	"io"
	"strings"
	"testing"

	"tomworkbench/charts/draw"
	"tomworkbench/charts/draw/golden"
	"tomworkbench/model"
)

// The picture says its resolution, so that Word places it at the page's size.
func TestThePNGHasItsSize(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	for dpi, perMetre := range map[int]uint32{300: 11811, 96: 3780} {
		page := draw.DefaultPrintSize()
		page.DPI = dpi
		var buf bytes.Buffer
		if err := f.PNG(&buf, page); err != nil {
			t.Fatal(err)
		}
		if size := golden.Decode(t, buf.Bytes()).Bounds().Size(); size != page.Pixels() {
			t.Errorf("%d dpi: %v pixels, want %v", dpi, size, page.Pixels())
		}
		got := chunk(t, buf.Bytes(), "pHYs")
		if x, y := binary.BigEndian.Uint32(got), binary.BigEndian.Uint32(got[4:]); x != perMetre || y != perMetre || got[8] != 1 {
			t.Errorf("%d dpi: %d × %d pixels a metre in unit %d, want %d", dpi, x, y, got[8], perMetre)
		}
	}
	if size := draw.DefaultPrintSize().Pixels(); size != image.Pt(1878, 1181) {
		t.Errorf("the default page has %v pixels", size)
	}
}

// chunk returns the data of a PNG's chunk, which must stand before the pixels and have a right checksum.
func chunk(t *testing.T, encoded []byte, name string) []byte {
	t.Helper()
	for at := len("\x89PNG\r\n\x1a\n"); at < len(encoded); {
		length := int(binary.BigEndian.Uint32(encoded[at:]))
		body := encoded[at+4 : at+8+length]
		if sum := binary.BigEndian.Uint32(encoded[at+8+length:]); sum != crc32.ChecksumIEEE(body) {
			t.Fatalf("chunk %s has a wrong checksum", body[:4])
		}
		switch string(body[:4]) {
		case name:
			return body[4:]
		case "IDAT":
			t.Fatalf("no %s chunk before the pixels", name)
		}
		at += 12 + length
	}
	t.Fatalf("no %s chunk", name)
	return nil
}

func TestPagesThatCannotBeDrawnAreRefused(t *testing.T) {
	f := NewProfile(emptyCase(t), "s", model.Minimum, model.InYear)
	for _, p := range []draw.PrintSize{
		{},
		{WidthMM: 10, HeightMM: 100, DPI: 300},
		{WidthMM: 159, HeightMM: 1e9, DPI: 300},
		{WidthMM: 159, HeightMM: 100, DPI: 10},
		{WidthMM: 159, HeightMM: 100, DPI: 100_000},
		{WidthMM: 420, HeightMM: 420, DPI: 1200},
	} {
		if err := f.PNG(io.Discard, p); err == nil {
			t.Errorf("%+v: drawn as PNG", p)
		}
		if err := f.SVG(io.Discard, p); err == nil {
			t.Errorf("%+v: drawn as SVG", p)
		}
	}
}

// Paper leaves nothing out: a page has room for all that the figure says, or it is refused.
func TestAPageTooSmallForTheWordsIsRefused(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear).Stamped("DRAFT · revision 12 · 22 November 2026")
	small := draw.PrintSize{WidthMM: 77, HeightMM: 70, DPI: 300}
	if err := f.PNG(io.Discard, small); !errors.Is(err, draw.ErrSmallPage) {
		t.Errorf("PNG: %v", err)
	}
	if err := f.SVG(io.Discard, small); !errors.Is(err, draw.ErrSmallPage) {
		t.Errorf("SVG: %v", err)
	}
	tall := draw.PrintSize{WidthMM: 77, HeightMM: 130, DPI: 300}
	var words []string
	for _, text := range record(t, f, pageOf(tall)).Texts {
		words = append(words, text.Text)
	}
	all := strings.Join(words, " ")
	for _, want := range []string{f.Title(), "cautious estimate, new savings each year, £m", "Range, cautious to stretch", f.Stamp()} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not on the page: %q", want, words)
		}
	}
}

// brokenWriter takes some bytes, then fails.
type brokenWriter struct{ left int }

var errFull = errors.New("the disk is full")

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestAFailedWriteIsReported(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	if err := f.PNG(&brokenWriter{left: 100}, draw.DefaultPrintSize()); !errors.Is(err, errFull) {
		t.Errorf("PNG: %v", err)
	}
	if err := f.SVG(&brokenWriter{left: 100}, draw.DefaultPrintSize()); !errors.Is(err, errFull) {
		t.Errorf("SVG: %v", err)
	}
}

// The SVG is well-formed whatever the scenario is called, and says what it shows.
func TestTheSVGHoldsItsWords(t *testing.T) {
	name := `Tom & <Jerry> "quoted" 'n' ]]> £`
	f := NewProfile(newCase(t, name, 4), "s", model.Minimum, model.InYear).Stamped("DRAFT <1>")
	var buf bytes.Buffer
	if err := f.SVG(&buf, draw.DefaultPrintSize()); err != nil {
		t.Fatal(err)
	}
	var svg struct {
		XMLName xml.Name `xml:"http://www.w3.org/2000/svg svg"`
		Width   string   `xml:"width,attr"`
		Family  string   `xml:"font-family,attr"`
		Title   string   `xml:"title"`
		Desc    string   `xml:"desc"`
		Texts   []string `xml:"text"`
	}
	if err := xml.Unmarshal(buf.Bytes(), &svg); err != nil {
		t.Fatal(err)
	}
	if svg.Width != "159mm" || svg.Family != "Arial, Arimo, sans-serif" {
		t.Errorf("width %q, fonts %q", svg.Width, svg.Family)
	}
	if svg.Title != f.Title()+". "+f.Subtitle() || svg.Desc != f.Description() {
		t.Errorf("title %q, description %q", svg.Title, svg.Desc)
	}
	texts := strings.Join(svg.Texts, "\n")
	for _, want := range []string{f.Title(), f.Subtitle(), "Cumulative net", "£0m", "2018/19", "DRAFT <1>"} {
		if !strings.Contains(texts, want) {
			t.Errorf("no text %q in the drawing", want)
		}
	}
}

// The notes and the stamp stand on paper, and not in the window.
func TestNotesAndStampStandOnPaper(t *testing.T) {
	c := newCase(t, "A", 1, testLine{kind: model.BenefitLine, minimum: []string{"1"}, grade: model.Illustrative})
	f := NewProfile(c, "s", model.Minimum, model.InYear).Stamped("DRAFT")
	holds := func(g sheet, text string) bool {
		for _, got := range record(t, f, g).Texts {
			if strings.Contains(got.Text, text) {
				return true
			}
		}
		return false
	}
	window := frameOf(568, 400)
	for _, text := range []string{"illustrative", "DRAFT"} {
		if !holds(pageOf(draw.DefaultPrintSize()), text) || holds(window, text) {
			t.Errorf("%q: on paper %v, in the window %v", text, holds(pageOf(draw.DefaultPrintSize()), text), holds(window, text))
		}
	}
}

// No text on paper is smaller than 12 points.
func TestTextOnPaperIsLargeEnough(t *testing.T) {
	page := draw.DefaultPrintSize()
	for _, text := range record(t, NewProfile(publishedCase(t), "s", model.Minimum, model.InYear), pageOf(page)).Texts {
		if points := text.Size / float64(page.DPI) * 72; points < 11.999 {
			t.Errorf("%q is %.2f points", text.Text, points)
		}
	}
}
