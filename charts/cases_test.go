package charts

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// testLine is a line of the programme for a small case; its figures are in £m.
type testLine struct {
	kind             model.LineType
	minimum, maximum []string
	grade            model.SourceGrade
}

// newCase makes a case of programme lines, with one scenario "s" that chooses nothing.
func newCase(t testing.TB, name string, years int, lines ...testLine) *model.Case {
	t.Helper()
	records := []model.Record{
		&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: years},
		&model.Scenario{ID: "s", Name: name},
	}
	for i, l := range lines {
		records = append(records, &model.Line{
			ID: fmt.Sprintf("line-%d", i), Owner: model.Programme, Type: l.kind, Recurrence: model.Once,
			Minimum: decimals(t, l.minimum), Maximum: decimals(t, l.maximum),
			Source: model.Source{Grade: l.grade},
		})
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func decimals(t testing.TB, figures []string) []decimal.Decimal {
	t.Helper()
	var out []decimal.Decimal
	for _, text := range figures {
		d, err := model.ParseFigure(text)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// publishedCase has the figures of the worked example's published case.
func publishedCase(t testing.TB) *model.Case {
	return newCase(t, "Published case", 4,
		testLine{model.BenefitLine, []string{"2", "13", "13", "5"}, []string{"4", "23", "22.5", "8.5"}, model.Published},
		testLine{model.CostLine, []string{"3", "8", "5", "1"}, nil, model.Published},
	)
}

// negativeCase costs only, with a range, and has a negative benefit.
func negativeCase(t testing.TB) *model.Case {
	return newCase(t, "Costs alone", 4,
		testLine{model.BenefitLine, []string{"-1.5", "-1", "0", "-0.5"}, []string{"-0.5", "0", "0", "0"}, model.Workshop},
		testLine{model.CostLine, []string{"2", "5", "3", "1"}, []string{"3", "6.5", "4", "1.25"}, model.Workshop},
	)
}

// emptyCase has no figures at all.
func emptyCase(t testing.TB) *model.Case { return newCase(t, "Nothing chosen yet", 4) }

// longCase has thirty years that cost first and pay later.
func longCase(t testing.TB) *model.Case {
	var low, high, cost []string
	for i := range 30 {
		low = append(low, fmt.Sprintf("%d.25", min(9, i/2)))
		high = append(high, fmt.Sprintf("%d.75", min(14, 1+i*2/3)))
		cost = append(cost, fmt.Sprintf("%d.5", max(1, 8-i/2)))
	}
	return newCase(t, "Thirty years", 30,
		testLine{model.BenefitLine, low, high, model.Workshop},
		testLine{model.CostLine, cost, nil, model.Workshop},
	)
}

// randomCase makes a case of any shape: any years, sizes from pence to billions, signs, ranges.
func randomCase(t testing.TB, r *rand.Rand) *model.Case {
	years := 1 + r.IntN(model.MaxYears)
	if r.IntN(2) == 0 {
		years = 1 + r.IntN(6)
	}
	scale := []int64{1, 50, 1_000, 1_000_00, 999_999_99}[r.IntN(5)]
	var lines []testLine
	for range r.IntN(5) {
		l := testLine{kind: []model.LineType{model.BenefitLine, model.CostLine}[r.IntN(2)]}
		negative := r.IntN(4) == 0
		ranged := r.IntN(2) == 0
		for range years {
			low := r.Int64N(scale + 1)
			if negative {
				low -= scale / 2
			}
			l.minimum = append(l.minimum, decimal.New(low, -2).String())
			if ranged {
				l.maximum = append(l.maximum, decimal.New(low+r.Int64N(scale+1), -2).String())
			}
		}
		lines = append(lines, l)
	}
	names := []string{"Published case", "A", "A scheme with a name far too long for any chart that was ever drawn <&>"}
	return newCase(t, names[r.IntN(len(names))], years, lines...)
}
