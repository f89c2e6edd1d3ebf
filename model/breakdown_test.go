package model_test

import (
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func TestWhatOwnersAndComponentsBringAddsUpToTheProfile(t *testing.T) {
	eachProfile(t, func(t *testing.T, c *Case, scenario string, basis Basis) {
		for _, estimate := range Estimates() {
			whole := Profile(c, scenario, estimate, basis)
			benefit, cost, last := decimal.Zero, decimal.Zero, decimal.Zero
			for _, o := range FlowsByOwner(c, scenario, estimate, basis) {
				benefit, cost = benefit.Add(o.Flow.TotalBenefit), cost.Add(o.Flow.TotalCost)
				last = last.Add(o.Flow.Net[len(o.Flow.Net)-1])
			}
			if !benefit.Equal(whole.TotalBenefit) || !cost.Equal(whole.TotalCost) || !last.Equal(whole.Net[len(whole.Net)-1]) {
				t.Fatalf("owners come to %s, %s and %s in the last year, the profile to %s, %s and %s",
					benefit, cost, last, whole.TotalBenefit, whole.TotalCost, whole.Net[len(whole.Net)-1])
			}
			sum, components := BenefitByComponent(c, scenario, estimate, basis)
			for _, one := range components {
				sum = sum.Add(one.Total)
			}
			if !sum.Equal(whole.TotalBenefit) {
				t.Fatalf("components come to %s, the profile to %s", sum, whole.TotalBenefit)
			}
		}
	})
}
