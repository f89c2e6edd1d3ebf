package say

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// ComparedFigure is a headline figure of several scenarios, one text each; those of money have their change against the first.
type ComparedFigure struct {
	Label string
	Texts []string
	Money bool
}

// ComparedFigures sets the headline figures of scenarios side by side, all money with the same places.
func ComparedFigures(summaries []appraisal.Summary, head *model.Head) []ComparedFigure {
	places := int32(0)
	for _, s := range summaries {
		places = max(places, s.Flow.Places(), model.Places(s.Annual.At))
	}
	money := func(label string, of func(appraisal.Summary) decimal.Decimal) ComparedFigure {
		row := ComparedFigure{Label: label, Money: true}
		for i, s := range summaries {
			text := model.MoneyStyle{Places: places}.Format(of(s))
			if i > 0 {
				text += "  (" + model.ChangeStyle(of(s).Sub(of(summaries[0])), places) + ")"
			}
			row.Texts = append(row.Texts, text)
		}
		return row
	}
	plain := func(label string, of func(appraisal.Summary) string) ComparedFigure {
		return ComparedFigure{Label: label, Texts: Each(summaries, of)}
	}
	return []ComparedFigure{
		money("Saves a year, once in place", func(s appraisal.Summary) decimal.Decimal { return s.Annual.At }),
		money("Benefit", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalBenefit }),
		money("Cost", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalCost }),
		money("Net", func(s appraisal.Summary) decimal.Decimal { return s.Flow.TotalNet }),
		plain("Pays back", func(s appraisal.Summary) string {
			h := Payback(s, head)
			return h.Figure + ", " + h.Note
		}),
		plain("Principles", func(s appraisal.Summary) string { return model.TallyOf(s.Standings).Words("") }),
		plain("Rules broken", func(s appraisal.Summary) string { return fmt.Sprint(len(s.Breaches)) }),
	}
}
