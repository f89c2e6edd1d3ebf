package model

import (
	"slices"

	"github.com/shopspring/decimal"
)

// OnePage is a scenario's operating model on a page: what was chosen for every decision, in rows from top to bottom.
type OnePage struct {
	// Layers are the rows in the order of their first component.
	Layers []PageLayer
	// Low and High are the benefit of what is council-wide in £m over all years, which belongs to no box. With those of all boxes
	// they make the benefit of the scenario's [Profile], each figure counted once.
	Low, High decimal.Decimal
}

// PageLayer is one row of the page: that of the components which name it, or of one that names none.
type PageLayer struct {
	// Name is empty for the row of a component that names none.
	Name  string
	Boxes []PageBox
}

// PageBox is one decision with its answer.
type PageBox struct {
	Component *Component
	// Decision is nil for a component in which nothing is to be decided yet.
	Decision *Decision
	Choice   *Choice
	// Options are those chosen, in the case's order, and Low and High their benefit in £m over all years.
	Options   []*Option
	Low, High decimal.Decimal
	// Against are the principles that one of them is in conflict with, in the case's order.
	Against []*Principle
}

// OnePageOf lays a scenario out on a page; its money is counted on a basis.
func OnePageOf(c *Case, scenario string, basis Basis) OnePage {
	low, high := benefitsByOwner(c, scenario, Minimum, basis), benefitsByOwner(c, scenario, Maximum, basis)
	against := opposed(c.Standings(scenario))
	box := func(x *Component, d *Decision) PageBox {
		b := PageBox{Component: x, Decision: d}
		if d == nil {
			return b
		}
		b.Choice = c.Choice(scenario, d.ID)
		for o := range c.OptionsOf(d.ID) {
			if slices.Contains(b.Choice.Options, o.ID) {
				b.Options = append(b.Options, o)
				b.Low, b.High = b.Low.Add(low[o.ID]), b.High.Add(high[o.ID])
			}
		}
		b.Against = against(b.Options)
		return b
	}
	page := OnePage{Low: low[Programme], High: high[Programme]}
	for x := range c.Components.All() {
		layer := page.layer(x.Layer)
		before := len(layer.Boxes)
		for d := range c.DecisionsOf(x.ID) {
			layer.Boxes = append(layer.Boxes, box(x, d))
		}
		if len(layer.Boxes) == before {
			layer.Boxes = append(layer.Boxes, box(x, nil))
		}
	}
	return page
}

// layer finds a row by its name, or adds one; without a name there is always another.
func (p *OnePage) layer(name string) *PageLayer {
	at := slices.IndexFunc(p.Layers, func(l PageLayer) bool { return name != "" && l.Name == name })
	if at < 0 {
		at = len(p.Layers)
		p.Layers = append(p.Layers, PageLayer{Name: name})
	}
	return &p.Layers[at]
}

// Boxes are those of all rows from top to bottom.
func (p OnePage) Boxes() []PageBox {
	var all []PageBox
	for _, l := range p.Layers {
		all = append(all, l.Boxes...)
	}
	return all
}

// benefitsByOwner is what the programme and every option chosen bring over all years, in £m.
func benefitsByOwner(c *Case, scenario string, estimate Estimate, basis Basis) map[string]decimal.Decimal {
	benefits := map[string]decimal.Decimal{}
	for _, f := range FlowsByOwner(c, scenario, estimate, basis) {
		owner := Programme
		if f.Option != nil {
			owner = f.Option.ID
		}
		benefits[owner] = f.Flow.TotalBenefit
	}
	return benefits
}

// opposed finds the principles that any of some options is in conflict with.
func opposed(standings []Standing) func([]*Option) []*Principle {
	return func(options []*Option) []*Principle {
		var found []*Principle
		for _, s := range standings {
			if slices.ContainsFunc(options, func(o *Option) bool { return slices.Contains(s.Opponents, o) }) {
				found = append(found, s.Principle)
			}
		}
		return found
	}
}
