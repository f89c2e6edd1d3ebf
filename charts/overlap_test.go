package charts

import (
	"cmp"
	"image"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// labelledYears is the number of years beyond which only the telling points of a line have labels.
const labelledYears = 12

// No text of any figure, in any size, meets another text or leaves the picture; no label of the line
// meets a bar, range, marker, the line or the zero rule.
func TestNoTextOverlapsAnything(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	found, points := 0, 0
	for i := range 400 {
		c := randomCase(t, r)
		estimate := model.Estimates()[r.IntN(3)]
		basis := model.Bases()[r.IntN(2)]
		f := NewProfile(c, "s", estimate, basis).Stamped("DRAFT · revision 12 · 22 November 2026")
		g := randomSheet(r)
		got := record(t, f, g)
		checkTexts(t, got, image.Rectangle{Max: got.Size})
		checkLabels(t, got)
		found += len(labels(got))
		if n := len(c.Head().YearNames()); n <= labelledYears {
			points += n
		}
		if t.Failed() {
			t.Fatalf("seed %d, figure %d: %s on %v", seed, i, f.Title(), g)
		}
	}
	if found < points/2 {
		t.Errorf("only %d labels found room for %d points", found, points)
	}
}

func checkTexts(t *testing.T, got *draw.Record, picture image.Rectangle) {
	t.Helper()
	for i, a := range got.Texts {
		if !a.Ink.In(picture) {
			t.Errorf("%q at %v leaves the picture %v", a.Text, a.Ink, picture)
		}
		for _, b := range got.Texts[:i] {
			if a.Ink.Overlaps(b.Ink) {
				t.Errorf("%q at %v overlaps %q at %v", a.Text, a.Ink, b.Text, b.Ink)
			}
		}
		for _, mark := range got.Boxes["key"] {
			if a.Ink.Overlaps(mark) {
				t.Errorf("%q at %v overlaps a mark of the key at %v", a.Text, a.Ink, mark)
			}
		}
	}
}

func checkLabels(t *testing.T, got *draw.Record) {
	t.Helper()
	for _, label := range labels(got) {
		checkSide(t, label, got.Boxes["zero"][0])
		for _, class := range []string{"bar", "range", "zero"} {
			for _, box := range got.Boxes[class] {
				if label.Ink.Overlaps(box) {
					t.Errorf("label %q at %v overlaps a %s at %v", label.Text, label.Ink, class, box)
				}
			}
		}
		for _, d := range got.Discs["marker"] {
			if label.Ink.Overlaps(d) {
				t.Errorf("label %q at %v overlaps a marker at %v", label.Text, label.Ink, d)
			}
		}
		for _, line := range got.Lines {
			for k := 1; k < len(line); k++ {
				a, b := line[k-1], line[k]
				if crosses(a, b, label.Ink) {
					t.Errorf("label %q at %v overlaps the line from %v to %v", label.Text, label.Ink, a, b)
				}
			}
		}
	}
}

// checkSide holds a label to its own side of the zero rule.
func checkSide(t *testing.T, label draw.RecordedText, zero image.Rectangle) {
	t.Helper()
	below, above := label.Ink.Min.Y >= zero.Min.Y, label.Ink.Max.Y <= zero.Max.Y
	none := strings.Trim(label.Text, "£0.m") == ""
	if !none && strings.HasPrefix(label.Text, "−") && !below || !none && !strings.HasPrefix(label.Text, "−") && !above {
		t.Errorf("label %q at %v stands across the zero rule at %v", label.Text, label.Ink, zero)
	}
}

// A reader takes a label for that of the nearest point: it never lies nearer to another than to its own.
func TestALabelIsNearestToItsOwnPoint(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 9))
	found := 0
	for range 300 {
		c, e, b := randomCase(t, r), model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		g := randomSheet(r)
		got := record(t, NewProfile(c, "s", e, b), g)
		points := markersOf(got)
		want := readProfile(c, "s", e, b).pointLabels()
		for _, label := range labels(got) {
			found++
			nearest := slices.MinFunc(points, func(p, q image.Point) int {
				return cmp.Compare(away(p, label.Ink), away(q, label.Ink))
			})
			if i := slices.Index(points, nearest); len(points) != len(want) || want[i] != label.Text {
				t.Fatalf("seed %d: %q at %v is nearest to point %d of %d, %v, at %v", seed, label.Text, label.Ink, i, len(points), want, g)
			}
		}
	}
	if found < 300 {
		t.Errorf("only %d labels", found)
	}
}

// markersOf are the middles of the line's markers from left to right; each is drawn as two discs.
func markersOf(got *draw.Record) []image.Point {
	var points []image.Point
	for _, d := range got.Discs["marker"] {
		if at := d.Min.Add(d.Max).Div(2); !slices.Contains(points, at) {
			points = append(points, at)
		}
	}
	slices.SortFunc(points, func(a, b image.Point) int { return a.X - b.X })
	return points
}

// Every scenario of the example, however it is counted, shows every year's amount: the first year's too, whose point lies
// between the bars, in a window of any size and on paper.
func TestTheExampleHasAllItsLabels(t *testing.T) {
	c := exampleCase(t)
	var sheets []sheet
	for width := 400; width <= 1920; width += 152 {
		for _, height := range []int{270, 360, 450, 576, 720, 900} {
			if height <= width {
				sheets = append(sheets, frameOf(width, height))
			}
		}
	}
	for _, format := range Formats() {
		sheets = append(sheets, pageOf(format.Size))
	}
	for s := range c.Scenarios.All() {
		for i, e := range model.Estimates() {
			f := NewProfile(c, s.ID, e, model.Bases()[i%2])
			want := readProfile(c, s.ID, e, model.Bases()[i%2]).pointLabels()
			slices.Sort(want)
			for _, g := range sheets {
				var texts []string
				for _, l := range labels(record(t, f, g)) {
					texts = append(texts, l.Text)
				}
				if slices.Sort(texts); !slices.Equal(texts, want) {
					t.Errorf("%s, %s, on %v: %v, want %v", s.Name, e, g, texts, want)
				}
			}
		}
	}
}

// The published case in the window's card shows every point's amount.
func TestThePublishedCaseHasAllItsLabels(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	for _, g := range []sheet{
		frameOf(568, 400),
		frameOf(1024, 576),
		frameOf(1920, 1080),
		pageOf(draw.DefaultPrintSize()),
	} {
		got := map[string]bool{}
		for _, l := range labels(record(t, f, g)) {
			got[l.Text] = true
		}
		for _, want := range []string{"−£1m", "£4m", "£12m", "£16m"} {
			if !got[want] {
				t.Errorf("%v: no label %q", g, want)
			}
		}
	}
}

// away is how far a point lies from a box.
func away(at image.Point, box image.Rectangle) float64 {
	dx := max(box.Min.X-at.X, at.X-box.Max.X, 0)
	dy := max(box.Min.Y-at.Y, at.Y-box.Max.Y, 0)
	return math.Hypot(float64(dx), float64(dy))
}

// crosses reports whether the line from a to b meets a box, pixel by pixel.
func crosses(a, b image.Point, box image.Rectangle) bool {
	steps := max(1, a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y)
	for i := range steps + 1 {
		if image.Pt(a.X+(b.X-a.X)*i/steps, a.Y+(b.Y-a.Y)*i/steps).In(box) {
			return true
		}
	}
	return false
}
