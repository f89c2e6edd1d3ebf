package budget_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/budget"
)

func TestTheExamplesNetIsSharedBetweenWhatIsInTheBudgetAndWhatIsNewOnEachBasis(t *testing.T) {
	c, scenario := example(t)
	for basis, want := range map[model.Basis]string{
		model.InYear:    "£15m of the cumulative net of £16m is already in the budget (new savings each year); £1m is new to the budget",
		model.Recurring: "£35.5m of the cumulative net of £61.0m is already in the budget (carried forward); £25.5m is new to the budget",
	} {
		p := Of(c, scenario, model.Minimum, basis)
		if got := p.OfNet(model.Profile(c, scenario, model.Minimum, basis).TotalNet); got != want {
			t.Errorf("%s: %s", basis, got)
		}
	}
}

// The net is said to be shared only where it is the sum of both parts; where something else leaves the budget aside, it isn't.
func TestTheNetIsSaidToBeSharedExactlyWhereBothPartsMakeIt(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 3))
	seen := map[bool]bool{}
	for range 400 {
		c := random(t, r)
		basis := model.Bases()[r.IntN(2)]
		p, net := Of(c, "s", model.Minimum, basis), model.Profile(c, "s", model.Minimum, basis).TotalNet
		got := p.OfNet(net)
		if (got == "") == p.HasOverlap() {
			t.Fatalf("with an overlap: %v, it says %q", p.HasOverlap(), got)
		}
		if got == "" || p.Already().IsNegative() {
			continue
		}
		shared := strings.Contains(got, "of the cumulative net")
		if seen[shared] = true; shared != p.Already().Add(p.New.Total).Equal(net) {
			t.Fatalf("%s and %s of a net of %s: %q", p.Already(), p.New.Total, net, got)
		}
		if other := basis == model.InYear; strings.Contains(got, "carried forward") == other {
			t.Fatalf("on %s: %q", basis, got)
		}
	}
	if len(seen) != 2 {
		t.Errorf("seen: %v", seen)
	}
}
