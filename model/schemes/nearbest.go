package schemes

import (
	"context"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// NearBest is how often each option occurs among the schemes whose net is close to the best.
type NearBest struct {
	// Best is the highest net of a scheme that fits, and Least the lowest that still counts, in £m.
	Best, Least decimal.Decimal
	// Schemes is how many count: 0 where none fits.
	Schemes *big.Int
	// Options are all options in the case's order.
	Options []Occurrence
}

// Occurrence is in how many schemes an option is.
type Occurrence struct {
	Option *model.Option
	In     *big.Int
}

// NearBest counts the schemes that fit and whose net, benefit less cost, is at most percent of the best net
// below it, and in how many of them each option is. A negative percent counts as 0.
func (s *Space) NearBest(ctx context.Context, percent decimal.Decimal) (*NearBest, error) {
	g, err := s.diagram(ctx)
	if err != nil {
		return nil, err
	}
	n := &NearBest{Schemes: new(big.Int)}
	for _, o := range s.options {
		n.Options = append(n.Options, Occurrence{o, new(big.Int)})
	}
	t := tallies{Space: s, diagram: g}
	if t.outlook(); g.width(0) == 0 || t.most[0][0] == -never {
		return n, nil
	}
	best := t.most[0][0] + s.money.benefit - s.money.cost
	n.Best = s.amount(best)
	below := decimal.Max(percent, decimal.Zero).Mul(n.Best.Abs()).Shift(s.money.places - 2).Floor()
	t.least = int64(-never)
	if whole := new(big.Int).Sub(big.NewInt(best), below.BigInt()); whole.IsInt64() {
		t.least = max(t.least, whole.Int64())
	}
	n.Least = s.amount(t.least)
	return n, t.count(ctx, n)
}

// tally is the number of ways to a state, or from it to the end, by what they come to net; enough marks those
// that count whatever the rest.
type tally struct {
	net int64
	in  number
}

const enough = never

// tallies counts ways by net.
type tallies struct {
	*Space
	*diagram
	// most and fewest are by step and state what the moves to come bring net at most and at least.
	most, fewest [][]int64
	least        int64
	ahead        [][][]tally
	held         int
}

// outlook finds what the moves to come bring net at most and at least.
func (t *tallies) outlook() {
	n := len(t.layers)
	t.most, t.fewest = make([][]int64, n+1), make([][]int64, n+1)
	t.most[n], t.fewest[n] = make([]int64, t.width(n)), make([]int64, t.width(n))
	for i := n - 1; i >= 0; i-- {
		t.most[i], t.fewest[i] = make([]int64, t.width(i)), make([]int64, t.width(i))
		moves := t.steps[i].moves
		for k := range t.most[i] {
			most, fewest := int64(-never), int64(never)
			for j := range moves {
				to, net := t.layers[i].to[k*len(moves)+j], moves[j].benefit-moves[j].cost
				if to != none && t.most[i+1][to] != -never {
					most, fewest = max(most, net+t.most[i+1][to]), min(fewest, net+t.fewest[i+1][to])
				}
			}
			t.most[i][k], t.fewest[i][k] = most, fewest
		}
	}
}

// count goes forward through the diagram counting ways by net, then back to add up those that count.
func (t *tallies) count(ctx context.Context, n *NearBest) error {
	t.ahead = [][][]tally{{t.norm(0, 0, []tally{{t.money.benefit - t.money.cost, single}})}}
	for i := range t.layers {
		next, err := t.forward(ctx, i)
		if err != nil {
			return err
		}
		t.ahead = append(t.ahead, next)
	}
	after := make([][]tally, t.width(len(t.layers)))
	for v, list := range t.ahead[len(t.layers)] {
		for _, x := range list {
			n.Schemes.Add(n.Schemes, x.in.int())
			after[v] = append(after[v], tally{x.net, single})
		}
	}
	for i := len(t.layers) - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		after = t.back(i, after, n)
	}
	return nil
}

// forward passes tallies on over one step.
func (t *tallies) forward(ctx context.Context, i int) ([][]tally, error) {
	w := t.ways(i)
	next := make([][]tally, t.width(i+1))
	for v := range next {
		if v%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var all []tally
		for _, e := range w.edges[w.start[v]:w.start[v+1]] {
			m := &t.steps[i].moves[e.move]
			for _, x := range t.ahead[i][e.from] {
				all = append(all, tally{add(x.net, m.benefit-m.cost), x.in})
			}
		}
		next[v] = t.norm(i+1, v, all)
		// A tally takes half as much again as a label, and there are passes both ways.
		if limit := t.question.Limits.Points / 2; t.held+len(next[v]) > limit {
			return nil, &TooLargeError{What: "different nets within reach of the best", Limit: limit}
		}
		t.held += len(next[v])
	}
	return next, nil
}

func add(net, more int64) int64 {
	if net == enough {
		return enough
	}
	return net + more
}

// norm drops tallies from which no scheme that counts follows, puts those together from which only such do,
// and adds up equal ones.
func (t *tallies) norm(i, v int, all []tally) []tally {
	kept := all[:0]
	for _, x := range all {
		switch {
		case x.net == enough:
		case t.most[i][v] == -never || x.net+t.most[i][v] < t.least:
			continue
		case x.net+t.fewest[i][v] >= t.least:
			x.net = enough
		}
		kept = append(kept, x)
	}
	slices.SortFunc(kept, func(a, b tally) int { return compareInt(a.net, b.net) })
	return slices.Clip(addUp(kept))
}

func compareInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// addUp makes one of neighbours that come to the same.
func addUp(sorted []tally) []tally {
	sum := sorted[:0]
	for _, x := range sorted {
		if n := len(sum); n > 0 && sum[n-1].net == x.net {
			sum[n-1].in = sum[n-1].in.plus(x.in)
		} else {
			sum = append(sum, x)
		}
	}
	return sum
}

// back counts, for each tally before step i, the ways from it to the end, and adds to the options of the step
// the ways through them.
func (t *tallies) back(i int, after [][]tally, n *NearBest) [][]tally {
	before := make([][]tally, t.width(i))
	moves := t.steps[i].moves
	for k, list := range t.ahead[i] {
		before[k] = make([]tally, len(list))
		for a, x := range list {
			before[k][a].net = x.net
		}
		for j := range moves {
			to := t.layers[i].to[k*len(moves)+j]
			if to == none {
				continue
			}
			total := t.through(i, &moves[j], list, before[k], int(to), after[to])
			if o := moves[j].option; o != none && !total.isZero() {
				n.Options[o].In.Add(n.Options[o].In, total.int())
			}
		}
	}
	return before
}

// through adds up the ways from tallies over a move to the end.
func (t *tallies) through(i int, m *move, list, before []tally, to int, after []tally) number {
	total := number{}
	for a, x := range list {
		net := add(x.net, m.benefit-m.cost)
		switch {
		case net == enough:
		case t.most[i+1][to] == -never || net+t.most[i+1][to] < t.least:
			continue
		case net+t.fewest[i+1][to] >= t.least:
			net = enough
		}
		b, ok := slices.BinarySearchFunc(after, net, func(y tally, net int64) int { return compareInt(y.net, net) })
		if !ok {
			continue
		}
		before[a].in = before[a].in.plus(after[b].in)
		total = total.plus(x.in.times(after[b].in))
	}
	return total
}
