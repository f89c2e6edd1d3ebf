package draw

import (
	"image"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
)

// YearChart is a picture over the years: bars up and down from zero, and lines across.
type YearChart struct {
	Years   []string
	Unit    Unit
	Columns []Column
	// Stacked piles a year's columns up instead of setting them side by side; Totals then label the piles.
	Stacked bool
	Totals  []string
	// Least is the least height of the plot in units on a page that grows, 0 for any.
	Least float64
	// Ranges explain a whisker in the key.
	Ranges string
	// Lines are joined across the years; only the first has labels at its points.
	Lines []Series
}

// Column is a series of bars, one a year, with the ends of its range. What is drawn downwards
// stands here below zero.
type Column struct {
	Name string
	// Typed says that a person named it.
	Typed     bool
	Role      Role
	Values    []float64
	Low, High []float64
	// Labels has a word for every bar, or none; Short has the same without its unit, for where there is less room. All columns of a
	// picture have them, or none has.
	Labels, Short []string
}

// Series is what is joined across the years, with the words that label its points.
type Series struct {
	Name string
	// Typed says that a person named it.
	Typed  bool
	Values []float64
	// Labels has a word for every point, or none.
	Labels []string
	// End is the amount that its last point stands for, in words.
	End    string
	Stroke Stroke
}

// Role says which of a theme's colours a part of a picture takes.
type Role int

// The roles: of what comes in and what goes out, of what both come to, and of the parts that something has.
const (
	RoleBenefit Role = iota
	RoleCost
	RoleTotal
	// RoleBefore is for what something is held against.
	RoleBefore
	// RolePart and the next three are for what has no colour of its own.
	RolePart
)

// The roles of ratings, beyond those of any number of parts.
const (
	RoleRed Role = iota + 1000
	RoleAmber
	RoleGreen
)

// hasRange reports whether any column has a range to draw.
func (y *YearChart) hasRange() bool {
	return slices.ContainsFunc(y.Columns, func(c Column) bool { return !slices.Equal(c.Low, c.High) })
}

// barsLabelled reports whether every bar has its amount written beyond its end.
func (y *YearChart) barsLabelled() bool { return len(y.Columns) > 0 && len(y.Columns[0].Labels) > 0 }

// extent returns the lowest and the highest amount drawn, zero included.
func (y *YearChart) extent() (low, high float64) {
	up, down := make([]float64, len(y.Years)), make([]float64, len(y.Years))
	for _, c := range y.Columns {
		for i, v := range c.Values {
			if y.Stacked {
				up[i], down[i] = up[i]+max(v, 0), down[i]+min(v, 0)
				continue
			}
			low, high = min(low, v, c.Low[i]), max(high, v, c.High[i])
		}
	}
	for i := range up {
		low, high = min(low, down[i]), max(high, up[i])
	}
	for _, l := range y.Lines {
		for _, v := range l.Values {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

// entries returns what the key explains.
func (y *YearChart) entries() []KeyEntry {
	var out []KeyEntry
	for _, c := range y.Columns {
		out = append(out, KeyEntry{Mark: MarkBar, Role: c.Role, Text: c.Name, Typed: c.Typed})
	}
	for _, one := range y.Lines {
		out = append(out, KeyEntry{Mark: MarkLine, Text: one.Name, Typed: one.Typed, Stroke: one.Stroke})
	}
	if y.hasRange() {
		out = append(out, KeyEntry{Mark: MarkRange, Text: y.Ranges})
	}
	return out
}

func (y *YearChart) written() []string {
	var names []string
	for _, e := range y.entries() {
		names = append(names, e.Text)
	}
	return names
}

// height asks for nothing but a plot that was asked for: any page has what a chart over years needs.
func (y *YearChart) height(page layout) float64 {
	if y.Least == 0 {
		return 0
	}
	return float64(page.addKey(y.entries(), 0))/page.unit + plotGap + axisGap + labelSize*lineHeight + y.Least
}

// place names the lines at their ends where they end far enough apart, else in a key above the plot.
func (y *YearChart) place(l *layout, room chart.Box, d detail) {
	switch {
	case d == barePlot:
		low, high := y.extent()
		l.axis, l.bands = newAxis(low, high, mostTicks, y.Unit), len(y.Years)
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
func (y *YearChart) placeAxes(l *layout, room chart.Box, behind int) {
	room.Top += l.px(plotGap)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	low, high := y.extent()
	below := 0 // room for the amounts of bars that fall, as there is above for those that rise
	if y.barsLabelled() && low < 0 {
		below = l.px(plotGap)
	}
	room.Bottom -= below
	l.plot, l.bands = room, len(y.Years)
	l.addLevels(low, high, y.Unit)
	if behind > 0 { // the last point stands in the middle of its year
		width := float64(room.Right-behind-l.plot.Left) / (1 - 1/(2*float64(len(y.Years))))
		l.plot.Right = min(room.Right, l.plot.Left+int(width))
	}
	l.addYears(y.Years, below)
}

// endShare is the most that the names at the ends of lines take of the width.
const endShare = 0.4

// placeNamed places the lines' names, with the amounts they end at, behind their ends, and reports whether
// they all stand free there.
func (y *YearChart) placeNamed(l *layout, room chart.Box) bool {
	if len(y.Columns) > 0 || len(y.Lines) < 2 {
		return false
	}
	style, most := l.plain(), endShare*float64(l.inner())
	names, widest := make([]string, len(y.Lines)), 0.0
	for i, one := range y.Lines {
		amount := " " + one.End
		name := l.short(style, one.Name, most-style.width(amount))
		if name == "" {
			return false
		}
		names[i] = name + amount
		widest = max(widest, style.width(names[i]))
	}
	texts, gap := len(l.texts), l.px(2*labelGap)
	y.placeAxes(l, room, int(math.Ceil(widest))+gap)
	heights := make([]int, len(y.Lines))
	for i, one := range y.Lines {
		heights[i] = level(l.plot, l.valueRange(), one.Values[len(one.Values)-1])
	}
	if l.plot.Right-l.plot.Left < l.px(smallWidth) || !spread(heights, l.lineAt(labelSize)) {
		l.texts = l.texts[:texts]
		return false
	}
	x := middle(l.plot, l.bandRange(), len(y.Years)-1) + gap
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
func (y *YearChart) series(l layout) ([]chart.Series, error) {
	groups := newGroups(l.ground, len(y.Years), len(y.Columns), y.Stacked)
	bars, err := newGroupedBars(groups, y.Columns, l.theme)
	if err != nil {
		return nil, err
	}
	ranges, err := newWhiskers(l.ground, groups, y.Columns)
	if err != nil {
		return nil, err
	}
	grid, zero := newGrid(l.ground, l.axis), newZero(l.ground)
	out := []chart.Series{grid, bars, ranges, zero}
	if len(y.Totals) > 0 && l.labelled {
		out = append(out, newPileLabels(l.ground, y.Totals, bars))
	}
	if y.barsLabelled() && l.labelled {
		out = append(out, newBarLabels(l.ground, bars, grid))
	}
	for i := len(y.Lines) - 1; i >= 0; i-- { // the first lies over the others: it is what they are held against
		one := y.Lines[i]
		curve, err := newCurve(l.ground, one, len(y.Years))
		if err != nil {
			return nil, err
		}
		out = append(out, curve)
		if len(one.Labels) == 0 || !l.labelled {
			continue
		}
		labels, err := newPointLabels(l.ground, one.Labels, surroundings{bars, ranges, curve, grid, zero})
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
