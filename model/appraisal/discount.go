package appraisal

import (
	"cmp"
	"fmt"
	"slices"

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
	// Inflation is by what a cash figure of each year is multiplied to stand at the prices of the first; empty for figures
	// that are real already. Prices says at which prices the figures stand, empty where that isn't said.
	Inflation []decimal.Decimal
	Prices    string
	// Unknown says in a sentence why nothing can be discounted by the schedule, empty where it can.
	Unknown string
}

// Band is a run of years with one rate.
type Band struct {
	First, Last int
	// Rate is real, a year, as a share: 0.035 for 3.5%. It is above −1.
	Rate decimal.Decimal
}

// ScheduleOf returns the schedule that a case takes: its own discount rates or those built in, and what takes inflation
// out of its figures where they are cash. The mid-year variant is taken where the case or the caller asks for it.
func ScheduleOf(c *model.Case, midYear bool) Schedule {
	s := scheduleFrom(ratesOf(c, model.DiscountRates))
	s.MidYear = s.MidYear || midYear
	s.Unknown = s.gap(c.Head())
	s.deflate(c)
	s.Prices = s.priceWords(c.Head(), ratesOf(c, model.Deflators).Cash)
	return s
}

func scheduleFrom(r rates) Schedule {
	s := Schedule{Name: r.Name, Edition: r.Edition, Note: r.Note, MidYear: r.MidYear}
	for _, row := range r.rows {
		if row.Value != nil {
			s.Bands = append(s.Bands, Band{First: row.First, Last: row.Last, Rate: *row.Value})
		}
	}
	slices.SortFunc(s.Bands, func(a, b Band) int { return cmp.Compare(a.First, b.First) })
	return s
}

// gap says which year of a case has no rate, empty where each has one. The first year needs none but at its middle.
func (s Schedule) gap(head *model.Head) string {
	for t := range head.Years {
		has := slices.ContainsFunc(s.Bands, func(b Band) bool { return b.First <= t && t <= b.Last })
		if !has && (t > 0 || s.MidYear) {
			return fmt.Sprintf("The discount rates have none for year %d, %s: enter it in the list of rates.", t, head.YearName(t))
		}
	}
	return ""
}

// deflate takes the case's deflators where its figures are cash. A year without one is said, never guessed.
func (s *Schedule) deflate(c *model.Case) {
	r := ratesOf(c, model.Deflators)
	if !r.Cash {
		return
	}
	index := map[int]decimal.Decimal{}
	for _, row := range r.rows {
		if row.Value != nil {
			index[row.Year] = *row.Value
		}
	}
	head := c.Head()
	for t := range head.Years {
		now, ok := index[head.FirstYear+t]
		if !ok {
			s.Inflation = nil
			s.Unknown = join(s.Unknown, fmt.Sprintf("The figures are cash, and the GDP deflators have none for %s: enter it in the list of rates.", head.YearName(t)))
			return
		}
		s.Inflation = append(s.Inflation, index[head.FirstYear].DivRound(now, factorPlaces))
	}
	s.Prices = fmt.Sprintf("The figures are cash: they are brought to the prices of %s by %s before they are discounted.", head.YearName(0), r.label())
}

// of is the schedule, the case's where it has no rates; the mid-year variant stays asked for.
func (s Schedule) of(c *model.Case) Schedule {
	if len(s.Bands) > 0 || s.Unknown != "" {
		return s
	}
	return ScheduleOf(c, s.MidYear)
}

// Label names the schedule with its rates, edition and variant.
func (s Schedule) Label() string {
	text := s.Name
	for _, b := range s.Bands {
		text += fmt.Sprintf(", real %s for years %d to %d", percentage(b.Rate), b.First, b.Last)
	}
	if s.Edition != "" {
		text += ", " + s.Edition
	}
	if s.MidYear {
		text += ", mid-year variant"
	}
	if len(s.Inflation) > 0 {
		text += ", cash figures deflated"
	}
	return text
}

// priceNote says at which prices figures are discounted: council budgets are cash, and nobody should discount those
// unawares.
func (s Schedule) priceNote() string {
	if s.Prices != "" {
		return s.Prices
	}
	return "The figures are taken as real, at constant prices. If they are cash, say so in the list of rates: deflators then take inflation out first."
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

// Factors returns the factor of each year: D(0) = 1 and D(t) = D(t−1) / (1 + r(t)), in the mid-year variant over
// √(1 + r(t)) besides, and for cash figures times what takes inflation out.
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
		if t < len(s.Inflation) {
			factors[t] = factors[t].Mul(s.Inflation[t]).Round(factorPlaces)
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
	// Ratio is the cashable benefit-cost ratio BCR = PVB / PVC, unset without a cost above zero.
	Ratio decimal.NullDecimal
	// NoBenefit and NoCost say that no year has any: what comes to zero or below may still be something.
	NoBenefit, NoCost bool
}

// PresentValuesOf discounts a profile.
func (s Schedule) PresentValuesOf(f model.Flow) PresentValues {
	factors := s.Factors(len(f.Benefit))
	p := PresentValues{Benefit: present(f.Benefit, factors), Cost: present(f.Cost, factors)}
	p.Net, p.NoBenefit, p.NoCost = p.Benefit.Sub(p.Cost), model.Nothing(f.Benefit...), model.Nothing(f.Cost...)
	if p.Cost.IsPositive() {
		p.Ratio = ratio(p.Benefit, p.Cost)
	}
	return p
}

func ratio(a, b decimal.Decimal) decimal.NullDecimal {
	return decimal.NewNullDecimal(a.DivRound(b, factorPlaces))
}
