package schemes

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Scheme is one scheme with what it comes to: undiscounted totals in £m over all years, programme lines
// included.
type Scheme struct {
	Cost, Benefit decimal.Decimal
	// Honoured is the number of principles that one of the options supports.
	Honoured int
	// Options are ids in the case's order.
	Options []string
}

// Net is benefit less cost, in £m.
func (x Scheme) Net() decimal.Decimal { return x.Benefit.Sub(x.Cost) }

// ID joins the options' ids by semicolons.
func (x Scheme) ID() string { return strings.Join(x.Options, ";") }

// Of measures the scheme with the given answers, in which every other decision is empty, whether or not it
// fits the rules and the filter.
func (s *Space) Of(given Choices) (Scheme, error) {
	if err := s.fix(fullDomain(s.slots), given); err != nil {
		return Scheme{}, err
	}
	var chosen []int
	for _, ids := range given {
		for _, id := range ids {
			chosen = append(chosen, s.optionAt[id])
		}
	}
	return s.schemeOf(chosen), nil
}

// Answers returns a scheme's answer to every decision, empty for none.
func (s *Space) Answers(x Scheme) Choices {
	answers := Choices{}
	for _, d := range s.decisions {
		answers[d.ID] = nil
	}
	for _, id := range x.Options {
		if o, ok := s.optionAt[id]; ok {
			d := s.options[o].Decision
			answers[d] = append(answers[d], id)
		}
	}
	return answers
}

// scheme makes a scheme of one move a step.
func (s *Space) scheme(g *diagram, moves []int) Scheme {
	chosen := make([]int, 0, len(moves))
	for i, j := range moves {
		if o := g.steps[i].moves[j].option; o != none {
			chosen = append(chosen, o)
		}
	}
	return s.schemeOf(chosen)
}

// schemeOf makes a scheme of options.
func (s *Space) schemeOf(chosen []int) Scheme {
	slices.Sort(chosen)
	x := Scheme{Options: make([]string, 0, len(chosen))}
	cost, benefit := s.money.cost, s.money.benefit
	supports := uint64(0)
	for _, o := range chosen {
		at := s.slotOf[o]
		a := &s.slots[at].answers[s.answerOf(at, o)]
		cost += a.cost
		benefit += a.benefit
		supports |= a.supports
		x.Options = append(x.Options, s.options[o].ID)
	}
	x.Cost, x.Benefit = s.amount(cost), s.amount(benefit)
	x.Honoured = bits.OnesCount64(supports)
	if s.supported > maxPrinciples {
		x.Honoured = s.countHonoured(chosen)
	}
	return x
}

// countHonoured counts principles where a set has no room for all of them.
func (s *Space) countHonoured(chosen []int) int {
	honoured := map[string]bool{}
	for _, o := range chosen {
		for _, p := range s.honours[o] {
			honoured[p] = true
		}
	}
	return len(honoured)
}
