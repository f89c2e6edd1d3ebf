package model

import (
	"slices"

	"github.com/shopspring/decimal"
)

// BenefitsMap follows a scenario's benefit from options and the programme through drivers and benefits to
// objectives. The split is indicative: equal over a node's links, unless shares are given.
type BenefitsMap struct {
	// Total is the scenario's benefit in £m; the nodes of every column sum to it.
	Total decimal.Decimal
	// Columns holds the options and the programme, the drivers, the benefits and the objectives.
	Columns [4][]MapNode
	// Hops lead from a node of a column to one of the next.
	Hops []MapHop
}

// MapNode is one node of the map. A node without a key stands for what is not linked.
type MapNode struct {
	Kind   Kind
	Key    string
	Name   string
	Amount decimal.Decimal
}

// MapHop is a flow in £m from Columns[Column][From] to Columns[Column+1][To]. Link is nil where there is none.
type MapHop struct {
	Column, From, To int
	Amount           decimal.Decimal
	Link             *Link
}

// NotLinked is the name of the nodes that hold what leads nowhere.
const NotLinked = "Not linked"

// BenefitsMapOf works the map of a scenario out. Amounts have six decimals; the last link of a node takes
// what rounding leaves.
func BenefitsMapOf(c *Case, scenario string, estimate Estimate, basis Basis) BenefitsMap {
	m := BenefitsMap{}
	m.Columns[0] = sourcesOf(c, scenario, estimate, basis)
	for _, node := range m.Columns[0] {
		m.Total = m.Total.Add(node.Amount)
	}
	for column, to := range []Kind{KindDriver, KindBenefit, KindObjective} {
		m.flow(c, column, to)
	}
	return m
}

// sourcesOf are the programme and the options chosen, each with its benefit, those without any left out.
func sourcesOf(c *Case, scenario string, estimate Estimate, basis Basis) []MapNode {
	amounts := map[string]decimal.Decimal{}
	years := c.Head().Years
	for l := range c.Lines.All() {
		if l.Type == BenefitLine {
			totals := make([]decimal.Decimal, years)
			l.addTo(totals, estimate, basis)
			amounts[l.Owner] = amounts[l.Owner].Add(decimal.Sum(decimal.Zero, totals...))
		}
	}
	linked := map[string]bool{}
	for l := range c.Links.All() {
		if l.To == KindDriver {
			linked[l.Owner] = true
		}
	}
	var nodes []MapNode
	add := func(key, name string) {
		if !amounts[key].IsZero() || linked[key] {
			nodes = append(nodes, MapNode{Kind: KindOption, Key: key, Name: name, Amount: amounts[key]})
		}
	}
	add(Programme, c.OwnerName(Programme))
	chosen := c.Chosen(scenario)
	for o := range c.Options.All() {
		if chosen[o.ID] {
			add(o.ID, o.Name)
		}
	}
	return nodes
}

// flow fills the column behind one by the links of its nodes.
func (m *BenefitsMap) flow(c *Case, column int, to Kind) {
	type end struct {
		from   int
		amount decimal.Decimal
		link   *Link
		target string
	}
	var ends []end
	reached := map[string]bool{}
	links := map[string][]*Link{}
	for l := range c.Links.All() {
		if l.To == to {
			links[l.Owner] = append(links[l.Owner], l)
		}
	}
	for i, node := range m.Columns[column] {
		parts, rest := split(node.Amount, links[node.Key])
		for j, l := range links[node.Key] {
			ends = append(ends, end{i, parts[j], l, l.Target})
			reached[l.Target] = true
		}
		if !rest.IsZero() || len(links[node.Key]) == 0 {
			ends = append(ends, end{i, rest, nil, ""})
			reached[""] = true
		}
	}
	at := map[string]int{}
	for r := range c.RecordsOf(to) {
		if reached[r.Key()] {
			at[r.Key()] = len(m.Columns[column+1])
			m.Columns[column+1] = append(m.Columns[column+1], MapNode{Kind: to, Key: r.Key(), Name: titleOf(r)})
		}
	}
	if reached[""] {
		at[""] = len(m.Columns[column+1])
		m.Columns[column+1] = append(m.Columns[column+1], MapNode{Kind: to, Name: NotLinked})
	}
	for _, e := range ends {
		node := &m.Columns[column+1][at[e.target]]
		node.Amount = node.Amount.Add(e.amount)
		m.Hops = append(m.Hops, MapHop{Column: column, From: e.from, To: at[e.target], Amount: e.amount, Link: e.link})
	}
}

// split shares an amount out over links: those with a share take it, the others the rest in equal parts. Shares
// that come to more than all are scaled down. rest is what no link takes.
func split(amount decimal.Decimal, links []*Link) (parts []decimal.Decimal, rest decimal.Decimal) {
	const places = 6
	parts = make([]decimal.Decimal, len(links))
	rest = amount
	given, equal := decimal.Zero, 0
	for _, l := range links {
		if l.Share == nil {
			equal++
		} else {
			given = given.Add(*l.Share)
		}
	}
	one := decimal.NewFromInt(1)
	whole := equal > 0 || given.GreaterThanOrEqual(one)
	for i, l := range links {
		if l.Share != nil {
			share := *l.Share
			if given.GreaterThan(one) {
				share = share.DivRound(given, 2*places)
			}
			parts[i] = amount.Mul(share).Round(places)
			rest = rest.Sub(parts[i])
		}
	}
	if equal > 0 {
		each := rest.DivRound(decimal.NewFromInt(int64(equal)), places)
		for i, l := range links {
			if l.Share == nil {
				parts[i] = each
				rest = rest.Sub(each)
			}
		}
	}
	if whole && !rest.IsZero() { // what rounding leaves
		last := len(links) - 1
		parts[last] = parts[last].Add(rest)
		rest = decimal.Zero
	}
	return parts, rest
}

// DoubleCount is a driver that several chosen options of one component claim: the same benefit may be counted
// twice.
type DoubleCount struct {
	Component *Component
	Driver    *Factor
	Options   []*Option
}

// DoubleCounts returns the drivers of a scenario that may be counted twice, by component and driver.
func DoubleCounts(c *Case, scenario string) []DoubleCount {
	chosen := c.Chosen(scenario)
	claims := map[string][]*Option{}
	for o := range c.Options.All() {
		d, ok := c.Decisions.Get(o.Decision)
		if !ok || !chosen[o.ID] {
			continue
		}
		for l := range c.Links.WithPrefix(joinKey(string(KindDriver), o.ID) + keySeparator) {
			key := joinKey(d.Component, l.Target)
			claims[key] = append(claims[key], o)
		}
	}
	var found []DoubleCount
	for component := range c.Components.All() {
		for driver := range c.Drivers.All() {
			if options := claims[joinKey(component.ID, driver.ID)]; len(options) > 1 {
				found = append(found, DoubleCount{component, driver, slices.Clip(options)})
			}
		}
	}
	return found
}
