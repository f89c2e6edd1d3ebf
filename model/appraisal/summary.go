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
	// Annual is the saving a year once everything is in place.
	Annual AnnualSaving
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
		Low:       model.Profile(c, scenario, model.Minimum, basis),
		High:      model.Profile(c, scenario, model.Maximum, basis),
		Costs:     model.FlowsByCategory(c, scenario, estimate, basis, model.CostLine),
		Standings: c.Standings(scenario),
		Breaches:  c.Breaches(scenario),
	}
	switch estimate {
	case model.Minimum:
		s.Flow = s.Low
	case model.Maximum:
		s.Flow = s.High
	default:
		s.Flow = model.Profile(c, scenario, estimate, basis)
	}
	s.Payback = PaybackOf(s.Flow)
	s.Annual = AnnualSavingOf(c, scenario, estimate)
	return s
}

// AnnualSaving is what is saved in every year after the last, in £m: the sum of the yearly steps of every ongoing benefit, less
// those of every ongoing cost. Once lines bring nothing after their year.
type AnnualSaving struct {
	// At is the saving at the estimate; Low and High are the cautious and the stretch end.
	At, Low, High decimal.Decimal
}

// AnnualSavingOf returns the annual saving once in place of a scenario: once all of it is there, however late options come.
func AnnualSavingOf(c *model.Case, scenario string, estimate model.Estimate) AnnualSaving {
	planned := c.AsPlanned()
	at := func(e model.Estimate) decimal.Decimal {
		sum := decimal.Zero
		for l := range planned.Counting(scenario) {
			if l.Recurrence != model.Ongoing {
				continue
			}
			steps := decimal.Sum(decimal.Zero, l.Yearly(c.Head().Years, e, model.InYear)...)
			if l.Type == model.CostLine {
				steps = steps.Neg()
			}
			sum = sum.Add(steps)
		}
		return sum
	}
	return AnnualSaving{At: at(estimate), Low: at(model.Minimum), High: at(model.Maximum)}
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
