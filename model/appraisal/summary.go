package appraisal

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Summary is a scenario in few figures, in £m, at one estimate and basis.
type Summary struct {
	Estimate model.Estimate
	Basis    model.Basis
	// Flow is the profile at the estimate, Low at the minimum and High at the maximum.
	Flow, Low, High model.Flow
	Payback         Payback
	// Costs splits the total cost by category.
	Costs []model.CategoryFlow
	// Standings says how the scenario stands to each principle.
	Standings []model.Standing
	// Breaches are the rules that the choices break.
	Breaches []model.Breach
}

// SummaryOf sums a scenario up.
func SummaryOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) Summary {
	s := Summary{
		Estimate: estimate, Basis: basis,
		Flow:      model.Profile(c, scenario, estimate, basis),
		Low:       model.Profile(c, scenario, model.Minimum, basis),
		High:      model.Profile(c, scenario, model.Maximum, basis),
		Costs:     model.FlowsByCategory(c, scenario, estimate, basis, model.CostLine),
		Standings: c.Standings(scenario),
		Breaches:  c.Breaches(scenario),
	}
	s.Payback = PaybackOf(s.Flow)
	return s
}

// Honoured counts the principles that at least one chosen option supports, of all there are.
func (s Summary) Honoured() (honoured, of int) {
	for _, one := range s.Standings {
		if one.Honoured() {
			honoured++
		}
	}
	return honoured, len(s.Standings)
}

// InConflict returns the principles that at least one chosen option conflicts with.
func (s Summary) InConflict() []model.Standing {
	var found []model.Standing
	for _, one := range s.Standings {
		if len(one.Opponents) > 0 {
			found = append(found, one)
		}
	}
	return found
}

// OptionTotals is one option by itself, in £m: its total benefit and cost at both ends of their ranges.
type OptionTotals struct {
	LowBenefit, HighBenefit, LowCost, HighCost decimal.Decimal
	// Benefits and Costs say that there is a figure that isn't zero: what adds up to zero may still be something.
	Benefits, Costs bool
}

// OptionTotalsOf sums up every option of a case on a basis, by id, and the programme lines under
// [model.Programme].
func OptionTotalsOf(c *model.Case, basis model.Basis) map[string]OptionTotals {
	totals := map[string]OptionTotals{}
	for l := range c.Lines.All() {
		t := totals[l.Owner]
		low, high := l.Totals(c.Head().Years, basis)
		if l.Type == model.CostLine {
			t.LowCost, t.HighCost = t.LowCost.Add(low), t.HighCost.Add(high)
			t.Costs = t.Costs || !model.Nothing(l.Minimum...) || !model.Nothing(l.Maximum...)
		} else {
			t.Benefits = t.Benefits || !model.Nothing(l.Minimum...) || !model.Nothing(l.Maximum...)
			t.LowBenefit, t.HighBenefit = t.LowBenefit.Add(low), t.HighBenefit.Add(high)
		}
		totals[l.Owner] = t
	}
	return totals
}
