package model

import "fmt"

// SuccessFactor is something that a scheme has to do to be worth doing at all: a critical success factor of HM Treasury's Green Book.
type SuccessFactor struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	// Meaning says when it is met.
	Meaning string `json:"meaning,omitempty"`
}

// Judgement says how far a scenario meets a success factor.
type Judgement struct {
	Meta
	Scenario string `json:"scenario"`
	Factor   string `json:"factor"`
	Met      Met    `json:"met"`
	Why      string `json:"why,omitempty"`
}

// Met says how far something is met.
type Met string

// How far something is met; Unjudged where nobody has said.
const (
	Unjudged  Met = ""
	MetFully  Met = "yes"
	MetPartly Met = "partly"
	NotMet    Met = "no"
)

// Mets are what a judgement can be, the best first.
func Mets() []Met { return []Met{MetFully, MetPartly, NotMet} }

// Words say it as a cell has it.
func (m Met) Words() string {
	switch m {
	case MetFully:
		return "Met"
	case MetPartly:
		return "Partly met"
	case NotMet:
		return "Not met"
	}
	return "Not judged yet"
}

// Kind, Key and WithMeta make a success factor a [Record].
func (x *SuccessFactor) Kind() Kind             { return KindSuccessFactor }
func (x *SuccessFactor) Key() string            { return x.ID }
func (x *SuccessFactor) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *SuccessFactor) sought(*Case) sought {
	return sought{"Success factor", x.Name, []string{x.Meaning}}
}

func (x *SuccessFactor) differs(to *SuccessFactor, note func(string, bool)) {
	note("meaning", x.Meaning != to.Meaning)
}

func (x *SuccessFactor) check(_ *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Name, "name", report)
	checkText(x.Meaning, "meaning", report)
}

// UsualSuccessFactors are those that the Green Book's guide to business cases names, for a case to begin with.
// Source: HM Treasury, Guide to developing the project business case, 2018, chapter 4.
func UsualSuccessFactors() []SuccessFactor {
	return []SuccessFactor{
		{ID: "S1", Name: "Strategic fit", Meaning: "How well does it meet the objectives and fit what else the council does?"},
		{ID: "S2", Name: "Value for money", Meaning: "How well does it make the most of what it costs, in cost, benefit and risk?"},
		{ID: "S3", Name: "Supplier capacity", Meaning: "How well can those who would supply it do so?"},
		{ID: "S4", Name: "Affordability", Meaning: "How well can it be paid for?"},
		{ID: "S5", Name: "Achievability", Meaning: "How likely can it be delivered with the people and skills there are?"},
	}
}

// Kind, Key and WithMeta make a judgement a [Record].
func (x *Judgement) Kind() Kind             { return KindJudgement }
func (x *Judgement) Key() string            { return joinKey(x.Scenario, x.Factor) }
func (x *Judgement) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Judgement) nameIn(c *Case) string {
	return quoted(c.titleOf(KindSuccessFactor, x.Factor)) + " of " + quoted(c.titleOf(KindScenario, x.Scenario))
}

func (x *Judgement) sought(c *Case) sought {
	return sought{"Success factor in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindSuccessFactor, x.Factor), []string{x.Met.Words(), x.Why}}
}

func (x *Judgement) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindSuccessFactor, x.Factor, "factor", report)
	checkOneOf(x.Met, "met", report, Mets()...)
	checkText(x.Why, "why", report)
}

// Judgement is how far a scenario meets a success factor: not judged where nobody has said.
func (c *Case) Judgement(scenario, factor string) *Judgement {
	if x, ok := c.Judgements.Get(joinKey(scenario, factor)); ok {
		return x
	}
	return &Judgement{Scenario: scenario, Factor: factor}
}

// Judge makes the edit that says how far a scenario meets a success factor; [Unjudged] takes it back.
func (c *Case) Judge(scenario, factor string, met Met, why string) (Edit, error) {
	if _, ok := c.Scenarios.Get(scenario); !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	f, ok := c.SuccessFactors.Get(factor)
	if !ok {
		return Edit{}, unknown(KindSuccessFactor, factor)
	}
	to := &Judgement{Scenario: scenario, Factor: factor, Met: met, Why: why}
	from, stored := c.Judgements.Get(to.Key())
	text := f.Name + ": " + Small(met.Words())
	switch {
	case !stored && met == Unjudged, stored && from.Met == met && from.Why == why:
		return Edit{}, nil
	case !stored:
		return Edit{Text: text, Changes: []Change{{To: to}}}, nil
	case met == Unjudged:
		return Edit{Text: text, Changes: []Change{{From: from}}}, nil
	}
	to.Meta = from.Meta
	return Edit{Text: text, Changes: []Change{{From: from, To: to}}}, nil
}

// SnapshotJudgement is how far a success factor was met.
type SnapshotJudgement struct {
	Factor string `json:"factor"`
	Met    Met    `json:"met"`
	Why    string `json:"why,omitempty"`
}

func (x *Snapshot) keepJudgement(one *Judgement) {
	x.Judgements = append(x.Judgements, SnapshotJudgement{one.Factor, one.Met, one.Why})
}

func (x *Snapshot) keptJudgements() (kept []*Judgement) {
	for _, was := range x.Judgements {
		kept = append(kept, &Judgement{Factor: was.Factor, Met: was.Met, Why: was.Why})
	}
	return kept
}

func (x *Snapshot) checkJudgements(report reporter) {
	for i, was := range x.Judgements {
		at := fmt.Sprintf("judgements[%d].", i)
		checkOneOf(was.Met, at+"met", report, Mets()...)
		checkText(was.Why, at+"why", report)
	}
}
