package model

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Taking is what a scenario takes out of an area, in £m a year once everything is in place: the yearly steps of the ongoing cashable
// benefits of the options chosen for the area's components. What is saved once doesn't make the area cheaper.
type Taking struct {
	// Area is the area; that of [InAll] is all areas of known cost as one.
	Area *Area
	// Estimate is the one at which Taken stands; Low and High are the cautious and the stretch end.
	Estimate         Estimate
	Taken, Low, High decimal.Decimal
	// Parts are the components that take anything, in their order.
	Parts []TakingPart
	// Illustrative says that any of it comes from a line of figures that nobody published.
	Illustrative bool
}

// TakingPart is what one component takes out of its area at the estimate, in £m a year.
type TakingPart struct {
	Component *Component
	Taken     decimal.Decimal
}

// TakingState says how what is taken stands to what the area costs.
type TakingState int

// The states. Of an area of unknown cost no share is known.
const (
	TakesNothing TakingState = iota
	TakesOfUnknown
	TakesWithin
	// TakesAboveWarning is more than the share of the cost that is warned of, TakesAboveCost more than all of it.
	TakesAboveWarning
	TakesAboveCost
)

// Takings returns what a scenario takes out of each area at an estimate, in the order of the areas. Components without an area, and
// what is council-wide, take out of none.
func (c *Case) Takings(scenario string, e Estimate) []Taking {
	if c.Areas.Len() == 0 {
		return nil
	}
	all := make([]Taking, 0, c.Areas.Len())
	at := map[string]int{}
	for x := range c.Areas.All() {
		at[x.ID] = len(all)
		all = append(all, Taking{Area: x, Estimate: e})
	}
	parts := c.takenByComponent(scenario, e)
	for x := range c.Components.All() {
		i, known := at[x.Area]
		part, takes := parts[x.ID]
		if !known || !takes {
			continue
		}
		t := &all[i]
		t.Taken, t.Low, t.High = t.Taken.Add(part.Taken), t.Low.Add(part.Low), t.High.Add(part.High)
		t.Illustrative = t.Illustrative || part.Illustrative
		if !Nothing(part.Taken, part.Low, part.High) {
			t.Parts = append(t.Parts, TakingPart{x, part.Taken})
		}
	}
	return all
}

// takenByComponent sums what the options chosen save a year, by the id of their component.
func (c *Case) takenByComponent(scenario string, e Estimate) map[string]Taking {
	sums := map[string]Taking{}
	for l := range c.AsPlanned().Counting(scenario) { // once in place, however late
		o, owned := c.Options.Get(l.Owner)
		if !owned || l.Type != BenefitLine || l.Recurrence != Ongoing || l.Worth != Cashable {
			continue
		}
		d, _ := c.Decisions.Get(o.Decision)
		now := sums[d.Component]
		low, _, high := l.Spread()
		now.Taken, now.Low, now.High = now.Taken.Add(between(low, high, e)), now.Low.Add(low), now.High.Add(high)
		now.Illustrative = now.Illustrative || l.Source.Grade == Illustrative
		sums[d.Component] = now
	}
	return sums
}

// between is what a benefit comes to at an estimate, of the least and the most that it comes to.
func between(low, high decimal.Decimal, e Estimate) decimal.Decimal {
	switch e {
	case Minimum:
		return low
	case Maximum:
		return high
	}
	return low.Add(high).Mul(half)
}

// InAll is what is taken out of all areas of known cost together, and how many areas have none.
func InAll(takings []Taking) (all Taking, unknown int) {
	all.Area = &Area{Name: "all areas together"}
	for _, t := range takings {
		all.Estimate = t.Estimate
		if !t.Area.Cost.IsPositive() {
			unknown++
			continue
		}
		all.Area.Cost = all.Area.Cost.Add(t.Area.Cost)
		all.Taken, all.Low, all.High = all.Taken.Add(t.Taken), all.Low.Add(t.Low), all.High.Add(t.High)
		all.Parts, all.Illustrative = append(all.Parts, t.Parts...), all.Illustrative || t.Illustrative
	}
	return all, unknown
}

// Left is what the area costs a year afterwards, in £m.
func (t Taking) Left() decimal.Decimal { return t.Area.Cost.Sub(t.Taken) }

