package appraisal_test

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func day(text string) time.Time {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return at
}

func value(text string) *decimal.Decimal {
	d := number(text)
	return &d
}

// noDiscount is a table of discount rates of 0%, so that sums can be checked by hand.
func noDiscount() []model.Record {
	return []model.Record{
		&model.RateTable{ID: model.DiscountRates, Name: "None", Date: "2026-02-05"},
		&model.Rate{ID: "none", Table: model.DiscountRates, Last: 30, Value: value("0")},
	}
}

// deflators says that figures are cash, with an index a year from 2018 on; "-" leaves one out.
func deflators(indices string) []model.Record {
	records := []model.Record{&model.RateTable{ID: model.Deflators, Name: "Deflators", Edition: "June 2018", Date: "2018-06", Cash: true}}
	for i, text := range strings.Fields(indices) {
		row := &model.Rate{ID: "deflator-" + text, Table: model.Deflators, Year: 2018 + i}
		if text != "-" {
			row.Value = value(text)
		}
		records = append(records, row)
	}
	return records
}

func TestACaseWithoutRatesTakesThoseBuiltIn(t *testing.T) {
	c := caseOf(t, 4)
	if got := ScheduleOf(c, false).Label(); got != greenBook().Label() || ScheduleOf(c, false).Unknown != "" {
		t.Errorf("it is %q, %q", got, ScheduleOf(c, false).Unknown)
	}
	if got := GuidanceOf(c); len(got.Bounds) != len(GuidanceOf(&model.Case{}).Bounds) {
		t.Errorf("the bounds are %v", got)
	}
	for class, want := range map[model.CostClass]string{ // table 2 of the review that the guidance rests on
		model.NonStandardBuildings: "39/2", model.StandardBuildings: "4/1", model.NonStandardCivil: "25/3",
		model.StandardCivil: "20/1", model.Equipment: "54/10",
	} {
		b, ok := DurationsOf(c).Bound(class)
		if got := b.Upper.Shift(2).String() + "/" + b.Lower.Shift(2).String(); !ok || got != want {
			t.Errorf("works of %s last %s longer, want %s", class, got, want)
		}
	}
	if b, ok := DurationsOf(c).Bound(model.Outsourcing); ok {
		t.Errorf("outsourcing has no works, and its bounds are %v", b)
	}
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if m := found["rates/discount"]; m.Words != "real 3.5%" || !strings.Contains(m.Note, "built in") {
		t.Errorf("the rates are told as %q, %q", m.Words, m.Note)
	}
}

func TestTheCasesOwnRatesCount(t *testing.T) {
	lines := []model.Record{once("gain", "a", model.BenefitLine, "0 11 13.75", ""), once("cost", "b", model.CostLine, "5 0 0", "")}
	c := caseOf(t, 3, append(lines,
		&model.RateTable{ID: model.DiscountRates, Name: "Review", Edition: "2026", Date: "2026-06-30"},
		&model.Rate{ID: "late", Table: model.DiscountRates, First: 2, Last: 30, Value: value("0.25")},
		&model.Rate{ID: "early", Table: model.DiscountRates, Last: 1, Value: value("0.1")},
	)...)
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	near(t, "PVB, 11 / 1.1 + 13.75 / (1.1 × 1.25)", found["pvb"].Value.Decimal, "20.0000")
	near(t, "NPV", found["npv"].Value.Decimal, "15.0000")
	if m := found["rates/discount"]; !strings.Contains(m.Note, "The case's own") || !strings.Contains(found["npv"].Note, "Review, real 10% for years 0 to 1, real 25%") {
		t.Errorf("the rates are told as %q, and in NPV %q", m.Note, found["npv"].Note)
	}
	draws, err := Draw(t.Context(), c, "s", model.InYear, DrawParams{Seed: 1, Count: 10})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the NPV drawn", draws.NPV.P50, 15, 1e-9)
}

