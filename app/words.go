package app

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// moneyRange writes "£4.0m to £6.0m", or one amount where both are the same.
func moneyRange(low, high decimal.Decimal, places int32) string {
	style := model.MoneyStyle{Places: places}
	if low.Equal(high) {
		return style.Format(low)
	}
	return style.Format(low) + " to " + style.Format(high)
}

// benefitWords and costWords write an option's totals.
func benefitWords(t appraisal.OptionTotals, places int32) string {
	if !t.Benefits {
		return "no benefit"
	}
	return moneyRange(t.LowBenefit, t.HighBenefit, places)
}

func costWords(t appraisal.OptionTotals, places int32) string {
	if !t.Costs {
		return "no cost"
	}
	return "cost " + moneyRange(t.LowCost, t.HighCost, places)
}

// placesOf returns the decimal places that write every option's benefits alike, and every option's costs.
func placesOf(totals map[string]appraisal.OptionTotals) (benefit, cost int32) {
	for _, t := range totals {
		benefit = max(benefit, model.Places(t.LowBenefit, t.HighBenefit))
		cost = max(cost, model.Places(t.LowCost, t.HighCost))
	}
	return benefit, cost
}

// headline is one of the figures below the chart.
type headline struct{ label, figure, note string }

// headlinesOf writes benefit, cost, net and payback of a scenario.
func headlinesOf(s appraisal.Summary, head *model.Head) [4]headline {
	f := s.Flow
	return [4]headline{
		{"Benefit", model.Million(f.TotalBenefit), otherEnds(s, func(f model.Flow) decimal.Decimal { return f.TotalBenefit })},
		{"Cost", model.Million(f.TotalCost), costNote(s)},
		{"Net", model.Million(f.TotalNet), otherEnds(s, func(f model.Flow) decimal.Decimal { return f.TotalNet })},
		paybackHeadline(s, head),
	}
}

// otherEnds writes the ends of the range that the figure itself doesn't show.
func otherEnds(s appraisal.Summary, of func(model.Flow) decimal.Decimal) string {
	low, high := of(s.Low), of(s.High)
	switch {
	case low.Equal(high):
		return "no range"
	case s.Estimate == model.Minimum:
		return "maximum " + model.Million(high)
	case s.Estimate == model.Maximum:
		return "minimum " + model.Million(low)
	}
	return model.Million(low) + " to " + model.Million(high)
}

// costNote names the categories of cost, in £m, as far as three go.
func costNote(s appraisal.Summary) string {
	parts := make([]string, 0, len(s.Costs))
	for _, one := range s.Costs {
		if one.Total.IsZero() || one.Category == "" {
			continue
		}
		amount := strings.TrimSuffix(strings.TrimPrefix(model.Million(one.Total), "£"), "m")
		parts = append(parts, one.Category+string(noBreak)+amount)
	}
	const most = 3
	if len(parts) > most {
		parts = append(parts[:most], fmt.Sprintf("and %d more", len(parts)-most))
	}
	return strings.Join(parts, ", ")
}

func paybackHeadline(s appraisal.Summary, head *model.Head) headline {
	h := headline{label: "Pays back"}
	switch p := s.Payback; p.Verdict {
	case appraisal.PaysBack:
		h.figure = head.YearName(p.Year)
		h.note = ordinal(p.Year+1) + " year"
		if p.Crossings > 1 {
			h.note = fmt.Sprintf("last of %d times", p.Crossings)
		}
	case appraisal.NoNetOutlay:
		h.figure, h.note = "At once", "no net outlay"
	case appraisal.NotWithinPeriod:
		h.figure, h.note = "Not yet", "not within the period"
	default:
		h.figure, h.note = "–", "nothing spent"
	}
	return h
}

func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n < len(words) {
		return words[n]
	}
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

