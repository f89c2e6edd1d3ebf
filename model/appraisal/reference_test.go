package appraisal_test

import (
	"strings"
	"testing"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// withHead is a case that says something else of itself.
func withHead(t *testing.T, c *model.Case, change func(*model.Head)) *model.Case {
	t.Helper()
	head := *c.Head()
	change(&head)
	e, err := c.SetHead(head)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestPaybackIsCountedFromTheReferenceDateThatIsNamed(t *testing.T) {
	example, scenario := worked(t)
	exact := caseOf(t, 2, once("b", "a", model.BenefitLine, "0 1", ""), once("c", "a", model.CostLine, "1 0", ""))
	never := caseOf(t, 2, once("c", "a", model.CostLine, "1 0", ""))
	for _, one := range []struct {
		name     string
		c        *model.Case
		scenario string
		date     string
		words    string
		value    string // with two places, empty for none
		formula  string
	}{
		{"from the start", example, scenario, "2018-04-01", "1.2 years after Vesting day (1 April 2018)", "1.20", "1.20 − 0.00 = 1.20"},
		{"a year later", example, scenario, "2019-04-01", "0.2 years after Vesting day (1 April 2019)", "0.20", "1.20 − 1.00 = 0.20"},
		{"in the middle of a year", example, scenario, "2018-10-01", "0.7 years after Vesting day (1 October 2018)", "0.70", "1.20 − 0.50 = 0.70"},
		{"in the months before April", example, scenario, "2019-01-01", "0.4 years after Vesting day (1 January 2019)", "0.45", "1.20 − 0.75 = 0.45"},
		{"before the start", example, scenario, "2017-04-01", "2.2 years after Vesting day (1 April 2017)", "2.20", "1.20 − (−1.00) = 2.20"},
		{"days before it", example, scenario, "2019-06-13", "less than 0.1 years after Vesting day (13 June 2019)", "0.00", "1.20 − 1.20 = 0.00"},
		{"the very day", exact, "s", "2020-04-01", "on Vesting day (1 April 2020)", "0.00", "2.00 − 2.00 = 0.00"},
		{"after it has paid back", example, scenario, "2020-04-01", "before Vesting day (1 April 2020)", "", "1.20 − 2.00 = −0.80"},
		{"where it never pays back", never, "s", "2020-04-01", "not within the period", "", ""},
		{"where nothing is spent", never, "none", "2020-04-01", "nothing spent", "", ""},
	} {
		t.Run(one.name, func(t *testing.T) {
			c := withHead(t, one.c, func(h *model.Head) { h.Reference = model.ReferenceDate{Name: "Vesting day", Date: one.date} })
			found, _ := byID(Measures(c, one.scenario, model.Minimum, model.InYear, Options{}))
			m, listed := found["payback-reference"]
			if !listed || m.Words != one.words || !strings.HasSuffix(m.Formula, one.formula) || (m.Formula == "") != (one.formula == "") || m.Basis != model.InYear {
				t.Errorf("it says %+v", m)
			}
			if m.Value.Valid != (one.value != "") || m.Value.Valid && m.Value.Decimal.StringFixed(2) != one.value {
				t.Errorf("it is %s, %v", m.Value.Decimal, m.Value.Valid)
			}
		})
	}
	// 1 January 2016 lies 275 of the 366 days of its year behind the year's start.
	leap := withHead(t, example, func(h *model.Head) { h.Reference = model.ReferenceDate{Name: "Then", Date: "2016-01-01"} })
	found, _ := byID(Measures(leap, scenario, model.Minimum, model.InYear, Options{}))
	if near(t, "the payback from a leap year", found["payback-reference"].Value.Decimal, "3.4486"); found["payback-reference"].Words != "3.4 years after Then (1 January 2016)" {
		t.Errorf("from a leap year it is %q", found["payback-reference"].Words)
	}
	if found, _ := byID(Measures(example, scenario, model.Minimum, model.InYear, Options{})); found["payback-reference"].ID != "" {
		t.Error("a case without a reference date has a payback from one")
	}
}

func TestDiscountedPaybackIsOfPresentValuesWithOngoingLinesCarriedForward(t *testing.T) {
	example, scenario := worked(t)
	for _, basis := range model.Bases() {
		found, _ := byID(Measures(example, scenario, model.Minimum, basis, Options{}))
		m := found["payback-discounted"]
		// Carried forward, −1 and then 7 × 0.9662 = 6.76: a seventh of the second year, and a little more.
		if m.Words != "during 2019/20" || m.Value.Decimal.StringFixed(2) != "1.15" || m.Basis != model.Recurring || !strings.HasPrefix(m.Formula, "Cumulative present value is −£1") || !strings.HasSuffix(m.Formula, "= 1.15 years") {
			t.Errorf("on the basis %s it is %+v", basis, m)
		}
	}
	late := caseOf(t, 2, once("b", "a", model.BenefitLine, "0 10", ""), once("c", "a", model.CostLine, "9.8 0", ""))
	found, _ := byID(Measures(late, "s", model.Minimum, model.InYear, Options{}))
	if found["payback"].Words != "during 2019/20" || found["payback-discounted"].Words != "not within the period" {
		t.Errorf("undiscounted it pays back %s, discounted %s", found["payback"].Words, found["payback-discounted"].Words)
	}
	if note := found["payback-discounted"].Note; strings.Contains(note, "Counting each saving once") {
		t.Errorf("nothing is ongoing, and it says %q", note)
	}
	steady := caseOf(t, 4, line("b", "a", model.BenefitLine, "1 0 0 0", ""), once("c", "a", model.CostLine, "2.5 0 0 0", ""))
	found, _ = byID(Measures(steady, "s", model.Minimum, model.InYear, Options{}))
	if m := found["payback-discounted"]; m.Words != "during 2020/21" || !strings.Contains(m.Note, "Counting each saving once, in the year in which it is new, it would be not within the period.") {
		t.Errorf("with a saving that goes on it is %+v", m)
	}
	unknown := withRates(t, late)
	found, _ = byID(Measures(unknown, "s", model.Minimum, model.InYear, Options{}))
	if m := found["payback-discounted"]; m.Words != "not known" || m.Value.Valid {
		t.Errorf("without rates it is %+v", m)
	}
}

// withRates is a case with a table of discount rates of its own that has none.
func withRates(t *testing.T, c *model.Case) *model.Case {
	t.Helper()
	e, err := c.Add(&model.RateTable{ID: model.DiscountRates, Name: "Ours"}, "")
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// At no rate a pound is a pound, and a scenario pays back no earlier discounted than not where rates are above zero and costs come first.
func TestDiscountedPaybackAtNoRateIsThePaybackCarriedForward(t *testing.T) {
	r := randomly(t)
	for range 300 {
		c, estimate := randomCase(t, r), pick(r, model.Estimates()...)
		carried := model.Profile(c, "s", estimate, model.Recurring)
		if got, _ := flat(0).DiscountedPayback(carried); got != PaybackOf(carried) {
			t.Fatalf("discounted at nothing it is %+v, and the payback %+v", got, PaybackOf(carried))
		}
	}
}

func TestThePriceBaseIsCheckedAndSaidWhereFiguresAreDiscounted(t *testing.T) {
	plain := caseOf(t, 2, line("b", "a", model.BenefitLine, "0 1", ""), &model.Overlap{ID: "o", Measure: "benefit", Years: figures("0 1"), Date: "2018-02-13"})
	cash := func(c *model.Case) *model.Case {
		e, err := c.Add(&model.RateTable{ID: model.Deflators, Name: "GDP deflators", Cash: true}, "")
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := model.Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	for name, one := range map[string]struct {
		prices         model.PriceBase
		deflated       bool
		words, note    string
		discounted     string
		besideOverlaps string
	}{
		"not said":                        {model.PriceBase{}, false, "not said", "Nobody has said whether", "taken as real, at constant prices. If they are cash, say so", "The budget is in cash; both are taken as they stand."},
		"constant":                        {model.PriceBase{Sort: model.ConstantPrices, Year: 2018}, false, "constant prices of 2018/19", "", "The figures are in constant prices of 2018/19, as the case says.", "The budget is in cash and the figures are in constant prices of 2018/19; both are taken as they stand."},
		"cash, discounted as real":        {model.PriceBase{Sort: model.CashPrices}, false, "cash prices", "the list of rates takes them as real", "the list of rates takes them as real", "The budget and the figures are in cash."},
		"cash, with deflators":            {model.PriceBase{Sort: model.CashPrices}, true, "cash prices", "", "", "The budget and the figures are in cash."},
		"constant, deflated all the same": {model.PriceBase{Sort: model.ConstantPrices, Year: 2018}, true, "constant prices of 2018/19", "inflation would be taken out twice", "", "The budget is in cash and the figures"},
	} {
		t.Run(name, func(t *testing.T) {
			c := withHead(t, plain, func(h *model.Head) { h.Prices = one.prices })
			if one.deflated {
				c = cash(c)
			}
			found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
			if m := found["price-base"]; m.Words != one.words || !strings.Contains(m.Note, one.note) || (m.Note == "") != (one.note == "") {
				t.Errorf("the check says %q: %q", m.Words, m.Note)
			}
			if !strings.Contains(found["npv"].Note, one.discounted) {
				t.Errorf("beside the NPV it says %q", found["npv"].Note)
			}
			if got := found["residual/benefit"].Note; !strings.Contains(got, one.besideOverlaps) {
				t.Errorf("beside the overlap it says %q", got)
			}
			if got := found["overlap/benefit"].Note; got != "£1m in yearly steps, counted on since 13 February 2018." {
				t.Errorf("the overlap says %q", got)
			}
		})
	}
}

func TestTheRatioOfCashSaysWhatOfTheBenefitIsNone(t *testing.T) {
	c := caseOf(t, 2, line("b", "a", model.BenefitLine, "1 1", ""), once("c", "a", model.CostLine, "1 0", ""), worth(line("w", "b", model.BenefitLine, "0.5 0", ""), model.Capacity))
	bcr := func(scenario string) string {
		found, _ := byID(Measures(c, scenario, model.Minimum, model.InYear, Options{}))
		return found["bcr"].Note
	}
	if got := bcr("s"); !strings.Contains(got, "The benefit includes £1m, undiscounted, of staff time released") || strings.Contains(got, "counts cash alone") {
		t.Errorf("it says %q", got)
	}
	example, scenario := worked(t)
	if found, _ := byID(Measures(example, scenario, model.Minimum, model.InYear, Options{})); !strings.HasPrefix(found["bcr"].Note, "It counts cash alone") {
		t.Errorf("where all is cash it says %q", found["bcr"].Note)
	}
}
