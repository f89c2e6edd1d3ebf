package appraisal_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func draw(t testing.TB, c *model.Case, scenario string, with DrawParams) Draws {
	t.Helper()
	d, err := Draw(t.Context(), c, scenario, model.InYear, with)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// within checks a figure that is drawn: it may be out by what chance does.
func within(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s is %.4f, want %.4f within %.4f", what, got, want, by)
	}
}

func TestOneLineIsDrawnFromATriangleOverItsRange(t *testing.T) {
	c := caseOf(t, 2, line("gain", "a", model.BenefitLine, "0 5", "10 5"), line("cost", "b", model.CostLine, "1 0", ""))
	d := draw(t, c, "s", DrawParams{Seed: 7, Count: MaxDraws, Schedule: flat(10)})
	// one in ten lies below √0.05 of the range: 10 × 0.2236 − 1
	for what, one := range map[string]struct{ got, want float64 }{
		"P10 of the first year": {d.Cumulative[0].P10, 1.2361},
		"P50 of the first year": {d.Cumulative[0].P50, 4},
		"P90 of the first year": {d.Cumulative[0].P90, 6.7639},
		"P50 of the net":        {d.Net.P50, 9},
		// gain and cost are carried into the second year, whatever the basis: 5 + 5 − 1 there
		"P50 of NPV": {d.NPV.P50, 4 + 9/1.1},
	} {
		within(t, what, one.got, one.want, 0.05)
	}
	if d.Lines != 1 || d.Count != MaxDraws || d.Seed != 7 || d.Net != d.Cumulative[1] {
		t.Errorf("it says of itself %+v", d)
	}
}

func TestADearCostIsDrawnAsABadEnd(t *testing.T) {
	c := caseOf(t, 1, line("cost", "a", model.CostLine, "0", "10"))
	d := draw(t, c, "s", DrawParams{Seed: 1, Count: 50_000})
	within(t, "P10", d.Net.P10, -7.7639, 0.1)
	within(t, "P90", d.Net.P90, -2.2361, 0.1)
}

func TestDrawsDependOnTheSeedAndNotOnTheOrderOfLines(t *testing.T) {
	r := randomly(t)
	for range 30 {
		c := randomCase(t, r)
		with := DrawParams{Seed: r.Uint64(), Count: 500}
		first := draw(t, c, "s", with)
		if again := draw(t, c, "s", with); !reflect.DeepEqual(again, first) {
			t.Fatalf("drawn again: %+v, first %+v", again, first)
		}
		var lines []model.Record
		for l := range c.Lines.All() {
			lines = append(lines, l)
		}
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if other := draw(t, caseOf(t, c.Head().Years, lines...), "s", with); !reflect.DeepEqual(other, first) {
			t.Fatalf("in another order: %+v, first %+v", other, first)
		}
	}
	c, scenario := worked(t)
	if a, b := draw(t, c, scenario, DrawParams{Seed: 1, Count: 500}), draw(t, c, scenario, DrawParams{Seed: 2, Count: 500}); a.Net == b.Net {
		t.Error("two seeds draw the same")
	}
}

func TestALineIsDrawnAlikeInEveryScenario(t *testing.T) {
	shared := line("shared", model.Programme, model.BenefitLine, "0 0", "8 0")
	with := DrawParams{Seed: 3, Count: 1000}
	alone := draw(t, caseOf(t, 2, shared), "none", with)
	beside := draw(t, caseOf(t, 2, shared, line("a-before", "a", model.BenefitLine, "0 1", "0 9")), "s", with)
	if alone.Cumulative[0] != beside.Cumulative[0] {
		t.Errorf("by itself %+v, beside another line %+v", alone.Cumulative[0], beside.Cumulative[0])
	}
}

