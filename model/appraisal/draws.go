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

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Limits on draws.
const (
	// UsualDraws is how many are made where nobody says otherwise.
	UsualDraws = 10_000
	MaxDraws   = 100_000
	// UsualSeed makes the draws the same each time, and for all scenarios.
	UsualSeed = 1
)

// DrawParams says how to draw.
type DrawParams struct {
	// Seed and a line's id alone say what is drawn for the line: two scenarios that share a line share its draws.
	Seed uint64
	// Count is the number of draws, 1 to [MaxDraws].
	Count int
	// Correlation is how far lines move together, 0 to 1; unset, the case's own.
	Correlation decimal.NullDecimal
	// Schedule discounts the NPV; its zero value is [ScheduleOf] the case.
	Schedule Schedule
}

// Draws is a scenario drawn many times within the ranges of its figures. All years of a line move together, and lines
// share a common factor: a good draw is good for every line, with high benefits and low costs. The figures are floating
// point, in £m: samples, not accounts.
type Draws struct {
	Seed  uint64
	Count int
	// Correlation is how far the lines move together: 0 each by itself, 1 all as one.
	Correlation decimal.Decimal
	// Lines is the number of lines with a range, Likeliest that of those with a likeliest of their own.
	Lines, Likeliest int
	// Net is undiscounted, on the basis drawn; NPV carries ongoing lines forward whatever the basis.
	Net, NPV Percentiles
	// Cumulative holds the cumulative net of each year.
	Cumulative []Percentiles
	// nets are the draws of the net, lowest first.
	nets []float64
}

// Percentiles are the values that 10, 50 and 90 in 100 draws don't exceed.
type Percentiles struct{ P10, P50, P90 float64 }

// Draw draws a scenario. It stops with the context's error between two lines and two years.
func Draw(ctx context.Context, c *model.Case, scenario string, basis model.Basis, with DrawParams) (Draws, error) {
	if with.Count < 1 || with.Count > MaxDraws {
		return Draws{}, fmt.Errorf("%d draws can't be made; ask for 1 to %d", with.Count, MaxDraws)
	}
	with.Schedule = with.Schedule.of(c)
	if !with.Correlation.Valid {
		with.Correlation = decimal.NewNullDecimal(c.Head().SimulationCorrelation())
	}
	if rho := with.Correlation.Decimal; rho.IsNegative() || rho.GreaterThan(one) {
		return Draws{}, fmt.Errorf("a correlation of %s can't be drawn; it is 0 to 1", rho)
	}
	lines := rangedLines(c, scenario, basis, with.Schedule)
	s, err := drawn(ctx, startOf(c, scenario, basis, with), lines, with)
	if err != nil {
		return Draws{}, err
	}
	d := Draws{
		Seed: with.Seed, Count: with.Count, Correlation: with.Correlation.Decimal, Lines: len(lines),
		NPV: percentilesOf(s.npv), nets: make([]float64, with.Count),
	}
	for _, l := range lines {
		if l.own {
			d.Likeliest++
		}
	}
	for _, year := range s.net {
		if err := ctx.Err(); err != nil {
			return Draws{}, err
		}
		for i, figure := range year {
			d.nets[i] += figure
		}
		d.Net = percentilesOf(d.nets)
		d.Cumulative = append(d.Cumulative, d.Net)
	}
	slices.Sort(d.nets)
	return d, nil
}

// span is what a line adds from its worst end to its best.
type span struct {
	id string
	// years is what it adds to each year's net, npv to the NPV.
	years []float64
	npv   float64
	// likeliest is the share of the way from worst to best that is likeliest; own says that the line gives it.
	likeliest float64
	own       bool
}

