package schemes

import (
	"context"
	"slices"

	"tomworkbench/model"
)

// Change is another answer to a decision.
type Change struct {
	Decision *model.Decision
	// From and To are option ids in the case's order; To is empty where the answer is dropped.
	From, To []string
}

// Fitting is what makes an option fit.
type Fitting struct {
	// Changes are the fewest given answers of other decisions that have to go, the first in the case's order
	// of equally few. A dropped answer comes before another one, and that in the case's order.
	Changes []Change
	// Answers are the fewest open decisions that then have to be answered as well.
	Answers []Change
	// Own is the option's own decision.
	Own Change
}

// Fit finds the smallest set of changes that makes an option fit beside the given answers, nil where nothing
// does: the rules or the filter leave no scheme with it.
func (s *Space) Fit(ctx context.Context, option string, given Choices) (*Fitting, error) {
	o, ok := s.optionAt[option]
	if !ok {
		return nil, unknownOption(option)
	}
	f := fitter{Space: s, given: given, own: s.slots[s.slotOf[o]].decision, present: fullDomain(s.slots)}
	if err := s.fix(f.present, given); err != nil {
		return nil, err
	}
	f.now = s.allowed.clone()
	s.keep(f.now, s.slotOf[o], func(x int) bool { return x == o })
	if ok, err := f.settle(ctx, f.answered(), f.keepGiven); !ok || err != nil {
		return nil, err
	}
	if _, err := f.settle(ctx, f.unanswered(), f.keepEmpty); err != nil {
		return nil, err
	}
	return f.result(ctx)
}

// fitter narrows a domain down to the scheme that changes least.
type fitter struct {
	*Space
	given   Choices
	own     int
	present domain
	now     domain
	// changed are the decisions whose given answers have to go, opened those that have to be answered.
	changed, opened []int
}

// answered are the decisions with a given answer, but the option's own.
func (f *fitter) answered() []int {
	return f.decisionsWhere(func(d *model.Decision) bool { _, ok := f.given[d.ID]; return ok })
}

// unanswered are the open decisions that may stay empty.
func (f *fitter) unanswered() []int {
	return f.decisionsWhere(func(d *model.Decision) bool { _, ok := f.given[d.ID]; return !ok && f.mayBeEmpty(d) })
}

func (f *fitter) decisionsWhere(ok func(*model.Decision) bool) []int {
	var list []int
	for i, d := range f.decisions {
		if i != f.own && ok(d) {
			list = append(list, i)
		}
	}
	return list
}

func (f *fitter) keepGiven(d domain, decision int) { f.narrow(d, decision, f.present) }

func (f *fitter) keepEmpty(d domain, decision int) {
	f.fixDecision(d, decision, map[int]bool{none: true})
}

// narrow leaves in a decision's slots what another domain allows as well.
func (f *fitter) narrow(d domain, decision int, to domain) {
	from, last := f.slotsOf(decision)
	for at := from; at <= last; at++ {
		for j := range d[at] {
			d[at][j] = d[at][j] && to[at][j]
		}
	}
}

// settle keeps as many of some decisions as they are as go together, and notes the others.
func (f *fitter) settle(ctx context.Context, decisions []int, keep func(domain, int)) (bool, error) {
	gift, ok, err := smallestGift(len(decisions), func(kept []bool) (bool, error) {
		d := f.now.clone()
		for i, decision := range decisions {
			if kept[i] {
				keep(d, decision)
			}
		}
		return f.satisfiable(ctx, d)
	})
	if !ok || err != nil {
		return false, err
	}
	for i, decision := range decisions {
		if !slices.Contains(gift, i) {
			keep(f.now, decision)
		} else if _, given := f.given[f.decisions[decision].ID]; given {
			f.changed = append(f.changed, decision)
		} else {
			f.opened = append(f.opened, decision)
		}
	}
	return true, nil
}

// result answers the decisions that change, in the case's order, and says what changed.
func (f *fitter) result(ctx context.Context) (*Fitting, error) {
	x := &Fitting{}
	for decision := range f.decisions {
		changed, opened := slices.Contains(f.changed, decision), slices.Contains(f.opened, decision)
		if !changed && !opened && decision != f.own {
			continue
		}
		c, err := f.answer(ctx, decision)
		switch {
		case err != nil:
			return nil, err
		case changed:
			x.Changes = append(x.Changes, c)
		case opened:
			x.Answers = append(x.Answers, c)
		default:
			x.Own = c
		}
	}
	return x, nil
}

// answer takes the first answer of each of a decision's slots that goes with all that is settled. An option
// of several stays as it is where it can.
func (f *fitter) answer(ctx context.Context, decision int) (Change, error) {
	d := f.decisions[decision]
	c := Change{Decision: d, From: slices.Clone(f.given[d.ID])}
	from, to := f.slotsOf(decision)
	for at := from; at <= to; at++ {
		order := f.preferred(at)
		for _, j := range order {
			next := f.now.clone()
			for k := range next[at] {
				next[at][k] = next[at][k] && k == j
			}
			ok, err := f.satisfiable(ctx, next)
			if err != nil {
				return c, err
			}
			if ok {
				f.now = next
				if o := f.slots[at].answers[j].option; o != none {
					c.To = append(c.To, f.options[o].ID)
				}
				break
			}
		}
	}
	return c, nil
}

// preferred are a slot's answers, the one to try first in front.
func (f *fitter) preferred(at int) []int {
	var order []int
	for j := range f.slots[at].answers {
		order = append(order, j)
	}
	if _, given := f.given[f.decisions[f.slots[at].decision].ID]; given && f.slots[at].several {
		slices.SortStableFunc(order, func(a, b int) int {
			return btoi(!f.present[at][a]) - btoi(!f.present[at][b])
		})
	}
	return order
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