func TestInflationIsTakenOutOfCashFigures(t *testing.T) {
	lines := []model.Record{once("gain", "a", model.BenefitLine, "0 11 24.2", ""), once("cost", "b", model.CostLine, "5 1.1 0", "")}
	records := append(append(lines, noDiscount()...), deflators("100 110 121")...)
	c := caseOf(t, 3, records...)
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	near(t, "PVB, 11 / 1.1 + 24.2 / 1.21", found["pvb"].Value.Decimal, "30.0000")
	near(t, "PVC, 5 + 1.1 / 1.1", found["pvc"].Value.Decimal, "6.0000")
	if note := found["npv"].Note; !strings.Contains(note, "The figures are cash: they are brought to the prices of 2018/19 by Deflators, June 2018") || strings.Contains(note, "taken as real") {
		t.Errorf("NPV says %q", note)
	}
	if !found["benefit"].Value.Decimal.Equal(number("35.2")) {
		t.Errorf("what isn't discounted has changed to %s", found["benefit"].Value.Decimal)
	}
}

func TestWhatCannotBeDiscountedIsSaidAndNotGuessed(t *testing.T) {
	gain := line("gain", "a", model.BenefitLine, "1 1 1", "")
	hall := classed(line("hall", "a", model.CostLine, "1 0 0", ""), model.StandardBuildings, "0")
	gap := caseOf(t, 3, gain, hall, &model.RateTable{ID: model.DiscountRates, Name: "Gap"}, &model.Rate{ID: "one", Table: model.DiscountRates, Last: 1, Value: value("0.1")})
	none := caseOf(t, 3, append([]model.Record{gain, hall}, deflators("100 -")...)...)
	for want, c := range map[string]*model.Case{
		"The discount rates have none for year 2, 2020/21: enter it in the list of rates.":                  gap,
		"The figures are cash, and the GDP deflators have none for 2019/20: enter it in the list of rates.": none,
	} {
		draws, err := Draw(t.Context(), c, "s", model.InYear, DrawParams{Seed: 1, Count: 10})
		if err != nil {
			t.Fatal(err)
		}
		found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{Draws: &draws}))
		for _, id := range []string{"pvb", "pvc", "npv"} {
			if m := found[id]; m.Value.Valid || m.Words != "not known" || m.Note != want {
				t.Errorf("%s is %+v, want %q", id, m, want)
			}
		}
		for id := range found {
			if strings.Contains(id, "npv-") || strings.Contains(id, "delay") || strings.Contains(id, "switching") {
				t.Errorf("%s is told all the same: %+v", id, found[id])
			}
		}
	}
}

func TestAnEditionMoreThanAYearOldIsToldWhereItsRatesAre(t *testing.T) {
	c := caseOf(t, 2, classed(line("hall", "a", model.CostLine, "10 0", ""), model.StandardBuildings, "0"))
	const rates = "The discount rates are of December 2025, more than a year old: check for a newer edition."
	for today, want := range map[string]bool{"2026-11-26": false, "2026-12-16": false, "2026-12-17": true} {
		found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{Today: day(today)}))
		if got := strings.Contains(found["npv"].Note, rates); got != want {
			t.Errorf("on %s NPV says %q", today, found["npv"].Note)
		}
		if m := found["rates/discount"]; strings.Contains(m.Words, "old edition") != want || strings.Contains(m.Note, rates) != want {
			t.Errorf("on %s the rates say %+v", today, m)
		}
		const bounds = "The optimism bias bounds are of April 2013, more than a year old: check for a newer edition."
		if note := found["optimism-bias/hall"].Note; !strings.Contains(note, bounds) {
			t.Errorf("on %s the bias says %q", today, note)
		}
	}
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if m := found["rates/optimism-bias"]; strings.Contains(m.Words+m.Note, "old") {
		t.Errorf("without a day it says %+v", m)
	}
}

