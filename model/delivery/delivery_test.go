package delivery

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// agreed is a random case with one scenario that is agreed as the decision, and history after it.
func agreed(t *testing.T, r *rand.Rand) *model.Case {
	t.Helper()
	years := 1 + r.IntN(5)
	records := []model.Record{
		&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: years}, &model.Component{ID: "a", Name: "A"}, &model.Decision{ID: "d", Component: "a", Name: "D", AsIs: true},
		&model.Option{ID: "o", Decision: "d", Name: "O"}, &model.Scenario{ID: "s", Name: "S"}, &model.Choice{Scenario: "s", Decision: "d", Options: []string{"o"}, Status: model.Provisional},
		&model.Measure{ID: "m", Name: "Waiting", Unit: "days", Start: amount(20), Target: amount(5), Direction: model.Down},
	}
	for i := range 1 + r.IntN(6) {
		l := &model.Line{ID: fmt.Sprint("l", i), Owner: []string{"o", model.Programme}[r.IntN(2)], Type: []model.LineType{model.BenefitLine, model.CostLine}[r.IntN(2)], Recurrence: []model.Recurrence{model.Ongoing, model.Once}[r.IntN(2)]}
		for range years {
			l.Minimum = append(l.Minimum, decimal.New(r.Int64N(90), -1))
		}
		records = append(records, l)
	}
	for i, x := range records {
		m := x.RecordMeta()
		m.Rank = model.RankAt(i)
		records[i] = x.WithMeta(m)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, c)(c.Agree(model.Agreement{Scenario: "s", Estimate: model.Minimum, Body: "Cabinet", On: "2019-04-09", Minute: "5"}))
}

func amount(n int64) *decimal.Decimal { d := decimal.New(n, 0); return &d }

func do(t *testing.T, c *model.Case) func(model.Edit, error) *model.Case {
	return func(e model.Edit, err error) *model.Case {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := model.Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
}

// lived is the case after months of reports, in which lines are edited, deleted and baselined anew.
func lived(t *testing.T, c *model.Case, r *rand.Rand) *model.Case {
	t.Helper()
	for range 40 {
		b := c.Baseline()
		l := b.Lines[r.IntN(len(b.Lines))]
		month := model.MonthOf(2019, 4) + model.Month(r.IntN(12*b.Years))
		d := decimal.New(r.Int64N(50), -2)
		switch r.IntN(8) {
		case 0:
			if x, ok := c.Lines.Get(l.ID); ok {
				next := *x
				next.Minimum = append([]decimal.Decimal{decimal.New(r.Int64N(90), -1)}, x.Minimum[1:]...)
				c = do(t, c)(c.Replace(l.ID, &next))
			}
		case 1:
			if _, ok := c.Lines.Get(l.ID); ok && c.Lines.Len() > 1 && len(b.Lines) > 1 {
				c = do(t, c)(c.Remove(model.KindLine, l.ID))
			}
		case 2:
			e, err := c.Agree(model.Agreement{Scenario: "s", Estimate: model.Minimum, Body: "Cabinet", On: "2020-04-09", Minute: "6", Why: "It moved."})
			if next := do(t, c)(e, err); len(next.Baseline().Lines) > 0 {
				c = next
			}
		case 3:
			x := *c.ProgressOf(model.KindLine, l.ID, month)
			x.Status, x.Reason = model.DeliveryStatuses()[r.IntN(4)], "So it is."
			c = do(t, c)(c.Report(&x))
		case 4:
			c = do(t, c)(c.Report(c.ProgressOf(model.KindLine, l.ID, month).With(2019+r.IntN(b.Years), &d)))
		default:
			c = do(t, c)(c.SayActual(l.ID, month, &d))
		}
	}
	return c
}

func TestTotalsTieToTheBaselineForAnyHistory(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 16))
		c := lived(t, agreed(t, r), r)
		b := c.Baseline()
		for period := model.MonthOf(2019, 3); period < model.MonthOf(2019+b.Years, 8); period += 5 {
			p := Of(c, period)
			tied := map[string]decimal.Decimal{}
			for _, l := range b.Lines {
				for _, d := range l.Figures(b.Estimate) {
					tied[string(l.Type)+string(l.Recurrence)] = tied[string(l.Type)+string(l.Recurrence)].Add(d)
				}
			}
			rows, known := 0, decimal.Zero
			for _, g := range p.Groups {
				rows += g.Rows
				known = known.Add(g.Actual.Total)
				if !g.Baseline.Total.Equal(tied[string(g.Type)+string(g.Recurrence)]) {
					t.Errorf("seed %d, %s: %s is %s, and the baseline has %s", seed, period, g.Name(), g.Baseline.Total, tied[string(g.Type)+string(g.Recurrence)])
				}
				if !g.Baseline.Total.Add(g.Difference()).Equal(g.Forecast.Total) {
					t.Errorf("seed %d, %s: %s doesn't add up", seed, period, g.Name())
				}
			}
			if rows != len(b.Lines) || len(p.Rows) != rows {
				t.Errorf("seed %d: %d rows in groups, %d in all, and %d lines", seed, rows, len(p.Rows), len(b.Lines))
			}
			for _, o := range p.Outside {
				known = known.Add(o.Total)
			}
			if all := entered(c, period); !known.Equal(all) {
				t.Errorf("seed %d, %s: %s is counted or named, and %s was entered", seed, period, known, all)
			}
		}
	}
}

