package model

import "fmt"

// Unfounded reports the choices that are firm about nothing: provisional without an option, or agreed without one
// where the decision may not stay as is. No edit makes one. What an older version saved so is still a case that opens,
// from the store and from a file alike, and whoever brings it in is told.
func (c *Case) Unfounded() Problems {
	var found Problems
	for x := range c.Choices.All() {
		found = c.unfounded(found, x)
	}
	return found
}

// unfoundedBy is [Case.Unfounded] of what an edit made so: the choices that it changed, and those of a decision that no
// longer allows staying as is.
func (c *Case) unfoundedBy(changes []Change) Problems {
	var found Problems
	for _, ch := range changes {
		switch to := ch.To.(type) {
		case *Choice:
			if from, ok := ch.From.(*Choice); !ok || from.Status != to.Status || len(from.Options) > 0 {
				found = c.unfounded(found, to)
			}
		case *Decision:
			if from, ok := ch.From.(*Decision); ok && from.AsIs && !to.AsIs {
				found = append(found, c.keptAsIs(to)...)
			}
		}
	}
	return found
}

func (c *Case) unfounded(found Problems, x *Choice) Problems {
	d, ok := c.Decisions.Get(x.Decision)
	if !ok || len(x.Options) > 0 || x.Status != Provisional && x.Status != Agreed || x.StaysAsIs() && d.AsIs {
		return found
	}
	text := fmt.Sprintf("“%s” has no option to be provisional about; choose one, or leave it open", d.Name)
	if x.StaysAsIs() {
		text = fmt.Sprintf("“%s” doesn't allow “no change”; choose an option to agree on, leave it open, or let its answers include “no change”", d.Name)
	}
	return append(found, Problem{Kind: KindChoice, Key: x.Key(), Field: "status", Text: text})
}

// keptAsIs reports the choices by which a decision stays as is.
func (c *Case) keptAsIs(d *Decision) Problems {
	var found Problems
	for x := range c.Choices.All() {
		if x.Decision == d.ID && x.StaysAsIs() {
			text := fmt.Sprintf("“%s” is agreed on no change in “%s”; unlock it there first", d.Name, c.titleOf(KindScenario, x.Scenario))
			found = append(found, Problem{Kind: KindChoice, Key: x.Key(), Field: "status", Text: text})
		}
	}
	return found
}
