package model

import (
	"fmt"
	"slices"
	"strings"
)

// Choose makes the edit that answers a decision in a scenario with the given options, none to clear it.
// Another answer is provisional, no answer open, and neither keeps the reason for the answer before: the
// journal does. Where the decision is agreed, the error is an [AgreedError]; that an option is ruled out bars no edit, and
// people are asked by [Case.Losses] of [Case.Insist].
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

// Insist makes the edit that [Case.Choose] makes, whatever stands against it: an agreed decision is unlocked, and an
// option that is ruled out is ruled in again. [Case.Losses] says what that takes away.
func (c *Case) Insist(scenario, decision string, options ...string) (Edit, error) {
	from := c.Choice(scenario, decision)
	if slices.Equal(c.inOrder(decision, options), from.Options) {
		return Edit{}, nil
	}
	makers := []func(*Case) (Edit, error){func(c *Case) (Edit, error) { return c.Unlock(scenario, decision) }}
	lifted := ""
	for _, id := range options {
		if _, out := c.RuledOut(scenario, id); out && !slices.Contains(from.Options, id) {
			makers, lifted = append(makers, func(c *Case) (Edit, error) { return c.RuleIn(scenario, id) }), ", no longer ruled out"
		}
	}
	text := ""
	makers = append(makers, func(c *Case) (Edit, error) {
		e, err := c.Choose(scenario, decision, options...)
		text = e.Text + lifted
		return e, err
	})
	e, err := c.Together("", makers...)
	e.Text = text
	return e, err
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

// Toggle makes the edit that a tap on an option means, as [Case.Choose] does; see [Case.Toggled].
func (c *Case) Toggle(scenario, option string) (Edit, error) {
	decision, options, err := c.Toggled(scenario, option)
	if err != nil {
		return Edit{}, err
	}
	return c.Choose(scenario, decision, options...)
}

// Toggled is the answer that a tap on an option means, and to which decision: the option is chosen, in place of the
// present one where the decision takes one answer, or a chosen option taken back.
func (c *Case) Toggled(scenario, option string) (decision string, options []string, err error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return "", nil, unknown(KindOption, option)
	}
	d, ok := c.Decisions.Get(o.Decision)
	if !ok {
		return "", nil, unknown(KindDecision, o.Decision)
	}
	now := c.Choice(scenario, d.ID)
	switch {
	case slices.Contains(now.Options, option):
		return d.ID, now.without(option), nil
	case d.Several:
		return d.ID, append(slices.Clone(now.Options), option), nil
	}
	return d.ID, []string{option}, nil
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
	if to.saysNothing() {
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
		if from.Status == to.Status {
			return d.Name + ": reason changed"
		}
		return d.Name + ": " + c.statusText(to)
	}
	now, before := c.optionNames(to.Options), c.optionNames(from.Options)
	switch {
	case now == "":
		return fmt.Sprintf("%s: %s taken back", d.Name, before)
	case before == "" || d.Several:
		return fmt.Sprintf("%s: %s", d.Name, now)
	}
	return fmt.Sprintf("%s: %s instead of %s", d.Name, now, before)
}

// statusText says what a choice comes to by its status.
func (c *Case) statusText(x *Choice) string {
	names := c.optionNames(x.Options)
	switch {
	case x.StaysAsIs():
		return "agreed on no change"
	case x.Status == Agreed:
		return "agreed on " + names
	case x.Status == Provisional && names != "":
		return "provisional: " + names
	}
	return string(x.Status)
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

// RuleOut makes the edit that rules an option out in a scenario, with the reason. A chosen option is taken out
// of the answer by the same edit; where the decision is agreed, the error is an [AgreedError].
func (c *Case) RuleOut(scenario, option, reason string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	choice := c.Choice(scenario, o.Decision)
	if err := c.locked(choice); err != nil {
		return Edit{}, err
	}
	to := &RuledOut{Scenario: scenario, Option: option, Reason: reason}
	e := Edit{Text: o.Name + ": ruled out"}
	if slices.Contains(choice.Options, option) {
		taken, err := c.Choose(scenario, o.Decision, choice.without(option)...)
		if err != nil {
			return Edit{}, err
		}
		e = Edit{Text: o.Name + ": taken back and ruled out", Changes: taken.Changes}
	}
	switch now, stored := c.RuledOuts.Get(to.Key()); {
	case !stored:
		e.Changes = append(e.Changes, Change{To: to})
	case now.Reason != reason:
		to.Meta = now.Meta
		e.Changes = append(e.Changes, Change{From: now, To: to})
	}
	if e.Empty() {
		return Edit{}, nil
	}
	return e, nil
}

// RuleIn makes the edit that takes a ruling-out back; where the decision is agreed, the error is an
// [AgreedError].
func (c *Case) RuleIn(scenario, option string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	now, ok := c.RuledOuts.Get(joinKey(scenario, option))
	if !ok {
		return Edit{}, nil
	}
	if err := c.locked(c.Choice(scenario, o.Decision)); err != nil {
		return Edit{}, err
	}
	return Edit{Text: o.Name + ": no longer ruled out", Changes: []Change{{From: now}}}, nil
}

func unknown(kind Kind, key string) error { return fmt.Errorf("there is no %s %q", kind, key) }
