package schemes_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

func TestWhatADeferralKeepsOpenEqualsBruteForce(t *testing.T) {
	eachSmallCase(t, func(t *testing.T, s *Space, b *brute) {
		present := Present(b.c, "s")
		// Every other of the answered decisions is decided now.
		decided, n := Choices{}, 0
		for d := range b.c.Decisions.All() {
			answer, answered := present[d.ID]
			if n++; answered && n%2 == 0 {
				decided[d.ID] = answer
			}
		}
		got := must(s.Package(t.Context(), decided, present))(t)
		b.sameReach(t, "open", &got.Open, decided)
		for i, x := range got.Decisions {
			if d := b.c.Decisions.At(i); x.Decision.ID != d.ID {
				t.Fatalf("decision %d is %s, want %s", i, x.Decision.ID, d.ID)
			}
			answer, answered := present[x.Decision.ID]
			_, now := decided[x.Decision.ID]
			if x.Decided != now || (x.Fixed != nil) != (answered && !now) {
				t.Errorf("%s: decided %v, fixed %v", x.Decision.ID, x.Decided, x.Fixed)
			}
			if x.Fixed != nil {
				b.sameReach(t, x.Decision.ID, x.Fixed, decided, Choices{x.Decision.ID: answer})
			}
		}
	})
}

// sameReach holds what is reachable against every scheme that fits and keeps the given answers.
func (b *brute) sameReach(t *testing.T, what string, got *Reachable, fixed ...Choices) {
	t.Helper()
	n, best := int64(0), decimal.Decimal{}
	known := false
	for _, x := range b.feasible {
		if slices.ContainsFunc(fixed, func(f Choices) bool { return !x.keeps(f, "") }) {
			continue
		}
		net := x.benefit.Sub(x.cost)
		if n++; n == 1 || net.GreaterThan(best) {
			best = net
		}
		known = known || got.Best != nil && slices.Equal(got.Best.Options, x.options) && got.Best.Net().Equal(net)
	}
	if got.Schemes.Int64() != n || (got.Best != nil) != (n > 0) {
		t.Fatalf("%s: %v schemes, want %d, best %v", what, got.Schemes, n, got.Best)
	}
	if n > 0 && (!known || !got.Best.Net().Equal(best)) {
		t.Errorf("%s: the best is %v, want a scheme with %s", what, got.Best, best)
	}
}

func TestAPackageKeepsWhatIsDecidedNow(t *testing.T) {
	c := example(t)
	const scenario = "published-case"
	present := Present(c, scenario)
	if decided := DecidedNow(c, scenario); len(decided) != 0 {
		t.Errorf("%v is decided, though nothing is marked", decided)
	}
	e, err := c.Commit(scenario, "data", model.DecideNow, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	decided := DecidedNow(c, scenario)
	if fmt.Sprint(decided) != fmt.Sprint(Choices{"data": present["data"]}) {
		t.Errorf("decided are %v", decided)
	}
	s, err := New(c, Question{})
	if err != nil {
		t.Fatal(err)
	}
	p := must(s.Package(t.Context(), decided, present))(t)
	if p.Open.Schemes.Cmp(must(s.Feasible(t.Context()))(t)) >= 0 {
		t.Errorf("%v schemes stay reachable, no fewer than fit", p.Open.Schemes)
	}
	for _, x := range p.Decisions {
		if x.Fixed != nil && (x.Fixed.Schemes.Cmp(p.Open.Schemes) > 0 || x.Fixed.Best.Net().GreaterThan(p.Open.Best.Net())) {
			t.Errorf("%s: more is reachable with it fixed", x.Decision.ID)
		}
	}
}
