package app_test

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestARecordOfEveryKindIsShownOnThePageThatListsItsKind(t *testing.T) {
	d := openWhole(t)
	c := d.Session().Case()
	scenario, decision := d.Session().View().Scenario, c.Decisions.At(0).ID
	d.Do(c.Commit(scenario, decision, model.Explore, "Who calls?", ""))
	d.Do(d.Session().Case().RuleOut(scenario, unchosen(d.Session().Case(), scenario), "Too dear."))
	d.Do(d.Session().Case().SayWhyNot(scenario, unchosen(d.Session().Case(), scenario), "Too slow."))
	d.Do(d.Session().Case().KeepHands(&model.Hands{Scenario: scenario, Decision: decision, Counts: []model.HandCount{{Option: d.Session().Case().Options.At(0).ID, Hands: 3}}}))
	d.Do(d.Session().Case().TakeSnapshot(scenario, "then", "Then"))
	given := model.PackRef{ID: "0123456789ABCDEF", Version: 1, Digest: strings.Repeat("0a", 32)}
	for _, r := range []model.Record{
		&model.Milestone{ID: "live", Name: "It is live", On: model.QuarterOf(2019, 3)}, &model.Slip{Scenario: scenario, Option: "front-door", Quarters: 1},
		&model.Issue{ID: "asked", Text: "Who pays?"}, &model.Measure{ID: "waits", Name: "Waiting time"}, &model.RateTable{ID: model.Deflators, Name: "Prices"}, &model.Rate{ID: "first", Table: model.Deflators, Year: 2019},
		&model.Pack{PackRef: given, Layout: []model.PackDecision{{ID: decision}}}, &model.Return{ID: "r1", Pack: given}, &model.Reinvestment{ID: "roads", Name: "Roads"},
		&model.Baseline{ID: "agreed", ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Minute: "64/18", Estimate: model.Minimum, FirstYear: 2018, Years: 4},
		&model.Actuals{Line: "l", Year: 2018, Months: []model.MonthFigure{{Month: model.MonthOf(2018, 6)}}}, &model.Progress{Of: model.KindLine, ID: "l", Period: model.MonthOf(2018, 6), Status: model.OnTrack}, &model.Reading{Measure: "waits", Period: model.MonthOf(2018, 6)},
		&model.Risk{ID: "K1", Name: "Nobody stays"}, &model.SuccessFactor{ID: "S1", Name: "Affordability"}, &model.Judgement{Scenario: scenario, Factor: "S1", Met: model.MetFully}, &model.Passage{Part: "legal", Text: "It may."},
		&model.Resolution{ID: "cabinet", ScenarioID: scenario, ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Decision: "To go on.", Reasons: "It saves."},
	} {
		d.Do(d.Session().Case().Add(r, ""))
	}
	listed := map[model.Listing]page.ID{
		model.InSetUp: page.SetUp, model.OnBoard: page.Board, model.BesideDecision: page.Board,
		model.InFigures: page.Figures, model.InLinks: page.Links, model.InEvidence: page.Tables, model.InExplore: page.Explore, model.InMembers: page.Members, model.InBudget: page.Budget, model.InFindings: page.Findings, model.InDelivery: page.Delivery, model.InPlan: page.Plan, model.InPapers: page.Papers,
	}
	for _, kind := range model.Kinds() {
		want, known := listed[kind.Listed()]
		if !known {
			t.Errorf("no page is known to list a %s", kind)
		}
		for r := range d.Session().Case().RecordsOf(kind) {
			d.Run(page.Log)
			d.Go(page.Place{Record: model.Hit{Kind: kind, Key: r.Key(), Scenario: model.ScenarioOf(r)}})
			if d.ShownID() != want {
				t.Errorf("going to a %s leads to %s, want %s", kind, d.ShownID(), want)
			}
			break
		}
		if len(slices.Collect(d.Session().Case().RecordsOf(kind))) == 0 {
			t.Errorf("there is no %s to go to", kind)
		}
	}
}

// unchosen is an option that a scenario doesn't choose.
func unchosen(c *model.Case, scenario string) string {
	chosen := c.Chosen(scenario)
	options := slices.Collect(c.Options.All())
	return options[slices.IndexFunc(options, func(o *model.Option) bool { return !chosen[o.ID] })].ID
}
