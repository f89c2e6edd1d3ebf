package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestAChoiceSaysWhatItChanges(t *testing.T) {
	c := smallCase(t, &Option{ID: "it", Decision: "channel", Name: "IT-led hub"})
	for _, one := range []struct {
		name string
		edit func() (Edit, error)
		want string
		// then is the choice afterwards: status, options, reason.
		then string
	}{
		{"another answer", func() (Edit, error) { return c.Choose("first", "channel", "hub") }, "Channel: Hub instead of Single front door", "provisional [hub] "},
		{"a first answer", func() (Edit, error) { return c.Choose("second", "channel", "it") }, "Channel: IT-led hub", "provisional [it] "},
		{"no answer any more", func() (Edit, error) { return c.Choose("first", "channel") }, "Channel: Single front door taken back", "open [] "},
		{"several, in the case's order and once", func() (Edit, error) { return c.Choose("second", "support", "telecare", "coaching", "telecare") }, "Support: Coaching, Telecare", "provisional [coaching telecare] "},
		{"one of several less", func() (Edit, error) { return c.Choose("first", "support", "telecare") }, "Support: Telecare", "provisional [telecare] "},
		{"a tap on another tile", func() (Edit, error) { return c.Toggle("first", "it") }, "Channel: IT-led hub instead of Single front door", "provisional [it] "},
		{"a tap on the chosen tile", func() (Edit, error) { return c.Toggle("first", "door") }, "Channel: Single front door taken back", "open [] "},
		{"a tap that adds", func() (Edit, error) { return c.Toggle("second", "telecare") }, "Support: Telecare", "provisional [telecare] "},
		{"a tap that takes away", func() (Edit, error) { return c.Toggle("first", "coaching") }, "Support: Telecare", "provisional [telecare] "},
		{"an agreement", func() (Edit, error) { return c.Decide("first", "support", Agreed, "") }, "Support: agreed on Coaching, Telecare", "agreed [coaching telecare] "},
		{"stay as is", func() (Edit, error) { return c.Decide("second", "channel", Agreed, "") }, "Channel: agreed on no change", "agreed [] "},
		{"another reason", func() (Edit, error) { return c.Decide("first", "channel", Provisional, "Cheaper.") }, "Channel: reason changed", "provisional [door] Cheaper."},
		{"a reason before an answer", func() (Edit, error) { return c.Decide("second", "channel", Open, "To be asked.") }, "Channel: reason changed", "open [] To be asked."},
	} {
		t.Run(one.name, func(t *testing.T) {
			e := must(t)(one.edit())
			if e.Text != one.want {
				t.Errorf("it says %q, want %q", e.Text, one.want)
			}
			scenario, decision, _ := strings.Cut(e.Changes[0].Key(), "/")
			choice := apply(t, c, e, 1).Choice(scenario, decision)
			if got := fmt.Sprintf("%s %v %s", choice.Status, choice.Options, choice.Reason); got != one.then {
				t.Errorf("afterwards it is %q, want %q", got, one.then)
			}
		})
	}
}

func TestAnAnswerToStayingAsIsIsProvisional(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("second", "channel", Agreed, "Keep it.")), 1)
	c = apply(t, c, must(t)(c.Unlock("second", "channel")), 2)
	c = apply(t, c, must(t)(c.Choose("second", "channel", "hub")), 3)
	if got := c.Choice("second", "channel"); got.Status != Provisional || got.Reason != "" {
		t.Errorf("the choice is %s, %q", got.Status, got.Reason)
	}
}

func TestAnAgreedDecisionIsLockedUntilItIsUnlocked(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("first", "channel", Agreed, "Members voted.")), 1)
	for name, edit := range map[string]func() (Edit, error){
		"another answer": func() (Edit, error) { return c.Choose("first", "channel", "hub") },
		"a tap":          func() (Edit, error) { return c.Toggle("first", "door") },
		"no answer":      func() (Edit, error) { return c.Choose("first", "channel") },
		"ruled out":      func() (Edit, error) { return c.RuleOut("first", "door", "Too slow.") },
		"ruled in":       func() (Edit, error) { return c.RuleIn("first", "hub") },
	} {
		var agreed *AgreedError
		if _, err := edit(); !errors.As(err, &agreed) || agreed.Decision.ID != "channel" {
			t.Errorf("%s gave %v", name, err)
		}
	}
	c = apply(t, c, must(t)(c.Unlock("first", "channel")), 2)
	if got := c.Choice("first", "channel"); got.Status != Provisional || got.Reason != "Members voted." || len(got.Options) != 1 {
		t.Errorf("unlocked, the choice is %+v", got)
	}
	apply(t, c, must(t)(c.Choose("first", "channel", "hub")), 3)
}

func TestAChoiceThatSaysNothingIsNotStored(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Choose("first", "support")), 1)
	if _, stored := c.Record(KindChoice, "first/support"); stored {
		t.Error("an open, empty choice is stored")
	}
	if got := c.Choice("first", "support"); got.Status != Open || len(got.Options) != 0 {
		t.Errorf("the choice reads %+v", got)
	}
	c = apply(t, c, must(t)(c.Choose("first", "channel")), 2)
	if _, stored := c.Record(KindChoice, "first/channel"); stored {
		t.Error("the reason for an answer outlived it")
	}
	c = apply(t, c, must(t)(c.Decide("second", "channel", Open, "Members to be asked.")), 3)
	c = apply(t, c, must(t)(c.Choose("second", "channel", "hub")), 4)
	if got := c.Choice("second", "channel").Reason; got != "Members to be asked." {
		t.Errorf("the note on an open question became %q with its first answer", got)
	}
}

