package charts

import (
	"cmp"
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/model"
)

// randomGround is a window or a page of any sensible size.
func randomGround(r *rand.Rand) ground {
	if r.IntN(3) == 0 {
		p := Page{WidthMM: 110 + 250*r.Float64(), HeightMM: 100 + 150*r.Float64(), DPI: 72 + r.IntN(230)}
		return p.ground()
	}
	scale := []float64{1, 1, 1.25, 2}[r.IntN(4)]
	return windowGround(image.Pt(320+r.IntN(1600), 240+r.IntN(900)), scale, LightTheme())
}

// No text of any figure, in any size, meets another text or leaves the picture; no label of the line
// meets a bar, range, marker, the line or the zero rule.
func TestNoTextOverlapsAnything(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	labels, points := 0, 0
	for i := range 400 {
		c := randomCase(t, r)
		estimate := model.Estimates()[r.IntN(3)]
		basis := model.Bases()[r.IntN(2)]
		f := NewProfile(c, "s", estimate, basis).Stamped("DRAFT · revision 12 · 22 November 2026")
		g := randomGround(r)
		got := record(t, f, g)
		checkTexts(t, got, image.Rectangle{Max: g.size})
		checkLabels(t, got)
		labels += len(got.labels())
		if n := len(c.Head().YearNames()); n <= manyYears {
			points += n
		}
		if t.Failed() {
			t.Fatalf("seed %d, figure %d: %s, %v at %v px a unit", seed, i, f.Title(), g.size, g.unit)
		}
	}
	if labels < points/2 {
		t.Errorf("only %d labels found room for %d points", labels, points)
	}
}

func checkTexts(t *testing.T, got *recorder, picture image.Rectangle) {
	t.Helper()
	for i, a := range got.texts {
		if !a.ink.In(picture) {
			t.Errorf("%q at %v leaves the picture %v", a.text, a.ink, picture)
		}
		for _, b := range got.texts[:i] {
			if a.ink.Overlaps(b.ink) {
				t.Errorf("%q at %v overlaps %q at %v", a.text, a.ink, b.text, b.ink)
			}
		}
		for _, mark := range got.rects["key"] {
			if a.ink.Overlaps(mark) {
				t.Errorf("%q at %v overlaps a mark of the key at %v", a.text, a.ink, mark)
			}
		}
	}
}

func checkLabels(t *testing.T, got *recorder) {
	t.Helper()
	for _, label := range got.labels() {
		checkSide(t, label, got.rects["zero"][0])
		for _, class := range []string{"bar", "range", "zero"} {
			for _, box := range got.rects[class] {
				if label.ink.Overlaps(box) {
					t.Errorf("label %q at %v overlaps a %s at %v", label.text, label.ink, class, box)
				}
			}
		}
		for _, d := range got.discs["marker"] {
			if label.ink.Overlaps(d.square()) {
				t.Errorf("label %q at %v overlaps a marker at %v", label.text, label.ink, d)
			}
		}
		for _, line := range got.lines {
			for k := 1; k < len(line); k++ {
				a, b := image.Pt(int(line[k-1].x), int(line[k-1].y)), image.Pt(int(line[k].x), int(line[k].y))
				if crosses(a, b, label.ink) {
					t.Errorf("label %q at %v overlaps the line from %v to %v", label.text, label.ink, a, b)
				}
			}
		}
	}
}

// checkSide holds a label to its own side of the zero rule.
func checkSide(t *testing.T, label recordedText, zero image.Rectangle) {
	t.Helper()
	below, above := label.ink.Min.Y >= zero.Min.Y, label.ink.Max.Y <= zero.Max.Y
	none := strings.Trim(label.text, "£0.m") == ""
	if !none && strings.HasPrefix(label.text, "−") && !below || !none && !strings.HasPrefix(label.text, "−") && !above {
		t.Errorf("label %q at %v stands across the zero rule at %v", label.text, label.ink, zero)
	}
}

// A reader takes a label for that of the nearest point: it never lies nearer to another than to its own.
func TestALabelIsNearestToItsOwnPoint(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 9))
	labels := 0
	for range 300 {
		c, e, b := randomCase(t, r), model.Estimates()[r.IntN(3)], model.Bases()[r.IntN(2)]
		g := randomGround(r)
		got := record(t, NewProfile(c, "s", e, b), g)
		points := markersOf(got)
		want := readProfile(c, "s", e, b).pointLabels()
		for _, label := range got.labels() {
			labels++
			nearest := slices.MinFunc(points, func(p, q image.Point) int {
				return cmp.Compare(away(p, label.ink), away(q, label.ink))
			})
			if i := slices.Index(points, nearest); len(points) != len(want) || want[i] != label.text {
				t.Fatalf("seed %d: %q at %v is nearest to point %d of %d, %v, at %v", seed, label.text, label.ink, i, len(points), want, g.size)
			}
		}
	}
	if labels < 300 {
		t.Errorf("only %d labels", labels)
	}
}

// markersOf are the middles of the line's markers from left to right; each is drawn as two discs.
func markersOf(got *recorder) []image.Point {
	var points []image.Point
	for _, d := range got.discs["marker"] {
		if at := image.Pt(int(d.x), int(d.y)); !slices.Contains(points, at) {
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
	var grounds []ground
	for width := 400; width <= 1920; width += 152 {
		for _, height := range []int{270, 360, 450, 576, 720, 900} {
			if height <= width {
				grounds = append(grounds, windowGround(image.Pt(width, height), 1, LightTheme()))
			}
		}
	}
	for _, format := range Formats() {
		grounds = append(grounds, format.Page.ground())
	}
	for s := range c.Scenarios.All() {
		for i, e := range model.Estimates() {
			f := NewProfile(c, s.ID, e, model.Bases()[i%2])
			want := readProfile(c, s.ID, e, model.Bases()[i%2]).pointLabels()
			slices.Sort(want)
			for _, g := range grounds {
				var texts []string
				for _, l := range record(t, f, g).labels() {
					texts = append(texts, l.text)
				}
				if slices.Sort(texts); !slices.Equal(texts, want) {
					t.Errorf("%s, %s, at %v: %v, want %v", s.Name, e, g.size, texts, want)
				}
			}
		}
	}
}

// The published case in the window's card shows every point's amount.
func TestThePublishedCaseHasAllItsLabels(t *testing.T) {
	f := NewProfile(publishedCase(t), "s", model.Minimum, model.InYear)
	for _, g := range []ground{
		windowGround(image.Pt(568, 400), 1, LightTheme()),
		windowGround(image.Pt(1024, 576), 1, LightTheme()),
		windowGround(image.Pt(1920, 1080), 1, LightTheme()),
		DefaultPage().ground(),
	} {
		got := map[string]bool{}
		for _, l := range record(t, f, g).labels() {
			got[l.text] = true
		}
		for _, want := range []string{"−£1m", "£4m", "£12m", "£16m"} {
			if !got[want] {
				t.Errorf("%v: no label %q", g.size, want)
			}
		}
	}
}
