package model

import (
	"sync"

	"github.com/shopspring/decimal"
)

// delayPrefix begins the id of a line that stands for what a delay costs: no id that people give has a colon.
const delayPrefix = "delay:"

// DelayCategory is the category of what a delay costs.
const DelayCategory = "delay"

// Delays returns the id of the option whose delay a line stands for, false for a line of the case's own.
func (x *Line) Delays() (option string, delays bool) {
	if len(x.ID) > len(delayPrefix) && x.ID[:len(delayPrefix)] == delayPrefix {
		return x.ID[len(delayPrefix):], true
	}
	return "", false
}

// AsIn returns the case with every line at the time to which a scenario lets its option slip, and with what the delays cost. It has no
// slips then, of any scenario, so that nothing slips twice. Its figures may be read, and no edit is made of it.
func (c *Case) AsIn(scenario string) *Case {
	if !c.slipsIn(scenario) {
		return c
	}
	next := *c
	next.Lines = c.linesIn(scenario)
	next.Slips = Table[*Slip]{}
	return &next
}

// slipsIn reports whether any option slips in a scenario.
func (c *Case) slipsIn(scenario string) bool {
	for range c.Slips.WithPrefix(scenario + keySeparator) {
		return true
	}
	return false
}

// standing remembers the lines of scenarios in which options slip: one profile asks for them many times. The cases that came from one
// another share it, and what was found for other tables than a case's isn't taken.
type standing struct {
	mu    sync.Mutex
	found []found
}

type found struct {
	lines, as Table[*Line]
	slips     Table[*Slip]
	plans     Table[*Plan]
	scenario  string
}

// remembered is how many scenarios' lines are kept.
const remembered = 16

func (f found) isOf(c *Case, scenario string) bool {
	return f.scenario == scenario && f.lines.Same(c.Lines) && f.slips.Same(c.Slips) && f.plans.Same(c.Plans)
}

// linesIn are the lines as they stand in a scenario, chosen or not.
func (c *Case) linesIn(scenario string) Table[*Line] {
	if c.standing == nil {
		return c.slippedIn(scenario)
	}
	c.standing.mu.Lock()
	defer c.standing.mu.Unlock()
	for _, f := range c.standing.found {
		if f.isOf(c, scenario) {
			return f.as
		}
	}
	as := c.slippedIn(scenario)
	if len(c.standing.found) == remembered {
		c.standing.found = c.standing.found[1:]
	}
	c.standing.found = append(c.standing.found, found{lines: c.Lines, as: as, slips: c.Slips, plans: c.Plans, scenario: scenario})
	return as
}

// slippedIn works the lines out. A what-if that lets benefits come late is asked of the lines as they are kept, so that both times add
// up before a quarter is split over two years.
func (c *Case) slippedIn(scenario string) Table[*Line] {
	kept, shares := c.Lines, map[string]countedShare(nil)
	if c.whatIf.Asks() {
		kept, shares = c.keptLines, c.countedShares(c.whatIf.Count)
	}
	slips := map[string]*Slip{}
	for x := range c.Slips.WithPrefix(scenario + keySeparator) {
		slips[x.Option] = x
	}
	as := c.Lines.mapped(func(x *Line) *Line {
		slip, ok := slips[x.Owner]
		if !ok {
			return x
		}
		was, _ := kept.Get(x.ID)
		return slip.line(was, c.whatIf, shares[x.ID])
	})
	for x := range c.Slips.WithPrefix(scenario + keySeparator) {
		if delay := c.delayOf(x); delay != nil {
			as = as.with(c.whatIf.line(delay, countedShare{}))
		}
	}
	return as
}

// line is a line of the option that slips, under a what-if.
func (x *Slip) line(l *Line, w WhatIf, share countedShare) *Line {
	if l.Type == BenefitLine {
		w.Late += x.Quarters + x.Benefits
		return w.line(l, share)
	}
	next := *l
	next.Minimum, next.Maximum = Slipped(l.Minimum, x.Quarters), Slipped(l.Maximum, x.Quarters)
	return w.line(&next, share)
}

