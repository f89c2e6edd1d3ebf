package papers

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// Here the tables of figures are added up anew.

func (r *reAdder) profileFigure(x cell) []claim {
	years, known := r.named(x.name())
	if !known {
		return nil
	}
	what, end, _ := strings.Cut(x.heading(), ", ")
	s := r.shown()
	switch end {
	case "cautious":
		s = s.at(model.Minimum)
	case "stretch":
		s = s.at(model.Maximum)
	}
	switch what {
	case "Benefit":
		s = s.where(isBenefit)
	case "Cost":
		s = s.where(isCost)
	default:
		s = s.lessCosts()
	}
	if what == "Cumulative net" {
		return fromLines.is(s.upTo(years).total())
	}
	return fromLines.is(s.in(years).total())
}

// comparedFigure is the cumulative net of a scenario, or what it is above that of the first.
func (r *reAdder) comparedFigure(x cell) []claim {
	years, known := r.named(x.name())
	all := append([]string{r.Scenario}, r.With...)
	of := func(i int) decimal.Decimal { return r.counting(r.Case, all[i]).lessCosts().upTo(years).total() }
	switch at := x.column - 1; {
	case !known || at >= 2*len(all)-1:
		return nil
	case at < len(all):
		return fromLines.is(of(at))
	default:
		return fromLines.is(of(at - len(all) + 1).Sub(of(0)))
	}
}

// componentFigure is the benefit of one component, or of all up to it.
func (r *reAdder) componentFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit)
	switch {
	case x.isLast():
		return fromLines.is(benefit.total())
	case x.row == 0:
		return fromLines.is(benefit.where(ownedBy(model.Programme)).total())
	}
	var amounts []decimal.Decimal
	upTo := []string{""} // council-wide
	for c := range r.Case.Components.All() {
		upTo = append(upTo, c.ID)
		switch {
		case !alike(x.name(), c.Name):
		case x.column == 1:
			amounts = append(amounts, benefit.where(r.in(c.ID)).total())
		default:
			amounts = append(amounts, benefit.where(r.in(upTo...)).total())
		}
	}
	return fromLines.is(amounts...)
}

func (r *reAdder) investmentFigure(x cell) []claim {
	years, known := r.named(x.name())
	if !known {
		return nil
	}
	cost := r.shown().where(isCost).in(years)
	if x.column < len(x.Columns)-1 {
		cost = cost.where(func(l *model.Line) bool { return alike(x.heading(), cmp.Or(l.Category, "Not named")) })
	}
	return fromLines.is(cost.total())
}

// paidFigure is a one-off cost by what it is paid from; the last row or column is all of it.
func (r *reAdder) paidFigure(x cell, funding, year string) []claim {
	years, known := r.named(year)
	if !known {
		return nil
	}
	cost := r.shown().where(isCost, isOnce).in(years)
	if funding != "All" && funding != "All one-off costs" {
		cost = cost.where(func(l *model.Line) bool { return model.Capital(l.Funding.Words()) == funding })
	}
	return fromLines.is(cost.total())
}

func (r *reAdder) gapFigure(x cell) []claim {
	years, known := r.named(x.name())
	b := r.books(r.Case, r.Scenario, r.Basis)
	switch {
	case !known:
		return nil
	case x.column == 1:
		return fromLines.is(b.plan(years))
	case x.column == 2:
		return fromLines.is(b.saving(years).Sub(b.already(years, false)).Sub(b.ongoing(years)))
	case x.column == 3:
		return fromLines.is(b.onceOff(years))
	}
	return fromLines.is(b.gap(years))
}

// use is a part of what is new to the budget, and where it goes.
type use struct{ share, amount decimal.Decimal }

// uses are the re-investments and what is released, nothing where nothing is left over.
func (r *reAdder) uses(left decimal.Decimal) (all []use) {
	if !left.IsPositive() {
		return nil
	}
	rest := decimal.NewFromInt(1)
	for x := range r.Case.Reinvestments.All() {
		all, rest = append(all, use{x.Share, left.Mul(x.Share)}), rest.Sub(x.Share)
	}
	return append(all, use{rest, left.Mul(rest)})
}

