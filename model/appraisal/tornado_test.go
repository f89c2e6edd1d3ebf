package appraisal_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// spread writes bars as "key type low..high".
func spread(bars []Bar) string {
	words := make([]string, len(bars))
	for i, b := range bars {
		words[i] = fmt.Sprintf("%s %s %s..%s", b.Key, b.Type, b.Low, b.High)
	}
	return strings.Join(words, ", ")
}

func ranged(t *testing.T) *model.Case {
	t.Helper()
	record := func(l *model.Line, category string) *model.Line { l.Category = category; return l }
	return caseOf(t, 2,
		record(line("a1", "a", model.BenefitLine, "1 2", "2 4"), "care"),
		record(line("a2", "a", model.BenefitLine, "0 1", "1 1"), "stock"),
		record(line("a3", "a", model.CostLine, "1 0", "3 0"), "people"),
		record(line("b1", "b", model.BenefitLine, "5 0", "5 0"), "care"),
		record(line("b2", "b", model.BenefitLine, "0 0", "0 6"), "care"),
		record(line("p", model.Programme, model.CostLine, "1 1", ""), "people"),
	)
}

func TestATornadoMovesOneInputAtATime(t *testing.T) {
	c := ranged(t)
	for _, one := range []struct {
		name     string
		estimate model.Estimate
		by       Grouping
		want     string
	}{
		// at the minimum: benefit 1 + 2 + 0 + 1 + 5 = 9, cost 3 + 2 = 5, net 4
		{"by option, at the minimum", model.Minimum, ByOwner, "b benefit 4..10, a benefit 4..8, a cost 4..6"},
		{"by option, at the maximum", model.Maximum, ByOwner, "b benefit 10..16, a benefit 12..16, a cost 14..16"},
		{"by option, at the midpoints", model.Central, ByOwner, "b benefit 7..13, a benefit 8..12, a cost 9..11"},
		{"by stream", model.Minimum, ByCategory, "care benefit 4..13, people cost 4..6, stock benefit 4..5"},
		{"by line", model.Minimum, ByLine, "b2 benefit 4..10, a1 benefit 4..7, a3 cost 4..6, a2 benefit 4..5"},
	} {
		if got := spread(Tornado(c, "s", one.estimate, model.InYear, one.by, NetOutcome)); got != one.want {
			t.Errorf("%s:\ngot  %s\nwant %s", one.name, got, one.want)
		}
	}
	cost := Tornado(c, "s", model.Minimum, model.InYear, ByOwner, NetOutcome)[2]
	if !cost.InputLow.Equal(number("3")) || !cost.InputHigh.Equal(number("1")) {
		t.Errorf("the cost of a is %s at its worst and %s at its best", cost.InputLow, cost.InputHigh)
	}
	// Only the programme's cost has no range; the benefit of b moves by one of its two lines.
	for by, want := range map[Grouping]int{ByOwner: 1, ByCategory: 0, ByLine: 2} {
		if got := Fixed(c, "s", by); got != want {
			t.Errorf("%d inputs are fixed by %q, want %d", got, by, want)
		}
	}
	if bars := Tornado(c, "none", model.Minimum, model.InYear, ByOwner, NetOutcome); len(bars) != 0 {
		t.Errorf("with nothing chosen there are %s", spread(bars))
	}
}

func TestATornadoLooksAtAnyMeasure(t *testing.T) {
	c := caseOf(t, 2, line("a", "a", model.BenefitLine, "0 11", "0 22"), line("b", "b", model.CostLine, "5 0", ""))
	bars := Tornado(c, "s", model.Minimum, model.InYear, ByOwner, func(f model.Flow) decimal.Decimal { return flat(10).PresentValuesOf(f).Net })
	if len(bars) != 1 {
		t.Fatalf("got %s", spread(bars))
	}
	near(t, "NPV at the worst", bars[0].Low, "5.0000")
	near(t, "NPV at the best", bars[0].High, "15.0000")
}

func TestBarsAreSortedHoldThePlanAndAddUp(t *testing.T) {
	r := randomly(t)
	for range 200 {
		c := randomCase(t, r)
		basis, by := pick(r, model.Bases()...), pick(r, ByOwner, ByCategory, ByLine)
		plan := model.Profile(c, "s", model.Central, basis).TotalNet
		widest := model.Profile(c, "s", model.Maximum, basis).TotalNet.Sub(model.Profile(c, "s", model.Minimum, basis).TotalNet)
		wide := decimal.Zero
		bars := Tornado(c, "s", model.Central, basis, by, NetOutcome)
		for i, b := range bars {
			if plan.LessThan(b.Low) || plan.GreaterThan(b.High) {
				t.Fatalf("the plan of %s is outside %s..%s", plan, b.Low, b.High)
			}
			if i > 0 && b.Range().GreaterThan(bars[i-1].Range()) {
				t.Fatalf("the ranges aren't sorted: %s", spread(bars))
			}
			wide = wide.Add(b.Range())
		}
		if !wide.Equal(widest) {
			t.Fatalf("the ranges come to %s, minimum to maximum is %s", wide, widest)
		}
	}
}