// entered sums every actual up to a month.
func entered(c *model.Case, period model.Month) (sum decimal.Decimal) {
	for x := range c.Actuals.All() {
		for _, one := range x.Months {
			if one.Month <= period {
				sum = sum.Add(one.Figure)
			}
		}
	}
	return sum
}

func TestTheWholeIsNeverGreenerThanItsPartsAndExceptionsStandFirst(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 17))
		c := lived(t, agreed(t, r), r)
		p := Of(c, Last(c))
		for i, row := range p.Rows {
			if rankOf(row.Said.Status) < rankOf(p.Top) {
				t.Errorf("seed %d: the whole is %s and “%s” %s", seed, p.Top, row.Line.Name, row.Said.Status)
			}
			if i > 0 && rankOf(row.Said.Status) < rankOf(p.Rows[i-1].Said.Status) {
				t.Errorf("seed %d: “%s” stands behind what is better", seed, row.Line.Name)
			}
		}
	}
}

func TestAHeadlineClaimsWhatTheFiguresSay(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 18))
		c := lived(t, agreed(t, r), r)
		p := Of(c, Last(c))
		g := p.Groups[0]
		line := p.Headline()
		if lines, by := p.Overspent(); lines > 0 {
			over := fmt.Sprintf("; %s %s more than agreed or expected, by %s", model.Many(lines, "line"), model.Plural(lines, "has cost", "have cost"), model.Million(by))
			if line = strings.TrimSuffix(line, over); line == p.Headline() {
				t.Errorf("seed %d: %q doesn't say%s", seed, line, over)
			}
		}
		named, inAll := g.Forecast.Total, line
		if g.Recurrence == model.Ongoing {
			last := len(p.Years) - 1
			level, behind, _ := strings.Cut(line, "; over all years ")
			named, inAll = g.Forecast.Years[last], behind
			holds(t, level, g.Forecast.Years[last].Sub(g.Baseline.Years[last]))
			if last == 0 {
				inAll = level
			}
		}
		holds(t, inAll, g.Difference())
		if !strings.Contains(line, model.MoneyStyle{Places: p.Places()}.Format(named)+" expected") {
			t.Errorf("seed %d: %q of %+v", seed, line, g.Sums)
		}
	}
}

// holds fails where words claim less, more or as much and the difference is another.
func holds(t *testing.T, words string, difference decimal.Decimal) {
	t.Helper()
	if strings.Contains(words, " less") != difference.IsNegative() || strings.Contains(words, " more") != difference.IsPositive() || strings.Contains(words, "as agreed") != difference.IsZero() {
		t.Errorf("%q of a difference of %s", words, difference)
	}
}

