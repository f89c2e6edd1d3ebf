package charts

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// NewTornado makes the figure of how far each input alone moves a scenario's undiscounted net over its own range, the
// widest first; the choices are fixed. Without any range there is nothing to draw, and the title says so.
func NewTornado(s Subject) *Figure {
	bars := appraisal.Tornado(s.Case, s.Scenario, s.Estimate, s.Basis, appraisal.ByOwner, appraisal.NetOutcome)
	t := tornadoWords{s: s, bars: bars, net: model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet}
	t.fixed = appraisal.Fixed(s.Case, s.Scenario, appraisal.ByOwner)
	amounts := []decimal.Decimal{t.net}
	for _, b := range bars {
		amounts = append(amounts, b.Low, b.High, b.Range())
	}
	t.places = model.Places(amounts...)
	f := &Figure{
		title: t.title(), subject: s.Name() + ", net over the range of one " + t.kind(), terms: s.terms(), table: t.table(),
		alt: t.alt(), description: t.description(), notes: append(t.notes(), illustrativeNotes(s.Case, s.Scenario)...),
	}
	if len(bars) > 0 {
		f.body = t.chart()
	}
	return f
}

// tornadoWords are what is said and drawn of a tornado.
type tornadoWords struct {
	s    Subject
	bars []appraisal.Bar
	// net is the plan's; fixed counts the inputs without a range.
	net    decimal.Decimal
	fixed  int
	places int32
}

func (t tornadoWords) name(b appraisal.Bar) string {
	return model.Capital(string(b.Type)) + " of " + t.s.Case.OwnerWithin(b.Key)
}

// kind is what the inputs are: benefits or costs alone, which their rows then needn't say, or inputs of both kinds.
func (t tornadoWords) kind() string {
	for _, b := range t.bars {
		if b.Type != t.bars[0].Type {
			return "input"
		}
	}
	if len(t.bars) == 0 {
		return "input"
	}
	return string(t.bars[0].Type)
}

// rowName is the name of an input in the picture.
func (t tornadoWords) rowName(b appraisal.Bar) string {
	if t.kind() == string(b.Type) {
		return t.s.Case.OwnerName(b.Key)
	}
	return t.name(b)
}

func (t tornadoWords) title() string {
	if len(t.bars) == 0 {
		return "No line that counts has a range, so nothing moves the net"
	}
	words := rangeOf(t.bars[0].Low, t.bars[0].High, t.places)
	if len(t.bars) > 1 && t.bars[1].Range().Equal(t.bars[0].Range()) {
		return "No input moves the net more than " + model.Small(t.name(t.bars[0])) + ": " + words
	}
	return t.name(t.bars[0]) + " moves the net most: " + words
}

func (t tornadoWords) alt() string {
	if len(t.bars) == 0 {
		return t.title() + ". Give a line a lowest and a highest figure on the page Figures."
	}
	return fmt.Sprintf("Tornado chart of how far each input alone moves the net of %s from the plan, %s: %s.",
		t.s.Name(), spoken(t.net), heard(model.Small(t.title())))
}

func (t tornadoWords) description() string {
	if len(t.bars) == 0 {
		return t.alt()
	}
	said := make([]string, len(t.bars))
	for i, b := range t.bars {
		said[i] = fmt.Sprintf("%s %s", t.name(b), spokenRange(b.Low, b.High))
	}
	words := fmt.Sprintf("The chart shows, one row an input, the net of %s from that input's worst to its best, with everything else as planned; "+
		"the bars lie around the plan, %s. %s.", t.s.Name(), spoken(t.net), strings.Join(said, "; "))
	for _, note := range t.notes() {
		words += " " + note + "."
	}
	return words
}

// notes say what isn't drawn.
func (t tornadoWords) notes() []string {
	switch {
	case t.fixed == 0 || len(t.bars) == 0:
		return nil
	case t.fixed == 1:
		return []string{"1 input has no range and is left out"}
	}
	return []string{fmt.Sprintf("%d inputs have no range and are left out", t.fixed)}
}

func (t tornadoWords) table() Table {
	table := Table{
		Caption: fmt.Sprintf("What matters most, %s, %s; the plan's net is %s", t.s.Name(), t.s.terms(), labelMillion(t.net, t.places)),
		Words:   1, Columns: []string{"Input", "Net at its worst (£m)", "Net at its best (£m)", "Range (£m)"},
	}
	for _, b := range t.bars {
		table.Rows = append(table.Rows, []string{
			t.name(b), plainAmount(b.Low, t.places), plainAmount(b.High, t.places), plainAmount(b.Range(), t.places),
		})
	}
	return table
}

// key explains the sides of the plan that bars lie on.
func (t tornadoWords) key() []keyEntry {
	var key []keyEntry
	if slices.ContainsFunc(t.bars, func(b appraisal.Bar) bool { return b.Low.LessThan(t.net) }) {
		key = append(key, keyEntry{kind: markBar, role: roleCost, text: "Below the plan"})
	}
	if slices.ContainsFunc(t.bars, func(b appraisal.Bar) bool { return b.High.GreaterThan(t.net) }) {
		key = append(key, keyEntry{kind: markBar, role: roleBenefit, text: "Above the plan"})
	}
	return key
}

