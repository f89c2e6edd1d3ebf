package model_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

// careless makes the edits that could leave a choice firm about nothing, without looking whether they may.
func careless() []editor {
	return []editor{
		{"Decide", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.Decide(anyOf(r, c.Scenarios).ID, anyOf(r, c.Decisions).ID, pick(r, []Status{Open, Provisional, Agreed}), pick(r, []string{"", "Voted."}))
		}},
		{"other answers", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			x := *anyOf(r, c.Decisions)
			x.AsIs = !x.AsIs
			return c.Replace(x.ID, &x)
		}},
		{"Remove an option", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			return c.Remove(KindOption, anyOf(r, c.Options).ID)
		}},
		{"a bare choice", func(_ testing.TB, r *rand.Rand, c *Case) (Edit, error) {
			from := c.Choice(anyOf(r, c.Scenarios).ID, anyOf(r, c.Decisions).ID)
			ch := Change{To: &Choice{Scenario: from.Scenario, Decision: from.Decision, Status: pick(r, []Status{Provisional, Agreed})}}
			if _, stored := c.Choices.Get(from.Key()); stored {
				ch.From = from
			}
			return Edit{Text: "A bare choice", Changes: []Change{ch}}, nil
		}},
	}
}

func TestNoChoiceIsEverFirmAboutNothing(t *testing.T) {
	r := randomly(t)
	for range 40 {
		c := randomCase(t, r)
		for n := range 40 {
			if c.Scenarios.Len() == 0 || c.Options.Len() == 0 {
				break
			}
			e, err := pick(r, slices.Concat(editors(), careless(), careless())).make(t, r, c)
			if err != nil {
				t.Fatal(err)
			}
			next, back, err := Apply(c, e.Stamp(signature(n)))
			var refused Problems
			if errors.As(err, &refused) {
				holdRefusal(t, refused)
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			holdFounded(t, e, next)
			if _, _, err := Apply(next, back); err != nil {
				t.Fatalf("%s can't be taken back: %v", e.Text, err)
			}
			c = next
		}
	}
}

// holdFounded fails for a choice that is provisional or agreed without an option, unless it stays as is where that is
// allowed, and for one that says nothing at all.
func holdFounded(t *testing.T, e Edit, c *Case) {
	t.Helper()
	for x := range c.Choices.All() {
		d, _ := c.Decisions.Get(x.Decision)
		if len(x.Options) == 0 && x.Status != Open && (x.Status != Agreed || !d.AsIs) {
			t.Fatalf("after %q a choice is %s about nothing", e.Text, x.Status)
		}
		if len(x.Options) == 0 && x.Status == Open && x.Reason == "" {
			t.Fatalf("after %q a choice says nothing", e.Text)
		}
	}
}

// holdRefusal fails for a refusal that names no decision or says nothing to do.
func holdRefusal(t *testing.T, refused Problems) {
	t.Helper()
	for _, p := range refused {
		if p.Kind != KindChoice || !strings.HasPrefix(p.Text, "“Question”") || !strings.ContainsAny(p.Text, ";") {
			t.Fatalf("refused with %v", p)
		}
	}
}

func TestAChoiceThatLosesItsOptionIsOpenAgain(t *testing.T) {
	for _, status := range []Status{Provisional, Agreed} {
		c := smallCase(t)
		c = apply(t, c, must(t)(c.Decide("first", "channel", status, "Members voted.")), 1)
		next, back, err := Apply(c, must(t)(c.Remove(KindOption, "door")))
		if err != nil {
			t.Fatal(err)
		}
		if x := next.Choice("first", "channel"); x.Status != Open || len(x.Options) > 0 {
			t.Errorf("once %s, now %s on %v", status, x.Status, x.Options)
		}
		restored, _, err := Apply(next, back)
		if err != nil {
			t.Fatal(err)
		}
		if x := restored.Choice("first", "channel"); x.Status != status || x.Reason != "Members voted." || len(x.Options) != 1 {
			t.Errorf("undo brings back %+v", x)
		}
	}
}

func TestStayingAsIsIsAgreedOnlyWhereTheDecisionAllowsIt(t *testing.T) {
	c := smallCase(t)
	refuse := func(what string, c *Case, e Edit, err error, want string) {
		t.Helper()
		if err == nil {
			_, _, err = Apply(c, e)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	e, err := c.Decide("second", "support", Agreed, "")
	refuse("agreed where it isn't allowed", c, e, err, "“Support” doesn't allow “no change”")
	e, err = c.Decide("second", "channel", Provisional, "")
	refuse("provisional about nothing", c, e, err, "“Channel” has no option to be provisional about")
	c = apply(t, c, must(t)(c.Decide("second", "channel", Agreed, "Keep it.")), 1)
	x, _ := c.Decisions.Get("channel")
	never := *x
	never.AsIs = false
	e, err = c.Replace("channel", &never)
	refuse("no longer allowed while it is agreed", c, e, err, "“Channel” is agreed on no change in “Second look”; unlock it there first")
}

func TestASnapshotBringsBackNoEmptyChoice(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("second", "channel", Agreed, "Keep it.")), 1)
	c = apply(t, c, must(t)(c.Choose("second", "support", "telecare")), 2)
	c = apply(t, c, must(t)(c.TakeSnapshot("second", "then", "Then")), 3)
	c = apply(t, c, must(t)(c.Unlock("second", "channel")), 4)
	c = apply(t, c, must(t)(c.Remove(KindOption, "telecare")), 5)
	x, _ := c.Decisions.Get("channel")
	never := *x
	never.AsIs = false
	c = apply(t, c, must(t)(c.Replace("channel", &never)), 6)
	e, lost, err := c.Reopen("then", "again", "Again")
	if err != nil || len(lost) != 2 || lost[0] != "no change, which “Channel” no longer allows" || lost[1] != "telecare" {
		t.Errorf("lost %q, %v", lost, err)
	}
	c = apply(t, c, e, 7)
	holdFounded(t, e, c)
	if got := c.Choice("again", "channel"); got.Reason != "Keep it." || got.Status != Open {
		t.Errorf("the choice is %+v", got)
	}
}

func TestACaseThatAnOlderVersionSavedOpensAndCanBeMended(t *testing.T) {
	c := smallCase(t, &Choice{Scenario: "second", Decision: "support", Status: Agreed, Reason: "Voted."})
	if len(c.Unfounded()) != 1 {
		t.Fatalf("%v", c.Unfounded())
	}
	copied := apply(t, c, must(t)(c.DuplicateScenario("second", "copy", "A copy")), 1)
	if got := copied.Choice("copy", "support"); len(copied.Unfounded()) != 1 || got.Status != Open || got.Reason != "Voted." {
		t.Errorf("a copy has %+v", got)
	}
	c = apply(t, c, must(t)(c.Remove(KindOption, "hub")), 1)
	c = apply(t, c, must(t)(c.Unlock("second", "support")), 2)
	if len(c.Unfounded()) != 0 {
		t.Errorf("%v", c.Unfounded())
	}
}
