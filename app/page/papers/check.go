package papers

import (
	"context"
	"fmt"

	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/model"
)

// passed is the state of a case that a person made final knowing what there was to check.
type passed struct {
	of       *model.Case
	scenario string
	public   bool
}

func (v *view) asNow() passed {
	shown := v.h.Session().View()
	return passed{v.h.Session().Shown(), shown.Scenario, shown.Public}
}

// setFinal makes papers drafts, or final ones once a person has seen what there is to check.
func (v *view) setFinal(final bool) {
	set := func() {
		shown := v.h.Session().View()
		shown.Final = final
		v.h.Session().Show(shown)
	}
	if !final || v.h.Session().View().Final {
		set()
		return
	}
	v.checkBefore(set)
}

// finally goes on to save a paper. A final one of which anything changed since a person agreed to it is checked again.
func (v *view) finally(goOn func()) {
	if !v.h.Session().View().Final || v.passed == v.asNow() {
		goOn()
		return
	}
	v.checkBefore(goOn)
}

// checkBefore lists what a paper shouldn't be final with, each leading to its place, and offers to go on all the same; without anything to go
// on to it only lists. What is wrong is found off the window's goroutine: figures are made for it and tables audited.
func (v *view) checkBefore(goOn func()) {
	s, now := v.subject(), v.asNow()
	v.h.Explain("Checking the paper …")
	page.Later(v.h, func(context.Context) ([]papers.Check, error) { return s.Checks(), nil }, func(found []papers.Check, _ error) {
		v.h.ClearStatus()
		if now != v.asNow() || !v.h.Idle() {
			return // it is another paper by now
		}
		pass := func() {
			v.passed = now
			goOn()
		}
		switch {
		case len(found) == 0 && goOn == nil:
			v.h.Tell("Check before Final", "Nothing was found that a final paper shouldn’t have.")
		case len(found) == 0:
			pass()
			v.h.Explain("Nothing was found that a final paper shouldn’t have")
		default:
			v.listChecks(found, goOn != nil, pass)
		}
	})
}

// listChecks lets the person go to one of the things to check, or make the paper final anyway.
func (v *view) listChecks(found []papers.Check, asks bool, pass func()) {
	var names []string
	if asks {
		names = []string{"Not yet: " + countWords(found), "Make it final anyway"}
	}
	first := len(names)
	for _, x := range found {
		names = append(names, x.Text)
	}
	v.h.Choose(fmt.Sprintf("Check before Final: %d to look at; each leads to its place", len(found)), names, 0, func(i int) {
		switch {
		case i >= first:
			v.goTo(found[i-first])
		case i == 1:
			pass()
		}
	})
}

// countWords count the checks by what they are about, the sorts in the order of the list.
func countWords(found []papers.Check) string {
	var sorts []string
	counts := map[string]int{}
	nouns := map[string]model.Kind{}
	for _, x := range found {
		sort := string(x.Record.Kind)
		if counts[sort]++; counts[sort] == 1 {
			sorts = append(sorts, sort)
			nouns[sort] = x.Record.Kind
		}
	}
	var parts []string
	for _, sort := range sorts {
		n, one, many := counts[sort], "figure", "figures"
		switch k := nouns[sort]; k {
		case "":
		case model.KindHead:
			one, many = "price base", "price bases"
		default:
			one, many = k.Noun(), k.Nouns()
		}
		parts = append(parts, fmt.Sprintf("%d %s", n, model.Plural(n, one, many)))
	}
	return "look first at " + model.JoinWords(parts)
}

// goTo leads to what a check is about.
func (v *view) goTo(x papers.Check) {
	scenario := v.h.Session().View().Scenario
	switch kind := x.Record.Kind; kind {
	case "":
		v.h.Go(page.Place{Page: page.Papers})
		v.showList(figureList)
		v.Grid.MoveToKey(string(x.Figure), paperNameColumn)
	case model.KindHead:
		v.h.Run(page.CasePrices)
	case model.KindPassage, model.KindSuccessFactor: // there is no record yet to find its page by
		v.h.Go(page.Place{Page: page.Papers, Record: x.Record})
	default:
		v.h.Go(page.Place{Record: model.Hit{Kind: kind, Key: x.Record.Key, Scenario: scenario}})
	}
}
