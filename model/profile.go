package model

import (
	"fmt"
	"iter"

	"github.com/shopspring/decimal"
)

// Estimate says which end of the ranges a figure is taken from.
type Estimate string

// The estimates. Minimum takes the lowest benefit and the highest cost, maximum the reverse, central
// the midpoints.
const (
	Minimum Estimate = "minimum"
	Central Estimate = "central"
	Maximum Estimate = "maximum"
)

// Estimates returns all estimates in their order.
func Estimates() []Estimate { return []Estimate{Minimum, Central, Maximum} }

// Name is the estimate as people read it on screen and on paper: "Cautious" for the minimum, and so on. Commands and files keep
// the value itself.
func (e Estimate) Name() string {
	switch e {
	case Minimum:
		return "Cautious"
	case Central:
		return "Middle"
	case Maximum:
		return "Stretch"
	}
	return string(e)
}

// Meaning explains the estimate in a sentence.
func (e Estimate) Meaning() string {
	switch e {
	case Minimum:
		return "Cautious: the lowest benefit and the highest cost of every range (the minimum estimate of older papers)."
	case Central:
		return "Middle: the midpoint of every range (the central estimate of older papers)."
	case Maximum:
		return "Stretch: the highest benefit and the lowest cost of every range (the maximum estimate of older papers)."
	}
	return ""
}

// Basis says how a figure entered for a year counts in later ones.
type Basis string

// The bases. InYear counts each figure once, in its year. Recurring carries an ongoing line's figures
// into every later year; a once line's count in their year alone.
const (
	InYear    Basis = "in-year"
	Recurring Basis = "recurring"
)

// Name is the basis as people read it: "New savings each year" or "Carried forward". Commands and files keep the value itself.
func (b Basis) Name() string {
	switch b {
	case InYear:
		return "New savings each year"
	case Recurring:
		return "Carried forward"
	}
	return string(b)
}

// Short is the basis where there is little room.
func (b Basis) Short() string {
	if b == InYear {
		return "Each year"
	}
	return b.Name()
}

// Meaning explains the basis in a sentence.
func (b Basis) Meaning() string {
	switch b {
	case InYear:
		return "New savings each year: every figure counts once, in the year in which it is new."
	case Recurring:
		return "Carried forward: an ongoing saving or cost counts again in every later year."
	}
	return ""
}

// Terms says within a sentence on which estimate and basis figures stand: "cautious estimate, new savings each year".
func Terms(e Estimate, b Basis) string {
	return Small(e.Name()) + " estimate, " + Small(b.Name())
}

// Bases returns both bases in their order.
func Bases() []Basis { return []Basis{InYear, Recurring} }

// YearName names financial year i of the case, counted from 0: "2018/19".
func (h *Head) YearName(i int) string { return FinancialYear(h.FirstYear + i) }

// YearNames names all financial years of the case.
func (h *Head) YearNames() []string {
	names := make([]string, h.Years)
	for i := range names {
		names[i] = h.YearName(i)
	}
	return names
}

// FinancialYear names the financial year that begins in a calendar year: 2018 gives "2018/19".
func FinancialYear(begins int) string { return fmt.Sprintf("%d/%02d", begins, (begins+1)%100) }

// Flow is benefit, cost and what follows from them, one figure a year, in £m.
type Flow struct {
	Benefit, Cost, Net, Cumulative []decimal.Decimal
	// TotalBenefit, TotalCost and TotalNet are the sums over the years.
	TotalBenefit, TotalCost, TotalNet decimal.Decimal
}

// Profile returns benefit B, cost C, net N = B − C and cumulative net K = ΣN a year, over the options
// chosen in a scenario and the programme lines. An unknown scenario has chosen nothing.
func Profile(c *Case, scenario string, estimate Estimate, basis Basis) Flow {
	f := newFlow(c.Head().Years)
	for l := range c.Counting(scenario) {
		f.add(l, estimate, basis)
	}
	f.sum()
	return f
}

