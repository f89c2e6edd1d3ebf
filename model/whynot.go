package model

import (
	"fmt"
	"slices"
	"strings"
)

// WhyNot says why an option was not chosen in a scenario, as those who answered its decision put it. Unlike a ruling-out it
// keeps nothing from being chosen. Where the option comes to be chosen it is kept, and said again once it is not.
type WhyNot struct {
	Meta
	Scenario string `json:"scenario"`
	Option   string `json:"option"`
	Reason   string `json:"reason"`
}

// Kind, Key and WithMeta make a "why not" a [Record].
func (x *WhyNot) Kind() Kind             { return KindWhyNot }
func (x *WhyNot) Key() string            { return joinKey(x.Scenario, x.Option) }
func (x *WhyNot) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *WhyNot) nameIn(c *Case) string {
	return "Why not " + quoted(c.titleOf(KindOption, x.Option))
}

func (x *WhyNot) sought(c *Case) sought {
	return sought{"Why not chosen in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindOption, x.Option), []string{x.Reason}}
}

func (x *WhyNot) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindOption, x.Option, "option", report)
	checkText(x.Reason, "reason", report)
	if x.Reason == "" {
		report("reason", "is empty; say why the option was not chosen")
	}
}

// WhyNot is why an option was not chosen in a scenario, as recorded; empty where nothing is, and while the option is chosen.
func (c *Case) WhyNot(scenario, option string) string {
	x, ok := c.WhyNots.Get(joinKey(scenario, option))
	if o, there := c.Options.Get(option); !ok || !there || slices.Contains(c.Choice(scenario, o.Decision).Options, option) {
		return ""
	}
	return x.Reason
}

// SayWhyNot makes the edit that says why an option was not chosen in a scenario; an empty reason takes it back.
func (c *Case) SayWhyNot(scenario, option, reason string) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	if _, ok := c.Scenarios.Get(scenario); !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	to := &WhyNot{Scenario: scenario, Option: option, Reason: reason}
	from, stored := c.WhyNots.Get(to.Key())
	switch {
	case !stored && reason == "" || stored && from.Reason == reason:
		return Edit{}, nil
	case !stored:
		return Edit{Text: o.Name + ": why it was not chosen", Changes: []Change{{To: to}}}, nil
	case reason == "":
		return Edit{Text: o.Name + ": no longer said why it was not chosen", Changes: []Change{{From: from}}}, nil
	}
	to.Meta = from.Meta
	return Edit{Text: o.Name + ": why it was not chosen, put differently", Changes: []Change{{From: from, To: to}}}, nil
}

// NotChosen are the options of a decision that a scenario has neither chosen nor ruled out: why not is asked of them when the
// decision is agreed.
func (c *Case) NotChosen(scenario, decision string) (options []*Option) {
	chosen := c.Choice(scenario, decision).Options
	for o := range c.OptionsOf(decision) {
		if _, out := c.RuledOut(scenario, o.ID); !out && !slices.Contains(chosen, o.ID) {
			options = append(options, o)
		}
	}
	return options
}

// DecideWith makes the edit that [Case.Decide] makes, and says of options of the decision why they were not chosen; whyNot has
// the reasons by option, an empty one for none. Options that it doesn't name stay as they are.
func (c *Case) DecideWith(scenario, decision string, status Status, reason string, whyNot map[string]string) (Edit, error) {
	decided, err := c.Decide(scenario, decision, status, reason)
	if err != nil {
		return Edit{}, err
	}
	makers := []func(*Case) (Edit, error){func(*Case) (Edit, error) { return decided, nil }}
	var names []string
	for o := range c.OptionsOf(decision) {
		why, said := whyNot[o.ID]
		if !said {
			continue
		}
		one, err := c.SayWhyNot(scenario, o.ID, why)
		if err != nil {
			return Edit{}, err
		}
		if !one.Empty() {
			names = append(names, o.Name)
			makers = append(makers, func(*Case) (Edit, error) { return one, nil })
		}
	}
	e, err := c.Together(decided.Text, makers...)
	const shownNames = 3
	if len(names) > 0 && !decided.Empty() {
		e.Text = fmt.Sprintf("%s; said why not %s", decided.Text, strings.Join(FirstFew(shownNames, names), ", "))
	}
	return e, err
}

// SnapshotWhyNot is why an option was not chosen.
type SnapshotWhyNot struct {
	Option string `json:"option"`
	Reason string `json:"reason"`
}

func (x *Snapshot) keepWhyNot(one *WhyNot) {
	x.WhyNot = append(x.WhyNot, SnapshotWhyNot{one.Option, one.Reason})
}

func (x *Snapshot) keptWhyNot() (kept []*WhyNot) {
	for _, was := range x.WhyNot {
		kept = append(kept, &WhyNot{Option: was.Option, Reason: was.Reason})
	}
	return kept
}

func (x *Snapshot) checkWhyNot(report reporter) {
	for i, was := range x.WhyNot {
		field := fmt.Sprintf("whyNot[%d].reason", i)
		if checkText(was.Reason, field, report); was.Reason == "" {
			report(field, "is empty")
		}
	}
}