// What a spreadsheet could take for a formula begins no cell of the measures, whatever people type.
func TestNoMeasureBeginsWithWhatPeopleTyped(t *testing.T) {
	tools := classed(line("tools", "b", model.CostLine, "1 0", ""), model.OwnEvidence, "0")
	tools.Overrun, tools.OverrunSource = value("1.21"), "=1+1"
	records := []model.Record{tools, line("gain", "a", model.BenefitLine, "0 1", ""), classed(line("hall", "a", model.CostLine, "1 0", ""), model.StandardBuildings, "0")}
	for _, r := range append(BuiltIn(), deflators("100 101")[1:]...) {
		if x, ok := r.(*model.RateTable); ok {
			x.Name, x.Edition, x.Source, x.Note, x.Cash = "=1+1", "=1+1", "=1+1", "=1+1", x.ID == model.Deflators
		}
		records = append(records, r)
	}
	c := caseOf(t, 2, records...)
	for _, m := range Measures(c, "s", model.Minimum, model.InYear, Options{Today: day("2030-01-01")}) {
		for _, text := range []string{m.Name, m.Words, m.Formula, m.Note} {
			if strings.HasPrefix(text, "=") {
				t.Errorf("%s has %q", m.ID, text)
			}
		}
	}
}

func TestBothBoundsAreToldAndOwnEvidenceComesFirst(t *testing.T) {
	tools := classed(once("tools", "b", model.CostLine, "1 0", ""), model.OwnEvidence, "0")
	tools.Overrun, tools.OverrunSource = value("1.21"), "Set-up cost between bid and plan."
	c := caseOf(t, 2,
		classed(once("hall", "a", model.CostLine, "10 0", ""), model.StandardBuildings, "0.25"), // 10 × 2% = 0.2 to 10 × 24% × 75% = 1.8
		tools, // 1 × 121%
		classed(once("team", "a", model.CostLine, "0 3", ""), model.PeopleCosts, "0"),
	)
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{Schedule: flat(100)}))
	for id, want := range map[string]string{
		"cost": "£14m", "optimism-bias-lower": "£1.41m", "optimism-bias": "£3.01m", "cost-with-bias-lower": "£15.41m", "cost-with-bias": "£17.01m",
		"net-after-bias-lower": "−£15.41m", "net-after-bias": "−£17.01m", "optimism-bias/tools": "£1.21m", "optimism-bias-open": "£3m",
		"npv-after-bias-lower": "−£13.91m", "npv-after-bias": "−£15.51m",
	} {
		if m := found[id]; m.Words != want {
			t.Errorf("%s is %q, want %q", id, m.Words, want)
		}
	}
	if note := found["optimism-bias/hall"].Note; !strings.Contains(note, "At the lower bound it is £0.2m") || !strings.Contains(note, "evidence of the council's own comes first") {
		t.Errorf("the hall says %q", note)
	}
	if m := found["optimism-bias/tools"]; m.Formula != "Cost × own evidence × (1 − mitigation) = £1m × 121% × (1 − 0%) = £1.21m" || !strings.Contains(m.Note, "Evidence: Set-up cost between bid and plan.") {
		t.Errorf("the tools say %+v", m)
	}
	if note := found["optimism-bias-open"].Note; !strings.Contains(note, "doesn't mean that nothing is to be added") || !strings.Contains(note, "people (backfill and the like)") {
		t.Errorf("the team says %q", note)
	}
}

func TestTheLowerBoundIsNeverAboveTheUpper(t *testing.T) {
	r := randomly(t)
	for range 300 {
		c := randomCase(t, r)
		estimate, basis := pick(r, model.Estimates()...), pick(r, model.Bases()...)
		bias := GuidanceOf(c).BiasOf(c, "s", estimate, basis)
		if bias.Low.GreaterThan(bias.Total) || !bias.Low.Equal(decimal.Sum(decimal.Zero, bias.LowYears...)) || !bias.Total.Equal(decimal.Sum(decimal.Zero, bias.Years...)) {
			t.Fatalf("from %s to %s, by year %s and %s", bias.Low, bias.Total, bias.LowYears, bias.Years)
		}
		classes := 0
		for l := range c.Counting("s") {
			if l.Class != model.Unclassed {
				classes++
			}
		}
		if len(bias.Lines)+len(bias.Open) != classes {
			t.Fatalf("%d costs have a class, %d are adjusted and %d open", classes, len(bias.Lines), len(bias.Open))
		}
	}
}

