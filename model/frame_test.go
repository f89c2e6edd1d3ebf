package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func keysOf(c *Case, kind Kind) []string {
	var keys []string
	for r := range c.RecordsOf(kind) {
		keys = append(keys, r.Key())
	}
	return keys
}

func TestARecordIsAddedBehindAnother(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Add(&Option{ID: "new", Decision: "channel", Name: "New"}, "door")), 1)
	if got := fmt.Sprint(keysOf(c, KindOption)); got != "[door new hub coaching telecare]" {
		t.Errorf("the options are %s", got)
	}
	c = apply(t, c, must(t)(c.Add(&Option{ID: "last", Decision: "channel", Name: "Last"}, "")), 2)
	if got := keysOf(c, KindOption); got[len(got)-1] != "last" {
		t.Errorf("the options are %v", got)
	}
	if _, err := c.Add(&Option{ID: "hub", Decision: "channel", Name: "Hub again"}, ""); err == nil {
		t.Error("an option with a taken id was added")
	}
}

func TestRecordsCanBeAddedAtOnePlaceForEver(t *testing.T) {
	c := smallCase(t)
	for i := range 60 { // more halvings than a rank has bits between neighbours
		c = apply(t, c, must(t)(c.Add(&Option{ID: fmt.Sprint("n", i), Decision: "channel", Name: "New"}, "door")), i)
	}
	keys := keysOf(c, KindOption)
	if keys[0] != "door" || keys[1] != "n59" || keys[60] != "n0" || keys[61] != "hub" {
		t.Errorf("the options are %v", keys)
	}
}

func TestAMoveStaysAmongSiblings(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Move(KindOption, "hub", -5)), 1)
	if got := fmt.Sprint(keysOf(c, KindOption)); got != "[hub door coaching telecare]" {
		t.Errorf("the options are %s", got)
	}
	if e := must(t)(c.Move(KindOption, "door", 1)); !e.Empty() {
		t.Errorf("the last option of its decision moved on: %+v", e)
	}
	if got := fmt.Sprint(keysOf(apply(t, c, must(t)(c.Move(KindComponent, "contact", 1)), 2), KindComponent)); got != "[care contact]" {
		t.Errorf("the components are %s", got)
	}
}

func TestWhatIsRemovedTakesWhatRefersToItAndUndoBringsAllBack(t *testing.T) {
	c := smallCase(t, &Issue{ID: "parking", Text: "Parking", About: "contact"})
	for _, one := range []struct {
		kind  Kind
		key   string
		words string
		gone  []string
	}{
		{KindComponent, "contact", "refer to it", []string{"decision/channel", "option/door", "line/l1", "link/driver/door/demand", "rule/excludes/hub/telecare", "choice/first/channel", "ruled-out/first/hub"}},
		{KindOption, "telecare", "1 choice, 1 line of figures, 1 link and 2 rules refer to it", []string{"line/l3", "link/principle/telecare/P2"}},
		{KindDriver, "demand", "2 links refer to it", []string{"link/driver/door/demand", "link/benefit/demand/cash"}},
		{KindPrinciple, "P1", "1 link refers to it", []string{"link/principle/door/P1"}},
		{KindDocument, "paper", "1 line of figures refers to it", nil},
		{KindScenario, "first", "2 choices, 1 option ruled out, 1 commitment and 1 show of hands refer to it", []string{"choice/first/channel", "commitment/first/support"}},
		{KindLine, "l5", "", nil},
	} {
		t.Run(one.key, func(t *testing.T) {
			if got := c.ReferrerWords(one.kind, one.key); !strings.HasSuffix(got, one.words) || one.words == "" && got != "" {
				t.Errorf("it says %q", got)
			}
			e := must(t)(c.Remove(one.kind, one.key))
			next, back, err := Apply(c, e.Stamp(signature(1)))
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range append(one.gone, string(one.kind)+"/"+one.key) {
				kind, key, _ := strings.Cut(at, "/")
				if _, there := next.Record(Kind(kind), key); there {
					t.Errorf("%s is still there", at)
				}
			}
			restored, _, err := Apply(next, back)
			if err != nil {
				t.Fatal(err)
			}
			sameText(t, "undo didn't bring everything back", said(t, restored), said(t, c))
		})
	}
	next := apply(t, c, must(t)(c.Remove(KindOption, "telecare")), 1)
	if got := next.Choice("first", "support"); !slices.Equal(got.Options, []string{"coaching"}) || got.Status != Provisional {
		t.Errorf("the choice without the option is %+v", got)
	}
	next = apply(t, c, must(t)(c.Remove(KindComponent, "contact")), 1)
	if x, ok := next.Issues.Get("parking"); !ok || x.About != "" {
		t.Errorf("the issue about a component that is gone is %+v", x)
	}
	next = apply(t, c, must(t)(c.Remove(KindDocument, "paper")), 1)
	if l, _ := next.Lines.Get("l1"); l.Source.Document != "" || l.Source.Grade != Published {
		t.Errorf("the source is %+v", l.Source)
	}
}

