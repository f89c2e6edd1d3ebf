package draw

import (
	"fmt"
	"image"
	"math"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// manyYears is the number of years beyond which only the telling points of the line are labelled.
const manyYears = 12

// pointLabels writes the amounts beside the line's markers, each in free room: never over a bar, range,
// marker, the line, the zero rule or another label, nor beyond the zero rule from its marker. A label
// without free room near its marker is left out; the table has every amount.
type pointLabels struct {
	named
	textStyle
	surroundings
	texts []string
	// edge is the ground's colour: it keeps the grid out of a label.
	edge drawing.Color
	unit float64
}

// surroundings is what labels keep clear of, and the grid that they stand on.
type surroundings struct {
	bars       groupedBars
	ranges     whiskers
	curve      curve
	grid, zero rules
}

func newPointLabels(g ground, texts []string, around surroundings) (pointLabels, error) {
	if len(texts) != len(around.curve.values) {
		return pointLabels{}, fmt.Errorf("%d labels for %d points", len(texts), len(around.curve.values))
	}
	return pointLabels{
		named:        "labels",
		textStyle:    textStyle{face: fonts().bold, size: labelSize * g.unit, ink: ink(g.theme.Ink)},
		surroundings: around,
		texts:        texts, edge: ink(g.theme.Surface), unit: g.unit,
	}, nil
}

// Render writes the labels that find room.
func (s pointLabels) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	rim := int(math.Round(2 * s.unit))
	grid := s.grid.boxes(box, yr)
	for _, p := range s.place(box, xr, yr) {
		r.SetClassName("plate")
		plate := p.box.Inset(-rim)
		for _, rule := range grid {
			fillRect(r, plate.Intersect(rule), s.edge)
		}
		r.SetClassName("label")
		placedText{s.textStyle, p.text, p.box.Min.X, p.box.Max.Y - s.below(), alignLeft}.draw(r)
	}
}

// below is what the labels' boxes hold under the baseline in px: the tail of a comma, where there is one.
func (s pointLabels) below() int {
	for _, text := range s.texts {
		if strings.Contains(text, ",") {
			return int(math.Ceil(0.15 * s.size))
		}
	}
	return int(math.Ceil(0.02 * s.size))
}

// placedLabel is a label in its box in px.
type placedLabel struct {
	text string
	box  image.Rectangle
}

// place finds room for the labels, the telling ones first.
func (s pointLabels) place(box chart.Box, xr, yr chart.Range) []placedLabel {
	f := s.field(box, xr, yr)
	var out []placedLabel
	for _, i := range s.order() {
		size := image.Pt(
			int(math.Ceil(s.width(s.texts[i]))),
			int(math.Ceil(capHeight*s.size))+s.below(),
		)
		at, ok := f.find(i, size)
		if !ok {
			continue
		}
		out = append(out, placedLabel{s.texts[i], at})
		f.taken = append(f.taken, at)
	}
	return out
}

// order returns the points to label: the last, the first, the highest, the lowest, then the others
// where the years are few.
func (s pointLabels) order() []int {
	values := s.curve.values
	highest, lowest := 0, 0
	for i, v := range values {
		if v > values[highest] {
			highest = i
		}
		if v < values[lowest] {
			lowest = i
		}
	}
	out := []int{}
	add := func(i int) {
		for _, known := range out {
			if known == i {
				return
			}
		}
		out = append(out, i)
	}
	for _, i := range []int{len(values) - 1, 0, highest, lowest} {
		add(i)
	}
	for i := range values {
		if len(values) <= manyYears {
			add(i)
		}
	}
	return out
}

// field is the plot as a label sees it, in px.
type field struct {
	bounds image.Rectangle
	taken  []image.Rectangle
	points []image.Point
	values []float64
	// zero is the height of £0m.
	zero int
	// clear is kept from the label's own marker, near from anything else, lineNear from the line.
	clear, near, lineNear int
	// reach is how far a label may lie from its marker, step how finely places are tried, and patience how
	// much further off a label goes for more room.
	reach, step, patience int
}

// field gathers what is already drawn.
func (s pointLabels) field(box chart.Box, xr, yr chart.Range) *field {
	px := func(units float64) int { return max(1, int(math.Round(units*s.unit))) }
	radius := s.curve.markerRadius(xr)
	left, right := s.bars.bar(box, xr, 0, 0)
	f := &field{
		bounds:   image.Rect(box.Left, box.Top-px(plotGap), box.Right, box.Bottom),
		points:   s.curve.points(box, xr, yr),
		values:   s.curve.values,
		zero:     level(box, yr, 0),
		clear:    int(math.Ceil(radius + 3.5*s.unit)),
		near:     px(3.5),
		lineNear: int(math.Ceil(s.curve.width/2 + 2*s.unit)),
		reach:    min(px(64), max(px(30), right-left+px(12))),
		step:     px(2.5),
		patience: px(9),
	}
	f.taken = append(f.taken, s.zero.boxes(box, yr)...)
	for c := range s.bars.columns {
		f.taken = append(f.taken, s.bars.boxes(c, box, xr, yr)...)
		for i := range s.bars.years {
			for _, part := range s.ranges.boxes(i, c, box, xr, yr) {
				f.taken = append(f.taken, part.Inset(-px(1.5)))
			}
		}
	}
	return f
}

