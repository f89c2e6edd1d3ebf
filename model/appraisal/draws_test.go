package appraisal_test

import (
	"context"
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

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
		"P50 of NPV":            {d.NPV.P50, 4 + 5/1.1},
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
