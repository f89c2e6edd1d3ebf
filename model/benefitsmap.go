package model

import (
	"slices"

	"github.com/shopspring/decimal"
)

// BenefitsMap follows a scenario's benefit from options and the programme through drivers and benefits to objectives. £m
// flow through cashable benefits alone, in equal parts over a node's links, unless shares are given; the links through
// other benefits carry none.
type BenefitsMap struct {
	// Total is the scenario's benefit in £m; the nodes of every column sum to it.
	Total decimal.Decimal
	// Columns holds the options and the programme, the drivers, the benefits and the objectives.
	Columns [4][]MapNode
	// Hops lead from a node of a column to one of the next.
	Hops []MapHop
	// Themes stand before the options that take them up, and last, without a key, how many are not taken up. They carry no £m.
	// ThemeHops lead from them to the options and the programme, by their places in Themes and in the first column.
	Themes    []MapNode
	ThemeHops []MapHop
	// leaks says that a part of a saving leads nowhere, also where it cancels out with one of another.
	leaks bool
}

// MapNode is one node of the map. A node without a key stands for what is not linked.
type MapNode struct {
	Kind   Kind
	Key    string
	Name   string
	Amount decimal.Decimal
	// Worth is what a benefit is worth to the budget. An objective that no £m can reach takes that of the benefits that lead to
	// it, or is an [Outcome] where they differ.
	Worth Worth
	// Options counts the options that lead to the node, and Programme says that the programme does.
	Options   int
	Programme bool

	// sources are what leads to the node, money those of them whose £m flow to it.
	sources, money map[string]bool
}

// MapHop is a flow in £m from Columns[Column][From] to Columns[Column+1][To]. Link is nil where there is none. A hop that
// isn't Cashable carries no £m.
type MapHop struct {
	Column, From, To int
	Amount           decimal.Decimal
	Link             *Link
	Cashable         bool
}

// notLinked names the node of a column that holds what leads nowhere.
func notLinked(to Kind) string {
	switch to {
	case KindDriver:
		return "Not linked to a driver"
	case KindBenefit:
		return "Not linked to a cashable benefit"
	}
	return "No cashable link to an objective"
}

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
	m.addThemes(c, scenario)
	return m
}

// addThemes adds the themes, with hops to those of their options that stand in the map.
func (m *BenefitsMap) addThemes(c *Case, scenario string) {
	left := 0
	for _, x := range c.ThemesIn(scenario) {
		if !x.TakenUp() {
			left++
			continue
		}
		from := len(m.Themes)
		m.Themes = append(m.Themes, MapNode{Kind: KindTheme, Key: x.Theme.ID, Name: x.Theme.ID + " " + x.Theme.Name, Worth: Outcome, Options: len(x.Options), Programme: x.CouncilWide})
		for to, node := range m.Columns[0] {
			if l, linked := c.Links.Get((&Link{Owner: node.Key, To: KindTheme, Target: x.Theme.ID}).Key()); linked {
				m.ThemeHops = append(m.ThemeHops, MapHop{From: from, To: to, Link: l})
			}
		}
	}
	if left > 0 {
		m.Themes = append(m.Themes, MapNode{Kind: KindTheme, Name: "Not taken up", Worth: Outcome, Options: left})
	}
}

// Drawn returns the columns from left to right, that of the themes first where there are any, with the hops from each to the next.
func (m BenefitsMap) Drawn() (columns [][]MapNode, hops []MapHop) {
	if len(m.Themes) == 0 {
		return m.Columns[:], m.Hops
	}
	columns, hops = append([][]MapNode{m.Themes}, m.Columns[:]...), slices.Clone(m.ThemeHops)
	for _, h := range m.Hops {
		h.Column++
		hops = append(hops, h)
	}
	return columns, hops
}

// Linked reports whether every £m leads to an objective.
func (m BenefitsMap) Linked() bool {
	return !m.leaks && !slices.ContainsFunc(m.Hops, func(h MapHop) bool { return h.Link == nil && !h.Amount.IsZero() })
}

// Shared reports whether any £m are shared by a link's own share.
func (m BenefitsMap) Shared() bool {
	return slices.ContainsFunc(m.Hops, func(h MapHop) bool {
		return h.Link != nil && h.Link.Share != nil && h.Cashable && !m.Columns[h.Column][h.From].Amount.IsZero()
	})
}

