package schemes

import (
	"fmt"
	"slices"
)

// set is a set of up to 128 things that are open at once.
type set [2]uint64

const setSize = 128

func (x set) with(y set) set    { return set{x[0] | y[0], x[1] | y[1]} }
func (x set) without(y set) set { return set{x[0] &^ y[0], x[1] &^ y[1]} }
func (x set) meets(y set) bool  { return x[0]&y[0]|x[1]&y[1] != 0 }
func (x set) within(y set) bool { return x[0]&^y[0]|x[1]&^y[1] == 0 }

func setOf(bit int) set {
	var x set
	x[bit/64] = 1 << (bit % 64)
	return x
}

// move is an allowed answer and what it means to the state of the rules.
type move struct {
	answer
	// index is the answer's in its slot.
	index int
	// barred must not meet the state, needed must be within it; opens is added to it.
	barred, needed, opens set
}

// step is a slot with its moves, in the order of a plan; closes is what no later slot looks at.
type step struct {
	slot   int
	moves  []move
	closes set
}

// plan is the order of the slots with a place in the state for everything that later slots need to know of
// earlier ones. Answers that the same earlier answers bar share a place, and places are used again.
type plan struct {
	steps []step
	// good are the places that help where they are set; all others harm.
	good set
}

// fact is something that earlier moves make true and later ones look at.
type fact struct {
	from, to int
	makers   [][2]int // step and move
	readers  [][2]int
	needed   bool
}

// newPlan plans the way through the slots. The error says that too much is open at once.
func (s *Space) newPlan(d domain, clashes []clash) (*plan, error) {
	p := &plan{}
	at := make([]int, len(s.slots))
	for i, slot := range s.order(d, clashes) {
		at[slot] = i
		one := step{slot: slot}
		for j, a := range s.slots[slot].answers {
			if d[slot][j] {
				one.moves = append(one.moves, move{answer: a, index: j})
			}
		}
		p.steps = append(p.steps, one)
	}
	facts := append(p.bars(at, clashes), s.fillings(p, at)...)
	return p, p.place(facts)
}

// moveOf finds an answer among a step's moves.
func (p *plan) moveOf(step, answer int) int {
	return slices.IndexFunc(p.steps[step].moves, func(m move) bool { return m.index == answer })
}

// bars gathers the later moves that the same earlier moves bar.
func (p *plan) bars(at []int, clashes []clash) []fact {
	makers := map[[2]int][][2]int{}
	for _, c := range clashes {
		early := [2]int{at[c.slot], p.moveOf(at[c.slot], c.answer)}
		late := [2]int{at[c.other], p.moveOf(at[c.other], c.otherAnswer)}
		if early[0] > late[0] {
			early, late = late, early
		}
		if !slices.Contains(makers[late], early) {
			makers[late] = append(makers[late], early)
		}
	}
	var facts []fact
	byMakers := map[string]int{}
	for i, one := range p.steps {
		for j := range one.moves {
			by := makers[[2]int{i, j}]
			if len(by) == 0 {
				continue
			}
			slices.SortFunc(by, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
			name := fmt.Sprint(by)
			k, ok := byMakers[name]
			if !ok {
				k = len(facts)
				byMakers[name] = k
				facts = append(facts, fact{from: by[0][0], makers: by})
			}
			facts[k].to = i
			facts[k].readers = append(facts[k].readers, [2]int{i, j})
		}
	}
	return facts
}

// fillings are the facts that a decision which must be answered has an option by now.
func (s *Space) fillings(p *plan, at []int) []fact {
	var facts []fact
	for first, one := range s.slots {
		if !one.filled || first != one.first {
			continue
		}
		f := fact{from: len(p.steps), to: -1, needed: true}
		for i := one.first; i <= one.last; i++ {
			f.from, f.to = min(f.from, at[i]), max(f.to, at[i])
		}
		for i := f.from; i <= f.to; i++ {
			if s.slots[p.steps[i].slot].decision != one.decision {
				continue
			}
			for j, m := range p.steps[i].moves {
				switch {
				case m.option != none:
					f.makers = append(f.makers, [2]int{i, j})
				case i == f.to:
					f.readers = append(f.readers, [2]int{i, j})
				}
			}
		}
		facts = append(facts, f)
	}
	return facts
}

// place gives every fact a place that is free from its first maker to its last reader.
func (p *plan) place(facts []fact) error {
	slices.SortStableFunc(facts, func(a, b fact) int { return a.from - b.from })
	free := make([]int, setSize)
	for i := range free {
		free[i] = none
	}
	for _, f := range facts {
		bit := p.firstFree(free, f)
		if bit < 0 {
			return &TooLargeError{What: "answers with open rules at once", Limit: setSize}
		}
		free[bit] = f.to
		x := setOf(bit)
		if f.needed {
			p.good = p.good.with(x)
		}
		p.steps[f.to].closes = p.steps[f.to].closes.with(x)
		for _, m := range f.makers {
			if m[0] < f.to {
				p.steps[m[0]].moves[m[1]].opens = p.steps[m[0]].moves[m[1]].opens.with(x)
			}
		}
		for _, m := range f.readers {
			one := &p.steps[m[0]].moves[m[1]]
			if f.needed {
				one.needed = one.needed.with(x)
			} else {
				one.barred = one.barred.with(x)
			}
		}
	}
	return nil
}

// firstFree finds a place for a fact; one that was used for a fact that helps is used for such alone.
func (p *plan) firstFree(free []int, f fact) int {
	for bit, from := range free {
		used := from >= 0
		if !used || from <= f.from && p.good.meets(setOf(bit)) == f.needed {
			return bit
		}
	}
	return none
}
