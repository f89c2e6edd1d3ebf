package schemes

import (
	"context"
	"math/bits"
	"slices"
)

// thin takes out of each state's labels those that are beaten by a state which supports one principle more, or
// breaks one fewer, and is otherwise the same: whatever follows them follows it as well. Equal labels stay, since in the end
// both may support and break as many.
func (t *labels) thin(ctx context.Context, i int) error {
	if i == len(t.layers) {
		return nil
	}
	states, lists := t.layers[i].states, t.lists[i]
	at := make(map[state]int32, len(states))
	order := make([]int32, len(states))
	later := uint64(0)
	for v, x := range states {
		at[x], order[v] = int32(v), int32(v)
		later |= x.supported
	}
	// The best come first, so that what they take out is itself of the best.
	slices.SortStableFunc(order, func(a, b int32) int { return states[b].merit() - states[a].merit() })
	for n, v := range order {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		x := states[v]
		for rest := later &^ x.supported; rest != 0; rest &= rest - 1 {
			better := x
			better.supported |= rest & -rest
			if u, ok := at[better]; ok {
				lists[v] = unbeatenBy(lists[v], lists[u])
			}
		}
		for rest := x.opposed; rest != 0; rest &= rest - 1 {
			better := x
			better.opposed &^= rest & -rest
			if u, ok := at[better]; ok {
				lists[v] = unbeatenBy(lists[v], lists[u])
			}
		}
	}
	return nil
}

// merit counts principles supported for a state, and those in conflict against it.
func (x state) merit() int { return bits.OnesCount64(x.supported) - bits.OnesCount64(x.opposed) }

// unbeatenBy keeps, in place, the labels that none of another list's beats. Both rise in cost and benefit.
func unbeatenBy(list, others []label) []label {
	kept := list[:0]
	k := 0
	for _, x := range list {
		for k < len(others) && others[k].cost <= x.cost {
			k++
		}
		// The dearest of those that cost no more brings the most of them.
		if k > 0 && others[k-1].benefit >= x.benefit && (others[k-1].cost != x.cost || others[k-1].benefit != x.benefit) {
			continue
		}
		kept = append(kept, x)
	}
	return kept
}