func TestLateWorksBringTheirBenefitsLater(t *testing.T) {
	c := caseOf(t, 4, append(noDiscount(),
		once("gain", "a", model.BenefitLine, "0 20 0 0", ""), // one year of works, 39% longer: 20 × 61% and 20 × 39%
		once("other", "b", model.BenefitLine, "0 0 0 1", ""),
		once("whole", model.Programme, model.BenefitLine, "5 0 0 0", ""),
		classed(once("hall", "a", model.CostLine, "0 10 0 0", ""), model.NonStandardBuildings, "0"),
		classed(once("tools", "b", model.CostLine, "1 1 1 0", ""), model.Equipment, "0.5"), // 3 × 54% × 50% = 0.81 years
	)...)
	late := LateWorksOf(c, "s", model.Minimum, model.InYear, DurationsOf(c), true)
	for year, want := range []string{"5.0000", "12.2000", "7.8000", "0.1900"} {
		near(t, "the benefit", late.Flow.Benefit[year], want)
	}
	near(t, "what is lost", late.Lost, "0.8100")
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	near(t, "NPV late", found["npv-works-late-upper"].Value.Decimal, "12.1900")                     // 25.19 − 13
	near(t, "NPV late by the lower bounds", found["npv-works-late-lower"].Value.Decimal, "12.7000") // 0.3 of £1m lost
	if note := found["npv-works-late-upper"].Note; !strings.Contains(note, "Better tools, cost: 3 years of works take 27% longer, so benefits come 0.81 years later") {
		t.Errorf("it says %q", note)
	}
}

// The programme's works hold every benefit up; an option's own hold up its own.
func TestLateWorksOfTheProgrammeDelayAllBenefits(t *testing.T) {
	c := caseOf(t, 3,
		line("gain", "a", model.BenefitLine, "10 0 0", ""),
		line("whole", model.Programme, model.BenefitLine, "10 0 0", ""),
		classed(line("office", "a", model.CostLine, "1 0 0", ""), model.StandardBuildings, "0"),              // 4% of a year
		classed(line("hall", model.Programme, model.CostLine, "1 1 0", ""), model.NonStandardBuildings, "0"), // 39% of two years
	)
	late := LateWorksOf(c, "s", model.Minimum, model.InYear, DurationsOf(c), true)
	near(t, "the first year, 20 × 22%", late.Flow.Benefit[0], "4.4000")
	near(t, "the second year, 20 × 78%", late.Flow.Benefit[1], "15.6000")
}

func TestWorksLateBringNoMoreThanPlanned(t *testing.T) {
	r := randomly(t)
	for range 300 {
		c := randomCase(t, r)
		estimate, basis := pick(r, model.Estimates()...), pick(r, model.Bases()...)
		plan := model.Profile(c, "s", estimate, basis)
		late := LateWorksOf(c, "s", estimate, basis, DurationsOf(c), r.IntN(2) == 0)
		if !late.Flow.TotalBenefit.Add(late.Lost).Equal(plan.TotalBenefit) || late.Lost.IsNegative() || !late.Flow.TotalCost.Equal(plan.TotalCost) {
			t.Fatalf("%s late and %s lost of %s", late.Flow.TotalBenefit, late.Lost, plan.TotalBenefit)
		}
	}
}

