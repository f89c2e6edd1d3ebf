package appraisal

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"tomworkbench/model"
)

// Limits on draws.
const (
	// UsualDraws is how many are made where nobody says otherwise.
	UsualDraws = 10_000
	MaxDraws   = 100_000
)

// DrawParams says how to draw.
type DrawParams struct {
	// Seed and a line's id alone say what is drawn for the line: two scenarios that share a line share its draws.
	Seed uint64
	// Count is the number of draws, 1 to [MaxDraws].
	Count int
	// Schedule discounts the NPV; its zero value is [ScheduleOf] the case.
	Schedule Schedule
}

// Draws is a scenario drawn many times within the ranges of its figures. Every line is drawn by itself, from a
// triangle over its range with the midpoint as the likeliest; all its years move together. The figures are
// floating point, in £m: samples, not accounts.
type Draws struct {
	Seed  uint64
	Count int
	// Lines is the number of lines with a range.
	Lines    int
	Net, NPV Percentiles
	// Cumulative holds the cumulative net of each year.
	Cumulative []Percentiles
}

// Percentiles are the values that 10, 50 and 90 in 100 draws don't exceed.
type Percentiles struct{ P10, P50, P90 float64 }

// Draw draws a scenario. It stops with the context's error between two lines and two years.
func Draw(ctx context.Context, c *model.Case, scenario string, basis model.Basis, with DrawParams) (Draws, error) {
	if with.Count < 1 || with.Count > MaxDraws {
		return Draws{}, fmt.Errorf("%d draws can't be made; ask for 1 to %d", with.Count, MaxDraws)
	}
	with.Schedule = with.Schedule.of(c)
	lines := rangedLines(c, scenario, basis)
	net, err := drawn(ctx, netAtMinimum(c, scenario, basis), lines, with)
	if err != nil {
		return Draws{}, err
	}
	d := Draws{Seed: with.Seed, Count: with.Count, Lines: len(lines), NPV: percentilesOf(discounted(net, with))}
	running := make([]float64, with.Count)
	for _, year := range net {
		if err := ctx.Err(); err != nil {
			return Draws{}, err
		}
		for i, figure := range year {
			running[i] += figure
		}
		d.Net = percentilesOf(running)
		d.Cumulative = append(d.Cumulative, d.Net)
	}
	return d, nil
}

// span is what a line adds to each year's net from its worst end to its best.
type span struct {
	id    string
	years []float64
}

// rangedLines returns the lines with a range by id: floating-point sums depend on their order, draws must not
// depend on the case's.
func rangedLines(c *model.Case, scenario string, basis model.Basis) []span {
	var spans []span
	for l := range c.Counting(scenario) {
		if !ranges(l) {
			continue
		}
		s := span{id: l.ID}
		worst, best := l.Yearly(c.Head().Years, model.Minimum, basis), l.Yearly(c.Head().Years, model.Maximum, basis)
		for t := range worst {
			s.years = append(s.years, best[t].Sub(worst[t]).Abs().InexactFloat64())
		}
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.id, b.id) })
	return spans
}

// netAtMinimum returns each year's net with every line at its worst.
func netAtMinimum(c *model.Case, scenario string, basis model.Basis) []float64 {
	flow := model.Profile(c, scenario, model.Minimum, basis)
	net := make([]float64, len(flow.Net))
	for t := range net {
		net[t] = flow.Net[t].InexactFloat64()
	}
	return net
}

// drawn returns the net of each year and draw.
func drawn(ctx context.Context, worst []float64, lines []span, with DrawParams) ([][]float64, error) {
	net := make([][]float64, len(worst))
	for t := range net {
		net[t] = slices.Repeat(worst[t:t+1], with.Count)
	}
	shares := make([]float64, with.Count)
	for _, l := range lines {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		source := sourceOf(with.Seed, l.id)
		for i := range shares {
			shares[i] = triangular(source.Float64())
		}
		for t, whole := range l.years {
			if whole == 0 {
				continue
			}
			for i, share := range shares {
				net[t][i] += whole * share
			}
		}
	}
	return net, nil
}

// sourceOf returns the numbers of one line. The hash keeps lines with similar ids apart.
func sourceOf(seed uint64, id string) *rand.Rand {
	text := binary.BigEndian.AppendUint64(nil, seed)
	return rand.New(rand.NewChaCha8(sha256.Sum256(append(text, id...))))
}

// triangular turns an even share into one that is likeliest at a half and never at the ends of 0 to 1.
func triangular(u float64) float64 {
	if u < 0.5 {
		return math.Sqrt(u / 2)
	}
	return 1 - math.Sqrt((1-u)/2)
}

// discounted returns the NPV of each draw.
func discounted(net [][]float64, with DrawParams) []float64 {
	values := make([]float64, with.Count)
	for t, factor := range with.Schedule.Factors(len(net)) {
		f := factor.InexactFloat64()
		for i, figure := range net[t] {
			values[i] += f * figure
		}
	}
	return values
}

// percentilesOf takes the nearest rank: the value at place ⌈share × n⌉ of those in order.
func percentilesOf(values []float64) Percentiles {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	at := func(percent int) float64 { return sorted[(percent*len(sorted)+99)/100-1] }
	return Percentiles{at(10), at(50), at(90)}
}
