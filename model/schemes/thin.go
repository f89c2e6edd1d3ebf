package schemes

import (
	"context"
	"math/bits"
	"slices"
)

// thin takes out of each state's labels those that are beaten by a state which honours one principle more and
// is otherwise the same: whatever follows them follows it as well. Equal labels stay, since in the end both may
// honour as many.
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
		later |= x.honoured
	}
	// Those that honour most come first, so that what they take out is itself of the best.
	slices.SortStableFunc(order, func(a, b int32) int {
		return bits.OnesCount64(states[b].honoured) - bits.OnesCount64(states[a].honoured)
	})
	for n, v := range order {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for rest := later &^ states[v].honoured; rest != 0; rest &= rest - 1 {
			more := states[v]
			more.honoured |= rest & -rest
			if u, ok := at[more]; ok {
				lists[v] = unbeatenBy(lists[v], lists[u])
			}
		}
	}
	return nil
}

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
