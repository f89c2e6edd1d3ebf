package schemes

import (
	"fmt"
	"slices"

	"tomworkbench/model"
)

// slot is one choice to make: the answer to a decision that takes one, or, where a decision takes several,
// whether one of its options is in.
type slot struct {
	decision int
	answers  []answer
	// first and last slot of the decision; filled says that one of them must hold an option.
	first, last     int
	several, filled bool
}

// answer is one way to fill a slot.
type answer struct {
	// option is a place in Space.options, none for no option.
	option int
	// cost, benefit and years of cost in units of money.
	cost, benefit int64
	years         []int64
	// supports and opposes are sets of principles.
	supports, opposes uint64
}

const none = -1

// domain says by slot and answer what is allowed.
type domain [][]bool

func (d domain) clone() domain {
	next := make(domain, len(d))
	for i := range d {
		next[i] = slices.Clone(d[i])
	}
	return next
}

// keep leaves of a slot's answers those for which ok holds.
func (s *Space) keep(d domain, at int, ok func(option int) bool) {
	for i, a := range s.slots[at].answers {
		d[at][i] = d[at][i] && ok(a.option)
	}
}

// layOut makes the slots of all decisions. A decision that takes several answers has a slot an option, so that
// the work grows with its options and not with their subsets.
func (s *Space) layOut() {
	s.slotOf = make([]int, len(s.options))
	byDecision := make([][]int, len(s.decisions))
	for i, o := range s.options {
		d := s.decisionAt[o.Decision]
		byDecision[d] = append(byDecision[d], i)
	}
	for i, d := range s.decisions {
		options := byDecision[i]
		empty := s.mayBeEmpty(d)
		first := len(s.slots)
		if d.Several && len(options) > 0 {
			last := first + len(options) - 1
			for _, o := range options {
				s.addSlot(slot{decision: i, first: first, last: last, several: true, filled: !empty, answers: []answer{{option: none}, {option: o}}})
			}
			continue
		}
		one := slot{decision: i, first: first, last: first}
		if empty {
			one.answers = append(one.answers, answer{option: none})
		}
		for _, o := range options {
			one.answers = append(one.answers, answer{option: o})
		}
		s.addSlot(one)
	}
	for _, one := range s.slots {
		all := make([]bool, len(one.answers))
		for i := range all {
			all[i] = true
		}
		s.allowed = append(s.allowed, all)
	}
}

func (s *Space) mayBeEmpty(d *model.Decision) bool {
	return s.question.Answers == Partial || s.question.Answers == Decided && d.AsIs
}

func (s *Space) addSlot(one slot) {
	for _, a := range one.answers {
		if a.option != none {
			s.slotOf[a.option] = len(s.slots)
		}
	}
	s.slots = append(s.slots, one)
}

// slotsOf yields the slots of a decision: first and last.
func (s *Space) slotsOf(decision int) (from, to int) {
	from = slices.IndexFunc(s.slots, func(x slot) bool { return x.decision == decision })
	return from, s.slots[from].last
}

// applyFilter takes out the answers that the filter drops by themselves; caps are kept by the diagram.
func (s *Space) applyFilter() error {
	f := s.question.Filter
	for _, id := range f.Include {
		o, ok := s.optionAt[id]
		if !ok {
			return unknownOption(id)
		}
		s.keep(s.allowed, s.slotOf[o], func(option int) bool { return option == o })
	}
	for _, id := range f.Exclude {
		o, ok := s.optionAt[id]
		if !ok {
			return unknownOption(id)
		}
		s.keep(s.allowed, s.slotOf[o], func(option int) bool { return option != o })
	}
	s.conflictCap = none
	if f.Conflicts != nil {
		s.conflictCap = max(*f.Conflicts, 0)
		if *f.Conflicts < 0 {
			s.allowNothing()
		}
	}
	return s.fix(s.allowed, f.Fixed)
}

func (s *Space) allowNothing() {
	for _, row := range s.allowed {
		clear(row)
	}
}

// fix leaves in a domain the given answers alone.
func (s *Space) fix(d domain, fixed Choices) error {
	for id, ids := range fixed {
		at, ok := s.decisionAt[id]
		if !ok {
			return fmt.Errorf("there is no decision %q", id)
		}
		chosen := map[int]bool{none: len(ids) == 0 || s.decisions[at].Several}
		for _, id := range ids {
			o, ok := s.optionAt[id]
			if !ok {
				return unknownOption(id)
			}
			if s.options[o].Decision != s.decisions[at].ID {
				return fmt.Errorf("%q is not an option of %q", id, s.decisions[at].ID)
			}
			chosen[o] = true
		}
		if len(chosen) > 2 && !s.decisions[at].Several {
			return fmt.Errorf("%q takes one answer", s.decisions[at].ID)
		}
		s.fixDecision(d, at, chosen)
	}
	return nil
}

func (s *Space) fixDecision(d domain, decision int, chosen map[int]bool) {
	from, to := s.slotsOf(decision)
	for at := from; at <= to; at++ {
		own := slices.ContainsFunc(s.slots[at].answers, func(a answer) bool { return a.option != none && chosen[a.option] })
		s.keep(d, at, func(option int) bool {
			if option == none {
				return chosen[none] && !own
			}
			return chosen[option]
		})
	}
}

func unknownOption(id string) error { return fmt.Errorf("there is no option %q", id) }
