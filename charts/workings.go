package charts

import (
	"context"
	"errors"
	"math/big"
	"sync"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/schemes"
)

// Workings remember what figures of a subject rest on and what takes a while to find: the draws within the ranges, and the
// schemes that no other beats. Each is found when a figure first asks for it, and kept until another state or scenario is asked
// for. The zero value is ready, and may be used from several goroutines at once; without any a figure finds what it needs anew.
type Workings struct {
	mu       sync.Mutex
	of       counted
	draws    answer[appraisal.Draws]
	frontier answer[Frontier]
}

// counted is a scenario of a state of a case, as it is counted.
type counted struct {
	current  *model.Case
	scenario string
	estimate model.Estimate
	basis    model.Basis
}

// answer is what was found, or why nothing was.
type answer[T any] struct {
	known bool
	value T
	err   error
}

// Drawn are workings that have the draws of a subject already.
func Drawn(s Subject, d appraisal.Draws) *Workings {
	return &Workings{of: s.counted(), draws: answer[appraisal.Draws]{known: true, value: d}}
}

func (s Subject) counted() counted { return counted{s.Case, s.Scenario, s.Estimate, s.Basis} }

// draws are the draws of the subject.
func (s Subject) draws() (appraisal.Draws, error) {
	return kept(s, func(e *Workings) *answer[appraisal.Draws] { return &e.draws }, func() (appraisal.Draws, error) {
		return appraisal.Draw(context.Background(), s.Case, s.Scenario, s.Basis, appraisal.DrawParams{Seed: appraisal.UsualSeed, Count: appraisal.UsualDraws})
	})
}

// frontier are the schemes that no other beats, beside the subject: those that the rules leave, without options ruled out.
func (s Subject) frontier() (Frontier, error) {
	return kept(s, func(e *Workings) *answer[Frontier] { return &e.frontier }, func() (Frontier, error) { return findFrontier(context.Background(), s) })
}

// kept returns what the subject's workings have, or finds it.
func kept[T any](s Subject, of func(*Workings) *answer[T], find func() (T, error)) (T, error) {
	e := s.Workings
	if e == nil {
		return find()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.of != s.counted() {
		e.of, e.draws, e.frontier = s.counted(), answer[appraisal.Draws]{}, answer[Frontier]{}
	}
	a := of(e)
	if !a.known {
		a.value, a.err = find()
		a.known = true
	}
	return a.value, a.err
}

// MostRivals is how many of the schemes that beat a scenario are looked for; where there are too many to count, that many there
// are at least.
const MostRivals = 200

var errOneScheme = errors.New("there is nothing to choose between, so only one scheme")

func findFrontier(ctx context.Context, s Subject) (Frontier, error) {
	question := schemes.Question{Estimate: s.Estimate, Basis: s.Basis, Filter: schemes.Filter{Exclude: schemes.Barred(s.Case, s.Scenario)}}
	space, err := schemes.New(s.Case.AsIn(s.Scenario), question)
	if err != nil {
		return Frontier{}, err
	}
	if space.Count().Cmp(big.NewInt(1)) <= 0 {
		return Frontier{}, errOneScheme
	}
	present := schemes.Present(s.Case, s.Scenario)
	mine, err := space.Of(present)
	if err != nil {
		return Frontier{}, err
	}
	found, err := space.Compare(ctx, mine)
	if err != nil {
		return Frontier{}, err
	}
	rivals, err := space.Beats(ctx, present, MostRivals)
	if err != nil {
		return Frontier{}, err
	}
	return FrontierOf(s, found, rivals), nil
}
