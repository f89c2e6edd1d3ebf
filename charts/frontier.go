package charts

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// FigureFrontier is the figure of the schemes that no other beats.
const FigureFrontier FigureID = "frontier"

// Scheme is a scheme as the figure of a frontier shows it: what it costs and brings, in £m, how many principles it
// supports and how many it breaks, a contested one in both, and what it is called.
type Scheme struct {
	Name                string
	Cost, Benefit       decimal.Decimal
	Supports, Conflicts int
}

// Frontier is what the figure of an efficient frontier is of.
type Frontier struct {
	// asked is the what-if that its figures answer, in words.
	asked string
	// Schemes are those that no other beats, cheapest first, those that come to the same once; Scenarios are those that have
	// a name.
	Schemes, Scenarios []Scheme
	// Count is the number of schemes that no other beats, each counted.
	Count *big.Int
	// Current is the place of the scenario shown, among Scenarios; -1 for none.
	Current int
	// Beaten says how many schemes beat it.
	Beaten Beaten
	// Marked is the place of the scheme looked at, among Schemes; -1 for none.
	Marked int
	// Principles is the number of principles that there are.
	Principles int
	// Filters say within a sentence which schemes alone are looked at, empty for all that fit the rules.
	Filters string
	// Threshold is set where only schemes that break at most so many principles are compared, and not by how many.
	Threshold *int
	Estimate  model.Estimate
	Basis     model.Basis
}

// Beaten is how many schemes beat one: Count, or at least as many where it isn't Exact. Count is nil where nothing is known.
type Beaten struct {
	Count *big.Int
	Exact bool
}

// BeatsMeans says what beating is.
const BeatsMeans = "Beats: costs no more, saves as much, supports as many principles and breaks none more, and is better in one of them; a contested principle counts as both supported and broken"

// ThresholdMeans says what is shown where conflicts are a threshold.
func ThresholdMeans(most int) string {
	return fmt.Sprintf("Too many schemes to compare conflicts exactly: only schemes that break at most %s are shown", many(most, "principle"))
}

// FrontierOf is what the figure of a subject is of, by the schemes that no other beats and those that beat the subject, nil where
// those aren't known. Whoever looks at one of them, or filtered them, says so in it.
func FrontierOf(s Subject, found *schemes.Frontier, rivals *schemes.Rivals) Frontier {
	x := Frontier{
		Count: found.Count, Current: -1, Beaten: BeatenBy(rivals), Marked: -1, Principles: s.Case.Principles.Len(),
		Threshold: found.Threshold, Estimate: s.Estimate, Basis: s.Basis, asked: s.Case.WhatIf().Words(),
	}
	names := namePoints(s, found)
	for i, p := range found.Points {
		x.Schemes = append(x.Schemes, Scheme{Name: names[i], Cost: p.Cost, Benefit: p.Benefit, Supports: p.Supports, Conflicts: p.Conflicts})
	}
	for one := range s.Case.Scenarios.All() {
		if one.ID == s.Scenario {
			x.Current = len(x.Scenarios)
		}
		x.Scenarios = append(x.Scenarios, schemeOf(s, one))
	}
	return x
}

// schemeOf is a scenario of a subject's case as a scheme.
func schemeOf(s Subject, one *model.Scenario) Scheme {
	flow := model.Profile(s.Case, one.ID, s.Estimate, s.Basis)
	x := Scheme{Name: one.Name, Cost: flow.TotalCost, Benefit: flow.TotalBenefit}
	for _, p := range s.Case.Standings(one.ID) {
		if len(p.Supporters) > 0 {
			x.Supports++
		}
		if len(p.Opponents) > 0 {
			x.Conflicts++
		}
	}
	return x
}

// BeatenBy is how many schemes beat a scenario, as far as it is known.
func BeatenBy(rivals *schemes.Rivals) Beaten {
	switch {
	case rivals == nil:
		return Beaten{}
	case rivals.Count != nil:
		return Beaten{Count: rivals.Count, Exact: true}
	}
	return Beaten{Count: big.NewInt(int64(len(rivals.Schemes)))}
}

