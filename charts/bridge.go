package charts

import (
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureBridge is the figure of benefit by component.
const FigureBridge FigureID = "bridge"

// bridge is what the figure of benefit by component is made from, in £m.
type bridge struct {
	Subject
	// steps lead from what the programme brings to the scenario's total.
	steps     []bridgeStep
	programme decimal.Decimal
	total     decimal.Decimal
	// low and high are the scenario's total at the ends of the ranges.
	low, high decimal.Decimal
	places    int32
}

// bridgeStep is what one component adds, and what has come together with it.
type bridgeStep struct {
	name        string
	adds, after decimal.Decimal
}

// newBridge makes the figure of how the components' benefits lead from what is council-wide to the scenario.
func newBridge(s Subject) *Figure {
	b := bridge{Subject: s}
	b.programme, b.steps = stepsOf(s)
	b.total = b.programme
	amounts := []decimal.Decimal{b.programme}
	for _, step := range b.steps {
		b.total = step.after
		amounts = append(amounts, step.adds, step.after)
	}
	b.low = model.Profile(s.Case, s.Scenario, model.Minimum, s.Basis).TotalBenefit
	b.high = model.Profile(s.Case, s.Scenario, model.Maximum, s.Basis).TotalBenefit
	b.places = model.Places(append(amounts, b.total, b.low, b.high)...)
	return &Figure{
		title: b.headline(), subject: b.Name(), terms: "benefit by component, " + s.terms(), picture: b.chart(), names: b.names(),
		empty: b.total.IsZero() && b.programme.IsZero() && len(b.steps) == 0,
		alt:   b.alt(), description: b.description(), table: b.table(), notes: b.notes(),
	}
}

// names are those of the components.
func (b bridge) names() []string {
	names := make([]string, len(b.steps))
	for i, step := range b.steps {
		names[i] = step.name
	}
	return names
}

// stepsOf returns the components whose benefit is not nothing.
func stepsOf(s Subject) (decimal.Decimal, []bridgeStep) {
	programme, components := model.BenefitByComponent(s.Case, s.Scenario, s.Estimate, s.Basis)
	after := programme
	var steps []bridgeStep
	for _, c := range components {
		if !c.Total.IsZero() {
			after = after.Add(c.Total)
			steps = append(steps, bridgeStep{c.Component.Name, c.Total, after})
		}
	}
	return programme, steps
}

// whateverChosen names what counts before anything is chosen: lines that belong to no option.
const whateverChosen = model.CouncilWide + ", whatever is chosen"

func (b bridge) chart() *draw.RowChart {
	start := b.programme.InexactFloat64()
	rows := []draw.Row{{
		Name: whateverChosen, Words: labelMillion(b.programme, b.places), Strong: true,
		Bars: []draw.Bar{{From: 0, To: start, Role: draw.RoleTotal}},
	}}
	for _, step := range b.steps {
		after := step.after.InexactFloat64()
		from, role := step.after.Sub(step.adds).InexactFloat64(), draw.RoleBenefit
		if step.adds.IsNegative() {
			role = draw.RoleCost
		}
		rows = append(rows, draw.Row{
			Name: step.name, Words: model.MoneyStyle{Places: b.places, Sign: true}.Format(step.adds),
			Bars: []draw.Bar{{From: from, To: after, Role: role}}, Weight: math.Abs(after - from),
		})
	}
	total := b.total.InexactFloat64()
	rows = append(rows, draw.Row{
		Name: b.Name(), Words: labelMillion(b.total, b.places), Strong: true,
		Bars: []draw.Bar{{From: 0, To: total, Role: draw.RoleTotal}}, Low: b.low.InexactFloat64(), High: b.high.InexactFloat64(),
	})
	c := &draw.RowChart{Rows: rows, Unit: pounds, Stepped: true, Gather: b.gather}
	if !b.low.Equal(b.high) {
		c.Key = []draw.KeyEntry{{Mark: draw.MarkRange, Text: "Range of the scenario, cautious to stretch"}}
	}
	return c
}

// gather adds the lightest steps up.
func (b bridge) gather(rows []draw.Row) draw.Row {
	adds := 0.0
	for _, r := range rows {
		adds += r.Bars[0].To - r.Bars[0].From
	}
	role := draw.RoleBenefit
	if adds < 0 {
		role = draw.RoleCost
	}
	amount := decimal.NewFromFloat(adds).Round(6)
	return draw.Row{
		Name: many(len(rows), "smaller component"), Words: model.MoneyStyle{Places: b.places, Sign: true}.Format(amount),
		Bars: []draw.Bar{{From: 0, To: adds, Role: role}},
	}
}

// largest are the steps that add most, none where nothing adds anything.
func (b bridge) largest() []bridgeStep {
	var most []bridgeStep
	for _, step := range b.steps {
		switch {
		case !step.adds.IsPositive() || len(most) > 0 && step.adds.LessThan(most[0].adds):
		case len(most) > 0 && step.adds.Equal(most[0].adds):
			most = append(most, step)
		default:
			most = []bridgeStep{step}
		}
	}
	return most
}

func (b bridge) headline() string {
	most := b.largest()
	switch {
	case len(b.steps) == 0 && b.total.IsZero():
		if model.Nothing(model.Profile(b.Case, b.Scenario, b.Estimate, b.Basis).Benefit...) {
			return "No benefit so far"
		}
		return "The benefits come to £0m in all"
	case len(b.steps) == 0:
		return fmt.Sprintf("All of the benefit of %s is council-wide, whatever is chosen", model.Million(b.total))
	case len(most) == 0:
		return fmt.Sprintf("No component adds to the benefit of %s", labelMillion(b.total, b.places))
	case len(most) == 1:
		return fmt.Sprintf("%s adds most: %s of %s", most[0].name, labelMillion(most[0].adds, b.places), labelMillion(b.total, b.places))
	}
	names := make([]string, len(most))
	for i, step := range most {
		names[i] = step.name
	}
	return fmt.Sprintf("%s add most: %s each of %s", namesOrMany(names, "component"), labelMillion(most[0].adds, b.places), labelMillion(b.total, b.places))
}

func (b bridge) alt() string {
	return fmt.Sprintf("Bridge chart of the benefit by component for %s, %s: from %s that is council-wide, whatever is chosen, to %s in all. %s.",
		b.Name(), model.Terms(b.Estimate, b.Basis), spoken(b.programme), spoken(b.total), heard(b.headline()))
}

func (b bridge) description() string {
	text := []string{
		fmt.Sprintf("The chart shows, one row a component, what the options chosen in it add to the benefit of %s, %s.", b.Name(), model.Terms(b.Estimate, b.Basis)),
		fmt.Sprintf("What is council-wide brings %s, whatever is chosen.", spoken(b.programme)),
	}
	for _, step := range b.steps {
		text = append(text, fmt.Sprintf("%s adds %s, which makes %s.", step.name, spoken(step.adds), spoken(step.after)))
	}
	if !b.low.Equal(b.high) {
		text = append(text, fmt.Sprintf("The whole ranges from %s to %s.", spoken(b.low), spoken(b.high)))
	}
	return strings.Join(text, " ")
}

func (b bridge) table() Table {
	t := Table{
		Caption: "Benefit by component, " + b.Name() + ", " + b.terms(), Words: 1, Total: true,
		Columns: []string{"Component", "Benefit (£m)", "Running total (£m)"},
		Rows:    [][]string{{whateverChosen, plainAmount(b.programme, b.places), plainAmount(b.programme, b.places)}},
	}
	for _, step := range b.steps {
		t.Rows = append(t.Rows, []string{step.name, plainAmount(step.adds, b.places), plainAmount(step.after, b.places)})
	}
	t.Rows = append(t.Rows, []string{b.Name(), plainAmount(b.total, b.places), plainAmount(b.total, b.places)})
	return t
}

func (b bridge) notes() []string {
	parts := []decimal.Decimal{b.programme}
	var sums []sum
	before := b.programme
	for _, step := range b.steps {
		parts = append(parts, step.adds)
		sums = append(sums, sum{step.after, []decimal.Decimal{before, step.adds}})
		before = step.after
	}
	notes := roundingNotes(b.places, append(sums, sum{b.total, parts})...)
	return append(notes, illustrativeNotes(b.Case, b.Scenario)...)
}
