package model_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	. "tomworkbench/model"
)

func locked(t *testing.T, c *Case, scenario string) *Case {
	t.Helper()
	return apply(t, c, must(t)(c.LockScenario(scenario, true)), 50)
}

func TestALockedScenarioRefusesEveryEditOfWhatItSays(t *testing.T) {
	c := locked(t, smallCase(t), "first")
	for name, edit := range map[string]func() (Edit, error){
		"another answer":         func() (Edit, error) { return c.Choose("first", "channel", "hub") },
		"an answer all the same": func() (Edit, error) { return c.Insist("first", "channel", "hub") },
		"no answer":              func() (Edit, error) { return c.Choose("first", "channel") },
		"a status":               func() (Edit, error) { return c.Decide("first", "channel", Agreed, "It pays.") },
		"a reason":               func() (Edit, error) { return c.Decide("first", "channel", Provisional, "It pays.") },
		"an option ruled out":    func() (Edit, error) { return c.RuleOut("first", "coaching", "") },
		"an option ruled in":     func() (Edit, error) { return c.RuleIn("first", "hub") },
		"a commitment":           func() (Edit, error) { return c.Commit("first", "channel", Defer, "", "") },
		"hands":                  func() (Edit, error) { return c.KeepHands(room(1, 2)) },
		"another name":           func() (Edit, error) { return c.RenameScenario("first", "Third look") },
		"a declaration":          func() (Edit, error) { return c.Declare("first", "Cllr A", "") },
		"its end":                func() (Edit, error) { return c.DeleteScenario("first") },
		"its removal":            func() (Edit, error) { return c.Remove(KindScenario, "first") },
		"an option's removal":    func() (Edit, error) { return c.Remove(KindOption, "door") },
		"a decision's removal":   func() (Edit, error) { return c.Remove(KindDecision, "channel") },
	} {
		e, err := edit()
		if err == nil {
			_, _, err = Apply(c, e.Stamp(signature(60)))
		}
		var refused *LockedError
		if !errors.As(err, &refused) || err.Error() != "“Published case” is locked; unlock it, or try it in a copy" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhateverChangesALockedScenarioIsRefusedAndNothingElseIs(t *testing.T) {
	r := randomly(t)
	refused := 0
	for range 60 {
		c := randomCase(t, r)
		e := c.NewScenario("spare", "Spare")
		c = apply(t, c, e, 1)
		id := anyOf(r, c.Scenarios).ID
		c = locked(t, c, id)
		for range 20 {
			e := randomLockEdit(t, r, c)
			next, _, err := Apply(c, e.Stamp(signature(2)))
			var bars *LockedError
			if errors.As(err, &bars) {
				refused++
				if !touches(c, e, id) {
					t.Fatalf("%q leaves the locked scenario alone and is refused", e.Text)
				}
				continue
			}
			if err == nil && touches(c, e, id) && e.Undoes == 0 && !whole(e) {
				t.Fatalf("%q changes the locked scenario", e.Text)
			}
			_ = next
		}
	}
	if refused == 0 {
		t.Error("nothing was refused at all")
	}
}

// randomLockEdit is any edit but those that bring in another state of the whole case.
func randomLockEdit(t *testing.T, r *rand.Rand, c *Case) Edit {
	for {
		one := pick(r, editors())
		e, err := one.make(t, r, c)
		var bars *LockedError
		if err != nil && !errors.As(err, &bars) {
			t.Fatal(err)
		}
		if err == nil && !e.Empty() && !whole(e) {
			return e
		}
	}
}

func whole(e Edit) bool { return e.Text == "Another case" || e.Text == "Another order" }

func touches(_ *Case, e Edit, scenario string) bool {
	for _, ch := range e.Changes {
		if ch.Scenario() == scenario {
			return true
		}
	}
	return false
}

func TestALockIsTakenOffAndUndoneAcross(t *testing.T) {
	c := smallCase(t)
	choice := must(t)(c.Choose("first", "channel", "hub")).Stamp(signature(1))
	chosen, inverse, err := Apply(c, choice)
	if err != nil {
		t.Fatal(err)
	}
	shut := locked(t, chosen, "first")
	inverse.Undoes = 1
	back, again, err := Apply(shut, inverse)
	if err != nil || back.Choice("first", "channel").Options[0] != "door" {
		t.Fatalf("what was chosen before the lock isn't taken back: %v", err)
	}
	again.Redoes = 1
	if _, _, err := Apply(back, again); err != nil {
		t.Errorf("it isn't done again: %v", err)
	}
	open := apply(t, shut, must(t)(shut.LockScenario("first", false)), 3)
	if _, _, err := Apply(open, must(t)(open.Choose("first", "channel", "door")).Stamp(signature(4))); err != nil {
		t.Errorf("it stays locked: %v", err)
	}
	undoIsIdentity(t, c, must(t)(c.LockScenario("first", true)))
	if e := must(t)(shut.LockScenario("first", true)); !e.Empty() {
		t.Errorf("it is locked twice by %q", e.Text)
	}
}

func TestALockedScenarioIsCopiedUnlockedAndMovedAmongTheOthers(t *testing.T) {
	c := locked(t, smallCase(t), "first")
	c = apply(t, c, must(t)(c.DuplicateScenario("first", "try", "A try")), 51)
	if s, _ := c.Scenarios.Get("try"); s.Locked {
		t.Error("the copy is locked")
	}
	c = apply(t, c, must(t)(c.Choose("try", "channel", "hub")), 52)
	c = apply(t, c, must(t)(c.TakeSnapshot("first", "then", "Then")), 53)
	if e := must(t)(c.Move(KindScenario, "first", 1)); !e.Empty() {
		apply(t, c, e, 54)
	}
}

func TestAnEditIsMadeInACopyInsteadAndKeepsTheReasonsThere(t *testing.T) {
	c := locked(t, smallCase(t), "first")
	meant := must(t)(c.Insist("first", "channel", "hub"))
	c = apply(t, c, must(t)(c.DuplicateScenario("first", "try", "A try")), 51)
	e := c.InCopy(meant, "first", "try")
	undoIsIdentity(t, c, e)
	next := apply(t, c, e, 52)
	if got := next.Choice("try", "channel").Options; len(got) != 1 || got[0] != "hub" {
		t.Errorf("the copy chooses %v", got)
	}
	if _, out := next.RuledOut("try", "hub"); out {
		t.Error("the option is still ruled out in the copy")
	}
	if !SaySame(c.Choice("first", "channel"), next.Choice("first", "channel")) {
		t.Error("the scenario itself has changed")
	}
	if e := c.InCopy(must(t)(c.RenameScenario("first", "Other")), "first", "try"); !e.Empty() {
		t.Error("a scenario's own name is changed in its copy")
	}
	if e := c.InCopy(must(t)(c.Remove(KindOption, "door")), "first", "try"); !e.Empty() {
		t.Error("what changes the frame is done in a copy")
	}
}
