package papers

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// sum is a plain sum of figures of lines in £m, over the years from first to last.
type sum struct {
	by       *reAdder
	lines    []*model.Line
	estimate model.Estimate
	basis    model.Basis
	span
	// net takes costs off.
	net bool
}

// span is the first and the last of some years.
type span struct{ first, last int }

// counting are all lines that count in a scenario of a case, over all years.
func (r *reAdder) counting(c *model.Case, scenario string) sum {
	of := counted{c, scenario}
	if _, known := r.lines[of]; !known {
		r.lines[of] = slices.Collect(c.Counting(scenario))
	}
	return sum{by: r, lines: r.lines[of], estimate: r.Estimate, basis: r.Basis, span: r.all()}
}

// planned is a case in which everything comes as it was planned.
func (r *reAdder) planned(c *model.Case) *model.Case {
	if r.asPlanned[c] == nil {
		r.asPlanned[c] = c.AsPlanned()
	}
	return r.asPlanned[c]
}

// shown are the lines that count in the scenario of the paper.
func (r *reAdder) shown() sum { return r.counting(r.Case, r.Scenario) }

func (r *reAdder) all() span { return span{0, r.Case.Head().Years - 1} }

// keeps is what a line has to be.
type keeps func(*model.Line) bool

func (s sum) where(all ...keeps) sum {
	var kept []*model.Line
	for _, l := range s.lines {
		if !slices.ContainsFunc(all, func(keep keeps) bool { return !keep(l) }) {
			kept = append(kept, l)
		}
	}
	s.lines = kept
	return s
}

func (s sum) in(years span) sum        { s.span = years; return s }
func (s sum) upTo(years span) sum      { s.span = span{0, years.last}; return s }
func (s sum) at(e model.Estimate) sum  { s.estimate = e; return s }
func (s sum) on(b model.Basis) sum     { s.basis = b; return s }
func (s sum) lessCosts() sum           { s.net = true; return s }
func isBenefit(l *model.Line) bool     { return l.Type == model.BenefitLine }
func isCost(l *model.Line) bool        { return l.Type == model.CostLine }
func isOnce(l *model.Line) bool        { return l.Recurrence == model.Once }
func isCashable(l *model.Line) bool    { return isBenefit(l) && l.Worth == model.Cashable }
func isFromRevenue(l *model.Line) bool { return isCost(l) && l.Funding.PaidFromRevenue() }
func ownedBy(ids ...string) keeps {
	return func(l *model.Line) bool { return slices.Contains(ids, l.Owner) }
}

func (r *reAdder) in(ids ...string) keeps {
	return func(l *model.Line) bool { return slices.Contains(ids, r.componentOf(l.Owner)) }
}

// total adds up, year after year.
func (s sum) total() decimal.Decimal {
	total := decimal.Zero
	for _, l := range s.lines {
		of := s.by.yearly(l, s.estimate, s.basis)
		for year := s.first; year <= s.last; year++ {
			if s.net && isCost(l) {
				total = total.Sub(of[year])
			} else {
				total = total.Add(of[year])
			}
		}
	}
	return total
}

// yearly are a line's figures by year: carried forward, that of an ongoing line is all that was new until then. Each is worked out once.
func (r *reAdder) yearly(l *model.Line, e model.Estimate, b model.Basis) []decimal.Decimal {
	key := lineAt{l, e, b}
	of, known := r.years[key]
	if !known {
		for year := range l.Minimum {
			of = append(of, figureAt(l, year, e))
		}
		if b == model.Recurring && !isOnce(l) {
			of = addedUp(of)
		}
		r.years[key] = of
	}
	return of
}

func addedUp(steps []decimal.Decimal) (levels []decimal.Decimal) {
	level := decimal.Zero
	for _, step := range steps {
		level = level.Add(step)
		levels = append(levels, level)
	}
	return levels
}

// figureAt is a line's figure in a year: the cautious end is the lowest benefit and the highest cost.
func figureAt(l *model.Line, year int, e model.Estimate) decimal.Decimal {
	if len(l.Maximum) == 0 {
		return l.Minimum[year]
	}
	cautious, stretch := l.Minimum[year], l.Maximum[year]
	if isCost(l) {
		cautious, stretch = stretch, cautious
	}
	switch e {
	case model.Minimum:
		return cautious
	case model.Maximum:
		return stretch
	}
	return cautious.Add(stretch).Div(decimal.NewFromInt(2))
}

