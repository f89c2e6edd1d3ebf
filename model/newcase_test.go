package model_test

import (
	"testing"

	. "tomworkbench/model"
)

var newHead = Head{ID: "new", Title: "New", FirstYear: 2026, Years: 5}

func TestABlankCaseHasAScenarioAndNothingElse(t *testing.T) {
	c, err := Blank(newHead)
	if err != nil || c.Count() != 2 || c.DefaultScenario() == nil {
		t.Errorf("%d records, %v", c.Count(), err)
	}
	if _, err := Blank(Head{ID: "new", FirstYear: 2026, Years: 5}); err == nil {
		t.Error("a case without a title was made")
	}
}

func TestAFrameHasTheStructureAndNoFigures(t *testing.T) {
	c, err := smallCase(t).FrameFor(newHead)
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[Kind]int{
		KindComponent: 2, KindDecision: 2, KindOption: 4, KindPrinciple: 2, KindRule: 2, KindLine: 0, KindLink: 2, KindChoice: 0,
		KindScenario: 1, KindAssumption: 0, KindOverlap: 0,
	} {
		if got := len(keysOf(c, kind)); got != want {
			t.Errorf("%d records of kind %s, want %d", got, kind, want)
		}
	}
	if x, _ := c.Components.Get("contact"); x.Assessment != "" || x.RAG != Unrated {
		t.Errorf("the assessment of another council stayed: %+v", x)
	}
}

func TestTheFrameOfACaseThatHoldsEveryKindIsACase(t *testing.T) {
	r := randomly(t)
	for range 20 {
		if _, err := fullCase(t, r).FrameFor(newHead); err != nil {
			t.Fatalf("what the frame leaves out is still named in it: %v", err)
		}
	}
}

func TestACopyHoldsEverythingOverItsOwnYears(t *testing.T) {
	from := smallCase(t)
	c, err := from.CopyFor(newHead)
	if err != nil {
		t.Fatal(err)
	}
	if c.Count() != from.Count() || c.Head().ID != "new" {
		t.Errorf("%d records of %d, id %s", c.Count(), from.Count(), c.Head().ID)
	}
	if l, _ := c.Lines.Get("l1"); len(l.Minimum) != 5 || !l.Minimum[4].IsZero() || !l.Maximum[1].Equal(figure("2.5")) {
		t.Errorf("the line over five years is %v to %v", l.Minimum, l.Maximum)
	}
}

func TestCuttingYearsIsOneEditThatUndoTakesBack(t *testing.T) {
	c := smallCase(t)
	h := *c.Head()
	h.Years, h.Title = 1, "Shorter"
	if got := c.LostYears(1); got != 8 {
		t.Errorf("%d figures would be lost", got)
	}
	if got := c.LostYears(3); got != 0 {
		t.Errorf("%d figures would be lost by keeping all years", got)
	}
	next, back, err := Apply(c, must(t)(c.SetHead(h)).Stamp(signature(1)))
	if err != nil || len(next.Lines.At(0).Minimum) != 1 || next.Head().Title != "Shorter" {
		t.Fatal(err)
	}
	restored, _, err := Apply(next, back)
	if err != nil {
		t.Fatal(err)
	}
	sameText(t, "undo", said(t, restored), said(t, c))
	h.Years = 31
	if _, err := c.SetHead(h); err == nil {
		t.Error("31 years were taken")
	}
}