func TestEditsSayWhatTheyDo(t *testing.T) {
	c := smallCase(t)
	option, _ := c.Options.Get("hub")
	line, _ := c.Lines.Get("l1")
	cost, _ := c.Lines.Get("l2")
	classed, _ := c.Lines.Get("l4")
	rule, _ := c.Rules.Get("excludes/hub/telecare")
	for want, edit := range map[string]func() (Edit, error){
		"Option “Hub” is now “Shared hub”": func() (Edit, error) { next := *option; next.Name = "Shared hub"; return c.Replace("hub", &next) },
		"Option “Hub”: consequence and notes changed": func() (Edit, error) {
			next := *option
			next.Consequence, next.Notes = "A", "B"
			return c.Replace("hub", &next)
		},
		"Single front door, benefit transformation: 2020/21 lowest £1.75m instead of £1.50m":   func() (Edit, error) { next := *line; next.Minimum = figures("0 1.75 2"); return c.Replace("l1", &next) },
		"Single front door, benefit transformation: range taken away":                          func() (Edit, error) { next := *line; next.Maximum = nil; return c.Replace("l1", &next) },
		"Single front door, benefit transformation is now Single front door, benefit sourcing": func() (Edit, error) { next := *line; next.Category = "sourcing"; return c.Replace("l1", &next) },
		"Single front door, cost technology: optimism bias of equipment and development, 12.5% mitigated": func() (Edit, error) {
			next := *cost
			next.Class, next.Mitigation = Equipment, figure("0.125")
			return c.Replace("l2", &next)
		},
		"Single front door, benefit transformation: likeliest 40% of the way from lowest to highest": func() (Edit, error) {
			next, share := *line, figure("0.4")
			next.Likeliest = &share
			return c.Replace("l1", &next)
		},
		"Correlation of the simulation 0.3 instead of 0.5": func() (Edit, error) { return c.Correlate(figure("0.3")) },
		"Coaching, cost people: not adjusted for optimism bias": func() (Edit, error) {
			next := *classed
			next.Class, next.Mitigation = Unclassed, figure("0")
			return c.Replace("l4", &next)
		},
		"Already in the budget, cumulative net: £0.75m instead of £0.50m": func() (Edit, error) {
			o, _ := c.Overlaps.Get("o1")
			next := *o
			next.Amount = figure("0.75")
			return c.Replace("o1", &next)
		},
		"Rule “Hub requires Coaching” changed": func() (Edit, error) {
			next := *rule
			next.Relation, next.Other = Requires, "coaching"
			return c.Replace(rule.Key(), &next)
		},
		"Component “Legal” added":                                       func() (Edit, error) { return c.Add(&Component{ID: "legal", Name: "Legal"}, "") },
		"Link from “Single front door” to “demand Less demand” deleted": func() (Edit, error) { return c.Remove(KindLink, "driver/door/demand") },
		"Decision “Channel” moved": func() (Edit, error) {
			d := Decision{ID: "c2", Component: "contact", Name: "Other"}
			n := apply(t, c, must(t)(c.Add(&d, "channel")), 1)
			return n.Move(KindDecision, "channel", 1)
		},
	} {
		if e := must(t)(edit()); e.Text != want {
			t.Errorf("it says %q, want %q", e.Text, want)
		}
	}
	if e := must(t)(c.Replace("hub", option)); !e.Empty() {
		t.Errorf("an edit that changes nothing has %d changes", len(e.Changes))
	}
}

func TestFreeIDsAreReadable(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		kind       Kind
		name, want string
	}{
		{KindPrinciple, "Open", "P3"},
		{KindDriver, "Speed", "D1"},
		{KindOption, "Hub", "hub-2"},
		{KindOption, "  One-stop shop (north)! ", "one-stop-shop-north"},
		{KindOption, "Programme", "option"},
		{KindComponent, "مركز", "component"},
		{KindComponent, strings.Repeat("long ", 50), "long-long-long-long-long-long-long-long"},
	} {
		if got := c.FreeID(one.kind, one.name); got != one.want {
			t.Errorf("%s %q gets the id %q, want %q", one.kind, one.name, got, one.want)
		}
	}
}

func TestEditsMadeTogetherAreOneEdit(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.Together("Pasted",
		func(c *Case) (Edit, error) { return c.Add(&Option{ID: "a", Decision: "channel", Name: "A"}, "hub") },
		func(c *Case) (Edit, error) { return c.Add(&Option{ID: "b", Decision: "channel", Name: "B"}, "a") },
		func(c *Case) (Edit, error) { return c.Remove(KindOption, "a") },
	))
	next, back, err := Apply(c, e.Stamp(signature(1)))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(keysOf(next, KindOption)); got != "[door hub b coaching telecare]" || e.Text != "Pasted" || len(e.Changes) != 1 {
		t.Errorf("%q with %d changes makes %s", e.Text, len(e.Changes), got)
	}
	restored, _, err := Apply(next, back)
	if err != nil {
		t.Fatal(err)
	}
	sameText(t, "undo", said(t, restored), said(t, c))
	if _, err := c.Together("", func(c *Case) (Edit, error) { return c.Remove(KindOption, "ghost") }); err == nil {
		t.Error("a part that can't be made was passed over")
	}
}

func TestSnapshotsAreReopenedAsTheyWere(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.TakeSnapshot("first", "after-1", "After item 1")), 1)
	c = apply(t, c, must(t)(c.Choose("first", "channel", "hub")), 2)
	e, lost, err := c.Reopen("after-1", "again", "After item 1")
	if err != nil || len(lost) > 0 {
		t.Fatal(err, lost)
	}
	next := apply(t, c, e, 3)
	if got := next.Choice("again", "channel"); !slices.Equal(got.Options, []string{"door"}) || got.Reason != "Members asked." {
		t.Errorf("the choice is %+v", got)
	}
	if _, out := next.RuledOut("again", "hub"); !out {
		t.Error("an option that was ruled out is in again")
	}
	c = apply(t, c, must(t)(c.Remove(KindOption, "door")), 4)
	e, lost, err = c.Reopen("after-1", "later", "Later")
	if err != nil || fmt.Sprint(lost) != "[door]" {
		t.Errorf("lost %v, %v", lost, err)
	}
	if got := apply(t, c, e, 5).Choice("later", "channel"); len(got.Options) != 0 || got.Status != Open {
		t.Errorf("the choice without its option is %+v", got)
	}
}
