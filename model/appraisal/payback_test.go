package appraisal_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// flowOf builds a profile from rows of figures in £m parted by spaces.
func flowOf(benefit, cost string) model.Flow {
	f := model.Flow{Benefit: figures(benefit), Cost: figures(cost)}
	total := decimal.Zero
	for i := range f.Benefit {
		net := f.Benefit[i].Sub(f.Cost[i])
		total = total.Add(net)
		f.Net, f.Cumulative = append(f.Net, net), append(f.Cumulative, total)
	}
	return f
}

func figures(row string) []decimal.Decimal {
	var list []decimal.Decimal
	for _, text := range strings.Fields(row) {
		list = append(list, decimal.RequireFromString(text))
	}
	return list
}

func TestPaybackIsWhenTheCumulativeNetTurnsAndStays(t *testing.T) {
	for _, one := range []struct {
		name          string
		benefit, cost string
		want          Payback
	}{
		{"nothing is spent and nothing gained", "0 0 0", "0 0 0", Payback{Verdict: NothingSpent}},
		{"no years", "", "", Payback{Verdict: NothingSpent}},
		{"it pays from the start", "1 0 0", "0 0 0", Payback{Verdict: NoNetOutlay}},
		{"benefits cover costs every year", "2 1 1", "2 1 1", Payback{Verdict: NoNetOutlay}},
		{"costs are covered by what came before", "5 0 0", "0 2 3", Payback{Verdict: NoNetOutlay}},
		{"it pays back in the second year", "2 13 13 5", "3 8 5 1", Payback{Verdict: PaysBack, Year: 1, Crossings: 1}},
		{"it comes to zero exactly in the last year", "0 1 2", "3 0 0", Payback{Verdict: PaysBack, Year: 2, Crossings: 1}},
		{"it never pays back", "1 1 1", "2 2 2", Payback{Verdict: NotWithinPeriod}},
		{"it pays back and falls again", "0 5 0", "1 0 9", Payback{Verdict: NotWithinPeriod, Year: 1, Crossings: 1}},
		{"it crosses twice and stays", "0 5 0 6", "1 0 9 0", Payback{Verdict: PaysBack, Year: 3, Crossings: 2}},
		{"it starts well, falls and recovers", "4 0 9", "0 9 0", Payback{Verdict: PaysBack, Year: 2, Crossings: 1}},
		{"it stays at zero before it is spent", "0 0 1", "0 1 0", Payback{Verdict: PaysBack, Year: 2, Crossings: 1}},
	} {
		t.Run(one.name, func(t *testing.T) {
			if got := PaybackOf(flowOf(one.benefit, one.cost)); got != one.want {
				t.Errorf("got %+v, want %+v", got, one.want)
			}
		})
	}
}

// oneChoice is a case with an option of a range, one without, and a programme cost.
func oneChoice(t *testing.T) *model.Case {
	t.Helper()
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "case", Title: "Case", FirstYear: 2018, Years: 3},
		&model.Component{ID: "care", Name: "Care"},
		&model.Decision{ID: "support", Component: "care", Name: "Support"},
		&model.Option{ID: "a", Decision: "support", Name: "A"},
		&model.Option{ID: "b", Decision: "support", Name: "B"},
		&model.Line{ID: "1", Owner: "a", Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: figures("0 1 2"), Maximum: figures("0 3 2")},
		&model.Line{ID: "2", Owner: "a", Type: model.CostLine, Category: "people", Recurrence: model.Once, Minimum: figures("1 0.5 0"), Maximum: figures("2 0.5 0")},
		&model.Line{ID: "3", Owner: "b", Type: model.BenefitLine, Recurrence: model.Once, Minimum: figures("0 0 1")},
		&model.Line{ID: "4", Owner: model.Programme, Type: model.CostLine, Category: "technology", Recurrence: model.Once, Minimum: figures("1 0 0")},
		&model.Principle{ID: "P1", Name: "One"},
		&model.Principle{ID: "P2", Name: "Two"},
		&model.Link{Owner: "a", To: model.KindPrinciple, Target: "P1", Stance: model.Supports},
		&model.Link{Owner: "a", To: model.KindPrinciple, Target: "P2", Stance: model.Conflicts},
		&model.Rule{Relation: model.Requires, Option: "a", Other: "b"},
		&model.Scenario{ID: "s", Name: "S"},
		&model.Choice{Scenario: "s", Decision: "support", Options: []string{"a"}, Status: model.Agreed},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestASummaryAgreesWithTheProfileItSumsUp(t *testing.T) {
	s := SummaryOf(oneChoice(t), "s", model.Central, model.InYear)
	for _, one := range []struct{ name, got, want string }{
		{"net at the estimate", s.Flow.TotalNet.String(), "1"},
		{"net at the minimum", s.Low.TotalNet.String(), "-0.5"},
		{"net at the maximum", s.High.TotalNet.String(), "2.5"},
		{"costs of people", s.Costs[0].Total.String(), "2"},
		{"costs of technology", s.Costs[1].Total.String(), "1"},
	} {
		if one.got != one.want {
			t.Errorf("%s is %s, want %s", one.name, one.got, one.want)
		}
	}
	if want := (Payback{Verdict: PaysBack, Year: 2, Crossings: 1}); s.Payback != want {
		t.Errorf("the payback is %+v, want %+v", s.Payback, want)
	}
	if s.Estimate != model.Central || s.Basis != model.InYear {
		t.Errorf("it stands for %s, %s", s.Estimate, s.Basis)
	}
}

func TestASummaryCountsPrinciplesAndBreaches(t *testing.T) {
	s := SummaryOf(oneChoice(t), "s", model.Minimum, model.InYear)
	if got, want := model.TallyOf(s.Standings).Words(""), "1 of 2 supported, 1 in conflict"; got != want {
		t.Errorf("the principles are %q, want %q", got, want)
	}
	if len(s.Breaches) != 1 || s.Breaches[0].Other.ID != "b" {
		t.Errorf("broken are %+v, want the rule that b is required", s.Breaches)
	}
}

func TestAnOptionByItselfTotalsFromTheSmallestToTheLargest(t *testing.T) {
	for basis, want := range map[model.Basis]map[string]string{
		model.InYear:    {"a": "3-5 1.5-2.5", "b": "1-1 0-0", model.Programme: "0-0 1-1"},
		model.Recurring: {"a": "4-8 1.5-2.5", "b": "1-1 0-0", model.Programme: "0-0 1-1"},
	} {
		totals := OptionTotalsOf(oneChoice(t), basis)
		if len(totals) != len(want) {
			t.Errorf("%s: %d owners have totals, want %d", basis, len(totals), len(want))
		}
		for owner, figures := range want {
			one := totals[owner]
			got := one.LowBenefit.String() + "-" + one.HighBenefit.String() + " " + one.LowCost.String() + "-" + one.HighCost.String()
			if got != figures {
				t.Errorf("%s, %s: %s, want %s", basis, owner, got, figures)
			}
		}
	}
}
