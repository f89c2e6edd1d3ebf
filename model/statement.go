package model

import (
	"fmt"
	"strings"
)

// Statement writes a scenario as text for a decision statement, as regulation 12 of SI 2012/2089 asks of
// English executives: per decision what is decided, how firmly, when, by whom and why, and the alternatives
// considered and rejected. who names the maker of an edit by the edit's id, where that is known.
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
	for _, row := range Compare(c, []string{scenario}).Rows {
		c.writeDecision(&b, row, scenario, who)
	}
	b.WriteString("\nConflicts of interest and dispensations\nTo be stated by the decision maker.\n")
	return b.String()
}

func (c *Case) writeDecision(b *strings.Builder, row ComparedDecision, scenario string, who map[string]string) {
	choice := row.Choices[0]
	heading := row.Decision.Name
	if row.Component.Name != row.Decision.Name {
		heading = row.Component.Name + ": " + row.Decision.Name
	}
	fmt.Fprintf(b, "\n%s\nDecision: %s\n", heading, c.answerWords(choice))
	signed := statusWords(choice.Status)
	if !choice.At.IsZero() {
		signed += ", " + choice.At.Format("2 January 2006")
	}
	if name := who[choice.Entry]; name != "" {
		signed += ", " + name
	}
	fmt.Fprintf(b, "Status: %s\n", signed)
	reason := choice.Reason
	if reason == "" {
		reason = "none recorded"
	}
	fmt.Fprintf(b, "Reason: %s\n", reason)
	b.WriteString("Alternatives considered and rejected:\n")
	rejected := c.rejected(choice, scenario)
	if len(rejected) == 0 {
		b.WriteString("none\n")
	}
	for _, line := range rejected {
		fmt.Fprintf(b, "• %s\n", line)
	}
}

func statusWords(s Status) string { return strings.ToUpper(string(s[:1])) + string(s[1:]) }

// answerWords names what is chosen.
func (c *Case) answerWords(choice *Choice) string {
	switch {
	case choice.StaysAsIs():
		return "stay as is"
	case len(choice.Options) == 0:
		return "none yet"
	}
	return c.optionNames(choice.Options)
}

// rejected says of every option that is not chosen why, as far as that is recorded.
func (c *Case) rejected(choice *Choice, scenario string) []string {
	if len(choice.Options) == 0 && !choice.StaysAsIs() {
		return nil // nothing is decided, so nothing is rejected but what is ruled out
	}
	chosen := map[string]bool{}
	for _, id := range choice.Options {
		chosen[id] = true
	}
	var lines []string
	for o := range c.OptionsOf(choice.Decision) {
		if chosen[o.ID] {
			continue
		}
		why := "not chosen"
		if out, ok := c.RuledOut(scenario, o.ID); ok {
			why = "ruled out"
			if out.Reason != "" {
				why += ": " + out.Reason
			}
		} else if broken := c.BreachesBy(scenario, o.ID); len(broken) > 0 {
			other := broken[0].Other
			if other.ID == o.ID {
				other = broken[0].Option
			}
			why = fmt.Sprintf("%s %s", broken[0].Rule.Relation, InSentence(other.Name))
			if broken[0].Rule.Relation == Excludes {
				why = "excluded by " + InSentence(other.Name)
			}
			if broken[0].Rule.Reason != "" {
				why += ": " + broken[0].Rule.Reason
			}
		}
		lines = append(lines, o.Name+" ("+why+")")
	}
	if d, ok := c.Decisions.Get(choice.Decision); ok && d.AsIs && !choice.StaysAsIs() {
		lines = append(lines, "Stay as is (not chosen)")
	}
	return lines
}
