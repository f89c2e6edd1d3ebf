package model_test

import (
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestWhyAnOptionWasNotChosenStandsInTheStatementTheLogAndFind(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.DecideWith("second", "channel", Open, "Later.", map[string]string{"hub": "Nobody would run it."}))
	if e.Text != "Channel: open; said why not Hub" && !strings.HasSuffix(e.Text, "; said why not Hub") {
		t.Errorf("the edit says %q", e.Text)
	}
	line := LogLines(c, []Entry{{Revision: 1, Edit: e}})[0]
	if line.Reason != "Later." || line.Status != Open || line.Target.Kind != KindChoice {
		t.Errorf("the log has %+v", line)
	}
	c = apply(t, c, e, 1)
	if got := Decisions(c, "second", nil)[0].Others; !slices.Contains(got, "Hub (not chosen: Nobody would run it.)") {
		t.Errorf("the other options are %q", got)
	}
	if hits := Find(c, "nobody run", 10); len(hits) != 1 || hits[0].Kind != KindWhyNot || hits[0].Scenario != "second" {
		t.Errorf("found %+v", hits)
	}
	c = apply(t, c, must(t)(c.DecideWith("second", "channel", Open, "Later.", map[string]string{"hub": ""})), 2)
	if c.WhyNots.Len() != 0 {
		t.Error("an empty reason takes nothing back")
	}
}

func TestWhyNotIsSaidOnlyWhileTheOptionIsNotChosen(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.SayWhyNot("second", "hub", "Nobody would run it.")), 1)
	c = apply(t, c, must(t)(c.Choose("second", "channel", "hub")), 2)
	if got := c.WhyNot("second", "hub"); got != "" {
		t.Errorf("what is chosen is said not to be: %q", got)
	}
	c = apply(t, c, must(t)(c.Choose("second", "channel", "door")), 3)
	if got := c.WhyNot("second", "hub"); got != "Nobody would run it." {
		t.Errorf("it came back as %q", got)
	}
	names := []string{}
	for _, o := range c.NotChosen("first", "channel") { // the hub is ruled out there, the door chosen
		names = append(names, o.ID)
	}
	if len(names) != 0 {
		t.Errorf("asked of %v", names)
	}
}

func TestAnOptionBothRuledOutAndNotChosenSaysBothReasons(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.SayWhyNot("first", "hub", "Nobody would run it.")), 1)
	if got := Decisions(c, "first", nil)[0].Others; !slices.Contains(got, "Hub (ruled out: Too dear.; Nobody would run it.)") {
		t.Errorf("the other options are %q", got)
	}
}
