package appraisal_test

import (
	"strings"
	"testing"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// A cost or a benefit below zero, or one that cancels itself out, is not none.
func TestNoneIsSaidOfExactlyNone(t *testing.T) {
	r := randomly(t)
	figuresOf := func() string { return pick(r, "0 0", "0 0", "-0.004 0", "0.004 0", "1 -1", "-2 0", "0 3") }
	for range 300 {
		benefit, cost := figuresOf(), figuresOf()
		c := caseOf(t, 2, append(noDiscount(), line("gain", "a", model.BenefitLine, benefit, ""), line("cost", "a", model.CostLine, cost, ""))...)
		found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
		for id, one := range map[string]struct{ figures, none string }{
			"bcr": {cost, "There is no cost to set benefits against."}, "switching-costs": {cost, "no cost to vary"}, "switching-benefits": {benefit, "no benefit to vary"},
		} {
			m := found[id]
			if got := strings.Contains(m.Words+m.Note, one.none); got != (one.figures == "0 0" && !m.Value.Valid) {
				t.Fatalf("benefits of %s and costs of %s: %s says %q, %q", benefit, cost, id, m.Words, m.Note)
			}
			if !m.Value.Valid && !strings.Contains(m.Words+m.Note, one.none) && m.Note == "" {
				t.Fatalf("benefits of %s and costs of %s: %s doesn't say why it has none", benefit, cost, id)
			}
		}
	}
	c := caseOf(t, 1, line("gain", "a", model.BenefitLine, "5", ""), line("cost", "a", model.CostLine, "-0.004", ""))
	found, _ := byID(Measures(c, "s", model.Minimum, model.InYear, Options{}))
	for _, id := range []string{"bcr", "switching-costs", "switching-benefits"} {
		if m := found[id]; m.Words != "no meaning here" || m.Note != "Costs come to less than zero (−£0.004m) at present values: a share of them says nothing." {
			t.Errorf("%s says %q, %q", id, m.Words, m.Note)
		}
	}
	if totals := OptionTotalsOf(c, model.InYear)["a"]; !totals.Costs || !totals.Benefits {
		t.Errorf("the option's totals are %+v", totals)
	}
}
