package appraisal

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Guidance holds by how much costs of each class overran in past projects.
type Guidance struct {
	// Name is that of the publication, Edition says which.
	Name, Edition string
	Bounds        []Bound
}

// Bound is the range of optimism bias in one class of cost, as shares of the cost.
type Bound struct {
	Class model.CostClass
	// Upper is where an appraisal starts, Lower what well-managed projects came down to.
	Upper, Lower decimal.Decimal
	// Of says which costs the bounds are of.
	Of string
}

// GuidanceOf returns the bounds that a case takes: its own or those built in.
func GuidanceOf(c *model.Case) Guidance { return guidanceFrom(ratesOf(c, model.BiasBounds)) }

// DurationsOf returns by how much works took longer, as shares of their duration: the case's own or what is built in.
func DurationsOf(c *model.Case) Guidance { return guidanceFrom(ratesOf(c, model.WorksDuration)) }

// guidanceFrom leaves a class out of which a bound isn't entered.
func guidanceFrom(r rates) Guidance {
	g := Guidance{Name: r.Name, Edition: r.Edition}
	for _, row := range r.rows {
		if row.Value != nil && row.Lower != nil {
			g.Bounds = append(g.Bounds, Bound{Class: row.Class, Upper: *row.Value, Lower: *row.Lower, Of: row.Of})
		}
	}
	return g
}

// Label names the guidance with its edition.
func (g Guidance) Label() string {
	if g.Edition == "" {
		return g.Name
	}
	return g.Name + ", " + g.Edition
}

// Bound returns the bounds of a class, false for none.
func (g Guidance) Bound(class model.CostClass) (Bound, bool) {
	for _, b := range g.Bounds {
		if b.Class == class {
			return b, class != model.Unclassed
		}
	}
	return Bound{}, false
}

// Rate returns the share that is added to a cost: upper × (1 − mitigation).
func (b Bound) Rate(mitigation decimal.Decimal) decimal.Decimal {
	return b.Upper.Mul(one.Sub(mitigation))
}

// OptimismBias is what is to be added to a scenario's costs for optimism, in £m. It is a segment of its own, never
// part of a profile.
type OptimismBias struct {
	// Years holds one figure a year at the upper bounds, less what is mitigated, and Total their sum; LowYears and Low are
	// the same at the lower bounds.
	Years, LowYears []decimal.Decimal
	Total, Low      decimal.Decimal
	// Lines holds the costs that are adjusted, in the case's order.
	Lines []LineBias
	// Open holds the costs with a class that can't be adjusted: its bounds, or the evidence's percentage, aren't entered.
	Open []*model.Line
}

// LineBias is the optimism bias of one line, in £m over all years.
type LineBias struct {
	Line  *model.Line
	Bound Bound
	// Rate is the share of the cost that is added, LowRate the same at the lower bound.
	Rate, LowRate    decimal.Decimal
	Cost, Total, Low decimal.Decimal
}

// BelowLower reports whether more is mitigated than the guidance has seen.
func (l LineBias) BelowLower() bool { return l.Rate.LessThan(l.Bound.Lower) && !l.ByEvidence() }

// ByEvidence reports whether the council's own evidence says by how much the cost overruns.
func (l LineBias) ByEvidence() bool { return l.Line.Class == model.OwnEvidence }

// NoSource reports whether nobody says where the evidence comes from that a cost is adjusted by.
func (l LineBias) NoSource() bool { return l.Line.LacksEvidence() }

// boundOf returns the bounds of a line: those of its own evidence, or of its class.
func (g Guidance) boundOf(l *model.Line) (Bound, bool) {
	if l.Class != model.OwnEvidence {
		return g.Bound(l.Class)
	}
	if l.Overrun == nil {
		return Bound{}, false
	}
	return Bound{Class: l.Class, Upper: *l.Overrun, Lower: *l.Overrun}, true
}

// BiasOf returns the optimism bias of a scenario: for each cost with a class, cost × upper × (1 − mitigation), and at the
// lower bound cost × lower, or the former where that is less.
func (g Guidance) BiasOf(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) OptimismBias {
	years := c.Head().Years
	bias := OptimismBias{Years: make([]decimal.Decimal, years), LowYears: make([]decimal.Decimal, years)}
	for l := range c.Counting(scenario) {
		if l.Type != model.CostLine || l.Class == model.Unclassed {
			continue
		}
		bound, ok := g.boundOf(l)
		if !ok {
			bias.Open = append(bias.Open, l)
			continue
		}
		bias.add(l, bound, l.Yearly(years, estimate, basis))
	}
	return bias
}

// add counts a line in, of which the yearly costs are given.
func (b *OptimismBias) add(l *model.Line, bound Bound, yearly []decimal.Decimal) {
	rate := bound.Rate(l.Mitigation)
	adjusted := LineBias{Line: l, Bound: bound, Rate: rate, LowRate: decimal.Min(bound.Lower, rate)}
	for t, cost := range yearly {
		adjusted.Cost = adjusted.Cost.Add(cost)
		b.Years[t] = b.Years[t].Add(cost.Mul(adjusted.Rate))
		b.LowYears[t] = b.LowYears[t].Add(cost.Mul(adjusted.LowRate))
	}
	adjusted.Total, adjusted.Low = adjusted.Cost.Mul(adjusted.Rate), adjusted.Cost.Mul(adjusted.LowRate)
	b.Lines = append(b.Lines, adjusted)
	b.Total, b.Low = b.Total.Add(adjusted.Total), b.Low.Add(adjusted.Low)
}

// ByGuidance reports whether any cost is adjusted by the guidance's bounds and not by evidence of the council's own.
func (b OptimismBias) ByGuidance() bool {
	return slices.ContainsFunc(b.Lines, func(l LineBias) bool { return !l.ByEvidence() })
}
