package model

import "slices"

// Comparison sets the choices of scenarios side by side.
type Comparison struct {
	// Scenarios are those compared, the reference first.
	Scenarios []*Scenario
	// Rows holds every decision of the case, in its order.
	Rows []ComparedDecision
}

// ComparedDecision is one decision with its answer in each scenario.
type ComparedDecision struct {
	Component *Component
	Decision  *Decision
	// Choices has one answer a scenario, in their order.
	Choices []*Choice
}

// Differs reports whether the answer of scenario i, counted from 0, is another than the reference's. How firm
// it is doesn't matter, but staying as is differs from being undecided.
func (d ComparedDecision) Differs(i int) bool { return !sameAnswer(d.Choices[0], d.Choices[i]) }

// DiffersAnywhere reports whether any scenario has another answer than the reference.
func (d ComparedDecision) DiffersAnywhere() bool {
	return slices.ContainsFunc(d.Choices, func(x *Choice) bool { return !sameAnswer(d.Choices[0], x) })
}

// StaysAsIs reports whether a choice is to leave things as they are.
func (x *Choice) StaysAsIs() bool { return x.Status == Agreed && len(x.Options) == 0 }

func sameAnswer(a, b *Choice) bool {
	return slices.Equal(a.Options, b.Options) && a.StaysAsIs() == b.StaysAsIs()
}

// Compare sets scenarios side by side; unknown ones are left out.
func Compare(c *Case, scenarios []string) Comparison {
	var found Comparison
	for _, id := range scenarios {
		if s, ok := c.Scenarios.Get(id); ok {
			found.Scenarios = append(found.Scenarios, s)
		}
	}
	decisions := map[string][]*Decision{}
	for d := range c.Decisions.All() {
		decisions[d.Component] = append(decisions[d.Component], d)
	}
	for component := range c.Components.All() {
		for _, d := range decisions[component.ID] {
			row := ComparedDecision{Component: component, Decision: d}
			for _, s := range found.Scenarios {
				row.Choices = append(row.Choices, c.Choice(s.ID, d.ID))
			}
			found.Rows = append(found.Rows, row)
		}
	}
	return found
}

// Gains returns the options that one scenario has chosen and another hasn't: what to adds to from, and what it
// drops, each in the case's order.
func Gains(c *Case, from, to string) (added, dropped []*Option) {
	before, now := c.Chosen(from), c.Chosen(to)
	for o := range c.Options.All() {
		switch {
		case now[o.ID] && !before[o.ID]:
			added = append(added, o)
		case before[o.ID] && !now[o.ID]:
			dropped = append(dropped, o)
		}
	}
	return added, dropped
}
