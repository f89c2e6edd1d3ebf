// Package timing works out when what a scenario has chosen is carried out: the bars of its plan, what each has to wait for, what is
// counted before it can come, the chain that ends last, and what comes quickly.
//
// A newcomer needs one thing: [Of] gives the [Plan] of a scenario.
package timing

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Plan is when the options chosen in a scenario are carried out.
type Plan struct {
	// Bars are the options chosen, in the case's order, those without a plan too.
	Bars []Bar
	// Critical are the ids of the options of the chain that ends last, each needed by the next.
	Critical []string
	// Early is what is counted before it can come, and Quick what the quick wins bring in the first year, in £m.
	Early, Quick decimal.Decimal
	// LeavingBenefit and LeavingCost fall out of the case's years because options come at another time than planned, in £m.
	LeavingBenefit, LeavingCost decimal.Decimal
	// DelayCost is what delays cost in the case's years, and is in every net; DelayBeyond is what delays cost behind the case's years, in £m.
	DelayCost, DelayBeyond decimal.Decimal
	workings               *workings
	first                  model.Quarter
}

// Bar is an option of a plan at the time to which the scenario lets it slip.
type Bar struct {
	Option *model.Option
	// Planned is the option's plan as it is in the case, nil where it has none; Slip is how the scenario departs from it.
	Planned *model.Plan
	Slip    *model.Slip
	// Start, Finish and BenefitsFrom are quarters in the scenario, none where they aren't planned.
	Start, Finish, BenefitsFrom model.Quarter
	// Needs are the options chosen that it needs, or requires by a rule; Missing those that aren't chosen.
	Needs, Missing []*model.Option
	// Ahead is what it needs first and doesn't come after.
	Ahead []Ahead
	// Earliest is the first quarter in which its benefits can come, none where nothing says so, and For the option that it waits for,
	// itself as a rule.
	Earliest model.Quarter
	For      *model.Option
	// Early are the benefits by year, in £m, that are counted before they can come; EarlyTotal is their sum.
	Early      []decimal.Decimal
	EarlyTotal decimal.Decimal
	// Quick says that it is a quick win, and Brings is what it brings in the first year then, in £m. Critical says that it is of the
	// chain that ends last.
	Quick    bool
	Brings   decimal.Decimal
	Critical bool
}

// Has reports whether the bar has a start and a finish.
func (b *Bar) Has() bool { return b.Start != 0 && b.Finish != 0 }

// QuickQuarters is the number of quarters from the beginning of the case's first year within which a quick win brings its first benefit.
const QuickQuarters = 4

// quartersAYear turns quarters into years.
const quartersAYear = 4

// Of works out the plan of a scenario at an estimate. Amounts are yearly steps.
func Of(c *model.Case, scenario string, estimate model.Estimate) *Plan {
	w := workings{c: c, scenario: scenario, estimate: estimate, chosen: c.Chosen(scenario), needs: needsOf(c), benefits: map[string][]decimal.Decimal{}}
	p := &Plan{workings: &w, first: c.Head().FirstQuarter()}
	for l := range c.Counting(scenario) {
		if l.Type == model.BenefitLine {
			w.benefits[l.Owner] = sum(w.benefits[l.Owner], l.Yearly(c.Head().Years, estimate, model.InYear))
		} else if _, delays := l.Delays(); delays {
			p.DelayCost = decimal.Sum(p.DelayCost, l.Yearly(c.Head().Years, estimate, model.InYear)...)
		}
	}
	for o := range c.Options.All() {
		if w.chosen[o.ID] {
			p.Bars = append(p.Bars, w.bar(o))
		}
	}
	for _, b := range p.Bars {
		p.Early = p.Early.Add(b.EarlyTotal)
		p.Quick = p.Quick.Add(b.Brings)
	}
	p.findCritical()
	p.LeavingBenefit, p.LeavingCost = c.Leaving(scenario, estimate)
	p.DelayBeyond = c.DelayBeyond(scenario)
	return p
}

// workings are what the bars of a plan are worked out from.
type workings struct {
	c        *model.Case
	scenario string
	estimate model.Estimate
	chosen   map[string]bool
	// needs are the ids of the options that each needs or requires, by the rules of the case.
	needs map[string][]string
	// benefits are the yearly steps of each option in the scenario, in £m.
	benefits map[string][]decimal.Decimal
	// more is by how many quarters options are thought to come later still, nil for none.
	more map[string]int
}

// needsOf are what the options need by their plans, and require by the rules.
func needsOf(c *model.Case) map[string][]string {
	needs := map[string][]string{}
	add := func(option, other string) {
		if !slices.Contains(needs[option], other) {
			needs[option] = append(needs[option], other)
		}
	}
	for x := range c.Plans.All() {
		for _, other := range x.Needs {
			add(x.Option, other)
		}
	}
	for r := range c.Rules.All() {
		if r.Relation == model.Requires {
			add(r.Option, r.Other)
		}
	}
	return needs
}

func sum(a, b []decimal.Decimal) []decimal.Decimal {
	if a == nil {
		return b
	}
	for i := range a {
		a[i] = a[i].Add(b[i])
	}
	return a
}

// bar works out an option's.
func (w *workings) bar(o *model.Option) Bar {
	b := Bar{Option: o, Slip: w.c.Slip(w.scenario, o.ID)}
	b.Planned, b.Start, b.Finish, b.BenefitsFrom = w.times(o.ID)
	for _, id := range w.needs[o.ID] {
		other, _ := w.c.Options.Get(id)
		if w.chosen[id] {
			b.Needs = append(b.Needs, other)
		} else {
			b.Missing = append(b.Missing, other)
		}
	}
	b.Ahead = w.ahead(o.ID)
	b.Earliest, b.For = w.earliest(o)
	b.Early = w.early(w.benefits[o.ID], b.Earliest)
	b.EarlyTotal = decimal.Sum(decimal.Zero, b.Early...)
	first := w.c.Head().FirstQuarter()
	if benefits := w.benefits[o.ID]; len(b.Needs)+len(b.Missing) == 0 && b.BenefitsFrom != 0 && b.BenefitsFrom < first+QuickQuarters && len(benefits) > 0 && benefits[0].IsPositive() {
		b.Quick, b.Brings = true, benefits[0]
	}
	return b
}

