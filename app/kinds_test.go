package app

import (
	"slices"
	"testing"

	"tomworkbench/model"
)

// Neither the case itself nor a snapshot stands in a list of Set up, though going to one leads there.
func TestARecordOfEveryKindIsShownOnThePageThatListsItsKind(t *testing.T) {
	d := openDesk(t)
	c := d.session.Case()
	scenario, decision := d.session.View().Scenario, c.Decisions.At(0).ID
	d.Do(c.Commit(scenario, decision, model.Explore, "Who calls?", ""))
	d.Do(d.session.Case().RuleOut(scenario, unchosen(d.session.Case(), scenario), "Too dear."))
	pages := map[model.Listing]ID{
		model.InSetUp: pageFrame, model.OnBoard: pageBoard, model.BesideDecision: pageBoard,
		model.InFigures: pageFigures, model.InLinks: pageLinks, model.InEvidence: pageEvidence,
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
		case want == pageFrame && lists != 1 && kind != model.KindHead && kind != model.KindSnapshot:
			t.Errorf("Set up has %d lists for a %s, want 1", lists, kind)
		}
		if kind == model.KindCommitment {
			want = pageExplore
		}
		for r := range d.session.Case().RecordsOf(kind) {
			d.Run(pageLog)
			d.Reveal(model.Hit{Kind: kind, Key: r.Key(), Scenario: model.ScenarioOf(r)})
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
