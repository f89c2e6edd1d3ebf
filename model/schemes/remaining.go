package schemes

import (
	"context"
	"slices"

	"tomworkbench/model"
)

// Standing says whether an option still fits.
type Standing struct {
	Option *model.Option
	// Fits says that some scheme holds the option and the given answers to all other decisions.
	Fits bool
	// Joins says that some scheme holds the option beside the given answers to its own decision as well, where
	// that takes several; it is Fits where the decision takes one.
	Joins bool
}

// Remaining returns, for each option in the case's order, whether it fits beside the given answers to the
// other decisions. Decisions without a given answer are free.
func (s *Space) Remaining(ctx context.Context, given Choices) ([]Standing, error) {
	all, err := s.standings(given)
	if err != nil {
		return nil, err
	}
	g, err := s.diagram(ctx)
	if err != nil {
		return nil, err
	}
	d := s.allowed.clone()
	if err := s.fix(d, given); err != nil {
		return nil, err
	}
	r := reach{Space: s, diagram: g, given: d}
	if err := r.run(ctx); err != nil {
		return nil, err
	}
	for i := range s.decisions {
		r.decision(i, given, all)
	}
	return all, nil
}

func (s *Space) standings(given Choices) ([]Standing, error) {
	all := make([]Standing, len(s.options))
	for i, o := range s.options {
		all[i].Option = o
	}
	return all, s.fix(s.allowed.clone(), given)
}

// reach knows the states that the given answers lead to, and those from which they lead to the end.
type reach struct {
	*Space
	*diagram
	given        domain
	ahead, after [][]bool
}

func (r *reach) run(ctx context.Context) error {
	n := len(r.layers)
	r.ahead, r.after = make([][]bool, n+1), make([][]bool, n+1)
	for i := range n + 1 {
		r.ahead[i], r.after[i] = make([]bool, r.width(i)), make([]bool, r.width(i))
	}
	if r.width(0) > 0 {
		r.ahead[0][0] = true
	}
	for i := range r.after[n] {
		r.after[n][i] = true
	}
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.on(i, r.ahead[i], r.ahead[i+1], r.given)
	}
	for i := n - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.back(i, r.after[i+1], r.after[i], r.given)
	}
	return nil
}

// on marks the states after step i that marked ones before it lead to.
func (r *reach) on(i int, from, to []bool, d domain) {
	moves := r.steps[i].moves
	for j := range moves {
		if !d[r.steps[i].slot][moves[j].index] {
			continue
		}
		for k, marked := range from {
			if next := r.layers[i].to[k*len(moves)+j]; marked && next != none {
				to[next] = true
			}
		}
	}
}

// back marks the states before step i that lead to marked ones after it.
func (r *reach) back(i int, from, to []bool, d domain) {
	moves := r.steps[i].moves
	for j := range moves {
		if !d[r.steps[i].slot][moves[j].index] {
			continue
		}
		for k := range to {
			if next := r.layers[i].to[k*len(moves)+j]; next != none && from[next] {
				to[k] = true
			}
		}
	}
}

// span is the steps from the first to the last that answer a decision.
func (r *reach) span(decision int) (from, to int) {
	mine := func(x step) bool { return r.slots[x.slot].decision == decision }
	from = slices.IndexFunc(r.steps, mine)
	for i := from; i < len(r.steps); i++ {
		if mine(r.steps[i]) {
			to = i
		}
	}
	return from, to
}

// decision looks at the options of one decision: its own answers are free, all others as given.
func (r *reach) decision(decision int, given Choices, all []Standing) {
	from, to := r.span(decision)
	free, held := r.given.clone(), r.given.clone()
	for i := from; i <= to; i++ {
		at := r.steps[i].slot
		if r.slots[at].decision != decision {
			continue
		}
		free[at], held[at] = r.allowed[at], r.allowed[at]
		if r.decisions[decision].Several {
			held[at] = r.holding(at, given[r.decisions[decision].ID])
		}
	}
	for o := range r.through(from, to, decision, free) {
		all[o].Fits, all[o].Joins = true, true
	}
	if len(given[r.decisions[decision].ID]) == 0 || !r.decisions[decision].Several {
		return
	}
	joins := r.through(from, to, decision, held)
	for o := range all {
		all[o].Joins = all[o].Joins && (r.options[o].Decision != r.decisions[decision].ID || joins[o])
	}
}

// holding allows a slot's option only to be in where it is given, and both where it isn't.
func (r *reach) holding(at int, given []string) []bool {
	row := slices.Clone(r.allowed[at])
	for i, a := range r.slots[at].answers {
		if a.option != none && slices.Contains(given, r.options[a.option].ID) {
			for j := range row {
				row[j] = row[j] && j == i
			}
		}
	}
	return row
}

// through finds which options of a decision a domain lets through steps from to to.
func (r *reach) through(from, to, decision int, d domain) map[int]bool {
	ahead, after := make([][]bool, to-from+2), make([][]bool, to-from+2)
	ahead[0], after[to-from+1] = r.ahead[from], r.after[to+1]
	for i := from; i < to; i++ {
		ahead[i-from+1] = make([]bool, r.width(i+1))
		r.on(i, ahead[i-from], ahead[i-from+1], d)
	}
	for i := to; i > from; i-- {
		after[i-from] = make([]bool, r.width(i))
		r.back(i, after[i-from+1], after[i-from], d)
	}
	found := map[int]bool{}
	for i := from; i <= to; i++ {
		moves := r.steps[i].moves
		for j, m := range moves {
			if r.slots[r.steps[i].slot].decision != decision || m.option == none || !d[r.steps[i].slot][m.index] {
				continue
			}
			for k, marked := range ahead[i-from] {
				if next := r.layers[i].to[k*len(moves)+j]; marked && next != none && after[i-from+1][next] {
					found[m.option] = true
					break
				}
			}
		}
	}
	return found
}

// Holds reports whether the answers, with no option in every other decision, are a scheme that fits the rules
// and the filter.
func (s *Space) Holds(ctx context.Context, answers Choices) (bool, error) {
	whole := Choices{}
	for _, d := range s.decisions {
		whole[d.ID] = answers[d.ID]
	}
	for id := range answers {
		if _, ok := s.decisionAt[id]; !ok {
			whole[id] = answers[id]
		}
	}
	n, err := s.Left(ctx, whole)
	return err == nil && n.Sign() > 0, err
}