// sourcesOf are the programme and the options chosen, each with its benefit, those without any left out.
func sourcesOf(c *Case, scenario string, estimate Estimate, basis Basis) []MapNode {
	amounts := map[string]decimal.Decimal{}
	years := c.Head().Years
	for l := range c.Counting(scenario) {
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
			n := MapNode{Kind: KindOption, Key: key, Name: name, Amount: amounts[key], sources: map[string]bool{key: true}, money: map[string]bool{}}
			if !n.Amount.IsZero() {
				n.money[key] = true
			}
			nodes = append(nodes, n)
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

// mapEnd is one end of a hop: the node that it leaves, and the key of the one that it leads to, empty for none.
type mapEnd struct {
	from     int
	amount   decimal.Decimal
	link     *Link
	target   string
	cashable bool
	// flows says that £m flow, whatever they come to.
	flows bool
}

// flow fills the column behind one by the links of its nodes.
func (m *BenefitsMap) flow(c *Case, column int, to Kind) {
	ends := m.ends(c, column, to)
	at := map[string]int{}
	add := func(n MapNode) {
		at[n.Key] = len(m.Columns[column+1])
		n.Kind, n.sources, n.money = to, map[string]bool{}, map[string]bool{}
		m.Columns[column+1] = append(m.Columns[column+1], n)
	}
	reached := func(key string) bool {
		return slices.ContainsFunc(ends, func(e mapEnd) bool { return e.target == key })
	}
	for r := range c.RecordsOf(to) {
		if f, ok := r.(*Factor); ok && reached(f.ID) {
			add(MapNode{Key: f.ID, Name: f.Name, Worth: f.Worth})
		}
	}
	if reached("") {
		add(MapNode{Name: notLinked(to)})
	}
	for _, e := range ends {
		node := &m.Columns[column+1][at[e.target]]
		node.Amount = node.Amount.Add(e.amount)
		for key := range m.Columns[column][e.from].sources {
			node.sources[key] = true
		}
		for key := range m.Columns[column][e.from].money {
			if e.flows {
				node.money[key] = true
			}
		}
		m.Hops = append(m.Hops, MapHop{Column: column, From: e.from, To: at[e.target], Amount: e.amount, Link: e.link, Cashable: e.cashable})
	}
	for i := range m.Columns[column+1] {
		m.finish(column+1, i)
	}
}

// ends shares out what every node of a column holds over those of its links that £m can flow along, and adds the others.
func (m *BenefitsMap) ends(c *Case, column int, to Kind) []mapEnd {
	cash, others := map[string][]*Link{}, map[string][]*Link{}
	for l := range c.Links.All() {
		if l.To != to {
			continue
		}
		if cashable(c, l) {
			cash[l.Owner] = append(cash[l.Owner], l)
		} else {
			others[l.Owner] = append(others[l.Owner], l)
		}
	}
	var ends []mapEnd
	for i, node := range m.Columns[column] {
		parts, rest := split(node.Amount, cash[node.Key])
		shares, lost := split(decimal.NewFromInt(1), cash[node.Key])
		m.leaks = m.leaks || !lost.IsZero() && len(node.money) > 0
		for j, l := range cash[node.Key] {
			ends = append(ends, mapEnd{i, parts[j], l, l.Target, true, !shares[j].IsZero()})
		}
		for _, l := range others[node.Key] {
			ends = append(ends, mapEnd{i, decimal.Zero, l, l.Target, false, false})
		}
		if !rest.IsZero() || len(cash[node.Key])+len(others[node.Key]) == 0 && node.Worth == Cashable {
			ends = append(ends, mapEnd{i, rest, nil, "", true, false})
		}
	}
	return ends
}

// cashable reports whether £m can flow along a link: neither to nor from a benefit that isn't cashable.
func cashable(c *Case, l *Link) bool {
	benefit := l.Target
	if l.To == KindObjective {
		benefit = l.Owner
	} else if l.To != KindBenefit {
		return true
	}
	b, ok := c.Benefits.Get(benefit)
	return !ok || b.Worth == Cashable
}

// finish counts what leads to a node, and gives an objective that no £m can reach its worth.
func (m *BenefitsMap) finish(column, i int) {
	n := &m.Columns[column][i]
	n.Options, n.Programme = len(n.sources), n.sources[Programme]
	if n.Programme {
		n.Options--
	}
	if n.Kind != KindObjective {
		return
	}
	for _, h := range m.Hops {
		if h.Column != column-1 || h.To != i {
			continue
		}
		from := m.Columns[column-1][h.From].Worth
		switch {
		case h.Cashable:
			n.Worth = Cashable
			return
		case n.Worth == Cashable:
			n.Worth = from
		case n.Worth != from:
			n.Worth = Outcome
		}
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
