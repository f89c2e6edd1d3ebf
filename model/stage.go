package model

import "fmt"

// Stage is a step of the work of changing, with what comes out of it.
type Stage struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Strand is the part of the work that it belongs to, empty for none.
	Strand string `json:"strand,omitempty"`
	Output string `json:"output,omitempty"`
	// Start and Finish are its first and its last quarter, none where it isn't planned.
	Start  Quarter `json:"start,omitzero"`
	Finish Quarter `json:"finish,omitzero"`
	Source Source  `json:"source,omitzero"`
}

// Milestone is something that is there by the end of a quarter.
type Milestone struct {
	Meta
	ID   string  `json:"id"`
	Name string  `json:"name"`
	On   Quarter `json:"on"`
	// Option is the id of the option that it belongs to, empty for the whole programme. It moves with that option's slip.
	Option string `json:"option,omitempty"`
	Output string `json:"output,omitempty"`
	Source Source `json:"source,omitzero"`
}

// Kind, Key and WithMeta make a stage a [Record].
func (x *Stage) Kind() Kind             { return KindStage }
func (x *Stage) Key() string            { return x.ID }
func (x *Stage) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Stage) sought(*Case) sought {
	return sought{"Stage", x.Name, []string{x.Strand, x.Output}}
}

func (x *Stage) differs(to *Stage, note func(string, bool)) {
	note("strand", x.Strand != to.Strand)
	note("output", x.Output != to.Output)
	note("start", x.Start != to.Start)
	note("finish", x.Finish != to.Finish)
	note("source", x.Source != to.Source)
}

func (x *Stage) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Strand, "strand", report)
	checkText(x.Output, "output", report)
	checkPeriod(x.Start, x.Finish, report)
	x.Source.check(c, report)
}

// checkPeriod checks that quarters are quarters, and that what starts doesn't finish before.
func checkPeriod(start, finish Quarter, report reporter) {
	checkQuarter(start, "start", report)
	checkQuarter(finish, "finish", report)
	if start != 0 && finish != 0 && finish < start {
		report("finish", fmt.Sprintf("%s is before the start, %s; correct one of them", finish, start))
	}
}

func checkQuarter(q Quarter, field string, report reporter) {
	if q != 0 && (q.Begins() < firstYear || q.Begins() > lastYear) {
		report(field, fmt.Sprintf("is not a quarter of a year from %d to %d; write it like 2018/19 Q3", firstYear, lastYear))
	}
}

// Kind, Key and WithMeta make a milestone a [Record].
func (x *Milestone) Kind() Kind             { return KindMilestone }
func (x *Milestone) Key() string            { return x.ID }
func (x *Milestone) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Milestone) sought(*Case) sought { return sought{"Milestone", x.Name, []string{x.Output}} }

func (x *Milestone) differs(to *Milestone, note func(string, bool)) {
	note("quarter", x.On != to.On)
	note("option", x.Option != to.Option)
	note("output", x.Output != to.Output)
	note("source", x.Source != to.Source)
}

func (x *Milestone) toOption(to visitor) {
	if x.Option != "" {
		to(KindOption, x.Option)
	}
}

func (x *Milestone) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Output, "output", report)
	if x.On == 0 {
		report("on", "a milestone is there by a quarter; write it like 2018/19 Q3")
	}
	checkQuarter(x.On, "on", report)
	if x.Option != "" {
		checkExists(c, KindOption, x.Option, "option", report)
	}
	x.Source.check(c, report)
}
