package appraisal

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Switching says how far benefits or costs, each by themselves, may move before NPV is nought.
type Switching struct {
	// Benefits is the share of plan to which benefits may fall, PVC / PVB; above 1 they would have to rise.
	// It is unset without a benefit.
	Benefits decimal.NullDecimal
	// Costs is the share by which costs may rise, PVB / PVC − 1; below 0 they would have to fall. It is unset
	// without a cost.
	Costs decimal.NullDecimal
}

// Switching returns the switching values. Neither has a meaning where benefits or costs are negative.
func (p PresentValues) Switching() Switching {
	var s Switching
	if p.Benefit.IsNegative() || p.Cost.IsNegative() {
		return s
	}
	if p.Benefit.IsPositive() {
		s.Benefits = ratio(p.Cost, p.Benefit)
	}
	if p.Cost.IsPositive() {
		s.Costs = ratio(p.Benefit.Sub(p.Cost), p.Cost)
	}
	return s
}

// Delayed returns a profile whose benefits come a number of years later: costs stay, and what leaves the period
// is lost.
func Delayed(f model.Flow, years int) model.Flow {
	later := make([]decimal.Decimal, len(f.Benefit))
	for t := years; t < len(later); t++ {
		later[t] = f.Benefit[t-years]
	}
	return model.FlowOf(later, f.Cost)
}
