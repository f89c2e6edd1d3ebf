package model

import "github.com/shopspring/decimal"

// OwnerFlow is what the programme or one chosen option brings and costs, in £m.
type OwnerFlow struct {
	// Option is nil for the programme.
	Option *Option
	Flow   Flow
}

// FlowsByOwner splits a profile by what the lines belong to: the programme first, then the options chosen in
// a scenario, in the case's order. Owners without a line are left out; the flows add up to [Profile].
func FlowsByOwner(c *Case, scenario string, estimate Estimate, basis Basis) []OwnerFlow {
	lines := map[string][]*Line{}
	for l := range c.Counting(scenario) {
		lines[l.Owner] = append(lines[l.Owner], l)
	}
	var flows []OwnerFlow
	add := func(owner string, o *Option) {
		if len(lines[owner]) > 0 {
			flows = append(flows, OwnerFlow{o, FlowOfLines(lines[owner], c.Head().Years, estimate, basis)})
		}
	}
	add(Programme, nil)
	for o := range c.Options.All() {
		add(o.ID, o)
	}
	return flows
}

// FlowOfLines is what some lines bring and cost over a number of years.
func FlowOfLines(lines []*Line, years int, estimate Estimate, basis Basis) Flow {
	f := newFlow(years)
	for _, l := range lines {
		f.add(l, estimate, basis)
	}
	f.sum()
	return f
}

// ComponentBenefit is what the options chosen in one component bring, in £m over all years.
type ComponentBenefit struct {
	Component *Component
	Total     decimal.Decimal
}

// BenefitByComponent splits a scenario's total benefit: what the programme brings whatever is chosen, and what
// each component with a benefit line that counts adds to it, in the case's order.
func BenefitByComponent(c *Case, scenario string, estimate Estimate, basis Basis) (programme decimal.Decimal, components []ComponentBenefit) {
	totals, known := map[string]decimal.Decimal{}, map[string]bool{}
	for _, o := range FlowsByOwner(c, scenario, estimate, basis) {
		if o.Option == nil {
			programme = o.Flow.TotalBenefit
			continue
		}
		if d, ok := c.Decisions.Get(o.Option.Decision); ok {
			totals[d.Component] = totals[d.Component].Add(o.Flow.TotalBenefit)
			known[d.Component] = true
		}
	}
	for component := range c.Components.All() {
		if known[component.ID] {
			components = append(components, ComponentBenefit{component, totals[component.ID]})
		}
	}
	return programme, components
}

// AllFlows returns what the programme and every option that owns a line bring and cost, by owner, in £m: the
// profile of any choice of options is the sum of theirs and the programme's.
func AllFlows(c *Case, estimate Estimate, basis Basis) map[string]Flow {
	lines := map[string][]*Line{}
	for l := range c.Lines.All() {
		lines[l.Owner] = append(lines[l.Owner], l)
	}
	flows := make(map[string]Flow, len(lines))
	for owner, owned := range lines {
		flows[owner] = FlowOfLines(owned, c.Head().Years, estimate, basis)
	}
	return flows
}

// CategoryFlow is the part of a profile's benefit or cost that one category of lines makes up, in £m.
type CategoryFlow struct {
	Category string
	// Years holds one figure a year, Total their sum.
	Years []decimal.Decimal
	Total decimal.Decimal
}

// FlowsByCategory splits a scenario's benefit or cost by category, in the order in which the case's lines
// first name them. Categories without a line that counts are left out.
func FlowsByCategory(c *Case, scenario string, estimate Estimate, basis Basis, lines LineType) []CategoryFlow {
	var flows []CategoryFlow
	place := map[string]int{}
	for l := range c.Counting(scenario) {
		if l.Type != lines {
			continue
		}
		i, ok := place[l.Category]
		if !ok {
			i = len(flows)
			place[l.Category] = i
			flows = append(flows, CategoryFlow{Category: l.Category, Years: make([]decimal.Decimal, c.Head().Years)})
		}
		l.addTo(flows[i].Years, estimate, basis)
	}
	for i := range flows {
		flows[i].Total = decimal.Sum(decimal.Zero, flows[i].Years...)
	}
	return flows
}
