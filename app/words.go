package app

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts/draw"
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

// The number of headline figures.
const headlines = 5

// headlinesOf writes the annual saving once in place, benefit, cost, net and payback of a scenario, all with the same places, which are
// those of the chart.
func headlinesOf(s appraisal.Summary, head *model.Head) [headlines]headline {
	f := s.Flow
	places := max(f.Places(), model.Places(s.Annual.At))
	money := model.MoneyStyle{Places: places}
	return [headlines]headline{
		{"Saves a year", money.Format(s.Annual.At), "once in place" + after(", ", otherEnds(s, places, s.Annual.Low, s.Annual.High))},
		{"Benefit", money.Format(f.TotalBenefit), otherEnds(s, places, s.Low.TotalBenefit, s.High.TotalBenefit)},
		{"Cost", money.Format(f.TotalCost), costNote(s, places)},
		{"Net", money.Format(f.TotalNet), otherEnds(s, places, s.Low.TotalNet, s.High.TotalNet)},
		paybackHeadline(s, head),
	}
}

// readingWords says once a page what the net is and on which basis the figures stand.
func readingWords(b model.Basis) string {
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
		parts = append(parts, name+string(ui.NoBreak)+amount)
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
		return "None so far"
	case c.Scenario != "":
		return "In " + c.Scenario + ": " + c.Text
	case !c.Net.Known:
		return c.Text
	}
	return c.Text + ". " + strings.ReplaceAll("Net "+model.ChangeInMillion(c.Net.Amount), " ", string(ui.NoBreak))
}

// principleWords says how many principles are supported, and names what is in the way of the others.
func principleWords(s appraisal.Summary) string {
	if len(s.Standings) == 0 {
		return "None in this case"
	}
	text := model.TallyOf(s.Standings).Words("")
	var against []string
	for _, one := range s.Standings {
		if len(one.Opponents) == 0 {
			continue
		}
		opponents := make([]string, len(one.Opponents))
		for j, o := range one.Opponents {
			opponents[j] = o.Name
		}
		against = append(against, one.Principle.ID+": "+strings.Join(opponents, ", "))
	}
	if len(against) == 0 {
		return text
	}
	return fmt.Sprintf("%s (against %s)", text, strings.Join(against, "; "))
}

// answerWords names what a scenario has chosen for a decision.
func answerWords(c *model.Case, choice *model.Choice) string {
	switch {
	case choice.StaysAsIs():
		return "No change"
	case len(choice.Options) == 0:
		return "Undecided"
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
	places := max(now.Flow.Places(), then.Places())
	style := func(now, then decimal.Decimal) string {
		return model.ChangeStyle(now.Sub(then), places)
	}
	return fmt.Sprintf("Against %s: net %s, benefit %s, cost %s; %d %s", comparator.Name,
		style(now.Flow.TotalNet, then.TotalNet), style(now.Flow.TotalBenefit, then.TotalBenefit),
		style(now.Flow.TotalCost, then.TotalCost), changes, noun)
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

// anyWriting is how text in any script is drawn in the window, as it is in a picture.
func anyWriting() ui.Writing {
	return ui.Writing{Steady: draw.Steady, Letters: draw.Letters, Middle: draw.Middle}
}
