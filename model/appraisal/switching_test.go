package appraisal_test

import (
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func TestThePublishedCaseTurnsWhereItIsPublishedTo(t *testing.T) {
	f := published(t)
	s := greenBook().PresentValuesOf(f).Switching()
	near(t, "benefits", s.Benefits.Decimal.Shift(2), "52.2")
	near(t, "costs", s.Costs.Decimal.Shift(2), "91.5")
	near(t, "one year late", greenBook().PresentValuesOf(Delayed(f, 1)).Net, "9.49")
	near(t, "two years late", greenBook().PresentValuesOf(Delayed(f, 2)).Net, "-2.71")
}

func TestSwitchingValuesAgreeWithThoseWorkedByHand(t *testing.T) {
	const unset = ""
	for _, one := range []struct{ name, benefit, cost, falls, rises string }{
		{"twice the cost", "20", "10", "0.5", "1"},
		{"half the cost", "5", "10", "2", "-0.5"},
		{"even", "4", "4", "1", "0"},
		{"no cost", "4", "0", "0", unset},
		{"no benefit", "0", "4", unset, "-1"},
		{"neither", "0", "0", unset, unset},
		{"a benefit below nought", "-1", "4", unset, unset},
		{"a cost below nought", "1", "-4", unset, unset},
	} {
		s := greenBook().PresentValuesOf(model.FlowOf(figures(one.benefit), figures(one.cost))).Switching()
		for i, got := range []decimal.NullDecimal{s.Benefits, s.Costs} {
			want := []string{one.falls, one.rises}[i]
			if got.Valid != (want != unset) || got.Valid && !got.Decimal.Equal(number(want)) {
				t.Errorf("%s: %v, want %q", one.name, got, want)
			}
		}
	}
}

func TestAtTheSwitchingValuesNothingIsLeft(t *testing.T) {
	r := randomly(t)
	scaled := func(figures []decimal.Decimal, by decimal.Decimal) (list []decimal.Decimal) {
		for _, d := range figures {
			list = append(list, d.Mul(by))
		}
		return list
	}
	for range 200 {
		f := model.Profile(randomCase(t, r), "s", model.Central, model.InYear)
		s := greenBook().PresentValuesOf(f).Switching()
		if s.Benefits.Valid {
			v := greenBook().PresentValuesOf(model.FlowOf(scaled(f.Benefit, s.Benefits.Decimal), f.Cost))
			near(t, "NPV with benefits at their switching value", v.Net, "0.0000000000")
		}
		if s.Costs.Valid {
			v := greenBook().PresentValuesOf(model.FlowOf(f.Benefit, scaled(f.Cost, s.Costs.Decimal.Add(decimal.NewFromInt(1)))))
			near(t, "NPV with costs at their switching value", v.Net, "0.0000000000")
		}
	}
}

func TestADelayMovesBenefitsAndLeavesCosts(t *testing.T) {
	f := model.FlowOf(figures("0 11 12.1"), figures("10 0 0"))
	for years, want := range map[int]struct{ benefit, npv string }{
		0: {"0 11 12.1", "10.000"}, 1: {"0 0 11", "-0.909"}, 2: {"0 0 0", "-10.000"}, 3: {"0 0 0", "-10.000"}, 9: {"0 0 0", "-10.000"},
	} {
		late := Delayed(f, years)
		for i, d := range figures(want.benefit) {
			if !late.Benefit[i].Equal(d) || !late.Cost[i].Equal(f.Cost[i]) {
				t.Errorf("%d years late, in year %d: benefit %s and cost %s", years, i, late.Benefit[i], late.Cost[i])
			}
		}
		near(t, "NPV", flat(10).PresentValuesOf(late).Net, want.npv)
	}
}

func TestNoDelayIsThePlanAndALongerOneNeverBetter(t *testing.T) {
	r := randomly(t)
	for range 100 {
		f := model.Profile(randomCase(t, r), "s", model.Central, model.InYear)
		npv := greenBook().PresentValuesOf(f).Net
		if got := greenBook().PresentValuesOf(Delayed(f, 0)).Net; !got.Equal(npv) {
			t.Fatalf("no delay gives %s, the plan %s", got, npv)
		}
		for years := 1; years <= len(f.Benefit); years++ {
			later := greenBook().PresentValuesOf(Delayed(f, years)).Net
			if later.GreaterThan(npv) {
				t.Fatalf("%d years late NPV rises from %s to %s", years, npv, later)
			}
			npv = later
		}
	}
}

func TestPaybackIsInterpolatedOnDemand(t *testing.T) {
	for _, one := range []struct{ benefit, cost, years, words string }{
		{"2 13 13 5", "3 8 5 1", "1.2", "during 2019/20"},
		{"0 1 2", "3 0 0", "3", "during 2020/21"},
		{"0 0 8", "1 5 0", "2.75", "during 2020/21"},
		{"1 0", "0 0", "", "no net outlay"},
		{"0 0", "1 0", "", "not within the period"},
		{"0 0", "0 0", "", "nothing spent"},
	} {
		f := model.FlowOf(figures(one.benefit), figures(one.cost))
		p := PaybackOf(f)
		got := p.Years(f)
		if got.Valid != (one.years != "") || got.Valid && !got.Decimal.Equal(number(one.years)) {
			t.Errorf("%s less %s: %v years, want %q", one.benefit, one.cost, got, one.years)
		}
		if words := p.Words(&model.Head{FirstYear: 2018, Years: 4}); words != one.words {
			t.Errorf("%s less %s: %q, want %q", one.benefit, one.cost, words, one.words)
		}
	}
}

func TestThePeakOutlayIsTheLowestCumulativeNet(t *testing.T) {
	for _, one := range []struct {
		benefit, cost, want string
		year                int
	}{
		{"2 13 13 5", "3 8 5 1", "1", 0},
		{"0 0 9", "2.5 1 0", "3.5", 1},
		{"1 1", "0 1", "0", -1},
		{"0 3 0", "2 0 3", "2", 0},
	} {
		outlay, year := PeakOutlay(model.FlowOf(figures(one.benefit), figures(one.cost)))
		if !outlay.Equal(number(one.want)) || year != one.year {
			t.Errorf("%s less %s: %s in year %d, want %s in %d", one.benefit, one.cost, outlay, year, one.want, one.year)
		}
	}
}
