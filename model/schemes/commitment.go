package schemes

import (
	"context"
	"math/big"

	"tomworkbench/model"
)

// Package is what the commitments of a scenario leave open: what is decided now keeps its answer, all else is open.
type Package struct {
	// Open is what is reachable with nothing fixed but what is decided now.
	Open Reachable
	// Decisions are all decisions in the case's order.
	Decisions []Committed
}

// Committed is what one decision, open for now, keeps open.
type Committed struct {
	Decision *model.Decision
	// Decided says that the decision keeps its answer, and so keeps nothing open.
	Decided bool
	// Fixed is what is reachable with the decision fixed to its present answer as well, to hold [Package.Open]
	// against; nil where it is decided or has no answer yet.
	Fixed *Reachable
}

// Reachable is the schemes that fit the rules and the filter and keep some answers.
type Reachable struct {
	Schemes *big.Int
	// Best is a scheme with the highest net; of equals one that keeps as much of the present answers as any, the same
	// on every run. It is nil where none fits.
	Best *Scheme
}

// DecidedNow returns the present answers to the decisions that a scenario decides now. One that has no answer yet is
// left open: there is nothing to keep.
func DecidedNow(c *model.Case, scenario string) Choices {
	decided := Choices{}
	for id, answer := range Present(c, scenario) {
		if c.Commitment(scenario, id).Mode == model.DecideNow {
			decided[id] = answer
		}
	}
	return decided
}

// Package returns what stays reachable beside the decided answers, and for every other decision what would stay so
// if it kept its present answer as well.
func (s *Space) Package(ctx context.Context, decided, present Choices) (*Package, error) {
	prefer := s.allowed.clone()
	if err := s.fix(prefer, present); err != nil {
		return nil, err
	}
	open, err := s.reachable(ctx, prefer, decided)
	if err != nil {
		return nil, err
	}
	p := &Package{Open: *open, Decisions: make([]Committed, len(s.decisions))}
	for i, d := range s.decisions {
		one := &p.Decisions[i]
		one.Decision = d
		_, one.Decided = decided[d.ID]
		answer, answered := present[d.ID]
		if one.Decided || !answered {
			continue
		}
		if one.Fixed, err = s.reachable(ctx, prefer, decided, Choices{d.ID: answer}); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// reachable counts the schemes that keep all the given answers, and finds the best of them. Of
// equals it takes the one with the most answers that prefer allows.
func (s *Space) reachable(ctx context.Context, prefer domain, fixed ...Choices) (*Reachable, error) {
	d := s.allowed.clone()
	for _, answers := range fixed {
		if err := s.fix(d, answers); err != nil {
			return nil, err
		}
	}
	g, err := s.diagram(ctx)
	if err != nil {
		return nil, err
	}
	n, err := g.paths(ctx, d)
	if err != nil {
		return nil, err
	}
	moves, err := g.richest(ctx, d, prefer)
	if err != nil {
		return nil, err
	}
	r := &Reachable{Schemes: new(big.Int).Set(n.int())}
	if r.Schemes.Sign() > 0 {
		best := s.scheme(g, moves)
		r.Best = &best
	}
	return r, nil
}

// ahead is what the moves to come bring at most: net, and of equals the number of answers that are preferred.
type ahead struct {
	net  int64
	kept int
}

func (x ahead) less(y ahead) bool { return x.net < y.net || x.net == y.net && x.kept < y.kept }

// richest returns the moves of a way through the diagram that brings the most net among those that a domain allows,
// nil where there is none.
func (g *diagram) richest(ctx context.Context, d, prefer domain) ([]int, error) {
	n := len(g.layers)
	most, by := make([]ahead, g.width(n)), make([][]int, n)
	for i := n - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		most, by[i] = g.richestFrom(i, most, d, prefer)
	}
	var path []int
	state := 0
	for i := range by {
		if len(by[i]) == 0 || by[i][state] == none {
			return nil, nil
		}
		move := by[i][state]
		path = append(path, move)
		state = int(g.layers[i].to[state*len(g.steps[i].moves)+move])
	}
	return path, nil
}

// richestFrom finds, for each state before step i, the most from there to the end and the move that leads to it.
func (g *diagram) richestFrom(i int, after []ahead, d, prefer domain) (most []ahead, by []int) {
	most, by = make([]ahead, g.width(i)), make([]int, g.width(i))
	moves, slot := g.steps[i].moves, g.steps[i].slot
	for k := range most {
		most[k], by[k] = ahead{net: -never}, none
		for j := range moves {
			to := g.layers[i].to[k*len(moves)+j]
			if to == none || after[to].net == -never || !d[slot][moves[j].index] {
				continue
			}
			next := ahead{after[to].net + moves[j].benefit - moves[j].cost, after[to].kept}
			if prefer[slot][moves[j].index] {
				next.kept++
			}
			if most[k].less(next) {
				most[k], by[k] = next, j
			}
		}
	}
	return most, by
}
