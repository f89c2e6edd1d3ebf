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

// NewBias makes the figure of what optimism bias adds to a scenario's cost, as a part of its own.
func NewBias(s Subject) *Figure {
	guidance := appraisal.BiasGuidance()
	bias := guidance.BiasOf(s.Case, s.Scenario, s.Estimate, s.Basis)
	cost := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalCost
	adjusted := cost.Add(bias.Total)
	places := model.Places(cost, bias.Total, adjusted)
	title := fmt.Sprintf("Optimism bias adds %s to costs of %s", labelMillion(bias.Total, places), labelMillion(cost, places))
	if bias.Total.IsZero() {
		title = "No cost has a class, so no optimism bias is added"
	}
	c, a := cost.InexactFloat64(), adjusted.InexactFloat64()
	return &Figure{
		title: title, subject: s.Name() + ", cost with optimism bias", terms: s.terms(),
		body: &rowChart{unit: pounds, stepped: true, rows: []row{
			{name: "Cost as entered", words: labelMillion(cost, places), strong: true, bars: []rowBar{{0, c, roleTotal}}},
			{name: "Optimism bias", words: model.MoneyStyle{Places: places, Sign: true}.Format(bias.Total), bars: []rowBar{{c, a, roleCost}}},
			{name: "Cost with it", words: labelMillion(adjusted, places), strong: true, bars: []rowBar{{0, a, roleTotal}}},
		}},
		alt:         fmt.Sprintf("Bar chart of the cost of %s with optimism bias: %s as entered, %s of bias, %s with it.", s.Name(), spoken(cost), spoken(bias.Total), spoken(adjusted)),
		description: fmt.Sprintf("%s. The bounds are those of %s, %s; the bias stands beside the council's own figures, which it doesn't change.", title, guidance.Name, guidance.Edition),
		table: Table{Caption: "Cost with optimism bias, " + s.Name() + ", " + s.terms(), Words: 1, Total: true, Columns: []string{"Part", "Cost (£m)"}, Rows: [][]string{
			{"Cost as entered", plainAmount(cost, places)}, {"Optimism bias", plainAmount(bias.Total, places)}, {"Cost with it", plainAmount(adjusted, places)},
		}},
		notes: append(roundingNotes(places, sum{adjusted, []decimal.Decimal{cost, bias.Total}}), illustrativeNotes(s.Case, s.Scenario)...),
	}
}
