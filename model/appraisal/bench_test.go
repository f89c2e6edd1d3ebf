package appraisal_test

import (
	"fmt"
	"testing"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func BenchmarkMeasuresOfTheExample(b *testing.B) {
	c, scenario := worked(b)
	for b.Loop() {
		Measures(c, scenario, model.Minimum, model.InYear, Options{})
	}
}

func BenchmarkTenThousandDraws(b *testing.B) {
	c, scenario := worked(b)
	b.Run("example", func(b *testing.B) { benchmarkDraws(b, c, scenario) })
	b.Run("100 lines, 30 years", func(b *testing.B) { benchmarkDraws(b, largeCase(b), "s") })
}

func benchmarkDraws(b *testing.B, c *model.Case, scenario string) {
	for b.Loop() {
		if _, err := Draw(b.Context(), c, scenario, model.Recurring, DrawParams{Seed: 1, Count: UsualDraws}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMeasuresOfALargeCase(b *testing.B) {
	c := largeCase(b)
	for b.Loop() {
		Measures(c, "s", model.Minimum, model.Recurring, Options{Inputs: ByLine})
	}
}

// largeCase has 100 lines with a range over 30 years.
func largeCase(b *testing.B) *model.Case {
	b.Helper()
	var minimum, maximum string
	for i := range model.MaxYears {
		minimum += fmt.Sprintf("%d.25 ", i%4)
		maximum += fmt.Sprintf("%d.5 ", i%4+1)
	}
	var lines []model.Record
	for i := range 100 {
		lines = append(lines, line(fmt.Sprint("line-", i), "a", model.BenefitLine, minimum, maximum))
	}
	return caseOf(b, model.MaxYears, lines...)
}