// Share is an amount as a share of what the area costs, invalid where that isn't known.
func (t Taking) Share(amount decimal.Decimal) decimal.NullDecimal {
	if !t.Area.Cost.IsPositive() {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(amount.Div(t.Area.Cost))
}

// State says how what is taken at the estimate stands to the cost. Amounts are compared, not shares: a quotient is rounded.
func (t Taking) State() TakingState {
	warn := t.Area.WarnAbove
	switch {
	case Nothing(t.Taken, t.Low, t.High):
		return TakesNothing
	case !t.Area.Cost.IsPositive():
		return TakesOfUnknown
	case t.Taken.GreaterThan(t.Area.Cost):
		return TakesAboveCost
	case warn != nil && t.Taken.GreaterThan(t.Area.Cost.Mul(*warn)):
		return TakesAboveWarning
	}
	return TakesWithin
}

// Alarm says, behind a mark, that too much is taken; empty where that isn't so.
func (t Taking) Alarm() string {
	switch t.State() {
	case TakesAboveCost:
		return "× Error: more than the area costs"
	case TakesAboveWarning:
		return "! Warning: more than " + bound(*t.Area.WarnAbove) + " of what the area costs"
	}
	return ""
}

// Words says what is taken: "Takes 24% out of Customer management (£29m to £22m a year; stretch 38%)". On behalf of a component it names
// the others that take out of the area too; nil is for the area by itself.
func (t Taking) Words(component *Component) string {
	if t.State() == TakesNothing {
		return "Takes nothing out of " + t.Area.Name
	}
	verb, out, sign := "Takes", "out of", decimal.NewFromInt(1)
	if t.Taken.IsNegative() {
		verb, out, sign = "Adds", "to", sign.Neg()
	}
	amount := func(write func(decimal.Decimal) string) (at, others string) {
		said := func(d decimal.Decimal) string { return write(d.Mul(sign)) }
		return said(t.Taken), t.otherEnds(said)
	}
	if !t.Area.Cost.IsPositive() {
		at, others := amount(Million)
		if others != "" {
			others = " (" + others + ")"
		}
		return fmt.Sprintf("%s %s a year%s %s %s%s; nobody has said what that costs", verb, at, others, out, t.Area.Name, t.together(component))
	}
	at, others := amount(t.roundShare)
	if others != "" {
		others = "; " + others
	}
	return fmt.Sprintf("%s %s %s %s (%s a year%s)%s", verb, at, out, t.Area.Name, t.fromTo(), others, t.together(component))
}

// together names the other components that take out of the area too, where there are any.
func (t Taking) together(component *Component) string {
	if component == nil {
		return ""
	}
	others := t.takers(component.ID)
	if len(others) == 0 {
		return ""
	}
	for i, name := range others {
		if name == t.Area.Name {
			others[i] = "the component " + name
		}
	}
	return ", together with " + JoinWords(FirstFew(2, others))
}

// Short says the same where the area stands beside it: "24% (£29m to £22m)".
func (t Taking) Short() string {
	switch t.State() {
	case TakesNothing:
		return "nothing"
	case TakesOfUnknown:
		return Million(t.Taken) + ", cost not known"
	}
	return t.roundShare(t.Taken) + " (" + t.fromTo() + ")"
}

// fromTo is what the area costs a year now and afterwards.
func (t Taking) fromTo() string {
	style := MoneyStyle{Places: Places(t.Area.Cost, t.Left())}
	return style.Format(t.Area.Cost) + " to " + style.Format(t.Left())
}

// By reports whether a component takes anything out of the area, at any estimate.
func (t Taking) By(component string) bool {
	return slices.ContainsFunc(t.Parts, func(p TakingPart) bool { return p.Component.ID == component })
}

// Takers names the components that take anything.
func (t Taking) Takers() []string { return t.takers("") }

// takers names the components that take anything, but one.
func (t Taking) takers(but string) []string {
	var names []string
	for _, p := range t.Parts {
		if p.Component.ID != but {
			names = append(names, p.Component.Name)
		}
	}
	return names
}

// otherEnds says what the range comes to where that isn't said yet, empty where there is none.
func (t Taking) otherEnds(write func(decimal.Decimal) string) string {
	if t.Low.Equal(t.High) {
		return ""
	}
	low, high := Small(Minimum.Name())+" "+write(t.Low), Small(Maximum.Name())+" "+write(t.High)
	switch t.Estimate {
	case Minimum:
		return high
	case Maximum:
		return low
	}
	return low + ", " + high
}

// Percentage writes a share, 0 to 1, in per cent: "24%", with one place "24.1%".
func Percentage(share decimal.Decimal, places int32) string {
	percent := share.Shift(2).Round(places)
	text := percent.Abs().StringFixed(places) + "%"
	if percent.IsNegative() {
		return "−" + text
	}
	return text
}

// bound writes a share that somebody typed, with as many places as it needs.
func bound(share decimal.Decimal) string { return Percentage(share, Places(share.Shift(2))) }

// roundShare writes an amount as a share of a known cost, in whole per cent. What isn't nothing is never said to be, and what is more
// than a bound, or less, is never rounded to it: neither all of the cost nor the share that is warned of.
func (t Taking) roundShare(amount decimal.Decimal) string {
	text := Percentage(t.Share(amount).Decimal, 0)
	if text == "0%" && !amount.IsZero() {
		return "less than 1%"
	}
	bounds := []decimal.Decimal{decimal.NewFromInt(1)}
	if t.Area.WarnAbove != nil {
		bounds = append(bounds, *t.Area.WarnAbove)
	}
	rounded := t.Share(amount).Decimal.Round(2)
	for _, at := range bounds {
		switch beyond := amount.Cmp(t.Area.Cost.Mul(at)); {
		case beyond > 0 && !rounded.GreaterThan(at):
			return "just over " + bound(at)
		case beyond < 0 && !rounded.LessThan(at):
			return "nearly " + bound(at)
		}
	}
	return text
}
