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
	rows := []ComparedFigure{
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
	return append(rows, comparedLinks(c, scenarios, estimate, basis)...)
}

// comparedLinks say how many themes every scenario takes up, and what it needs that nothing brings, where the case says anything of it.
func comparedLinks(c *model.Case, scenarios []*model.Scenario, estimate model.Estimate, basis model.Basis) []ComparedFigure {
	themes, enablers := ComparedFigure{Label: "Themes"}, ComparedFigure{Label: "Enablers that nothing brings"}
	for _, x := range scenarios {
		themes.Texts = append(themes.Texts, model.CoverageWords(c.ThemesIn(x.ID)))
		enablers.Texts = append(enablers.Texts, unmetWords(c, x.ID, estimate, basis))
	}
	var rows []ComparedFigure
	if c.Themes.Len() > 0 {
		rows = append(rows, themes)
	}
	if model.BringsAny(c) {
		rows = append(rows, enablers)
	}
	return rows
}

// unmetWords count the enablers that nothing brings, with the benefit that hangs on any of them.
func unmetWords(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) string {
	list := model.UnmetIn(c, scenario, estimate, basis)
	if len(list) == 0 {
		return "none"
	}
	ids := Each(list, func(x model.Unmet) string { return x.Enabler.ID })
	return fmt.Sprintf("%s; %s of benefit hangs on %s", model.JoinWords(ids), model.Million(model.UnmetBenefit(c, scenario, estimate, basis, list)), model.Plural(len(ids), "it", "them"))
}
