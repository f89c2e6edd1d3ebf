package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestADecisionIsMarkedAndTheMarkTakenAway(t *testing.T) {
	c := smallCase(t)
	for n, step := range []struct {
		mode                CommitmentMode
		question, by, wants string
	}{
		{DecideNow, "", "", "Channel: decide now"},
		{Explore, "Who calls?", "June", "Channel: explore “Who calls?” by June"},
		{Defer, "Who calls?", "", "Channel: defer “Who calls?”"},
		{Contingency, "", "the review", "Channel: contingency by the review"},
		{Unmarked, "dropped", "dropped", "Channel: mark taken away"},
	} {
		e := must(t)(c.Commit("first", "channel", step.mode, step.question, step.by))
		if e.Text != step.wants {
			t.Errorf("it says %q, want %q", e.Text, step.wants)
		}
		undoIsIdentity(t, c, e)
		c = apply(t, c, e, n+1)
		if x := c.Commitment("first", "channel"); x.Mode != step.mode || step.mode != Unmarked && (x.Question != step.question || x.By != step.by) {
			t.Errorf("after %q it is %v", e.Text, x)
		}
		if again := must(t)(c.Commit("first", "channel", step.mode, step.question, step.by)); !again.Empty() {
			t.Errorf("the same again is the edit %q", again.Text)
		}
	}
	if _, stored := c.Record(KindCommitment, "first/channel"); stored {
		t.Error("a decision that isn't marked has a record")
	}
}

func TestACommitmentIsChecked(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		scenario, decision string
		mode               CommitmentMode
		question, want     string
	}{
		{"third", "channel", Defer, "", `no scenario "third"`},
		{"first", "parking", Defer, "", `no decision "parking"`},
		{"first", "channel", "perhaps", "", "is not one of decide-now, explore, defer, contingency"},
		{"first", "channel", Explore, "\a", "holds a control character"},
	} {
		e, err := c.Commit(one.scenario, one.decision, one.mode, one.question, "")
		if err == nil {
			_, _, err = Apply(c, e.Stamp(signature(1)))
		}
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%v: %v, want %q", one, err, one.want)
		}
	}
}

func TestCommitmentsGoWithTheirScenarioAndDecision(t *testing.T) {
	c := smallCase(t)
	copied := apply(t, c, must(t)(c.DuplicateScenario("first", "copy", "A copy")), 1)
	if x := copied.Commitment("copy", "support"); x.Mode != Explore || x.Question != "Who pays?" || x.By != "June" {
		t.Errorf("the copy has %v", x)
	}
	for _, e := range []Edit{
		must(t)(c.DeleteScenario("first")), must(t)(c.Remove(KindScenario, "first")),
		must(t)(c.Remove(KindDecision, "support")), must(t)(c.Remove(KindComponent, "care")),
	} {
		if n := apply(t, c, e, 1).Commitments.Len(); n != 0 {
			t.Errorf("%s: %d commitments are left", e.Text, n)
		}
	}
}

func TestASnapshotKeepsCommitments(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.TakeSnapshot("first", "snap", "After item 1")), 1)
	e, lost, err := c.Reopen("snap", "again", "Again")
	if err != nil || len(lost) != 0 {
		t.Fatal(lost, err)
	}
	next := apply(t, c, e, 2)
	if x := next.Commitment("again", "support"); x.Mode != Explore || x.Question != "Who pays?" || x.By != "June" {
		t.Errorf("reopened it has %v", x)
	}
	c = apply(t, c, must(t)(c.Remove(KindDecision, "support")), 2)
	if _, lost, err = c.Reopen("snap", "again", "Again"); err != nil || !slices.Equal(lost, []string{"support"}) {
		t.Errorf("without the decision, %v is lost, %v", lost, err)
	}
	var problems Problems
	bad := &Snapshot{ID: "bad", Name: "Bad", Scenario: "first", Kept: Kept{Commitments: []SnapshotCommitment{{Decision: "support", Mode: "perhaps"}}}}
	if _, err := NewCase(0, with(small(), bad), false); !errors.As(err, &problems) || problems[0].Field != "commitments[0].mode" {
		t.Errorf("a snapshot with an unknown mode gives %v", err)
	}
}

func TestTheLogAndTheSearchKnowCommitments(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.Commit("first", "channel", Explore, "Who calls?", "June")).Stamp(signature(1))
	next, _, err := Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	l := LogLines(next, []Entry{{Edit: e, Revision: 1}})[0]
	if l.Scenario != PublishedCase || !slices.Equal(l.Components, []string{"contact"}) || l.Target.Kind != KindCommitment {
		t.Errorf("the log has %+v", l)
	}
	hits := Find(next, "who calls", 9)
	if len(hits) != 1 || hits[0].Kind != KindCommitment || hits[0].Key != "first/channel" || hits[0].Where != "Question in Published case" {
		t.Errorf("found %v", hits)
	}
}
