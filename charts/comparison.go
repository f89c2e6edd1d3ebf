package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureComparison is the figure of scenarios over each other.
const FigureComparison FigureID = "comparison"

// MostCompared is the number of scenarios that one chart tells apart.
const MostCompared = draw.MostLines

// comparison is what the figure of a comparison is made from, in £m.
type comparison struct {
	names    []string
	strokes  []draw.Stroke
	flows    []model.Flow
	years    []string
	estimate model.Estimate
	basis    model.Basis
	places   int32
	// already says how much of each net is in the budget already, empty where the budget counts on nothing.
	already string
	// illustrative notes that figures of a scenario are illustrative.
	illustrative []string
}

// newComparison makes the figure of two to four scenarios over each other: the cumulative net of each as a line.
// The first is the reference. The error says that there are too few or too many, or that one is unknown.
func newComparison(s Subject) (*Figure, error) {
	c, scenarios, estimate, basis := s.Case, append([]string{s.Scenario}, s.With...), s.Estimate, s.Basis
	if len(scenarios) < 2 || len(scenarios) > MostCompared {
		return nil, fmt.Errorf("a comparison shows 2 to %d scenarios, not %d", MostCompared, len(scenarios))
	}
	x := comparison{years: c.Head().YearNames(), strokes: strokesOf(c, scenarios), estimate: estimate, basis: basis}
	if len(x.years) == 0 {
		return nil, draw.ErrNoYears
	}
	for _, id := range scenarios {
		s, ok := c.Scenarios.Get(id)
		if !ok {
			return nil, fmt.Errorf("there is no scenario %q", id)
		}
		f := model.Profile(c, id, estimate, basis)
		x.names, x.flows = append(x.names, s.Name), append(x.flows, f)
		x.places = max(x.places, model.Places(f.Cumulative...))
		if notes := illustrativeNotes(c, id); illustrationOf(c, id) == optionsIllustrative || x.illustrative == nil {
			x.illustrative = notes
		}
	}
	x.already = alreadyOfEach(c, scenarios, x.names, estimate, basis)
	return &Figure{
		title: x.headline(), terms: "Cumulative net, " + terms(estimate, basis),
		names: x.names, empty: x.nothing(),
		picture: x.chart(), alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}, nil
}

// chart is the picture of the comparison: a line a scenario.
func (x comparison) chart() *draw.YearChart {
	y := &draw.YearChart{Years: x.years, Unit: pounds}
	for i, flow := range x.flows {
		y.Lines = append(y.Lines, draw.Series{
			Name: x.names[i], Typed: true, Values: floats(flow.Cumulative), End: labelMillion(flow.TotalNet, x.places), Stroke: x.strokes[i],
		})
	}
	return y
}

// nothing reports whether no scenario has a benefit or a cost in any year.
func (x comparison) nothing() bool {
	return !slices.ContainsFunc(x.flows, func(f model.Flow) bool { return !model.Nothing(f.Benefit...) || !model.Nothing(f.Cost...) })
}

// headline says in a sentence which scenario ends highest.
func (x comparison) headline() string {
	var best []string
	most := x.flows[0].TotalNet
	for i, f := range x.flows {
		switch {
		case i == 0 || f.TotalNet.GreaterThan(most):
			best, most = []string{x.names[i]}, f.TotalNet
		case f.TotalNet.Equal(most):
			best = append(best, x.names[i])
		}
	}
	switch {
	case len(best) == len(x.flows):
		return fmt.Sprintf("All end at a cumulative net of %s", labelMillion(most, x.places))
	case len(best) > 1:
		return fmt.Sprintf("%s end highest, at %s", namesOrMany(best, "scenario"), labelMillion(most, x.places))
	case x.flows[0].TotalNet.Equal(most):
		return fmt.Sprintf("%s ends highest, at %s", best[0], labelMillion(most, x.places))
	}
	return fmt.Sprintf("%s ends %s above %s", best[0], labelMillion(most.Sub(x.flows[0].TotalNet), x.places), x.names[0])
}

