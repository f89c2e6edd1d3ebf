package explore

import (
	"context"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// exploreJob is a question about all schemes of a state of the case.
type exploreJob struct {
	current *model.Case
	view    session.View
	filter  schemes.Filter
	near    decimal.Decimal
	// asked counts the questions: another filter is another question.
	asked int
}

// explored is its answer.
type explored struct {
	job exploreJob
	// chosen are the options chosen in the scenario.
	chosen map[string]bool
	// all is the number of schemes, fit of those that fit the rules and the filter.
	all, fit *big.Int
	frontier *schemes.Frontier
	// reasons say why each point of the frontier is on it.
	reasons []schemes.Reason
	// apart and rivalsApart tell schemes of the lists that come to the same from each other.
	apart, rivalsApart []string
	// places is how many decimals the figures of the lists need.
	places   int32
	standing []schemes.Standing
	rivals   *schemes.Rivals
	near     *schemes.NearBest
	neutral  []schemes.Neutral
	// misfits says of every option that doesn't fit beside the scenario's other choices, filters aside, what keeps it out.
	misfits map[string]string
	// kept is what the scenario's commitments keep open.
	kept *schemes.Package
	err  error
}

// explore answers a question. Options ruled out in the scenario stay out, unless they are chosen all the same.
func explore(ctx context.Context, job exploreJob) explored {
	x := explored{job: job, chosen: job.current.Chosen(job.view.Scenario)}
	filter := job.filter
	filter.Exclude = append(slices.Clone(filter.Exclude), schemes.Barred(job.current, job.view.Scenario)...)
	space, err := schemes.New(job.current.AsIn(job.view.Scenario), schemes.Question{Estimate: job.view.Estimate, Basis: job.view.Basis, Filter: filter})
	if err != nil {
		x.err = err
		return x
	}
	x.all = space.Count()
	if x.fit, x.err = space.Feasible(ctx); x.err != nil {
		return x
	}
	present := schemes.Present(job.current, job.view.Scenario)
	if x.standing, x.err = space.Remaining(ctx, present); x.err != nil {
		return x
	}
	if x.misfits, x.err = misfitsOf(ctx, job); x.err != nil {
		return x
	}
	if x.kept, x.err = space.Package(ctx, schemes.DecidedNow(job.current, job.view.Scenario), present); x.err != nil {
		return x
	}
	mine, err := space.Of(present)
	if err != nil {
		x.err = err
		return x
	}
	if x.frontier, x.err = space.Compare(ctx, mine); x.err != nil {
		return x
	}
	x.reasons = x.frontier.Reasons()
	if x.rivals, x.err = space.Beats(ctx, present, mostRivals); x.err != nil {
		return x
	}
	x.apart, x.rivalsApart = apartWords(job.current, x.frontier.Schemes), apartWords(job.current, x.rivalSchemes())
	for _, s := range slices.Concat(x.frontier.Schemes, x.rivalSchemes()) {
		x.places = max(x.places, model.Places(s.Cost, s.Benefit))
	}
	x.near, x.err = space.NearBest(ctx, job.near)
	x.neutral = space.Neutral(neutralBelow(job.current, job.view))
	return x
}

// misfitsOf says what keeps options out beside the scenario's other choices, whatever is filtered.
func misfitsOf(ctx context.Context, job exploreJob) (map[string]string, error) {
	all, err := schemes.New(job.current, schemes.Question{Filter: schemes.Filter{Exclude: schemes.Barred(job.current, job.view.Scenario)}})
	if err != nil {
		return nil, err
	}
	return all.Misfits(ctx, job.current, job.view.Scenario)
}

// neutralBelow is the net in £m below which an option barely moves the money: one part in fifty of the scenario's
// benefit.
func neutralBelow(c *model.Case, view session.View) decimal.Decimal {
	benefit := model.Profile(c, view.Scenario, view.Estimate, view.Basis).TotalBenefit
	return benefit.Abs().DivRound(decimal.NewFromInt(50), 6)
}

// rivalSchemes are the schemes that beat the scenario.
func (x explored) rivalSchemes() []schemes.Scheme {
	list := make([]schemes.Scheme, len(x.rivals.Schemes))
	for i, b := range x.rivals.Schemes {
		list[i] = b.Scheme
	}
	return list
}
