package schemes

import (
	"context"
	"slices"
)

// label is what the moves up to a state cost and bring, in units; spent names the amounts that caps on single
// years still need.
type label struct {
	cost, benefit int64
	spent         int32
}

// bounds restrict the labels to schemes that cost at most one thing and bring at least another; unset for
// none.
type bounds struct {
	set               bool
	maxCost, minBenef int64
}

// labels holds, for each state of a diagram, the labels that no other label of the state beats: by rising cost
// and, without caps on single years, rising benefit.
type labels struct {
	*diagram
	lists [][][]label
	ways  []ways
	caps  *caps
	// most and least are by step what later steps bring at most and cost at least.
	most, least []int64
	maxCost     int64
	minBenefit  int64
	limit, held int
	spare       [][]label
}

// ways are the edges into the states of a layer: those of state v are edges[start[v]:start[v+1]].
type ways struct {
	start []int32
	edges []edge
}

type edge struct{ from, move int32 }

// label finds the labels of all states of the schemes that a domain allows.
func (s *Space) label(ctx context.Context, honoured bool, d domain, b bounds) (*labels, error) {
	g, err := s.build(ctx, d, watch{honoured: honoured})
	if err != nil {
		return nil, err
	}
	t := &labels{diagram: g, limit: s.question.Limits.Points, maxCost: s.money.costCap, minBenefit: -1 << 63}
	if b.set {
		t.maxCost, t.minBenefit = min(t.maxCost, b.maxCost), b.minBenef
	}
	t.caps = newCaps(s, &plan{steps: g.steps}, watch{years: true})
	t.outlook()
	t.ways = make([]ways, len(g.layers)+1)
	t.lists = make([][][]label, len(g.layers)+1)
	t.lists[0] = make([][]label, g.width(0))
	if spent, ok := t.caps.root(); ok && g.width(0) > 0 {
		t.lists[0][0] = []label{{s.money.cost, s.money.benefit, spent}}
	}
	for i := range g.layers {
		if err := t.step(ctx, i); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// outlook finds what later steps bring at most and cost at least, whatever the rules.
func (t *labels) outlook() {
	n := len(t.steps)
	t.most, t.least = make([]int64, n+1), make([]int64, n+1)
	for i := n - 1; i >= 0; i-- {
		t.most[i], t.least[i] = t.most[i+1], t.least[i+1]
		for j, m := range t.steps[i].moves {
			if j == 0 || m.benefit+t.most[i+1] > t.most[i] {
				t.most[i] = m.benefit + t.most[i+1]
			}
			if j == 0 || m.cost+t.least[i+1] < t.least[i] {
				t.least[i] = m.cost + t.least[i+1]
			}
		}
	}
}

// step makes the labels after step i.
func (t *labels) step(ctx context.Context, i int) error {
	t.ways[i+1] = t.diagram.ways(i)
	w := &t.ways[i+1]
	lists := make([][]label, t.width(i+1))
	for v := range lists {
		if v%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		lists[v] = t.gather(i, w.edges[w.start[v]:w.start[v+1]])
	}
	t.lists[i+1] = lists
	if err := t.thin(ctx, i+1); err != nil {
		return err
	}
	for v := range lists {
		lists[v] = slices.Clip(lists[v])
		t.held += len(lists[v])
	}
	if t.held > t.limit {
		return &TooLargeError{What: "pairs of cost and benefit", Limit: t.limit}
	}
	return nil
}

// ways turns a layer's moves round.
func (g *diagram) ways(i int) ways {
	w := ways{start: make([]int32, g.width(i+1)+1)}
	l, moves := &g.layers[i], len(g.steps[i].moves)
	total := 0
	for _, to := range l.to {
		if to != none {
			w.start[to+1]++
			total++
		}
	}
	for v := 1; v < len(w.start); v++ {
		w.start[v] += w.start[v-1]
	}
	w.edges = make([]edge, total)
	next := slices.Clone(w.start)
	for k, to := range l.to {
		if to != none {
			w.edges[next[to]] = edge{int32(k / moves), int32(k % moves)}
			next[to]++
		}
	}
	return w
}

// gather merges the labels that edges bring to a state.
func (t *labels) gather(i int, edges []edge) []label {
	var lists [][]label
	for _, e := range edges {
		if from := t.lists[i][e.from]; len(from) > 0 {
			lists = append(lists, t.shift(i, from, &t.steps[i].moves[e.move]))
		}
	}
	if len(t.caps.limits) > 0 {
		return t.unbeaten(slices.Concat(lists...))
	}
	for len(lists) > 1 {
		half := lists[:0]
		for k := 0; k+1 < len(lists); k += 2 {
			merged := merge(t.buffer(len(lists[k])+len(lists[k+1])), lists[k], lists[k+1])
			t.spare = append(t.spare, lists[k], lists[k+1])
			half = append(half, merged)
		}
		if len(lists)%2 == 1 {
			half = append(half, lists[len(lists)-1])
		}
		lists = half
	}
	if len(lists) == 0 {
		return nil
	}
	kept := slices.Clone(lists[0])
	t.spare = append(t.spare, lists[0])
	return kept
}

// buffer returns an empty list with room for n labels, a used one where there is one.
func (t *labels) buffer(n int) []label {
	if k := len(t.spare); k > 0 {
		b := t.spare[k-1]
		t.spare = t.spare[:k-1]
		if cap(b) >= n {
			return b[:0]
		}
	}
	return make([]label, 0, n+n/2)
}

// shift adds a move to labels and drops those that can't end within the bounds.
func (t *labels) shift(i int, from []label, m *move) []label {
	to := t.buffer(len(from))
	for _, x := range from {
		x.cost += m.cost
		x.benefit += m.benefit
		if x.cost+t.least[i+1] > t.maxCost || x.benefit+t.most[i+1] < t.minBenefit {
			continue
		}
		if len(t.caps.limits) > 0 {
			spent, ok := t.caps.spend(i, x.spent, m)
			if !ok {
				continue
			}
			x.spent = spent
		}
		to = append(to, x)
	}
	return to
}

// merge adds to a list the labels of two others that none of the other's beats; equal ones once.
func merge(into, a, b []label) []label {
	top := int64(-1 << 63)
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		var x label
		if j == len(b) || i < len(a) && (a[i].cost < b[j].cost || a[i].cost == b[j].cost && a[i].benefit >= b[j].benefit) {
			x = a[i]
			i++
		} else {
			x = b[j]
			j++
		}
		if x.benefit > top {
			top = x.benefit
			into = append(into, x)
		}
	}
	return into
}

// unbeaten keeps the labels that no other beats where amounts of single years count as well.
func (t *labels) unbeaten(all []label) []label {
	slices.SortFunc(all, func(a, b label) int { return t.compare(a, b) })
	var kept []label
next:
	for i, x := range all {
		if i > 0 && x == all[i-1] {
			continue
		}
		for _, y := range kept {
			if y.benefit >= x.benefit && t.caps.within(y.spent, x.spent) {
				continue next
			}
		}
		kept = append(kept, x)
	}
	return kept
}

func (t *labels) compare(a, b label) int {
	switch {
	case a.cost != b.cost:
		return sign(a.cost < b.cost)
	case a.benefit != b.benefit:
		return sign(a.benefit > b.benefit)
	}
	return slices.Compare(t.caps.lists[a.spent], t.caps.lists[b.spent])
}

func sign(less bool) int {
	if less {
		return -1
	}
	return 1
}

// within reports whether no amount of a is above b's.
func (c *caps) within(a, b int32) bool {
	for k, v := range c.lists[a] {
		if v > c.lists[b][k] {
			return false
		}
	}
	return true
}

// finals are the labels after the last step.
func (t *labels) finals(honoured bool) []final {
	var all []final
	for v, list := range t.lists[len(t.layers)] {
		for k, x := range list {
			f := final{cost: x.cost, benefit: x.benefit, end: v, at: k}
			if honoured {
				f.honoured = int(t.ends[v].kept)
			}
			all = append(all, f)
		}
	}
	return all
}
