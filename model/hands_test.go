package model_test

import (
	"strings"
	"testing"

	. "tomworkbench/model"
)

// room is what a room said of the channel.
func room(counts ...int) *Hands {
	x := &Hands{Scenario: "first", Decision: "channel"}
	for i, option := range []string{"door", "hub"} {
		if i < len(counts) {
			x.Counts = append(x.Counts, HandCount{Option: option, Hands: counts[i]})
		}
	}
	if len(counts) > 2 {
		x.NoChange = counts[2]
	}
	return x
}

// guessing is that with a guess of the net.
func guessing(x *Hands, guess, was string) *Hands {
	g, w := figure(guess), figure(was)
	x.Guess, x.Was, x.Estimate, x.Basis = &g, &w, Central, Recurring
	return x
}

func TestWhatTheRoomSaidIsKeptReplacedAndTakenAway(t *testing.T) {
	c := smallCase(t)
	for n, step := range []struct {
		said  *Hands
		wants string
	}{
		{room(2, 5, 0), "Channel: hands: 2 for Single front door, 5 for Hub"},
		{guessing(room(2, 5, 1), "20", "28.5"), "Channel: hands: 2 for Single front door, 5 for Hub, 1 for no change; the room guessed a net of £20.0m, it was £28.5m (middle estimate, carried forward)"},
		{guessing(room(), "-3", "1"), "Channel: the room guessed a net of −£3m, it was £1m (middle estimate, carried forward)"},
		{room(0, 0, 0), "Channel: hands: none for any answer"},
		{room(), "Channel: what the room said is taken away"},
	} {
		e := must(t)(c.KeepHands(step.said))
		if e.Text != step.wants {
			t.Errorf("it says %q, want %q", e.Text, step.wants)
		}
		undoIsIdentity(t, c, e)
		c = apply(t, c, e, n+1)
		if again := must(t)(c.KeepHands(step.said)); !again.Empty() {
			t.Errorf("the same again is the edit %q", again.Text)
		}
	}
	if _, stored := c.HandsOf("first", "channel"); stored {
		t.Error("a record is left that says nothing")
	}
}

func TestWhatTheRoomSaidIsChecked(t *testing.T) {
	c := smallCase(t)
	half := guessing(room(1, 1), "2", "3")
	half.Was = nil
	twice := room(1, 1)
	twice.Counts[1].Option = "door"
	gone := room(1)
	gone.Counts[0].Option = "kiosk"
	alone := guessing(room(), "2", "3")
	alone.NoChange = 4
	terms := guessing(room(), "2", "3")
	terms.Estimate = "hopeful"
	for want, x := range map[string]*Hands{
		"from 0 to 9,999, not -1":             room(-1),
		"from 0 to 9,999, not 10000":          room(1, 10000),
		"counted twice":                       twice,
		`no option "kiosk"`:                   gone,
		"give both, or none":                  half,
		"beside those for the options":        alone,
		"is not one of":                       terms,
		"at most 9 digits before":             guessing(room(), "1000000000", "3"),
		`there is no decision "parking"`:      {Scenario: "first", Decision: "parking"},
		`there is no scenario "third"`:        {Scenario: "third", Decision: "channel"},
		"neither hands nor a guess stand her": nil,
	} {
		e, err := Edit{Changes: []Change{{To: &Hands{Scenario: "second", Decision: "channel"}}}}, error(nil)
		if x != nil {
			e, err = c.KeepHands(x)
		}
		if err == nil {
			_, _, err = Apply(c, e.Stamp(signature(1)))
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestHandsForAnOptionGoWithItAndTheOthersStay(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Remove(KindOption, "hub")), 1)
	if x, ok := c.HandsOf("first", "channel"); !ok || c.HandsWords(x) != "Hands: 7 for Single front door, 3 for no change" {
		t.Errorf("without the hub it says %v", x)
	}
	c = apply(t, c, must(t)(c.Remove(KindOption, "door")), 2)
	if x, ok := c.HandsOf("first", "channel"); ok {
		t.Errorf("without any option it says %v", x)
	}
}

func TestACopyKeepsTheHandsForOptionsThatAreStillThere(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.TakeSnapshot("first", "then", "Then")), 1)
	c = apply(t, c, must(t)(c.Remove(KindOption, "hub")), 2)
	e, lost, err := c.Reopen("then", "again", "Again")
	c = apply(t, c, must(t)(e, err), 3)
	if x, ok := c.HandsOf("again", "channel"); !ok || c.HandsWords(x) != "Hands: 7 for Single front door, 3 for no change" {
		t.Errorf("it says %v", x)
	}
	if len(lost) != 1 || lost[0] != "hub" {
		t.Errorf("lost are %v", lost)
	}
}
