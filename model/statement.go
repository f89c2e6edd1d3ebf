package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// DecisionRow is a decision of a scenario as a record of decisions has it: every text of it stands in the decision
// statement, and other documents take the same words.
type DecisionRow struct {
	Component, Decision string
	// Answer names what is chosen, "No change" or "Undecided".
	Answer string
	// Status says how firm the answer is, When since which day and Who made it so; the last two may be empty.
	Status, When, Who string
	// Reason is as it was typed, empty for none.
	Reason string
	// Others holds the options that are not chosen, each with what stands against it.
	Others []string
}

// Decisions returns the decisions of a scenario in the case's order, none for an unknown scenario. who names the
// maker of an edit by the edit's id, where that is known.
func Decisions(c *Case, scenario string, who map[string]string) []DecisionRow {
	if _, ok := c.Scenarios.Get(scenario); !ok {
		return nil
	}
	var rows []DecisionRow
	for _, compared := range Compare(c, []string{scenario}).Rows {
		choice := compared.Choices[0]
		row := DecisionRow{
			Component: compared.Component.Name, Decision: compared.Decision.Name, Answer: c.answerWords(choice),
			Status: Capital(string(choice.Status)), Who: who[choice.Entry], Reason: choice.Reason, Others: c.others(choice, scenario),
		}
		if !choice.At.IsZero() {
			row.When = Day(choice.At)
		}
		rows = append(rows, row)
	}
	return rows
}

// Statement writes a scenario as text for a decision statement, as regulation 12 of SI 2012/2089 asks of
// English executives: per decision what is decided, how firmly, when, by whom and why, and the alternatives
// that there are; then the conflicts of interest declared and the dispensations granted. What is considered and rejected is for the
// meeting to say, so the statement leaves room for it. who is that of [Decisions].
func Statement(c *Case, scenario string, who map[string]string) string {
	s, ok := c.Scenarios.Get(scenario)
	if !ok {
		return ""
	}
	var b strings.Builder
	title := c.Head().Title
	if c.Head().Organisation != "" {
		title += ", " + c.Head().Organisation
	}
	fmt.Fprintf(&b, "%s\nScenario: %s (revision %d)\n", title, s.Name, c.Revision)
	for _, row := range Decisions(c, scenario, who) {
		row.write(&b)
	}
	b.WriteString("\nAlternatives considered and rejected at the meeting, each with its reason\nTo be recorded at the meeting.\n")
	b.WriteString("\nConflicts of interest and dispensations\n")
	if s.Conflicts == "" && s.Dispensations == "" {
		b.WriteString("To be stated by the decision maker.\n")
		return b.String()
	}
	const none = "none declared"
	fmt.Fprintf(&b, "Conflicts of interest: %s\nDispensations: %s\n", cmp.Or(s.Conflicts, none), cmp.Or(s.Dispensations, none))
	return b.String()
}

func (r DecisionRow) write(b *strings.Builder) {
	heading := r.Decision
	if r.Component != r.Decision {
		heading = r.Component + ": " + r.Decision
	}
	signed := []string{r.Status}
	for _, part := range []string{r.When, r.Who} {
		if part != "" {
			signed = append(signed, part)
		}
	}
	fmt.Fprintf(b, "\n%s\nDecision: %s\nStatus: %s\nReason: %s\n", heading, r.Answer, strings.Join(signed, ", "), cmp.Or(r.Reason, "none recorded"))
	b.WriteString("Other options:\n")
	if len(r.Others) == 0 {
		b.WriteString("none\n")
	}
	for _, line := range r.Others {
		fmt.Fprintf(b, "• %s\n", line)
	}
}

// answerWords names what is chosen.
func (c *Case) answerWords(choice *Choice) string {
	switch {
	case choice.StaysAsIs():
		return "No change"
	case len(choice.Options) == 0:
		return "Undecided"
	}
	return c.optionNames(choice.Options)
}

// others says of every option that is not chosen why, as far as that is recorded. Where nothing is chosen, only what is ruled out
// or has a reason is listed.
func (c *Case) others(choice *Choice, scenario string) []string {
	decided := len(choice.Options) > 0 || choice.StaysAsIs()
	var lines []string
	for o := range c.OptionsOf(choice.Decision) {
		_, out := c.RuledOut(scenario, o.ID)
		if (out || decided || c.WhyNot(scenario, o.ID) != "") && !slices.Contains(choice.Options, o.ID) {
			lines = append(lines, o.Name+" ("+c.whyNot(scenario, o)+")")
		}
	}
	if d, ok := c.Decisions.Get(choice.Decision); ok && d.AsIs && decided && !choice.StaysAsIs() {
		lines = append(lines, "No change ("+notRecommended+")")
	}
	return lines
}

// notRecommended stands for a reason that nobody has given yet: before a meeting nothing is rejected.
const notRecommended = "not recommended: reason to be given"

// whyNot says why an option is not chosen: it is ruled out, somebody said why, or a rule stands against it.
func (c *Case) whyNot(scenario string, o *Option) string {
	said := c.WhyNot(scenario, o.ID)
	if out, ok := c.RuledOut(scenario, o.ID); ok {
		return WithReason("ruled out", JoinWith("; ", slices.DeleteFunc([]string{out.Reason, said}, func(text string) bool { return text == "" })))
	}
	if said != "" {
		return WithReason("not chosen", said)
	}
	broken := c.BreachesBy(scenario, o.ID)
	if len(broken) == 0 {
		return notRecommended
	}
	other := broken[0].Other
	if other.ID == o.ID {
		other = broken[0].Option
	}
	why := fmt.Sprintf("%s %s", broken[0].Rule.Relation, other.Name)
	if broken[0].Rule.Relation == Excludes {
		why = "excluded by " + other.Name
	}
	return WithReason(why, broken[0].Rule.Reason)
}
