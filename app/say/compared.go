package say

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// ComparedFigure is a headline figure of several scenarios, one text each; those of money have their change against the first.
type ComparedFigure struct {
	Label string
	Texts []string
	Money bool
}

// comparedScenario is what a scenario comes to, for itself and in the budget.
type comparedScenario struct {
	appraisal.Summary
	left budget.Position
}

// ComparedFigures sets the headline figures of some scenarios of a case side by side, all money with the same places.
func ComparedFigures(c *model.Case, scenarios []*model.Scenario, estimate model.Estimate, basis model.Basis) []ComparedFigure {
	places, sums := int32(0), make([]comparedScenario, len(scenarios))
	for i, x := range scenarios {
		s := comparedScenario{appraisal.SummaryOf(c, x.ID, estimate, basis), budget.Of(c, x.ID, estimate, basis)}
		places, sums[i] = max(places, s.Flow.Places(), model.Places(s.Annual.At, s.left.New.Total)), s
	}
	money := func(label string, of func(comparedScenario) decimal.Decimal) ComparedFigure {
		row := ComparedFigure{Label: label, Money: true}
		for i, s := range sums {
			text := model.MoneyStyle{Places: places}.Format(of(s))
			if i > 0 {
				text += "  (" + model.ChangeStyle(of(s).Sub(of(sums[0])), places) + ")"
			}
			row.Texts = append(row.Texts, text)
		}
		return row
	}
	plain := func(label string, of func(comparedScenario) string) ComparedFigure {
		return ComparedFigure{Label: label, Texts: Each(sums, of)}
	}
	return []ComparedFigure{
		money("Saves a year, once in place", func(s comparedScenario) decimal.Decimal { return s.Annual.At }),
		money("Benefit", func(s comparedScenario) decimal.Decimal { return s.Flow.TotalBenefit }),
		money("Cost", func(s comparedScenario) decimal.Decimal { return s.Flow.TotalCost }),
		money("Net", func(s comparedScenario) decimal.Decimal { return s.Flow.TotalNet }),
		money("New to the budget", func(s comparedScenario) decimal.Decimal { return s.left.New.Total }),
		plain("Pays back", func(s comparedScenario) string {
			h := Payback(s.Summary, c.Head())
			return h.Figure + ", " + h.Note
		}),
		plain("Principles", func(s comparedScenario) string { return model.TallyOf(s.Standings).Words("") }),
		plain("Rules broken", func(s comparedScenario) string { return fmt.Sprint(len(s.Breaches)) }),
	}
}