// changeWords says what the last edit did and what it did to the net total.
func changeWords(c session.Change) string {
	switch {
	case c.Text == "":
		return "None yet"
	case c.Scenario != "":
		return "In " + c.Scenario + ": " + c.Text
	case !c.Net.Known:
		return c.Text
	case c.Net.Amount.IsZero():
		return c.Text + ". Net unchanged"
	}
	return c.Text + ". Net" + string(noBreak) + model.SignedMillion(c.Net.Amount)
}

// principleWords says how many principles are honoured and which are in conflict.
func principleWords(s appraisal.Summary) string {
	honoured, of := s.Honoured()
	if of == 0 {
		return "None in this case"
	}
	text := fmt.Sprintf("%d of %d honoured", honoured, of)
	conflicts := s.InConflict()
	if len(conflicts) == 0 {
		return text + ", none in conflict"
	}
	names := make([]string, len(conflicts))
	for i, one := range conflicts {
		opponents := make([]string, len(one.Opponents))
		for j, o := range one.Opponents {
			opponents[j] = o.Name
		}
		names[i] = one.Principle.ID + ": " + strings.Join(opponents, ", ")
	}
	return fmt.Sprintf("%s, %d in conflict (%s)", text, len(conflicts), strings.Join(names, "; "))
}

// answerWords names what a scenario has chosen for a decision.
func answerWords(c *model.Case, choice *model.Choice) string {
	switch {
	case choice.StaysAsIs():
		return "stay as is"
	case len(choice.Options) == 0:
		return "undecided"
	}
	names := make([]string, 0, len(choice.Options))
	for _, id := range choice.Options {
		if o, ok := c.Options.Get(id); ok {
			names = append(names, o.Name)
		}
	}
	return strings.Join(names, ", ")
}

// againstWords says how a scenario differs from the comparator, empty where none is pinned or it is shown itself.
func againstWords(s *session.Session, now appraisal.Summary) string {
	view := s.View()
	comparator, ok := s.Case().Scenarios.Get(view.Comparator)
	if !ok {
		return ""
	}
	if view.Comparator == view.Scenario {
		return "This scenario is the comparator (Ctrl+P unpins it)"
	}
	then := model.Profile(s.Case(), comparator.ID, view.Estimate, view.Basis)
	changes := 0
	for _, row := range model.Compare(s.Case(), []string{comparator.ID, view.Scenario}).Rows {
		if row.Differs(1) {
			changes++
		}
	}
	noun := "choices differ"
	if changes == 1 {
		noun = "choice differs"
	}
	return fmt.Sprintf("With %s: net %s, benefit %s, cost %s; %d %s", comparator.Name,
		model.SignedMillion(now.Flow.TotalNet.Sub(then.TotalNet)), model.SignedMillion(now.Flow.TotalBenefit.Sub(then.TotalBenefit)),
		model.SignedMillion(now.Flow.TotalCost.Sub(then.TotalCost)), changes, noun)
}

// breachWords says which rule is broken and why it stands.
func breachWords(b model.Breach) string {
	return withReason(fmt.Sprintf("%s %s %s", b.Option.Name, b.Rule.Relation, b.Other.Name), b.Rule.Reason)
}

// obstacleWords says, on an option's tile, what stands against it. An exclusion holds both ways.
func obstacleWords(b model.Breach, option string) string {
	other := b.Other
	if b.Other.ID == option {
		other = b.Option
	}
	if b.Rule.Relation == model.Requires {
		return withReason("Requires "+other.Name, b.Rule.Reason)
	}
	return withReason("Excluded by "+other.Name, b.Rule.Reason)
}

// withReason puts a reason behind a text, as it was typed.
func withReason(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}

// savingWords says whether the work is safe.
func savingWords(s session.Saving) string {
	switch {
	case s.Err != nil:
		return "Not saved: " + s.Err.Error()
	case s.Pending > 0:
		return "Saving …"
	case s.Trouble() != nil:
		return "Saved. " + errorWords(s.Trouble())
	}
	return "Saved"
}
