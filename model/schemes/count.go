package schemes

import (
	"context"
	"math/big"
)

// Count returns the number of all schemes, whatever the rules and the filter say.
func (s *Space) Count() *big.Int {
	product := big.NewInt(1)
	for i := 0; i < len(s.slots); i++ {
		ways := big.NewInt(int64(len(s.slots[i].answers)))
		if one := s.slots[i]; one.several {
			ways.Lsh(big.NewInt(1), uint(one.last-one.first+1))
			if one.filled {
				ways.Sub(ways, big.NewInt(1))
			}
			i = one.last
		}
		product.Mul(product, ways)
	}
	return product
}

// Feasible returns the number of schemes that fit the rules and the filter.
func (s *Space) Feasible(ctx context.Context) (*big.Int, error) { return s.Left(ctx, nil) }

// Left returns the number of schemes that fit the rules and the filter and keep the given answers, such as
// [Agreed] or [Present] ones.
func (s *Space) Left(ctx context.Context, fixed Choices) (*big.Int, error) {
	d := s.allowed.clone()
	if err := s.fix(d, fixed); err != nil {
		return nil, err
	}
	g, err := s.diagram(ctx)
	if err != nil {
		return nil, err
	}
	n, err := g.paths(ctx, d)
	if err != nil {
		return nil, err
	}
	return new(big.Int).Set(n.int()), nil
}

// diagram returns the diagram of all schemes of the space, made once.
func (s *Space) diagram(ctx context.Context) (*diagram, error) {
	s.once.Lock()
	defer s.once.Unlock()
	if s.whole == nil {
		g, err := s.build(ctx, s.allowed, watch{cost: true, years: true, most: s.conflictCap})
		if err != nil {
			return nil, err
		}
		s.whole = g
	}
	return s.whole, nil
}

// paths counts the ways through the diagram that a domain allows.
func (g *diagram) paths(ctx context.Context, d domain) (number, error) {
	counts := make([]number, 0, 1)
	for i := range g.layers {
		if err := ctx.Err(); err != nil {
			return number{}, err
		}
		if i == 0 && len(g.layers[0].states) > 0 {
			counts = append(counts, single)
		}
		counts = g.forward(i, counts, d)
	}
	total := number{}
	if len(g.layers) == 0 {
		total = single
	}
	for _, n := range counts {
		total = total.plus(n)
	}
	return total, nil
}

// forward passes counts on over one step.
func (g *diagram) forward(i int, counts []number, d domain) []number {
	next := make([]number, g.width(i+1))
	moves, l := g.steps[i].moves, &g.layers[i]
	for j := range moves {
		if !d[g.steps[i].slot][moves[j].index] {
			continue
		}
		for k := range l.states {
			if to := l.to[k*len(moves)+j]; to != none && !counts[k].isZero() {
				next[to] = next[to].plus(counts[k])
			}
		}
	}
	return next
}

// width is the number of states before a step, or after the last.
func (g *diagram) width(i int) int {
	if i == len(g.layers) {
		return len(g.ends)
	}
	return len(g.layers[i].states)
}
