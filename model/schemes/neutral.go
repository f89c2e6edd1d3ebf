package schemes

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Neutral is an option that barely moves the money: it is to be decided on principle.
type Neutral struct {
	Option *model.Option
	// Against is the cheapest other answer to the decision, nil for no option; of equally cheap ones that with
	// the higher net, then the first in the case's order.
	Against *model.Option
	// Difference is the option's net less that answer's, in £m.
	Difference decimal.Decimal
}

// Neutral returns the options, in the case's order, whose net is less than an amount in £m above or below that
// of the cheapest other answer to their decision. Where a decision takes several answers, that is to leave the
// option out.
func (s *Space) Neutral(amount decimal.Decimal) []Neutral {
	var found []Neutral
	for o, option := range s.options {
		at := s.slotOf[o]
		mine := s.answerOf(at, o)
		against := s.cheapestBut(at, mine)
		if against == none || !s.allowed[at][mine] {
			continue
		}
		a, b := &s.slots[at].answers[mine], &s.slots[at].answers[against]
		n := Neutral{Option: option, Difference: s.amount(a.benefit - a.cost - b.benefit + b.cost)}
		if b.option != none {
			n.Against = s.options[b.option]
		}
		if n.Difference.Abs().LessThan(amount) {
			found = append(found, n)
		}
	}
	return found
}

// cheapestBut finds a slot's cheapest other answer that the filter allows.
func (s *Space) cheapestBut(at, mine int) int {
	best := none
	for j := range s.slots[at].answers {
		if j == mine || !s.allowed[at][j] {
			continue
		}
		if best == none || cheaper(&s.slots[at].answers[j], &s.slots[at].answers[best]) {
			best = j
		}
	}
	return best
}

func cheaper(a, b *answer) bool {
	return a.cost < b.cost || a.cost == b.cost && a.benefit > b.benefit
}
