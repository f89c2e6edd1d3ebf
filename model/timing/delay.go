package timing

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Delay is what it costs if one option alone comes later than in the scenario, in £m of the cumulative net at the end of the case's years.
type Delay struct {
	Option *model.Option
	// Quarter and Year are by how much the net is less where it comes a quarter, or a year, later; below zero where it is more.
	Quarter, Year decimal.Decimal
	// Keeps is the most quarters by which it can come later with payback in its year, or sooner where costs move out; Any says that no
	// delay within the case's years makes it later. Latest is the start then, none without a planned start.
	Keeps  int
	Any    bool
	Latest model.Quarter
	// Lost is by how many quarters the net is gone: less than zero where it was not. It is 0 where no delay takes it all.
	Lost int
}

// DelaysOf works out what a delay of each option chosen costs, the dearest year first, and the payback that they are held against.
// All is exact: only the option's own lines move.
func DelaysOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) (delays []Delay, payback appraisal.Payback) {
	years := c.Head().Years
	whole := model.Profile(c, scenario, estimate, basis)
	payback = appraisal.PaybackOf(whole)
	chosen := c.Chosen(scenario)
	for o := range c.Options.All() {
		if !chosen[o.ID] {
			continue
		}
		with := c.Later(scenario, o.ID)
		own := model.FlowOfLines(with(0), years, estimate, basis)
		d := Delay{Option: o, Any: true, Keeps: years * quartersAYear}
		after := func(more int) model.Flow {
			late := model.FlowOfLines(with(more), years, estimate, basis)
			return model.FlowOf(swapped(whole.Benefit, own.Benefit, late.Benefit), swapped(whole.Cost, own.Cost, late.Cost))
		}
		d.Quarter, d.Year = whole.TotalNet.Sub(after(1).TotalNet), whole.TotalNet.Sub(after(quartersAYear).TotalNet)
		for more := 1; more <= years*quartersAYear; more++ {
			flow := after(more)
			if d.Any && later(appraisal.PaybackOf(flow), payback) {
				d.Any, d.Keeps = false, more-1
			}
			if d.Lost == 0 && whole.TotalNet.IsPositive() && !flow.TotalNet.IsPositive() {
				d.Lost = more
			}
		}
		if plan, ok := c.Plans.Get(o.ID); ok && plan.Start != 0 {
			d.Latest = plan.Start + model.Quarter(c.Slip(scenario, o.ID).Quarters+d.Keeps)
		}
		delays = append(delays, d)
	}
	slices.SortStableFunc(delays, func(a, b Delay) int { return b.Year.Cmp(a.Year) })
	return delays, payback
}

// later reports whether a payback comes in a later year than another, or no longer in the years of the case.
func later(p, than appraisal.Payback) bool {
	year := func(p appraisal.Payback) int {
		switch p.Verdict {
		case appraisal.PaysBack:
			return p.Year
		case appraisal.NotWithinPeriod:
			return model.MaxYears
		}
		return -1 // nothing is to be paid back
	}
	return year(p) > year(than)
}

// swapped takes one row of figures out of a sum and puts another in.
func swapped(sum, out, in []decimal.Decimal) []decimal.Decimal {
	next := make([]decimal.Decimal, len(sum))
	for i := range sum {
		next[i] = sum[i].Sub(out[i]).Add(in[i])
	}
	return next
}

// Turning is a line that by itself turns the result: the share of it that would have to go, or by which it would have to grow.
type Turning struct {
	Line *model.Line
	// Share is the part of a benefit that has to be missing, or of a cost that has to come on top, for the net to be gone.
	Share decimal.Decimal
	// Total is what the line comes to, in £m.
	Total decimal.Decimal
}

// TurningOf finds, for a scenario whose net is above zero, how far each line that counts would have to go wrong alone for the net at the end of
// the years to be gone; the nearest first. A benefit that brings less than the net can't turn it, and is left out, as is a
// cost that would have to grow by more than a what-if lets it.
func TurningOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) (turning []Turning, net decimal.Decimal) {
	net = model.Profile(c, scenario, estimate, basis).TotalNet
	if !net.IsPositive() {
		return nil, net
	}
	const places = 6
	for l := range c.Counting(scenario) {
		total := decimal.Sum(decimal.Zero, l.Yearly(c.Head().Years, estimate, basis)...)
		most := total // a benefit can't be missing more than once
		if l.Type == model.CostLine {
			most = total.Mul(decimal.New(model.MostGrowth, -2))
		}
		if !total.IsPositive() || most.LessThan(net) {
			continue
		}
		turning = append(turning, Turning{Line: l, Share: net.DivRound(total, places), Total: total})
	}
	slices.SortStableFunc(turning, func(a, b Turning) int { return a.Share.Cmp(b.Share) })
	return turning, net
}
