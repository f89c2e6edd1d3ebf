package collation

import (
	"context"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// Net is what the schemes of the returns come to, in £m over all years: savings less one-off costs, from the figures of the case.
type Net struct {
	// Returns is how many count; with none the figures are zero.
	Returns             int
	Least, Median, Most decimal.Decimal
}

// scheme is the options that answers choose, by decision.
func scheme(answers []model.Answer) schemes.Choices {
	chosen := schemes.Choices{}
	for _, a := range answers {
		chosen[a.Decision] = a.Options
	}
	return chosen
}

// Net is the least, the middle and the most that a return comes to. Of an even number the middle lies halfway between two.
func (c *Collation) Net(estimate model.Estimate, basis model.Basis) (Net, error) {
	space, err := schemes.New(c.Case, schemes.Question{Estimate: estimate, Basis: basis})
	if err != nil {
		return Net{}, err
	}
	var nets []decimal.Decimal
	for _, r := range c.CountedReturns() {
		x, err := space.Of(scheme(r.Fitted))
		if err != nil {
			return Net{}, err
		}
		nets = append(nets, x.Net())
	}
	if len(nets) == 0 {
		return Net{}, nil
	}
	slices.SortFunc(nets, decimal.Decimal.Cmp)
	n := len(nets)
	half := decimal.New(5, -1)
	return Net{n, nets[0], nets[(n-1)/2].Add(nets[n/2]).Mul(half), nets[n-1]}, nil
}

// Agreement is the scheme that fits the rules and agrees with the returns most often.
type Agreement struct {
	// Scheme is the first by ids of those that agree as often, which Schemes counts.
	Scheme  schemes.Scheme
	Schemes *big.Int
	// Agree is how often it agrees, of how many times a preference was stated. A decision that takes one answer counts once for each
	// who stated one; one that takes several counts once for each option, which the return and the scheme both have or both lack.
	Agree, Of int
}

// Agreement finds that scheme, exactly; nil where no scheme fits. A decision is left empty only where it allows no change.
func (c *Collation) Agreement(ctx context.Context, estimate model.Estimate, basis model.Basis) (*Agreement, error) {
	found := &Agreement{}
	weighed, err := c.weighed(found)
	if err != nil {
		return nil, err
	}
	space, err := schemes.New(weighed, schemes.Question{Answers: schemes.Decided})
	if err != nil {
		return nil, err
	}
	best, err := space.Frontier(ctx, schemes.Money)
	if err != nil || len(best.Schemes) == 0 {
		return nil, err
	}
	found.Schemes = best.Count
	found.Agree += int(best.Schemes[0].Benefit.IntPart())
	money, err := schemes.New(c.Case, schemes.Question{Estimate: estimate, Basis: basis})
	if err != nil {
		return nil, err
	}
	found.Scheme, err = money.Of(money.Answers(best.Schemes[0]))
	return found, err
}

// weighed is the case with one line for each option in the place of its own: what is worth the most in it agrees most often. A line
// holds how many more agree with a scheme that has the option than with one that is empty there; how many agree with the empty one
// is put into found.
func (c *Collation) weighed(found *Agreement) (*model.Case, error) {
	var records []model.Record
	for r := range c.Case.Records() {
		of := r.Kind() == model.KindLine
		model.VisitRefs(r, func(to model.Kind, _ string) { of = of || to == model.KindLine })
		if !of { // what refers to a line has nothing to refer to here
			records = append(records, r)
		}
	}
	add := func(option string, with, without int) {
		n := len(records)
		line := &model.Line{ID: strconv.Itoa(n), Owner: option, Type: model.BenefitLine, Recurrence: model.Once, Minimum: make([]decimal.Decimal, c.Case.Head().Years)}
		line.Minimum[0] = decimal.NewFromInt(int64(with - without))
		records = append(records, line)
	}
	for _, t := range c.Decisions {
		n := int(t.preferring())
		if !t.Decision.Several {
			found.Agree, found.Of = found.Agree+t.NoChange, found.Of+n
		}
		for i, o := range t.Options {
			if !t.Decision.Several {
				add(o.ID, t.Chosen[i], t.NoChange)
				continue
			}
			found.Agree, found.Of = found.Agree+n-t.Chosen[i], found.Of+n
			add(o.ID, t.Chosen[i], n-t.Chosen[i])
		}
	}
	return model.NewCase(0, records, false)
}