func TestPercentilesStandInTheirOrderWithinTheEnvelope(t *testing.T) {
	r := randomly(t)
	const dust = 1e-9
	for range 100 {
		c := randomCase(t, r)
		d := draw(t, c, "s", DrawParams{Seed: r.Uint64(), Count: 1 + r.IntN(300)})
		low, high := model.Profile(c, "s", model.Minimum, model.InYear), model.Profile(c, "s", model.Maximum, model.InYear)
		for i, p := range d.Cumulative {
			ends := []float64{low.Cumulative[i].InexactFloat64() - dust, p.P10, p.P50, p.P90, high.Cumulative[i].InexactFloat64() + dust}
			if !slices.IsSorted(ends) {
				t.Fatalf("year %d: minimum, P10, P50, P90, maximum are %v", i, ends)
			}
		}
		if d.NPV.P10 > d.NPV.P50 || d.NPV.P50 > d.NPV.P90 {
			t.Fatalf("NPV is %+v", d.NPV)
		}
	}
}

func TestDrawingStopsWhenItIsToldTo(t *testing.T) {
	c, scenario := worked(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Draw(ctx, c, scenario, model.InYear, DrawParams{Count: UsualDraws}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, count := range []int{-1, 0, MaxDraws + 1} {
		if _, err := Draw(t.Context(), c, scenario, model.InYear, DrawParams{Count: count}); err == nil {
			t.Errorf("%d draws were made", count)
		}
	}
}

func TestTheLikelyRangeOfTheExampleAtEachCorrelation(t *testing.T) {
	c, scenario := worked(t)
	for _, one := range []struct{ correlation, low, high string }{
		{"0", "25.4", "31.6"}, {"0.3", "24.0", "33.0"}, {"0.5", "23.3", "33.7"}, {"0.8", "22.3", "34.8"}, {"1", "21.6", "35.4"},
	} {
		d := draw(t, c, scenario, DrawParams{Seed: 1, Count: UsualDraws, Correlation: decimal.NewNullDecimal(number(one.correlation))})
		within(t, "P10 at "+one.correlation, d.Net.P10, number(one.low).InexactFloat64(), 0.2)
		within(t, "P90 at "+one.correlation, d.Net.P90, number(one.high).InexactFloat64(), 0.2)
		// the net goes from 33 − 17 to 58 − 17, and nothing is outside of it
		if d.Above(number("41")) || d.Below(number("16")) || d.Reaching(number("16")) != UsualDraws || d.Reaching(number("41")) != 0 {
			t.Errorf("at %s, %d draws reach 16 and %d reach 41", one.correlation, d.Reaching(number("16")), d.Reaching(number("41")))
		}
	}
}

// At a correlation of 1 all lines stand at the same share of their ranges, so that the net is one triangle from 16 to 41:
// P10 is 16 + 25 × √(0.1 × 0.5) = 21.59, P90 as far from the other end, and the middle is 28.5.
func TestLinesThatMoveAsOneAreOneTriangle(t *testing.T) {
	c, scenario := worked(t)
	d := draw(t, c, scenario, DrawParams{Seed: 5, Count: MaxDraws, Correlation: decimal.NewNullDecimal(number("1"))})
	within(t, "P10", d.Net.P10, 16+25*math.Sqrt(0.05), 0.1)
	within(t, "P50", d.Net.P50, 28.5, 0.1)
	within(t, "P90", d.Net.P90, 41-25*math.Sqrt(0.05), 0.1)
}

// A good draw has high benefits and low costs: at a correlation of 1 the two widen the range of the net together,
// from −8 to 8, and never offset each other.
func TestCostsFallAsBenefitsRise(t *testing.T) {
	c := caseOf(t, 1, line("gain", "a", model.BenefitLine, "0", "8"), line("cost", "b", model.CostLine, "0", "8"))
	d := draw(t, c, "s", DrawParams{Seed: 3, Count: MaxDraws, Correlation: decimal.NewNullDecimal(number("1"))})
	within(t, "P10", d.Net.P10, -8+16*math.Sqrt(0.05), 0.1)
	within(t, "P90", d.Net.P90, 8-16*math.Sqrt(0.05), 0.1)
}

// With the likeliest at a share m of the range, a share m of the draws lies below it.
func TestALineIsDrawnAroundItsLikeliest(t *testing.T) {
	likeliest := func(l *model.Line, share string) *model.Line { d := number(share); l.Likeliest = &d; return l }
	for _, one := range []struct {
		line *model.Line
		p50  float64
	}{
		{line("a", "a", model.BenefitLine, "0", "10"), 5},
		{likeliest(line("a", "a", model.BenefitLine, "0", "10"), "0"), 10 * (1 - math.Sqrt(0.5))},
		{likeliest(line("a", "a", model.BenefitLine, "0", "10"), "1"), 10 * math.Sqrt(0.5)},
		{likeliest(line("a", "a", model.BenefitLine, "0", "10"), "0.8"), 10 * math.Sqrt(0.5*0.8)},
		// a cost that is likeliest near its maximum: √(0.5 × 0.8) of the way up
		{likeliest(line("a", "a", model.CostLine, "0", "10"), "0.8"), -10 * math.Sqrt(0.5*0.8)},
	} {
		d := draw(t, caseOf(t, 1, one.line), "s", DrawParams{Seed: 2, Count: MaxDraws})
		within(t, "P50", d.Net.P50, one.p50, 0.05)
	}
}

func TestDrawsSayHowTheyWereMade(t *testing.T) {
	c := caseOf(t, 1, line("a", "a", model.BenefitLine, "0", "10"), line("b", "b", model.BenefitLine, "0", "10"))
	if got, want := draw(t, c, "s", DrawParams{Seed: 2, Count: 1000}).How(), "1,000 draws, seed 2, correlation 0.5: lines do well or badly together in part. Each line is drawn from a triangle over its range; likeliest: the midpoint, as no line gives its own."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	share := number("0.2")
	own := line("b", "b", model.BenefitLine, "0", "10")
	own.Likeliest = &share
	c = caseOf(t, 1, line("a", "a", model.BenefitLine, "0", "10"), own)
	e, err := c.Correlate(number("0.3"))
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	if got := draw(t, c, "s", DrawParams{Seed: 2, Count: 10}).How(); !strings.Contains(got, "correlation 0.3:") || !strings.Contains(got, "1 of 2 lines has a likeliest of its own") {
		t.Errorf("got %s", got)
	}
}

// What the words say of a number of draws is never more than is true.
func TestAShareOfDrawsIsNeverOverstated(t *testing.T) {
	c := caseOf(t, 1, line("a", "a", model.BenefitLine, "0", "10"))
	for count, words := range map[int]map[int]string{
		1:      {0: "none of 1 draw", 1: "the one draw"},
		60:     {0: "none of 60 draws", 1: "1 of 60 draws", 59: "59 of 60 draws", 60: "all 60 draws"},
		10_000: {0: "none of 10,000 draws", 1: "fewer than 1 in 100 draws", 5_149: "about 51 in 100 draws", 5_150: "about 52 in 100 draws", 9_999: "more than 99 in 100 draws", 10_000: "all 10,000 draws"},
	} {
		d := draw(t, c, "s", DrawParams{Seed: 2, Count: count})
		for n, want := range words {
			if got := d.OutOf(n); got != want {
				t.Errorf("%d of %d are %q, want %q", n, count, got, want)
			}
		}
	}
}

func TestAtLeastIsReachedByAtLeastSoMany(t *testing.T) {
	r := randomly(t)
	for range 100 {
		c := randomCase(t, r)
		count := 1 + r.IntN(400)
		d := draw(t, c, "s", DrawParams{Seed: r.Uint64(), Count: count})
		for percent := 0; percent <= 100; percent += 5 {
			at := decimal.NewFromFloat(d.AtLeast(percent))
			if n := d.Reaching(at); 100*n < percent*count || n < 1 {
				t.Fatalf("%d of %d draws reach the net that %d in 100 reach", n, count, percent)
			}
		}
		if d.AtLeast(100) > d.Net.P10 || d.AtLeast(90) != d.Net.P10 || d.AtLeast(10) != d.Net.P90 || d.AtLeast(0) < d.Net.P90 {
			t.Fatalf("the curve leaves the percentiles: %v", d.Net)
		}
	}
}
