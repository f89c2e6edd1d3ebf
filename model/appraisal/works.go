package appraisal

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// LateWorks is what happens when works take longer than planned: what they are for brings its benefits later.
type LateWorks struct {
	// Flow is the profile with those benefits late; costs stay. Lost are the benefits that leave the period, in £m.
	Flow model.Flow
	Lost decimal.Decimal
	// Works are the costs whose class has bounds, in the case's order.
	Works []LateWork
}

// LateWork is one cost whose works take longer.
type LateWork struct {
	Line *model.Line
	// Years is how long the works are planned to take: from the first year with a figure to the last.
	Years int
	// Rate is the share by which they take longer, Delay the same in years.
	Rate, Delay decimal.Decimal
}

// LateWorksOf returns a scenario's profile with works late by the bounds of their classes: by the upper, less what is
// mitigated, or by the lower. Benefits of an option come later by the longest delay among its own works and the
// programme's, those of the programme by its own.
func LateWorksOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis, bounds Guidance, upper bool) LateWorks {
	var w LateWorks
	delays := map[string]decimal.Decimal{}
	years := c.Head().Years
	for l := range c.Counting(scenario) {
		work, ok := lateWork(l, years, estimate, bounds, upper)
		if !ok {
			continue
		}
		w.Works = append(w.Works, work)
		delays[l.Owner] = decimal.Max(delays[l.Owner], work.Delay)
	}
	benefit, planned := make([]decimal.Decimal, years), decimal.Zero
	for l := range c.Counting(scenario) {
		if l.Type != model.BenefitLine {
			continue
		}
		yearly := l.Yearly(years, estimate, basis)
		planned = decimal.Sum(planned, yearly...)
		for t, d := range later(yearly, decimal.Max(delays[l.Owner], delays[model.Programme])) {
			benefit[t] = benefit[t].Add(d)
		}
	}
	w.Flow = model.FlowOf(benefit, model.Profile(c, scenario, estimate, basis).Cost)
	w.Lost = planned.Sub(w.Flow.TotalBenefit)
	return w
}

// lateWork returns how late the works of a line are, false for a line that has none with bounds.
func lateWork(l *model.Line, years int, estimate model.Estimate, bounds Guidance, upper bool) (LateWork, bool) {
	bound, ok := bounds.Bound(l.Class)
	first, last := -1, -1
	for t, d := range l.Yearly(years, estimate, model.InYear) {
		if !d.IsZero() {
			if last = t; first < 0 {
				first = t
			}
		}
	}
	if !ok || l.Type != model.CostLine || first < 0 {
		return LateWork{}, false
	}
	work := LateWork{Line: l, Years: last - first + 1, Rate: bound.Rate(l.Mitigation)}
	if !upper {
		work.Rate = decimal.Min(bound.Lower, work.Rate)
	}
	work.Delay = work.Rate.Mul(decimal.NewFromInt(int64(work.Years)))
	return work, true
}

// later moves yearly figures by a number of years y + f: figure'(t) = (1 − f)·figure(t − y) + f·figure(t − y − 1). What
// leaves the period is lost.
func later(yearly []decimal.Decimal, delay decimal.Decimal) []decimal.Decimal {
	whole := int(min(delay.IntPart(), int64(len(yearly))))
	part := delay.Sub(decimal.NewFromInt(int64(whole)))
	moved := make([]decimal.Decimal, len(yearly))
	for t := whole; t < len(yearly); t++ {
		moved[t] = yearly[t-whole].Mul(one.Sub(part))
		if t > whole {
			moved[t] = moved[t].Add(yearly[t-whole-1].Mul(part))
		}
	}
	return moved
}

// lateWorks adds what the NPV is with works late, at the lower and at the upper bounds.
func (a *account) lateWorks() {
	for _, end := range []struct {
		id, name string
		upper    bool
	}{{"lower", "lower bound", false}, {"upper", "upper bound", true}} {
		w := LateWorksOf(a.c, a.scenario, a.estimate, model.Recurring, a.Durations, end.upper)
		if len(w.Works) == 0 {
			return
		}
		late := a.Schedule.PresentValuesOf(w.Flow)
		a.money(Optimism, "npv-works-late-"+end.id, "NPV with works late, "+end.name, late.Net,
			difference("NPV = PVB late − PVC", late.Benefit, late.Cost),
			join(a.worksWords(w.Works), fmt.Sprintf("Costs stay; benefits of %s leave the period.", pounds(w.Lost)),
				model.Capital(a.Durations.Label())+".", a.warnings(model.WorksDuration), rounding(late.Benefit, late.Cost)))
	}
}

// worksWords says how late each of the works is.
func (a *account) worksWords(works []LateWork) string {
	words := make([]string, len(works))
	for i, w := range works {
		words[i] = fmt.Sprintf("%s, %s: %s of works take %s longer, so benefits come %s years later",
			a.c.OwnerWithin(w.Line.Owner), costName(w.Line), yearsOf(w.Years), percentage(w.Rate), w.Delay)
	}
	return "Works late by the bounds of their class: " + strings.Join(words, "; ") + "."
}
