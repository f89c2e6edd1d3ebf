package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Measured is a measure with what in a scenario is to move it: the options chosen, and what is council-wide, that are linked to a
// driver which is linked to the measure.
type Measured struct {
	Measure *Measure
	// Drivers are linked to the measure and to something that counts in the scenario, in their order.
	Drivers []*Factor
	// Options are the options chosen that are linked to one of the drivers, in their order.
	Options []*Option
	// Linked says that a driver is linked to the measure at all, whether or not anything counts that moves it.
	Linked bool
	// CouncilWide says that what counts whatever is chosen is linked to one of them.
	CouncilWide bool
}

// Moved reports whether anything in the scenario is to move the measure.
func (x Measured) Moved() bool { return len(x.Drivers) > 0 }

// By names what is to move the measure, empty for nothing.
func (x Measured) By() []string { return ownersBy(x.Options, x.CouncilWide) }

// MeasuredIn returns every measure with what is to move it in a scenario, dis-benefits behind the others, else in the order of the
// measures; nil for a case without any.
func (c *Case) MeasuredIn(scenario string) []Measured {
	if c.Measures.Len() == 0 {
		return nil
	}
	chosen := c.Chosen(scenario)
	chosen[Programme] = true
	movers, drivers := map[string][]string{}, map[string][]string{} // of a driver what counts, of a measure its drivers
	for l := range c.Links.All() {
		switch {
		case l.To == KindDriver && chosen[l.Owner]:
			movers[l.Target] = append(movers[l.Target], l.Owner)
		case l.To == KindMeasure:
			drivers[l.Target] = append(drivers[l.Target], l.Owner)
		}
	}
	list := make([]Measured, 0, c.Measures.Len())
	for m := range c.Measures.All() {
		list = append(list, c.measured(m, drivers[m.ID], movers))
	}
	slices.SortStableFunc(list, func(a, b Measured) int { return worseLast(a.Measure) - worseLast(b.Measure) })
	return list
}

// measured gathers what moves a measure by way of its drivers.
func (c *Case) measured(m *Measure, drivers []string, movers map[string][]string) Measured {
	one, by := Measured{Measure: m, Linked: len(drivers) > 0}, map[string]bool{}
	for d := range c.Drivers.All() {
		if !slices.Contains(drivers, d.ID) || len(movers[d.ID]) == 0 {
			continue
		}
		one.Drivers = append(one.Drivers, d)
		for _, owner := range movers[d.ID] {
			by[owner] = true
		}
	}
	one.CouncilWide = by[Programme]
	for o := range c.Options.All() {
		if by[o.ID] {
			one.Options = append(one.Options, o)
		}
	}
	return one
}

// worseLast puts dis-benefits behind what is to become better.
func worseLast(x *Measure) int {
	if x.Worse {
		return 1
	}
	return 0
}

// MeasuredWords counts what a scenario is to move: "3 of 5 measures to be moved, 1 of them for the worse"; empty where there is no
// measure.
func MeasuredWords(list []Measured) string {
	moved, worse, linked := 0, 0, false
	for _, x := range list {
		linked = linked || x.Linked || x.Moved()
		if x.Moved() {
			moved++
			if x.Measure.Worse {
				worse++
			}
		}
	}
	switch {
	case len(list) == 0:
		return ""
	case !linked: // nothing is known of what moves them, which isn't that nothing does
		return "No driver is linked to " + Plural(len(list), "the case’s measure", fmt.Sprintf("any of the %d measures", len(list))) + ", so the case doesn’t say what moves " + Plural(len(list), "it", "them")
	case moved == 0:
		return "No chosen option is to move " + Plural(len(list), "the case’s measure", fmt.Sprintf("any of the %d measures", len(list)))
	}
	text := fmt.Sprintf("%d of %s to be moved", moved, Many(len(list), "measure"))
	switch {
	case worse == 0:
		return text
	case worse == moved:
		return text + ", for the worse"
	}
	return fmt.Sprintf("%s, %d of them for the worse", text, worse)
}

// Path says where the measure is and is to go: "from 12 to 5 days by 2020"; empty where nobody has said.
func (x *Measure) Path() string {
	var parts []string
	switch {
	case x.Start != nil && x.Target != nil:
		parts = append(parts, "from", Quantity(*x.Start), "to", Quantity(*x.Target), x.Unit)
	case x.Target != nil:
		parts = append(parts, "to", Quantity(*x.Target), x.Unit)
	case x.Start != nil:
		parts = append(parts, "from", Quantity(*x.Start), x.Unit, string(x.Direction))
	default:
		parts = append(parts, string(x.Direction))
	}
	if x.Year != 0 {
		parts = append(parts, "by", fmt.Sprint(x.Year))
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// Said names the measure with where it is to go: "Waiting time, from 12 to 5 days by 2020". A dis-benefit is said to be one.
func (x *Measure) Said() string {
	text := x.Name
	if path := x.Path(); path != "" {
		text += ", " + path
	}
	if x.Worse {
		return "Dis-benefit: " + text
	}
	return text
}

// Quantity writes a number that isn't money, in full: "1,234.5", "−25".
func Quantity(d decimal.Decimal) string {
	text := Grouped(d.Abs().String())
	if d.IsNegative() {
		return "−" + text
	}
	return text
}
