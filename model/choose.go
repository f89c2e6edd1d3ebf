package model

import (
	"fmt"
	"slices"
	"strings"
)

// Choose makes the edit that answers a decision in a scenario with the given options, none to clear it.
// Another answer is provisional, no answer open, and neither keeps the reason for the answer before: the
// journal does.
func (c *Case) Choose(scenario, decision string, options ...string) (Edit, error) {
	from := c.Choice(scenario, decision)
	to := *from
	to.Options = c.inOrder(decision, options)
	if slices.Equal(to.Options, from.Options) {
		return Edit{}, nil
	}
	if err := c.locked(from); err != nil {
		return Edit{}, err
	}
	if from.Status != Open {
		to.Reason = ""
	}
	to.Status = Provisional
	if len(to.Options) == 0 {
		to.Status = Open
	}
	return c.editChoice(from, &to)
}

// AgreedError says that a decision is agreed, and therefore locked until it is unlocked on purpose.
type AgreedError struct{ Decision *Decision }

// Error says what to do.
func (e *AgreedError) Error() string {
	return fmt.Sprintf("“%s” is agreed; unlock it to change it", e.Decision.Name)
}

// locked returns an [AgreedError] for a choice that is agreed, else nil.
func (c *Case) locked(x *Choice) error {
	if d, ok := c.Decisions.Get(x.Decision); ok && x.Status == Agreed {
		return &AgreedError{d}
	}
	return nil
}

// Unlock makes the edit that makes an agreed decision provisional again with its reason, or open where it was
// to stay as is: the reason for that goes with it.
func (c *Case) Unlock(scenario, decision string) (Edit, error) {
	now := c.Choice(scenario, decision)
	if now.Status != Agreed {
		return Edit{}, nil
	}
	status, reason := Provisional, now.Reason
	if len(now.Options) == 0 {
		status, reason = Open, ""
	}
	e, err := c.Decide(scenario, decision, status, reason)
	if d, ok := c.Decisions.Get(decision); ok && err == nil {
		e.Text = d.Name + ": unlocked"
	}
	return e, err
}

// Toggle makes the edit that a tap on an option means: it chooses the option, in place of the present
// one where the decision takes one answer, or takes a chosen option back.
func (c *Case) Toggle(scenario, option string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	d, ok := c.Decisions.Get(o.Decision)
	if !ok {
		return Edit{}, unknown(KindDecision, o.Decision)
	}
	now := c.Choice(scenario, d.ID).Options
	switch {
	case slices.Contains(now, option):
		now = slices.DeleteFunc(slices.Clone(now), func(id string) bool { return id == option })
	case d.Several:
		now = append(slices.Clone(now), option)
	default:
		now = []string{option}
	}
	return c.Choose(scenario, d.ID, now...)
}

// Decide makes the edit that sets how firm a decision is, and why.
func (c *Case) Decide(scenario, decision string, status Status, reason string) (Edit, error) {
	from := c.Choice(scenario, decision)
	to := *from
	to.Status, to.Reason = status, reason
	return c.editChoice(from, &to)
}

// editChoice makes the edit from one choice to another; a choice that says nothing is not stored.
func (c *Case) editChoice(from, to *Choice) (Edit, error) {
	d, ok := c.Decisions.Get(to.Decision)
	if !ok {
		return Edit{}, unknown(KindDecision, to.Decision)
	}
	if _, ok := c.Scenarios.Get(to.Scenario); !ok {
		return Edit{}, unknown(KindScenario, to.Scenario)
	}
	if sameChoice(from, to) {
		return Edit{}, nil
	}
	ch := Change{To: to}
	if _, stored := c.Choices.Get(from.Key()); stored {
		ch.From = from
	}
	if len(to.Options) == 0 && to.Status == Open && to.Reason == "" {
		ch.To = nil
	}
	return Edit{Text: c.choiceText(d, from, to), Changes: []Change{ch}}, nil
}

func sameChoice(a, b *Choice) bool {
	return a.Status == b.Status && a.Reason == b.Reason && slices.Equal(a.Options, b.Options)
}

// choiceText says what changes between two choices of a decision.
func (c *Case) choiceText(d *Decision, from, to *Choice) string {
	if slices.Equal(from.Options, to.Options) {
		text := d.Name + ": " + string(to.Status)
		if to.Status == Agreed && len(to.Options) == 0 {
			text = d.Name + ": stay as is, agreed"
		}
		if from.Status == to.Status {
			text = d.Name + ": reason changed"
		}
		return text
	}
	now, before := c.optionNames(to.Options), c.optionNames(from.Options)
	switch {
	case now == "":
		return fmt.Sprintf("%s: %s taken back", d.Name, before)
	case before == "" || d.Several:
		return fmt.Sprintf("%s: %s", d.Name, now)
	}
	return fmt.Sprintf("%s: %s instead of %s", d.Name, now, InSentence(before))
}

func (c *Case) optionNames(ids []string) string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if o, ok := c.Options.Get(id); ok {
			names = append(names, o.Name)
		}
	}
	return strings.Join(names, ", ")
}

// inOrder returns the ids without repetition, those of the decision's options in the case's order, then
// any others: they are for the check to refuse.
func (c *Case) inOrder(decision string, ids []string) []string {
	var sorted []string
	for o := range c.OptionsOf(decision) {
		if slices.Contains(ids, o.ID) {
			sorted = append(sorted, o.ID)
		}
	}
	for _, id := range ids {
		if !slices.Contains(sorted, id) {
			sorted = append(sorted, id)
		}
	}
	return sorted
}

// RuleOut makes the edit that rules an option out in a scenario, with the reason.
func (c *Case) RuleOut(scenario, option, reason string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	to := &RuledOut{Scenario: scenario, Option: option, Reason: reason}
	ch := Change{To: to}
	if now, ok := c.RuledOuts.Get(to.Key()); ok {
		if now.Reason == reason {
			return Edit{}, nil
		}
		ch = Change{From: now, To: &RuledOut{Meta: now.Meta, Scenario: scenario, Option: option, Reason: reason}}
	}
	return Edit{Text: o.Name + ": ruled out", Changes: []Change{ch}}, nil
}

// RuleIn makes the edit that takes a ruling-out back.
func (c *Case) RuleIn(scenario, option string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	now, ok := c.RuledOuts.Get(joinKey(scenario, option))
	if !ok {
		return Edit{}, nil
	}
	return Edit{Text: o.Name + ": no longer ruled out", Changes: []Change{{From: now}}}, nil
}

func unknown(kind Kind, key string) error { return fmt.Errorf("there is no %s %q", kind, key) }