func TestAnEditOfBuiltInRatesMakesThemTheCasesOwn(t *testing.T) {
	c := caseOf(t, 2, line("gain", "a", model.BenefitLine, "0 1", ""))
	shown := WithBuiltIn(c)
	now, _ := shown.Record(model.KindRate, "discount.0")
	next := *now.(*model.Rate)
	next.Value = value("0.25")
	e, err := shown.Replace("discount.0", &next)
	if err != nil {
		t.Fatal(err)
	}
	own, err := OwnRates(c, e)
	if err != nil {
		t.Fatal(err)
	}
	after, back, err := model.Apply(c, own)
	if err != nil {
		t.Fatal(err)
	}
	if own.Text != "Discount rates, years 0 to 30: 25% instead of 3.5%" {
		t.Errorf("it is called %q", own.Text)
	}
	near(t, "PVB", ScheduleOf(after, false).PresentValuesOf(model.Profile(after, "s", model.Minimum, model.InYear)).Benefit, "0.8000")
	if after.RateTables.Len() != 1 || after.Rates.Len() != 1 {
		t.Errorf("%d tables with %d rows are the case's own", after.RateTables.Len(), after.Rates.Len())
	}
	before, _, err := model.Apply(after, back)
	if err != nil || before.RateTables.Len()+before.Rates.Len() != 0 {
		t.Errorf("taken back, %d records stay: %v", before.RateTables.Len()+before.Rates.Len(), err)
	}
	again, err := OwnRates(after, model.Edit{Changes: []model.Change{{From: own.Changes[0].To}}})
	if err != nil || len(again.Changes) != 1 {
		t.Errorf("an edit of the case's own rates takes the built-in ones again: %v, %v", again, err)
	}
}

// ownRates is a case whose own table of rates is the built-in one, changed.
func ownRates(t *testing.T, set model.RateSet, change func(*model.RateTable), changeRow func(*model.Rate)) *model.Case {
	t.Helper()
	records := []model.Record{classed(line("hall", "a", model.CostLine, "10 0", ""), model.StandardBuildings, "0")}
	for _, r := range BuiltIn() {
		switch x := r.(type) {
		case *model.RateTable:
			if x.ID == set {
				change(x)
				records = append(records, x)
			}
		case *model.Rate:
			if x.Table == set {
				changeRow(x)
				records = append(records, x)
			}
		}
	}
	return caseOf(t, 2, records...)
}

func TestNoPublicationIsCreditedWithFiguresThatWereChanged(t *testing.T) {
	keep, keepRow := func(*model.RateTable) {}, func(*model.Rate) {}
	raise := func(x *model.Rate) {
		if x.Value != nil {
			x.Value = value(x.Value.Add(number("0.005")).String())
		}
	}
	lower := func(x *model.Rate) {
		if x.Lower != nil {
			x.Lower = value("0.001")
		}
	}
	for name, one := range map[string]struct {
		set    model.RateSet
		table  func(*model.RateTable)
		row    func(*model.Rate)
		starts string
		source bool
	}{
		"a copy":                   {model.DiscountRates, keep, keepRow, "Taken from HM Treasury Green Book, rate in force in December 2025. The case's own edition. Source: HM Treasury.", true},
		"a changed rate":           {model.DiscountRates, keep, raise, "The case's own discount rates, changed from HM Treasury Green Book, rate in force in December 2025.", false},
		"other years":              {model.DiscountRates, keep, func(x *model.Rate) { x.Last = 20 }, "The case's own discount rates, changed from HM Treasury", false},
		"a rate emptied":           {model.DiscountRates, keep, func(x *model.Rate) { x.Value = nil }, "The case's own discount rates, changed from HM Treasury", false},
		"an edition emptied":       {model.DiscountRates, func(x *model.RateTable) { x.Edition = "" }, raise, "The case's own discount rates, changed from HM Treasury", false},
		"an edition typed":         {model.DiscountRates, func(x *model.RateTable) { x.Edition = "July 2026" }, raise, "Taken from HM Treasury Green Book, July 2026. The case's own edition. Source: HM Treasury.", true},
		"a publication typed":      {model.DiscountRates, func(x *model.RateTable) { x.Name = "Pension fund" }, raise, "Taken from Pension fund. The case's own edition.", false},
		"a source typed":           {model.DiscountRates, func(x *model.RateTable) { x.Source = "Section 151 officer" }, raise, "The case's own discount rates, changed from HM Treasury Green Book, rate in force in December 2025. Source: Section 151 officer.", false},
		"changed bounds":           {model.BiasBounds, keep, raise, "The case's own optimism bias bounds, changed from Green Book supplementary guidance", false},
		"changed lower bounds":     {model.BiasBounds, keep, lower, "The case's own optimism bias bounds, changed from Green Book supplementary guidance", false},
		"changed works":            {model.WorksDuration, keep, raise, "The case's own works duration bounds, changed from Green Book supplementary guidance", false},
		"mid-year, no figure else": {model.DiscountRates, func(x *model.RateTable) { x.MidYear = true }, keepRow, "Taken from HM Treasury Green Book, rate", true},
	} {
		found, _ := byID(Measures(ownRates(t, one.set, one.table, one.row), "s", model.Minimum, model.InYear, Options{Today: day("2026-12-31")}))
		note := found["rates/"+string(one.set)].Note
		if !strings.HasPrefix(note, one.starts) || strings.Contains(note, "Source: HM Treasury.") != one.source {
			t.Errorf("%s is told as %q", name, note)
		}
		if !one.source && (strings.Contains(note, "review") || strings.Contains(note, "year old")) {
			t.Errorf("%s is told with what only the built-in figures are: %q", name, note)
		}
	}
	c := ownRates(t, model.BiasBounds, keep, raise)
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	if note := found["optimism-bias/hall"].Note; !strings.Contains(note, "any. The case's own optimism bias bounds, changed from Green Book") {
		t.Errorf("the hall's bias says %q", note)
	}
	found, _ = byID(Measures(ownRates(t, model.DiscountRates, keep, raise), "s", model.Minimum, model.InYear, Options{}))
	if note := found["npv"].Note; !strings.HasPrefix(note, "Discounted by the case's own discount rates, real 4% for years 0 to 30, changed from HM Treasury Green Book") {
		t.Errorf("NPV says %q", note)
	}
}

