package excel

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// decisionsPage sets out the decisions of a scenario with what a decision statement asks for.
func decisionsPage(c *model.Case, scenario string) *page {
	p := &page{
		name: sheetScenario, title: "Decisions",
		about: cell{value: "As recorded at export: a choice changed on the sheet of options doesn't change what is said here.", style: styleQuiet},
		heads: []head{
			{"Component", 24},
			{"Decision", 24},
			{"Answer", 32},
			{"Status", 12},
			{"Date", 18},
			{"Reason", 40},
			{"Alternatives considered and rejected", 60},
		},
		none: "This case has no decisions.",
		foot: [][]cell{nil, {label("Conflicts of interest and dispensations: to be stated by the decision maker.")}},
	}
	for _, row := range model.Compare(c, nil).Rows {
		choice := c.Choice(scenario, row.Decision.ID)
		p.rows = append(p.rows, []cell{
			words(row.Component.Name), words(row.Decision.Name), words(answer(c, choice)), words(capital(string(choice.Status))),
			words(date(choice)), words(orNone(choice.Reason, "None recorded")),
			words(orNone(strings.Join(rejected(c, row.Decision, choice), "\n"), "None")),
		})
	}
	return p
}

func date(choice *model.Choice) string {
	if choice.At.IsZero() {
		return ""
	}
	return choice.At.Format("2 January 2006")
}

func orNone(text, none string) string {
	if text == "" {
		return none
	}
	return text
}

// answer names what is chosen.
func answer(c *model.Case, choice *model.Choice) string {
	if choice.StaysAsIs() {
		return "Stay as is"
	}
	var names []string
	for _, id := range choice.Options {
		names = append(names, c.OwnerName(id))
	}
	return orNone(strings.Join(names, ", "), "None yet")
}

// rejected says of every option that is not chosen why, as far as that is recorded, in the words of
// [model.Statement].
func rejected(c *model.Case, d *model.Decision, choice *model.Choice) []string {
	if len(choice.Options) == 0 && !choice.StaysAsIs() {
		return nil // nothing is decided, so nothing is rejected
	}
	chosen := map[string]bool{}
	for _, id := range choice.Options {
		chosen[id] = true
	}
	var list []string
	for o := range c.OptionsOf(d.ID) {
		if !chosen[o.ID] {
			list = append(list, fmt.Sprintf("%s (%s)", o.Name, whyNot(c, choice.Scenario, o)))
		}
	}
	if d.AsIs && !choice.StaysAsIs() {
		list = append(list, "Stay as is (not chosen)")
	}
	return list
}

// whyNot says why an option is not chosen.
func whyNot(c *model.Case, scenario string, o *model.Option) string {
	if out, ok := c.RuledOut(scenario, o.ID); ok {
		return withReason("ruled out", out.Reason)
	}
	broken := c.BreachesBy(scenario, o.ID)
	if len(broken) == 0 {
		return "not chosen"
	}
	b := broken[0]
	other := b.Other
	if other.ID == o.ID {
		other = b.Option
	}
	verb := string(b.Rule.Relation)
	if b.Rule.Relation == model.Excludes {
		verb = "excluded by"
	}
	return withReason(verb+" "+model.InSentence(other.Name), b.Rule.Reason)
}

func withReason(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}