// componentOf is the component of the option that owns a line, empty for what is council-wide.
func (r *reAdder) componentOf(owner string) string {
	if o, ok := r.Case.Options.Get(owner); ok {
		if d, ok := r.Case.Decisions.Get(o.Decision); ok {
			return d.Component
		}
	}
	return ""
}

// books are the sums of a scenario against the plan.
type books struct {
	sum
	c        *model.Case
	scenario string
}

func (r *reAdder) books(c *model.Case, scenario string, b model.Basis) books {
	return books{r.counting(c, scenario).on(b), c, scenario}
}

// of adds yearly steps up over some years, on the basis or each once.
func (b books) of(steps []decimal.Decimal, years span, once bool) decimal.Decimal {
	if b.basis == model.Recurring && !once {
		steps = addedUp(steps)
	}
	total := decimal.Zero
	for year := years.first; year <= years.last && year < len(steps); year++ {
		total = total.Add(steps[year])
	}
	return total
}

func (b books) plan(years span) decimal.Decimal {
	total := decimal.Zero
	for x := range b.c.BudgetLines.All() {
		total = total.Add(b.of(x.Years, years, false))
	}
	return total
}

func (b books) saving(years span) decimal.Decimal {
	return b.where(isCashable, goesOn).in(years).total()
}

func (b books) ongoing(years span) decimal.Decimal { return b.where(isCost, goesOn).in(years).total() }

// already is what the budget counts on, of what goes on or of what counts once.
func (b books) already(years span, once bool) decimal.Decimal {
	total := decimal.Zero
	for x := range b.c.Overlaps.All() {
		if is := appraisal.RecurrenceOf(b.c, b.scenario, x.Measure) == model.Once; is != once {
			continue
		}
		if of := b.of(x.Years, years, once); appraisal.OfCost(x.Measure) {
			total = total.Sub(of)
		} else {
			total = total.Add(of)
		}
	}
	return total
}

// onceOff is what the revenue budget pays once.
func (b books) onceOff(years span) decimal.Decimal {
	paid := b.where(isFromRevenue, isOnce).in(years).total()
	return paid.Sub(b.where(isCashable, isOnce).in(years).total()).Add(b.already(years, true))
}

func (b books) fresh(years span) decimal.Decimal {
	return b.saving(years).Sub(b.already(years, false)).Sub(b.ongoing(years)).Sub(b.onceOff(years))
}

func (b books) gap(years span) decimal.Decimal { return b.plan(years).Sub(b.fresh(years)) }

// closing is what of what is new closes the plan's own gap, and leftOver the rest.
func (b books) closing(years span) decimal.Decimal {
	return decimal.Max(decimal.Zero, decimal.Min(b.fresh(years), b.plan(years)))
}

func (b books) leftOver(years span) decimal.Decimal {
	return decimal.Max(decimal.Zero, b.fresh(years).Sub(b.closing(years)))
}

// present discounts the net, ongoing lines carried forward: every year's over one and the rate of each year before it.
func (r *reAdder) present(c *model.Case, scenario string) decimal.Decimal {
	const places = 30
	schedule := appraisal.ScheduleOf(c, false)
	net := r.counting(c, scenario).on(model.Recurring).lessCosts()
	one, total := decimal.NewFromInt(1), decimal.Zero
	over := one
	for year := range c.Head().Years {
		growth := one
		for _, band := range schedule.Bands {
			if band.First <= year {
				growth = one.Add(band.Rate)
			}
		}
		if year > 0 {
			over = over.Mul(growth).Round(places)
		}
		value := net.in(span{year, year}).total().DivRound(over, places)
		if schedule.MidYear {
			half, _ := growth.SqrtRound(places) // a rate above −1 always has one
			value = value.DivRound(half, places)
		}
		if year < len(schedule.Inflation) {
			value = value.Mul(schedule.Inflation[year])
		}
		total = total.Add(value)
	}
	return total
}

// paidBack is the calendar year in which the year begins from which on the net, added up, is never below zero again; none where it
// never was, or is in the end.
func paidBack(net sum) []decimal.Decimal {
	last := -1
	for year := net.first; year <= net.last; year++ {
		if net.upTo(span{year, year}).total().IsNegative() {
			last = year
		}
	}
	if last < 0 || last == net.last {
		return nil
	}
	return []decimal.Decimal{decimal.NewFromInt(int64(net.by.Case.Head().FirstYear + last + 1))}
}