// delayOf is the line of what a delay costs: a quarter of the yearly sum for each quarter that the option is late, from its planned
// finish on. It is nil where that costs nothing, or nobody has said when the option finishes.
func (c *Case) delayOf(x *Slip) *Line {
	plan, ok := c.Plans.Get(x.Option)
	if !ok || x.Quarters <= 0 || plan.DelayCost == nil || plan.DelayCost.IsZero() || plan.Finish == 0 {
		return nil
	}
	head := c.Head()
	figures := make([]decimal.Decimal, head.Years)
	quarterly := plan.DelayCost.Mul(decimal.New(25, -2))
	for late := range x.Quarters {
		if year := (plan.Finish + 1 + Quarter(late)).Begins() - head.FirstYear; year >= 0 && year < head.Years {
			figures[year] = figures[year].Add(quarterly)
		}
	}
	return &Line{
		Meta: Meta{Rank: c.Lines.NextRank() + plan.Rank}, ID: delayPrefix + x.Option, Owner: x.Option, Type: CostLine,
		Category: DelayCategory, Recurrence: Once, Minimum: figures, Source: plan.Source, Note: "Cost of the delay: " + x.Words() + ".",
	}
}

// Leaving is what falls out of the years of the case in £m of yearly steps, because options come at another time than planned: of the
// benefits and of the costs that count in a scenario.
func (c *Case) Leaving(scenario string, estimate Estimate) (benefit, cost decimal.Decimal) {
	if !c.slipsIn(scenario) {
		return decimal.Zero, decimal.Zero
	}
	before, after := Profile(c.AsPlanned(), scenario, estimate, InYear), Profile(c, scenario, estimate, InYear)
	cost = before.TotalCost.Sub(after.TotalCost)
	for l := range c.Counting(scenario) {
		if _, delays := l.Delays(); delays {
			for i := range l.Minimum {
				cost = cost.Add(l.figure(i, estimate))
			}
		}
	}
	return before.TotalBenefit.Sub(after.TotalBenefit), cost
}

// AsPlanned returns the case without the slips of any scenario. Its figures may be read, and no edit is made of it.
func (c *Case) AsPlanned() *Case {
	next := *c
	next.Slips = Table[*Slip]{}
	return &next
}

// Later returns what the lines of an option would be in a scenario if it came by a number of quarters later than there, with what the
// delay costs.
func (c *Case) Later(scenario, option string) func(more int) []*Line {
	kept, shares := c.Lines, map[string]countedShare(nil)
	if c.whatIf.Asks() {
		kept, shares = c.keptLines, c.countedShares(c.whatIf.Count)
	}
	var own []*Line
	for l := range kept.All() {
		if l.Owner == option {
			own = append(own, l)
		}
	}
	return func(more int) []*Line {
		slip := *c.Slip(scenario, option)
		slip.Quarters += more
		lines := make([]*Line, len(own), len(own)+1)
		for i, l := range own {
			lines[i] = slip.line(l, c.whatIf, shares[l.ID])
		}
		if delay := c.delayOf(&slip); delay != nil {
			lines = append(lines, c.whatIf.line(delay, countedShare{}))
		}
		return lines
	}
}

// DelayBeyond is what the delays of a scenario cost behind the years of the case, in £m: no profile has it.
func (c *Case) DelayBeyond(scenario string) decimal.Decimal {
	beyond := decimal.Zero
	for _, x := range c.SlipsIn(scenario) {
		if delay := c.delayOf(x); delay != nil {
			plan, _ := c.Plans.Get(x.Option)
			all := plan.DelayCost.Mul(decimal.New(int64(x.Quarters)*25, -2))
			beyond = beyond.Add(all.Sub(decimal.Sum(decimal.Zero, delay.Minimum...)))
		}
	}
	return beyond
}
