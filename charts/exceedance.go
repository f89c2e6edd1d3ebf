package charts

import (
	"fmt"
	"strings"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// FigureExceedance is the figure of how many draws reach each net.
const FigureExceedance FigureID = "exceedance"

// newExceedance makes the figure of how many draws reach each net, with the plan, the net at the estimate, marked.
// Without any range there is nothing to draw, and the title says so.
func newExceedance(s Subject) (*Figure, error) {
	d, err := s.draws()
	if err != nil {
		return nil, fmt.Errorf("how often a net is reached can't be drawn: %w", err)
	}
	if d.Lines == 0 {
		return withoutRanges(s, "how often each net is reached"), nil
	}
	plan := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
	reached := fmt.Sprintf("the plan of %s is reached in %s", model.Million(plan), d.OutOf(d.Reaching(plan)))
	sentences := []string{
		fmt.Sprintf("The curve shows, for each net of %s in £m, in how many of the draws it is reached.", s.Name()), ifRight + heard(reached) + ".",
		heard(d.PlanWords(plan, s.Estimate)), heard(fmt.Sprintf("P10 is %s, P50 %s and P90 %s.", d.Words(d.Net.P10), d.Words(d.Net.P50), d.Words(d.Net.P90))),
		appraisal.PercentileWords, d.How(),
	}
	return &Figure{
		title: ifRight + reached, subject: s.Name(), terms: "how often each net is reached, " + s.terms(),
		picture: newReachChart(d, plan.InexactFloat64(), "Plan "+model.Million(plan)), table: reachTable(s, d),
		alt: fmt.Sprintf("Curve of how many draws of the net of %s reach each amount: %s%s, and eight draws of ten lie between %s and %s.",
			s.Name(), model.Small(ifRight), heard(reached), heard(d.Words(d.Net.P10)), heard(d.Words(d.Net.P90))),
		description: strings.Join(strings.Fields(strings.Join(sentences, " ")), " "),
		notes:       append([]string{strings.TrimSuffix(d.How(), ".")}, illustrativeNotes(s.Case, s.Scenario)...),
	}, nil
}

// reachStep is how many draws in 100 lie between two rows of the table.
const reachStep = 5

// reachTable has the net that each share of draws reaches, and the plan.
func reachTable(s Subject, d appraisal.Draws) Table {
	plan := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis).TotalNet
	places := max(d.Places(), model.Places(plan))
	amount := func(x float64) string { return plainAmount(d.Amount(x), places) }
	t := Table{
		Caption: "How often each net is reached, " + s.Name() + ", " + s.terms(), Words: 1, Columns: []string{"Draws", "Net of at least (£m)"},
		Rows: [][]string{{"The plan: " + d.OutOf(d.Reaching(plan)), plainAmount(plan, places)}, {"All", amount(d.AtLeast(100))}},
	}
	for percent := 100 - reachStep; percent > 0; percent -= reachStep {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%d in 100", percent), amount(d.AtLeast(percent))})
	}
	t.Rows = append(t.Rows, []string{"The highest alone", amount(d.AtLeast(0))})
	return t
}

func newReachChart(d appraisal.Draws, plan float64, planWords string) *draw.ReachChart {
	c := &draw.ReachChart{Unit: pounds, Across: "Net", Up: "Draws that reach it", Plan: draw.ReachPoint{Amount: plan, Share: 0, Name: planWords}}
	for percent := 100; percent >= 0; percent-- {
		c.Curve = append(c.Curve, draw.ReachPoint{Amount: d.AtLeast(percent), Share: float64(percent)})
	}
	for _, p := range []struct {
		name  string
		at    float64
		share float64
	}{{"P10", d.Net.P10, 90}, {"P50", d.Net.P50, 50}, {"P90", d.Net.P90, 10}} {
		c.Marks = append(c.Marks, draw.ReachPoint{Amount: p.at, Share: p.share, Name: p.name + " " + d.Words(p.at)})
	}
	return c
}