// times are the quarters of an option in the scenario.
func (w *workings) times(option string) (planned *model.Plan, start, finish, from model.Quarter) {
	planned, ok := w.c.Plans.Get(option)
	if !ok {
		return nil, 0, 0, 0
	}
	by := model.Quarter(w.c.Slip(w.scenario, option).Quarters + w.more[option])
	moved := func(q model.Quarter) model.Quarter {
		if q == 0 {
			return 0
		}
		return q + by
	}
	from = planned.BenefitsFrom
	if from == 0 {
		from = planned.Finish
	}
	return planned, moved(planned.Start), moved(planned.Finish), moved(from)
}

// earliest is the first quarter in which the benefits of an option can come: that of its own and of all chosen that it needs, and these
// need, and so on. It is for the option whose quarter that is, the option itself where several have it.
func (w *workings) earliest(o *model.Option) (at model.Quarter, by *model.Option) {
	seen := map[string]bool{o.ID: true}
	queue := []string{o.ID}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if _, _, _, from := w.times(id); from > at {
			at = from
			by, _ = w.c.Options.Get(id)
		}
		for _, other := range w.needs[id] {
			if w.chosen[other] && !seen[other] {
				seen[other] = true
				queue = append(queue, other)
			}
		}
	}
	return at, by
}

// early are the benefits of the years that end before a quarter, nil where there is none.
func (w *workings) early(benefits []decimal.Decimal, earliest model.Quarter) []decimal.Decimal {
	if earliest == 0 || len(benefits) == 0 {
		return nil
	}
	first := w.c.Head().FirstQuarter()
	early := make([]decimal.Decimal, len(benefits))
	for i, d := range benefits {
		if yearEnds := first + model.Quarter(quartersAYear*i+quartersAYear-1); yearEnds < earliest && !d.IsZero() {
			early[i] = d
		}
	}
	if model.Nothing(early...) {
		return nil
	}
	return early
}

// Later is the fewest quarters by which the benefits of a bar have to slip, beside what they slip already, for nothing to be counted early:
// none where nothing is. All of them have left the case's years at the latest after as many quarters as these have.
func (p *Plan) Later(b *Bar) int {
	if b.Early == nil {
		return 0
	}
	return p.workings.later(b.Option.ID, b.Slip, b.Earliest)
}

func (w *workings) later(option string, slip *model.Slip, earliest model.Quarter) int {
	var lines []*model.Line
	for l := range w.c.AsPlanned().Lines.All() {
		if l.Owner == option && l.Type == model.BenefitLine {
			lines = append(lines, l)
		}
	}
	years := w.c.Head().Years
	for more := 1; more < years*quartersAYear; more++ {
		var benefits []decimal.Decimal
		for _, l := range lines {
			benefits = sum(benefits, model.Slipped(l.Yearly(years, w.estimate, model.InYear), slip.Quarters+slip.Benefits+more))
		}
		if w.early(benefits, earliest) == nil {
			return more
		}
	}
	return years * quartersAYear
}

// findCritical finds the chain that ends last: the option that finishes last, what it needs that finishes last, and so on to one that
// needs nothing. Of several that finish last, the one with the longest chain; then the first of the case.
func (p *Plan) findCritical() {
	at := map[string]*Bar{}
	for i := range p.Bars {
		at[p.Bars[i].Option.ID] = &p.Bars[i]
	}
	var longest []string
	var ends model.Quarter
	for i := range p.Bars {
		b := &p.Bars[i]
		if !b.Has() {
			continue
		}
		chain := chainTo(b, at)
		if b.Finish > ends || b.Finish == ends && len(chain) > len(longest) {
			longest, ends = chain, b.Finish
		}
	}
	slices.Reverse(longest)
	p.Critical = longest
	for _, id := range longest {
		at[id].Critical = true
	}
}

// chainTo goes back from a bar over what it needs, each time to what finishes last.
func chainTo(b *Bar, at map[string]*Bar) []string {
	chain := []string{b.Option.ID}
	for {
		var last *Bar
		for _, o := range b.Needs {
			if n := at[o.ID]; n.Has() && !slices.Contains(chain, o.ID) && (last == nil || n.Finish > last.Finish) {
				last = n
			}
		}
		if last == nil {
			return chain
		}
		chain = append(chain, last.Option.ID)
		b = last
	}
}

// Bar finds an option's, nil where it isn't chosen.
func (p *Plan) Bar(option string) *Bar {
	for i := range p.Bars {
		if p.Bars[i].Option.ID == option {
			return &p.Bars[i]
		}
	}
	return nil
}

// Ends is the last quarter in which an option finishes, none without any.
func (p *Plan) Ends() (last model.Quarter) {
	for _, b := range p.Bars {
		last = max(last, b.Finish)
	}
	return last
}

// Spare is the number of quarters by which a need could come later before an option ran ahead of it, below zero where it does
// already; false where nothing says when either comes.
func (p *Plan) Spare(option, need string) (quarters int, known bool) {
	d := p.workings.distancesOf(option, need)
	return -d.most(), d.known
}

// Unplanned is the number of options chosen that nobody has planned.
func (p *Plan) Unplanned() (n int) {
	for _, b := range p.Bars {
		if !b.Has() {
			n++
		}
	}
	return n
}
