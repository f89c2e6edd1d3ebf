package charts

import (
	"image"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
)

// yearChart is a picture over the years: bars up and down from zero, and lines across.
type yearChart struct {
	years   []string
	columns []column
	// stacked piles a year's columns up instead of setting them side by side; totals then label the piles.
	stacked bool
	totals  []string
	// lines are joined across the years; only the first has labels at its points.
	lines []line
}

// column is a series of bars in £m, one a year, with the ends of its range. A cost is drawn downwards,
// so its figures stand here with the sign they are drawn with.
type column struct {
	name string
	// typed says that a person named it.
	typed     bool
	role      role
	values    []float64
	low, high []float64
}

// line is a series in £m joined across the years, with the words that label its points.
type line struct {
	name string
	// typed says that a person named it.
	typed  bool
	values []float64
	// labels has a word for every point, or none.
	labels []string
	// end is the amount that its last point stands for, in words.
	end    string
	stroke stroke
}

// role says which of a theme's colours a part of a picture takes.
type role int

const (
	roleBenefit role = iota
	roleCost
	roleTotal
	// roleFirst and the next three are for what has no colour of its own.
	roleFirst
)

// hasRange reports whether any column has a range to draw.
func (y *yearChart) hasRange() bool {
	return slices.ContainsFunc(y.columns, func(c column) bool { return !slices.Equal(c.low, c.high) })
}