// bias is what optimism bias adds to the costs at the lower and at the upper bound.
func (r *reAdder) bias() (low, high decimal.Decimal) {
	guidance, one := appraisal.GuidanceOf(r.Case), decimal.NewFromInt(1)
	for _, l := range r.shown().where(isCost).lines {
		bound, known := guidance.Bound(l.Class)
		if l.Class == model.OwnEvidence && l.Overrun != nil {
			bound.Upper, bound.Lower, known = *l.Overrun, *l.Overrun, true
		}
		if !known {
			continue
		}
		cost := r.shown().where(func(x *model.Line) bool { return x == l }).total()
		upper := bound.Upper.Mul(one.Sub(l.Mitigation))
		high = high.Add(cost.Mul(upper))
		low = low.Add(cost.Mul(decimal.Min(upper, bound.Lower)))
	}
	return low, high
}

// hop is a flow of the benefits map by the names of its ends.
type hop struct{ from, to string }

// hops are what flows along the benefits map: what an option brings is parted among its drivers, theirs among their benefits, and so on,
// by the links' shares or equally. What no link takes is lost on the way, and said so.
func (r *reAdder) hops() map[hop][]decimal.Decimal {
	type node struct {
		key, name string
		amount    decimal.Decimal
	}
	nodes := []node{{model.Programme, r.Case.OwnerName(model.Programme), r.shown().where(isBenefit, ownedBy(model.Programme)).total()}}
	for o := range r.Case.Options.All() {
		nodes = append(nodes, node{o.ID, o.Name, r.shown().where(isBenefit, ownedBy(o.ID)).total()})
	}
	found := map[hop][]decimal.Decimal{}
	for _, column := range []struct {
		to   model.Kind
		lost string
	}{
		{model.KindDriver, "Not linked to a driver"},
		{model.KindBenefit, "Not linked to a cashable benefit"},
		{model.KindObjective, "No cashable link to an objective"},
	} {
		var next []node
		reached := map[string]decimal.Decimal{}
		for _, n := range nodes {
			rest := n.amount
			for target, part := range r.parted(n.key, column.to, n.amount) {
				rest = rest.Sub(part)
				reached[target] = reached[target].Add(part)
				found[hop{n.name, r.factor(column.to, target)}] = append(found[hop{n.name, r.factor(column.to, target)}], part)
			}
			reached[""] = reached[""].Add(rest)
			found[hop{n.name, column.lost}] = append(found[hop{n.name, column.lost}], rest)
		}
		for target, amount := range reached {
			name := column.lost
			if target != "" {
				name = r.factor(column.to, target)
			}
			next = append(next, node{target, name, amount})
		}
		nodes = next
	}
	return found
}

// parted parts an amount among the links of a node that £m can flow along: those with a share take it, scaled down where they come to
// more than all, the others the rest alike.
func (r *reAdder) parted(owner string, to model.Kind, amount decimal.Decimal) map[string]decimal.Decimal {
	const places = 20
	one, given, alike := decimal.NewFromInt(1), decimal.Zero, int64(0)
	var links []*model.Link
	for l := range r.Case.Links.All() {
		if l.Owner != owner || l.To != to || !r.cashes(l) {
			continue
		}
		links = append(links, l)
		if l.Share == nil {
			alike++
		} else {
			given = given.Add(*l.Share)
		}
	}
	parts := map[string]decimal.Decimal{}
	for _, l := range links {
		if l.Share != nil {
			parts[l.Target] = amount.Mul(*l.Share).DivRound(decimal.Max(one, given), places)
		} else {
			parts[l.Target] = amount.Mul(decimal.Max(decimal.Zero, one.Sub(given))).DivRound(decimal.NewFromInt(alike), places)
		}
	}
	return parts
}

// cashes reports whether £m flow along a link: neither to nor from a benefit that isn't cashable.
func (r *reAdder) cashes(l *model.Link) bool {
	benefit := l.Target
	switch l.To {
	case model.KindDriver:
		return true
	case model.KindObjective:
		benefit = l.Owner
	}
	b, ok := r.Case.Benefits.Get(benefit)
	return !ok || b.Worth == model.Cashable
}

// factor is the name of a driver, a benefit or an objective.
func (r *reAdder) factor(kind model.Kind, id string) string {
	for x := range r.Case.RecordsOf(kind) {
		if f, ok := x.(*model.Factor); ok && f.ID == id {
			return f.Name
		}
	}
	return id
}
