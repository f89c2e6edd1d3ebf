package schemes_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"tomworkbench/assets"
	"tomworkbench/model"
	. "tomworkbench/model/schemes"
	"tomworkbench/storage/casefile"
)

func example(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

// benchSeeds are the seeds of the random cases that a benchmark takes in turn.
var benchSeeds = []uint64{1, 2, 3, 4, 5}

func benchCases(b *testing.B, x shape) []*model.Case {
	b.Helper()
	var cases []*model.Case
	for _, seed := range benchSeeds {
		cases = append(cases, randomCase(b, rand.New(rand.NewPCG(seed, 7)), x))
	}
	b.Logf("seeds %v", benchSeeds)
	return cases
}

func large(decisions, rules int, unit string) shape {
	return shape{decisions: decisions, options: 4, rules: rules, principles: 12, years: 4, unit: unit}
}

func BenchmarkChoice(b *testing.B) {
	b.Run("example", func(b *testing.B) { benchmarkChoice(b, []*model.Case{example(b)}, "published-case") })
	b.Run("30x4, 40 rules", func(b *testing.B) { benchmarkChoice(b, benchCases(b, large(30, 40, "0.25")), "s") })
}

// benchmarkChoice greys and counts after a choice, on a space of its own and with one decision fixed or many.
func benchmarkChoice(b *testing.B, cases []*model.Case, scenario string) {
	for _, few := range []bool{true, false} {
		b.Run(fmt.Sprint("few fixed ", few), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				c := cases[i%len(cases)]
				given := Present(c, scenario)
				for id := range given {
					if few && len(given) > 1 {
						delete(given, id)
					}
				}
				s, err := New(c, Question{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Remaining(b.Context(), given); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Left(b.Context(), given); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFrontier(b *testing.B) {
	for _, x := range []struct {
		decisions, rules int
		by               Objectives
	}{{12, 0, Money}, {20, 0, Money}, {30, 0, Money}, {30, 20, Money}, {30, 40, Money}, {20, 0, Principled}} {
		for _, unit := range []string{"0.25", "0.01"} {
			b.Run(fmt.Sprintf("%dx4, %d rules, by %d, £%sm", x.decisions, x.rules, x.by, unit), func(b *testing.B) {
				benchmarkFrontier(b, benchCases(b, large(x.decisions, x.rules, unit)), x.by)
			})
		}
	}
}

func benchmarkFrontier(b *testing.B, cases []*model.Case, by Objectives) {
	points := 0
	for i := 0; b.Loop(); i++ {
		s, err := New(cases[i%len(cases)], Question{})
		if err != nil {
			b.Fatal(err)
		}
		f, err := s.Frontier(context.Background(), by)
		if err != nil {
			b.Fatal(err)
		}
		points = max(points, len(f.Points))
	}
	b.ReportMetric(float64(points), "points")
}
