package model_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestTheProfileOfTheSmallCaseByHand(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		scenario                       string
		estimate                       Estimate
		basis                          Basis
		benefit, cost, net, cumulative string
	}{
		{"first", Minimum, InYear, "0 1.5 3", "5.1 0.35 0.1", "-5.1 1.15 2.9", "-5.1 -3.95 -1.05"},
		{"first", Central, InYear, "0.25 2 3", "4.1 0.35 0.1", "-3.85 1.65 2.9", "-3.85 -2.2 0.7"},
		{"first", Maximum, InYear, "0.5 2.5 3", "3.1 0.35 0.1", "-2.6 2.15 2.9", "-2.6 -0.45 2.45"},
		{"first", Minimum, Recurring, "0 1.5 4.5", "5.1 3.35 3.1", "-5.1 -1.85 1.4", "-5.1 -6.95 -5.55"},
		{"first", Maximum, Recurring, "0.5 3 6", "3.1 1.35 1.1", "-2.6 1.65 4.9", "-2.6 -0.95 3.95"},
		{"second", Minimum, InYear, "0 0 0", "0.1 0.1 0.1", "-0.1 -0.1 -0.1", "-0.1 -0.2 -0.3"},
		{"second", Maximum, Recurring, "0 0 0", "0.1 0.1 0.1", "-0.1 -0.1 -0.1", "-0.1 -0.2 -0.3"},
		{"unknown", Central, InYear, "0 0 0", "0.1 0.1 0.1", "-0.1 -0.1 -0.1", "-0.1 -0.2 -0.3"},
	} {
		t.Run(fmt.Sprint(one.scenario, one.estimate, one.basis), func(t *testing.T) {
			f := Profile(c, one.scenario, one.estimate, one.basis)
			for _, line := range []struct {
				name string
				got  []decimal.Decimal
				want string
			}{{"benefit", f.Benefit, one.benefit}, {"cost", f.Cost, one.cost}, {"net", f.Net, one.net}, {"cumulative net", f.Cumulative, one.cumulative}} {
				if got := row(line.got); got != line.want {
					t.Errorf("%s is %s, want %s", line.name, got, line.want)
				}
			}
		})
	}
}

// eachProfile calls check with every scenario and basis of random cases.
func eachProfile(t *testing.T, check func(t *testing.T, c *Case, scenario string, basis Basis)) {
	r := randomly(t)
	for range 60 {
		c := startedCase(t, r)
		for s := range c.Scenarios.All() {
			for _, basis := range Bases() {
				check(t, c, s.ID, basis)
			}
		}
	}
}

func TestTheMinimumIsBelowTheCentralAndThatBelowTheMaximum(t *testing.T) {
	eachProfile(t, func(t *testing.T, c *Case, scenario string, basis Basis) {
		low, mid, high := Profile(c, scenario, Minimum, basis), Profile(c, scenario, Central, basis), Profile(c, scenario, Maximum, basis)
		ascending(t, "net", low.Net, mid.Net, high.Net)
		ascending(t, "cumulative net", low.Cumulative, mid.Cumulative, high.Cumulative)
		ascending(t, "benefit", low.Benefit, mid.Benefit, high.Benefit)
		ascending(t, "cost", high.Cost, mid.Cost, low.Cost)
	})
}

// ascending also holds the middle to be exactly half way.
func ascending(t *testing.T, what string, low, mid, high []decimal.Decimal) {
	t.Helper()
	for i := range mid {
		if mid[i].LessThan(low[i]) || high[i].LessThan(mid[i]) || !mid[i].Mul(decimal.NewFromInt(2)).Equal(low[i].Add(high[i])) {
			t.Fatalf("%s of year %d: %s, %s, %s", what, i, low[i], mid[i], high[i])
		}
	}
}

