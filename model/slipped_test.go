package model_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

// A slip of whole years moves every figure by as many years, and two slips one after the other are the slip by both where one of them is
// of whole years.
func TestSlipsOfWholeYearsAreShiftsAndAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 3))
	for range 2000 {
		figures := make([]decimal.Decimal, 1+r.IntN(30))
		for i := range figures {
			figures[i] = decimal.New(r.Int64N(2_000_001)-1_000_000, -int32(r.IntN(7)))
		}
		years := r.IntN(9) - 4
		shifted := make([]decimal.Decimal, len(figures))
		for from, d := range figures {
			if to := max(from+years, 0); to < len(figures) { // what would come before the first year stays in it
				shifted[to] = shifted[to].Add(d)
			}
		}
		if got := Slipped(figures, 4*years); !slices.EqualFunc(got, shifted, decimal.Decimal.Equal) {
			t.Fatalf("%v slipped by %d years is %v", figures, years, got)
		}
		if early := -1 - r.IntN(40); !decimal.Sum(decimal.Zero, Slipped(figures, early)...).Equal(decimal.Sum(decimal.Zero, figures...)) {
			t.Fatalf("%v earlier by %d quarters is %v", figures, -early, Slipped(figures, early))
		}
		late, whole := r.IntN(12), 4*r.IntN(4)
		one, both := Slipped(Slipped(figures, late), whole), Slipped(figures, late+whole)
		if !slices.EqualFunc(one, both, decimal.Decimal.Equal) {
			t.Fatalf("%v slipped by %d and %d is %v, by both %v", figures, late, whole, one, both)
		}
	}
}

// What leaves the years of the case and what stays in them is all that there was, whatever slips.
func TestWhatLeavesAndWhatStaysIsAll(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 16))
		c := fullCase(t, r)
		for o := range c.Options.All() {
			e, err := c.SlipTo("s0", o.ID, r.IntN(4*c.Head().Years+1), r.IntN(3))
			if err != nil {
				t.Fatal(err)
			}
			if next, _, err := Apply(c, e); err == nil {
				c = next
			}
		}
		for _, estimate := range Estimates() {
			before, after := Profile(c.AsPlanned(), "s0", estimate, InYear), Profile(c, "s0", estimate, InYear)
			benefit, cost := c.Leaving("s0", estimate)
			delays := decimal.Zero
			for l := range c.Counting("s0") {
				if _, is := l.Delays(); is {
					delays = decimal.Sum(delays, l.Yearly(c.Head().Years, estimate, InYear)...)
				}
			}
			if !before.TotalBenefit.Equal(after.TotalBenefit.Add(benefit)) || !before.TotalCost.Equal(after.TotalCost.Add(cost).Sub(delays)) {
				t.Fatalf("seed %d, %s: %s and %s leave of %s and %s, %s and %s stay", seed, estimate, benefit, cost, before.TotalBenefit, before.TotalCost, after.TotalBenefit, after.TotalCost)
			}
		}
	}
}

// The lines that are remembered for a scenario are those that would be worked out.
func TestLinesInAScenarioFollowEveryEdit(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 17))
		c := fullCase(t, r)
		for range 12 {
			var e Edit
			var err error
			options := slices.Collect(c.Options.All())
			switch o := options[r.IntN(len(options))]; r.IntN(3) {
			case 0:
				e, err = c.SlipTo("s0", o.ID, r.IntN(8)-3, r.IntN(2))
			case 1:
				line := *c.Lines.At(r.IntN(c.Lines.Len()))
				line.Minimum = times3(line.Minimum)
				line.Maximum = times3(line.Maximum)
				e, err = c.Replace(line.ID, &line)
			default:
				if plan, ok := c.Plans.Get(o.ID); ok {
					next, cost := *plan, decimal.New(r.Int64N(9), 0)
					next.DelayCost = &cost
					e, err = c.Replace(plan.Key(), &next)
				}
			}
			if err != nil || e.Empty() {
				continue
			}
			next, _, err := Apply(c, e)
			if err != nil {
				continue
			}
			c = next
			want := Profile(WithoutMemory(c), "s0", Minimum, Recurring)
			for range 2 {
				got := Profile(c, "s0", Minimum, Recurring)
				if !slices.EqualFunc(got.Cumulative, want.Cumulative, decimal.Decimal.Equal) {
					t.Fatalf("seed %d: %v, want %v", seed, got.Cumulative, want.Cumulative)
				}
			}
		}
	}
}

func times3(figures []decimal.Decimal) []decimal.Decimal {
	next := slices.Clone(figures)
	for i := range next {
		next[i] = next[i].Mul(decimal.New(3, 0))
	}
	return next
}