// newFrontier makes the figure of the schemes that no other beats, beside the subject. Where there are too many to compare it has
// nothing to show, and its title says why.
func newFrontier(s Subject) *Figure {
	x, err := s.frontier()
	if err == nil {
		return NewFrontier(x)
	}
	why := model.Capital(strings.TrimSuffix(err.Error(), "."))
	return &Figure{
		title: why, subject: s.Name(), terms: "schemes that no other beats, " + s.terms(), empty: true, alt: why + ".", description: why + ".",
		table: Table{Caption: "Schemes that no other beats, " + s.Name() + ", " + s.terms(), Words: 1, Columns: []string{"Scheme"}},
	}
}

// NewFrontier makes the figure of the schemes that no other beats: cost across, benefit up, principles supported by the
// mark, the scenarios by name.
func NewFrontier(x Frontier) *Figure { return x.unmarked().marked(x.asked) }

func (x Frontier) unmarked() *Figure {
	places := int32(0)
	for _, s := range slices.Concat(x.Schemes, x.Scenarios) {
		places = max(places, model.Places(s.Cost, s.Benefit))
	}
	f := &Figure{
		title: x.headline(), terms: x.subject() + ", " + terms(x.Estimate, x.Basis), names: x.scenarioNames(), picture: x.chart(places),
		alt: x.alt(), description: x.description(), table: x.table(places), notes: []string{BeatsMeans},
		empty: !slices.ContainsFunc(x.Schemes, Scheme.hasMoney),
	}
	if x.Filters != "" {
		f.notes = append(f.notes, "Among the schemes that fit the filters: "+x.Filters)
	}
	if x.Threshold != nil {
		f.notes = append(f.notes, ThresholdMeans(*x.Threshold))
	}
	return f
}

// scenarioNames are those that its words may hold.
func (x Frontier) scenarioNames() []string {
	names := make([]string, len(x.Scenarios))
	for i, s := range x.Scenarios {
		names[i] = s.Name
	}
	return names
}

// hasMoney reports whether a scheme costs or brings anything.
func (s Scheme) hasMoney() bool { return !s.Cost.IsZero() || !s.Benefit.IsZero() }

// marks gives the numbers of principles supported their marks, the most first; the last mark stands for all the rest.
func (x Frontier) marks() ([]int, func(supports int) draw.Stroke) {
	var counts []int
	for _, s := range x.Schemes {
		if !slices.Contains(counts, s.Supports) {
			counts = append(counts, s.Supports)
		}
	}
	slices.SortFunc(counts, func(a, b int) int { return cmp.Compare(b, a) })
	shown := counts[:min(len(counts), MostCompared)]
	return shown, func(supports int) draw.Stroke {
		at := slices.Index(shown, supports)
		if at < 0 {
			at = MostCompared - 1
		}
		return markOrder()[at]
	}
}

// markOrder has the marks that differ most first: filled square, open circle, filled triangle, open diamond.
func markOrder() []draw.Stroke {
	return []draw.Stroke{draw.SecondStroke, draw.FirstStroke, draw.FourthStroke, draw.ThirdStroke}
}

func (x Frontier) chart(places int32) *draw.Scatter {
	s := &draw.Scatter{Across: "Cost (£m)", Up: "Benefit (£m)", Unit: pounds}
	shown, mark := x.marks()
	for i, one := range x.Schemes {
		s.Points = append(s.Points, draw.ScatterPoint{
			X: one.Cost.InexactFloat64(), Y: one.Benefit.InexactFloat64(), Mark: mark(one.Supports), Strong: i == x.Marked,
		})
	}
	s.Named = x.named(places)
	for i, n := range shown {
		text := fmt.Sprintf("Supports %d", n)
		if i == 0 && x.Principles > 0 {
			text += fmt.Sprintf(" of %d", x.Principles)
		}
		if i == MostCompared-1 && x.fewer(n) {
			text += " or fewer"
		}
		s.Key = append(s.Key, draw.KeyEntry{Mark: draw.MarkPoint, Text: text, Stroke: markOrder()[i]})
	}
	s.Key = append(s.Key, x.around(s)...)
	return s
}

