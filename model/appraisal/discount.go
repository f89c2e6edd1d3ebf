package appraisal

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// factorPlaces is the precision that discount factors are kept to: figures of £m have six places, and what
// rounding does to a present value stays far below them.
const factorPlaces = 24

var one = decimal.NewFromInt(1)

// Schedule holds the real discount rates that a publisher sets for the years of an appraisal. Year 0 is the
// first.
type Schedule struct {
	// Name is that of the publication, Edition says which.
	Name, Edition string
	// Note is what a reader should know of the rates.
	Note  string
	Bands []Band
	// MidYear puts a year's figures at its middle, half a year later than the standard does.
	MidYear bool
}

// Band is a run of years with one rate.
type Band struct {
	First, Last int
	// Rate is real, a year, as a share: 0.035 for 3.5%. It is above −1.
	Rate decimal.Decimal
}

// GreenBook returns the schedule of HM Treasury's Green Book as far as a case can reach. The same rate and the
// review stand in the Treasury's terms of reference of 16 December 2025 for its review of discounting.
func GreenBook() Schedule {
	return Schedule{
		Name: "HM Treasury Green Book", Edition: "rate in force in December 2025",
		Note:  "The Treasury has had the rate under review since December 2025.",
		Bands: []Band{{First: 0, Last: 30, Rate: decimal.New(35, -3)}},
	}
}

// orGreenBook is the schedule, the Green Book's where it has no rates; the mid-year variant stays as it is.
func (s Schedule) orGreenBook() Schedule {
	if len(s.Bands) > 0 {
		return s
	}
	standard := GreenBook()
	standard.MidYear = s.MidYear
	return standard
}

// Label names the schedule with its rates, edition and variant.
func (s Schedule) Label() string {
	text := s.Name
	for _, b := range s.Bands {
		text += fmt.Sprintf(", real %s%% for years %d to %d", b.Rate.Shift(2), b.First, b.Last)
	}
	text += ", " + s.Edition
	if s.MidYear {
		text += ", mid-year variant"
	}
	return text
}

// rate is the rate of a year; the last goes on after the last band.
func (s Schedule) rate(year int) decimal.Decimal {
	rate := decimal.Zero
	for _, b := range s.Bands {
		if b.First <= year {
			rate = b.Rate
		}
	}
	return rate
}

// Factors returns the discount factor of each year: D(0) = 1 and D(t) = D(t−1) / (1 + r(t)), in the mid-year
// variant over √(1 + r(t)) besides.
func (s Schedule) Factors(years int) []decimal.Decimal {
	factors := make([]decimal.Decimal, years)
	running := one
	for t := range factors {
		growth := one.Add(s.rate(t))
		if t > 0 {
			running = running.DivRound(growth, factorPlaces)
		}
		factors[t] = running
		if s.MidYear {
			half, _ := growth.SqrtRound(factorPlaces) // a rate above −1 always has one
			factors[t] = running.DivRound(half, factorPlaces)
		}
	}
	return factors
}

// present returns the sum of yearly figures, each times its factor.
func present(figures, factors []decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for t, d := range figures {
		sum = sum.Add(d.Mul(factors[t]))
	}
	return sum
}

// PresentValues is a profile discounted, in £m.
type PresentValues struct {
	// Benefit is PVB, Cost is PVC and Net is NPV = PVB − PVC.
	Benefit, Cost, Net decimal.Decimal
	// Ratio is the cashable benefit-cost ratio BCR = PVB / PVC, unset without a cost above nought.
	Ratio decimal.NullDecimal
}

// PresentValuesOf discounts a profile.
func (s Schedule) PresentValuesOf(f model.Flow) PresentValues {
	factors := s.Factors(len(f.Benefit))
	p := PresentValues{Benefit: present(f.Benefit, factors), Cost: present(f.Cost, factors)}
	p.Net = p.Benefit.Sub(p.Cost)
	if p.Cost.IsPositive() {
		p.Ratio = ratio(p.Benefit, p.Cost)
	}
	return p
}

func ratio(a, b decimal.Decimal) decimal.NullDecimal {
	return decimal.NewNullDecimal(a.DivRound(b, factorPlaces))
}
