package appraisal

import (
	"fmt"

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

// notMeant stands for a share of benefits or costs that come to zero or below, though there are some.
const notMeant = "no meaning here"

// notMeant says why a share of benefits or costs has no meaning.
func (p PresentValues) notMeant() string {
	var found []string
	for _, one := range []struct {
		name   string
		amount decimal.Decimal
		none   bool
	}{{"Benefits", p.Benefit, p.NoBenefit}, {"Costs", p.Cost, p.NoCost}} {
		switch {
		case one.amount.IsNegative():
			found = append(found, fmt.Sprintf("%s come to less than zero (%s) at present values: a share of them says nothing.", one.name, shortest(one.amount)))
		case one.amount.IsZero() && !one.none:
			found = append(found, one.name+" of some years cancel those of others at present values: a share of them says nothing.")
		}
	}
	return join(found...)
}

// shortest writes an amount with two places, or as many more as show that it isn't zero: "−£0.004m".
func shortest(d decimal.Decimal) string {
	places := int32(model.MaxPlaces)
	for d.Round(places).IsZero() && places < factorPlaces {
		places++
	}
	return model.MoneyStyle{Places: places}.Format(d)
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
