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

// The objectives: cost down and benefit up, and with Principled also the number of principles honoured, up.
const (
	Money Objectives = iota
	Principled
)

// Point is a place on the frontier, in £m, with the number of schemes there.
type Point struct {
	Cost, Benefit decimal.Decimal
	// Honoured is the number of principles honoured, 0 where they are no objective.
	Honoured int
	Schemes  *big.Int
}

// Frontier is the schemes that no other beats: none is as good in every objective and better in one.
type Frontier struct {
	// Points are by cost, then benefit downwards, then principles honoured downwards.
	Points []Point
	// Count is the number of schemes at all points together.
	Count *big.Int
	// Schemes lists them by cost, then benefit downwards, then ids.
	Schemes []Scheme
	// Bounded says that there are more than the list holds; each point has its share of the list.
	Bounded bool
}

// Frontier finds the schemes that no other beats among those that fit the rules and the filter. Schemes that
// come to the same are all on it.
func (s *Space) Frontier(ctx context.Context, by Objectives) (*Frontier, error) {
	t, err := s.label(ctx, by == Principled)
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
			f.Points = append(f.Points, Point{Cost: s.amount(x.cost), Benefit: s.amount(x.benefit), Honoured: x.honoured, Schemes: new(big.Int)})
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
	for _, finals := range lists {
		from := len(f.Schemes)
		for _, x := range finals {
			for moves := range t.paths(x) {
				if len(f.Schemes)-from == share {
					break
				}
				if len(f.Schemes)%1024 == 0 && ctx.Err() != nil {
					return ctx.Err()
				}
				f.Schemes = append(f.Schemes, s.scheme(t.diagram, moves))
			}
		}
		slices.SortFunc(f.Schemes[from:], func(a, b Scheme) int { return cmp.Compare(a.ID(), b.ID()) })
	}
	return nil
}

// final is a label at the end of the diagram.
type final struct {
	cost, benefit int64
	honoured      int
	// end and at are the state and its label.
	end, at int
}

func (x final) same(y final) bool {
	return x.cost == y.cost && x.benefit == y.benefit && x.honoured == y.honoured
}

// undominated keeps the finals that no other beats, by cost, then benefit downwards, then honoured downwards.
func undominated(all []final) []final {
	slices.SortFunc(all, func(a, b final) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.benefit, a.benefit), cmp.Compare(b.honoured, a.honoured),
			cmp.Compare(a.end, b.end), cmp.Compare(a.at, b.at))
	})
	var kept []final
	// top is, by number of principles honoured, the highest benefit so far with at least as many.
	var top []int64
	for _, x := range all {
		if n := len(kept); n > 0 && kept[n-1].same(x) {
			kept = append(kept, x)
			continue
		}
		if x.honoured < len(top) && top[x.honoured] >= x.benefit {
			continue
		}
		for len(top) <= x.honoured {
			top = append(top, -1<<63)
		}
		for h := range x.honoured + 1 {
			top[h] = max(top[h], x.benefit)
		}
		kept = append(kept, x)
	}
	return kept
}
