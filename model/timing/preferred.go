package timing

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// Preferred is the scheme with the highest net, at the times of a scenario, and how long it stays that.
type Preferred struct {
	// Best is nil where no scheme fits.
	Best *schemes.Scheme
	// Until is by option of the best scheme the number of quarters after which, coming later alone, another scheme has a higher net; an
	// option that isn't there can come as late as the case's years go.
	Until map[string]int
}

// PreferredOf finds the scheme with the highest net that fits, and by how many quarters each of its options can come later alone before
// another one has a higher net. It is exact: only the option's own lines move, so that schemes without it stay as they are.
func PreferredOf(ctx context.Context, c *model.Case, scenario string, q schemes.Question) (*Preferred, error) {
	at := c.AsIn(scenario)
	best := func(filter schemes.Filter) (*schemes.Scheme, error) {
		question := q
		question.Filter = filter
		space, err := schemes.New(at, question)
		if err != nil {
			return nil, fmt.Errorf("find the preferred scheme: %w", err)
		}
		found, err := space.Package(ctx, schemes.Choices{}, schemes.Choices{})
		if err != nil {
			return nil, fmt.Errorf("find the preferred scheme: %w", err)
		}
		return found.Open.Best, nil
	}
	p := &Preferred{Until: map[string]int{}}
	var err error
	if p.Best, err = best(q.Filter); err != nil || p.Best == nil {
		return p, err
	}
	for _, id := range p.Best.Options {
		without := q.Filter
		without.Exclude = append(slices.Clone(without.Exclude), id)
		next, err := best(without)
		if err != nil {
			return nil, err
		}
		if next == nil {
			continue // no scheme fits without it
		}
		lead := p.Best.Net().Sub(next.Net())
		for more, loss := range lossesOf(c, scenario, id, q.Estimate, q.Basis) {
			if loss.GreaterThan(lead) {
				p.Until[id] = more
				break
			}
		}
	}
	return p, nil
}

// lossesOf are by how much less an option brings net, in £m, where it comes 0, 1, 2 … quarters later, until it has left the case's years.
func lossesOf(c *model.Case, scenario, option string, estimate model.Estimate, basis model.Basis) []decimal.Decimal {
	years, later := c.Head().Years, c.Later(scenario, option)
	net := func(more int) decimal.Decimal {
		return model.FlowOfLines(later(more), years, estimate, basis).TotalNet
	}
	now := net(0)
	losses := make([]decimal.Decimal, years*quartersAYear+1)
	for more := range losses {
		losses[more] = now.Sub(net(more))
	}
	return losses
}