func TestNetCumulativeAndTotalsFollowFromBenefitAndCost(t *testing.T) {
	eachProfile(t, func(t *testing.T, c *Case, scenario string, basis Basis) {
		f := Profile(c, scenario, Central, basis)
		var benefit, cost, net decimal.Decimal
		for i := range f.Benefit {
			benefit, cost = benefit.Add(f.Benefit[i]), cost.Add(f.Cost[i])
			net = net.Add(f.Benefit[i]).Sub(f.Cost[i])
			if !f.Net[i].Equal(f.Benefit[i].Sub(f.Cost[i])) || !f.Cumulative[i].Equal(net) {
				t.Fatalf("year %d: net %s, cumulative %s", i, f.Net[i], f.Cumulative[i])
			}
		}
		if !f.TotalBenefit.Equal(benefit) || !f.TotalCost.Equal(cost) || !f.TotalNet.Equal(net) {
			t.Fatalf("the totals are %s, %s, %s; want %s, %s, %s", f.TotalBenefit, f.TotalCost, f.TotalNet, benefit, cost, net)
		}
	})
}

func TestOnTheRecurringBasisOngoingFiguresAddUpAndOthersDoNot(t *testing.T) {
	r := randomly(t)
	for range 60 {
		c := randomCase(t, r)
		once, ongoing := withRecurrence(t, c, Once), withRecurrence(t, c, Ongoing)
		for s := range c.Scenarios.All() {
			inYear := Profile(c, s.ID, Minimum, InYear)
			if got := Profile(once, s.ID, Minimum, Recurring); row(got.Net) != row(inYear.Net) {
				t.Fatalf("once: net %s, in-year it is %s", row(got.Net), row(inYear.Net))
			}
			if got := Profile(ongoing, s.ID, Minimum, Recurring); row(got.Net) != row(inYear.Cumulative) {
				t.Fatalf("ongoing: net %s, want the in-year cumulative %s", row(got.Net), row(inYear.Cumulative))
			}
		}
	}
}

// withRecurrence returns the case with every line made ongoing or once.
func withRecurrence(t testing.TB, c *Case, recurrence Recurrence) *Case {
	t.Helper()
	var records []Record
	for r := range c.Records() {
		if l, ok := r.(*Line); ok {
			to := *l
			to.Recurrence = recurrence
			r = &to
		}
		records = append(records, r)
	}
	return build(t, records)
}

func TestTotalsByCategorySplitTheWholeTotal(t *testing.T) {
	eachProfile(t, func(t *testing.T, c *Case, scenario string, basis Basis) {
		f := Profile(c, scenario, Maximum, basis)
		for lines, want := range map[LineType]decimal.Decimal{BenefitLine: f.TotalBenefit, CostLine: f.TotalCost} {
			sum := decimal.Zero
			for _, part := range FlowsByCategory(c, scenario, Maximum, basis, lines) {
				sum = sum.Add(part.Total)
			}
			if !sum.Equal(want) {
				t.Fatalf("the %s categories add up to %s, want %s", lines, sum, want)
			}
		}
	})
}

func TestCategoriesStandInTheOrderOfTheLines(t *testing.T) {
	got := fmt.Sprint(FlowsByCategory(smallCase(t), "first", Minimum, InYear, CostLine))
	if want := "[{technology [2 0.25 0] 2.25} {people [3.1 0.1 0.1] 3.3}]"; got != want {
		t.Errorf("the costs are %s, want %s", got, want)
	}
	if got := FlowsByCategory(smallCase(t), "second", Minimum, InYear, BenefitLine); len(got) != 0 {
		t.Errorf("without a choice the benefits are %v", got)
	}
}

func TestALineTotalsFromTheSmallestToTheLargest(t *testing.T) {
	c := smallCase(t)
	for _, one := range []struct {
		line      string
		basis     Basis
		low, high string
	}{
		{"l1", InYear, "3.5", "5"},
		{"l1", Recurring, "5", "8.5"},
		{"l2", Recurring, "2.25", "2.25"},
		{"l4", InYear, "1", "3"},
		{"l4", Recurring, "3", "9"},
	} {
		l, _ := c.Lines.Get(one.line)
		if low, high := l.Totals(3, one.basis); low.String() != one.low || high.String() != one.high {
			t.Errorf("%s, %s: %s to %s, want %s to %s", one.line, one.basis, low, high, one.low, one.high)
		}
	}
}

