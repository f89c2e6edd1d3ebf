package say

import (
	"math/big"
	"strings"

	"tomworkbench/model"
)

// Answer names what a scenario has chosen for a decision.
func Answer(c *model.Case, choice *model.Choice) string {
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

// Scenario names a scenario.
func Scenario(c *model.Case, id string) string {
	if s, ok := c.Scenarios.Get(id); ok {
		return s.Name
	}
	return "no scenario"
}

// Options name what lines and links belong to.
func Options(c *model.Case, options []string) string {
	if len(options) == 0 {
		return "nothing"
	}
	names := make([]string, len(options))
	for i, id := range options {
		names[i] = c.OwnerName(id)
	}
	return model.JoinWords(names)
}

// Grouped writes a whole number with commas between thousands.
func Grouped(n *big.Int) string { return model.Grouped(n.String()) }

// Decision names a decision by its component too, unless that has the same name.
func Decision(c *model.Case, d *model.Decision) string {
	x, ok := c.Components.Get(d.Component)
	if !ok || x.Name == d.Name {
		return d.Name
	}
	return x.Name + ": " + d.Name
}

// Each are what values are called.
func Each[T any](values []T, name func(T) string) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = name(v)
	}
	return words
}
