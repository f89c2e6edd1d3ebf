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

// FigureBias is the figure of what optimism bias adds to the cost.
const FigureBias FigureID = "bias"

// newBias makes the figure of what optimism bias adds to a scenario's cost, from its lower bounds to its upper, as a part of
// its own.
func newBias(s Subject) *Figure {
	guidance := appraisal.GuidanceOf(s.Case)
	x := biased{
		Subject: s, bias: guidance.BiasOf(s.Case, s.Scenario, s.Estimate, s.Basis), source: guidance.Label(),
		cost: model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalCost,
	}
	x.weigh()
	title := x.title()
	return &Figure{
		title: title, subject: s.Name(), terms: "cost with optimism bias, " + s.terms(), picture: &draw.RowChart{Unit: pounds, Stepped: x.known(), Rows: x.rows()},
		alt:         x.alt(),
		description: title + ". " + x.bounds() + "The bias stands beside the council's own figures, which it doesn't change.",
		table:       x.table(),
		notes:       x.notes(),
		empty:       x.bias.Total.IsZero(),
	}
}

// biased is what the figure of a cost with its optimism bias is made from, in £m.
type biased struct {
	Subject
	bias            appraisal.OptimismBias
	source          string
	cost, low, high decimal.Decimal
	// adjusted is the part of the cost that the bias is of, open the part with a class whose bias isn't known, and rest the
	// part without a class.
	adjusted, open, rest decimal.Decimal
	places               int32
}

// weigh splits the cost by whether its bias is known.
func (x *biased) weigh() {
	for _, l := range x.bias.Lines {
		x.adjusted = x.adjusted.Add(l.Cost)
	}
	for _, l := range x.bias.Open {
		x.open = decimal.Sum(x.open, l.Yearly(x.Case.Head().Years, x.Estimate, x.Basis)...)
	}
	x.rest = x.cost.Sub(x.adjusted).Sub(x.open)
	x.low, x.high = x.cost.Add(x.bias.Low), x.cost.Add(x.bias.Total)
	x.places = model.Places(x.cost, x.bias.Low, x.bias.Total, x.low, x.high, x.adjusted, x.open, x.rest)
}

// known reports whether the bias of any cost is: without one there is neither an amount nor a cost with it.
func (x biased) known() bool { return len(x.bias.Lines) > 0 }

// unknown is what stands in the place of an amount that isn't known.
func (x biased) unknown() string {
	if len(x.bias.Open) > 0 {
		return "not known"
	}
	return "not applied"
}

// part names an amount that leaves out what isn't known.
func (x biased) part(name string) string {
	if x.known() && len(x.bias.Open) > 0 {
		return name + ", as far as known"
	}
	return name
}

func (x biased) title() string {
	adds := fmt.Sprintf("Optimism bias adds %s to ", rangeOf(x.bias.Low, x.bias.Total, x.places))
	part, rest := labelMillion(x.adjusted, x.places), labelMillion(x.rest, x.places)
	switch {
	case !x.known() && len(x.bias.Open) == 0:
		return "No cost has a class, so no optimism bias is added"
	case !x.known():
		return "The optimism bias of costs with a class isn't known"
	case !x.open.IsZero() && !x.rest.IsZero():
		return fmt.Sprintf("%s%s of costs; %s have no class, and of %s it isn't known", adds, part, rest, labelMillion(x.open, x.places))
	case !x.open.IsZero():
		return fmt.Sprintf("%s%s of costs; of %s it isn't known", adds, part, labelMillion(x.open, x.places))
	case !x.rest.IsZero():
		return fmt.Sprintf("%sthe %s with a class; %s have none", adds, part, rest)
	}
	return adds + "costs of " + part
}

func (x biased) alt() string {
	text := fmt.Sprintf("Bar chart of the cost of %s with optimism bias, %s: %s as entered", x.Name(), model.Terms(x.Estimate, x.Basis), spoken(x.cost))
	if !x.known() {
		return text + "; the bias is " + x.unknown() + "."
	}
	return fmt.Sprintf("%s, %s of bias%s, %s with it.", text, spokenRange(x.bias.Low, x.bias.Total), x.part(""), spokenRange(x.low, x.high))
}

