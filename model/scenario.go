package model

import (
	"fmt"
	"iter"
	"slices"
)

// PublishedCase is the name of the scenario that is shown where none is asked for.
const PublishedCase = "Published case"

// Scenario is a named scheme: its choices and the options ruled out in it are records of their own, so
// that one choice is one small record.
type Scenario struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Conflicts are the conflicts of interest declared, and Dispensations those granted, as a person typed them:
	// regulation 12 of SI 2012/2089 has a decision's record hold both.
	Conflicts     string `json:"conflicts,omitempty"`
	Dispensations string `json:"dispensations,omitempty"`
	// Role is what the scenario is among the options of an appraisal; empty for none.
	Role Role `json:"role,omitempty"`
	// Locked says that nothing that the scenario says is to change.
	Locked bool `json:"locked,omitempty"`
}

// Choice is the answer to one decision in one scenario. A decision without a choice is open and empty:
// undecided.
type Choice struct {
	Meta
	Scenario string `json:"scenario"`
	Decision string `json:"decision"`
	// Options holds the chosen options' ids in the case's order. Empty and agreed means stay as is.
	Options []string `json:"options,omitempty"`
	Status  Status   `json:"status"`
	Reason  string   `json:"reason,omitempty"`
}

// Status says how firm a choice is.
type Status string

// The statuses.
const (
	Open        Status = "open"
	Provisional Status = "provisional"
	Agreed      Status = "agreed"
)

// Statuses are the statuses, from the least firm.
func Statuses() []Status { return []Status{Open, Provisional, Agreed} }

// RuledOut marks an option that is not to be chosen in a scenario, with the reason.
type RuledOut struct {
	Meta
	Scenario string `json:"scenario"`
	Option   string `json:"option"`
	Reason   string `json:"reason,omitempty"`
}

// Kind, Key and WithMeta make a scenario a [Record].
func (x *Scenario) Kind() Kind             { return KindScenario }
func (x *Scenario) Key() string            { return x.ID }
func (x *Scenario) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Scenario) sought(*Case) sought {
	return sought{"Scenario", x.Name, []string{x.Conflicts, x.Dispensations}}
}

func (x *Scenario) differs(to *Scenario, note func(string, bool)) {
	note("conflicts of interest", x.Conflicts != to.Conflicts)
	note("dispensations", x.Dispensations != to.Dispensations)
	note("role", x.Role != to.Role)
	note("lock", x.Locked != to.Locked)
}

