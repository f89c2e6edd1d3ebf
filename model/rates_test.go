package model_test

import (
	"errors"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

func rate(text string) *decimal.Decimal {
	d := figure(text)
	return &d
}

// withRates is the small case with a row in each of its own tables of rates.
func withRates(t *testing.T) *Case {
	t.Helper()
	records := small()
	for _, set := range RateSets() {
		records = append(records, &RateTable{ID: set, Name: "Rates", Date: "2025-12-16"})
	}
	return build(t, append(records,
		&Rate{ID: "band", Table: DiscountRates, Last: 30, Value: rate("0.035")},
		&Rate{ID: "hall", Table: BiasBounds, Class: StandardBuildings, Value: rate("0.24"), Lower: rate("0.02")},
		&Rate{ID: "works", Table: WorksDuration, Class: StandardBuildings, Value: rate("0.04"), Lower: rate("0.01")},
		&Rate{ID: "2018", Table: Deflators, Year: 2018, Value: rate("100")},
	))
}

func TestARateThatCannotBeIsRefusedInPlainWords(t *testing.T) {
	c := withRates(t)
	for _, one := range []bad{
		{"a table that is none", &RateTable{ID: "pensions", Name: "P"}, `rate-table "pensions", id: "pensions" is not one of discount, optimism-bias, works-duration, deflators`},
		{"a date that is none", &RateTable{ID: Deflators, Name: "D", Date: "June"}, `rate-table "deflators", date: “June” is neither a day nor a month; write it like 2025-12-16 or 2025-12`},
		{"deflators at mid-year", &RateTable{ID: Deflators, Name: "D", MidYear: true}, `rate-table "deflators", midYear: only discount rates stand at a point of the year`},
		{"discount rates in cash", &RateTable{ID: DiscountRates, Name: "D", Cash: true}, `rate-table "discount", cash: only the deflators say whether the figures are cash`},
		{"two rates for a year", &Rate{ID: "late", Table: DiscountRates, First: 30, Last: 75}, `rate "late", first: the discount rates have a rate for some of these years already, in years 0 to 30; no year has two`},
		{"years that run backwards", &Rate{ID: "late", Table: DiscountRates, First: 40, Last: 31}, `rate "late", first: years 40 to 31 are no band of years; the first year is 0`},
		{"a rate of −100%", &Rate{ID: "band", Table: DiscountRates, Last: 30, Value: rate("-1")}, `rate "band", value: -100% is too low: a rate is above −100%, and a bound is not below 0%`},
		{"a rate of 10 to the power of 400", &Rate{ID: "band", Table: DiscountRates, Last: 30, Value: rate("1e400")}, `rate "band", value: a percentage has at most four digits behind the point`},
		{"bounds the wrong way round", &Rate{ID: "hall", Table: BiasBounds, Class: StandardBuildings, Value: rate("0.02"), Lower: rate("0.24")}, `rate "hall", lower: the lower bound 24% is above the upper bound 2%; swap them or correct one`},
		{"a bound below nothing", &Rate{ID: "hall", Table: BiasBounds, Class: StandardBuildings, Lower: rate("-0.1")}, `rate "hall", lower: -10% is too low: a rate is above −100%, and a bound is not below 0%`},
		{"two rows of a class", &Rate{ID: "again", Table: WorksDuration, Class: StandardBuildings}, `rate "again", class: the works duration bounds have a row for standard buildings already`},
		{"bounds of own evidence", &Rate{ID: "own", Table: BiasBounds, Class: OwnEvidence}, `rate "own", class: "own-evidence" is not one of standard-buildings, non-standard-buildings, standard-civil, non-standard-civil, equipment, outsourcing, people, change`},
		{"two indices of a year", &Rate{ID: "again", Table: Deflators, Year: 2018}, `rate "again", year: the GDP deflators have a row for 2018/19 already`},
		{"an index of nothing", &Rate{ID: "2018", Table: Deflators, Year: 2018, Value: rate("0")}, `rate "2018", value: 0 is no index; it is above zero`},
		{"an overrun without its class", &Line{ID: "l1", Owner: "hub", Type: CostLine, Recurrence: Once, Minimum: figures("1 2 3"), Class: Equipment, Overrun: rate("1.21")}, `line "l1", overrun: only a cost with the class own evidence has an overrun of its own and where that comes from`},
	} {
		t.Run(one.name, func(t *testing.T) {
			inTime(t, func() {
				next, _, err := Apply(c, Edit{Changes: []Change{one.change(c)}})
				refused(t, "Apply", next, err, one.want)
			})
		})
	}
	var problems Problems
	if _, _, err := Apply(smallCase(t), Edit{Changes: []Change{{To: &Rate{ID: "band", Table: DiscountRates}}}}); !errors.As(err, &problems) {
		t.Errorf("a rate without its table is taken: %v", err)
	}
}

func TestARowOfRatesIsNamedAsPeopleWrite(t *testing.T) {
	for text, want := range map[string]string{"0 to 30": "years 0 to 30", "Years 31–75": "years 31 to 75", "7": "year 7", "31 - 75": "years 31 to 75"} {
		if x, err := (&Rate{Table: DiscountRates}).Named(text); err != nil || x.Words() != want {
			t.Errorf("%q is %v, %v", text, x, err)
		}
	}
	for text, want := range map[string]string{"2018/19": "2018/19", "2018-19": "2018/19", "2018": "2018/19", "1999/2000": "1999/00"} {
		if x, err := (&Rate{Table: Deflators}).Named(text); err != nil || x.Words() != want {
			t.Errorf("%q is %v, %v", text, x, err)
		}
	}
	for _, class := range BoundedClasses() {
		if x, err := (&Rate{Table: BiasBounds}).Named(Capital(class.Words())); err != nil || x.Class != class {
			t.Errorf("%q is %v, %v", class.Words(), x, err)
		}
	}
	for set, texts := range map[RateSet][]string{
		DiscountRates: {"", "from 0", "0 to", "-1 to 30"}, Deflators: {"", "18/19", "2018/20"}, WorksDuration: {"", "castle", "own evidence"},
	} {
		for _, text := range texts {
			if x, err := (&Rate{Table: set}).Named(text); err == nil {
				t.Errorf("%q is taken as %s", text, x.Words())
			}
		}
	}
}

func TestARateIsReadAsAPercentageAboveOneHundredToo(t *testing.T) {
	for text, want := range map[string]string{"121": "1.21", "3.5%": "0.035", "3,5": "0.035", "−1": "-0.01", "200 %": "2"} {
		if d, err := ReadRate(text); err != nil || !d.Equal(figure(want)) {
			t.Errorf("%q is %s, %v", text, d, err)
		}
	}
	for _, text := range []string{"", "£3m", "3k", "half", "1.23456"} {
		if d, err := ReadRate(text); err == nil {
			t.Errorf("%q is taken as %s", text, d)
		}
	}
}

func TestAnEditionIsOldAfterAYear(t *testing.T) {
	for _, one := range []struct {
		date, today string
		old         bool
	}{
		{"2025-12-16", "2026-12-16", false},
		{"2025-12-16", "2026-12-17", true},
		{"2025-12", "2026-12-31", false},
		{"2025-12", "2027-01-01", true},
		{"2024-02-29", "2025-03-01", false},
		{"", "2026-12-18", false},
	} {
		today, err := time.Parse(time.DateOnly, one.today)
		if err != nil {
			t.Fatal(err)
		}
		if got := (&RateTable{ID: DiscountRates, Date: one.date}).Older(today.Add(9 * time.Hour)); got != one.old {
			t.Errorf("%s is old on %s: %t", one.date, one.today, got)
		}
	}
}

func TestAChangeOfRatesSaysWhatItIs(t *testing.T) {
	c := withRates(t)
	for want, next := range map[string]Record{
		"Discount rates, years 0 to 30: 3% instead of 3.5%":                               &Rate{ID: "band", Table: DiscountRates, Last: 30, Value: rate("0.03")},
		"Discount rates, years 0 to 30 is now years 0 to 5":                               &Rate{ID: "band", Table: DiscountRates, Last: 5, Value: rate("0.035")},
		"Optimism bias bounds, standard buildings: lower bound not entered instead of 2%": &Rate{ID: "hall", Table: BiasBounds, Class: StandardBuildings, Value: rate("0.24")},
		"Optimism bias bounds, standard buildings: upper bound 30% instead of 24%":        &Rate{ID: "hall", Table: BiasBounds, Class: StandardBuildings, Value: rate("0.3"), Lower: rate("0.02")},
		"GDP deflators, 2018/19: 101 instead of 100":                                      &Rate{ID: "2018", Table: Deflators, Year: 2018, Value: rate("101")},
		"Discount rates: edition and place in the year changed":                           &RateTable{ID: DiscountRates, Name: "Rates", Edition: "2026", Date: "2025-12-16", MidYear: true},
	} {
		if e, err := c.Replace(next.Key(), next); err != nil || e.Text != want {
			t.Errorf("it is called %q, want %q, %v", e.Text, want, err)
		}
	}
	if words := c.ReferrerWords(KindRateTable, string(DiscountRates)); words != "1 rate refers to it" {
		t.Errorf("referrers are %q", words)
	}
}
