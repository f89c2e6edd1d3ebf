package appraisal

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Guidance holds by how much costs of each class overran in past projects.
type Guidance struct {
	// Name is that of the publication, Edition says which.
	Name, Edition string
	Bounds        []Bound
}

// Bound is the range of optimism bias in one class of cost, as shares of the cost.
type Bound struct {
	Class model.CostClass
	// Upper is where an appraisal starts, Lower what well-managed projects came down to.
	Upper, Lower decimal.Decimal
	// Of says which costs the bounds are of.
	Of string
}

// BiasGuidance returns the bounds of the Green Book's supplementary guidance on optimism bias, which rest on a
// review of large public procurement of 2002.
func BiasGuidance() Guidance {
	percent := func(class model.CostClass, upper, lower int64, of string) Bound {
		return Bound{class, decimal.New(upper, -2), decimal.New(lower, -2), of}
	}
	const capital, operating = "capital expenditure", "operating cost"
	return Guidance{
		Name: "Green Book supplementary guidance on optimism bias", Edition: "April 2013",
		Bounds: []Bound{
			percent(model.StandardBuildings, 24, 2, capital),
			percent(model.NonStandardBuildings, 51, 4, capital),
			percent(model.StandardCivil, 44, 3, capital),
			percent(model.NonStandardCivil, 66, 6, capital),
			percent(model.Equipment, 200, 10, capital),
			percent(model.Outsourcing, 41, 0, operating),
		},
	}
}

// Bound returns the bounds of a class, false for none.
func (g Guidance) Bound(class model.CostClass) (Bound, bool) {
	for _, b := range g.Bounds {
		if b.Class == class {
			return b, class != model.Unclassed
		}
	}
	return Bound{}, false
}

// Rate returns the share that is added to a cost: upper × (1 − mitigation).
func (b Bound) Rate(mitigation decimal.Decimal) decimal.Decimal {
	return b.Upper.Mul(one.Sub(mitigation))
}

// OptimismBias is what is to be added to a scenario's costs for optimism, in £m. It is a segment of its own, never
// part of a profile.
type OptimismBias struct {
	// Years holds one figure a year, Total their sum.
	Years []decimal.Decimal
	Total decimal.Decimal
	// Lines holds the costs that are adjusted, in the case's order.
	Lines []LineBias
}

// LineBias is the optimism bias of one line, in £m over all years.
type LineBias struct {
	Line  *model.Line
	Bound Bound
	// Rate is the share of the cost that is added.
	Rate        decimal.Decimal
	Cost, Total decimal.Decimal
}

// BelowLower reports whether more is mitigated than the guidance has seen.
func (l LineBias) BelowLower() bool { return l.Rate.LessThan(l.Bound.Lower) }

// BiasOf returns the optimism bias of a scenario: for each cost with a class, cost × upper × (1 − mitigation).
func (g Guidance) BiasOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) OptimismBias {
	bias := OptimismBias{Years: make([]decimal.Decimal, c.Head().Years)}
	for l := range c.Counting(scenario) {
		bound, ok := g.Bound(l.Class)
		if !ok || l.Type != model.CostLine {
			continue
		}
		adjusted := LineBias{Line: l, Bound: bound, Rate: bound.Rate(l.Mitigation)}
		for t, cost := range l.Yearly(len(bias.Years), estimate, basis) {
			adjusted.Cost = adjusted.Cost.Add(cost)
			bias.Years[t] = bias.Years[t].Add(cost.Mul(adjusted.Rate))
		}
		adjusted.Total = adjusted.Cost.Mul(adjusted.Rate)
		bias.Lines = append(bias.Lines, adjusted)
		bias.Total = bias.Total.Add(adjusted.Total)
	}
	return bias
}

// Adjusted returns a profile with the optimism bias among its costs.
func (b OptimismBias) Adjusted(f model.Flow) model.Flow {
	costs := make([]decimal.Decimal, len(f.Cost))
	for t := range costs {
		costs[t] = f.Cost[t].Add(b.Years[t])
	}
	return model.FlowOf(f.Benefit, costs)
}
