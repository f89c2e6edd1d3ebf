package schemes_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

// smallCases is how many random cases are held against brute force.
const smallCases = 2000

// eachSmallCase hands random small cases and questions to a check, each with its seed.
func eachSmallCase(t *testing.T, check func(t *testing.T, s *Space, b *brute)) {
	t.Helper()
	n := uint64(smallCases)
	if testing.Short() {
		n /= 10
	}
	t.Logf("seeds 1 to %d", n)
	for seed := range n {
		r := rand.New(rand.NewPCG(seed+1, 5))
		c := randomCase(t, r, shape{decisions: 4, options: 3, rules: 7, principles: 4, years: 2, vary: true, linked: seed%3 > 0, alike: seed%3 == 1, unit: pick(r, []string{"0.25", "0.01", "1"})})
		q := randomQuestion(r, c)
		s, err := New(c, q)
		if err != nil {
			t.Fatalf("seed %d: %v", seed+1, err)
		}
		t.Run(fmt.Sprint("seed ", seed+1), func(t *testing.T) { check(t, s, bruteForce(c, q)) })
	}
}

// randomQuestion draws how a case is to be looked at; half of the questions have no filter.
func randomQuestion(r *rand.Rand, c *model.Case) Question {
	q := Question{Answers: pick(r, []Answers{Partial, Decided, Complete}), Estimate: pick(r, model.Estimates()), Basis: pick(r, model.Bases())}
	if r.IntN(2) == 0 || c.Options.Len() == 0 {
		return q
	}
	option := func() []string { return []string{c.Options.At(r.IntN(c.Options.Len())).ID} }
	amount := func(most int) *decimal.Decimal {
		d := decimal.New(int64(r.IntN(most)), 0).Mul(pick(r, []decimal.Decimal{decimal.New(1, -1), decimal.New(1, 0)}))
		return &d
	}
	if r.IntN(3) == 0 {
		q.Filter.Include = option()
	}
	if r.IntN(3) == 0 {
		q.Filter.Exclude = option()
	}
	if r.IntN(3) == 0 {
		q.Filter.Cost = amount(60)
	}
	if r.IntN(3) == 0 {
		q.Filter.YearCost = amount(30)
	}
	if r.IntN(3) == 0 {
		n := r.IntN(4)
		q.Filter.Conflicts = &n
	}
	return q
}

func must[T any](x T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

func TestCountsEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		if got := s.Count(); got.Int64() != int64(len(b.all)) {
			t.Errorf("%v schemes, want %d", got, len(b.all))
		}
		if got := must(s.Feasible(t.Context()))(t); got.Int64() != int64(len(b.feasible)) {
			t.Errorf("%v schemes fit, want %d", got, len(b.feasible))
		}
		agreed, want := Agreed(b.c, "s"), 0
		for _, x := range b.feasible {
			if x.keeps(agreed, "") {
				want++
			}
		}
		if got := must(s.Left(t.Context(), agreed))(t); got.Int64() != int64(want) {
			t.Errorf("%v schemes keep what is agreed, want %d", got, want)
		}
	})
}

func TestRemainingOptionsEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		given := Present(b.c, "s")
		for _, got := range must(s.Remaining(t.Context(), given))(t) {
			fits, joins := false, false
			for _, x := range b.feasible {
				if !slices.Contains(x.options, got.Option.ID) || !x.keeps(given, got.Option.Decision) {
					continue
				}
				fits = true
				d, _ := b.c.Decisions.Get(got.Option.Decision)
				if !d.Several || !slices.ContainsFunc(given[d.ID], func(id string) bool { return !slices.Contains(x.options, id) }) {
					joins = true
				}
			}
			if got.Fits != fits || got.Joins != joins {
				t.Errorf("%s: fits %v, joins %v, want %v, %v", got.Option.ID, got.Fits, got.Joins, fits, joins)
			}
		}
		holds := slices.ContainsFunc(b.feasible, func(x tried) bool {
			var ids []string
			for d := range b.c.Decisions.All() {
				ids = append(ids, given[d.ID]...)
			}
			return slices.Equal(x.options, ids)
		})
		if got := must(s.Holds(t.Context(), given))(t); got != holds {
			t.Errorf("the present scheme holds: %v, want %v", got, holds)
		}
	})
}

func TestFrontiersEqualBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		for _, by := range []Objectives{Money, Supportive, Principled} {
			want := b.frontier(by)
			got := must(s.Frontier(t.Context(), by))(t)
			var lines []string
			for _, x := range got.Schemes {
				lines = append(lines, line(x.Cost, x.Benefit, x.Options))
			}
			if !slices.Equal(lines, want) {
				t.Errorf("objectives %v:\n%s\nwant\n%s", by, strings.Join(lines, "\n"), strings.Join(want, "\n"))
			}
			if got.Bounded || got.Count.Int64() != int64(len(want)) {
				t.Errorf("objectives %v: counts %v, want %d", by, got.Count, len(want))
			}
		}
	})
}

// TestTheReasonForASchemeIsTrue holds what a reason says against every scheme that fits.
func TestTheReasonForASchemeIsTrue(t *testing.T) {
	cheaper := func(y, x tried) bool { return y.cost.LessThan(x.cost) }
	saves := func(y, x tried) bool { return y.benefit.GreaterThanOrEqual(x.benefit) }
	richer := func(y, x tried) bool { return y.benefit.GreaterThan(x.benefit) }
	supports := func(y, x tried) bool { return y.supports >= x.supports }
	breaks := func(y, x tried) bool { return y.conflicts <= x.conflicts }
	// A scheme of which all of these hold would give a reason the lie.
	lies := map[Reason][]func(y, x tried) bool{
		HighestNet:                       {func(y, x tried) bool { return y.benefit.Sub(y.cost).GreaterThan(x.benefit.Sub(x.cost)) }},
		Cheapest:                         {cheaper},
		MostBenefit:                      {richer},
		CheaperSavesLess:                 {cheaper, saves},
		CheaperSupportsFewer:             {cheaper, supports},
		CheaperBreaksMore:                {cheaper, breaks},
		RicherSupportsFewer:              {richer, supports},
		RicherBreaksMore:                 {richer, breaks},
		CheaperSavesLessOrSupportsFewer:  {cheaper, saves, supports},
		CheaperSavesLessOrBreaksMore:     {cheaper, saves, breaks},
		CheaperSupportsFewerOrBreaksMore: {cheaper, supports, breaks},
		RicherSupportsFewerOrBreaksMore:  {richer, supports, breaks},
		CheaperIsWorseInSomething:        {cheaper, saves, supports, breaks},
	}
	met := map[Reason]int{}
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		for _, by := range []Objectives{Money, Principled} {
			f := must(s.Frontier(t.Context(), by))(t)
			for i, reason := range f.Reasons() {
				met[reason]++
				p := f.Points[i]
				x := tried{cost: p.Cost, benefit: p.Benefit, supports: p.Supports, conflicts: p.Conflicts}
				for _, y := range b.feasible {
					if !slices.ContainsFunc(lies[reason], func(holds func(y, x tried) bool) bool { return !holds(y, x) }) {
						t.Errorf("of %+v reason %d is untrue: %+v", x, reason, y)
					}
				}
			}
		}
	})
	if len(met) != len(lies) {
		t.Errorf("of %d reasons only %d were met: %v", len(lies), len(met), met)
	}
}

func line(cost, benefit decimal.Decimal, ids []string) string {
	return fmt.Sprintf("%s,%s,%s", cost, benefit, strings.Join(ids, ";"))
}

// frontier lists the schemes that no other beats, the best in the first objective first, those that come to the same by ids.
func (b *brute) frontier(by Objectives) []string {
	var kept []tried
	for _, x := range b.feasible {
		if !slices.ContainsFunc(b.feasible, func(y tried) bool { return beats(y, x, by) }) {
			kept = append(kept, x)
		}
	}
	slices.SortFunc(kept, func(x, y tried) int {
		money := cmp.Or(x.cost.Cmp(y.cost), y.benefit.Cmp(x.benefit))
		ids := strings.Compare(strings.Join(x.options, ";"), strings.Join(y.options, ";"))
		switch by {
		case Money:
			return cmp.Or(money, ids)
		case Supportive:
			return cmp.Or(money, y.supports-x.supports, ids)
		}
		return cmp.Or(money, y.supports-x.supports, x.conflicts-y.conflicts, ids)
	})
	var lines []string
	for _, x := range kept {
		lines = append(lines, line(x.cost, x.benefit, x.options))
	}
	return lines
}

// beats reports whether y is as good as x in every objective and better in one.
func beats(y, x tried, by Objectives) bool { return asGood(y, x, by) && !asGood(x, y, by) }

func asGood(y, x tried, by Objectives) bool {
	return y.cost.LessThanOrEqual(x.cost) && y.benefit.GreaterThanOrEqual(x.benefit) &&
		(by == Money || y.supports >= x.supports) && (by != Principled || y.conflicts <= x.conflicts)
}
