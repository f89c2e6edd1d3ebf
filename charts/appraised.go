package charts

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

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
