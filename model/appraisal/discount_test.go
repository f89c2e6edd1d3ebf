package appraisal_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func TestThePublishedCaseIsDiscountedAsPublished(t *testing.T) {
	c, scenario := worked(t)
	carried := greenBook().PresentValuesOf(model.Profile(c, scenario, model.Minimum, model.Recurring))
	near(t, "PVB carried forward", carried.Benefit, "72.395")
	near(t, "PVC carried forward", carried.Cost, "16.2990")
	near(t, "NPV carried forward", carried.Net, "56.0962")
	near(t, "BCR carried forward", carried.Ratio.Decimal, "4.442")
	v := greenBook().PresentValuesOf(published(t))
	near(t, "PVB", v.Benefit, "31.2057")
	near(t, "PVC", v.Cost, "16.2990")
	near(t, "NPV", v.Net, "14.9068")
	near(t, "BCR", v.Ratio.Decimal, "1.915")
}

func TestPresentValuesAgreeWithThoseWorkedByHand(t *testing.T) {
	steps := Schedule{Bands: []Band{{0, 1, number("0.1")}, {2, 30, number("0.25")}}}
	midYear := flat(21)
	midYear.MidYear = true
	for _, one := range []struct {
		name          string
		schedule      Schedule
		benefit, cost string
		pvb, pvc, bcr string
	}{
		{"10% a year", flat(10), "0 11 12.1", "10 0 0", "20.0000", "10.0000", "2.0000"},
		{"a rate that changes", steps, "0 11 13.75", "5 0 0", "20.0000", "5.0000", "4.0000"},
		{"no rate at all", flat(0), "1 2 3", "4 0 0", "6.0000", "4.0000", "1.5000"},
		{"figures at the middle of the year: √1.21 is 1.1", midYear, "1.1 1.331", "0 1.331", "2.0000", "1.0000", "2.0000"},
		{"the last year of a long case", flat(100), "0 0 0 0 0 0 0 0 0 0 1024", "1 0 0 0 0 0 0 0 0 0 0", "1.0000", "1.0000", "1.0000"},
	} {
		t.Run(one.name, func(t *testing.T) {
			v := one.schedule.PresentValuesOf(model.FlowOf(figures(one.benefit), figures(one.cost)))
			near(t, "PVB", v.Benefit, one.pvb)
			near(t, "PVC", v.Cost, one.pvc)
			near(t, "BCR", v.Ratio.Decimal, one.bcr)
			if !v.Net.Equal(v.Benefit.Sub(v.Cost)) {
				t.Errorf("NPV is %s, but PVB − PVC is %s", v.Net, v.Benefit.Sub(v.Cost))
			}
		})
	}
}

func TestWithoutACostThereIsNoRatio(t *testing.T) {
	for _, cost := range []string{"0 0", "-1 0"} {
		if v := greenBook().PresentValuesOf(model.FlowOf(figures("1 1"), figures(cost))); v.Ratio.Valid {
			t.Errorf("costs of %s give a ratio of %s", cost, v.Ratio.Decimal)
		}
	}
}

func TestTheFirstYearIsNotDiscountedAndTheRestEvenly(t *testing.T) {
	factors := greenBook().Factors(model.MaxYears)
	if !factors[0].Equal(decimal.NewFromInt(1)) {
		t.Errorf("D(0) is %s", factors[0])
	}
	for year, want := range map[int]string{1: "0.966184", 10: "0.708919", 29: "0.368748"} {
		near(t, "the factor", factors[year], want)
	}
	half := greenBook()
	half.MidYear = true
	near(t, "D(0) at mid-year", half.Factors(1)[0], "0.982946")
}

func TestAScheduleSaysWhatItIs(t *testing.T) {
	s := greenBook()
	s.MidYear = true
	const want = "HM Treasury Green Book, real 3.5% for years 0 to 30, rate in force in December 2025, mid-year variant"
	if got := s.Label(); got != want {
		t.Errorf("it is labelled %q, want %q", got, want)
	}
	if !strings.Contains(s.Note, "under review since December 2025") {
		t.Errorf("the note is %q", s.Note)
	}
}

func TestTheEstimatesStandInTheirOrder(t *testing.T) {
	r := randomly(t)
	for range 200 {
		c := randomCase(t, r)
		for _, basis := range model.Bases() {
			var before PresentValues
			for i, estimate := range model.Estimates() {
				v := greenBook().PresentValuesOf(model.Profile(c, "s", estimate, basis))
				if i > 0 && (v.Benefit.LessThan(before.Benefit) || v.Cost.GreaterThan(before.Cost) || v.Net.LessThan(before.Net)) {
					t.Fatalf("%s, %s: %+v after %+v", estimate, basis, v, before)
				}
				if i > 0 && v.Ratio.Valid && before.Ratio.Valid && v.Ratio.Decimal.LessThan(before.Ratio.Decimal) {
					t.Fatalf("%s, %s: the ratio falls from %s to %s", estimate, basis, before.Ratio.Decimal, v.Ratio.Decimal)
				}
				before = v
			}
		}
	}
}
