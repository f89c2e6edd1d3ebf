package apptest

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// filledBudget are records of the budget, of registers and of papers with something in every column.
func filledBudget(decimals func(...string) []decimal.Decimal, source model.Source) []model.Record {
	one := func(text string) *decimal.Decimal { return &decimals(text)[0] }
	return []model.Record{
		&model.Area{ID: "depots", Name: "Depots", Cost: *one("1234.5"), WarnAbove: one("0.125"), Note: "As counted, twice", Source: source},
		&model.Opportunity{
			ID: "R1", Register: "sourcing; and more", Name: "Vehicles", Spend: one("1234.5"), Priority: model.MediumLevel, Count: 1200, Low: one("0.11"), High: one("0.23"),
			Ease: model.Amber, Value: model.HighLevel, Owner: "Ann", Stage: model.Approved, Line: "centre-of-excellence-benefit", Source: source,
		},
		&model.Measure{
			ID: "waits", Name: "Waiting time", Unit: "days", Start: one("1234.5"), Target: one("-0.125"), Year: 2020, Direction: model.Down, Owner: "Ann", Worse: true, Source: source,
		},
		&model.Risk{
			ID: "K1", Name: "Nobody stays", Option: "front-door", Likelihood: 3, Impact: 4, Response: "Talk; listen", Owner: "Ann", Source: source,
			Publication: model.Publication{NotForPublication: true, Exempt: 4, ExemptWhy: "Talks go on"},
		},
		&model.SuccessFactor{ID: "S1", Name: "Affordability", Meaning: "Can it be paid for, \"all\" of it?"},
		&model.Overlap{ID: "dated", Measure: "benefit", Years: decimals("0", "0.125", "0", "0"), HeldBy: "pressures", Date: "2018-02-13", Why: "In the plan", Source: source},
	}
}

// Fill gives the case something in every column of every table: ranges of both kinds, a class with its mitigation, large and
// negative figures, shares, reasons, an issue and text with quotes.
func (d *Desk) Fill() {
	d.T.Helper()
	c := d.Session().Case()
	decimals := func(texts ...string) (list []decimal.Decimal) {
		for _, text := range texts {
			list = append(list, decimal.RequireFromString(text))
		}
		return list
	}
	source := model.Source{Grade: model.Workshop, Document: c.Documents.At(0).ID, Page: "7"}
	records := []model.Record{
		&model.Line{
			ID: "ranged-cost", Owner: model.Programme, Type: model.CostLine, Category: `"people"; and more`, Recurrence: model.Once, Minimum: decimals("-1234.5", "1", "0", "0"),
			Maximum: decimals("1250", "2", "0.000001", "0"), Source: source, Class: model.Equipment, Mitigation: decimal.RequireFromString("0.125"), Note: "two\nlines",
			Funding: model.FromReceipts, FTE: &decimals("12.5")[0],
		},
		&model.Line{ID: "ranged-benefit", Owner: "data-team", Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: decimals("0", "1", "2", "3"), Maximum: decimals("1", "2", "3", "4"), Worth: model.Capacity},
		&model.Milestone{ID: "live", Name: "It is live", On: model.QuarterOf(2019, 3), Option: "front-door", Output: "One way in", Source: source},
		&model.Stage{ID: "build", Name: "Build", Strand: "Delivery", Output: "A service", Start: model.QuarterOf(2019, 1), Finish: model.QuarterOf(2019, 4), Source: source},
		&model.Issue{ID: "i1", Text: "Who pays?", About: c.Components.At(0).ID, Owner: "Finance", Closed: true},
		&model.Assumption{ID: "A99", Text: "Pay rises stay out", Source: source},
		&model.Factor{FactorKind: model.KindTheme, ID: "T99", Name: "Buildings", Group: "Operating model"},
		&model.RateTable{ID: model.Deflators, Name: "GDP deflators", Edition: "June", Date: "2026-06", Cash: true, Source: "Treasury", Note: "Both \"kinds\""},
		&model.Rate{ID: "2018", Table: model.Deflators, Year: 2018, Value: &decimals("101.25")[0]},
		&model.Rate{ID: "2019", Table: model.Deflators, Year: 2019},
		&model.RateTable{ID: model.BiasBounds, Name: "Bounds", Date: "2026-06-30"},
		&model.Line{
			ID: "own-cost", Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once, Minimum: decimals("1", "1", "0", "0"), Source: source,
			Class: model.OwnEvidence, Overrun: &decimals("1.21")[0], OverrunSource: "Bid, and plan",
		},
	}
	records = append(records, filledBudget(decimals, source)...)
	for _, class := range model.BoundedClasses() {
		records = append(records, &model.Rate{ID: string(class), Table: model.BiasBounds, Class: class, Value: &decimals("1.21")[0], Of: "all"})
	}
	if c.Rules.Len() == 0 {
		records = append(records, &model.Rule{Relation: model.Excludes, Option: c.Options.At(0).ID, Other: c.Options.At(1).ID, Reason: "One or the other"})
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range records {
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Add(r, "") })
	}
	share := decimal.RequireFromString("0.4")
	for l := range c.Links.All() {
		if l.To == model.KindDriver {
			next := *l
			next.Share, next.Reason = &share, "Agreed in the room"
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(l.Key(), &next) })
			break
		}
	}
	for l := range c.Links.All() {
		if l.To == model.KindEnabler {
			next := *l
			next.Brings, next.Reason = true, "It builds it"
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(l.Key(), &next) })
			break
		}
	}
	if !d.Do(c.Together("Filled", edits...)) {
		d.T.Fatal(d.DialogText())
	}
}
