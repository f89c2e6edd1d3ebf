package excel

import (
	"cmp"
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
			{"Other options", 60},
		},
		none: "This case has no decisions.",
		foot: declarations(c, scenario),
	}
	for _, row := range model.Decisions(c, scenario, nil) {
		p.rows = append(p.rows, []cell{
			words(row.Component), words(row.Decision), words(row.Answer), words(row.Status), words(row.When),
			words(cmp.Or(row.Reason, "None recorded")), words(cmp.Or(strings.Join(row.Others, "\n"), "None")),
		})
	}
	return p
}

// declarations says which conflicts of interest and dispensations were stated.
func declarations(c *model.Case, scenario string) [][]cell {
	s, ok := c.Scenarios.Get(scenario)
	if !ok || s.Conflicts == "" && s.Dispensations == "" {
		return [][]cell{nil, {label("Conflicts of interest and dispensations: to be stated by the decision maker.")}}
	}
	const none = "none declared"
	return [][]cell{
		nil,
		{label("Conflicts of interest: " + cmp.Or(s.Conflicts, none))},
		{label("Dispensations: " + cmp.Or(s.Dispensations, none))},
	}
}
