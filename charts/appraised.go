package charts

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// NewBias makes the figure of what optimism bias adds to a scenario's cost, from its lower bounds to its upper, as a part of
// its own.
func NewBias(s Subject) *Figure {
	guidance := appraisal.GuidanceOf(s.Case)
	x := biased{
		Subject: s, bias: guidance.BiasOf(s.Case, s.Scenario, s.Estimate, s.Basis), source: guidance.Label(),
		cost: model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalCost,
	}
	x.low, x.high = x.cost.Add(x.bias.Low), x.cost.Add(x.bias.Total)
	x.places = model.Places(x.cost, x.bias.Low, x.bias.Total, x.low, x.high)
	title := x.title()
	return &Figure{
		title: title, subject: s.Name() + ", cost with optimism bias", terms: s.terms(), body: &rowChart{unit: pounds, stepped: true, rows: x.rows()},
		alt: fmt.Sprintf("Bar chart of the cost of %s with optimism bias: %s as entered, %s of bias, %s with it.", s.Name(), spoken(x.cost),
			spokenRange(x.bias.Low, x.bias.Total), spokenRange(x.low, x.high)),
		description: title + ". " + x.bounds() + "The bias stands beside the council's own figures, which it doesn't change.",
		table: Table{
			Caption: "Cost with optimism bias, " + s.Name() + ", " + s.terms(), Words: 1, Total: true,
			Columns: []string{"Part", "Lower bound (£m)", "Upper bound (£m)"}, Rows: [][]string{
				{"Cost as entered", plainAmount(x.cost, x.places), plainAmount(x.cost, x.places)},
				{"Optimism bias", plainAmount(x.bias.Low, x.places), plainAmount(x.bias.Total, x.places)},
				{"Cost with it", plainAmount(x.low, x.places), plainAmount(x.high, x.places)},
			},
		},
		notes: x.notes(),
	}
}

// biased is what the figure of a cost with its optimism bias is made from, in £m.
type biased struct {
	Subject
	bias            appraisal.OptimismBias
	source          string
	cost, low, high decimal.Decimal
	places          int32
}

func (x biased) title() string {
	cost := labelMillion(x.cost, x.places)
	switch {
	case len(x.bias.Lines)+len(x.bias.Open) == 0:
		return "No cost has a class, so no optimism bias is added"
	case len(x.bias.Lines) == 0:
		return "The optimism bias of costs with a class isn't known"
	}
	return fmt.Sprintf("Optimism bias adds %s to costs of %s", rangeOf(x.bias.Low, x.bias.Total, x.places), cost)
}

// rows are the bars: what is entered, what the lower bound adds, what more the upper bound does, and what it comes to.
func (x biased) rows() []row {
	c, low, high := x.cost.InexactFloat64(), x.low.InexactFloat64(), x.high.InexactFloat64()
	adds := func(d decimal.Decimal) string { return model.MoneyStyle{Places: x.places, Sign: true}.Format(d) }
	rows := []row{{name: "Cost as entered", words: labelMillion(x.cost, x.places), strong: true, bars: []rowBar{{0, c, roleTotal}}}}
	if x.bias.Low.Equal(x.bias.Total) {
		return append(rows, row{name: "Optimism bias", words: adds(x.bias.Total), bars: []rowBar{{c, high, roleCost}}},
			row{name: "Cost with it", words: labelMillion(x.high, x.places), strong: true, bars: []rowBar{{0, high, roleTotal}}})
	}
	return append(rows,
		row{name: "Optimism bias, lower bound", words: adds(x.bias.Low), bars: []rowBar{{c, low, roleCost}}},
		row{name: "More, up to the upper bound", words: adds(x.bias.Total.Sub(x.bias.Low)), bars: []rowBar{{low, high, roleCost}}},
		row{name: "Cost with it", words: rangeOf(x.low, x.high, x.places), strong: true, bars: []rowBar{{0, high, roleTotal}}})
}

// bounds says where the bounds are from, nothing where no cost takes any.
func (x biased) bounds() string {
	if !x.bias.ByGuidance() {
		return ""
	}
	return "The bounds are those of " + x.source + ". "
}

// notes say where the bounds are from, which costs are left out, and what else must stand beside the figure.
func (x biased) notes() []string {
	more := x.bias.Total.Sub(x.bias.Low)
	notes := roundingNotes(x.places, sum{x.low, []decimal.Decimal{x.cost, x.bias.Low}}, sum{x.high, []decimal.Decimal{x.cost, x.bias.Total}},
		sum{x.bias.Total, []decimal.Decimal{x.bias.Low, more}})
	if x.bias.ByGuidance() {
		notes = append(notes, "Bounds: "+x.source)
	}
	if len(x.bias.Open) > 0 {
		open := decimal.Zero
		for _, l := range x.bias.Open {
			open = decimal.Sum(open, l.Yearly(x.Case.Head().Years, x.Estimate, x.Basis)...)
		}
		notes = append(notes, "Costs of "+model.Million(open)+" with a class are not adjusted: their bounds aren't entered")
	}
	return append(notes, illustrativeNotes(x.Case, x.Scenario)...)
}
