package model

import (
	"fmt"
	"slices"
)

// MoveTo makes the edit that gives a record a place, counted from 0, among its siblings, which are those of [Case.Move].
func (c *Case) MoveTo(kind Kind, key string, place int) (Edit, error) {
	moved, ok := c.Record(kind, key)
	if !ok {
		return Edit{}, unknown(kind, key)
	}
	at := 0
	for r := range c.RecordsOf(kind) {
		if r.Key() == key {
			break
		}
		if Parent(r) == Parent(moved) {
			at++
		}
	}
	return c.Move(kind, key, place-at)
}

// MoveDecision makes the edit that gives a decision a place, counted from 0, among those of a component, which may be another
// than it belongs to now.
func (c *Case) MoveDecision(decision, component string, place int) (Edit, error) {
	d, ok := c.Decisions.Get(decision)
	if !ok {
		return Edit{}, unknown(KindDecision, decision)
	}
	if d.Component == component {
		return c.MoveTo(KindDecision, decision, place)
	}
	to, ok := c.Components.Get(component)
	if !ok {
		return Edit{}, unknown(KindComponent, component)
	}
	next := *d
	next.Component = component
	return c.Together(fmt.Sprintf("%s moved to %s", c.nameOf(d), quoted(to.Name)),
		func(c *Case) (Edit, error) { return c.Replace(decision, &next) },
		func(c *Case) (Edit, error) { return c.MoveTo(KindDecision, decision, place) })
}

// StepDecision makes the edit that moves a decision one place on or back; at an end of its component it goes to the next one,
// or the one before, and at either end of all it stays.
func (c *Case) StepDecision(decision string, by int) (Edit, error) {
	d, ok := c.Decisions.Get(decision)
	if !ok {
		return Edit{}, unknown(KindDecision, decision)
	}
	siblings := slices.Collect(c.DecisionsOf(d.Component))
	at := slices.Index(siblings, d) + by
	if at >= 0 && at < len(siblings) {
		return c.Move(KindDecision, decision, by)
	}
	components := slices.Collect(c.Components.All())
	next := by + slices.IndexFunc(components, func(x *Component) bool { return x.ID == d.Component })
	if next < 0 || next >= len(components) {
		return Edit{}, nil
	}
	place := 0
	if by < 0 {
		place = len(slices.Collect(c.DecisionsOf(components[next].ID)))
	}
	return c.MoveDecision(decision, components[next].ID, place)
}