// leftFigure is a step from the saving to what is new to the budget, a use of that, or what is left after either.
func (r *reAdder) leftFigure(x cell) []claim {
	b := r.books(r.Case, r.Scenario, r.Basis)
	saving, already, ongoing, onceOff, fresh := b.saving(b.span), b.already(b.span, false), b.ongoing(b.span), b.onceOff(b.span), b.fresh(b.span)
	steps := map[string][2]decimal.Decimal{
		budget.CashableSaving:        {saving, saving},
		"In the budget already":      {already.Neg(), saving.Sub(already)},
		"Ongoing costs":              {ongoing.Neg(), saving.Sub(already).Sub(ongoing)},
		"One-off costs from revenue": {onceOff.Neg(), fresh},
		budget.NewToBudget:           {fresh, fresh},
	}
	at := slices.IndexFunc(x.Rows, func(row []string) bool { return row[0] == budget.NewToBudget })
	if x.row <= at {
		return fromLines.is(steps[x.name()][x.column-1])
	}
	var after []use
	if closing := b.closing(b.span); !closing.IsZero() {
		after = append(after, use{amount: closing})
	}
	after = append(after, r.uses(b.leftOver(b.span))...)
	if x.row-at > len(after) {
		return nil
	}
	after = after[:x.row-at]
	if x.column == 1 {
		return fromLines.is(after[len(after)-1].amount)
	}
	for _, u := range after {
		fresh = fresh.Sub(u.amount)
	}
	return fromLines.is(fresh)
}

func (r *reAdder) streamFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit)
	for _, e := range model.Estimates() {
		if e.Name() == x.heading() {
			benefit = benefit.at(e)
		}
	}
	if !x.isLast() {
		benefit = benefit.where(func(l *model.Line) bool { return alike(x.name(), cmp.Or(l.Category, "Not named")) })
	}
	return fromLines.is(benefit.total())
}

// boxFigure is the benefit of what was chosen for a decision.
func (r *reAdder) boxFigure(x cell) []claim {
	benefit := r.shown().where(isBenefit).at(model.Minimum)
	if x.heading() == "Highest" {
		benefit = benefit.at(model.Maximum)
	}
	switch x.row {
	case len(x.Rows) - 1:
		return fromLines.is(benefit.total())
	case len(x.Rows) - 2:
		return fromLines.is(benefit.where(ownedBy(model.Programme)).total())
	}
	component, decision := x.Rows[x.row][1], x.Rows[x.row][2]
	var amounts []decimal.Decimal
	for c := range r.Case.Components.All() {
		decisions := slices.Collect(r.Case.DecisionsOf(c.ID))
		if alike(component, c.Name) && len(decisions) == 0 {
			amounts = append(amounts, decimal.Zero)
		}
		for _, d := range decisions {
			if alike(component, c.Name) && alike(decision, d.Name) {
				amounts = append(amounts, benefit.where(r.answers(d.ID)).total())
			}
		}
	}
	return fromLines.is(amounts...)
}

// answers keeps the lines of the options of a decision.
func (r *reAdder) answers(decision string) keeps {
	return func(l *model.Line) bool {
		o, ok := r.Case.Options.Get(l.Owner)
		return ok && o.Decision == decision
	}
}

// hopFigure is what flows between two nodes of the benefits map. The map keeps six places of every part: a sum of many may be out in the
// seventh before it is rounded.
func (r *reAdder) hopFigure(x cell) []claim {
	if r.flows == nil {
		r.flows = r.hops()
	}
	flows := fromLines.is(r.flows[hop{x.name(), x.Rows[x.row][1]}]...)
	flows[0].slack = decimal.New(1, -4)
	return flows
}

func (r *reAdder) plannedFigure(x cell) []claim {
	years, known := r.named(x.heading())
	if !known {
		return nil
	}
	of := r.shown().in(years).where(func(l *model.Line) bool { return string(l.Type) == x.Rows[x.row][1] })
	amounts := r.byOwner(x.name(), r.Case.OwnerName, of)
	if x.name() == totalName { // an option may be called so
		amounts = append(amounts, of.total())
	}
	return fromLines.is(amounts...)
}