// extent returns the lowest and the highest amount drawn in £m, zero included.
func (y *yearChart) extent() (low, high float64) {
	up, down := make([]float64, len(y.years)), make([]float64, len(y.years))
	for _, c := range y.columns {
		for i, v := range c.values {
			if y.stacked {
				up[i], down[i] = up[i]+max(v, 0), down[i]+min(v, 0)
				continue
			}
			low, high = min(low, v, c.low[i]), max(high, v, c.high[i])
		}
	}
	for i := range up {
		low, high = min(low, down[i]), max(high, up[i])
	}
	for _, l := range y.lines {
		for _, v := range l.values {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

// entries returns what the key explains.
func (y *yearChart) entries() []keyEntry {
	var out []keyEntry
	for _, c := range y.columns {
		out = append(out, keyEntry{kind: markBar, role: c.role, text: c.name, typed: c.typed})
	}
	for _, one := range y.lines {
		out = append(out, keyEntry{kind: markLine, text: one.name, typed: one.typed, stroke: one.stroke})
	}
	if y.hasRange() {
		out = append(out, keyEntry{kind: markRange, text: rangeWords})
	}
	return out
}

// rangeWords explain a whisker.
const rangeWords = "Range, cautious to stretch"

func (y *yearChart) written() []string {
	var names []string
	for _, e := range y.entries() {
		names = append(names, e.text)
	}
	return names
}

// height asks for nothing: any page has what a chart over years needs.
func (y *yearChart) height(layout) float64 { return 0 }

// place names the lines at their ends where they end far enough apart, else in a key above the plot.
func (y *yearChart) place(l *layout, room chart.Box, d detail) {
	switch {
	case d == barePlot:
		low, high := y.extent()
		l.axis, l.bands = newAxis(low, high, mostTicks, pounds), len(y.years)
		l.plot = room
		return
	case d >= withoutKey:
		y.placeAxes(l, room, 0)
	case y.placeNamed(l, room):
	default:
		room.Top = l.addKey(y.entries(), room.Top)
		y.placeAxes(l, room, 0)
	}
	l.labelled = true
}

// placeAxes gives the axes and their words what they need of the room, and the plot the rest. A number of px is
// kept free behind the last point.
func (y *yearChart) placeAxes(l *layout, room chart.Box, behind int) {
	room.Top += l.px(plotGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	l.plot, l.bands = room, len(y.years)
	low, high := y.extent()
	l.addLevels(low, high)
	if behind > 0 { // the last point stands in the middle of its year
		width := float64(room.Right-behind-l.plot.Left) / (1 - 1/(2*float64(len(y.years))))
		l.plot.Right = min(room.Right, l.plot.Left+int(width))
	}
	l.addYears(y.years)
}

// endShare is the most that the names at the ends of lines take of the width.
const endShare = 0.4

// placeNamed places the lines' names, with the amounts they end at, behind their ends, and reports whether
// they all stand free there.
func (y *yearChart) placeNamed(l *layout, room chart.Box) bool {
	if len(y.columns) > 0 || len(y.lines) < 2 {
		return false
	}
	style, most := l.plain(), endShare*float64(l.inner())
	names, widest := make([]string, len(y.lines)), 0.0
	for i, one := range y.lines {
		amount := " " + one.end
		name := l.short(style, one.name, most-style.width(amount))
		if name == "" {
			return false
		}
		names[i] = name + amount
		widest = max(widest, style.width(names[i]))
	}
	texts, gap := len(l.texts), l.px(2*labelGap)
	y.placeAxes(l, room, int(math.Ceil(widest))+gap)
	heights := make([]int, len(y.lines))
	for i, one := range y.lines {
		heights[i] = level(l.plot, l.valueRange(), one.values[len(one.values)-1])
	}
	if l.plot.Right-l.plot.Left < l.px(smallWidth) || !spread(heights, l.lineAt(labelSize)) {
		l.texts = l.texts[:texts]
		return false
	}
	x := middle(l.plot, l.bandRange(), len(y.years)-1) + gap
	for i, name := range names {
		half := int(math.Round(style.size * capHeight / 2))
		l.plates = append(l.plates, image.Rect(x-l.px(2), heights[i]-2*half, l.plot.Right, heights[i]+2*half))
		l.texts = append(l.texts, placedText{style, name, x, heights[i] + half, alignLeft})
	}
	return true
}

// labelGap is what stands between a point and the name behind it, in units.
const labelGap = 5

// spread reports whether all heights lie at least so far from each other.
func spread(heights []int, least int) bool {
	sorted := slices.Sorted(slices.Values(heights))
	for i := 1; i < len(sorted); i++ {
		if sorted[i]-sorted[i-1] < least {
			return false
		}
	}
	return true
}

// series returns the grid, the bars with their ranges, the zero rule and the lines with their labels.
func (y *yearChart) series(l layout) ([]chart.Series, error) {
	groups := newGroups(l.ground, len(y.years), len(y.columns), y.stacked)
	bars, err := newGroupedBars(groups, y.columns, l.theme)
	if err != nil {
		return nil, err
	}
	ranges, err := newWhiskers(l.ground, groups, y.columns)
	if err != nil {
		return nil, err
	}
	grid, zero := newGrid(l.ground, l.axis), newZero(l.ground)
	out := []chart.Series{grid, bars, ranges, zero}
	if len(y.totals) > 0 && l.labelled {
		out = append(out, newPileLabels(l.ground, y.totals, bars))
	}
	for i := len(y.lines) - 1; i >= 0; i-- { // the first lies over the others: it is what they are held against
		one := y.lines[i]
		curve, err := newCurve(l.ground, one, len(y.years))
		if err != nil {
			return nil, err
		}
		out = append(out, curve)
		if len(one.labels) == 0 || !l.labelled {
			continue
		}
		labels, err := newPointLabels(l.ground, one.labels, surroundings{bars, ranges, curve, grid, zero})
		if err != nil {
			return nil, err
		}
		out = append(out, labels)
	}
	return out, nil
}

// pileLabels writes the total of each year above its pile, where it fits in the year's width.
type pileLabels struct {
	named
	textStyle
	texts []string
	bars  groupedBars
	gap   int
	unit  float64
}

func newPileLabels(g ground, texts []string, bars groupedBars) pileLabels {
	return pileLabels{
		named:     "totals",
		textStyle: textStyle{face: fonts().bold, size: labelSize * g.unit, ink: ink(g.theme.Ink)},
		texts:     texts, bars: bars, gap: g.px(labelGap), unit: g.unit,
	}
}

// Render writes the totals: all of them, or none where one is too wide for its year.
func (s pileLabels) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	band := float64(xr.GetDomain()) / float64(s.bars.years)
	for _, text := range s.texts {
		if s.width(text)+float64(s.gap) > band {
			return
		}
	}
	r.SetClassName("label")
	for i, text := range s.texts {
		top := level(box, yr, 0)
		for c := range s.bars.columns {
			if b := s.bars.boxes(c, box, xr, yr)[i]; !b.Empty() {
				top = min(top, b.Min.Y)
			}
		}
		x := middle(box, xr, i)
		placedText{s.textStyle, text, x, top - s.gap, alignCentre}.draw(r)
	}
}

var _ chart.Series = pileLabels{}

// bandRange is go-chart's range for the bands that the plot is divided into, a new one each time: it changes it.
func (l *layout) bandRange() *chart.ContinuousRange {
	return &chart.ContinuousRange{Min: 0, Max: float64(max(l.bands, 1)), Domain: l.plot.Width()}
}
