package schemes_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"

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

func BenchmarkPackage(b *testing.B) {
	benchmark := func(name string, cases []*model.Case, scenario string) {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				s, err := New(cases[i%len(cases)], Question{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Package(b.Context(), nil, Present(cases[i%len(cases)], scenario)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	benchmark("example", []*model.Case{example(b)}, "published-case")
	benchmark("30x4, 40 rules", benchCases(b, large(30, 40, "0.25")), "s")
}

func BenchmarkFrontier(b *testing.B) {
	for _, x := range []struct {
		decisions, rules int
		by               Objectives
	}{{12, 0, Money}, {20, 0, Money}, {30, 0, Money}, {30, 20, Money}, {30, 40, Money}, {20, 0, Supportive}, {12, 0, Principled}, {12, 40, Principled}} {
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

// BenchmarkCompare times the page's frontier: with conflicts as an objective as far as the limits go, then under a
// threshold, −1 for none.
func BenchmarkCompare(b *testing.B) {
	b.Run("example", func(b *testing.B) { benchmarkCompare(b, []*model.Case{example(b)}, "published-case") })
	for _, decisions := range []int{12, 20, 30} {
		for _, rules := range []int{0, 40} {
			b.Run(fmt.Sprintf("%dx4, %d rules", decisions, rules), func(b *testing.B) {
				benchmarkCompare(b, benchCases(b, large(decisions, rules, "0.25")), "s")
			})
		}
	}
}

func benchmarkCompare(b *testing.B, cases []*model.Case, scenario string) {
	threshold, most := -1, uint64(0)
	for i := 0; b.Loop(); i++ {
		c := cases[i%len(cases)]
		s := space(b, c, Question{})
		mine, err := s.Of(Present(c, scenario))
		if err != nil {
			b.Fatal(err)
		}
		f, err := s.Compare(b.Context(), mine)
		if err != nil {
			b.Fatal(err)
		}
		if f.Threshold != nil {
			threshold = max(threshold, *f.Threshold)
		}
		var held runtime.MemStats
		runtime.ReadMemStats(&held)
		most = max(most, held.HeapInuse)
	}
	b.ReportMetric(float64(threshold), "threshold")
	b.ReportMetric(float64(most>>20), "MB-in-use")
}

// BenchmarkGrowth shows how the cost grows with decisions and rules. Where a case is beyond the limits, it says
// so.
func BenchmarkGrowth(b *testing.B) {
	for _, decisions := range []int{5, 10, 20, 30, 40} {
		for _, rules := range []int{0, 20, 40, 60} {
			cases := benchCases(b, large(decisions, rules, "0.25"))
			b.Run(fmt.Sprintf("choice/%dx4, %d rules", decisions, rules), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					s := space(b, cases[i%len(cases)], Question{})
					skipTooLarge(b, func() error { _, err := s.Remaining(b.Context(), nil); return err })
					skipTooLarge(b, func() error { _, err := s.Feasible(b.Context()); return err })
				}
			})
			b.Run(fmt.Sprintf("frontier/%dx4, %d rules", decisions, rules), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					s := space(b, cases[i%len(cases)], Question{})
					skipTooLarge(b, func() error { _, err := s.Frontier(b.Context(), Money); return err })
				}
			})
		}
	}
}

func skipTooLarge(b *testing.B, ask func() error) {
	b.Helper()
	var large *TooLargeError
	if err := ask(); errors.As(err, &large) {
		b.Skip(err)
	} else if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkQuestions times what a person asks of a scenario with 30 decisions and 40 rules.
func BenchmarkQuestions(b *testing.B) {
	cases := benchCases(b, large(30, 40, "0.25"))
	for _, x := range []struct {
		name string
		ask  func(*Space, Choices) error
	}{
		{"near best", func(s *Space, _ Choices) error {
			_, err := s.NearBest(b.Context(), decimal.NewFromInt(5))
			return err
		}},
		{"beats mine", func(s *Space, given Choices) error { _, err := s.Beats(b.Context(), given, 10); return err }},
		{"why", func(s *Space, given Choices) error { _, err := s.Why(b.Context(), "d0-o0", given); return err }},
		{"fit", func(s *Space, given Choices) error { _, err := s.Fit(b.Context(), "d0-o0", given); return err }},
	} {
		b.Run(x.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				c := cases[i%len(cases)]
				if err := x.ask(space(b, c, Question{}), Present(c, "s")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
