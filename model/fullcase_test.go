package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	. "tomworkbench/model"
)

// fullCase builds a valid random case with records of every kind that refer to each other in every way.
func fullCase(t testing.TB, r *rand.Rand) *Case {
	t.Helper()
	d := draft{Rand: r, years: 1 + r.IntN(6)}
	d.add(&Head{ID: "full", Title: "Full", FirstYear: 2019, Years: d.years})
	for i := range 2 {
		d.add(&Document{ID: fmt.Sprint("doc", i), Title: fmt.Sprint("Paper ", i), Publisher: "The council"})
	}
	for i := range 2 + r.IntN(3) {
		d.addComponent(fmt.Sprint("c", i))
	}
	d.addLines(Programme)
	d.add(&Line{ID: "sourced", Owner: pick(r, d.allIDs), Type: CostLine, Recurrence: Once, Minimum: d.figures(), Source: d.source(), Note: "As printed."})
	d.addPrinciples()
	d.addFactors()
	d.addRules()
	d.addNew(&Rule{Relation: Requires, Option: d.allIDs[0], Other: d.allIDs[len(d.allIDs)-1], Reason: "It needs it."})
	left := figure("3.18")
	d.add(&Assumption{ID: "A1", Text: "Pay stands still.", LeavesOut: "redundancy", Amount: &left, Source: d.source()})
	d.addPaper()
	d.addBudget()
	d.add(&RateTable{ID: Deflators, Name: "Prices", Source: "On paper"})
	d.add(&Rate{ID: "d-1", Table: Deflators, Year: 2019})
	d.addTables()
	d.addDelivery()
	for i := range 2 + r.IntN(2) {
		d.addScenario(fmt.Sprint("s", i))
	}
	d.addSaid("s0")
	d.add(&Issue{ID: "asked", Text: "Who pays?", About: "c0", Owner: "Finance"})
	d.add(&Snapshot{ID: "then", Name: "Then", Scenario: "Scenario s0", Kept: Kept{Choices: []SnapshotChoice{{Decision: d.decisions[0].ID, Options: d.options[d.decisions[0].ID][:1], Status: Agreed, Reason: "It was cheap."}}}})
	d.addPack()
	d.addDelivered()
	return build(t, d.records)
}

func (d *draft) source() Source {
	return Source{Grade: Published, Document: fmt.Sprint("doc", d.IntN(2)), Page: "3"}
}

// addFactors adds the benefits map from options and the programme to objectives, and links to themes and enablers.
func (d *draft) addFactors() {
	kinds := []Kind{KindDriver, KindTheme, KindEnabler, KindBenefit, KindObjective}
	for _, kind := range kinds {
		for i := range 2 {
			d.add(&Factor{FactorKind: kind, ID: fmt.Sprint(kind, i), Name: fmt.Sprint("A ", kind)})
		}
	}
	owners := append([]string{Programme}, d.allIDs...)
	d.add(&Principle{ID: "P9", Name: "Ninth", Area: "All"})
	d.add(&Link{Owner: d.allIDs[0], To: KindPrinciple, Target: "P9", Stance: Supports, Reason: "It says so.", Source: d.source()})
	for _, kind := range kinds {
		target := fmt.Sprint(kind, d.IntN(2))
		switch kind {
		case KindBenefit:
			d.add(&Link{Owner: fmt.Sprint("driver", d.IntN(2)), To: kind, Target: target, Source: d.source()})
		case KindObjective:
			d.add(&Link{Owner: fmt.Sprint("benefit", d.IntN(2)), To: kind, Target: target})
		default:
			d.add(&Link{Owner: pick(d.Rand, owners), To: kind, Target: target, Reason: "Because."})
		}
	}
}

// addBudget adds a plan with an overlap tied to it, and what else belongs to the budget.
func (d *draft) addBudget() {
	share, staff := figure("0.5"), figure("12.5")
	d.add(&Area{ID: "area0", Name: "Customer support", Cost: figure("34"), WarnAbove: &share, Note: "As published.", Source: d.source()})
	for i, r := range d.records {
		if x, ok := r.(*Component); ok && x.ID == "c0" {
			next := *x
			next.Area = "area0"
			d.records[i] = &next
		}
	}
	d.add(&Line{ID: "sourcing", Owner: d.allIDs[0], Type: BenefitLine, Recurrence: Ongoing, Worth: Capacity, FTE: &staff, Minimum: d.figures()})
	d.add(&Line{ID: "funded", Owner: Programme, Type: CostLine, Recurrence: Once, Funding: FromReceipts, Minimum: d.figures()})
	d.add(&BudgetLine{ID: "planned", Name: "Planned", Type: PlannedSaving, Years: d.figures(), Note: "Agreed.", Source: d.source()})
	d.add(&Overlap{ID: "net", Measure: "cumulative net", Years: d.figures(), HeldBy: "planned", Date: "2018-02-13", Why: "Counted on.", Source: d.source()})
	d.add(&Reinvestment{ID: "roads", Name: "Roads", Share: share, Source: d.source()})
	low, high := figure("0.11"), figure("0.23")
	d.add(&Opportunity{
		ID: "S1", Register: "sourcing", Name: "Vehicles", Spend: &high, Priority: MediumLevel, Count: 2, Low: &low, High: &high,
		Ease: Amber, Value: HighLevel, Owner: "Ann", Stage: Approved, Line: "sourcing", Source: d.source(),
	})
	d.add(&Measure{ID: "waits", Name: "Waiting time", Unit: "days", Start: &high, Target: &low, Year: 2020, Direction: Down, Owner: "Ann", Worse: true, Source: d.source()})
	d.add(&Link{Owner: "driver0", To: KindMeasure, Target: "waits"})
}