// byOwner sums lines up by their owner, for those who are called as a cell says.
func (r *reAdder) byOwner(cell string, name func(string) string, of sum) (amounts []decimal.Decimal) {
	var owners []string
	for _, l := range r.shown().lines {
		if alike(cell, name(l.Owner)) && !slices.Contains(owners, l.Owner) {
			owners = append(owners, l.Owner)
			amounts = append(amounts, of.where(ownedBy(l.Owner)).total())
		}
	}
	return amounts
}

// movedFigure is the net with one input at an end of its range and all others as planned, or how far apart the ends are.
func (r *reAdder) movedFigure(x cell) []claim {
	var amounts []decimal.Decimal
	net := r.shown().lessCosts()
	for _, t := range []model.LineType{model.BenefitLine, model.CostLine} {
		name := func(owner string) string { return model.Capital(string(t)) + " of " + r.Case.OwnerWithin(owner) }
		of := net.where(func(l *model.Line) bool { return l.Type == t })
		planned, worst, best := r.byOwner(x.name(), name, of), r.byOwner(x.name(), name, of.at(model.Minimum)), r.byOwner(x.name(), name, of.at(model.Maximum))
		for i := range planned {
			rest := net.total().Sub(planned[i])
			amounts = append(amounts, [...]decimal.Decimal{rest.Add(worst[i]), rest.Add(best[i]), best[i].Sub(worst[i]).Abs()}[x.column-1])
		}
	}
	return fromLines.is(amounts...)
}

// reachedFigure is the plan's own net, or one that was drawn.
func (r *reAdder) reachedFigure(x cell) []claim {
	if x.row == 0 {
		return fromLines.is(r.shown().lessCosts().total())
	}
	return drawn.alone()
}

func (r *reAdder) biasFigure(x cell) []claim {
	cost := r.shown().where(isCost).total()
	adds, high := r.bias()
	if x.column == 2 {
		adds = high
	}
	return fromLines.is([...]decimal.Decimal{cost, adds, cost.Add(adds)}[x.row])
}

// schemeFigure is one of a scenario, or of a scheme that a search found: of those only the net is held against cost and benefit.
func (r *reAdder) schemeFigure(x cell) []claim {
	if x.column > 3 {
		return countedOf.alone()
	}
	if x.row >= r.Case.Scenarios.Len() {
		return r.searchedFigure(x)
	}
	of := r.counting(r.Case, r.Case.Scenarios.At(x.row).ID)
	return fromLines.is([...]decimal.Decimal{of.where(isCost).total(), of.where(isBenefit).total(), of.lessCosts().total()}[x.column-1])
}

func (r *reAdder) searchedFigure(x cell) []claim {
	cost, benefit := printedFigures(x.Rows[x.row][1]), printedFigures(x.Rows[x.row][2])
	if x.column < 3 || len(cost) != 1 || len(benefit) != 1 {
		return searched.alone()
	}
	net := searched.is(benefit[0].Sub(cost[0]))
	net[0].slack = decimal.New(1, benefit[0].Exponent()) // each is rounded
	return net
}

func (r *reAdder) opportunityFigure(x cell) []claim {
	if x.row >= r.Case.Opportunities.Len() {
		return nil
	}
	low, high := r.Case.Opportunities.At(x.row).Money()
	return asTyped.is([...]decimal.Decimal{low, high}[x.column-4])
}

func (r *reAdder) effortFigure(x cell) []claim {
	of := func(a *model.Activity) *decimal.Decimal {
		switch {
		case x.column == 3:
			return a.Effort
		case x.column == 4:
			return a.Comparator
		case a.Effort == nil || a.Comparator == nil:
			return nil
		}
		gap := a.Effort.Sub(*a.Comparator)
		return &gap
	}
	var amounts []decimal.Decimal
	all := decimal.Zero
	for a := range r.Case.Activities.All() {
		if d := of(a); d != nil {
			all = all.Add(*d)
			if alike(x.name(), a.Name) {
				amounts = append(amounts, *d)
			}
		}
	}
	switch {
	case x.isLast():
		return percentage.is(all)
	case x.column == 5:
		return percentage.is(amounts...)
	}
	return asTyped.is(amounts...)
}
