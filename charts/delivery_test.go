package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/delivery"
)

// delivering is a case of which a scenario is agreed and reported on for some months.
func delivering(t testing.TB, c *model.Case, scenario string, r *rand.Rand) *model.Case {
	t.Helper()
	do := func(e model.Edit, err error) {
		t.Helper()
		next, _, applied := model.Apply(c, e)
		if err != nil || applied != nil {
			t.Fatal(err, applied)
		}
		c = next
	}
	for d := range c.Decisions.All() {
		if x := c.Choice(scenario, d.ID); len(x.Options) == 0 && x.Status != model.Agreed {
			for o := range c.OptionsOf(d.ID) {
				do(c.Insist(scenario, d.ID, o.ID))
				break
			}
		}
	}
	e, err := c.Agree(model.Agreement{Scenario: scenario, Estimate: model.Minimum, Body: "Cabinet", On: "2018-09-18", Minute: "64/18"})
	if err != nil {
		return c // a decision without an option
	}
	do(e, nil)
	b := c.Baseline()
	for _, l := range b.Lines {
		figures := l.Figures(b.Estimate)
		for m := range 1 + r.IntN(12*min(b.Years, 2)) {
			month := model.MonthOf(b.FirstYear, 4) + model.Month(m)
			d := figures[month.Begins()-b.FirstYear].DivRound(decimal.NewFromInt(12), 4).Mul(decimal.New(r.Int64N(12), -1))
			do(c.SayActual(l.ID, month, &d))
		}
		x := *c.ProgressOf(model.KindLine, l.ID, model.MonthOf(b.FirstYear, 6))
		x.Status, x.Reason = model.DeliveryStatuses()[r.IntN(4)], "As reported."
		late := figures[0].Mul(decimal.New(5*r.Int64N(3), -1)).Round(6)
		do(c.Report(x.With(b.FirstYear, &late)))
	}
	return c
}

func TestTheFigureOfDeliveryTiesToItsPositionForAnyHistory(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 21))
		s := randomSubject(t, r)
		s.Case = delivering(t, s.Case, s.Scenario, r)
		f := figureOf(t, FigureDelivery, s)
		p := delivery.Of(s.Case, delivery.Last(s.Case))
		if f.Empty() != (len(p.Groups) == 0) || f.Title() != model.Undirected(p.Headline()) {
			t.Errorf("seed %d: %q, empty %v, of %q", seed, f.Title(), f.Empty(), p.Headline())
		}
		rows := f.Table().Rows
		if len(rows) != 3*len(p.Groups) {
			t.Fatalf("seed %d: %d rows of %d groups", seed, len(rows), len(p.Groups))
		}
		for i, g := range p.Groups {
			last := len(rows[0]) - 1
			want := fmt.Sprint(plainAmount(g.Baseline.Total, p.Places()), plainAmount(g.Forecast.Total, p.Places()), plainAmount(g.Actual.Total, p.Places()))
			if got := fmt.Sprint(rows[3*i][last], rows[3*i+1][last], rows[3*i+2][last]); got != want {
				t.Errorf("seed %d, %s: %s, want %s", seed, g.Name(), got, want)
			}
		}
	}
}

func TestAFigureOfDeliveryIsOfThePeriodAskedFor(t *testing.T) {
	s := subjectOf(exampleCase(t))
	s.Case = delivering(t, s.Case, s.Scenario, rand.New(rand.NewPCG(1, 21)))
	s.Period = model.MonthOf(2018, 4)
	early := figureOf(t, FigureDelivery, s)
	s.Period = model.MonthOf(2019, 3)
	late := figureOf(t, FigureDelivery, s)
	if early.Alt() == late.Alt() || !strings.Contains(early.Alt(), "April 2018") || !strings.Contains(late.Alt(), "March 2019") {
		t.Errorf("of April: %s\nof March: %s", early.Alt(), late.Alt())
	}
}
