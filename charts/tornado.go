package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// FigureTornado is the figure of how far each input alone moves the net.
const FigureTornado FigureID = "tornado"

// newTornado makes the figure of how far each input alone moves a scenario's undiscounted net over its own range, the
// widest first; the choices are fixed. Without any range there is nothing to draw, and the title says so.
func newTornado(s Subject) *Figure {
	bars := appraisal.Tornado(s.Case, s.Scenario, s.Estimate, s.Basis, appraisal.ByOwner, appraisal.NetOutcome)
	t := tornadoWords{s: s, bars: bars, net: model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet}
	t.fixed = appraisal.Fixed(s.Case, s.Scenario, appraisal.ByOwner)
	amounts := []decimal.Decimal{t.net}
	for _, b := range bars {
		amounts = append(amounts, b.Low, b.High, b.Range())
	}
	t.places = model.Places(amounts...)
	f := &Figure{
		title: t.title(), subject: s.Name(), terms: "net over the range of one " + t.kind() + ", " + s.terms(), names: t.names(), table: t.table(),
		alt: t.alt(), description: t.description(), empty: len(bars) == 0, notes: append(t.notes(), illustrativeNotes(s.Case, s.Scenario)...),
	}
	if len(bars) > 0 {
		f.picture = t.chart()
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

// names are those of the inputs that a title may name, as far as people gave them: what is council-wide is our word for it,
// which nothing is cut of.
func (t tornadoWords) names() []string {
	if len(t.bars) == 0 || t.bars[0].Key == model.Programme {
		return nil
	}
	return []string{t.s.Case.OwnerName(t.bars[0].Key)}
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
func (t tornadoWords) key() []draw.KeyEntry {
	var key []draw.KeyEntry
	if slices.ContainsFunc(t.bars, func(b appraisal.Bar) bool { return b.Low.LessThan(t.net) }) {
		key = append(key, draw.KeyEntry{Mark: draw.MarkBar, Role: draw.RoleCost, Text: "Below the plan"})
	}
	if slices.ContainsFunc(t.bars, func(b appraisal.Bar) bool { return b.High.GreaterThan(t.net) }) {
		key = append(key, draw.KeyEntry{Mark: draw.MarkBar, Role: draw.RoleBenefit, Text: "Above the plan"})
	}
	return key
}

func (t tornadoWords) chart() *draw.TornadoChart {
	c := &draw.TornadoChart{Plan: t.net.InexactFloat64(), PlanWords: "Plan " + labelMillion(t.net, t.places)}
	c.Unit = pounds
	c.Key = t.key()
	c.Gather = func(rest []draw.Row) draw.Row {
		return draw.Row{Name: fmt.Sprintf("In the table: %d that move it less", len(rest))}
	}
	for _, b := range t.bars {
		low, high := b.Low.InexactFloat64(), b.High.InexactFloat64()
		c.Rows = append(c.Rows, draw.Row{
			Name: t.rowName(b), Weight: b.Range().InexactFloat64(), Low: low, High: high,
			Bars: []draw.Bar{{From: c.Plan, To: low, Role: draw.RoleCost}, {From: c.Plan, To: high, Role: draw.RoleBenefit}},
			Ends: [2]string{labelMillion(b.Low, t.places), labelMillion(b.High, t.places)},
		})
	}
	return c
}