// addDelivery adds what leads from effort to a plan: activities, findings about a rated component, stages and plans of options.
func (d *draft) addDelivery() {
	share, staff, cost := figure("7.5"), figure("120"), figure("3.4")
	d.add(&Activity{ID: "A1", Name: "Answering", Area: "area0", Effort: &share, Comparator: &cost, FTE: &staff, Cost: &cost, Source: d.source()})
	d.add(&Finding{ID: "M1", Phase: MessagePhase, Text: "Much effort goes into it.", Activities: []string{"A1"}, Source: d.source()})
	d.add(&Finding{ID: "F1", Phase: FindingPhase, Text: "It is done twice.", From: []string{"M1"}, Components: []string{"c0", "c1"}})
	for i, r := range d.records {
		if x, ok := r.(*Component); ok && x.ID == "c0" {
			next := *x
			next.RAG, next.RatedBy, next.RatedOn, next.RatedWhy, next.Layer = Amber, "Ann", "2019-05-02", "It is done twice.", "Contact"
			d.records[i] = &next
		}
	}
	first, last := d.allIDs[0], d.allIDs[len(d.allIDs)-1]
	start := QuarterOf(2019, 1+d.IntN(4))
	d.add(&Stage{ID: "D1", Name: "Design", Strand: "Design", Output: "Principles", Start: start, Finish: start + 1, Source: d.source()})
	plan := &Plan{Option: first, Start: start, Finish: start + 3, BenefitsFrom: start + 2, Stage: "D1", Owner: "Ann", DelayCost: &cost, Source: d.source()}
	if last != first {
		plan.Needs = []string{last}
		d.add(&Plan{Option: last, Start: start, Finish: start})
	}
	d.add(plan)
	d.add(&Milestone{ID: "live", Name: "It is live", On: start + 3, Option: first, Output: "A service", Source: d.source()})
}

// addDelivered adds what was agreed of the first scenario and what has come of it.
func (d *draft) addDelivered() {
	low, high := figure("0.11"), figure("0.23")
	d.add(&Baseline{
		ID: "base0", ScenarioID: "s0", ScenarioName: "Scenario s0", Body: "Cabinet", On: "2019-05-21", Minute: "42/19", Why: "It slipped.", Estimate: Central, FirstYear: 2019, Years: d.years,
		Lines:    []BaselineLine{{ID: "sourcing", Owner: d.allIDs[0], OwnerName: "An option", Name: "An option, benefit", Type: BenefitLine, Category: "stock", Recurrence: Ongoing, Worth: Capacity, Grade: Illustrative, Minimum: d.figures()}},
		Measures: []BaselineMeasure{{ID: "waits", Name: "Waiting time", Unit: "days", Start: &high, Target: &low, Year: 2020, Direction: Down, Worse: true}},
		Plan:     []BaselinePlan{{Option: d.allIDs[0], Name: "An option", Start: QuarterOf(2019, 1), Finish: QuarterOf(2019, 4), BenefitsFrom: QuarterOf(2020, 1)}},
	})
	d.add(&Actuals{Line: "sourcing", Year: 2019, Months: []MonthFigure{{MonthOf(2019, 4), low}, {MonthOf(2020, 3), high}}})
	d.add(&Progress{Of: KindLine, ID: "sourcing", Period: MonthOf(2019, 6), Forecast: []YearFigure{{2019, low}}, Status: AtRisk, Reason: "It is late.", Owner: "Ann", Stage: Implementing})
	d.add(&Progress{Of: KindMeasure, ID: "waits", Period: MonthOf(2019, 6), Status: OnTrack})
	d.add(&Reading{Measure: "waits", Period: MonthOf(2019, 6), Value: high})
}

