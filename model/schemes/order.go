package schemes

import (
	"math/bits"
	"slices"
)

// ordering looks for an order of the slots in which few rules are open at a time: the work grows with the
// number of ways to answer the slots that have open rules.
type ordering struct {
	// near are the slots that a slot has clashes with; weight estimates, in eighths of a bit, in how many ways
	// a slot can matter to others.
	near   [][]int
	weight []int
}

// order returns the slots in the order in which to go through them: the most tangled group of rules first,
// while few figures are carried, and slots without rules last.
func (s *Space) order(d domain, clashes []clash) []int {
	o := newOrdering(s, d, clashes)
	var groups [][]int
	seen := make([]bool, len(s.slots))
	for at := range s.slots {
		if !seen[at] {
			groups = append(groups, o.group(at, seen))
		}
	}
	type arranged struct{ slots, width []int }
	all := make([]arranged, len(groups))
	for i, g := range groups {
		all[i].slots, all[i].width = o.arrange(g)
	}
	slices.SortStableFunc(all, func(a, b arranged) int { return slices.Max(b.width) - slices.Max(a.width) })
	var order []int
	for _, g := range all {
		order = append(order, g.slots...)
	}
	return order
}

func newOrdering(s *Space, d domain, clashes []clash) *ordering {
	o := &ordering{near: make([][]int, len(s.slots)), weight: make([]int, len(s.slots))}
	touched := make([]map[int]bool, len(s.slots))
	join := func(a, b, answer int) {
		if touched[a] == nil {
			touched[a] = map[int]bool{}
		}
		touched[a][answer] = true
		if !slices.Contains(o.near[a], b) {
			o.near[a] = append(o.near[a], b)
		}
	}
	for _, c := range clashes {
		join(c.slot, c.other, c.answer)
		join(c.other, c.slot, c.otherAnswer)
	}
	for i, one := range s.slots {
		if one.filled && one.first != one.last {
			for j := one.first; j <= one.last; j++ {
				if j != i {
					join(i, j, 0)
				}
			}
		}
		ways := min(len(touched[i])+1, max(len(d[i]), 1))
		o.weight[i] = eighths(ways)
	}
	return o
}

// eighths is about eight times the binary logarithm.
func eighths(n int) int {
	whole := bits.Len(uint(n)) - 1
	return 8*whole + (8*n)>>whole - 8
}

// group collects the slots that hang together by rules.
func (o *ordering) group(from int, seen []bool) []int {
	seen[from] = true
	group := []int{from}
	for i := 0; i < len(group); i++ {
		for _, at := range o.near[group[i]] {
			if !seen[at] {
				seen[at] = true
				group = append(group, at)
			}
		}
	}
	return group
}

// arrange tries a greedy order from every slot of a group and takes the one with the least work; width is
// the estimate for each step.
func (o *ordering) arrange(group []int) (best, width []int) {
	bestWork := uint64(0)
	for _, first := range group {
		order, w := o.greedy(group, first)
		work := uint64(0)
		for _, x := range w {
			work += 1 << min(x/8, 50)
		}
		if best == nil || work < bestWork {
			best, width, bestWork = order, w, work
		}
	}
	return best, width
}

// greedy goes on with the slot that leaves the least open.
func (o *ordering) greedy(group []int, first int) (order, width []int) {
	placed := make([]bool, len(o.near))
	left := slices.Clone(group)
	for next := first; ; {
		placed[next] = true
		order = append(order, next)
		width = append(width, o.open(order, placed))
		left = slices.DeleteFunc(left, func(at int) bool { return at == next })
		if len(left) == 0 {
			return order, width
		}
		least := -1
		for _, at := range left {
			placed[at] = true
			open := o.open(append(order, at), placed)
			placed[at] = false
			if least < 0 || open < least {
				least, next = open, at
			}
		}
	}
}

// open estimates, in eighths of a bit, how many states the placed slots leave to tell apart: no more than the
// ways to answer those that have clashes with slots to come.
func (o *ordering) open(order []int, placed []bool) int {
	sum := 0
	for _, at := range order {
		if slices.ContainsFunc(o.near[at], func(b int) bool { return !placed[b] }) {
			sum += o.weight[at]
		}
	}
	return sum
}
