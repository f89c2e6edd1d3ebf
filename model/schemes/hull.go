package schemes

import (
	"context"
	"slices"
)

// hull is a few points of the frontier with what each state can still reach beside them. A label from which no
// scheme can come to lie between two of the points, or on one, needs not be followed: whatever follows is
// beaten. That changes no answer, only how many labels are held.
type hull struct {
	// spots are places on the frontier by rising cost and benefit, gaps the room between neighbours: gap k is
	// between spots k and k+1.
	spots []spot
	gaps  []gap
	// aims are the directions in which the outlook is known: that along gap k is aim k+1, the first is least
	// cost and the last highest benefit.
	aims []aim
}

// spot is a place on the frontier, in units.
type spot struct{ cost, benefit int64 }

// gap holds, for its own aim and the two beside it, what a place in the gap is worth at least that neither of
// its spots beats.
type gap [3]int64

// aim is a direction: what is wanted there is benefit × forBenefit − cost × forCost. Reach is, by step and
// state, how much of it the moves to come add at most.
type aim struct {
	forCost, forBenefit int64
	reach               [][]int64
}

func (a *aim) value(cost, benefit int64) int64 { return benefit*a.forBenefit - cost*a.forCost }

const (
	// maxGaps bounds the gaps, and hullSize the numbers held: 48 MB.
	maxGaps  = 32
	hullSize = 6_000_000
	// maxHullMoney keeps products of two sums of money within 63 bits.
	maxHullMoney = 1 << 30
)

// newHull finds spots by splitting the widest gap in two at the one furthest beyond it, again and again. It is
// nil where figures are too large to be multiplied, or there is nothing between the cheapest scheme and the one
// with the highest benefit.
func (t *labels) newHull(ctx context.Context, start spot, total int64) (*hull, error) {
	states := 0
	for i := range len(t.layers) + 1 {
		states += t.width(i)
	}
	room := min(maxGaps, hullSize/max(states, 1)-2)
	if total >= maxHullMoney || room < 1 || t.width(0) == 0 {
		return nil, nil
	}
	cheap, rich := aim{forCost: 2 * maxHullMoney, forBenefit: 1}, aim{forCost: 1, forBenefit: 2 * maxHullMoney}
	low, ok := t.extreme(ctx, start, &cheap)
	high, _ := t.extreme(ctx, start, &rich)
	if err := ctx.Err(); err != nil || !ok || low.cost >= high.cost {
		return nil, err
	}
	h := &hull{spots: []spot{low, high}, aims: []aim{cheap, along(low, high), rich}}
	for k := h.widest(); k > 0; k = h.widest() {
		beyond, _ := t.extreme(ctx, start, &h.aims[k])
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a, from, to := h.aims[k], h.spots[k-1], h.spots[k]
		if len(h.spots) <= room && a.value(beyond.cost, beyond.benefit) > a.value(from.cost, from.benefit) {
			h.spots = slices.Insert(h.spots, k, beyond)
			h.aims = slices.Replace(h.aims, k, k+1, along(from, beyond), along(beyond, to))
		}
	}
	h.measure(t.maxCost)
	return h, nil
}

// along is the direction in which two spots are worth the same.
func along(a, b spot) aim { return aim{forCost: b.benefit - a.benefit, forBenefit: b.cost - a.cost} }

// widest is the aim along the widest gap whose outlook isn't known yet, 0 for none.
func (h *hull) widest() int {
	best, area := 0, int64(-1)
	for k, a := range h.aims {
		if size := a.forCost * a.forBenefit; a.reach == nil && size > area {
			best, area = k, size
		}
	}
	return best
}

// measure finds what places in the gaps are worth at least. Under a cap on cost, spots above it beat nothing.
func (h *hull) measure(maxCost int64) {
	for k := range len(h.spots) - 1 {
		from, to := h.spots[k], h.spots[k+1]
		var g gap
		for i := range g {
			a := &h.aims[k+i]
			g[i] = min(a.value(from.cost, from.benefit), a.value(min(to.cost-1, maxCost), from.benefit+1))
			if k == len(h.spots)-2 {
				g[i] = min(g[i], a.value(to.cost, to.benefit))
			}
		}
		if from.cost <= maxCost {
			h.gaps = append(h.gaps, g)
		}
	}
}

// extreme finds a scheme worth most to an aim, and the aim's reach; false for no scheme.
func (t *labels) extreme(ctx context.Context, start spot, a *aim) (spot, bool) {
	n := len(t.layers)
	a.reach = make([][]int64, n+1)
	a.reach[n] = make([]int64, t.width(n))
	for i := n - 1; i >= 0; i-- {
		if ctx.Err() != nil {
			return start, false
		}
		a.reach[i] = make([]int64, t.width(i))
		for k := range a.reach[i] {
			a.reach[i][k], _ = t.furthest(i, k, a)
		}
	}
	if a.reach[0][0] == -never {
		return start, false
	}
	at := 0
	for i := range n {
		_, j := t.furthest(i, at, a)
		m := &t.steps[i].moves[j]
		start.cost += m.cost
		start.benefit += m.benefit
		at = int(t.layers[i].to[at*len(t.steps[i].moves)+j])
	}
	return start, true
}

// furthest is the most that the moves from a state on add to an aim, and the first move of them.
func (t *labels) furthest(i, k int, a *aim) (most int64, move int) {
	most, move = -never, none
	moves := t.steps[i].moves
	for j, to := range t.layers[i].to[k*len(moves) : (k+1)*len(moves)] {
		if to == none || a.reach[i+1][to] == -never {
			continue
		}
		if v := a.reach[i+1][to] + a.value(moves[j].cost, moves[j].benefit); move == none || v > most {
			most, move = v, j
		}
	}
	return most, move
}

// thin takes out of a state's labels, in place, those from which only beaten schemes follow.
func (h *hull) thin(i, v int, list []label) []label {
	kept := list[:0]
	last := 0
	for _, x := range list {
		// Neighbouring labels mostly fit the same gap.
		for range h.gaps {
			if h.fits(last, i, v, x) {
				kept = append(kept, x)
				break
			}
			if last++; last == len(h.gaps) {
				last = 0
			}
		}
	}
	return kept
}

// fits reports whether a scheme that follows a label may lie in a gap.
func (h *hull) fits(k, i, v int, x label) bool {
	g := &h.gaps[k]
	for _, side := range [...]int{1, 0, 2} {
		a := &h.aims[k+side]
		if a.value(x.cost, x.benefit)+a.reach[i][v] < g[side] {
			return false
		}
	}
	return true
}