// named are the scenarios; those at one place stand there together.
func (x Frontier) named(places int32) []draw.ScatterPoint {
	var list []draw.ScatterPoint
	for i, one := range x.Scenarios {
		p := draw.ScatterPoint{
			X: one.Cost.InexactFloat64(), Y: one.Benefit.InexactFloat64(), Name: one.Name, Strong: i == x.Current,
			Place: fmt.Sprintf("cost £%sm, benefit £%sm", plainAmount(one.Cost, places), plainAmount(one.Benefit, places)),
		}
		at := slices.IndexFunc(list, func(q draw.ScatterPoint) bool { return q.X == p.X && q.Y == p.Y })
		if at < 0 {
			list = append(list, p)
			continue
		}
		list[at].Name += ", " + p.Name
		list[at].Strong = list[at].Strong || p.Strong
	}
	return list
}

// around is the key to what stands around the points and between them.
func (x Frontier) around(s *draw.Scatter) []draw.KeyEntry {
	var key []draw.KeyEntry
	if slices.ContainsFunc(s.Named, func(p draw.ScatterPoint) bool { return p.Strong }) {
		key = append(key, draw.KeyEntry{Mark: draw.MarkFrame, Text: "This scenario", Strong: true})
	}
	if slices.ContainsFunc(s.Named, func(p draw.ScatterPoint) bool { return !p.Strong }) {
		text := "Scenario"
		if len(key) > 0 {
			text = "Others"
		}
		key = append(key, draw.KeyEntry{Mark: draw.MarkFrame, Text: text})
	}
	if s.Rises() {
		key = append(key, draw.KeyEntry{Mark: draw.MarkQuiet, Text: "Unbeaten on money"})
	}
	if x.Marked >= 0 && x.Marked < len(x.Schemes) {
		key = append(key, draw.KeyEntry{Mark: draw.MarkRing, Text: "Looked at"})
	}
	return key
}

func (x Frontier) fewer(than int) bool {
	return slices.ContainsFunc(x.Schemes, func(s Scheme) bool { return s.Supports < than })
}

// headline is short enough for two lines of a narrow picture: the scenario's name stands in the subtitle.
func (x Frontier) headline() string {
	if len(x.Schemes) == 0 {
		return "No scheme fits"
	}
	if !slices.ContainsFunc(x.Schemes, Scheme.hasMoney) {
		return "No scheme costs or brings anything"
	}
	n, few := x.Beaten.Count, big.NewInt(1)
	switch {
	case x.current() == "" || n == nil || n.Sign() == 0 && !x.Beaten.Exact:
		return manyOf(x.Count, "scheme") + " that no other beats"
	case n.Sign() == 0:
		return "No scheme beats " + x.current()
	case n.Cmp(few) == 0 && x.Beaten.Exact:
		return "1 scheme costs no more, saves as much, supports as many principles and breaks none more"
	case n.Cmp(few) == 0:
		return "Some schemes cost no more, save as much, support as many principles and break none more"
	case x.Beaten.Exact:
		return manyOf(n, "scheme") + " cost no more, save as much, support as many principles and break none more"
	}
	return "At least " + manyOf(n, "scheme") + " cost no more, save as much, support as many principles and break none more"
}

// claim is the headline where nothing else says against which scenario it is.
func (x Frontier) claim() string {
	if title := x.headline(); strings.HasSuffix(title, " none more") {
		return title + " than " + x.current()
	}
	return x.headline()
}

