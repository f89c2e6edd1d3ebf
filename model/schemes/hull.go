package schemes

import (
	"context"
	"slices"
)

// hull is a few points of the frontier with what each state can still reach beside them. A label from which no
// scheme can come to lie between two of the points, or on one, needs not be followed: whatever follows is
// beaten. That changes no answer, only how many labels are held.
type hull struct {
	gaps []gap
	// reach is, by gap, step and state, what the moves to come add at most in the gap's direction.
	reach [][][]int64
}

// gap is the room between two neighbouring points of the hull. A place in it is worth benefit × forBenefit −
// cost × forCost, which is the same for both points; all that is not beaten by one of them is worth at least
// worth.
type gap struct {
	from, to            spot
	forCost, forBenefit int64
	worth               int64
	done                bool
}

// spot is a place on the frontier, in units.
type spot struct{ cost, benefit int64 }

func (g *gap) value(cost, benefit int64) int64 { return benefit*g.forBenefit - cost*g.forCost }

const (
	// maxGaps bounds the gaps, and hullSize the numbers held: 32 MB.
	maxGaps  = 32
	hullSize = 4_000_000
	// maxHullMoney keeps products of two sums of money within 63 bits.
	maxHullMoney = 1 << 30
)

// newHull finds gaps by splitting the widest in two at a point beyond it, again and again. It is nil where
// figures are too large to be multiplied, or there is nothing between the cheapest scheme and the one with the
// highest benefit.
func (t *labels) newHull(ctx context.Context, start spot, total int64) (*hull, error) {
	states := 0
	for i := range len(t.layers) + 1 {
		states += t.width(i)
	}
	room := min(maxGaps, hullSize/max(states, 1))
	if total >= maxHullMoney || room < 1 || t.width(0) == 0 {
		return nil, nil
	}
	h := &hull{}
	low, _, ok := t.extreme(ctx, start, &gap{forCost: 2 * maxHullMoney, forBenefit: 1})
	high, _, _ := t.extreme(ctx, start, &gap{forCost: 1, forBenefit: 2 * maxHullMoney})
	if !ok || low.cost >= high.cost {
		return nil, ctx.Err()
	}
	h.gaps = []gap{between(low, high)}
	h.reach = [][][]int64{nil}
	for {
		k := h.widest()
		if k < 0 {
			break
		}
		g := &h.gaps[k]
		beyond, reach, _ := t.extreme(ctx, start, g)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h.reach[k], g.done = reach, true
		if len(h.gaps) < room && g.value(beyond.cost, beyond.benefit) > g.value(g.from.cost, g.from.benefit) {
			h.gaps = slices.Replace(h.gaps, k, k+1, between(g.from, beyond), between(beyond, g.to))
			h.reach = slices.Replace(h.reach, k, k+1, nil, nil)
		}
	}
	for k := range h.gaps {
		g := &h.gaps[k]
		g.worth = g.value(min(g.to.cost-1, t.maxCost), g.from.benefit+1)
		if g.from.cost > t.maxCost {
			g.worth = 1<<63 - 1
		}
	}
	return h, nil
}

func between(a, b spot) gap {
	return gap{from: a, to: b, forCost: b.benefit - a.benefit, forBenefit: b.cost - a.cost}
}

// widest is the gap to look into next, none for all done.
func (h *hull) widest() int {
	best, area := none, int64(-1)
	for k, g := range h.gaps {
		if a := g.forCost * g.forBenefit; !g.done && a > area {
			best, area = k, a
		}
	}
	return best
}

// extreme finds a scheme that is worth most in a gap's direction, and what each state can add; false for no
// scheme.
func (t *labels) extreme(ctx context.Context, start spot, g *gap) (spot, [][]int64, bool) {
	n := len(t.layers)
	reach := make([][]int64, n+1)
	reach[n] = make([]int64, t.width(n))
	for i := n - 1; i >= 0 && ctx.Err() == nil; i-- {
		reach[i] = make([]int64, t.width(i))
		moves := t.steps[i].moves
		for k := range reach[i] {
			best := int64(-never)
			for j, to := range t.layers[i].to[k*len(moves) : (k+1)*len(moves)] {
				if to != none && reach[i+1][to] != -never {
					best = max(best, reach[i+1][to]+g.value(moves[j].cost, moves[j].benefit))
				}
			}
			reach[i][k] = best
		}
	}
	if ctx.Err() != nil || reach[0][0] == -never {
		return start, nil, false
	}
	at := int32(0)
	for i := range n {
		moves := t.steps[i].moves
		for j, to := range t.layers[i].to[int(at)*len(moves) : (int(at)+1)*len(moves)] {
			m := &moves[j]
			if to != none && reach[i+1][to] != -never && reach[i][at] == reach[i+1][to]+g.value(m.cost, m.benefit) {
				start.cost += m.cost
				start.benefit += m.benefit
				at = to
				break
			}
		}
	}
	return start, reach, true
}

// thin takes out of a state's labels those from which only beaten schemes follow.
func (h *hull) thin(i, v int, list []label) []label {
	kept := list[:0]
	last := 0
	for _, x := range list {
		// Neighbouring labels mostly fit the same gap.
		for range h.gaps {
			g := &h.gaps[last]
			if g.value(x.cost, x.benefit)+h.reach[last][i][v] >= g.worth {
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
