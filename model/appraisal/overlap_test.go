package appraisal_test

import (
	"fmt"
	"slices"
	"testing"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// The published case, cautious: net 16 in steps and 61 carried forward. The budget counts on 0, 8.5, 3.5 and 3 = 15 in steps; carried
// forward 0 + 8.5 + 12 + 15 = 35.5.
func TestTheWorkedExampleLeavesOneMillionInStepsAnd25AndAHalfCarriedForward(t *testing.T) {
	c, scenario := worked(t)
	for basis, want := range map[model.Basis][3]string{model.InYear: {"16", "15", "1"}, model.Recurring: {"61", "35.5", "25.5"}} {
		rows := Ledger(c, scenario, model.Minimum, basis)
		if len(rows) != 1 || rows[0].Measure != "cumulative net" {
			t.Fatalf("the ledger is %+v", rows)
		}
		row := rows[0]
		if !row.Gross.Decimal.Equal(number(want[0])) || !row.Overlap.Decimal.Equal(number(want[1])) || !row.Residual.Decimal.Equal(number(want[2])) {
			t.Errorf("%s: gross %s, overlap %s, residual %s", basis, row.Gross.Decimal, row.Overlap.Decimal, row.Residual.Decimal)
		}
	}
	only, _ := c.ScenarioNamed("Programme only")
	if row := Ledger(c, only.ID, model.Minimum, model.InYear)[0]; !row.Residual.Decimal.Equal(number("-11.5")) {
		t.Errorf("the programme alone leaves %s", row.Residual.Decimal)
	}
}

func TestAnOverlapWithoutYearsLeavesNothingKnownCarriedForward(t *testing.T) {
	c := caseOf(
		t, 2, line("1", "a", model.BenefitLine, "9 0", ""),
		&model.Overlap{ID: "o1", Measure: "net", Amount: number("2")}, &model.Overlap{ID: "o2", Measure: "net", Years: figures("1 0")},
		&model.Overlap{ID: "o3", Measure: "cost", Amount: number("1")},
	)
	if row := Ledger(c, "s", model.Minimum, model.InYear)[0]; !row.Residual.Decimal.Equal(number("6")) {
		t.Errorf("in steps %+v is left", row.Residual)
	}
	rows := Ledger(c, "s", model.Minimum, model.Recurring)
	if rows[0].Overlap.Valid || rows[0].Residual.Valid || !rows[0].Gross.Decimal.Equal(number("18")) {
		t.Errorf("carried forward the ledger is %+v", rows[0])
	}
	if !rows[1].Overlap.Decimal.Equal(number("1")) {
		t.Errorf("a cost is carried forward to %+v", rows[1].Overlap)
	}
	for _, m := range Measures(c, "s", model.Minimum, model.Recurring, Options{}) {
		if m.ID == "residual/net" && (m.Value.Valid || m.Note != WithoutYears) {
			t.Errorf("the appraisal says %+v", m)
		}
	}
}

func TestAnOverlapIsHeldAgainstTheMeasureItNames(t *testing.T) {
	stream := line("1", "a", model.BenefitLine, "2 3", "4 5")
	stream.Category = "Sourcing"
	for measure, want := range map[string]string{
		"benefit": "6", "Benefits": "6", "total benefit": "6", "cost": "2", "Gross  Costs": "2", "net": "4", "Cumulative net": "4",
		"sourcing": "5", "happiness": "",
	} {
		c := caseOf(
			t, 2, stream, line("2", "b", model.BenefitLine, "1 0", ""), line("3", model.Programme, model.CostLine, "2 0", ""),
			&model.Overlap{ID: "o", Measure: measure, Amount: number("1.5")},
		)
		row := Ledger(c, "s", model.Minimum, model.InYear)[0]
		if row.Gross.Valid != (want != "") || row.Residual.Valid != row.Gross.Valid {
			t.Errorf("%s: gross is %v", measure, row.Gross)
			continue
		}
		if want != "" && (!row.Gross.Decimal.Equal(number(want)) || !row.Residual.Decimal.Equal(number(want).Sub(number("1.5")))) {
			t.Errorf("%s: gross %s, residual %s, want a gross of %s", measure, row.Gross.Decimal, row.Residual.Decimal, want)
		}
	}
	c := caseOf(t, 2, stream, &model.Overlap{ID: "o", Measure: "sourcing", Amount: number("1")})
	if row := Ledger(c, "none", model.Minimum, model.InYear)[0]; !row.Gross.Valid || !row.Gross.Decimal.IsZero() {
		t.Errorf("a stream that nothing chosen brings is %v", row.Gross)
	}
}

// A stream that counts once isn't carried forward, nor is what of it is in the budget; of a mixed one nothing is known.
func TestAnOverlapIsCarriedForwardAsItsMeasureIs(t *testing.T) {
	stream := func(l *model.Line) *model.Line { l.Category = "estates"; return l }
	ongoing, single := stream(line("1", "a", model.BenefitLine, "5 0 0", "")), stream(once("2", "b", model.BenefitLine, "5 0 0", ""))
	overlap := &model.Overlap{ID: "o", Measure: "estates", Years: figures("2 0 0")}
	cost := &model.Overlap{ID: "p", Measure: "cost", Years: figures("1 0 0")}
	for _, x := range []struct {
		lines []model.Record
		at    int
		want  string
	}{
		{[]model.Record{ongoing, overlap}, 0, "15 6 9"},
		{[]model.Record{single, overlap}, 0, "5 2 3"},
		{[]model.Record{ongoing, single, overlap}, 0, MixedLines},
		{[]model.Record{line("3", "a", model.CostLine, "1 0 0", ""), cost}, 0, "3 3 0"},
		{[]model.Record{once("3", "a", model.CostLine, "1 0 0", ""), cost}, 0, "1 1 0"},
		{[]model.Record{ongoing, once("3", "a", model.CostLine, "1 0 0", ""), &model.Overlap{ID: "n", Measure: "net", Years: figures("2 0 0")}}, 0, "14 6 8"},
	} {
		row := Ledger(caseOf(t, 3, x.lines...), "s", model.Minimum, model.Recurring)[x.at]
		got := row.Unknown
		if row.Overlap.Valid {
			got = fmt.Sprint(row.Gross.Decimal, row.Overlap.Decimal, row.Residual.Decimal)
		}
		if got != x.want {
			t.Errorf("the ledger of %s is %q, want %q", row.Measure, got, x.want)
		}
	}
}

func TestOverlapsOfOneMeasureAddUp(t *testing.T) {
	c := caseOf(
		t, 1, line("1", "a", model.BenefitLine, "9", ""),
		&model.Overlap{ID: "o1", Measure: "Net", Amount: number("1")}, &model.Overlap{ID: "o2", Measure: "benefit", Amount: number("4")},
		&model.Overlap{ID: "o3", Measure: "net ", Amount: number("2.5")},
	)
	rows := Ledger(c, "s", model.Minimum, model.InYear)
	if len(rows) != 2 || !rows[0].Residual.Decimal.Equal(number("5.5")) || len(rows[0].Overlaps) != 2 || !rows[1].Residual.Decimal.Equal(number("5")) {
		t.Errorf("the ledger is %+v", rows)
	}
	if Ledger(caseOf(t, 1), "s", model.Minimum, model.InYear) != nil {
		t.Error("a case without overlaps has a ledger")
	}
}

func TestEveryMeasureThatIsOfferedIsOneThatTheLedgerKnows(t *testing.T) {
	stream := func(id, category string, kind model.LineType) *model.Line {
		l := line(id, "a", kind, "1", "")
		l.Category = category
		return l
	}
	c := caseOf(
		t, 1, stream("1", "Sourcing", model.BenefitLine), stream("2", "technology", model.CostLine), stream("3", "sourcing ", model.BenefitLine),
		stream("4", "", model.BenefitLine), stream("5", "Benefits", model.BenefitLine), stream("6", "Estates", model.BenefitLine),
	)
	names := LedgerMeasures(c)
	if want := []string{"cumulative net", "net", "benefit", "cost", "Sourcing", "Estates"}; !slices.Equal(names, want) {
		t.Errorf("offered are %q, want %q", names, want)
	}
	for _, name := range names {
		with := caseOf(t, 1, stream("1", "Sourcing", model.BenefitLine), stream("2", "Estates", model.BenefitLine), &model.Overlap{ID: "o", Measure: name})
		if row := Ledger(with, "s", model.Minimum, model.InYear)[0]; !row.Gross.Valid {
			t.Errorf("%q is offered, and the ledger doesn't know it", name)
		}
	}
}

func TestWhatTheBudgetHoldsIsSaidWhateverItsSign(t *testing.T) {
	for years, want := range map[string]string{
		"2 0":  "£2m of the cumulative net of £9m is already in the budget (new savings each year); £7m is new to the budget",
		"9 0":  "£9m of the cumulative net of £9m is already in the budget (new savings each year), all of it: no new saving",
		"9 2":  "The budget already counts £11m of the cumulative net (new savings each year); this scenario brings £9m, £2m less",
		"1 -5": "The cumulative net: what is already in the budget (new savings each year) comes to less than nothing, −£4m; look at its years",
	} {
		c := caseOf(t, 2, line("1", "a", model.BenefitLine, "9 0", ""), &model.Overlap{ID: "o", Measure: "cumulative net", Years: figures(years)})
		if got := Ledger(c, "s", model.Minimum, model.InYear)[0].Said(model.InYear); got != want {
			t.Errorf("%s: %q, not %q", years, got, want)
		}
	}
}