func newFlow(years int) Flow {
	return Flow{
		Benefit: make([]decimal.Decimal, years), Cost: make([]decimal.Decimal, years),
		Net: make([]decimal.Decimal, years), Cumulative: make([]decimal.Decimal, years),
	}
}

// add counts a line in.
func (f *Flow) add(l *Line, estimate Estimate, basis Basis) {
	into := f.Benefit
	if l.Type == CostLine {
		into = f.Cost
	}
	l.addTo(into, estimate, basis)
}

// Totals returns the line's total over a number of years on a basis, in £m: the smallest and the largest
// expected.
func (x *Line) Totals(years int, basis Basis) (low, high decimal.Decimal) {
	yearly := make([]decimal.Decimal, years)
	smallest, largest := Minimum, Maximum
	if x.Type == CostLine {
		smallest, largest = Maximum, Minimum
	}
	x.addTo(yearly, smallest, basis)
	low = decimal.Sum(decimal.Zero, yearly...)
	if !x.HasRange() {
		return low, low
	}
	clear(yearly)
	x.addTo(yearly, largest, basis)
	return low, decimal.Sum(decimal.Zero, yearly...)
}

// Yearly returns the line's figures over a number of years, one a year in £m, at an estimate and on a basis.
func (x *Line) Yearly(years int, estimate Estimate, basis Basis) []decimal.Decimal {
	yearly := make([]decimal.Decimal, years)
	x.addTo(yearly, estimate, basis)
	return yearly
}

// Counting yields the lines that count in a scenario: those of the programme, and those of the options chosen, each at the time to
// which the scenario lets its option slip, with what a delay costs. They may differ from those of the same ids in the case.
func (c *Case) Counting(scenario string) iter.Seq[*Line] {
	chosen := c.Chosen(scenario)
	chosen[Programme] = true
	lines := c.Lines
	if c.slipsIn(scenario) {
		lines = c.linesIn(scenario)
	}
	return func(yield func(*Line) bool) {
		for l := range lines.All() {
			if chosen[l.Owner] && !yield(l) {
				return
			}
		}
	}
}

// Places is the number of decimal places, at most [MaxPlaces], that writes every amount of the profile in full: wherever one of them
// stands, in a tile, a label or a table, it has as many.
func (f Flow) Places() int32 {
	return max(Places(f.Benefit...), Places(f.Cost...), Places(f.Cumulative...))
}

// FlowOf makes a profile of benefit and cost, one figure a year each in £m; both have the same length.
func FlowOf(benefit, cost []decimal.Decimal) Flow {
	f := newFlow(len(benefit))
	copy(f.Benefit, benefit)
	copy(f.Cost, cost)
	f.sum()
	return f
}

// addTo adds the line's yearly figures to totals.
func (x *Line) addTo(totals []decimal.Decimal, estimate Estimate, basis Basis) {
	running := decimal.Zero
	for i := range totals {
		figure := x.figure(i, estimate)
		if basis == Recurring && x.Recurrence == Ongoing {
			running = running.Add(figure)
			figure = running
		}
		if !figure.IsZero() {
			totals[i] = totals[i].Add(figure)
		}
	}
}

// figure returns the line's entered figure for year i in £m at an estimate.
func (x *Line) figure(i int, estimate Estimate) decimal.Decimal {
	switch {
	case !x.HasRange():
		return x.Minimum[i]
	case estimate == Central:
		return x.Minimum[i].Add(x.Maximum[i]).Mul(half)
	case (estimate == Maximum) == (x.Type == BenefitLine):
		return x.Maximum[i]
	}
	return x.Minimum[i]
}

// sum derives net, cumulative net and the totals from benefit and cost.
func (f *Flow) sum() {
	for i := range f.Benefit {
		f.TotalBenefit = f.TotalBenefit.Add(f.Benefit[i])
		f.TotalCost = f.TotalCost.Add(f.Cost[i])
		f.Net[i] = f.Benefit[i].Sub(f.Cost[i])
		f.TotalNet = f.TotalNet.Add(f.Net[i])
		f.Cumulative[i] = f.TotalNet
	}
}
