// Package schemes reasons exactly about all schemes of a case: how many there are, which fit the rules, which
// no other beats, what a choice leaves open and why.
//
// [New] makes a [Space] of a case; its methods answer one question each. [Space.Remaining] says which options
// still fit beside a scenario's choices, [Space.Why] and [Space.Fit] explain one that doesn't, and
// [Space.Frontier] lists the schemes that no other beats.
//
// Every answer is exact and the same on every run. What would need more memory than [Limits] allow ends in a
// [*TooLargeError] that says what was bounded; nothing is ever sampled.
package schemes

import (
	"fmt"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Answers says which answers to a decision make a scheme.
type Answers int

// The ways to count. Partial lets every decision be empty as well; Decided only where it may stay as is;
// Complete never, so that every decision is answered by an option.
const (
	Partial Answers = iota
	Decided
	Complete
)

// Choices holds the answers that are fixed: option ids by decision. An empty answer means stay as is; a
// decision that isn't in the map is left open.
type Choices map[string][]string

// Filter keeps some schemes and drops the others. The zero value keeps all.
type Filter struct {
	// Include and Exclude are ids of options that must be and must not be in a scheme; those ruled out in a
	// scenario belong to the second.
	Include, Exclude []string
	// Fixed are decisions whose answer is given.
	Fixed Choices
	// Cost and YearCost cap the cost of all years together and of each year, in £m, programme lines included;
	// nil for no cap.
	Cost, YearCost *decimal.Decimal
	// Conflicts caps the number of principles that a chosen option conflicts with; nil for no cap.
	Conflicts *int
}

// Limits bound the memory that an answer may take. A field that is zero stands for its default.
type Limits struct {
	// States is the number of states of the rules that are told apart, together over all decisions.
	States int
	// Contested is the number of those states where principles supported and principles in conflict are both told
	// apart.
	Contested int
	// Points is the number of pairs of cost and benefit that are held at once.
	Points int
	// Listed is the number of schemes that a frontier lists.
	Listed int
}

// The default limits: together well under 500 MB, and states by both sides of principles within a second.
const (
	defaultStates    = 1_000_000
	defaultContested = 300_000
	defaultPoints    = 6_000_000
	defaultListed    = 10_000
)

// Question says what a [Space] is to hold and at which figures. The zero value asks for all schemes at the
// minimum estimate, in-year.
type Question struct {
	Answers  Answers
	Estimate model.Estimate
	Basis    model.Basis
	Filter   Filter
	Limits   Limits
}

// Space is all schemes of a case that a [Question] asks for. It is safe for use by several goroutines.
type Space struct {
	question  Question
	decisions []*model.Decision
	options   []*model.Option
	// optionAt and decisionAt are places in the lists above by id.
	optionAt, decisionAt map[string]int
	rules                []*model.Rule
	// slots are the single choices to make, in the case's order; slotOf is an option's.
	slots  []slot
	slotOf []int
	// allowed are the answers that the filter leaves, by slot.
	allowed domain
	money   money
	// supported and opposed count the principles that an option supports, and conflicts with.
	supported, opposed int
	// backed and broken are the ids of the principles that an option supports, and conflicts with.
	backed, broken [][]string
	// conflictCap is −1 for none.
	conflictCap int

	// once guards whole, the diagram of all schemes, which is made when it is first needed.
	once  sync.Mutex
	whole *diagram
}

// TooLargeError says that an exact answer would take more memory than allowed, and what was bounded.
type TooLargeError struct {
	// What is counted, such as "states of the open rules".
	What  string
	Limit int
}

// Error says what is bounded, and what helps.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("an exact answer would need more than %d %s; fix or rule out some options first", e.Limit, e.What)
}

// New makes the space of a case's schemes. The error names an option or decision of the filter that the case
// doesn't have, or figures too far apart to be added up exactly.
func New(c *model.Case, q Question) (*Space, error) {
	if q.Estimate == "" {
		q.Estimate = model.Minimum
	}
	if q.Basis == "" {
		q.Basis = model.InYear
	}
	setDefault(&q.Limits.States, defaultStates)
	setDefault(&q.Limits.Contested, defaultContested)
	setDefault(&q.Limits.Points, defaultPoints)
	setDefault(&q.Limits.Listed, defaultListed)
	s := &Space{
		question: q, decisions: slices.Collect(c.Decisions.All()),
		optionAt: map[string]int{}, decisionAt: map[string]int{},
	}
	for i, d := range s.decisions {
		s.decisionAt[d.ID] = i
	}
	for o := range c.Options.All() {
		if _, ok := s.decisionAt[o.Decision]; ok {
			s.optionAt[o.ID] = len(s.options)
			s.options = append(s.options, o)
		}
	}
	for r := range c.Rules.All() {
		_, ok1 := s.optionAt[r.Option]
		_, ok2 := s.optionAt[r.Other]
		if ok1 && ok2 {
			s.rules = append(s.rules, r)
		}
	}
	s.layOut()
	if err := s.addMoney(c); err != nil {
		return nil, err
	}
	s.addPrinciples(c)
	return s, s.applyFilter()
}

func setDefault(limit *int, value int) {
	if *limit <= 0 {
		*limit = value
	}
}

// Present returns the answers given in a scenario: those with options, and those agreed to stay as is.
func Present(c *model.Case, scenario string) Choices {
	return choicesWhere(c, scenario, func(x *model.Choice) bool { return len(x.Options) > 0 || x.Status == model.Agreed })
}

// Agreed returns the answers that are agreed in a scenario.
func Agreed(c *model.Case, scenario string) Choices {
	return choicesWhere(c, scenario, func(x *model.Choice) bool { return x.Status == model.Agreed })
}

func choicesWhere(c *model.Case, scenario string, keep func(*model.Choice) bool) Choices {
	found := Choices{}
	for x := range c.ChoicesOf(scenario) {
		if keep(x) {
			found[x.Decision] = slices.Clone(x.Options)
		}
	}
	return found
}

// Barred returns the ids of the options ruled out in a scenario, for [Filter.Exclude], but those that are chosen all the same: the
// question is about the scenario's own answers, and that one is both chosen and ruled out is a fault of its own decision,
// which keeps no option of another out.
func Barred(c *model.Case, scenario string) []string {
	chosen := c.Chosen(scenario)
	var ids []string
	for o := range c.Options.All() {
		if _, out := c.RuledOut(scenario, o.ID); out && !chosen[o.ID] {
			ids = append(ids, o.ID)
		}
	}
	return ids
}
