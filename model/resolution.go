package model

import "fmt"

// Resolution is what a body or an individual resolved on a scenario, as the record of it has to say. It is history: what it names may be gone or
// another since.
//
// Source: The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, SI 2012/2089,
// regulations 12 and 13.
type Resolution struct {
	Meta
	ID string `json:"id"`
	// ScenarioID and ScenarioName are of the scenario that it is about.
	ScenarioID   string `json:"scenarioID"`
	ScenarioName string `json:"scenarioName"`
	// Individual says that one person decided, and not a meeting: regulation 13.
	Individual bool `json:"individual,omitempty"`
	// Body is who decided, a body or an individual's office, and Meeting names the meeting; On is the day and Minute the number of the minutes.
	Body    string `json:"body"`
	Meeting string `json:"meeting,omitempty"`
	On      string `json:"on"`
	Minute  string `json:"minute,omitempty"`
	// Decision is what was decided, Reasons why.
	Decision string `json:"decision"`
	Reasons  string `json:"reasons"`
	// Alternatives were considered and rejected when it was decided.
	Alternatives []Alternative `json:"alternatives,omitempty"`
	// Conflicts are the conflicts of interest declared, and Dispensations those granted.
	Conflicts     string `json:"conflicts,omitempty"`
	Dispensations string `json:"dispensations,omitempty"`
}

// Alternative was considered and rejected, for a reason.
type Alternative struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Kind, Key and WithMeta make a resolution a [Record].
func (x *Resolution) Kind() Kind             { return KindResolution }
func (x *Resolution) Key() string            { return x.ID }
func (x *Resolution) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

// Day is the day of the decision for people.
func (x *Resolution) Day() string { return WrittenDay(x.On) }

// Name says which resolution it is: who decided, and when.
func (x *Resolution) Name() string { return x.Body + ", " + x.Day() }

func (x *Resolution) nameIn(*Case) string { return "Resolution of " + quoted(x.Name()) }

func (x *Resolution) sought(*Case) sought {
	return sought{"Resolution", x.Name(), []string{x.ScenarioName, x.Meeting, x.Decision, x.Reasons}}
}

func (x *Resolution) differs(to *Resolution, note func(string, bool)) {
	note("scenario", x.ScenarioID != to.ScenarioID || x.ScenarioName != to.ScenarioName)
	note("body", x.Body != to.Body || x.Individual != to.Individual)
	note("meeting", x.Meeting != to.Meeting || x.On != to.On || x.Minute != to.Minute)
	note("decision", x.Decision != to.Decision)
	note("reasons", x.Reasons != to.Reasons)
	note("alternatives", fmt.Sprint(x.Alternatives) != fmt.Sprint(to.Alternatives))
	note("conflicts of interest", x.Conflicts != to.Conflicts)
	note("dispensations", x.Dispensations != to.Dispensations)
}

func (x *Resolution) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.ScenarioName, "scenarioName", report)
	checkName(x.Body, "body", report)
	checkText(x.Meeting, "meeting", report)
	checkText(x.Minute, "minute", report)
	checkDay(x.On, "on", report)
	if x.On == "" {
		report("on", "a decision has a day; write it like 2018-02-13")
	}
	for _, one := range []struct{ field, text, says string }{{"decision", x.Decision, "what was decided"}, {"reasons", x.Reasons, "why it was decided"}} {
		checkText(one.text, one.field, report)
		if one.text == "" {
			report(one.field, "is empty; say "+one.says)
		}
	}
	for i, a := range x.Alternatives {
		at := fmt.Sprintf("alternatives[%d].", i)
		checkName(a.Name, at+"name", report)
		checkText(a.Reason, at+"reason", report)
		if a.Reason == "" {
			report(at+"reason", "is empty; say why it was rejected")
		}
	}
	checkText(x.Conflicts, "conflicts", report)
	checkText(x.Dispensations, "dispensations", report)
}

// Resolution is the last that was taken on a scenario, nil where none was.
func (c *Case) Resolution(scenario string) *Resolution {
	var last *Resolution
	for x := range c.Resolutions.All() {
		if x.ScenarioID == scenario && (last == nil || x.On >= last.On) {
			last = x
		}
	}
	return last
}