func (x comparison) alt() string {
	parts := make([]string, len(x.names))
	for i, f := range x.flows {
		low := slices.MinFunc(f.Cumulative, decimal.Decimal.Cmp)
		parts[i] = fmt.Sprintf("%s at %s (lowest %s in %s)", x.names[i], spoken(f.TotalNet), spoken(low), x.years[slices.IndexFunc(f.Cumulative, low.Equal)])
	}
	return fmt.Sprintf("Line chart of the cumulative net of %d scenarios from %s to %s, %s, ending with %s%s.",
		len(x.names), x.years[0], x.years[len(x.years)-1], model.Terms(x.estimate, x.basis), strings.Join(parts, ", "), heard(behind("; ", model.Small(x.already))))
}

func (x comparison) description() string {
	lines := []string{fmt.Sprintf("The chart shows the cumulative net in £m of %s, one line each, %s.",
		strings.Join(x.names, ", "), model.Terms(x.estimate, x.basis))}
	for i, f := range x.flows {
		lines = append(lines, fmt.Sprintf("%s goes from %s in %s to %s in %s.", x.names[i],
			spoken(f.Cumulative[0]), x.years[0], spoken(f.TotalNet), x.years[len(x.years)-1]))
		if j := x.liesOn(i); j >= 0 {
			lines = append(lines, fmt.Sprintf("Its line lies below that of %s, which is the same.", x.names[j]))
		}
	}
	if x.already != "" {
		lines = append(lines, heard(x.already)+".")
	}
	return strings.Join(lines, " ")
}

// liesOn returns the first scenario whose line is that of scenario i and is drawn over it; -1 for none.
func (x comparison) liesOn(i int) int {
	return slices.IndexFunc(x.flows[:i], func(before model.Flow) bool {
		return slices.EqualFunc(x.flows[i].Cumulative, before.Cumulative, decimal.Decimal.Equal)
	})
}

// table has a row a year: each scenario's cumulative net, then what every other is above the first.
func (x comparison) table() Table {
	t := Table{Words: 1, Caption: "Cumulative net, " + terms(x.estimate, x.basis) + behind(". ", x.already), Columns: append([]string{"Year"}, x.names...)}
	for _, name := range x.names[1:] {
		t.Columns = append(t.Columns, name+", change against "+x.names[0])
	}
	for year, name := range x.years {
		row := []string{name}
		for _, f := range x.flows {
			row = append(row, plainAmount(f.Cumulative[year], x.places))
		}
		for _, f := range x.flows[1:] {
			row = append(row, changeAmount(f.Cumulative[year].Sub(x.flows[0].Cumulative[year]), x.places))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// notes names the lines that can't be told apart because they lie on another, and holds the rounding note where a
// reader who subtracts two columns finds it true.
func (x comparison) notes() []string {
	var notes []string
	for i, name := range x.names {
		if j := x.liesOn(i); j >= 0 {
			notes = append(notes, name+" has the same line as "+x.names[j])
		}
	}
	if x.roundingShows() {
		notes = append(notes, model.RoundingNote)
	}
	return append(notes, x.illustrative...)
}

func (x comparison) roundingShows() bool {
	for year := range x.years {
		first := x.flows[0].Cumulative[year]
		for _, f := range x.flows[1:] {
			if model.RoundingShows(f.Cumulative[year].Sub(first), x.places, f.Cumulative[year], first.Neg()) {
				return true
			}
		}
	}
	return false
}

// changeAmount writes a change in £m for a table whose heading has the unit, with its sign so that it isn't taken for a level.
func changeAmount(d decimal.Decimal, places int32) string {
	text := plainAmount(d, places)
	if d.Round(places).IsPositive() {
		return "+" + text
	}
	return text
}

// strokesOf returns the strokes of scenarios by their ids: each has that of its place in the case, whichever stand beside it
// and in which order, so that it looks the same wherever it is drawn. Beyond as many scenarios as there are strokes they come
// again; of two in one figure that would share one, the later in the case takes the next that is free.
func strokesOf(c *model.Case, ids []string) []draw.Stroke {
	places := map[string]int{}
	for s := range c.Scenarios.All() {
		places[s.ID] = len(places)
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return places[ids[a]] - places[ids[b]] })
	out, taken := make([]draw.Stroke, len(ids)), map[int]bool{}
	for _, i := range order {
		place := places[ids[i]] % draw.Strokes
		for taken[place] {
			place = (place + 1) % draw.Strokes
		}
		taken[place] = true
		out[i] = draw.FirstStroke + draw.Stroke(place)
	}
	return out
}
