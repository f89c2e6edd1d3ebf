package collation

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
)

// small is a case of two decisions with two options each, a pack that asks them, and what three people answered.
func small(t testing.TB) (*model.Case, *model.Pack) {
	t.Helper()
	records := []model.Record{&model.Head{ID: "f", Title: "Frame", FirstYear: 2026, Years: 1}, &model.Component{ID: "c", Name: "All"}}
	p := &model.Pack{PackRef: model.PackRef{ID: "0123456789ABCDEF", Version: 1, Digest: strings.Repeat("0a", 32)}, Named: true}
	for _, d := range []string{"a", "b"} {
		one := model.PackDecision{ID: d, AsIs: true, Options: []string{d + "1", d + "2"}}
		records = append(records, &model.Decision{ID: d, Component: "c", Name: d, AsIs: true})
		for _, o := range one.Options {
			records = append(records, &model.Option{ID: o, Decision: d, Name: o})
		}
		p.Layout = append(p.Layout, one)
	}
	records = append(records, p)
	for i, options := range [][]string{{"a1", "b1"}, {"a1", "b2"}, {"a2", "b1"}} {
		x := &model.Return{ID: string(rune('p' + i)), Pack: p.PackRef, Who: string(rune('P' + i))}
		for _, o := range options {
			x.Choices = append(x.Choices, model.Answer{Decision: o[:1], Kind: model.ChosenOptions, Options: []string{o}})
		}
		records = append(records, x)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

func after(t *testing.T, c *model.Case, e model.Edit, err error) *model.Case {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestWhatTheCaseNoLongerHasIsListedAndWhatThePackDidNotAskIsNotCounted(t *testing.T) {
	c, p := small(t)
	e, err := c.Remove(model.KindOption, "a2")
	c = after(t, c, e, err)
	e, err = c.Add(&model.Decision{ID: "new", Component: "c", Name: "New", AsIs: true}, "")
	c = after(t, c, e, err)
	e, err = c.Add(&model.Option{ID: "b3", Decision: "b", Name: "b3"}, "")
	c = after(t, c, e, err)
	x, err := InCase(c, p)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, tally := range x.Decisions {
		for _, n := range tally.Counts(true) {
			asked = append(asked, tally.Decision.ID+" "+n.Option)
		}
	}
	if len(x.Decisions) != 2 || slices.Contains(asked, "b b3") || x.Decisions[0].Untouched != 1 {
		t.Errorf("counted are %q", asked)
	}
	if got := x.Remarks(&x.Returns[2]); got != "not counted: “a” has no option \"a2\"" {
		t.Errorf("of the third return it says %q", got)
	}
}

func TestTheLatestPackWithAReturnThatCountsIsToldOf(t *testing.T) {
	c, p := small(t)
	if x, err := Latest(c); err != nil || x.Pack.Key() != p.Key() || len(x.CountedReturns()) != 3 {
		t.Fatalf("%v, %v", x, err)
	}
	next := &model.Pack{PackRef: model.PackRef{ID: p.ID, Version: 2, Digest: p.Digest}, Layout: p.Layout}
	e, err := c.GiveOut(next)
	c = after(t, c, e, err)
	other := &model.Pack{PackRef: model.PackRef{ID: strings.Repeat("7", 16), Version: 1, Digest: p.Digest}, Layout: p.Layout}
	e, err = c.GiveOut(other)
	c = after(t, c, e, err)
	if latest := c.LatestPacks(); len(latest) != 2 || latest[0].ID != other.ID {
		t.Errorf("the latest are %v", latest)
	}
	x, err := Latest(c)
	if err != nil || x.Pack.Version != 2 || !x.Pack.Named || x.Other(x.Returns[0]) == "" {
		t.Errorf("told of is %+v, %v", x.Pack, err)
	}
}

func BenchmarkAThousandReturnsOfACase(b *testing.B) {
	c, p := small(b)
	var returns []*model.Return
	for i := range 1000 {
		x := *c.Returns.At(i % 3)
		x.ID, x.Who = strings.Repeat("x", 1+i%60)+string(rune('a'+i/60)), strings.Repeat("M", 1+i%60)+string(rune('a'+i/60))
		returns = append(returns, &x)
	}
	full, _, err := model.Apply(c, c.TakeIn(returns))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x, err := InCase(full, p)
		if err != nil || len(x.CountedReturns()) != 1003 {
			b.Fatal(err)
		}
		if _, err := x.Net(model.Minimum, model.InYear); err != nil {
			b.Fatal(err)
		}
		if _, err := x.Agreement(b.Context(), model.Minimum, model.InYear); err != nil {
			b.Fatal(err)
		}
	}
}
