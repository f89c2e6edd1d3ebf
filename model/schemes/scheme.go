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
	// Supports is the number of principles that at least one of the options supports, Conflicts of those that at least
	// one conflicts with: a contested principle counts in both.
	Supports, Conflicts int
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
	supports, opposes := uint64(0), uint64(0)
	for _, o := range chosen {
		at := s.slotOf[o]
		a := &s.slots[at].answers[s.answerOf(at, o)]
		cost += a.cost
		benefit += a.benefit
		supports |= a.supports
		opposes |= a.opposes
		x.Options = append(x.Options, s.options[o].ID)
	}
	x.Cost, x.Benefit = s.amount(cost), s.amount(benefit)
	x.Supports, x.Conflicts = bits.OnesCount64(supports), bits.OnesCount64(opposes)
	if s.supported > maxPrinciples {
		x.Supports = touched(chosen, s.backed)
	}
	if s.opposed > maxPrinciples {
		x.Conflicts = touched(chosen, s.broken)
	}
	return x
}

// touched counts the principles that options touch, where a set has no room for all of them.
func touched(chosen []int, principles [][]string) int {
	seen := map[string]bool{}
	for _, o := range chosen {
		for _, p := range principles[o] {
			seen[p] = true
		}
	}
	return len(seen)
}
