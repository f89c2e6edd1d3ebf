package model_test

import (
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestAnEditSaysWhatItWouldTakeWithIt(t *testing.T) {
	agreed := func(c *Case) *Case { return apply(t, c, must(t)(c.Decide("first", "channel", Agreed, "Voted.")), 1) }
	asIs := func(c *Case) *Case {
		return apply(t, c, must(t)(c.Decide("second", "channel", Agreed, "Keep it.")), 1)
	}
	same := func(c *Case) *Case { return c }
	const members, hub = "The reason “Members asked.” for “Channel” goes with it", "“Hub” is ruled out in Published case: Too dear."
	for _, one := range []struct {
		name string
		from func(*Case) *Case
		edit func(*Case) (Edit, error)
		want []string
	}{
		{"a first answer", same, func(c *Case) (Edit, error) { return c.Insist("second", "channel", "hub") }, nil},
		{"an answer without a reason", same, func(c *Case) (Edit, error) { return c.Insist("first", "support") }, nil},
		{"the chosen option", same, func(c *Case) (Edit, error) { return c.Insist("first", "channel") }, []string{members}},
		{"another option, ruled out", same, func(c *Case) (Edit, error) { return c.Insist("first", "channel", "hub") }, []string{hub, members}},
		{
			"what is agreed", agreed, func(c *Case) (Edit, error) { return c.Insist("first", "channel") },
			[]string{"“Channel” is agreed in Published case", "The reason “Voted.” for “Channel” goes with it"},
		},
		{"unlocking", agreed, func(c *Case) (Edit, error) { return c.Unlock("first", "channel") }, nil},
		{
			"unlocking what stays as is", asIs, func(c *Case) (Edit, error) { return c.Unlock("second", "channel") },
			[]string{"“Channel” is agreed in Second look", "The reason “Keep it.” for “Channel” goes with it"},
		},
		{"ruling out", same, func(c *Case) (Edit, error) { return c.RuleOut("first", "door", "Slow.") }, []string{members}},
		{"ruling in", same, func(c *Case) (Edit, error) { return c.RuleIn("first", "hub") }, []string{hub}},
		{"deleting an option", agreed, func(c *Case) (Edit, error) { return c.Remove(KindOption, "door") }, []string{
			"“Channel” is agreed in Published case",
			"The reason “It keeps the counter.” for the link from “Single front door” to “P2 Digital first” goes with it",
			"The reason “It needs one number.” for “Telecare requires Single front door” goes with it",
		}},
		{
			"taking a mark away", same, func(c *Case) (Edit, error) { return c.Commit("first", "support", Unmarked, "", "") },
			[]string{"The question “Who pays?” about “Support” goes with it", "The time “June” for “Support” goes with it"},
		},
		{"another mark", same, func(c *Case) (Edit, error) { return c.Commit("first", "support", Defer, "Who pays?", "June") }, nil},
		{"a scenario", same, func(c *Case) (Edit, error) { return c.DeleteScenario("first") }, []string{
			members, hub,
			"The question “Who pays?” about “Support” goes with it", "The time “June” for “Support” goes with it",
			"What the room said of “Channel” goes with it: Hands: 7 for Single front door, 3 for no change",
		}},
	} {
		c := one.from(smallCase(t))
		got, want := c.Losses(must(t)(one.edit(c))), slices.Clone(one.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s takes with it\n%s\nwant\n%s", one.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestWhatAnEditTakesIsNamedAndComesBack makes random edits: one that says it takes nothing leaves every reason and every
// agreed answer of a choice, and undo brings all back.
func TestWhatAnEditTakesIsNamedAndComesBack(t *testing.T) {
	r := randomly(t)
	for range times(200) {
		c := randomCase(t, r)
		for n := range 10 {
			e := randomEdit(t, r, c).Stamp(signature(n))
			next, back, err := Apply(c, e)
			if err != nil {
				t.Fatal(err)
			}
			if len(c.Losses(e)) == 0 {
				holdWords(t, e, c, next)
			}
			restored, _, err := Apply(next, back)
			if err != nil {
				t.Fatal(err)
			}
			sameText(t, "undo doesn't bring all back", written(t, restored), written(t, c))
			c = next
		}
	}
}

func holdWords(t *testing.T, e Edit, c, next *Case) {
	t.Helper()
	for x := range c.Choices.All() {
		to := next.Choice(x.Scenario, x.Decision)
		if x.Reason != "" && to.Reason != x.Reason {
			t.Fatalf("%q loses the reason %q unsaid", e.Text, x.Reason)
		}
		if x.Status == Agreed && (to.Status == Open || !slices.Equal(to.Options, x.Options)) {
			t.Fatalf("%q changes what is agreed unsaid", e.Text)
		}
	}
	for x := range c.RuledOuts.All() {
		if _, out := next.RuledOut(x.Scenario, x.Option); !out && x.Reason != "" {
			t.Fatalf("%q loses the reason %q unsaid", e.Text, x.Reason)
		}
	}
}

func TestWhatIsRuledOutIsRuledInByTheEditThatChoosesIt(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.Insist("first", "channel", "hub"))
	next, back, err := Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	if _, out := next.RuledOut("first", "hub"); out || !next.Chosen("first")["hub"] || next.Choice("first", "channel").Status != Provisional {
		t.Errorf("chosen: %+v", next.Choice("first", "channel"))
	}
	if l := LogLines(next, []Entry{{Edit: e, Revision: 1}})[0]; l.Text != "Channel: Hub instead of Single front door, no longer ruled out" || l.Status != Provisional {
		t.Errorf("the log says %+v", l)
	}
	restored, _, err := Apply(next, back)
	if err != nil {
		t.Fatal(err)
	}
	sameText(t, "one undo brings all back", written(t, restored), written(t, c))
}

func TestWhatIsAgreedIsChangedOnPurposeByOneEdit(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("first", "channel", Agreed, "Voted.")), 1)
	next := apply(t, c, must(t)(c.Insist("first", "channel", "hub")), 2)
	if x := next.Choice("first", "channel"); x.Status != Provisional || x.Reason != "" || !slices.Equal(x.Options, []string{"hub"}) {
		t.Errorf("the choice is %+v", x)
	}
	if e := must(t)(c.Insist("first", "channel", "door")); !e.Empty() {
		t.Errorf("the answer that is agreed is unlocked: %q", e.Text)
	}
}