// A what-if that comes late adds its quarters to a slip's before a quarter is split over two years.
func TestAWhatIfAndASlipAddUp(t *testing.T) {
	c := simple(t)
	e, err := c.SlipTo("s", "a", 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err = Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	got := Profile(c.Imagine(WhatIf{Late: 3}), "s", Minimum, InYear).Benefit
	if want := figuresOf("0 8 0 0"); !slices.EqualFunc(got, want, decimal.Decimal.Equal) {
		t.Errorf("%v, want %v", got, want)
	}
	if benefit := Profile(c, "s", Minimum, InYear).Benefit; !slices.EqualFunc(benefit, figuresOf("6 2 0 0"), decimal.Decimal.Equal) {
		t.Errorf("slipped by a quarter it is %v", benefit)
	}
}

func TestADelayCostsAQuarterOfItsYearlySumForEachQuarterFromTheFinishOn(t *testing.T) {
	c := simple(t)
	yearly := figure("4")
	plan := &Plan{Option: "a", Start: QuarterOf(2019, 1), Finish: QuarterOf(2019, 3), DelayCost: &yearly}
	for _, make := range []func() (Edit, error){
		func() (Edit, error) { return c.Add(plan, "") },
		func() (Edit, error) { return c.SlipTo("s", "a", 3, 0) },
	} {
		e, err := make()
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = Apply(c, e); err != nil {
			t.Fatal(err)
		}
	}
	if got := Profile(c, "s", Minimum, Recurring).Cost; !slices.EqualFunc(got, figuresOf("1 2 0 0"), decimal.Decimal.Equal) {
		t.Errorf("the delay costs %v", got)
	}
	e, _ := c.SlipTo("s", "a", -1, 0)
	c, _, _ = Apply(c, e)
	if got := Profile(c, "s", Minimum, InYear).Cost; !Nothing(got...) {
		t.Errorf("what comes earlier costs %v", got)
	}
}

func TestRingsAndTurnedTimesOfAPlanAreRefusedByName(t *testing.T) {
	c := simple(t)
	add := func(x *Plan) (*Case, error) {
		e, err := c.Add(x, "")
		if err != nil {
			return nil, err
		}
		next, _, err := Apply(c, e)
		return next, err
	}
	next, err := add(&Plan{Option: "b", Needs: []string{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	c = next
	for want, plan := range map[string]*Plan{
		"each of these needs the next and so itself: A → B → A; take one of the needs out":    {Option: "a", Needs: []string{"b"}},
		"2018/19 Q4 is before the start, 2019/20 Q1; correct one of them":                     {Option: "a", Start: QuarterOf(2019, 1), Finish: QuarterOf(2018, 4)},
		"2018/19 Q4 is before the start, 2019/20 Q1; no benefit comes before the work begins": {Option: "a", Start: QuarterOf(2019, 1), BenefitsFrom: QuarterOf(2018, 4)},
		"each of these needs the next and so itself: A → A; take one of the needs out":        {Option: "a", Needs: []string{"a"}},
	} {
		_, err := add(plan)
		problems, ok := err.(Problems)
		if !ok || problems[0].Text != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	e, _ := c.SlipTo("s", "a", 17, 0)
	if _, _, err := Apply(c, e); err == nil {
		t.Error("a slip beyond the period is taken")
	}
}

func TestQuartersAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"2018/19 Q3": "2018/19 Q3", " q3 2018/19 ": "2018/19 Q3", "2018-19 q1": "2018/19 Q1", "2018 Q4": "2018/19 Q4", "2018/2019, Q2": "2018/19 Q2", "": "", "1999/00 Q1": "1999/00 Q1",
	} {
		if got, err := ReadQuarter(typed); err != nil || got.String() != want {
			t.Errorf("%q is read as %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"2018/19", "Q3", "2018/20 Q1", "2018/19 Q5", "3018/19 Q1", "soon"} {
		if got, err := ReadQuarter(typed); err == nil {
			t.Errorf("%q is read as %s", typed, got)
		}
	}
}

// simple is a case of four years with a decision of two options, of which the scenario s has chosen a: it saves 8 in the first year.
func simple(t *testing.T) *Case {
	t.Helper()
	return build(t, []Record{
		&Head{ID: "simple", Title: "Simple", FirstYear: 2019, Years: 4}, &Component{ID: "c", Name: "C"}, &Decision{ID: "d", Component: "c", Name: "D"},
		&Option{ID: "a", Decision: "d", Name: "A"}, &Option{ID: "b", Decision: "d", Name: "B"},
		&Line{ID: "saves", Owner: "a", Type: BenefitLine, Recurrence: Ongoing, Minimum: figuresOf("8 0 0 0")},
		&Scenario{ID: "s", Name: "S"}, &Choice{Scenario: "s", Decision: "d", Options: []string{"a"}, Status: Provisional},
	})
}
