package schemes

import (
	"context"
	"maps"
	"slices"

	"tomworkbench/model"
)

// Explanation says why something doesn't fit: rules that can't all be kept with the given answers that they
// meet. No smaller set of rules and answers clashes.
type Explanation struct {
	// Steps is the chain of rules, from the option on.
	Steps []Step
	// Filtered says that no rule is to blame: the filter leaves nothing by itself, its caps can't be kept, or a
	// given answer doesn't count in the space.
	Filtered bool
}

// Step is a rule with the given answers that it meets.
type Step struct {
	Rule  *model.Rule
	Given []Given
}

// Given is a given answer: an option, or nil where none is chosen.
type Given struct {
	Decision *model.Decision
	Option   *model.Option
}

// Why explains why an option doesn't fit beside the given answers to the other decisions or, where its
// decision takes several answers, beside those given to its own. It is nil for an option that fits.
func (s *Space) Why(ctx context.Context, option string, given Choices) (*Explanation, error) {
	o, ok := s.optionAt[option]
	if !ok {
		return nil, unknownOption(option)
	}
	own := s.slots[s.slotOf[o]].decision
	d := s.allowed.clone()
	s.keep(d, s.slotOf[o], func(x int) bool { return x == o })
	others, beside, err := s.givenItems(given, own)
	if err != nil {
		return nil, err
	}
	for _, items := range [][]item{others, beside} {
		why, err := s.explain(ctx, d, items, s.slotOf[o])
		if why != nil || err != nil {
			return why, err
		}
	}
	return s.capped(ctx, option, given)
}

// capped looks whether an option that the rules allow is kept out by the filter's caps.
func (s *Space) capped(ctx context.Context, option string, given Choices) (*Explanation, error) {
	if !s.hasCaps() {
		return nil, nil
	}
	all, err := s.Remaining(ctx, given)
	if err != nil || all[s.optionAt[option]].Joins {
		return nil, err
	}
	return &Explanation{Filtered: true}, nil
}

func (s *Space) hasCaps() bool {
	f := s.question.Filter
	return f.Cost != nil || f.YearCost != nil || f.Conflicts != nil
}

// Clash explains why no scheme fits with the given answers: by a smallest set of rules, and answers, that
// clash. It is nil where one fits.
func (s *Space) Clash(ctx context.Context, given Choices) (*Explanation, error) {
	items, _, err := s.givenItems(given, none)
	if err != nil {
		return nil, err
	}
	why, err := s.explain(ctx, s.allowed, items, none)
	if why != nil || err != nil || !s.hasCaps() {
		return why, err
	}
	n, err := s.Left(ctx, given)
	if err != nil || n.Sign() > 0 {
		return nil, err
	}
	return &Explanation{Filtered: true}, nil
}

// item is something that an explanation may name: a rule, or the given answer of a slot.
type item struct {
	rule *model.Rule
	slot int
	// answer is an index in the slot.
	answer int
}

// givenItems are the rules and the answers given outside one decision, in the case's order; beside has the
// options given in it as well.
func (s *Space) givenItems(given Choices, own int) (others, beside []item, err error) {
	d := fullDomain(s.slots)
	if err := s.fix(d, given); err != nil {
		return nil, nil, err
	}
	for _, r := range s.rules {
		others = append(others, item{rule: r})
		beside = append(beside, item{rule: r})
	}
	for at, one := range s.slots {
		ids, ok := given[s.decisions[one.decision].ID]
		if !ok {
			continue
		}
		// An answer that doesn't count in this space, such as as-is in a complete one, bars every scheme.
		x := item{slot: at, answer: slices.Index(d[at], true)}
		if one.filled && len(ids) == 0 {
			x.answer = none
		}
		if one.decision != own {
			others, beside = append(others, x), append(beside, x)
		} else if one.several && x.answer != none && one.answers[x.answer].option != none {
			beside = append(beside, x)
		}
	}
	return others, beside, nil
}

func fullDomain(slots []slot) domain {
	d := make(domain, len(slots))
	for i, one := range slots {
		d[i] = make([]bool, len(one.answers))
		for j := range d[i] {
			d[i][j] = true
		}
	}
	return d
}

// explain finds the smallest clash among items in a domain, nil where they go together.
func (s *Space) explain(ctx context.Context, d domain, items []item, from int) (*Explanation, error) {
	holds := func(kept []bool) (bool, error) {
		next, rules := d.clone(), []*model.Rule(nil)
		for i, x := range items {
			switch {
			case !kept[i]:
			case x.rule != nil:
				rules = append(rules, x.rule)
			default:
				for j := range next[x.slot] {
					next[x.slot][j] = next[x.slot][j] && j == x.answer
				}
			}
		}
		found, err := s.solve(ctx, next, rules)
		return found != nil, err
	}
	all := make([]bool, len(items))
	for i := range all {
		all[i] = true
	}
	if ok, err := holds(all); ok || err != nil {
		return nil, err
	}
	core, err := smallestCore(len(items), holds)
	if err != nil {
		return nil, err
	}
	var named []item
	for _, i := range core {
		named = append(named, items[i])
	}
	steps := s.chain(named, from)
	return &Explanation{Steps: steps, Filtered: len(steps) == 0}, nil
}

// chain puts the rules of an explanation in the order in which they follow from a slot, each with the answers
// that it meets first.
func (s *Space) chain(named []item, from int) []Step {
	var rules []*model.Rule
	given := map[int]int{}
	for _, x := range named {
		if x.rule != nil {
			rules = append(rules, x.rule)
		} else {
			given[x.slot] = x.answer
		}
	}
	reached := map[int]bool{from: true}
	var steps []Step
	for len(rules) > 0 {
		at := max(0, slices.IndexFunc(rules, func(r *model.Rule) bool {
			a, b := s.ends(r)
			return reached[a] || reached[b]
		}))
		a, b := s.ends(rules[at])
		step := Step{Rule: rules[at]}
		for _, slot := range []int{a, b} {
			reached[slot] = true
			if answer, ok := given[slot]; ok {
				step.Given = append(step.Given, s.given(slot, answer))
				delete(given, slot)
			}
		}
		steps = append(steps, step)
		rules = slices.Delete(rules, at, at+1)
	}
	// That an option of several is out may matter by itself: some option of the decision has to be in.
	for _, slot := range slices.Sorted(maps.Keys(given)) {
		if n := len(steps); n > 0 {
			steps[n-1].Given = append(steps[n-1].Given, s.given(slot, given[slot]))
		}
	}
	return steps
}

// ends are the slots of a rule's two options.
func (s *Space) ends(r *model.Rule) (a, b int) {
	return s.slotOf[s.optionAt[r.Option]], s.slotOf[s.optionAt[r.Other]]
}

func (s *Space) given(slot, answer int) Given {
	g := Given{Decision: s.decisions[s.slots[slot].decision]}
	if answer != none && s.slots[slot].answers[answer].option != none {
		g.Option = s.options[s.slots[slot].answers[answer].option]
	}
	return g
}
