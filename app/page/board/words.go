package board

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

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
	if c.Moved {
		return c.Text + ". Net of all years unchanged, but it comes in other years"
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
	then := model.Profile(s.Shown(), comparator.ID, view.Estimate, view.Basis)
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
	return model.WithReason(fmt.Sprintf("%s %s %s", b.Option.Name, b.Rule.Relation, b.Other.Name), b.Rule.Reason)
}

// obstacleWords says, on an option's tile, what stands against it. An exclusion holds both ways.
func obstacleWords(b model.Breach, option string) string {
	other := b.Other
	if b.Other.ID == option {
		other = b.Option
	}
	if b.Rule.Relation == model.Requires {
		return model.WithReason("Requires "+other.Name, b.Rule.Reason)
	}
	return model.WithReason("Excluded by "+other.Name, b.Rule.Reason)
}

// budgetWords say, a line a measure, what of it the council's budget counts on already and what is new to the budget; none for
// nothing. An amount that is still to be typed says nothing either.
func budgetWords(rows []appraisal.LedgerRow, basis model.Basis) (lines []string) {
	for _, r := range rows {
		if !r.Overlap.Valid || !r.Overlap.Decimal.IsZero() {
			lines = append(lines, r.Said(basis))
		}
	}
	return lines
}

// alarmWords say, a line an area, out of which too much is taken.
func alarmWords(takings []model.Taking) (lines []string) {
	for _, t := range takings {
		if t.Alarm() != "" {
			lines = append(lines, t.Alarm()+": "+t.Area.Name+", "+t.Short())
		}
	}
	return lines
}
