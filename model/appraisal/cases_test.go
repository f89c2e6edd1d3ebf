package appraisal_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

var seedFlag = flag.Uint64("seed", 0, "repeat the random tests of this seed")

// randomly returns random numbers whose seed is printed.
func randomly(t testing.TB) *rand.Rand {
	t.Helper()
	seed := *seedFlag
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("repeat with -seed=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func number(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// worked is the built-in example with its published scenario.
func worked(t testing.TB) (*model.Case, string) {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case, f.Case.DefaultScenario().ID
}

func published(t testing.TB) model.Flow {
	t.Helper()
	c, scenario := worked(t)
	return model.Profile(c, scenario, model.Minimum, model.InYear)
}

// caseOf builds a case of two options, a and b, that scenario "s" both chooses, with some more records.
func caseOf(t testing.TB, years int, others ...model.Record) *model.Case {
	t.Helper()
	records := append([]model.Record{
		&model.Head{ID: "case", Title: "Case", FirstYear: 2018, Years: years},
		&model.Component{ID: "care", Name: "Care"},
		&model.Decision{ID: "support", Component: "care", Name: "Support", Several: true},
		&model.Option{ID: "a", Decision: "support", Name: "Advice first"},
		&model.Option{ID: "b", Decision: "support", Name: "Better tools"},
		&model.Scenario{ID: "s", Name: "Both"},
		&model.Scenario{ID: "none", Name: "Neither"},
		&model.Choice{Scenario: "s", Decision: "support", Options: []string{"a", "b"}, Status: model.Agreed},
	}, others...)
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// line makes a line of figures parted by spaces; without a maximum it has no range.
func line(id, owner string, kind model.LineType, minimum, maximum string) *model.Line {
	return &model.Line{ID: id, Owner: owner, Type: kind, Recurrence: model.Ongoing, Minimum: figures(minimum), Maximum: figures(maximum)}
}

// greenBook is the schedule that is built in.
func greenBook() Schedule { return ScheduleOf(&model.Case{}, false) }

// once makes a line whose figures count in their year alone, whatever the basis.
func once(id, owner string, kind model.LineType, minimum, maximum string) *model.Line {
	l := line(id, owner, kind, minimum, maximum)
	l.Recurrence = model.Once
	return l
}

// randomCase has up to 12 lines over 1 to 10 years, many with a range; benefits and costs are never negative.
func randomCase(t testing.TB, r *rand.Rand) *model.Case {
	t.Helper()
	years := 1 + r.IntN(10)
	records := make([]model.Record, 0, 12)
	for i := range r.IntN(13) {
		records = append(records, randomLine(r, fmt.Sprint("line-", i), years))
	}
	if r.IntN(2) == 0 {
		o := &model.Overlap{ID: "o", Measure: pick(r, "net", "Benefits", "people", "morale"), Amount: money(r, 900)}
		if r.IntN(2) == 0 {
			o = o.WithStep(years, r.IntN(years), money(r, 900))
		}
		records = append(records, o)
	}
	return caseOf(t, years, records...)
}

func randomLine(r *rand.Rand, id string, years int) *model.Line {
	l := &model.Line{
		ID: id, Owner: pick(r, "a", "b", model.Programme), Type: pick(r, model.BenefitLine, model.CostLine),
		Category: pick(r, "", "people"), Recurrence: pick(r, model.Ongoing, model.Once),
	}
	ranged := r.IntN(3) > 0
	for range years {
		low := money(r, 500)
		l.Minimum = append(l.Minimum, low)
		if ranged {
			l.Maximum = append(l.Maximum, low.Add(money(r, 300)))
		}
	}
	if l.Type == model.CostLine && r.IntN(3) == 0 {
		l.Class, l.Mitigation = pick(r, model.CostClasses()...), decimal.New(int64(r.IntN(101)), -2)
		if overrun := decimal.New(int64(r.IntN(250)), -2); l.Class == model.OwnEvidence && r.IntN(2) == 0 {
			l.Overrun, l.OverrunSource = &overrun, pick(r, "", "the last programme")
		}
	}
	return l
}

// money draws an amount in £m with two places or six, often none.
func money(r *rand.Rand, hundredths int) decimal.Decimal {
	switch r.IntN(4) {
	case 0:
		return decimal.Zero
	case 1:
		return decimal.New(int64(r.IntN(hundredths*10_000)), -6)
	}
	return decimal.New(int64(r.IntN(hundredths)), -2)
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// flat is a schedule with one rate, in per cent.
func flat(percent int64) Schedule {
	return Schedule{Name: "Flat", Edition: "test", Bands: []Band{{First: 0, Last: 30, Rate: decimal.New(percent, -2)}}}
}

// near checks a figure against one printed with some places.
func near(t *testing.T, what string, got decimal.Decimal, want string) {
	t.Helper()
	printed := number(want)
	if !got.Round(-printed.Exponent()).Equal(printed) {
		t.Errorf("%s is %s, want %s", what, got, want)
	}
}
