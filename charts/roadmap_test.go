package charts

import (
	"image"
	"strings"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/storage/casefile"
)

func TestOnPaperAPlanHasARowForEveryOptionAndNoLineStrikesItsWords(t *testing.T) {
	file, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Subject{subjectOf(file.Case), subjectOf(exampleCase(t))} {
		f := figureOf(t, FigureRoadmap, s)
		for _, dpi := range []int{90, 110, 300} {
			page := f.PrintSize()
			page.DPI = dpi
			got, err := pageOf(page).record(f)
			if err != nil {
				t.Fatal(err)
			}
			crossed := 0
			for _, text := range got.Texts {
				if strings.Contains(text.Text, "…") || strings.Contains(text.Text, "more row") {
					t.Errorf("%s at %d dpi: it says %q", s.Case.Head().Title, dpi, text.Text)
				}
				for _, need := range got.Boxes["need"] {
					if struck := need.Intersect(text.Ink); !struck.Empty() {
						if crossed++; !within(struck, got.Boxes["plate"]) {
							t.Errorf("%s at %d dpi: a line strikes %q", s.Case.Head().Title, dpi, text.Text)
						}
					}
				}
			}
			if crossed == 0 && s.Case.Head().FirstYear == 2011 {
				t.Error("no line runs behind any words: nothing was tried")
			}
		}
	}
}

// within reports whether a rectangle lies in one of some.
func within(r image.Rectangle, boxes []image.Rectangle) bool {
	for _, b := range boxes {
		if r.In(b) {
			return true
		}
	}
	return false
}
