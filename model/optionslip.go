package model

import (
	"fmt"
	"strings"
)

// Slip says by how many quarters an option comes later in a scenario than its [Plan] says.
type Slip struct {
	Meta
	Scenario string `json:"scenario"`
	Option   string `json:"option"`
	// Quarters move all of the option, its costs and its benefits, below zero to an earlier time.
	Quarters int `json:"quarters,omitempty"`
	// Benefits are the quarters by which its benefits alone come later than that.
	Benefits int `json:"benefits,omitempty"`
}

// Kind, Key and WithMeta make a slip a [Record].
func (x *Slip) Kind() Kind             { return KindSlip }
func (x *Slip) Key() string            { return joinKey(x.Scenario, x.Option) }
func (x *Slip) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Slip) nameIn(c *Case) string { return "Slip of " + quoted(c.titleOf(KindOption, x.Option)) }

func (x *Slip) sought(c *Case) sought {
	return sought{"Slip in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindOption, x.Option), []string{x.Words()}}
}

func (x *Slip) differs(to *Slip, note func(string, bool)) {
	note("slip", x.Quarters != to.Quarters)
	note("slip of its benefits", x.Benefits != to.Benefits)
}

// Words say how far the option slips: "2 quarters later, benefits 4 quarters more"; "as planned" where it doesn't.
func (x *Slip) Words() string {
	var parts []string
	switch {
	case x.Quarters > 0:
		parts = append(parts, Many(x.Quarters, "quarter")+" later")
	case x.Quarters < 0:
		parts = append(parts, Many(-x.Quarters, "quarter")+" earlier")
	}
	switch {
	case x.Benefits != 0 && x.Quarters != 0:
		parts = append(parts, "benefits "+Many(x.Benefits, "quarter")+" later still")
	case x.Benefits != 0:
		parts = append(parts, "benefits "+Many(x.Benefits, "quarter")+" later")
	}
	if len(parts) == 0 {
		return "as planned"
	}
	return strings.Join(parts, ", ")
}

func (x *Slip) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindOption, x.Option, "option", report)
	most := c.Head().Years * quartersAYear
	checkSlip(x.Quarters, x.Benefits, most, "", report)
	if x.Quarters == 0 && x.Benefits == 0 {
		report("quarters", "a slip of nothing isn't kept; take the record out")
	}
}

// checkSlip checks the quarters of a slip, in the case or in a snapshot.
func checkSlip(quarters, benefits, most int, at string, report reporter) {
	if quarters < -most || quarters > most {
		report(at+"quarters", fmt.Sprintf("%s is beyond the period of %s; slip it by no more", Many(max(quarters, -quarters), "quarter"), Many(most, "quarter")))
	}
	if benefits < 0 || benefits > most {
		report(at+"benefits", fmt.Sprintf("benefits slip by 0 to %s, not %d", Many(most, "quarter"), benefits))
	}
}

// Slip returns by how much an option slips in a scenario: nothing where nobody has said.
func (c *Case) Slip(scenario, option string) *Slip {
	if x, ok := c.Slips.Get(joinKey(scenario, option)); ok {
		return x
	}
	return &Slip{Scenario: scenario, Option: option}
}

// SlipTo makes the edit that lets an option slip in a scenario by quarters, and its benefits by more.
func (c *Case) SlipTo(scenario, option string, quarters, benefits int) (Edit, error) {
	o, ok := c.Options.Get(option)
	if !ok {
		return Edit{}, unknown(KindOption, option)
	}
	if _, ok := c.Scenarios.Get(scenario); !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	from, stored := c.Slips.Get(joinKey(scenario, option))
	to := &Slip{Scenario: scenario, Option: option, Quarters: quarters, Benefits: benefits}
	if stored {
		to.Meta = from.Meta
	}
	none := quarters == 0 && benefits == 0
	ch := Change{}
	switch {
	case stored && from.Quarters == quarters && from.Benefits == benefits, !stored && none:
		return Edit{}, nil
	case stored && none:
		ch = Change{From: from}
	case stored:
		ch = Change{From: from, To: to}
	default:
		ch = Change{To: to}
	}
	return Edit{Text: o.Name + ": " + to.Words(), Changes: []Change{ch}}, nil
}

// SnapshotSlip is by how much an option slipped.
type SnapshotSlip struct {
	Option   string `json:"option"`
	Quarters int    `json:"quarters,omitempty"`
	Benefits int    `json:"benefits,omitempty"`
}

func (x *Snapshot) keepSlip(one *Slip) {
	x.Slips = append(x.Slips, SnapshotSlip{one.Option, one.Quarters, one.Benefits})
}

func (x *Snapshot) keptSlips() (kept []*Slip) {
	for _, was := range x.Slips {
		kept = append(kept, &Slip{Option: was.Option, Quarters: was.Quarters, Benefits: was.Benefits})
	}
	return kept
}

func (x *Snapshot) checkSlips(report reporter) {
	for i, was := range x.Slips {
		checkSlip(was.Quarters, was.Benefits, MaxYears*quartersAYear, fmt.Sprintf("slips[%d].", i), report)
	}
}

// SlipsIn are the slips of the options that a scenario has chosen, in the case's order.
func (c *Case) SlipsIn(scenario string) (slips []*Slip) {
	if !c.slipsIn(scenario) {
		return nil
	}
	chosen := c.Chosen(scenario)
	for o := range c.Options.All() {
		if x, ok := c.Slips.Get(joinKey(scenario, o.ID)); ok && chosen[o.ID] {
			slips = append(slips, x)
		}
	}
	return slips
}

// AgainstThePlan begins the words of how a scenario departs from the plan.
const AgainstThePlan = "Against the plan: "

// SlipsWords say in a sentence without its full stop which options come at another time in a scenario than planned; empty where all come
// as planned.
func (c *Case) SlipsWords(scenario string) string {
	var words []string
	for _, x := range c.SlipsIn(scenario) {
		words = append(words, c.titleOf(KindOption, x.Option)+" "+x.Words())
	}
	if len(words) == 0 {
		return ""
	}
	const named = 3
	return AgainstThePlan + strings.Join(FirstFew(named, words), "; ")
}