// Kind, Key and WithMeta make a choice a [Record].
func (x *Choice) Kind() Kind             { return KindChoice }
func (x *Choice) Key() string            { return joinKey(x.Scenario, x.Decision) }
func (x *Choice) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Choice) sought(c *Case) sought {
	if x.Reason == "" {
		return sought{}
	}
	return sought{"Reason in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindDecision, x.Decision), []string{x.Reason}}
}

// toOptions visits the decision and the options that a choice names.
func (x *Choice) toOptions(to visitor) {
	to(KindDecision, x.Decision)
	for _, id := range x.Options {
		to(KindOption, id)
	}
}

// less is the choice without an option; without any it is open. It goes with all else that it names.
func (x *Choice) less(gone ref) Record {
	if gone.kind != KindOption {
		return nil
	}
	next := *x
	next.Options = x.without(gone.key)
	if len(next.Options) == 0 {
		next.Status = Open
	}
	return &next
}

// Kind, Key and WithMeta make an option ruled out a [Record].
func (x *RuledOut) Kind() Kind             { return KindRuledOut }
func (x *RuledOut) Key() string            { return joinKey(x.Scenario, x.Option) }
func (x *RuledOut) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *RuledOut) sought(c *Case) sought {
	return sought{"Ruled out in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindOption, x.Option), []string{x.Reason}}
}

// Choice returns the choice for a decision in a scenario: open and empty where none was made.
func (c *Case) Choice(scenario, decision string) *Choice {
	if choice, ok := c.Choices.Get(joinKey(scenario, decision)); ok {
		return choice
	}
	return &Choice{Scenario: scenario, Decision: decision, Status: Open}
}

// saysNothing reports whether a choice is none: without an answer, a status or a reason. Such a one is not stored.
func (x *Choice) saysNothing() bool { return len(x.Options) == 0 && x.Status == Open && x.Reason == "" }

// without is the chosen options without one.
func (x *Choice) without(option string) []string {
	return slices.DeleteFunc(slices.Clone(x.Options), func(id string) bool { return id == option })
}

// ChoicesOf yields the choices made in a scenario.
func (c *Case) ChoicesOf(scenario string) iter.Seq[*Choice] {
	return c.Choices.WithPrefix(scenario + keySeparator)
}

// RuledOut returns the ruling-out of an option in a scenario, where there is one.
func (c *Case) RuledOut(scenario, option string) (*RuledOut, bool) {
	return c.RuledOuts.Get(joinKey(scenario, option))
}

// Chosen returns the set of option ids chosen in a scenario.
func (c *Case) Chosen(scenario string) map[string]bool {
	chosen := map[string]bool{}
	for choice := range c.ChoicesOf(scenario) {
		for _, id := range choice.Options {
			chosen[id] = true
		}
	}
	return chosen
}

// ScenarioNamed returns the first scenario with a name.
func (c *Case) ScenarioNamed(name string) (*Scenario, bool) {
	for s := range c.Scenarios.All() {
		if s.Name == name {
			return s, true
		}
	}
	return nil, false
}

// DefaultScenario returns [PublishedCase], else the first scenario, else nil.
func (c *Case) DefaultScenario() *Scenario {
	if s, ok := c.ScenarioNamed(PublishedCase); ok {
		return s
	}
	if c.Scenarios.Len() > 0 {
		return c.Scenarios.At(0)
	}
	return nil
}

// OptionsOf yields the options of a decision in the case's order.
func (c *Case) OptionsOf(decision string) iter.Seq[*Option] {
	return func(yield func(*Option) bool) {
		for o := range c.Options.All() {
			if o.Decision == decision && !yield(o) {
				return
			}
		}
	}
}

// DecisionsOf yields the decisions of a component in the case's order.
func (c *Case) DecisionsOf(component string) iter.Seq[*Decision] {
	return func(yield func(*Decision) bool) {
		for d := range c.Decisions.All() {
			if d.Component == component && !yield(d) {
				return
			}
		}
	}
}

// SnapshotChoice is the answer that a decision had.
type SnapshotChoice struct {
	Decision string   `json:"decision"`
	Options  []string `json:"options,omitempty"`
	Status   Status   `json:"status"`
	Reason   string   `json:"reason,omitempty"`
}

func (x *Snapshot) keepChoice(one *Choice) {
	x.Choices = append(x.Choices, SnapshotChoice{one.Decision, one.Options, one.Status, one.Reason})
}

func (x *Snapshot) keptChoices() (kept []*Choice) {
	for _, was := range x.Choices {
		kept = append(kept, &Choice{Decision: was.Decision, Options: was.Options, Status: was.Status, Reason: was.Reason})
	}
	return kept
}

func (x *Snapshot) checkChoices(report reporter) {
	for i, was := range x.Choices {
		field := fmt.Sprintf("choices[%d]", i)
		checkOneOf(was.Status, field+".status", report, Open, Provisional, Agreed)
		checkText(was.Reason, field+".reason", report)
	}
}

// SnapshotRuledOut is an option that was ruled out.
type SnapshotRuledOut struct {
	Option string `json:"option"`
	Reason string `json:"reason,omitempty"`
}

func (x *Snapshot) keepRuledOut(one *RuledOut) {
	x.RuledOut = append(x.RuledOut, SnapshotRuledOut{one.Option, one.Reason})
}

func (x *Snapshot) keptRuledOut() (kept []*RuledOut) {
	for _, was := range x.RuledOut {
		kept = append(kept, &RuledOut{Option: was.Option, Reason: was.Reason})
	}
	return kept
}

func (x *Snapshot) checkRuledOut(report reporter) {
	for i, was := range x.RuledOut {
		checkText(was.Reason, fmt.Sprintf("ruledOut[%d].reason", i), report)
	}
}
