package schemes

import (
	"cmp"
	"context"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// Objectives says what schemes are compared by.
type Objectives int

// The objectives: cost down and benefit up; with Supportive also the number of principles supported, up; and with
// Principled that, and the number of those in conflict, down.
const (
	Money Objectives = iota
	Supportive
	Principled
)

// Point is a place on the frontier, in £m, with the number of schemes there.
type Point struct {
	Cost, Benefit decimal.Decimal
	// Supports and Conflicts are the numbers of principles supported, and in conflict, 0 where they are no objective.
	Supports, Conflicts int
	Schemes             *big.Int
}

// Frontier is the schemes that no other beats: none is as good in every objective and better in one.
type Frontier struct {
	// Points are by cost, then benefit downwards, then principles supported downwards, then those in conflict.
	Points []Point
	// Count is the number of schemes at all points together.
	Count *big.Int
	// Schemes lists them point by point, those of one by ids.
	Schemes []Scheme
	// At is by listed scheme its place among the points.
	At []int
	// Bounded says that there are more than the list holds; each point has its share of the list.
	Bounded bool
	// Threshold is set where conflicts are no objective because an exact answer would be too large: the frontier is
	// that of the schemes with at most so many principles in conflict.
	Threshold *int
}

// Frontier finds the schemes that no other beats among those that fit the rules and the filter. Schemes that
// come to the same are all on it.
func (s *Space) Frontier(ctx context.Context, by Objectives) (*Frontier, error) {
	return s.frontier(ctx, by, s.conflictCap)
}

// Compare finds the frontier by cost, benefit and principles. Where conflicts make an exact answer too large they become a
// threshold: the filter's, or else as many as mine has, or a lower number with which an exact answer isn't too large: one more
// would be too many.
func (s *Space) Compare(ctx context.Context, mine Scheme) (*Frontier, error) {
	f, err := s.Frontier(ctx, Principled)
	if !tooLarge(err) {
		return f, err
	}
	most := mine.Conflicts
	if s.conflictCap != none {
		most = s.conflictCap
	}
	var best *Frontier
	for low, high, n := 0, most, most; low <= high; n = (low + high) / 2 {
		f, again := s.frontier(ctx, Supportive, n)
		switch {
		case tooLarge(again):
			high = n - 1
		case again != nil:
			return nil, again
		default:
			threshold := n
			f.Threshold = &threshold
			best, low = f, n+1
		}
	}
	if best == nil || len(best.Points) == 0 {
		return nil, err // that no scheme breaks so few says nothing
	}
	return best, nil
}

func (s *Space) frontier(ctx context.Context, by Objectives, most int) (*Frontier, error) {
	t, err := s.label(ctx, by, most)
	if err != nil {
		return nil, err
	}
	best := undominated(t.finals())
	f := &Frontier{Count: new(big.Int)}
	marks, err := t.mark(ctx, best)
	if err != nil {
		return nil, err
	}
	lists := make([][]final, 0, len(best))
	for i, x := range best {
		if i == 0 || !x.same(best[i-1]) {
			f.Points = append(f.Points, Point{Cost: s.amount(x.cost), Benefit: s.amount(x.benefit), Supports: x.supports, Conflicts: x.conflicts, Schemes: new(big.Int)})
			lists = append(lists, nil)
		}
		p := f.Points[len(f.Points)-1]
		p.Schemes.Add(p.Schemes, marks.count(x).int())
		lists[len(lists)-1] = append(lists[len(lists)-1], x)
	}
	for _, p := range f.Points {
		f.Count.Add(f.Count, p.Schemes)
	}
	return f, s.list(ctx, f, t, lists)
}

// list names the schemes at every point, as many as the limit allows.
func (s *Space) list(ctx context.Context, f *Frontier, t *labels, lists [][]final) error {
	share := s.question.Limits.Listed
	if f.Bounded = f.Count.Cmp(big.NewInt(int64(share))) > 0; f.Bounded {
		share = max(1, share/len(f.Points))
	}
	for at, finals := range lists {
		from := len(f.Schemes)
		for _, x := range finals {
			for moves := range t.paths(x) {
				if len(f.Schemes)-from == share {
					break
				}
				if len(f.Schemes)%1024 == 0 && ctx.Err() != nil {
					return ctx.Err()
				}
				f.Schemes, f.At = append(f.Schemes, s.scheme(t.diagram, moves)), append(f.At, at)
			}
		}
		slices.SortFunc(f.Schemes[from:], func(a, b Scheme) int { return cmp.Compare(a.ID(), b.ID()) })
	}
	return nil
}

// final is a label at the end of the diagram.
type final struct {
	cost, benefit       int64
	supports, conflicts int
	// end and at are the state and its label.
	end, at int
}

func (x final) same(y final) bool {
	return x.cost == y.cost && x.benefit == y.benefit && x.supports == y.supports && x.conflicts == y.conflicts
}

// undominated keeps the finals that no other beats, by cost, then benefit downwards, then principles supported downwards,
// then those in conflict.
func undominated(all []final) []final {
	slices.SortFunc(all, func(a, b final) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.benefit, a.benefit), cmp.Compare(b.supports, a.supports),
			cmp.Compare(a.conflicts, b.conflicts), cmp.Compare(a.end, b.end), cmp.Compare(a.at, b.at))
	})
	var kept []final
	var top summits
	for _, x := range all {
		if n := len(kept); n > 0 && kept[n-1].same(x) {
			kept = append(kept, x)
		} else if top.rise(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// summits are, by numbers of principles in conflict and supported, the highest benefit so far with at most as many of the
// first and at least as many of the second.
type summits [][]int64

// rise takes a final in, false where those taken before beat it.
func (t *summits) rise(x final) bool {
	for len(*t) <= x.conflicts {
		row := []int64(nil)
		if n := len(*t); n > 0 {
			row = slices.Clone((*t)[n-1])
		}
		*t = append(*t, row)
	}
	if row := (*t)[x.conflicts]; x.supports < len(row) && row[x.supports] >= x.benefit {
		return false
	}
	for c := x.conflicts; c < len(*t); c++ {
		row := &(*t)[c]
		for len(*row) <= x.supports {
			*row = append(*row, -1<<63)
		}
		for s := range x.supports + 1 {
			(*row)[s] = max((*row)[s], x.benefit)
		}
	}
	return true
}
