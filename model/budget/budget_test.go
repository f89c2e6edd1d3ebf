package budget_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/budget"
	"tomworkbench/storage/casefile"
)

// example is the built-in case with its published scenario.
func example(t testing.TB) (*model.Case, string) {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case, f.Case.DefaultScenario().ID
}

func words(r Row) string {
	var parts []string
	for _, d := range r.Years {
		parts = append(parts, d.String())
	}
	return strings.Join(parts, " ") + " = " + r.Total.String()
}

func TestThePublishedFinancialPositionAndTheResidualComeOutOnBothBases(t *testing.T) {
	c, scenario := example(t)
	for basis, want := range map[model.Basis][]string{
		model.InYear: {
			"5.8 0.9 -1.9 -3.8 = 1", "2 13 13 5 = 33", "0 8.5 3.5 3 = 15", "0 0 0 0 = 0", "3 8 5 1 = 17", "-1 -3.5 4.5 1 = 1", "6.8 4.4 -6.4 -4.8 = 0",
		},
		model.Recurring: {
			"5.8 6.7 4.8 1 = 18.3", "2 15 28 33 = 78", "0 8.5 12 15 = 35.5", "0 0 0 0 = 0", "3 8 5 1 = 17", "-1 -1.5 11 17 = 25.5", "6.8 8.2 -6.2 -16 = -7.2",
		},
	} {
		p := Of(c, scenario, model.Minimum, basis)
		for i, row := range []Row{p.Plan, p.Saving, p.Overlap, p.Ongoing, p.OneOff, p.New, p.After} {
			if got := words(row); got != want[i] {
				t.Errorf("%s, row %d: %s, want %s", basis, i, got, want[i])
			}
		}
	}
	p := Of(c, scenario, model.Minimum, model.InYear)
	var lines []string
	for _, r := range p.Lines {
		lines = append(lines, words(r))
	}
	if want := []string{"4.8 0.4 0 -0.5 = 4.7", "18.4 9 6.5 0.2 = 34.1", "-32.4 0 -4.9 -0.5 = -37.8", "15 -8.5 -3.5 -3 = 0"}; !slices.Equal(lines, want) {
		t.Errorf("the plan's lines are %q", lines)
	}
}

func TestTheHeadlineSaysWhetherAndWhenTheGapCloses(t *testing.T) {
	c, scenario := example(t)
	for basis, want := range map[model.Basis]string{
		model.InYear:    "The plan’s gap of £1.0m closes over 4 years; to be found on the way: £6.8m in 2018/19 and £4.4m in 2019/20",
		model.Recurring: "The gap closes in 2020/21, with £6.2m to spare; in 2020/21 the plan alone is £4.8m short",
	} {
		p := Of(c, scenario, model.Minimum, basis)
		if got := p.Headline(c); got != want {
			t.Errorf("%s: %s", basis, got)
		}
	}
	p := Of(c, scenario, model.Minimum, model.InYear)
	if got := p.Reading(c); got != "Of the scenario’s £33.0m saved, £15.0m is in the budget already. Nobody has said what pays for £17.0m of one-off costs; £17.0m is counted as falling on the revenue budget in their years." {
		t.Error(got)
	}
}

// A gap that one-off costs alone keep from closing is told to narrow, and by when.
func TestOneOffCostsAreToldApartFromAGapThatNarrows(t *testing.T) {
	one := func(figures ...int64) (years []decimal.Decimal) {
		for _, d := range figures {
			years = append(years, decimal.NewFromInt(d))
		}
		return years
	}
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: 2}, &model.Scenario{ID: "s", Name: "S"},
		&model.BudgetLine{ID: "l", Name: "Pressures", Type: model.Pressure, Years: one(4, 2)},
		&model.Line{ID: "b", Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: one(0, 4)},
		&model.Line{ID: "c", Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once, Minimum: one(5, 0)},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	p := Of(c, "s", model.Minimum, model.InYear)
	if got, want := p.Headline(c), "The plan’s gap of £6m narrows to £2m by 2027/28; with one-off costs £7m has to be found over 2 years"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// random makes a case with lines of every sort, a plan, overlaps and re-investments.
