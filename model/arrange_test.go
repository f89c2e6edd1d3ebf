package model_test

import (
	"slices"
	"testing"

	. "tomworkbench/model"
)

func TestANewScenarioStandsLastAndIsEmpty(t *testing.T) {
	c := smallCase(t)
	e := c.NewScenario("third", "Third look")
	c = apply(t, c, e, 1)
	if got, want := scenarioNames(c), []string{PublishedCase, "Second look", "Third look"}; !slices.Equal(got, want) {
		t.Errorf("the scenarios are %q, want %q", got, want)
	}
	if len(c.Chosen("third")) != 0 {
		t.Errorf("it has chosen %v", c.Chosen("third"))
	}
	if want := "New scenario “Third look”"; e.Text != want {
		t.Errorf("the edit says %q, want %q", e.Text, want)
	}
}

func scenarioNames(c *Case) []string {
	var names []string
	for s := range c.Scenarios.All() {
		names = append(names, s.Name)
	}
	return names
}

func TestACopyOfAScenarioHoldsTheSameChoices(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.DuplicateScenario("first", "copy", "Copy"))
	if want := "New scenario “Copy”, a copy of “Published case”"; e.Text != want {
		t.Errorf("the edit says %q, want %q", e.Text, want)
	}
	c = apply(t, c, e, 1)
	for d := range c.Decisions.All() {
		one, two := c.Choice("first", d.ID), c.Choice("copy", d.ID)
		if one.Status != two.Status || one.Reason != two.Reason || !slices.Equal(one.Options, two.Options) {
			t.Errorf("%s: the copy says %+v, the original %+v", d.Name, two, one)
		}
	}
	if out, ok := c.RuledOut("copy", "hub"); !ok || out.Reason != "Too dear." {
		t.Errorf("the copy rules out %+v", out)
	}
	c = apply(t, c, must(t)(c.Choose("copy", "channel", "hub")), 2)
	if !c.Chosen("first")["door"] || c.Chosen("copy")["door"] {
		t.Error("a choice in the copy reached the original, or not the copy")
	}
}

func TestADeletedScenarioTakesItsChoicesWithIt(t *testing.T) {
	c := smallCase(t, &Scenario{ID: "firstly", Name: "Nearly the same id"}, &Choice{Scenario: "firstly", Decision: "channel", Options: []string{"hub"}, Status: Agreed})
	c = apply(t, c, must(t)(c.DeleteScenario("first")), 1)
	if c.Choices.Len() != 1 || c.RuledOuts.Len() != 0 || !c.Chosen("firstly")["hub"] {
		t.Errorf("%d choices and %d rulings-out are left", c.Choices.Len(), c.RuledOuts.Len())
	}
}

func TestARenamedScenarioKeepsItsPlace(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.RenameScenario("first", "Base"))
	if want := "Scenario “Published case” is now “Base”"; e.Text != want {
		t.Errorf("the edit says %q, want %q", e.Text, want)
	}
	if got, want := scenarioNames(apply(t, c, e, 1)), []string{"Base", "Second look"}; !slices.Equal(got, want) {
		t.Errorf("the scenarios are %q, want %q", got, want)
	}
}

func TestAFreeNameIsTheFirstThatNoScenarioHas(t *testing.T) {
	c := smallCase(t, &Scenario{ID: "x", Name: "Copy"}, &Scenario{ID: "y", Name: "Copy 2"})
	for name, want := range map[string]string{"New": "New", "Copy": "Copy 3", "Second look": "Second look 2"} {
		if got := c.FreeScenarioName(name); got != want {
			t.Errorf("for %q the free name is %q, want %q", name, got, want)
		}
	}
}

func TestTheDefaultScenarioIsThePublishedCaseElseTheFirst(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.RenameScenario("first", "Base")), 1)
	for _, want := range []string{"first", "second"} {
		if s := c.DefaultScenario(); s == nil || s.ID != want {
			t.Errorf("the default is %+v, want %s", s, want)
		}
		c = apply(t, c, must(t)(c.RenameScenario("second", PublishedCase)), 2)
	}
	c = apply(t, c, must(t)(c.DeleteScenario("first")), 3)
	c = apply(t, c, must(t)(c.DeleteScenario("second")), 4)
	if s := c.DefaultScenario(); s != nil {
		t.Errorf("without scenarios the default is %+v", s)
	}
}

func TestReplacingACaseLeadsToTheOtherAndTouchesOnlyWhatDiffers(t *testing.T) {
	r := randomly(t)
	for range 40 {
		c, other := startedCase(t, r), randomCase(t, r)
		if r.IntN(2) == 0 {
			other = shuffled(t, r, c)
		}
		e := c.ReplaceWith(other, "Another")
		for _, ch := range e.Changes {
			if ch.From != nil && ch.To != nil && text(t, ch.From.WithMeta(Meta{Rank: 1})) == text(t, ch.To.WithMeta(Meta{Rank: 1})) &&
				ch.From.RecordMeta().Rank == ch.To.RecordMeta().Rank {
				t.Fatalf("%s %q stays as it is, but is changed", ch.Kind(), ch.Key())
			}
		}
		next := apply(t, c, e, 1)
		sameText(t, "the case does not say what the other says", said(t, next), said(t, other))
		if again := next.ReplaceWith(other, "Again"); !again.Empty() {
			t.Fatalf("replacing it by the same again changes %d records", len(again.Changes))
		}
	}
}

func TestReplacingKeepsRecordsInTheSameOrderWhateverTheirRanks(t *testing.T) {
	c := smallCase(t)
	var records []Record
	for r := range c.Records() {
		meta := r.RecordMeta()
		meta.Rank = 3*meta.Rank + 1
		records = append(records, r.WithMeta(meta))
	}
	other, err := NewCase(0, records, true)
	if err != nil {
		t.Fatal(err)
	}
	if e := c.ReplaceWith(other, "The same"); !e.Empty() {
		t.Errorf("%d records are changed", len(e.Changes))
	}
}

func TestReplacingKeepsTheRecordsThatSayTheSame(t *testing.T) {
	c := smallCase(t)
	e := c.ReplaceWith(smallCase(t, &Option{ID: "hub", Decision: "channel", Name: "Big hub"}), "From a file")
	if len(e.Changes) != 1 || e.Changes[0].Kind() != KindOption || e.Changes[0].Key() != "hub" || e.Text != "From a file" {
		t.Errorf("%q changes %d records: %s", e.Text, len(e.Changes), text(t, e))
	}
}