func (x biased) table() Table {
	amount := func(d decimal.Decimal) string { return plainAmount(d, x.places) }
	t := Table{
		Caption: "Cost with optimism bias, " + x.Name() + ", " + x.terms(), Words: 1, Total: x.known(),
		Columns: []string{"Part", "Lower bound (£m)", "Upper bound (£m)"}, Rows: [][]string{{"Cost as entered", amount(x.cost), amount(x.cost)}},
	}
	if !x.known() {
		t.Rows = append(t.Rows, []string{"Optimism bias", x.unknown(), x.unknown()})
		return t
	}
	t.Rows = append(t.Rows, []string{x.part("Optimism bias"), amount(x.bias.Low), amount(x.bias.Total)},
		[]string{x.part("Cost with it"), amount(x.low), amount(x.high)})
	return t
}

// rows are the bars: what is entered, what the lower bound adds, what more the upper bound does, and what it comes to. What
// isn't known has none.
func (x biased) rows() []draw.Row {
	c, low, high := x.cost.InexactFloat64(), x.low.InexactFloat64(), x.high.InexactFloat64()
	adds := func(d decimal.Decimal) string { return model.MoneyStyle{Places: x.places, Sign: true}.Format(d) }
	rows := []draw.Row{{Name: "Cost as entered", Words: labelMillion(x.cost, x.places), Strong: true, Bars: []draw.Bar{{From: 0, To: c, Role: draw.RoleTotal}}}}
	if !x.known() {
		return append(rows, draw.Row{Name: "Optimism bias", Words: x.unknown()})
	}
	if x.bias.Low.Equal(x.bias.Total) {
		return append(rows, draw.Row{Name: x.part("Optimism bias"), Words: adds(x.bias.Total), Bars: []draw.Bar{{From: c, To: high, Role: draw.RoleCost}}},
			draw.Row{Name: x.part("Cost with it"), Words: labelMillion(x.high, x.places), Strong: true, Bars: []draw.Bar{{From: 0, To: high, Role: draw.RoleTotal}}})
	}
	return append(rows,
		draw.Row{Name: x.part("Optimism bias, lower bound"), Words: adds(x.bias.Low), Bars: []draw.Bar{{From: c, To: low, Role: draw.RoleCost}}},
		draw.Row{Name: "More, up to the upper bound", Words: adds(x.bias.Total.Sub(x.bias.Low)), Bars: []draw.Bar{{From: low, To: high, Role: draw.RoleCost}}},
		draw.Row{Name: x.part("Cost with it"), Words: rangeOf(x.low, x.high, x.places), Strong: true, Bars: []draw.Bar{{From: 0, To: high, Role: draw.RoleTotal}}})
}

// bounds says where the bounds and the evidence are from, nothing where no cost takes any.
func (x biased) bounds() string {
	text := ""
	if x.bias.ByGuidance() {
		text = "The bounds are those of " + x.source + ". "
	}
	if own := x.evidence(); own != "" {
		text += own + ". "
	}
	return text
}

// evidence says where the council's own evidence is from, and of how much of the cost nobody says it; empty where no cost takes
// any.
func (x biased) evidence() string {
	var sources []string
	unsaid := decimal.Zero
	for _, l := range x.bias.Lines {
		from := strings.TrimSuffix(strings.TrimSpace(l.Line.OverrunSource), ".")
		switch {
		case !l.ByEvidence():
		case l.NoSource():
			unsaid = unsaid.Add(l.Cost)
		case !slices.Contains(sources, from):
			sources = append(sources, from)
		}
	}
	if slices.ContainsFunc(x.bias.Lines, appraisal.LineBias.NoSource) {
		sources = append(sources, "where that of "+model.Million(unsaid)+" of cost comes from isn't said")
	}
	if len(sources) == 0 {
		return ""
	}
	return "Own evidence: " + strings.Join(sources, "; ")
}

// notes say where the bounds and the evidence are from, which costs are left out, and what else must stand beside the figure.
func (x biased) notes() []string {
	more := x.bias.Total.Sub(x.bias.Low)
	notes := roundingNotes(x.places, sum{x.low, []decimal.Decimal{x.cost, x.bias.Low}}, sum{x.high, []decimal.Decimal{x.cost, x.bias.Total}},
		sum{x.bias.Total, []decimal.Decimal{x.bias.Low, more}}, sum{x.cost, []decimal.Decimal{x.adjusted, x.open, x.rest}})
	if x.bias.ByGuidance() {
		notes = append(notes, "Bounds: "+x.source)
	}
	if own := x.evidence(); own != "" {
		notes = append(notes, own)
	}
	if len(x.bias.Open) > 0 {
		notes = append(notes, "Costs of "+model.Million(x.open)+" with a class are not adjusted: their bounds or percentages aren't entered")
	}
	return append(notes, illustrativeNotes(x.Case, x.Scenario)...)
}
