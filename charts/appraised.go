package charts

import (
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// NewTornado makes the figure of how far each input alone moves a scenario's undiscounted net over its own range, the
// widest first; the choices are fixed.
func NewTornado(s Subject) *Figure {
	bars := appraisal.Tornado(s.Case, s.Scenario, s.Estimate, s.Basis, appraisal.ByOwner, appraisal.NetOutcome)
	net := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
	amounts := []decimal.Decimal{net}
	for _, b := range bars {
		amounts = append(amounts, b.Low, b.High)
	}
	places := model.Places(amounts...)
	table := Table{Caption: "One input at a time, " + s.Name() + ", " + s.terms(), Words: 1, Columns: []string{"Input", "Lowest net (£m)", "Highest net (£m)"}}
	title := "No input has a range"
	var rows []row
	var said []string
	for i, b := range bars {
		name := model.Capital(string(b.Type)) + " of " + s.Case.OwnerWithin(b.Key)
		words := rangeOf(b.Low, b.High, places)
		if i == 0 {
			title = name + " moves the net most: " + words
		}
		middle, low, high := net.InexactFloat64(), b.Low.InexactFloat64(), b.High.InexactFloat64()
		rows = append(rows, row{
			name: name, words: words, weight: b.Swing().Abs().InexactFloat64(),
			bars: []rowBar{{middle, min(low, high), roleCost}, {middle, max(low, high), roleBenefit}},
		})
		table.Rows = append(table.Rows, []string{name, plainAmount(b.Low, places), plainAmount(b.High, places)})
		said = append(said, name+" "+spokenRange(b.Low, b.High))
	}
	gather := func(rest []row) row {
		return row{name: many(len(rest), "input") + " that move it less", words: "in the table"}
	}
	return &Figure{
		title: title, subject: s.Name() + ", net over one input's range", terms: s.terms(), table: table,
		body: &rowChart{rows: rows, unit: pounds, gather: gather, key: []keyEntry{
			{kind: markBar, role: roleCost, text: "Below the plan"}, {kind: markBar, role: roleBenefit, text: "Above the plan"},
		}},
		alt: fmt.Sprintf("Tornado chart of how far each input alone moves the net of %s from %s: %s.", s.Name(), spoken(net), model.Small(title)),
		description: fmt.Sprintf("The chart shows, one row an input, the net of %s while that input goes over its own range and everything else stays. %s.",
			s.Name(), strings.Join(append(said, "The plan is "+spoken(net)), "; ")),
		notes: illustrativeNotes(s.Case, s.Scenario),
	}
}

// NewRanges makes the figure of the cumulative net that eight draws of ten lie between, with the middle one. Draws use
// floating point: their amounts are shown to two places.
func NewRanges(s Subject, d appraisal.Draws) *Figure {
	years := s.Case.Head().YearNames()
	if len(years) == 0 || len(d.Cumulative) != len(years) {
		return &Figure{title: noYears, subject: s.Name(), terms: s.terms(), alt: noYears + ".", description: noYears + "."}
	}
	chart := &yearChart{years: years}
	table := Table{Caption: "Cumulative net drawn, " + s.Name() + ", " + string(s.Basis) + " basis, £m", Words: 1, Columns: []string{"Year", "P10 (£m)", "P50 (£m)", "P90 (£m)"}}
	amount := func(x float64) decimal.Decimal { return decimal.NewFromFloat(math.Round(x*100) / 100) }
	add := func(name string, stroke stroke, of func(appraisal.Percentiles) float64) {
		l := line{name: name, stroke: stroke, end: model.Million(amount(of(d.Net)))}
		for _, p := range d.Cumulative {
			l.values = append(l.values, of(p))
		}
		chart.lines = append(chart.lines, l)
	}
	add("P90", secondStroke, func(p appraisal.Percentiles) float64 { return p.P90 })
	add("P50", firstStroke, func(p appraisal.Percentiles) float64 { return p.P50 })
	add("P10", thirdStroke, func(p appraisal.Percentiles) float64 { return p.P10 })
	for i, year := range years {
		p := d.Cumulative[i]
		table.Rows = append(table.Rows, []string{year, plainAmount(amount(p.P10), 2), plainAmount(amount(p.P50), 2), plainAmount(amount(p.P90), 2)})
	}
	low, high := amount(d.Net.P10), amount(d.Net.P90)
	title := fmt.Sprintf("In eight draws of ten the net is %s", rangeOf(low, high, model.Places(low, high)))
	return &Figure{
		title: title, subject: s.Name() + ", cumulative net drawn", terms: string(s.Basis) + " basis, £m", body: chart, table: table,
		alt:         fmt.Sprintf("Line chart of the cumulative net of %s over the years that one, five and nine draws of ten stay below: the net is %s.", s.Name(), spokenRange(low, high)),
		description: fmt.Sprintf("The chart shows the cumulative net of %s in £m in %d draws, seed %d: P10, P50 and P90 of each year. In all the net is %s.", s.Name(), d.Count, d.Seed, spokenRange(low, high)),
		notes:       append([]string{fmt.Sprintf("%d independent triangular draws, seed %d", d.Count, d.Seed)}, illustrativeNotes(s.Case, s.Scenario)...),
	}
}

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
		description: fmt.Sprintf("%s. The bounds are those of %s; the bias stands beside the council's own figures, which it doesn't change.", title, x.source),
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

// notes say where the bounds are from, which costs are left out, and what else must stand beside the figure.
func (x biased) notes() []string {
	more := x.bias.Total.Sub(x.bias.Low)
	notes := roundingNotes(x.places, sum{x.low, []decimal.Decimal{x.cost, x.bias.Low}}, sum{x.high, []decimal.Decimal{x.cost, x.bias.Total}},
		sum{x.bias.Total, []decimal.Decimal{x.bias.Low, more}})
	if len(x.bias.Lines) > 0 {
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
