package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Scheme is a scheme as the figure of a frontier shows it: what it costs and brings, in £m, how many principles it
// honours, and what it is called.
type Scheme struct {
	Name          string
	Cost, Benefit decimal.Decimal
	Honoured      int
}

// Frontier is what the figure of an efficient frontier is of.
type Frontier struct {
	// Schemes are those that no other beats, cheapest first; Scenarios are those that have a name.
	Schemes, Scenarios []Scheme
	// Current is the place of the scenario shown, among Scenarios; -1 for none.
	Current int
	// Marked is the place of the scheme looked at, among Schemes; -1 for none.
	Marked int
	// Principles is the number of principles that there are.
	Principles int
	Estimate   model.Estimate
	Basis      model.Basis
}

// NewFrontier makes the figure of the schemes that no other beats: cost across, benefit up, principles honoured by the
// mark, the scenarios by name.
func NewFrontier(x Frontier) *Figure {
	places := int32(0)
	for _, s := range slices.Concat(x.Schemes, x.Scenarios) {
		places = max(places, model.Places(s.Cost, s.Benefit))
	}
	return &Figure{
		title: x.headline(), subject: "Schemes that no other beats", terms: terms(x.Estimate, x.Basis), body: x.chart(),
		alt: x.alt(), description: x.description(), table: x.table(places),
	}
}

// marks gives the numbers of principles honoured their marks, the most first; the last mark stands for all the rest.
func (x Frontier) marks() ([]int, func(honoured int) stroke) {
	var counts []int
	for _, s := range x.Schemes {
		if !slices.Contains(counts, s.Honoured) {
			counts = append(counts, s.Honoured)
		}
	}
	slices.SortFunc(counts, func(a, b int) int { return cmp.Compare(b, a) })
	shown := counts[:min(len(counts), MostCompared)]
	return shown, func(honoured int) stroke {
		at := slices.Index(shown, honoured)
		if at < 0 {
			at = MostCompared - 1
		}
		return markOrder()[at]
	}
}

// markOrder has the marks that differ most first: filled square, open circle, filled triangle, open diamond.
func markOrder() []stroke { return []stroke{secondStroke, firstStroke, fourthStroke, thirdStroke} }

func (x Frontier) chart() *scatter {
	s := &scatter{across: "Cost (£m)", up: "Benefit (£m)"}
	shown, mark := x.marks()
	for i, one := range x.Schemes {
		s.points = append(s.points, scatterPoint{
			x: one.Cost.InexactFloat64(), y: one.Benefit.InexactFloat64(), mark: mark(one.Honoured), strong: i == x.Marked,
		})
	}
	for i, one := range x.Scenarios {
		s.named = append(s.named, scatterPoint{x: one.Cost.InexactFloat64(), y: one.Benefit.InexactFloat64(), name: one.Name, strong: i == x.Current})
	}
	for i, n := range shown {
		text := fmt.Sprintf("%d honoured", n)
		if i == MostCompared-1 && x.fewer(n) {
			text = fmt.Sprintf("%d or fewer", n)
		}
		if i == 0 && x.Principles > 0 {
			text = fmt.Sprintf("%d of %d principles honoured", n, x.Principles)
		}
		s.key = append(s.key, keyEntry{kind: markPoint, text: text, stroke: markOrder()[i]})
	}
	return s
}

func (x Frontier) fewer(than int) bool {
	return slices.ContainsFunc(x.Schemes, func(s Scheme) bool { return s.Honoured < than })
}

// onFrontier reports whether a scheme has the cost and benefit of one that no other beats.
func (x Frontier) onFrontier(s Scheme) bool {
	return slices.ContainsFunc(x.Schemes, func(f Scheme) bool {
		return f.Cost.Equal(s.Cost) && f.Benefit.Equal(s.Benefit) && f.Honoured <= s.Honoured
	})
}

func (x Frontier) headline() string {
	switch {
	case len(x.Schemes) == 0:
		return "No scheme fits"
	case x.Current < 0 || x.Current >= len(x.Scenarios):
		return many(len(x.Schemes), "scheme") + " that no other beats"
	case x.onFrontier(x.Scenarios[x.Current]):
		return "No scheme beats " + x.Scenarios[x.Current].Name
	}
	return x.Scenarios[x.Current].Name + " can be beaten"
}

func (x Frontier) alt() string {
	if len(x.Schemes) == 0 {
		return "Scatter chart without a point: no scheme fits."
	}
	first, last := x.Schemes[0], x.Schemes[len(x.Schemes)-1]
	return fmt.Sprintf("Scatter chart of %s that no other beats, %s estimate, %s basis, from a cost of %s with a benefit of %s to a cost of %s with a benefit of %s. %s.",
		many(len(x.Schemes), "scheme"), x.Estimate, x.Basis, spoken(first.Cost), spoken(first.Benefit), spoken(last.Cost), spoken(last.Benefit), x.headline())
}

func (x Frontier) description() string {
	text := []string{
		"The chart shows every scheme that no other beats, its cost across, its benefit upwards, and by its mark how many principles it honours; scenarios are framed and named.",
		x.headline() + ".",
	}
	for _, s := range x.Scenarios {
		text = append(text, fmt.Sprintf("%s costs %s, brings %s and honours %d.", s.Name, spoken(s.Cost), spoken(s.Benefit), s.Honoured))
	}
	return strings.Join(text, " ")
}

func (x Frontier) table(places int32) Table {
	t := Table{Caption: "Schemes that no other beats, " + terms(x.Estimate, x.Basis), Words: 1, Columns: []string{"Scheme", "Cost (£m)", "Benefit (£m)", "Net (£m)", "Principles honoured"}}
	for _, s := range slices.Concat(x.Scenarios, x.Schemes) {
		t.Rows = append(t.Rows, []string{
			s.Name, plainAmount(s.Cost, places), plainAmount(s.Benefit, places), plainAmount(s.Benefit.Sub(s.Cost), places), fmt.Sprint(s.Honoured),
		})
	}
	return t
}