// find returns the free box of a size that reads best for a point: one with room around it, unless that
// lies much further off than a tight one. What finds no room near by looks further off.
func (f *field) find(i int, size image.Point) (best image.Rectangle, ok bool) {
	airy, airyScore := f.search(i, size, 2, f.reach, f.reach/2)
	tight, tightScore := f.search(i, size, 1, f.reach, f.reach/2)
	switch {
	case math.IsInf(tightScore, 1):
		far, score := f.search(i, size, 1, 2*f.reach, 2*f.reach)
		return far, !math.IsInf(score, 1)
	case airyScore <= tightScore+float64(f.patience):
		return airy, true
	}
	return tight, true
}

// search returns the free box with the lowest score, infinite where there is none. What is kept clear
// around it is so many times the least; it starts at most so far from its point across and up or down.
func (f *field) search(i int, size image.Point, air, across, upright int) (best image.Rectangle, score float64) {
	at := f.points[i]
	score = math.Inf(1)
	columns := f.offsets(size.X, across)
	for _, dy := range f.offsets(size.Y, upright) {
		for _, dx := range columns {
			candidate := image.Rectangle{Max: size}.Add(at.Add(image.Pt(dx, dy)))
			if s := f.score(at, candidate); s < score && f.free(i, candidate, air) {
				best, score = candidate, s
			}
		}
	}
	return best, score
}

// offsets returns where a box of some length may start relative to its point: in the middle, just
// beyond the marker on either side, and steps away from those.
func (f *field) offsets(length, reach int) []int {
	out := []int{-length / 2}
	for d := 0; d <= reach; d += f.step {
		out = append(out, f.clear+d, -length-f.clear-d)
		if d > 0 && d < length/2+f.clear {
			out = append(out, -length/2-d, -length/2+d)
		}
	}
	return out
}

// score is low for a box close to its point, above it rather than below, in line with it rather than
// askew.
func (f *field) score(at image.Point, box image.Rectangle) float64 {
	gap := away(at, box)
	if gap < float64(f.clear) {
		return math.Inf(1)
	}
	middle := box.Min.Add(box.Max).Div(2)
	askew := min(math.Abs(float64(middle.X-at.X)), 2*math.Abs(float64(middle.Y-at.Y)))
	score := gap + 0.15*askew
	if middle.Y > at.Y {
		score += float64(f.step)
	}
	return score
}

// free reports whether a label of point i may stand in a box.
func (f *field) free(i int, box image.Rectangle, air int) bool {
	if !box.In(f.bounds) || f.acrossZero(f.values[i], box) {
		return false
	}
	wide := box.Inset(-f.near * air)
	for _, t := range f.taken {
		if wide.Overlaps(t) {
			return false
		}
	}
	wide = box.Inset(-f.lineNear)
	for k := 1; k < len(f.points); k++ {
		if crosses(f.points[k-1], f.points[k], wide) {
			return false
		}
	}
	return f.belongs(i, box)
}

// acrossZero reports whether a box lies beyond the zero rule from where an amount belongs.
func (f *field) acrossZero(amount float64, box image.Rectangle) bool {
	return amount > 0 && box.Min.Y >= f.zero || amount < 0 && box.Max.Y <= f.zero
}

// belongs reports whether no other marker is touched, and that of point i lies clearly nearest to a box: a reader takes a
// label for that of the nearest point.
func (f *field) belongs(i int, box image.Rectangle) bool {
	own := away(f.points[i], box)
	for k, at := range f.points {
		if k == i {
			continue
		}
		if other := away(at, box); other < float64(f.clear) || other <= own+float64(f.step) {
			return false
		}
	}
	return true
}

// away returns how far a point lies from a box.
func away(at image.Point, box image.Rectangle) float64 {
	dx := max(box.Min.X-at.X, at.X-box.Max.X, 0)
	dy := max(box.Min.Y-at.Y, at.Y-box.Max.Y, 0)
	return math.Hypot(float64(dx), float64(dy))
}

// crosses reports whether the segment from a to b meets a box.
func crosses(a, b image.Point, box image.Rectangle) bool {
	from, to := 0.0, 1.0
	clip := func(start, delta, low, high int) bool {
		if delta == 0 {
			return start >= low && start <= high
		}
		t0, t1 := float64(low-start)/float64(delta), float64(high-start)/float64(delta)
		from, to = max(from, min(t0, t1)), min(to, max(t0, t1))
		return from <= to
	}
	return clip(a.X, b.X-a.X, box.Min.X, box.Max.X) && clip(a.Y, b.Y-a.Y, box.Min.Y, box.Max.Y)
}
