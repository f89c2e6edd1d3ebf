package say

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Headline is one of the figures below the chart.
type Headline struct{ Label, Figure, Note string }

// HeadlineCount is the number of headline figures.
const HeadlineCount = 5

// Headlines writes the annual saving once in place, benefit, cost, net and payback of a scenario, all with the same places, which are
// those of the chart.
func Headlines(s appraisal.Summary, head *model.Head) [HeadlineCount]Headline {
	f := s.Flow
	places := max(f.Places(), model.Places(s.Annual.At))
	money := model.MoneyStyle{Places: places}
	return [HeadlineCount]Headline{
		{"Saves a year", money.Format(s.Annual.At), "once in place" + after(", ", otherEnds(s, places, s.Annual.Low, s.Annual.High))},
		{"Benefit", money.Format(f.TotalBenefit), otherEnds(s, places, s.Low.TotalBenefit, s.High.TotalBenefit)},
		{"Cost", money.Format(f.TotalCost), costNote(s, places)},
		{"Net", money.Format(f.TotalNet), otherEnds(s, places, s.Low.TotalNet, s.High.TotalNet)},
		Payback(s, head),
	}
}

// Reading says once a page what the net is and on which basis the figures stand.
func Reading(b model.Basis) string {
	return b.Meaning() + " Net is savings less one-off and ongoing costs."
}

// after puts something before a text that isn't empty.
func after(lead, text string) string {
	if text == "" {
		return ""
	}
	return lead + text
}

// otherEnds writes the ends of the range that the figure itself doesn't show, empty where there is no range.
func otherEnds(s appraisal.Summary, places int32, low, high decimal.Decimal) string {
	money := model.MoneyStyle{Places: max(places, model.Places(low, high))}
	switch {
	case low.Equal(high):
		return ""
	case s.Estimate == model.Minimum:
		return "stretch " + money.Format(high)
	case s.Estimate == model.Maximum:
		return "cautious " + money.Format(low)
	}
	return money.Format(low) + " to " + money.Format(high)
}

// costNote names the categories of cost, in £m, as far as three go.
func costNote(s appraisal.Summary, places int32) string {
	parts := make([]string, 0, len(s.Costs))
	for _, one := range s.Costs {
		if one.Total.IsZero() || one.Category == "" {
			continue
		}
		amount := strings.TrimSuffix(strings.TrimPrefix(model.MoneyStyle{Places: max(places, model.Places(one.Total))}.Format(one.Total), "£"), "m")
		name, _, _ := strings.Cut(one.Category, " (") // what stands in brackets explains, and there is room for names alone
		parts = append(parts, name+noBreak+amount)
	}
	const most = 3
	if len(parts) > most {
		parts = append(parts[:most], fmt.Sprintf("and %d more", len(parts)-most))
	}
	return strings.Join(parts, ", ")
}

// Payback is the headline of when a scenario pays back.
func Payback(s appraisal.Summary, head *model.Head) Headline {
	h := Headline{Label: "Pays back"}
	switch p := s.Payback; p.Verdict {
	case appraisal.PaysBack:
		h.Figure = head.YearName(p.Year)
		h.Note = ordinal(p.Year+1) + " year"
		if p.Crossings > 1 {
			h.Note = fmt.Sprintf("last of %d times", p.Crossings)
		}
	case appraisal.NoNetOutlay:
		h.Figure, h.Note = "At once", "no net outlay"
	case appraisal.NotWithinPeriod:
		h.Figure, h.Note = "Not yet", "not within the period"
	default:
		h.Figure, h.Note = "–", "nothing spent"
	}
	return h
}

func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n < len(words) {
		return words[n]
	}
	return model.Ordinal(n)
}

const noBreak = "\u00a0"
