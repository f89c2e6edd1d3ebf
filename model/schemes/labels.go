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

// labels holds, for each state of a diagram, the labels that no other label of the state beats: by rising cost
// and, without caps on single years, rising benefit.
type labels struct {
	*diagram
	// principled says that states differ in principles.
	principled bool
	lists      [][][]label
	ways       []ways
	caps       *caps
	// least is by step what later steps cost at least, whatever the rules, and maxCost the filter's cap.
	least       []int64
	maxCost     int64
	limit, held int
	// room and offers are lists to use again: labels are merged from one room into the other.
	room   [2][]label
	offers []offer
	// hull is nil where it can't be used.
	hull *hull
}

// ways are the edges into the states of a layer: those of state v are edges[start[v]:start[v+1]].
type ways struct {
	start []int32
	edges []edge
}

type edge struct{ from, move int32 }

// labelsAState is how many labels take about as long as a state where principles are told apart.
const labelsAState = 8

// label finds the labels of all states, of schemes with at most so many principles in conflict, none for any number.
func (s *Space) label(ctx context.Context, by Objectives, most int) (*labels, error) {
	w := watch{supports: by != Money, conflicts: by == Principled, most: most}
	g, err := s.build(ctx, s.allowed, w)
	if err != nil {
		return nil, err
	}
	t := &labels{diagram: g, principled: by != Money, limit: s.question.Limits.Points, maxCost: s.money.costCap}
	if w.contested() {
		t.limit = min(t.limit, labelsAState*s.question.Limits.Contested)
	}
	t.caps = newCaps(s, g.steps, watch{years: true})
	t.least = cheapest(g.steps)
	t.ways = make([]ways, len(g.layers)+1)
	t.lists = make([][][]label, len(g.layers)+1)
	t.lists[0] = make([][]label, g.width(0))
	if spent, ok := t.caps.root(); ok && g.width(0) > 0 {
		t.lists[0][0] = []label{{s.money.cost, s.money.benefit, spent}}
	}
	if !t.principled && len(t.caps.limits) == 0 {
		if t.hull, err = t.newHull(ctx, spot{s.money.cost, s.money.benefit}, s.money.total); err != nil {
			return nil, err
		}
	}
	for i := range g.layers {
		if err := t.step(ctx, i); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// cheapest is, by step, what it and later steps cost at least, whatever the rules.
func cheapest(steps []step) []int64 {
	least := make([]int64, len(steps)+1)
	for i := len(steps) - 1; i >= 0; i-- {
		for j, m := range steps[i].moves {
			if cost := m.cost + least[i+1]; j == 0 || cost < least[i] {
				least[i] = cost
			}
		}
	}
	return least
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
		lists[v] = t.gather(ctx, i, v, w.edges[w.start[v]:w.start[v+1]])
	}
	t.lists[i+1] = lists
	if t.principled && len(t.caps.limits) == 0 {
		if err := t.thin(ctx, i+1); err != nil {
			return err
		}
	}
	for v := range lists {
		t.held += len(lists[v])
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.caps.full {
		return t.caps.tooLarge()
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

// offer is a state's labels with what a move adds to them.
type offer struct {
	labels        []label
	cost, benefit int64
}

// gather merges the labels that edges bring to a state.
func (t *labels) gather(ctx context.Context, i, v int, edges []edge) []label {
	if len(t.caps.limits) > 0 {
		return t.gatherCapped(ctx, i, edges)
	}
	offers := t.offers[:0]
	for _, e := range edges {
		if from := t.lists[i][e.from]; len(from) > 0 {
			m := &t.steps[i].moves[e.move]
			offers = append(offers, offer{from, m.cost, m.benefit})
		}
	}
	t.offers = offers
	if len(offers) == 0 {
		return nil
	}
	// Two by two: the lists stay about equally long, and each label is looked at few times.
	for first := true; first || len(offers) > 1; first = false {
		room := t.room[0][:0]
		half := offers[:0]
		for k := 0; k < len(offers); k += 2 {
			var other offer
			if k+1 < len(offers) {
				other = offers[k+1]
			}
			from := len(room)
			room = merge(room, offers[k], other)
			half = append(half, offer{labels: room[from:]})
		}
		offers = half
		t.room[0], t.room[1] = t.room[1], room
	}
	return slices.Clone(t.promising(i, v, offers[0].labels))
}

// merge adds to a list the labels of two offers that none of the other's beats; equal ones once.
func merge(into []label, a, b offer) []label {
	top := int64(-1 << 63)
	i, j := 0, 0
	for i < len(a.labels) && j < len(b.labels) {
		x := label{cost: a.labels[i].cost + a.cost, benefit: a.labels[i].benefit + a.benefit}
		y := label{cost: b.labels[j].cost + b.cost, benefit: b.labels[j].benefit + b.benefit}
		if x.cost < y.cost || x.cost == y.cost && x.benefit >= y.benefit {
			i++
		} else {
			x = y
			j++
		}
		if x.benefit > top {
			top = x.benefit
			into = append(into, x)
		}
	}
	rest, at := a, i
	if j < len(b.labels) {
		rest, at = b, j
	}
	for _, x := range rest.labels[at:] {
		if x.benefit+rest.benefit > top {
			into = append(into, label{cost: x.cost + rest.cost, benefit: x.benefit + rest.benefit})
		}
	}
	return into
}

// promising keeps, in place, the labels after step i that can end under the cap and unbeaten.
func (t *labels) promising(i, v int, list []label) []label {
	kept := list[:0]
	for _, x := range list {
		if x.cost+t.least[i+1] <= t.maxCost {
			kept = append(kept, x)
		}
	}
	if t.hull != nil {
		return t.hull.thin(i+1, v, kept)
	}
	return kept
}

// gatherCapped is gather where amounts of single years count as well.
func (t *labels) gatherCapped(ctx context.Context, i int, edges []edge) []label {
	var all []label
	for _, e := range edges {
		m := &t.steps[i].moves[e.move]
		for _, x := range t.lists[i][e.from] {
			spent, ok := t.caps.spend(i, x.spent, m)
			x = label{x.cost + m.cost, x.benefit + m.benefit, spent}
			if ok && x.cost+t.least[i+1] <= t.maxCost {
				all = append(all, x)
			}
		}
	}
	return t.unbeaten(ctx, all)
}

// unbeaten keeps the labels that no other beats where amounts of single years count as well, none where nobody
// waits any more.
func (t *labels) unbeaten(ctx context.Context, all []label) []label {
	slices.SortFunc(all, func(a, b label) int { return t.compare(a, b) })
	var kept []label
next:
	for i, x := range all {
		if i > 0 && x == all[i-1] {
			continue
		}
		if i%256 == 0 && ctx.Err() != nil {
			return nil
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
	if c := compareMoney(a, b); c != 0 {
		return c
	}
	return slices.Compare(t.caps.lists[a.spent], t.caps.lists[b.spent])
}

// compareMoney orders labels by rising cost and falling benefit.
func compareMoney(a, b label) int {
	switch {
	case a.cost < b.cost:
		return -1
	case a.cost > b.cost:
		return 1
	case a.benefit > b.benefit:
		return -1
	case a.benefit < b.benefit:
		return 1
	}
	return 0
}

// finals are the labels after the last step.
func (t *labels) finals() []final {
	var all []final
	for v, list := range t.lists[len(t.layers)] {
		for k, x := range list {
			all = append(all, final{
				cost: x.cost, benefit: x.benefit, supports: int(t.ends[v].kept), conflicts: int(t.ends[v].broken), end: v, at: k,
			})
		}
	}
	return all
}