func (t tornadoWords) chart() *tornadoChart {
	c := &tornadoChart{plan: t.net.InexactFloat64(), planWords: "Plan " + labelMillion(t.net, t.places)}
	c.unit = pounds
	c.key = t.key()
	c.gather = func(rest []row) row {
		return row{name: fmt.Sprintf("In the table: %d that move it less", len(rest))}
	}
	for _, b := range t.bars {
		low, high := b.Low.InexactFloat64(), b.High.InexactFloat64()
		c.rows = append(c.rows, row{
			name: t.rowName(b), weight: b.Range().InexactFloat64(), low: low, high: high,
			bars: []rowBar{{c.plan, low, roleCost}, {c.plan, high, roleBenefit}},
			ends: [2]string{labelMillion(b.Low, t.places), labelMillion(b.High, t.places)},
		})
	}
	return c
}

// tornadoChart is a picture of rows whose bars lie around the plan, with what stands at both ends beside them.
type tornadoChart struct {
	rowChart
	// plan is the amount that the bars lie around.
	plan      float64
	planWords string
}

// height is that of rows, and a line for the plan.
func (c *tornadoChart) height(page layout) float64 {
	return c.rowChart.height(page) + labelSize*lineHeight
}

// extent returns the lowest and the highest amount drawn; the plan lies between.
func (c *tornadoChart) extent() (low, high float64) {
	low, high = c.plan, c.plan
	for _, r := range c.rows {
		low, high = min(low, r.low), max(high, r.high)
	}
	return low, high
}

// place gives the axis and the plan their lines and every row its band, with room for the words at both ends of bars.
func (c *tornadoChart) place(l *layout, room chart.Box, d detail) {
	low, high := c.extent()
	if d == barePlot {
		l.plot, l.axis = room, axisOver(low, high, mostTicks, c.unit)
		c.draw(l, c.rows, bandsOf(rectOf(room), len(c.rows)))
		return
	}
	if d < withoutKey {
		room.Top = l.addKey(c.key, room.Top)
	}
	room.Top += l.px(sectionGap) + l.lineAt(labelSize)
	room.Bottom -= l.lineAt(labelSize) + l.px(axisGap)
	if room.Bottom-room.Top < l.px(rowLeast) {
		l.plot = room
		return
	}
	rows := fitting(c.rows, (room.Bottom-room.Top)/l.px(rowLeast), c.gather)
	names := c.names(rows)
	left := l.nameWidth(names)
	beside := c.endsWidth(l) + l.px(endGap)
	l.plot = chart.NewBox(room.Top, room.Left+left+l.px(rowGap)+beside, room.Right-beside, room.Bottom)
	if !l.fits(leastWidth/2, 1) {
		return
	}
	bands := bandsOf(rectOf(l.plot), len(rows))
	l.addNames(names, bands, room.Left, left)
	l.axis = l.addTicksOver(low, high, c.unit)
	c.draw(l, rows, bands)
	for i, r := range rows {
		c.addEnds(l, r, bands[i])
	}
	style := l.strong(true)
	l.addText(style, c.planWords, l.clamped(l.along(c.plan), style.width(c.planWords), room), room.Top-l.lineAt(labelSize)-l.px(2), alignLeft)
}

// endGap is what stands between a bar and the words at its end, in units.
const endGap = 5

// clamped returns where a text of a width in px starts that stands around a place, as far as it stays in the room.
func (l *layout) clamped(at int, width float64, room chart.Box) int {
	return max(room.Left, min(at-int(width/2), room.Right-int(math.Ceil(width))))
}

// endsWidth is the width in px of the widest words at the end of a bar, or of half an axis label that is wider.
func (c *tornadoChart) endsWidth(l *layout) int {
	low, high := c.extent()
	widest := widestTick(l.quiet(), axisOver(low, high, mostTicks, c.unit)) / 2
	for _, r := range c.rows {
		for _, words := range r.ends {
			widest = max(widest, l.plain().width(words))
		}
	}
	return int(math.Ceil(widest))
}

// draw fills the grid, the bars and the rule of the plan.
func (c *tornadoChart) draw(l *layout, rows []row, bands []image.Rectangle) {
	for _, t := range l.axis.ticks {
		l.fill("grid", l.upright(t.value, l.px(1)), ink(l.theme.Grid))
	}
	for i, r := range rows {
		for _, b := range r.bars {
			l.fill("bar", l.levelBar(b, l.barLevel(bands[i])), ink(l.theme.of(b.role)))
		}
	}
	l.fill("zero", l.upright(c.plan, l.px(2)), ink(l.theme.Line))
}

// addEnds writes what stands at both ends of a row's bar, on a plate that keeps the grid out.
func (c *tornadoChart) addEnds(l *layout, r row, band image.Rectangle) {
	style, at := l.plain(), l.along(c.plan)
	reach := image.Rect(at-l.px(1), band.Min.Y, at+l.px(1), band.Max.Y)
	for _, b := range r.bars {
		reach = reach.Union(l.levelBar(b, l.barLevel(band)).Canon())
	}
	half := int(math.Round(style.size * capHeight / 2))
	baseline := (band.Min.Y+band.Max.Y)/2 + half
	write := func(text string, x int, align alignment) {
		if text == "" {
			return
		}
		t := placedText{style, text, x, baseline, align}
		from := int(math.Floor(t.left()))
		l.plates = append(l.plates, image.Rect(from-l.px(2), baseline-2*half-l.px(1), from+int(math.Ceil(style.width(text)))+l.px(2), baseline+l.px(1)))
		l.texts = append(l.texts, t)
	}
	write(r.ends[0], reach.Min.X-l.px(endGap), alignRight)
	write(r.ends[1], reach.Max.X+l.px(endGap), alignLeft)
}

var _ body = (*tornadoChart)(nil)
