package delivery

import (
	"math/rand/v2"
	"strings"
	"testing"

	"tomworkbench/model"
)

func TestWhatWasReportedInAnEarlierMonthIsDatedAndNeverNew(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 18))
		c := lived(t, agreed(t, r), r)
		for _, months := range []model.Month{0, 1, 3, 40} {
			p := Of(c, Last(c)+months)
			for i := range p.Rows {
				row := &p.Rows[i]
				dated := p.AsReported(row)
				if old := row.Reported != 0 && row.Reported < p.Period; old != (dated == "as last reported, "+row.Reported.Words()) {
					t.Errorf("seed %d: reported in %s and shown for %s it is %q", seed, row.Reported, p.Period, dated)
				}
				if row.Changed != "" && dated != "" {
					t.Errorf("seed %d: %q, though it is %q", seed, row.Changed, dated)
				}
			}
			if notes := strings.Join(p.Dated(), ". "); months > 0 && !strings.HasPrefix(notes, "Nothing is reported") {
				t.Errorf("seed %d: %d months after all that is known it says %q", seed, months, notes)
			}
		}
	}
}

func TestOfAYearWithoutAMonthNothingIsKnown(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 19))
		c := lived(t, agreed(t, r), r)
		p := Of(c, Last(c))
		for _, g := range p.Groups {
			any := false
			for i := range p.Years {
				any = any || g.Known(i)
				if !g.Known(i) && !g.Actual.Years[i].IsZero() {
					t.Errorf("seed %d: %s has come in a year of which nothing is known", seed, g.Actual.Years[i])
				}
			}
			if any != g.AnyKnown() || !any != strings.Contains(p.ToDate(g), "no month up to") {
				t.Errorf("seed %d: known %v, and it says %q", seed, any, p.ToDate(g))
			}
			if g.Latest != 0 && g.Latest < p.Period && !strings.Contains(p.ToDate(g), g.Latest.Words()+", the last month with a figure") {
				t.Errorf("seed %d: of figures up to %s it says %q", seed, g.Latest, p.ToDate(g))
			}
		}
	}
}

func TestNothingIsToldOfAMonthBeforeAllThatWasAgreed(t *testing.T) {
	c := agreed(t, rand.New(rand.NewPCG(1, 20)))
	if err := CanTell(c, model.MonthOf(2019, 4)); err != nil {
		t.Error(err)
	}
	if err := CanTell(c, model.MonthOf(2019, 3)); err == nil || !strings.Contains(err.Error(), "before the programme") {
		t.Errorf("it says %v", err)
	}
}