// None are built in, so none that were typed are a publication's until somebody says of which edition.
func TestDeflatorsAreNobodysUntilTheirEditionIsSaid(t *testing.T) {
	for edition, want := range map[string]string{"": "The case's own GDP deflators, edition not said.", "June 2026": "Taken from GDP deflators at market prices, June 2026. The case's own edition. Source: HM Treasury."} {
		records := deflators("100 101")
		records[0] = &model.RateTable{ID: model.Deflators, Name: "GDP deflators at market prices", Source: "HM Treasury", Edition: edition, Cash: true}
		found, _ := byID(Measures(caseOf(t, 2, records...), "s", model.Minimum, model.InYear, Options{}))
		if got := found["rates/deflators"].Note; got != want {
			t.Errorf("with the edition %q they are told as %q, want %q", edition, got, want)
		}
	}
}

func TestADiscountRateAboveAFifthIsAskedAbout(t *testing.T) {
	for rate, want := range map[string]bool{"0.035": false, "0.2": false, "0.2001": true, "1.5": true, "-0.3": false} {
		c := ownRates(t, model.DiscountRates, func(*model.RateTable) {}, func(x *model.Rate) { x.Value = value(rate) })
		found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
		words := "The discount rate of years 0 to 30 is " + number(rate).Shift(2).String() + "%, above 20%: check that it is meant."
		for _, id := range []string{"npv", "rates/discount"} {
			if got := strings.Contains(found[id].Note, words); got != want {
				t.Errorf("at %s %s says %q", rate, id, found[id].Note)
			}
		}
		if got := strings.Contains(found["rates/discount"].Words, "uncommonly high"); got != want {
			t.Errorf("at %s the rates are %q", rate, found["rates/discount"].Words)
		}
	}
}

func TestOwnEvidenceIsToldWithItsSourceAndWithoutBoundsThatItDoesNotUse(t *testing.T) {
	tools := classed(once("tools", "b", model.CostLine, "1 0", ""), model.OwnEvidence, "0")
	tools.Overrun = value("0.3")
	team := classed(once("team", "a", model.CostLine, "0 3", ""), model.PeopleCosts, "0")
	found, _ := byID(Measures(caseOf(t, 2, tools, team), "s", model.Minimum, model.InYear, Options{}))
	if note := found["optimism-bias/tools"].Note; !strings.Contains(note, "Where the evidence comes from isn't said: enter it beside the cost.") {
		t.Errorf("the tools say %q", note)
	}
	if m, taken := found["rates/optimism-bias"]; taken {
		t.Errorf("bounds that no cost uses are told all the same: %+v", m)
	}
}
