package schemes

import "tomworkbench/model"

// clash says that two answers to different slots don't go together. With an other of none, the first is
// impossible by itself.
type clash struct{ slot, answer, other, otherAnswer int }

// clashesOf turns a rule into pairs of answers that don't go together. That an option requires another means
// that it clashes with every other answer to the other's slot.
func (s *Space) clashesOf(r *model.Rule) []clash {
	o, p := s.optionAt[r.Option], s.optionAt[r.Other]
	a, b := s.slotOf[o], s.slotOf[p]
	i, j := s.answerOf(a, o), s.answerOf(b, p)
	requires := r.Relation == model.Requires
	switch {
	case a != b && !requires:
		return []clash{{a, i, b, j}}
	case a == b && (o == p) == requires:
		// Answers to one decision exclude each other anyway, and an option holds itself.
		return nil
	case a == b:
		return []clash{{a, i, none, none}}
	}
	var all []clash
	for k := range s.slots[b].answers {
		if k != j {
			all = append(all, clash{a, i, b, k})
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

func (s *Space) answerOf(slot, option int) int {
	for i, a := range s.slots[slot].answers {
		if a.option == option {
			return i
		}
	}
	return none
}

// clashes are those of several rules that concern answers which a domain allows; answers that are impossible
// by themselves are taken out of the domain.
func (s *Space) clashes(rules []*model.Rule, d domain) []clash {
	var all []clash
	for _, r := range rules {
		for _, c := range s.clashesOf(r) {
			if c.other == none {
				d[c.slot][c.answer] = false
			} else {
				all = append(all, c)
			}
		}
	}
	kept := all[:0]
	for _, c := range all {
		if d[c.slot][c.answer] && d[c.other][c.otherAnswer] {
			kept = append(kept, c)
		}
	}
	return kept
}
