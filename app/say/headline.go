package say

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/budget"
)

// Headline is one of the figures below the chart.
type Headline struct{ Label, Figure, Note string }

// HeadlineCount is the number of headline figures.
const HeadlineCount = 4

// Headlines writes the annual saving once in place, the one-off cost, the payback and what is new to the budget of a scenario, all with
// the same places, which are those of the chart.
func Headlines(s appraisal.Summary, left *budget.Position, c *model.Case) [HeadlineCount]Headline {
	head, when := c.Head(), "once in place"
	if c.WhatIf().Late > 0 { // what comes after the last year is no part of it
		when = "by " + head.YearName(head.Years-1)
	}
	once := left.OneOffCost()
	places := max(s.Flow.Places(), model.Places(s.Annual.At, once, left.New.Total))
	money := model.MoneyStyle{Places: places}
	return [HeadlineCount]Headline{
		{"Saves a year", money.Format(s.Annual.At), when + after(", ", otherEnds(s, places, s.Annual.Low, s.Annual.High)) + after(", ", notCash(left, places))},
		{"One-off cost", money.Format(once), costNote(s, left, places)},
		Payback(s, head),
		{"New to the budget", money.Format(left.New.Total), newNote(left, places)},
	}
}

// notCash says what of the benefits is no money out of the budget, empty for nothing.
func notCash(left *budget.Position, places int32) string {
	other := left.Capacity.Total.Add(left.Avoided.Total)
	if left.Capacity.Nothing() && left.Avoided.Nothing() {
		return ""
	}
	return fmt.Sprintf("%s of the benefit isn’t cash", model.MoneyStyle{Places: max(places, model.Places(other))}.Format(other))
}

// newNote says what is in the budget already of the net that counts against it.
func newNote(left *budget.Position, places int32) string {
	money := model.MoneyStyle{Places: max(places, model.Places(left.Overlap.Total, left.New.Total))}
	net := money.Format(left.New.Total.Add(left.Overlap.Total))
	if left.Overlap.Nothing() {
		return "none said to be in it already"
	}
	return fmt.Sprintf("of %s net; %s is in it already", net, money.Format(left.Overlap.Total))
}

// Reading says once a page, after the what-if that the figures answer, what the net is and on which basis the figures stand.
func Reading(b model.Basis, w model.WhatIf) string {
	asked := w.Words()
	if asked != "" {
		asked += ". "
	}
	return asked + b.Meaning() + " Net is savings less one-off and ongoing costs."
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

// costNote names the categories of one-off cost, in £m, as far as three go; what costs come every year it says apart.
func costNote(s appraisal.Summary, left *budget.Position, places int32) string {
	if !left.Ongoing.Nothing() {
		return "yearly costs are apart: the saving is after them"
	}
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