func TestAnEditThatChangesNothingIsEmpty(t *testing.T) {
	c := smallCase(t)
	for name, make := range map[string]func() (Edit, error){
		"the same answer":               func() (Edit, error) { return c.Choose("first", "channel", "door") },
		"no answer to an open question": func() (Edit, error) { return c.Choose("second", "channel") },
		"the same reason":               func() (Edit, error) { return c.Decide("first", "channel", Provisional, "Members asked.") },
		"ruled out already":             func() (Edit, error) { return c.RuleOut("first", "hub", "Too dear.") },
		"not ruled out":                 func() (Edit, error) { return c.RuleIn("first", "door") },
		"the same name":                 func() (Edit, error) { return c.RenameScenario("second", "Second look") },
		"the same case":                 func() (Edit, error) { return c.ReplaceWith(smallCase(t), "Nothing"), nil },
	} {
		if e := must(t)(make()); !e.Empty() {
			t.Errorf("%s: %q changes %d records", name, e.Text, len(e.Changes))
		}
	}
}

func TestAnEditOfWhatIsNotThereIsRefused(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		make func() (Edit, error)
		want string
	}{
		{func() (Edit, error) { return c.Choose("third", "channel", "hub") }, `there is no scenario "third"`},
		{func() (Edit, error) { return c.Choose("first", "colour", "hub") }, `there is no decision "colour"`},
		{func() (Edit, error) { return c.Toggle("first", "ghost") }, `there is no option "ghost"`},
		{func() (Edit, error) { return c.Toggle("third", "hub") }, `there is no scenario "third"`},
		{func() (Edit, error) { return c.Decide("first", "colour", Agreed, "") }, `there is no decision "colour"`},
		{func() (Edit, error) { return c.RuleOut("first", "ghost", "") }, `there is no option "ghost"`},
		{func() (Edit, error) { return c.RuleIn("first", "ghost") }, `there is no option "ghost"`},
		{func() (Edit, error) { return c.DuplicateScenario("third", "x", "X") }, `there is no scenario "third"`},
		{func() (Edit, error) { return c.RenameScenario("third", "X") }, `there is no scenario "third"`},
		{func() (Edit, error) { return c.DeleteScenario("third") }, `there is no scenario "third"`},
	} {
		if e, err := one.make(); err == nil || err.Error() != one.want || !e.Empty() {
			t.Errorf("got %q, %v; want %s", e.Text, err, one.want)
		}
	}
}

func TestAnAnswerToAnotherQuestionIsRefusedWhenApplied(t *testing.T) {
	c := smallCase(t)
	next, _, err := Apply(c, must(t)(c.Choose("second", "channel", "telecare", "door")))
	refused(t, "Apply", next, err, strings.Join([]string{
		`choice "second/channel", options: “Channel” takes one answer, not 2`,
		`choice "second/channel", options[1]: “Telecare” is not an option of “Channel”`,
	}, "\n"))
}

func TestAnOptionIsRuledOutWithAReasonAndBackIn(t *testing.T) {
	c := smallCase(t)
	out := must(t)(c.RuleOut("second", "door", "Too slow."))
	c = apply(t, c, out, 1)
	again := must(t)(c.RuleOut("second", "door", "Too dear."))
	c = apply(t, c, again, 2)
	got, ok := c.RuledOut("second", "door")
	if !ok || got.Reason != "Too dear." || got.Revision != 2 {
		t.Errorf("the ruling-out is %+v", got)
	}
	if _, ok := c.RuledOut("first", "door"); ok {
		t.Error("it is ruled out in the other scenario as well")
	}
	in := must(t)(c.RuleIn("second", "door"))
	if _, ok := apply(t, c, in, 3).RuledOut("second", "door"); ok {
		t.Error("it is still ruled out")
	}
	if got, want := []string{out.Text, again.Text, in.Text}, []string{
		"Single front door: ruled out", "Single front door: ruled out", "Single front door: no longer ruled out",
	}; !slices.Equal(got, want) {
		t.Errorf("the edits say %q, want %q", got, want)
	}
}

func TestRulingAChosenOptionOutTakesItOutOfTheAnswer(t *testing.T) {
	c := smallCase(t)
	out := must(t)(c.RuleOut("first", "coaching", "Too slow."))
	next := apply(t, c, out, 1)
	if got := next.Choice("first", "support"); !slices.Equal(got.Options, []string{"telecare"}) || got.Status != Provisional {
		t.Errorf("the answer is %+v", got)
	}
	if _, ok := next.RuledOut("first", "coaching"); !ok || out.Text != "Coaching: taken back and ruled out" {
		t.Errorf("ruled out: %v, it says %q", ok, out.Text)
	}
	entry, _ := Cursor{}.Do(out.Stamp(signature(1)), 1)
	if l := LogLines(next, []Entry{entry})[0]; l.Reason != "Too slow." || l.Scenario != PublishedCase {
		t.Errorf("the log says %+v", l)
	}
	if got := apply(t, c, must(t)(c.RuleOut("first", "door", "")), 1).Choice("first", "channel"); got.Status != Open || got.Reason != "" {
		t.Errorf("without an option left the answer is %+v", got)
	}
}

func TestAnAnswerThatFirmsUpIsNamed(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Decide("first", "channel", Open, "")), 1)
	if e := must(t)(c.Decide("first", "channel", Provisional, "")); e.Text != "Channel: provisional: Single front door" {
		t.Errorf("it says %q", e.Text)
	}
}
