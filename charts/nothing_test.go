package charts

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/shopspring/decimal"

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
		for _, k := range []FigureID{FigureProfile, FigurePlan, FigureInvestment, FigureStreams, FigureBridge} {
			f, err := New(k, s)
			if err != nil {
				t.Fatal(err)
			}
			checkNothing(t, k, f.Title(), flow)
		}
	}
}

// checkNothing holds what a title says of nothing against the figures.
func checkNothing(t *testing.T, k FigureID, title string, flow model.Flow) {
	t.Helper()
	for _, one := range []struct {
		says    *regexp.Regexp
		figures []decimal.Decimal
		always  FigureID
	}{
		{regexp.MustCompile("[Nn]o costs|at no cost"), flow.Cost, FigureInvestment},
		{regexp.MustCompile("[Nn]o benefit"), flow.Benefit, FigureStreams},
	} {
		none, said := model.Nothing(one.figures...), one.says.MatchString(title)
		if said && !none || k == one.always && none && !said {
			t.Fatalf("%s: %q with figures of %s", k, title, one.figures)
		}
	}
}