func TestFinancialYearsAreNamedAsCouncilsDo(t *testing.T) {
	for begins, want := range map[int]string{2018: "2018/19", 1999: "1999/00", 2000: "2000/01", 2008: "2008/09", 2009: "2009/10", 2099: "2099/00", 1900: "1900/01"} {
		if got := FinancialYear(begins); got != want {
			t.Errorf("the year from %d is named %q, want %q", begins, got, want)
		}
	}
	h := &Head{FirstYear: 1998, Years: 3}
	if got, want := fmt.Sprint(h.YearNames()), "[1998/99 1999/00 2000/01]"; got != want {
		t.Errorf("the years are %s, want %s", got, want)
	}
}

func TestAnEmptyCaseHasAnEmptyProfile(t *testing.T) {
	f := Profile(&Case{}, "none", Central, Recurring)
	if len(f.Net) != 0 || !f.TotalNet.IsZero() {
		t.Errorf("the profile is %+v", f)
	}
}

// bigCase builds a case of so many components, each with one decision, and options with two benefits
// that have a range and one cost. The one scenario chooses an option of each decision.
func bigCase(t testing.TB, components, options, years, scenarios int) *Case {
	t.Helper()
	d := draft{years: years}
	d.add(&Head{ID: "big", Title: "Big", FirstYear: 2018, Years: years})
	for i := range components {
		id := fmt.Sprint("c", i)
		d.add(&Component{ID: id, Name: id})
		d.add(&Decision{ID: id, Component: id, Name: id})
		for j := range options {
			owner := fmt.Sprintf("%s-%d", id, j)
			d.add(&Option{ID: owner, Decision: id, Name: owner})
			d.add(steady(owner, "a", BenefitLine, years, true))
			d.add(steady(owner, "b", BenefitLine, years, true))
			d.add(steady(owner, "c", CostLine, years, false))
		}
	}
	for i := range scenarios {
		id := fmt.Sprint("s", i)
		d.add(&Scenario{ID: id, Name: id})
		for j := range components {
			d.add(&Choice{Scenario: id, Decision: fmt.Sprint("c", j), Options: []string{fmt.Sprintf("c%d-%d", j, i%options)}, Status: Agreed})
		}
	}
	return build(t, d.records)
}

// steady is a line with about the same figure every year.
func steady(owner, name string, lines LineType, years int, ranged bool) *Line {
	l := &Line{ID: owner + "-" + name, Owner: owner, Type: lines, Category: name, Recurrence: Ongoing}
	for i := range years {
		l.Minimum = append(l.Minimum, decimal.New(int64(25*i), -2))
		if ranged {
			l.Maximum = append(l.Maximum, decimal.New(int64(50*i), -2))
		}
	}
	return l
}

func BenchmarkProfile(b *testing.B) {
	for _, size := range []struct {
		name                       string
		components, options, years int
	}{
		{"8 decisions", 8, 2, 4},
		{"100 components of 5 options over 10 years", 100, 5, 10},
	} {
		c := bigCase(b, size.components, size.options, size.years, 1)
		for _, estimate := range []Estimate{Minimum, Central} {
			for _, basis := range Bases() {
				b.Run(fmt.Sprintf("%s, %s, %s", size.name, estimate, basis), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						Profile(c, "s0", estimate, basis)
					}
				})
			}
		}
	}
}

func BenchmarkApplyChoice(b *testing.B) {
	for _, scenarios := range []int{1, 1000} {
		c := bigCase(b, 8, 2, 4, scenarios)
		b.Run(fmt.Sprintf("%d scenarios", scenarios), func(b *testing.B) {
			b.ReportAllocs()
			answer := 0
			for b.Loop() {
				answer = 1 - answer
				e, err := c.Choose("s0", "c3", fmt.Sprint("c3-", answer))
				if err != nil {
					b.Fatal(err)
				}
				next, _, err := Apply(c, e.Stamp(signature(1)))
				if err != nil {
					b.Fatal(err)
				}
				c = next
			}
		})
	}
}
