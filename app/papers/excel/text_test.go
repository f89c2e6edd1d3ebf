package excel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
)

// typed is a case whose texts look like formulas, with one option, one line, one assumption and one rejected option.
func typed(t *testing.T, text string) *model.Case {
	t.Helper()
	return newCase(
		t, &model.Head{ID: "case", Title: text, Organisation: text, FirstYear: 2026, Years: 1},
		&model.Component{ID: "c", Name: text}, &model.Decision{ID: "d", Component: "c", Name: text},
		&model.Option{ID: "o", Decision: "d", Name: text, Consequence: text},
		&model.Option{ID: "p", Decision: "d", Name: text},
		&model.Document{ID: "doc", Title: text}, &model.Scenario{ID: "s", Name: text},
		&model.Choice{Scenario: "s", Decision: "d", Options: []string{"o"}, Status: model.Agreed, Reason: text},
		&model.RuledOut{Scenario: "s", Option: "p", Reason: text},
		&model.WhyNot{Scenario: "s", Option: "p", Reason: text},
		&model.Assumption{ID: "a", Text: text, Source: model.Source{Grade: model.Published, Document: "doc", Page: text}},
		&model.Line{
			ID: "l", Owner: "o", Type: model.CostLine, Recurrence: model.Once, Category: text, Note: text,
			Minimum: []decimal.Decimal{decimal.New(1, 0)}, Source: model.Source{Grade: model.Published, Document: "doc", Page: text},
		},
	)
}

func TestWhatAPersonTypedNeverBecomesAFormula(t *testing.T) {
	for _, text := range []string{`=HYPERLINK("http://example.org","x")`, "+1+1", "-2+3", "@SUM(1)", "'=1"} {
		s := subject(typed(t, text), "s")
		s.Stamp = text
		f := open(t, s)
		found := 0
		for _, sheet := range f.GetSheetList() {
			found += wantPlain(t, f, sheet, text)
		}
		if found < 13 {
			t.Errorf("%q stands in %d cells only", text, found)
		}
	}
}

// wantPlain wants every cell with a text to be marked as text, and counts them.
func wantPlain(t *testing.T, f *excelize.File, sheet, text string) int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for y, row := range rows {
		for x, got := range row {
			if got != text {
				continue
			}
			found++
			cell := place(x+1, y+1)
			if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s!%s is the formula %q", sheet, cell, formula)
			}
			id, err := f.GetCellStyle(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			if mark := f.Styles.CellXfs.Xf[id].QuotePrefix; mark == nil || !*mark {
				t.Errorf("%s!%s isn't marked as text", sheet, cell)
			}
		}
	}
	return found
}

func TestOnlyTextThatWouldRunIsMarked(t *testing.T) {
	for text, want := range map[string]bool{
		"=1": true, "+1": true, "-x": true, "@a": true, "\t=1": true, "'=1": true,
		"-12.5": false, "Hub": false, "": false, "a=b": false, "−1": false,
	} {
		if runs(text) != want {
			t.Errorf("runs(%q) is %v", text, !want)
		}
	}
}

func TestTextIsMadeFitForACell(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00b\x1f\x7fc": "ab\x7fc", "a\r\nb": "a\nb", "tab\there": "tab\there", "\ufffe!": "!", "a\xffb": "ab", "£ − 中 😀": "£ − 中 😀",
		"North\u202Eertnec": "Northertnec", "של\u200F": "של\u200F",
	} {
		if got := clean(text); got != want {
			t.Errorf("clean(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestWhatTurnsTextWithoutBeingSeenIsDropped(t *testing.T) {
	if got := clean("a\u202eb\u2066c\u2069"); got != "abc" {
		t.Errorf("got %q", got)
	}
}

func TestLongTextIsCutWithAnEllipsis(t *testing.T) {
	for _, text := range []string{strings.Repeat("a", maxCell+1), strings.Repeat("😀", maxCell), strings.Repeat("é", maxCell+5)} {
		got := clean(text)
		units := len(utf16.Encode([]rune(got)))
		if !strings.HasSuffix(got, "…") || units > maxCell || units < maxCell-1 {
			t.Errorf("%d code units are left of %d", units, len(utf16.Encode([]rune(text))))
		}
	}
	if text := strings.Repeat("é", maxCell); clean(text) != text {
		t.Error("a text that fits is cut")
	}
}

func TestAFooterHoldsNoCodesAndIsNotTooLong(t *testing.T) {
	if got := footer("R&D\nDRAFT"); got != "&LR&&D DRAFT" {
		t.Errorf("the footer is %q", got)
	}
	for _, stamp := range []string{strings.Repeat("&", 300), strings.Repeat("a", 300), strings.Repeat("😀", 300)} {
		got := footer(stamp)
		if units := len(utf16.Encode([]rune(got))); units > maxFooter || units < maxFooter-3 || !strings.HasSuffix(got, "…") {
			t.Errorf("the footer has %d code units: %q", units, got)
		}
	}
}

// Readers decode what looks like an escape, so it is escaped itself.
func TestTextThatLooksLikeMarkupComesBackAsItWas(t *testing.T) {
	for _, text := range []string{"_x0041_", "<b>&amp;", `"quotes"`, "two\nlines", " spaces "} {
		c := newCase(
			t, &model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: 1}, &model.Assumption{ID: "a", Text: text},
		)
		if got := kept(t, open(t, subject(c, "")), sheetAssumptions, place(2, firstRow)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
}

func TestEveryPartOfTheFileIsWellFormed(t *testing.T) {
	data := bytesOf(t, subject(typed(t, `=1&<>"'`+"\u2028"), "s"))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); err == nil; {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", part.Name, err)
		}
	}
}
