package schemes

import (
	"context"

	"tomworkbench/model"
)

// solver looks for one scheme that fits, by trying answers and striking out what they bar. It knows rules,
// but no caps.
type solver struct {
	slots []slot
	// start is the place of a slot's first answer in flat lists of all answers; bars are, by answer, those of
	// other slots that it clashes with.
	start []int
	slot  []int
	bars  [][]int
	tried int
}

// solve finds a scheme that a domain and some rules allow, as the index of one answer a slot; nil for none.
func (s *Space) solve(ctx context.Context, d domain, rules []*model.Rule) ([]int, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d = d.clone()
	clashes := s.clashes(rules, d)
	v := &solver{slots: s.slots}
	var open []bool
	for i, row := range d {
		v.start = append(v.start, len(open))
		open = append(open, row...)
		for range row {
			v.slot = append(v.slot, i)
		}
	}
	v.bars = make([][]int, len(open))
	for _, c := range clashes {
		a, b := v.start[c.slot]+c.answer, v.start[c.other]+c.otherAnswer
		v.bars[a], v.bars[b] = append(v.bars[a], b), append(v.bars[b], a)
	}
	var queue []int
	for i := range s.slots {
		queue = append(queue, i)
	}
	if !v.strike(open, queue) {
		return nil, nil
	}
	return v.try(ctx, open)
}

// row are a slot's answers in a flat list.
func (v *solver) row(open []bool, at int) []bool {
	return open[v.start[at] : v.start[at]+len(v.slots[at].answers)]
}

// left counts the answers left to a slot and returns the first.
func (v *solver) left(open []bool, at int) (n, first int) {
	for j, ok := range v.row(open, at) {
		if ok {
			if n++; n == 1 {
				first = j
			}
		}
	}
	return n, first
}

// strike takes out what slots with one answer left bar, until nothing changes; false where a slot is left
// without an answer, or a decision that needs an option without one.
func (v *solver) strike(open []bool, queue []int) bool {
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		n, first := v.left(open, at)
		if n == 0 || v.slots[at].filled && !v.fillable(open, at) {
			return false
		}
		if n > 1 {
			continue
		}
		for _, b := range v.bars[v.start[at]+first] {
			if open[b] {
				open[b] = false
				queue = append(queue, v.slot[b])
			}
		}
	}
	return true
}

// fillable reports whether an option of the slot's decision can still be in.
func (v *solver) fillable(open []bool, at int) bool {
	for i := v.slots[at].first; i <= v.slots[at].last; i++ {
		for j, a := range v.slots[i].answers {
			if a.option != none && open[v.start[i]+j] {
				return true
			}
		}
	}
	return false
}

// try answers the slot with the fewest answers left, each in turn.
func (v *solver) try(ctx context.Context, open []bool) ([]int, error) {
	if v.tried++; v.tried%64 == 0 && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	best, fewest := none, 0
	answers := make([]int, len(v.slots))
	for at := range v.slots {
		n, first := v.left(open, at)
		answers[at] = first
		if n > 1 && (best == none || n < fewest) {
			best, fewest = at, n
		}
	}
	if best == none {
		return answers, nil
	}
	for j, ok := range v.row(open, best) {
		if !ok {
			continue
		}
		next := append([]bool(nil), open...)
		clear(v.row(next, best))
		next[v.start[best]+j] = true
		if !v.strike(next, []int{best}) {
			continue
		}
		if found, err := v.try(ctx, next); found != nil || err != nil {
			return found, err
		}
	}
	return nil, nil
}

// satisfiable reports whether a scheme fits that a domain allows: by the solver, or where the filter has caps
// by the diagram.
func (s *Space) satisfiable(ctx context.Context, d domain) (bool, error) {
	f := s.question.Filter
	if f.Cost == nil && f.YearCost == nil && f.Conflicts == nil {
		found, err := s.solve(ctx, d, s.rules)
		return found != nil, err
	}
	g, err := s.diagram(ctx)
	if err != nil {
		return false, err
	}
	n, err := g.paths(ctx, d)
	return !n.isZero(), err
}