func random(t *testing.T, r *rand.Rand) *model.Case {
	t.Helper()
	years := 1 + r.IntN(6)
	figures := func() []decimal.Decimal {
		f := make([]decimal.Decimal, years)
		for i := range f {
			f[i] = decimal.New(r.Int64N(2000)-500, -2)
		}
		return f
	}
	records := []model.Record{
		&model.Head{ID: "random", Title: "Random", FirstYear: 2020, Years: years}, &model.Component{ID: "c", Name: "C"},
		&model.Decision{ID: "d", Component: "c", Name: "D", Several: true}, &model.Scenario{ID: "s", Name: "S"},
	}
	var chosen []string
	for i := range 4 {
		id := fmt.Sprint("o", i)
		records = append(records, &model.Option{ID: id, Decision: "d", Name: id})
		if r.IntN(2) == 0 {
			chosen = append(chosen, id)
		}
		for j := range r.IntN(4) {
			l := &model.Line{ID: fmt.Sprint(id, "-", j), Owner: id, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: figures()}
			if r.IntN(2) == 0 {
				l.Recurrence = model.Once
			}
			if l.Worth = model.LineWorths()[r.IntN(3)]; r.IntN(2) == 0 {
				l.Type, l.Worth, l.Funding = model.CostLine, model.Cashable, model.Fundings()[r.IntN(6)]
			}
			if r.IntN(2) == 0 {
				l.Maximum = slices.Clone(l.Minimum)
				for i := range l.Maximum {
					l.Maximum[i] = l.Maximum[i].Add(decimal.New(r.Int64N(300), -2))
				}
			}
			records = append(records, l)
		}
	}
	for i := range r.IntN(4) {
		records = append(records, &model.BudgetLine{ID: fmt.Sprint("b", i), Name: "Line", Type: model.BudgetTypes()[r.IntN(3)], Years: figures()})
	}
	if r.IntN(2) == 0 {
		records = append(records, &model.Overlap{ID: "net", Measure: "cumulative net", Years: figures()})
	}
	records = append(records, &model.Choice{Scenario: "s", Decision: "d", Options: chosen, Status: model.Agreed}, &model.Reinvestment{ID: "r", Name: "R", Share: decimal.New(r.Int64N(100), -2)})
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func same(a, b []decimal.Decimal) bool { return slices.EqualFunc(a, b, decimal.Decimal.Equal) }

func TestCarriedForwardIsTheRunningSumOfTheStepsAndTheGapIsThePlanLessWhatIsNew(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 300 {
		c := random(t, r)
		estimate := model.Estimates()[r.IntN(3)]
		steps, carried := Of(c, "s", estimate, model.InYear), Of(c, "s", estimate, model.Recurring)
		for name, rows := range map[string][2]Row{"plan": {steps.Plan, carried.Plan}, "saving": {steps.Saving, carried.Saving}, "overlap": {steps.Overlap, carried.Overlap}, "ongoing cost": {steps.Ongoing, carried.Ongoing}} {
			if !same(model.LevelsOf(rows[0].Years), rows[1].Years) {
				t.Fatalf("%s: %v carried forward is %v", name, rows[0].Years, rows[1].Years)
			}
		}
		if !same(steps.OneOff.Years, carried.OneOff.Years) {
			t.Fatalf("one-off costs: %v and %v", steps.OneOff.Years, carried.OneOff.Years)
		}
		for _, p := range []Position{steps, carried} {
			for i := range p.New.Years {
				if left := p.Plan.Years[i].Sub(p.New.Years[i]); !left.Equal(p.After.Years[i]) {
					t.Fatalf("%s of %s is left of %s less %s", p.After.Years[i], left, p.Plan.Years[i], p.New.Years[i])
				}
			}
			for _, row := range []Row{p.Plan, p.Saving, p.Overlap, p.Ongoing, p.OneOff, p.New, p.After} {
				if !row.Total.Equal(decimal.Sum(decimal.Zero, row.Years...)) {
					t.Fatalf("%v comes to %s", row.Years, row.Total)
				}
			}
		}
		sum := decimal.Zero
		for _, u := range UsesOf(c, steps.New.Total) {
			sum = sum.Add(u.Amount)
		}
		if steps.New.Total.IsPositive() && !sum.Equal(steps.New.Total) {
			t.Fatalf("of %s, %s is used", steps.New.Total, sum)
		}
		if c.Imagine(model.WhatIf{}) != c {
			t.Fatal("a question that asks nothing changes the case")
		}
	}
}

// made is a case of a programme's lines and whatever else is given, over two years.
func made(t *testing.T, more ...model.Record) *model.Case {
	t.Helper()
	c, err := model.NewCase(0, append([]model.Record{&model.Head{ID: "made", Title: "Made", FirstYear: 2020, Years: 2}, &model.Scenario{ID: "s", Name: "S"}}, more...), false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func pair(a, b string) []decimal.Decimal {
	return []decimal.Decimal{decimal.RequireFromString(a), decimal.RequireFromString(b)}
}

func TestEveryAmountStandsInTheRowThatItsWorthItsFundingAndItsRecurrenceSay(t *testing.T) {
	line := func(id string, of model.LineType, recurs model.Recurrence, worth model.Worth, funding model.Funding) *model.Line {
		return &model.Line{ID: id, Owner: model.Programme, Type: of, Recurrence: recurs, Worth: worth, Funding: funding, Minimum: pair("1", "2")}
	}
	for _, x := range []struct {
		line *model.Line
		// want is saving, ongoing, one-off, new, capacity, avoided and what stands apart, carried forward.
		want string
	}{
		{line("a", model.BenefitLine, model.Ongoing, "", ""), "4 0 0 4 0 0 0"},
		{line("a", model.BenefitLine, model.Once, "", ""), "0 0 -3 3 0 0 0"},
		{line("a", model.BenefitLine, model.Ongoing, model.Capacity, ""), "0 0 0 0 4 0 0"},
		{line("a", model.BenefitLine, model.Once, model.Avoided, ""), "0 0 0 0 0 3 0"},
		{line("a", model.CostLine, model.Ongoing, "", model.FromGrant), "0 4 0 -4 0 0 0"},
		{line("a", model.CostLine, model.Once, "", ""), "0 0 3 -3 0 0 0"},
		{line("a", model.CostLine, model.Once, "", model.FromRevenue), "0 0 3 -3 0 0 0"},
		{line("a", model.CostLine, model.Once, "", model.FromReceipts), "0 0 0 0 0 0 3"},
		{line("a", model.CostLine, model.Once, "", model.FromReserve), "0 0 0 0 0 0 3"},
	} {
		p := Of(made(t, x.line), "s", model.Minimum, model.Recurring)
		apart := p.Apart()
		got := fmt.Sprint(p.Saving.Total, p.Ongoing.Total, p.OneOff.Total, p.New.Total, p.Capacity.Total, p.Avoided.Total, apart.Total)
		if got != x.want {
			t.Errorf("%+v stands as %s, want %s", x.line, got, x.want)
		}
	}
}

func TestWhatTheBudgetCountsOnOfCostsIsNewToItTheOtherWayRound(t *testing.T) {
	cost := func(recurs model.Recurrence) *model.Line {
		return &model.Line{ID: "cost", Owner: model.Programme, Type: model.CostLine, Recurrence: recurs, Minimum: pair("3", "3")}
	}
	counted := &model.Overlap{ID: "cost", Measure: "cost", Years: pair("1", "2")}
	ongoing := Of(made(t, cost(model.Ongoing), counted), "s", model.Minimum, model.Recurring)
	if got := words(ongoing.Overlap) + ", " + words(ongoing.New); got != "-1 -3 = -4, -2 -3 = -5" {
		t.Errorf("of costs every year: %s", got)
	}
	once := Of(made(t, cost(model.Once), counted), "s", model.Minimum, model.Recurring)
	if got := words(once.OneOff) + ", " + words(once.New); got != "2 1 = 3, -2 -1 = -3" {
		t.Errorf("of costs once: %s", got)
	}
}

func TestWhatShouldBeLookedAtIsSaidInASentenceWithItsRecord(t *testing.T) {
	save := &model.Line{ID: "save", Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: pair("2", "2")}
	plan := &model.BudgetLine{ID: "plan", Name: "Plan", Type: model.PlannedSaving, Years: pair("-2", "-1")}
	net := func(years []decimal.Decimal, held string) *model.Overlap {
		return &model.Overlap{ID: "net", Measure: "cumulative net", Years: years, HeldBy: held}
	}
	for want, records := range map[string][]model.Record{
		"": {save, plan, net(pair("2", "1"), "plan")},
		"budget-line/plan: “Plan” is a planned saving, but its figures are positive: they are read as raising the pressure by £3.00m. Type a saving with a minus.": {&model.BudgetLine{ID: "plan", Name: "Plan", Type: model.PlannedSaving, Years: pair("2", "1")}},
		"budget-line/pay: “Pay” is a pressure, but its figures are negative: they are read as lowering the pressure by £1.00m. Type it without a minus.":           {&model.BudgetLine{ID: "pay", Name: "Pay", Type: model.Pressure, Years: pair("-1", "0")}},
		"overlap/net: In 2021/22, £2.00m is said to be in the budget already, but “Plan” saves £1.00m in that year.":                                               {save, plan, net(pair("2", "2"), "plan")},
		"overlap/net: In 2021/22 the budget counts on savings of £5m a year, but this scenario saves £4m of cash: £1m of the plan has no saving behind it.":        {save, net(pair("2", "3"), "")},
		"overlap/net: What is in the budget already of the cumulative net names no line of the plan. Say which one holds it.":                                      {save, plan, net(pair("2", "1"), "")},
		"overlap/net: £3.00m of the cumulative net is in the budget already, but in no year: it is taken off nowhere. Give it a figure a year.":                    {save, &model.Overlap{ID: "net", Measure: "cumulative net", Amount: decimal.NewFromInt(3)}},
		"re-investment/b: 120% of what is left over is re-invested: more than there is. Make the shares 100% or less.": {
			&model.Reinvestment{ID: "a", Name: "A", Share: decimal.RequireFromString("0.7")}, &model.Reinvestment{ID: "b", Name: "B", Share: decimal.RequireFromString("0.5")},
		},
	} {
		var said []string
		for _, check := range Checks(made(t, records...), "s", model.Minimum) {
			said = append(said, string(check.Kind)+"/"+check.Key+": "+check.Text)
		}
		if got := strings.Join(said, "|"); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
