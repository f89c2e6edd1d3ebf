package model_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	. "tomworkbench/model"
)

// saidIn is all that a scenario says, without its name and the bookkeeping.
type saidIn struct {
	conflicts, dispensations string
	choices                  []SnapshotChoice
	ruledOut                 []SnapshotRuledOut
	whyNot                   []SnapshotWhyNot
	commitments              []SnapshotCommitment
	hands                    []SnapshotHands
}

func whatIsSaidIn(c *Case, scenario string) saidIn {
	s, _ := c.Scenarios.Get(scenario)
	said := saidIn{conflicts: s.Conflicts, dispensations: s.Dispensations}
	for x := range c.ChoicesOf(scenario) {
		said.choices = append(said.choices, SnapshotChoice{Decision: x.Decision, Options: x.Options, Status: x.Status, Reason: x.Reason})
	}
	for x := range c.RuledOuts.All() {
		if x.Scenario == scenario {
			said.ruledOut = append(said.ruledOut, SnapshotRuledOut{Option: x.Option, Reason: x.Reason})
		}
	}
	for x := range c.WhyNots.WithPrefix(scenario + "/") {
		said.whyNot = append(said.whyNot, SnapshotWhyNot{Option: x.Option, Reason: x.Reason})
	}
	for x := range c.CommitmentsOf(scenario) {
		said.commitments = append(said.commitments, SnapshotCommitment{Decision: x.Decision, Mode: x.Mode, Question: x.Question, By: x.By})
	}
	for x := range c.Hands.All() {
		if x.Scenario == scenario {
			said.hands = append(said.hands, SnapshotHands{
				Decision: x.Decision, Counts: x.Counts, NoChange: x.NoChange, Guess: x.Guess, Was: x.Was, Estimate: x.Estimate, Basis: x.Basis,
			})
		}
	}
	return said
}

func (a saidIn) equal(b saidIn) bool {
	return a.conflicts == b.conflicts && a.dispensations == b.dispensations &&
		slices.EqualFunc(a.choices, b.choices, func(x, y SnapshotChoice) bool {
			return x.Decision == y.Decision && x.Status == y.Status && x.Reason == y.Reason && slices.Equal(x.Options, y.Options)
		}) &&
		slices.Equal(a.ruledOut, b.ruledOut) && slices.Equal(a.whyNot, b.whyNot) && slices.Equal(a.commitments, b.commitments) && reflect.DeepEqual(a.hands, b.hands)
}

func TestAReopenedSnapshotSaysAllThatTheScenarioSaid(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 200 {
		c := randomCase(t, r)
		c = apply(t, c, must(t)(c.Declare("s0", pick(r, []string{"", "Cllr A"}), pick(r, []string{"", "Granted in May"}))), 1)
		c = apply(t, c, must(t)(c.TakeSnapshot("s0", "then", "Then")), 2)
		e, lost, err := c.Reopen("then", "again", "Again")
		c = apply(t, c, must(t)(e, err), 3)
		if said, again := whatIsSaidIn(c, "s0"), whatIsSaidIn(c, "again"); !said.equal(again) || len(lost) > 0 {
			t.Fatalf("it said\n%+v\nand says\n%+v\nlost %v", said, again, lost)
		}
	}
}

func TestAnswersOfSeveralStandInTheCasesOrder(t *testing.T) {
	c := smallCase(t, &Option{ID: "alarm", Decision: "support", Name: "Alarm"})
	c = apply(t, c, must(t)(c.Choose("first", "support", "alarm", "telecare", "coaching")), 1)
	if got, want := c.Choice("first", "support").Options, []string{"coaching", "telecare", "alarm"}; !slices.Equal(got, want) {
		t.Errorf("they stand as %v, want %v", got, want)
	}
}

func TestWhateverNamesADocumentLosesItWithTheDocument(t *testing.T) {
	from := Source{Grade: Published, Document: "paper"}
	c := smallCase(
		t,
		&Line{ID: "l9", Owner: "door", Type: CostLine, Recurrence: Once, Minimum: figures("1 0 0"), Source: from},
		&Link{Owner: "hub", To: KindPrinciple, Target: "P1", Stance: Supports, Source: from},
		&Assumption{ID: "a9", Text: "As printed.", Source: from},
		&Overlap{ID: "o9", Measure: "benefit", Amount: figure("1"), Source: from},
		&Evidence{ID: "e9", Title: "As printed", Columns: []EvidenceColumn{{Name: "a"}}, Rows: []EvidenceRow{{Name: "x", Cells: []string{"1"}}}, Source: from},
	)
	named := func(c *Case) (kinds []Kind) {
		for r := range c.Records() {
			switch x := r.(type) {
			case *Line:
				kinds = appendNaming(kinds, r, x.Source)
			case *Link:
				kinds = appendNaming(kinds, r, x.Source)
			case *Assumption:
				kinds = appendNaming(kinds, r, x.Source)
			case *Overlap:
				kinds = appendNaming(kinds, r, x.Source)
			case *Evidence:
				kinds = appendNaming(kinds, r, x.Source)
			}
		}
		return slices.Compact(kinds)
	}
	if kinds := named(c); len(kinds) != 5 {
		t.Fatalf("the document is named by %v", kinds)
	}
	c = apply(t, c, must(t)(c.Remove(KindDocument, "paper")), 1)
	if kinds := named(c); len(kinds) > 0 {
		t.Errorf("it is still named by %v", kinds)
	}
}

func appendNaming(kinds []Kind, r Record, from Source) []Kind {
	if from.Document == "paper" {
		return append(kinds, r.Kind())
	}
	return kinds
}
