package charts

import (
	"math/rand/v2"
	"strings"
	"testing"

	"tomworkbench/model"
)

// nearNothing draws figures that are nothing, come to nothing, round to nothing or lie below it.
func nearNothing(r *rand.Rand) []string {
	return [][]string{{"0", "0"}, {"0", "0"}, {"-0.004", "0"}, {"0.004", "0"}, {"1", "-1"}, {"-2", "0"}, {"0", "3"}}[r.IntN(7)]
}

// A figure says that there is no benefit or no cost exactly where no year has any.
func TestNothingIsSaidOfExactlyNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 26))
	for range 400 {
		c := newCase(t, "A", 2,
			testLine{kind: model.BenefitLine, minimum: nearNothing(r)}, testLine{kind: model.BenefitLine, minimum: nearNothing(r)},
			testLine{kind: model.CostLine, minimum: nearNothing(r)}, testLine{kind: model.CostLine, minimum: nearNothing(r)})
		s := Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}
		flow := model.Profile(c, "s", model.Minimum, model.InYear)
		noBenefit, noCost := model.Nothing(flow.Benefit...), model.Nothing(flow.Cost...)
		for _, k := range []Kind{KindProfile, KindPlan, KindInvestment, KindStreams, KindBridge} {
			f, err := New(k, s)
			if err != nil {
				t.Fatal(err)
			}
			title := f.Title()
			says := func(words ...string) bool {
				for _, one := range words {
					if strings.Contains(title, one) {
						return true
					}
				}
				return false
			}
			if says("no costs", "No costs", "at no cost") && !noCost || k == KindInvestment && noCost && !says("No costs") {
				t.Fatalf("%s: %q with costs of %s", k, title, flow.Cost)
			}
			if says("No benefit", "no benefit") && !noBenefit || k == KindStreams && noBenefit && !says("No benefit") {
				t.Fatalf("%s: %q with benefits of %s", k, title, flow.Benefit)
			}
		}
	}
}
