package charts

import (
	"fmt"
	"strings"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// Already says how much of a scenario's cumulative net is in the council's budget already and how much is new to it, in a sentence
// without its full stop that names the basis; empty where the budget counts on nothing of it.
func Already(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) string {
	if c.Overlaps.Len() == 0 {
		return ""
	}
	at := budget.Of(c, scenario, estimate, basis)
	return at.OfNet(model.Profile(c, scenario, estimate, basis).TotalNet)
}

// alreadyOfEach says the same of several scenarios, shortly.
func alreadyOfEach(c *model.Case, scenarios, names []string, estimate model.Estimate, basis model.Basis) string {
	var parts []string
	for i, id := range scenarios {
		at := budget.Of(c, id, estimate, basis)
		if !at.HasOverlap() {
			return "" // what is in the budget is the same whichever is chosen
		}
		style := model.MoneyStyle{Places: model.Places(at.Already(), at.New.Total)}
		parts = append(parts, fmt.Sprintf("%s %s and %s", names[i], style.Format(at.Already()), style.Format(at.New.Total)))
	}
	return "In the budget already, and new to it (" + model.Small(basis.Name()) + "): " + strings.Join(parts, ", ")
}

// behind is a text with what parts it from the one before it, nothing for an empty one.
func behind(between, text string) string {
	if text == "" {
		return ""
	}
	return between + text
}
