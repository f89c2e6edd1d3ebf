package papers

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// Here the tables of the budget, of areas, risks and measures are added up anew.

// budgetFigure is a step of the plan as it is typed, or a sum.
func (r *reAdder) budgetFigure(x cell) []claim {
	years, known := r.named(x.heading())
	if !known {
		return nil
	}
	b := r.books(r.Case, r.Scenario, r.Basis)
	if x.row < r.Case.BudgetLines.Len() {
		kind := fromLines
		if r.Basis == model.InYear && x.heading() != totalName {
			kind = asTyped
		}
		return kind.is(b.of(r.Case.BudgetLines.At(x.row).Years, years, false))
	}
	of := map[string]func(span) decimal.Decimal{
		budget.NetPressure: b.plan, budget.CashableSaving: b.saving, budget.LessOngoing: b.ongoing, budget.LessOneOff: b.onceOff,
		budget.NewToBudget: b.fresh, budget.LeftSum(r.Basis): b.gap,
		budget.LessOverlap: func(years span) decimal.Decimal { return b.already(years, false) },
	}[x.name()]
	if of == nil {
		return nil
	}
	return fromLines.is(of(years))
}

// dwellingFigure is an amount of the budget in £ for each dwelling.
func (r *reAdder) dwellingFigure(x cell) []claim {
	years, known := r.named(x.heading())
	base := r.Case.Head().TaxBase
	if !known || base == nil || x.row > 2 {
		return nil
	}
	b := r.books(r.Case, r.Scenario, r.Basis)
	amount := [...]func(span) decimal.Decimal{b.plan, b.fresh, b.gap}[x.row](years)
	return fromLines.is(amount.Mul(decimal.NewFromInt(1_000_000)).Div(*base))
}

// useFigure is the share or the amount of a use of what is left over; the last row is all of it.
func (r *reAdder) useFigure(x cell) []claim {
	b := r.books(r.Case, r.Scenario, r.Basis)
	all := append(r.uses(b.leftOver(b.span)), use{decimal.NewFromInt(1), b.leftOver(b.span)})
	switch {
	case x.row >= len(all):
		return nil
	case x.column == 1:
		return percentage.is(all[x.row].share.Shift(2))
	}
	return fromLines.is(all[x.row].amount)
}

// areaFigure is what an area costs, as it is typed, what is saved of it and left, and shares; the last row is all areas whose cost is known.
func (r *reAdder) areaFigure(x cell) []claim {
	if x.row < r.Case.Areas.Len() {
		a := r.Case.Areas.At(x.row)
		return r.takenFigure(x, asTyped, []string{a.ID}, a.Cost)
	}
	var known []string
	cost := decimal.Zero
	for a := range r.Case.Areas.All() {
		if a.Cost.IsPositive() {
			known, cost = append(known, a.ID), cost.Add(a.Cost)
		}
	}
	return r.takenFigure(x, fromLines, known, cost)
}

func (r *reAdder) takenFigure(x cell, kind figureKind, areas []string, cost decimal.Decimal) []claim {
	taken := r.counting(r.planned(r.Case), r.Scenario).on(model.InYear).where(isCashable, goesOn, func(l *model.Line) bool {
		c, ok := r.Case.Components.Get(r.componentOf(l.Owner))
		return ok && slices.Contains(areas, c.Area)
	})
	share := func(e model.Estimate) []claim {
		if !cost.IsPositive() {
			return nil
		}
		return percentage.is(taken.at(e).total().Shift(2).Div(cost))
	}
	switch x.column {
	case 2:
		return kind.is(cost)
	case 3:
		return fromLines.is(taken.total())
	case 4:
		return fromLines.is(cost.Sub(taken.total()))
	case 5:
		return share(r.Estimate)
	}
	return append(share(model.Minimum), share(model.Maximum)...)
}

func (r *reAdder) exclusionFigure(x cell) []claim {
	var left []*model.Assumption
	for a := range r.Case.Assumptions.All() {
		if a.LeavesOut != "" {
			left = append(left, a)
		}
	}
	if x.row >= len(left) || left[x.row].Amount == nil {
		return nil
	}
	return asTyped.is(*left[x.row].Amount)
}

func (r *reAdder) exemptFigure(x cell) []claim {
	left := r.unpublished()
	if x.row >= len(left) {
		return nil
	}
	l, ok := left[x.row].(*model.Line)
	if !ok {
		return nil
	}
	return fromLines.is(sum{by: r, lines: []*model.Line{l}, estimate: r.Estimate, basis: r.Basis, span: r.all()}.total())
}

// riskFigure is a grade, as it is typed, or the score that two make.
func (r *reAdder) riskFigure(x cell) []claim {
	risks := r.Case.RisksIn(r.Scenario)
	if x.row >= len(risks) {
		return nil
	}
	likelihood, impact := decimal.NewFromInt(int64(risks[x.row].Likelihood)), decimal.NewFromInt(int64(risks[x.row].Impact))
	switch x.column {
	case 2:
		return asTyped.is(likelihood)
	case 3:
		return asTyped.is(impact)
	}
	return scored.is(likelihood.Mul(impact))
}

func (r *reAdder) measureFigure(x cell) []claim {
	list := r.Case.MeasuredIn(r.Scenario)
	if x.row >= len(list) {
		return nil
	}
	year := decimal.NewFromInt(int64(list[x.row].Measure.Year))
	d := [...]*decimal.Decimal{list[x.row].Measure.Start, list[x.row].Measure.Target, &year}[x.column-2]
	if d == nil {
		return nil
	}
	return asTyped.is(*d)
}
