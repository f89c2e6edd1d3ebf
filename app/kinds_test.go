package app_test

import (
	"slices"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/model"
)

// Neither the case itself nor a snapshot stands in a list of Set up, though going to one leads there.
func TestARecordOfEveryKindIsShownOnThePageThatListsItsKind(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	c := d.Session().Case()
	scenario, decision := d.Session().View().Scenario, c.Decisions.At(0).ID
	d.Do(c.Commit(scenario, decision, model.Explore, "Who calls?", ""))
	d.Do(d.Session().Case().RuleOut(scenario, unchosen(d.Session().Case(), scenario), "Too dear."))
	pages := map[model.Listing]ID{
		model.InSetUp: page.SetUp, model.OnBoard: page.Board, model.BesideDecision: page.Board,
		model.InFigures: page.Figures, model.InLinks: page.Links, model.InEvidence: page.Tables,
	}
	for _, kind := range model.Kinds() {
		lists := 0
		for _, l := range frameLists(c) {
			if l.levelOf(kind) >= 0 {
				lists++
			}
		}
		want, known := pages[kind.Listed()]
		switch {
		case !known:
			t.Errorf("no page is known to list a %s", kind)
		case want == page.SetUp && lists != 1 && kind != model.KindHead && kind != model.KindSnapshot:
			t.Errorf("Set up has %d lists for a %s, want 1", lists, kind)
		}
		if kind == model.KindCommitment {
			want = page.Explore
		}
		for r := range d.Session().Case().RecordsOf(kind) {
			d.Run(page.Log)
			d.Go(page.Place{Record: model.Hit{Kind: kind, Key: r.Key(), Scenario: model.ScenarioOf(r)}})
			if d.page.id != want {
				t.Errorf("going to a %s leads to %s, want %s", kind, d.page.id, want)
			}
			break
		}
	}
}

// unchosen is an option that a scenario doesn't choose.
func unchosen(c *model.Case, scenario string) string {
	chosen := c.Chosen(scenario)
	options := slices.Collect(c.Options.All())
	return options[slices.IndexFunc(options, func(o *model.Option) bool { return !chosen[o.ID] })].ID
}
