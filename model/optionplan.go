package model

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Plan says when an option is carried out, and what it needs first. A scenario may let it slip.
type Plan struct {
	Meta
	Option string `json:"option"`
	// Start and Finish are the first and the last quarter of the work; BenefitsFrom is the first in which its benefits can come, its
	// finish where that is none.
	Start        Quarter `json:"start,omitzero"`
	Finish       Quarter `json:"finish,omitzero"`
	BenefitsFrom Quarter `json:"benefitsFrom,omitzero"`
	// Needs are the ids of the options that have to be there before its benefits can come.
	Needs []string `json:"needs,omitempty"`
	// Stage is the id of the stage that the work is in, empty for none.
	Stage string `json:"stage,omitempty"`
	Owner string `json:"owner,omitempty"`
	// DelayCost is what every year of delay costs in £m, beside what comes later; nil for nothing.
	DelayCost *decimal.Decimal `json:"delayCost,omitempty"`
	Source    Source           `json:"source,omitzero"`
}

// Kind, Key and WithMeta make a plan a [Record].
func (x *Plan) Kind() Kind             { return KindPlan }
func (x *Plan) Key() string            { return x.Option }
func (x *Plan) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Plan) nameIn(c *Case) string { return "Plan of " + quoted(c.titleOf(KindOption, x.Option)) }

func (x *Plan) sought(c *Case) sought {
	return sought{"Plan", c.titleOf(KindOption, x.Option), []string{x.Owner}}
}

func (x *Plan) differs(to *Plan, note func(string, bool)) {
	note("start", x.Start != to.Start)
	note("finish", x.Finish != to.Finish)
	note("quarter of its first benefits", x.BenefitsFrom != to.BenefitsFrom)
	note("needs", !slices.Equal(x.Needs, to.Needs))
	note("stage", x.Stage != to.Stage)
	note("owner", x.Owner != to.Owner)
	note("cost of delay", !equalOptional(x.DelayCost, to.DelayCost))
	note("source", x.Source != to.Source)
}

// toOptions visits the option, what it needs and its stage.
func (x *Plan) toOptions(to visitor) {
	to(KindOption, x.Option)
	for _, id := range x.Needs {
		to(KindOption, id)
	}
	if x.Stage != "" {
		to(KindStage, x.Stage)
	}
}

// less is the plan without a need or its stage; it goes with its own option.
func (x *Plan) less(gone ref) Record {
	if gone.kind == KindOption && gone.key == x.Option {
		return nil
	}
	next := *x
	if gone.kind == KindStage {
		next.Stage = ""
		return &next
	}
	next.Needs = slices.DeleteFunc(slices.Clone(x.Needs), func(id string) bool { return id == gone.key })
	return &next
}

func (x *Plan) check(c *Case, report reporter) {
	checkExists(c, KindOption, x.Option, "option", report)
	checkPeriod(x.Start, x.Finish, report)
	checkQuarter(x.BenefitsFrom, "benefitsFrom", report)
	if x.BenefitsFrom != 0 && x.Start != 0 && x.BenefitsFrom < x.Start {
		report("benefitsFrom", x.BenefitsFrom.String()+" is before the start, "+x.Start.String()+"; no benefit comes before the work begins")
	}
	checkAllExist(c, KindOption, x.Needs, "needs", report)
	if found := c.ringOfNeeds(x); found != "" {
		report("needs", "each of these needs the next and so itself: "+found+"; take one of the needs out")
	}
	if x.Stage != "" {
		checkExists(c, KindStage, x.Stage, "stage", report)
	}
	checkText(x.Owner, "owner", report)
	if x.DelayCost != nil {
		if text := figureProblem(*x.DelayCost); text != "" {
			report("delayCost", text)
		} else if x.DelayCost.IsNegative() {
			report("delayCost", InFull(*x.DelayCost)+" is below zero; what a delay costs is a positive figure")
		}
	}
	x.Source.check(c, report)
}

// ringOfNeeds names a way by which an option needs itself: "Front door → Hub → Front door", empty where there is none.
func (c *Case) ringOfNeeds(x *Plan) string {
	return ring(x.Option, " → ", func(option string) []string {
		if one, ok := c.Plans.Get(option); ok {
			return one.Needs
		}
		return nil
	}, func(option string) string { return c.titleOf(KindOption, option) })
}
