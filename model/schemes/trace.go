package schemes

import (
	"context"
	"iter"
	"slices"
)

// marks are the labels from which some labels at the end follow, with the number of ways to each.
type marks struct {
	needed [][][]bool
	counts [][][]number
}

// mark goes back from labels at the end to all that they follow from, and counts the ways forward again.
func (t *labels) mark(ctx context.Context, ends []final) (*marks, error) {
	n := len(t.layers)
	m := &marks{needed: make([][][]bool, n+1), counts: make([][][]number, n+1)}
	for i := range m.needed {
		m.needed[i], m.counts[i] = make([][]bool, t.width(i)), make([][]number, t.width(i))
	}
	for _, x := range ends {
		m.need(t, n, x.end)[x.at] = true
	}
	for i := n - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t.walk(i, m, func(u, a, _, _ int) { m.need(t, i, u)[a] = true })
	}
	if n >= 0 && t.width(0) > 0 && m.needed[0][0] != nil {
		m.counts[0][0] = []number{single}
	}
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t.walk(i, m, func(u, a, v, b int) {
			if m.counts[i+1][v] == nil {
				m.counts[i+1][v] = make([]number, len(t.lists[i+1][v]))
			}
			m.counts[i+1][v][b] = m.counts[i+1][v][b].plus(m.counts[i][u][a])
		})
	}
	return m, nil
}

func (m *marks) need(t *labels, i, v int) []bool {
	if m.needed[i][v] == nil {
		m.needed[i][v] = make([]bool, len(t.lists[i][v]))
	}
	return m.needed[i][v]
}

func (m *marks) count(x final) number { return m.counts[len(m.counts)-1][x.end][x.at] }

// walk calls visit for each label after step i that is needed and each label before it that it follows from.
func (t *labels) walk(i int, m *marks, visit func(u, a, v, b int)) {
	w := &t.ways[i+1]
	for v, needed := range m.needed[i+1] {
		if needed == nil {
			continue
		}
		for _, e := range w.edges[w.start[v]:w.start[v+1]] {
			t.match(i, e, t.lists[i+1][v], needed, func(a, b int) { visit(int(e.from), a, v, b) })
		}
	}
}

// match finds the pairs of labels before and after an edge.
func (t *labels) match(i int, e edge, after []label, needed []bool, found func(a, b int)) {
	before, move := t.lists[i][e.from], &t.steps[i].moves[e.move]
	a := 0
	for b, x := range after {
		if !needed[b] {
			continue
		}
		cost, benefit := x.cost-move.cost, x.benefit-move.benefit
		for a < len(before) && (before[a].cost < cost || before[a].cost == cost && before[a].benefit > benefit) {
			a++
		}
		for k := a; k < len(before) && before[k].cost == cost && before[k].benefit == benefit; k++ {
			if t.leads(i, before[k], move, x) {
				found(k, b)
			}
		}
	}
}

// leads reports whether a label that comes to the right money is also right in the amounts of single years.
func (t *labels) leads(i int, from label, m *move, to label) bool {
	if len(t.caps.limits) == 0 {
		return true
	}
	spent, ok := t.caps.spend(i, from.spent, m)
	return ok && spent == to.spent
}

// paths yields, for a label at the end, every way to it as one move a step. The slice is used again.
func (t *labels) paths(x final) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		p := pathfinder{labels: t, moves: make([]int, len(t.layers)), yield: yield}
		p.back(len(t.layers), x.end, t.lists[len(t.layers)][x.end][x.at])
	}
}

type pathfinder struct {
	*labels
	moves []int
	yield func([]int) bool
}

// back goes on from a label before step i, false to stop.
func (p *pathfinder) back(i, v int, x label) bool {
	if i == 0 {
		return p.yield(p.moves)
	}
	w := &p.ways[i]
	for _, e := range w.edges[w.start[v]:w.start[v+1]] {
		move := &p.steps[i-1].moves[e.move]
		p.moves[i-1] = int(e.move)
		before := p.lists[i-1][e.from]
		k, _ := slices.BinarySearchFunc(before, label{cost: x.cost - move.cost, benefit: x.benefit - move.benefit}, compareMoney)
		for ; k < len(before) && before[k].cost == x.cost-move.cost && before[k].benefit == x.benefit-move.benefit; k++ {
			if p.leads(i-1, before[k], move, x) && !p.back(i-1, int(e.from), before[k]) {
				return false
			}
		}
	}
	return true
}
