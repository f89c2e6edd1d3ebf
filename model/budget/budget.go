// Package budget holds a scenario against the council's medium-term plan: by year, what the plan needs, what the scenario saves
// that is new to it, and what gap is left.
//
// Amounts are in £m and unrounded. A positive plan or gap is money that has to be found. In yearly steps each figure is a change
// against the year before; carried forward, what is ongoing is the running sum of its steps. One-off costs count once on either.
package budget

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Row is one figure a year with its sum over the years, and the records that it is made of.
type Row struct {
	Years []decimal.Decimal
	Total decimal.Decimal
	Parts []Part
}

// The names of a position's rows, in the order of the sum, as every table of it has them.
const (
	NetPressure    = "Net pressure in the plan"
	CashableSaving = "Cashable saving"
	LessOverlap    = "Less: in the budget already"
	LessOngoing    = "Less: ongoing costs"
	LessOneOff     = "Less: one-off costs from revenue"
	NewToBudget    = "New to the budget"
)

// LeftName names what is left to be found once the scenario is taken in. Carried forward it is the gap of each year. In steps it is what
// each year adds to be found, with one-off costs in the year that pays them alone, and so nobody's gap.
func LeftName(basis model.Basis) string {
	if basis == model.Recurring {
		return "Gap left"
	}
	return "Net pressure left"
}

// LeftSum is that name with how the row is worked out.
func LeftSum(basis model.Basis) string { return LeftName(basis) + ": net pressure less what is new" }

// Part is what one record adds to a row.
type Part struct {
	Kind  model.Kind
	Key   string
	Years []decimal.Decimal
	Total decimal.Decimal
}

// Funded is the one-off cost that is paid from one funding.
type Funded struct {
	Funding model.Funding
	Row
}

// Position is a scenario against the plan.
type Position struct {
	Basis model.Basis
	// Lines are the plan's lines, each a row of its own, in the case's order; Plan is their sum, the net pressure.
	Lines []Row
	Plan  Row
	// Saving is what ongoing cashable benefits bring, Overlap what of it the budget counts on already, Ongoing what the scenario's
	// ongoing costs take.
	Saving, Overlap, Ongoing Row
	// OneOff is what the revenue budget pays once: one-off costs from revenue, or of which nobody has said, less one-off cashable
	// benefits.
	OneOff Row
	// New is what is new to the budget: Saving − Overlap − Ongoing − OneOff. After is the gap that is left: Plan − New.
	New, After Row
	// Funding is every one-off cost by what it is paid from, those that are not zero. What revenue doesn't pay is in no other row.
	Funding []Funded
	// Capacity and Avoided are benefits that are no money out of the budget, and are in no other row.
	Capacity, Avoided Row
	// Undated is what is in the budget already without years: it is taken off nowhere.
	Undated decimal.Decimal
}

// Of works the position of a scenario out.
func Of(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) Position {
	a := account{c: c, estimate: estimate, basis: basis, years: c.Head().Years}
	p := Position{Basis: basis}
	for _, row := range []*Row{&p.Plan, &p.Saving, &p.Overlap, &p.Ongoing, &p.OneOff, &p.New, &p.After, &p.Capacity, &p.Avoided} {
		row.Years = make([]decimal.Decimal, a.years)
	}
	for x := range c.BudgetLines.All() {
		part := a.part(x.Kind(), x.ID, a.steps(x.Years))
		p.Plan.add(part)
		p.Lines = append(p.Lines, Row{Years: part.Years, Total: part.Total, Parts: []Part{part}})
	}
	for l := range c.Counting(scenario) {
		a.count(&p, l)
	}
	for o := range c.Overlaps.All() {
		a.overlap(&p, o, scenario)
	}
	p.close()
	return p
}

// account is what a position is worked out on.
type account struct {
	c        *model.Case
	estimate model.Estimate
	basis    model.Basis
	years    int
}

// steps are yearly steps on the basis.
func (a account) steps(years []decimal.Decimal) []decimal.Decimal {
	if a.basis == model.Recurring {
		return model.LevelsOf(years)
	}
	return years
}

func (a account) part(kind model.Kind, key string, years []decimal.Decimal) Part {
	return Part{Kind: kind, Key: key, Years: years, Total: decimal.Sum(decimal.Zero, years...)}
}