func TestActualsOfALineThatLeftTheBaselineAreNamedAndNotCounted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 19))
	c := agreed(t, r)
	for len(c.Baseline().Lines) < 2 {
		c = agreed(t, r)
	}
	gone := c.Baseline().Lines[0]
	c = do(t, c)(c.SayActual(gone.ID, model.MonthOf(2019, 5), amount(7)))
	c = do(t, c)(c.Remove(model.KindLine, gone.ID))
	c = do(t, c)(c.Agree(model.Agreement{Scenario: "s", Estimate: model.Minimum, Body: "Cabinet", On: "2019-07-09", Minute: "6", Why: "It fell away."}))
	p := Of(c, model.MonthOf(2019, 6))
	if len(p.Outside) != 1 || p.Outside[0].Name != gone.Name || !p.Outside[0].Total.Equal(*amount(7)) {
		t.Fatalf("what stands outside is %+v", p.Outside)
	}
	for _, g := range p.Groups {
		if !g.Actual.Total.IsZero() {
			t.Errorf("%s counts it", g.Name())
		}
	}
	if found := p.Checks(); len(found) == 0 || !strings.Contains(found[len(found)-1].Text, "in no total") {
		t.Errorf("to check: %+v", found)
	}
}

func TestAMeasureIsHeldAgainstItsTargetByItsDirection(t *testing.T) {
	c := agreed(t, rand.New(rand.NewPCG(2, 19)))
	for value, want := range map[int64]string{20: "0% of the way", 11: "60% of the way", 5: "the target is met", 4: "the target is met", 25: "further from the target than at the start"} {
		c := do(t, c)(c.SayReading("m", model.MonthOf(2019, 6), amount(value)))
		if got := Of(c, model.MonthOf(2019, 8)).Measures[0].Words(); !strings.Contains(got, want) || !strings.Contains(got, "June 2019") {
			t.Errorf("of %d days: %q, want %q", value, got, want)
		}
		if got := Of(c, model.MonthOf(2019, 5)).Measures[0].Words(); got != "no reading yet" {
			t.Errorf("a month before: %q", got)
		}
	}
}

func TestWithoutABaselineItSaysSo(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: 2}}, false)
	if err != nil {
		t.Fatal(err)
	}
	if p := Of(c, Last(c)); p.Headline() != NoBaseline || p.Notes() != nil || p.Checks() != nil || p.Slipped() != nil {
		t.Errorf("it says %q", p.Headline())
	}
}

func BenchmarkPositionOf2000LinesAnd60Months(b *testing.B) {
	c := large(b)
	for b.Loop() {
		Of(c, model.MonthOf(2024, 3))
	}
}

// large is a case of 2,000 lines with 60 months of actuals each.
func large(b *testing.B) *model.Case {
	base := &model.Baseline{ID: "b", ScenarioID: "s", ScenarioName: "S", Body: "Cabinet", On: "2019-04-09", Minute: "5", Estimate: model.Minimum, FirstYear: 2019, Years: 5}
	records := []model.Record{&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: 5}}
	for i := range 2000 {
		l := model.BaselineLine{ID: fmt.Sprint("l", i), Owner: model.Programme, OwnerName: "Council-wide", Name: fmt.Sprint("Line ", i), Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: make([]decimal.Decimal, 5)}
		base.Lines = append(base.Lines, l)
		for year := range 5 {
			x := &model.Actuals{Line: l.ID, Year: 2019 + year}
			for _, m := range model.MonthsOf(x.Year) {
				x.Months = append(x.Months, model.MonthFigure{Month: m, Figure: decimal.New(int64(i), -3)})
			}
			records = append(records, x)
		}
	}
	c, err := model.NewCase(0, append(records, base), false)
	if err != nil {
		b.Fatal(err)
	}
	return c
}