// current is the name of the scenario shown, empty for none.
func (x Frontier) current() string {
	if x.Current < 0 || x.Current >= len(x.Scenarios) {
		return ""
	}
	return x.Scenarios[x.Current].Name
}

func (x Frontier) subject() string {
	if name := x.current(); name != "" {
		return "Schemes that no other beats, beside " + name
	}
	return "Schemes that no other beats"
}

// manyOf is [many] of a number that may be very large.
func manyOf(n *big.Int, noun string) string {
	if n.IsInt64() && n.Int64() == 1 {
		return many(1, noun)
	}
	return model.Grouped(n.String()) + " " + noun + "s"
}

func (x Frontier) alt() string {
	if len(x.Schemes) == 0 {
		return "Scatter chart without a point: no scheme fits."
	}
	first, last := x.Schemes[0], x.Schemes[len(x.Schemes)-1]
	text := fmt.Sprintf("Scatter chart of %s that no other beats, %s, from a cost of %s with a benefit of %s to a cost of %s with a benefit of %s. %s",
		manyOf(x.Count, "scheme"), model.Terms(x.Estimate, x.Basis), spoken(first.Cost), spoken(first.Benefit), spoken(last.Cost), spoken(last.Benefit), x.principles())
	if claim := x.claim(); !strings.HasPrefix(claim, manyOf(x.Count, "scheme")+" that") {
		text += " " + claim + "."
	}
	return text
}

// principles says how many principles the schemes support and break.
func (x Frontier) principles() string {
	least, most := x.Schemes[0], x.Schemes[0]
	for _, s := range x.Schemes {
		least.Supports, least.Conflicts = min(least.Supports, s.Supports), min(least.Conflicts, s.Conflicts)
		most.Supports, most.Conflicts = max(most.Supports, s.Supports), max(most.Conflicts, s.Conflicts)
	}
	supports := numberRange(least.Supports, most.Supports) + " of " + many(x.Principles, "principle")
	if x.Threshold != nil {
		return fmt.Sprintf("They support %s and break at most %d.", supports, *x.Threshold)
	}
	return fmt.Sprintf("They support %s and break %s.", supports, numberRange(least.Conflicts, most.Conflicts))
}

func numberRange(low, high int) string {
	if low == high {
		return fmt.Sprint(low)
	}
	return fmt.Sprintf("%d to %d", low, high)
}

func (x Frontier) description() string {
	text := []string{
		"The chart shows every scheme that no other beats, its cost across, its benefit upwards, and by its mark how many principles it supports; scenarios are framed and named.",
		x.claim() + ".",
	}
	if len(x.Schemes) > 0 {
		text = append(text, x.principles())
	}
	for _, s := range x.Scenarios {
		text = append(text, fmt.Sprintf("%s costs %s, brings %s, supports %s and breaks %d.", s.Name, spoken(s.Cost), spoken(s.Benefit), many(s.Supports, "principle"), s.Conflicts))
	}
	return strings.Join(text, " ")
}

func (x Frontier) table(places int32) Table {
	t := Table{
		Caption: x.subject() + ", " + terms(x.Estimate, x.Basis), Words: 1,
		Columns: []string{"Scheme", "Cost (£m)", "Benefit (£m)", "Net (£m)", "Principles supported", "In conflict"},
	}
	add := func(s Scheme, conflicts string) {
		t.Rows = append(t.Rows, []string{
			s.Name, plainAmount(s.Cost, places), plainAmount(s.Benefit, places), plainAmount(s.Benefit.Sub(s.Cost), places), fmt.Sprint(s.Supports), conflicts,
		})
	}
	for _, s := range x.Scenarios {
		add(s, fmt.Sprint(s.Conflicts))
	}
	for _, s := range x.Schemes {
		if x.Threshold != nil {
			add(s, fmt.Sprintf("at most %d", *x.Threshold))
		} else {
			add(s, fmt.Sprint(s.Conflicts))
		}
	}
	return t
}
