package model

import (
	"fmt"
	"iter"
	"strings"
)

// Commitment says how a scenario deals with a decision for now: decide it, explore it first, leave it for later, or
// keep it in hand. A decision without one is not marked, and nothing is committed about it.
type Commitment struct {
	Meta
	Scenario string         `json:"scenario"`
	Decision string         `json:"decision"`
	Mode     CommitmentMode `json:"mode"`
	// Question is what has to be known first, and By says by when: a date or a meeting, as a person typed it.
	Question string `json:"question,omitempty"`
	By       string `json:"by,omitempty"`
}

// CommitmentMode is what is done about a decision.
type CommitmentMode string

// The modes. Unmarked is that of a decision without a commitment and stands in no record.
const (
	Unmarked    CommitmentMode = ""
	DecideNow   CommitmentMode = "decide-now"
	Explore     CommitmentMode = "explore"
	Defer       CommitmentMode = "defer"
	Contingency CommitmentMode = "contingency"
)

// CommitmentModes returns the modes that a decision may be marked with.
func CommitmentModes() []CommitmentMode {
	return []CommitmentMode{DecideNow, Explore, Defer, Contingency}
}

// Words is the mode as people read it, "not marked" for none.
func (x CommitmentMode) Words() string {
	if x == Unmarked {
		return "not marked"
	}
	return strings.ReplaceAll(string(x), "-", " ")
}

// Kind, Key and WithMeta make a commitment a [Record].
func (x *Commitment) Kind() Kind             { return KindCommitment }
func (x *Commitment) Key() string            { return joinKey(x.Scenario, x.Decision) }
func (x *Commitment) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Commitment) nameIn(c *Case) string {
	return "Decide now or wait: " + quoted(c.titleOf(KindDecision, x.Decision))
}

func (x *Commitment) sought(c *Case) sought {
	if x.Question == "" {
		return sought{}
	}
	return sought{"Question in " + c.titleOf(KindScenario, x.Scenario), c.titleOf(KindDecision, x.Decision), []string{x.Question, x.By}}
}

func (x *Commitment) differs(to *Commitment, note func(string, bool)) {
	note("mark", x.Mode != to.Mode)
	note("question", x.Question != to.Question)
	note("time", x.By != to.By)
}

func (x *Commitment) check(c *Case, report reporter) {
	checkExists(c, KindScenario, x.Scenario, "scenario", report)
	checkExists(c, KindDecision, x.Decision, "decision", report)
	checkOneOf(x.Mode, "mode", report, CommitmentModes()...)
	checkText(x.Question, "question", report)
	checkText(x.By, "by", report)
}

// Commitment returns what a scenario does about a decision: unmarked where nothing was said.
func (c *Case) Commitment(scenario, decision string) *Commitment {
	if x, ok := c.Commitments.Get(joinKey(scenario, decision)); ok {
		return x
	}
	return &Commitment{Scenario: scenario, Decision: decision}
}

// CommitmentsOf yields the commitments of a scenario.
func (c *Case) CommitmentsOf(scenario string) iter.Seq[*Commitment] {
	return c.Commitments.WithPrefix(scenario + keySeparator)
}

// Commit makes the edit that marks a decision in a scenario. [Unmarked] takes the mark away, and with it the question
// and the time.
func (c *Case) Commit(scenario, decision string, mode CommitmentMode, question, by string) (Edit, error) {
	d, ok := c.Decisions.Get(decision)
	if !ok {
		return Edit{}, unknown(KindDecision, decision)
	}
	if _, ok := c.Scenarios.Get(scenario); !ok {
		return Edit{}, unknown(KindScenario, scenario)
	}
	from := c.Commitment(scenario, decision)
	to := *from
	to.Mode, to.Question, to.By = mode, question, by
	if mode == Unmarked {
		to.Question, to.By = "", ""
	}
	if to == *from {
		return Edit{}, nil
	}
	ch := Change{To: &to}
	if from.Mode != Unmarked {
		ch.From = from
	}
	if mode == Unmarked {
		ch.To = nil
	}
	return Edit{Text: commitmentText(d, &to), Changes: []Change{ch}}, nil
}

// commitmentText says what a decision is marked with now: "Channel: explore “Who calls?” by June".
func commitmentText(d *Decision, x *Commitment) string {
	if x.Mode == Unmarked {
		return d.Name + ": mark taken away"
	}
	text := fmt.Sprintf("%s: %s", d.Name, x.Mode.Words())
	if x.Question != "" {
		text += " " + quoted(x.Question)
	}
	if x.By != "" {
		text += " by " + x.By
	}
	return text
}

// SnapshotCommitment is what was done about a decision.
type SnapshotCommitment struct {
	Decision string         `json:"decision"`
	Mode     CommitmentMode `json:"mode"`
	Question string         `json:"question,omitempty"`
	By       string         `json:"by,omitempty"`
}

func (x *Snapshot) keepCommitment(one *Commitment) {
	x.Commitments = append(x.Commitments, SnapshotCommitment{one.Decision, one.Mode, one.Question, one.By})
}

func (x *Snapshot) keptCommitments() (kept []*Commitment) {
	for _, was := range x.Commitments {
		kept = append(kept, &Commitment{Decision: was.Decision, Mode: was.Mode, Question: was.Question, By: was.By})
	}
	return kept
}

func (x *Snapshot) checkCommitments(report reporter) {
	for i, was := range x.Commitments {
		field := fmt.Sprintf("commitments[%d]", i)
		checkOneOf(was.Mode, field+".mode", report, CommitmentModes()...)
		checkText(was.Question, field+".question", report)
		checkText(was.By, field+".by", report)
	}
}