// count adds a line of figures to the row that it belongs in.
func (a account) count(p *Position, l *model.Line) {
	part := a.part(l.Kind(), l.ID, l.Yearly(a.years, a.estimate, a.basis))
	switch {
	case l.Type == model.CostLine && l.Recurrence == model.Ongoing:
		p.Ongoing.add(part)
	case l.Type == model.CostLine:
		p.fund(l.Funding, part)
		if l.Funding.PaidFromRevenue() {
			p.OneOff.add(part)
		}
	case l.Worth == model.Capacity:
		p.Capacity.add(part)
	case l.Worth != model.Cashable:
		p.Avoided.add(part)
	case l.Recurrence == model.Once:
		p.OneOff.add(part.turned())
	default:
		p.Saving.add(part)
	}
}

// overlap takes off what the budget counts on: ongoing savings by their steps, costs the other way round, and what counts once in its
// year alone.
func (a account) overlap(p *Position, o *model.Overlap, scenario string) {
	p.Undated = p.Undated.Add(o.Amount)
	if !o.HasYears() {
		return
	}
	once := appraisal.RecurrenceOf(a.c, scenario, o.Measure) == model.Once
	years := o.Years
	if !once {
		years = a.steps(years)
	}
	part := a.part(o.Kind(), o.ID, years)
	if appraisal.OfCost(o.Measure) {
		part = part.turned()
	}
	if once {
		p.OneOff.add(part)
	} else {
		p.Overlap.add(part)
	}
}

// close derives what is new and what gap is left.
func (p *Position) close() {
	for i := range p.New.Years {
		p.New.Years[i] = p.Saving.Years[i].Sub(p.Overlap.Years[i]).Sub(p.Ongoing.Years[i]).Sub(p.OneOff.Years[i])
		p.After.Years[i] = p.Plan.Years[i].Sub(p.New.Years[i])
	}
	p.New.Total = decimal.Sum(decimal.Zero, p.New.Years...)
	p.After.Total = decimal.Sum(decimal.Zero, p.After.Years...)
	order := model.Fundings()
	slices.SortFunc(p.Funding, func(a, b Funded) int {
		return slices.Index(order, a.Funding) - slices.Index(order, b.Funding)
	})
}

// fund adds a one-off cost to what is paid from its funding.
func (p *Position) fund(from model.Funding, part Part) {
	if model.Nothing(part.Years...) {
		return
	}
	i := slices.IndexFunc(p.Funding, func(f Funded) bool { return f.Funding == from })
	if i < 0 {
		i = len(p.Funding)
		p.Funding = append(p.Funding, Funded{Funding: from, Row: Row{Years: make([]decimal.Decimal, len(part.Years))}})
	}
	p.Funding[i].add(part)
}

// Lasting is what is new to the budget and goes on: New without what counts once.
func (p *Position) Lasting() Row {
	lasting := Row{Years: make([]decimal.Decimal, len(p.New.Years)), Total: p.New.Total.Add(p.OneOff.Total)}
	for i, d := range p.New.Years {
		lasting.Years[i] = d.Add(p.OneOff.Years[i])
	}
	return lasting
}

// Apart is the one-off cost that the revenue budget doesn't pay: it stands apart.
func (p *Position) Apart() Row {
	apart := Row{Years: make([]decimal.Decimal, len(p.New.Years))}
	for _, f := range p.Funding {
		if !f.Funding.PaidFromRevenue() {
			for _, part := range f.Parts {
				apart.add(part)
			}
		}
	}
	return apart
}

// OneOffCost is all that is paid once, in £m, whatever pays it.
func (p *Position) OneOffCost() decimal.Decimal {
	sum := decimal.Zero
	for _, f := range p.Funding {
		sum = sum.Add(f.Total)
	}
	return sum
}

// add counts a part in.
func (r *Row) add(part Part) {
	if model.Nothing(part.Years...) {
		return
	}
	for i, d := range part.Years {
		r.Years[i] = r.Years[i].Add(d)
	}
	r.Total = r.Total.Add(part.Total)
	r.Parts = append(r.Parts, part)
}

// turned is the part with the other sign.
func (p Part) turned() Part {
	p.Years = slices.Clone(p.Years)
	for i, d := range p.Years {
		p.Years[i] = d.Neg()
	}
	p.Total = p.Total.Neg()
	return p
}

// Nothing reports whether the row has no figure but zeros.
func (r Row) Nothing() bool { return model.Nothing(r.Years...) }

// Places is the number of decimal places, at most [model.MaxPlaces], that writes every amount of the position in full.
func (p *Position) Places() int32 {
	var places int32
	rows := append(slices.Clone(p.Lines), p.Plan, p.Saving, p.Overlap, p.Ongoing, p.OneOff, p.New, p.After, p.Capacity, p.Avoided)
	for _, f := range p.Funding {
		rows = append(rows, f.Row)
	}
	for _, r := range rows {
		places = max(places, model.Places(r.Years...), model.Places(r.Total))
	}
	return max(places, model.Places(p.Undated))
}