// addTables adds two tables of evidence, each held against the other, and a third that one is held against.
func (d *draft) addTables() {
	for i, others := range [][]string{{"table1"}, {"table0", "table2"}, nil} {
		x := &Evidence{
			ID: fmt.Sprint("table", i), Title: fmt.Sprint("Table ", i), Source: d.source(),
			Columns: []EvidenceColumn{{Name: "low"}}, Rows: []EvidenceRow{{Name: "a", Cells: []string{"1"}}},
		}
		for _, other := range others {
			x.Checks = append(x.Checks, Check{Rule: EqualsRule, Result: Place{Row: "a", Column: "low"}, Of: []Place{{Table: other, Row: "a", Column: "low"}}})
		}
		d.add(x)
	}
}

// addSaid has a scenario say something of every decision and rule an option out, as far as it doesn't yet.
func (d *draft) addSaid(scenario string) {
	for _, decision := range d.decisions {
		d.add(&Commitment{Scenario: scenario, Decision: decision.ID, Mode: pick(d.Rand, CommitmentModes()), Question: "Who calls?", By: pick(d.Rand, []string{"", "June"})})
		d.addNew(&Choice{Scenario: scenario, Decision: decision.ID, Options: d.options[decision.ID][:1], Status: Provisional, Reason: "It was there."})
		d.add(d.hands(scenario, decision.ID))
	}
	d.add(&Judgement{Scenario: scenario, Factor: pick(d.Rand, []string{"S1", "S2"}), Met: pick(d.Rand, Mets()), Why: "It can be paid for."})
	d.add(&Slip{Scenario: scenario, Option: d.allIDs[0], Quarters: d.IntN(4) - 1, Benefits: 1 + d.IntN(3)})
	d.addNew(&RuledOut{Scenario: scenario, Option: d.allIDs[0], Reason: "Too dear."})
	d.addNew(&WhyNot{Scenario: scenario, Option: d.allIDs[len(d.allIDs)-1], Reason: "It takes too long."})
}

// addPaper adds what committee papers say beside their figures.
func (d *draft) addPaper() {
	for _, id := range []string{"S1", "S2"} {
		d.add(&SuccessFactor{ID: id, Name: "Factor " + id, Meaning: "Can it be paid for?"})
	}
	secret := Publication{NotForPublication: true, Exempt: 1 + d.IntN(7), ExemptWhy: "It names a supplier."}
	d.add(&Risk{ID: "K1", Name: "Nobody comes", Option: d.allIDs[0], Likelihood: d.IntN(6), Impact: 3, Response: "Ask again.", Owner: "Ann", Source: d.source(), Publication: secret})
	d.add(&Passage{Part: "context", Text: "It can’t go on.", Publication: secret})
	d.add(&Resolution{
		ID: "decided", ScenarioID: "s0", ScenarioName: "Scenario s0", Body: "Cabinet", Meeting: "Cabinet", On: "2019-09-18", Minute: "64/19", Decision: "To do it.", Reasons: "It is cheap.",
		Alternatives: []Alternative{{Name: "To wait", Reason: "It costs more."}}, Conflicts: "None.", Dispensations: "None.",
	})
}

// hands are what a room said of a decision: how many were for each option, and now and then a guess.
func (d *draft) hands(scenario, decision string) *Hands {
	x := &Hands{Scenario: scenario, Decision: decision, NoChange: d.IntN(4)}
	for _, id := range d.options[decision] {
		x.Counts = append(x.Counts, HandCount{Option: id, Hands: d.IntN(9)})
	}
	if d.IntN(2) == 0 {
		guess, was := figure("20"), figure("28.5")
		x.Guess, x.Was, x.Estimate, x.Basis = &guess, &was, Central, Recurring
	}
	return x
}

// addNew adds a record unless one like it is there.
func (d *draft) addNew(r Record) {
	if !slices.ContainsFunc(d.records, func(one Record) bool { return one.Kind() == r.Kind() && one.Key() == r.Key() }) {
		d.add(r)
	}
}

// addPack adds a pack that asks the first decision, and a return to it.
func (d *draft) addPack() {
	first := d.decisions[0]
	of := PackRef{ID: "0123456789ABCDEF", Version: 1, Digest: strings.Repeat("0a", 32), Title: "Full"}
	d.add(&Pack{
		PackRef: of, Closes: "2026-12-31", Welcome: "Tell us.", Questions: []string{"Why?"}, LeftOut: 1, Asked: []string{"Ann"}, Named: true,
		Layout: []PackDecision{{ID: first.ID, Several: first.Several, AsIs: first.AsIs, Options: d.options[first.ID]}},
	})
	d.add(&Return{
		ID: "r1", Pack: of, Who: "Ann", When: time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC), From: "ann.tomchoices",
		Choices: []Answer{{Decision: first.ID, Kind: ChosenOptions, Options: d.options[first.ID][:1], Reason: "It lasts."}}, Said: []Said{{Question: "Why?", Answer: "So."}},
	})
}
