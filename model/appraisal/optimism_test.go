package appraisal_test

import (
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

func TestTheBoundsAreThoseOfTheGuidance(t *testing.T) {
	g := GuidanceOf(&model.Case{})
	for class, want := range map[model.CostClass]string{
		model.NonStandardBuildings: "51/4", model.StandardBuildings: "24/2", model.NonStandardCivil: "66/6",
		model.StandardCivil: "44/3", model.Equipment: "200/10", model.Outsourcing: "41/0",
	} {
		b, ok := g.Bound(class)
		if got := b.Upper.Shift(2).String() + "/" + b.Lower.Shift(2).String(); !ok || got != want {
			t.Errorf("%s has %s, want %s", class, got, want)
		}
	}
	if len(g.Bounds) != 6 || g.Edition == "" {
		t.Errorf("%d bounds, edition %q", len(g.Bounds), g.Edition)
	}
	for _, class := range []model.CostClass{model.PeopleCosts, model.ChangeCosts, model.OwnEvidence} {
		if b, ok := g.Bound(class); ok {
			t.Errorf("%s, of which nothing is published, has the bounds %v", class, b)
		}
	}
	if _, ok := g.Bound(model.Unclassed); ok {
		t.Error("a cost without a class has bounds")
	}
}

// classed gives a cost a class and a mitigation.
func classed(l *model.Line, class model.CostClass, mitigation string) *model.Line {
	l.Class, l.Mitigation = class, number(mitigation)
	return l
}

func TestOptimismBiasAgreesWithThatWorkedByHand(t *testing.T) {
	c := caseOf(t, 2,
		line("gain", "a", model.BenefitLine, "0 20", ""),
		classed(line("hall", "a", model.CostLine, "10 0", ""), model.StandardBuildings, "0.25"), // 10 × 24% × 75% = 1.8
		classed(line("tools", "b", model.CostLine, "1 1", "2 1"), model.Equipment, "0"),         // (2 + 1) × 200% = 6
		line("people", "b", model.CostLine, "1 0", ""),
		classed(line("other", model.Programme, model.CostLine, "0 5", ""), model.Outsourcing, "1"), // nothing is left of it
	)
	bias := GuidanceOf(&model.Case{}).BiasOf(c, "s", model.Minimum, model.InYear)
	near(t, "the bias", bias.Total, "7.8000")
	near(t, "the first year", bias.Years[0], "5.8000")
	near(t, "the second year", bias.Years[1], "2.0000")
	if len(bias.Lines) != 3 || !bias.Lines[0].Total.Equal(number("1.8")) || bias.Lines[0].BelowLower() {
		t.Errorf("the lines are %+v", bias.Lines)
	}
	flow := model.Profile(c, "s", model.Minimum, model.InYear)
	if !flow.TotalCost.Equal(number("19")) {
		t.Errorf("the council's own cost is %s; the bias must not be in it", flow.TotalCost)
	}
	if at := GuidanceOf(&model.Case{}).BiasOf(c, "none", model.Minimum, model.InYear); !at.Total.IsZero() || len(at.Lines) != 1 {
		t.Errorf("without the options it is %s of %d lines", at.Total, len(at.Lines))
	}
}

func TestMitigationBelowTheLowerBoundIsSeen(t *testing.T) {
	for mitigation, want := range map[string]bool{"0": false, "0.9": false, "0.95": false, "0.96": true, "1": true} {
		c := caseOf(t, 1, classed(line("tools", "a", model.CostLine, "1", ""), model.Equipment, mitigation))
		if got := GuidanceOf(&model.Case{}).BiasOf(c, "s", model.Minimum, model.InYear).Lines[0].BelowLower(); got != want {
			t.Errorf("mitigated by %s: %t", mitigation, got)
		}
	}
}

func TestWithoutClassesThereIsNoOptimismBias(t *testing.T) {
	r := randomly(t)
	for range 100 {
		c := randomCase(t, r)
		var plain []model.Record
		for l := range c.Lines.All() {
			next := *l
			next.Class, next.Mitigation, next.Overrun, next.OverrunSource = model.Unclassed, decimal.Zero, nil, ""
			plain = append(plain, &next)
		}
		if bias := GuidanceOf(&model.Case{}).BiasOf(caseOf(t, c.Head().Years, plain...), "s", model.Minimum, model.Recurring); !bias.Total.IsZero() {
			t.Fatalf("it is %s", bias.Total)
		}
		if bias := GuidanceOf(&model.Case{}).BiasOf(c, "s", model.Minimum, model.Recurring); bias.Total.IsNegative() {
			t.Fatalf("it is %s", bias.Total)
		}
	}
}