// rangedLines returns the lines with a range by id: floating-point sums depend on their order, draws must not
// depend on the case's.
func rangedLines(c *model.Case, scenario string, basis model.Basis, schedule Schedule) []span {
	years := c.Head().Years
	factors := schedule.Factors(years)
	gain := func(l *model.Line, basis model.Basis) []decimal.Decimal {
		worst, best := l.Yearly(years, model.Minimum, basis), l.Yearly(years, model.Maximum, basis)
		for t := range worst {
			best[t] = best[t].Sub(worst[t]).Abs()
		}
		return best
	}
	var spans []span
	for l := range c.Counting(scenario) {
		if !ranges(l) {
			continue
		}
		s := span{id: l.ID, own: l.Likeliest != nil, likeliest: l.LikeliestShare().InexactFloat64()}
		if l.Type == model.CostLine { // its minimum is its best end
			s.likeliest = 1 - s.likeliest
		}
		for _, d := range gain(l, basis) {
			s.years = append(s.years, d.InexactFloat64())
		}
		s.npv = present(gain(l, model.Recurring), factors).InexactFloat64()
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.id, b.id) })
	return spans
}

// samples are the net of each year and draw and the NPV of each draw.
type samples struct {
	net [][]float64
	npv []float64
}

// startOf has every line at its worst in every draw.
func startOf(c *model.Case, scenario string, basis model.Basis, with DrawParams) samples {
	s := samples{}
	for _, net := range model.Profile(c, scenario, model.Minimum, basis).Net {
		s.net = append(s.net, slices.Repeat([]float64{net.InexactFloat64()}, with.Count))
	}
	npv := with.Schedule.PresentValuesOf(model.Profile(c, scenario, model.Minimum, model.Recurring)).Net
	s.npv = slices.Repeat([]float64{npv.InexactFloat64()}, with.Count)
	return s
}

// commonID is where a line's id stands in the seed of the common factor; no line has it, ids are never empty.
const commonID = ""

// drawn adds what is drawn of each line. A draw's normal score is √ρ of the common factor's and √(1−ρ) of the line's own.
func drawn(ctx context.Context, s samples, lines []span, with DrawParams) (samples, error) {
	rho := with.Correlation.Decimal.InexactFloat64()
	together, apart := math.Sqrt(rho), math.Sqrt(1-rho)
	common := make([]float64, with.Count)
	source := sourceOf(with.Seed, commonID)
	for i := range common {
		common[i] = together * source.NormFloat64()
	}
	shares := make([]float64, with.Count)
	for _, l := range lines {
		if err := ctx.Err(); err != nil {
			return samples{}, err
		}
		source := sourceOf(with.Seed, l.id)
		for i := range shares {
			shares[i] = triangular(evenly(common[i]+apart*source.NormFloat64()), l.likeliest)
		}
		for t, whole := range l.years {
			add(s.net[t], whole, shares)
		}
		add(s.npv, l.npv, shares)
	}
	return s, nil
}

// add adds the shares of a whole to each draw.
func add(to []float64, whole float64, shares []float64) {
	if whole == 0 {
		return
	}
	for i, share := range shares {
		to[i] += whole * share
	}
}

// sourceOf returns the numbers of one line. The hash keeps lines with similar ids apart.
func sourceOf(seed uint64, id string) *rand.Rand {
	text := binary.BigEndian.AppendUint64(nil, seed)
	return rand.New(rand.NewChaCha8(sha256.Sum256(append(text, id...))))
}

// evenly turns a normal score into a share of 0 to 1, all equally likely: the normal distribution function.
func evenly(score float64) float64 { return math.Erfc(-score/math.Sqrt2) / 2 }

// triangular turns an even share into one that is likeliest at a share of 0 to 1 and never beyond: the inverse of the
// triangle's distribution function.
func triangular(u, likeliest float64) float64 {
	if u < likeliest {
		return math.Sqrt(u * likeliest)
	}
	return 1 - math.Sqrt((1-u)*(1-likeliest))
}

// percentilesOf takes the nearest rank: the value at place ⌈share × n⌉ of those in order.
func percentilesOf(values []float64) Percentiles {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	at := func(percent int) float64 { return sorted[rank(percent, len(sorted))] }
	return Percentiles{at(10), at(50), at(90)}
}

// rank is the place, from 0, of the value that a percentage of n values don't exceed.
func rank(percent, n int) int { return max(0, (percent*n+99)/100-1) }
