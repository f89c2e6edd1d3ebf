package charts

import (
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// FigureResidual is the figure of what is left over of the saving.
const FigureResidual FigureID = "residual"

// residual is what the figure of what is left over is made from, in £m.
type residual struct {
	Subject
	at     budget.Position
	years  []string
	steps  []residualStep
	uses   []budget.Use
	places int32
}

// residualStep is what the saving itself is, or what is taken off it.
type residualStep struct {
	name string
	adds decimal.Decimal
}

// newResidual makes the figure of how the saving leads to what is new to the budget, and where that goes.
func newResidual(s Subject) *Figure {
	x := residual{Subject: s, at: budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis), years: s.Case.Head().YearNames()}
	if len(x.years) == 0 {
		return &Figure{title: noYears, subject: x.Name(), terms: s.terms(), alt: noYears + ".", description: noYears + "."}
	}
	for _, step := range []residualStep{
		{budget.CashableSaving, x.at.Saving.Total},
		{"In the budget already", x.at.Overlap.Total.Neg()},
		{"Ongoing costs", x.at.Ongoing.Total.Neg()},
		{onceFromRevenue, x.at.OneOff.Total.Neg()},
	} {
		if !step.adds.IsZero() {
			x.steps = append(x.steps, step)
		}
	}
	if closing := x.at.Closing(); !closing.IsZero() {
		x.uses = append(x.uses, budget.Use{Name: budget.ClosesGap, Amount: closing})
	}
	x.uses = append(x.uses, budget.UsesOf(s.Case, x.at.LeftOver())...)
	x.places = x.at.Places()
	for _, u := range x.uses {
		x.places = max(x.places, model.Places(u.Amount))
	}
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "from the saving to what is left over, " + s.terms(), picture: x.chart(), names: x.names(),
		empty: len(x.steps) == 0, alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
}

// onceFromRevenue names the last step on the way to what is new to the budget.
const onceFromRevenue = "One-off costs from revenue"

// useName says in a row where what is left over goes.
func useName(u budget.Use) string {
	if u.ID == "" {
		return "Of which " + model.Small(u.Name)
	}
	return "Of which re-invested: " + u.Name
}

func (x residual) names() []string {
	var names []string
	for _, u := range x.uses {
		names = append(names, u.Name)
	}
	return names
}

func (x residual) chart() *draw.RowChart {
	sign := model.MoneyStyle{Places: x.places, Sign: true}
	var rows []draw.Row
	after := decimal.Zero
	add := func(name, words string, adds decimal.Decimal, role draw.Role, weight float64) {
		from := after
		after = after.Add(adds)
		rows = append(rows, draw.Row{
			Name: name, Words: words, Weight: weight,
			Bars: []draw.Bar{{From: from.InexactFloat64(), To: after.InexactFloat64(), Role: role}},
		})
	}
	for _, step := range x.steps {
		role := draw.RoleBenefit
		if step.adds.IsNegative() {
			role = draw.RoleCost
		}
		add(step.name, sign.Format(step.adds), step.adds, role, math.Inf(1)) // never gathered: what is left over rests on each
	}
	left := x.at.New.Total
	rows = append(rows, draw.Row{
		Name: budget.NewToBudget, Words: labelMillion(left, x.places), Strong: true,
		Bars: []draw.Bar{{From: 0, To: left.InexactFloat64(), Role: draw.RoleTotal}},
	})
	least := len(rows) + 1
	for _, u := range x.uses {
		role := draw.RolePart + 1
		if u.ID == "" {
			role = draw.RoleBefore
		}
		weight := math.Abs(u.Amount.InexactFloat64())
		if u.ID == "" { // never gathered: it may be below zero
			weight = math.Inf(1)
		}
		add(useName(u), labelMillion(u.Amount, x.places), u.Amount.Neg(), role, weight)
	}
	return &draw.RowChart{Rows: rows, Unit: pounds, Stepped: true, Gather: x.gather, Least: least}
}

// gather adds the lightest uses up.
func (x residual) gather(rows []draw.Row) draw.Row {
	adds := 0.0
	for _, r := range rows {
		adds += r.Bars[0].To - r.Bars[0].From
	}
	return draw.Row{
		Name: "Of which " + many(len(rows), "smaller use"), Words: labelMillion(decimal.NewFromFloat(-adds).Round(6), x.places),
		Bars: []draw.Bar{{From: 0, To: adds, Role: draw.RolePart + 1}},
	}
}

func (x residual) headline() string {
	saving, left := x.at.Saving.Total, x.at.New.Total
	of := ""
	if saving.IsPositive() {
		of = " of " + labelMillion(saving, x.places) + " saved"
	}
	switch {
	case len(x.steps) == 0 && x.at.New.Nothing() && x.at.Saving.Nothing():
		return "No cashable saving so far, so nothing is left over"
	case left.IsZero():
		return "Nothing" + of + " is left over"
	case left.IsNegative():
		return fmt.Sprintf("Nothing%s is left over: the budget is worse off by %s", of, labelMillion(left.Neg(), x.places))
	case !saving.IsPositive() || left.GreaterThan(saving):
		return labelMillion(left, x.places) + " is new to the budget"
	case left.Equal(saving):
		return "All" + of + " is new to the budget"
	}
	text := fmt.Sprintf("%s saved leaves %s new to the budget", labelMillion(saving, x.places), labelMillion(left, x.places))
	if !x.at.Ongoing.Nothing() || !x.at.OneOff.Nothing() { // what is not left over is not all in the budget already
		text += " after costs"
	}
	return text
}

// usesWords say where what is new to the budget goes, nothing where nothing is left.
func (x residual) usesWords() string {
	var parts []string
	for _, u := range x.uses {
		switch {
		case u.Name == budget.ClosesGap && u.ID == "":
			parts = append(parts, spoken(u.Amount)+" "+model.Small(u.Name))
		case u.ID != "":
			parts = append(parts, fmt.Sprintf("%s (%s of what is left over) is re-invested in %s", spoken(u.Amount), percentWords(u.Share), u.Name))
		case u.Name == budget.Unsaid:
			parts = append(parts, "nobody has said so far what "+spoken(u.Amount)+" is for")
		case !u.Amount.IsZero():
			parts = append(parts, fmt.Sprintf("%s is released", spoken(u.Amount)))
		}
	}
	return strings.Join(parts, ", ")
}

func percentWords(share decimal.Decimal) string { return share.Shift(2).String() + "%" }

func (x residual) alt() string {
	parts := make([]string, len(x.steps))
	for i, step := range x.steps {
		parts[i] = fmt.Sprintf("%s %s", model.Small(step.name), spoken(step.adds))
	}
	text := fmt.Sprintf("Bridge chart from the saving to what is left over for %s, %s: %s", x.Name(), model.Terms(x.Estimate, x.Basis), model.Small(heard(x.headline())))
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if uses := x.usesWords(); uses != "" {
		text += "; " + uses
	}
	return text + "."
}

func (x residual) description() string {
	text := []string{
		fmt.Sprintf("The chart shows in £m, one row a step, how the cashable saving of %s leads to what is new to the budget, and where that goes, %s. %s",
			x.Name(), model.Terms(x.Estimate, x.Basis), x.Basis.Meaning()),
		heard(x.headline()) + ".", heard(x.at.Reading(x.Case)),
	}
	if uses := x.usesWords(); uses != "" {
		text = append(text, "Of what is new to the budget, "+uses+".")
	}
	return strings.Join(text, " ")
}

func (x residual) table() Table {
	t := Table{
		Caption: "From the saving to what is left over, " + x.Name() + ", " + x.terms(), Words: 1,
		Columns: []string{"Step", "Amount (£m)", "Left (£m)"},
	}
	after := decimal.Zero
	row := func(name string, amount decimal.Decimal) {
		t.Rows = append(t.Rows, []string{name, plainAmount(amount, x.places), plainAmount(after, x.places)})
	}
	for _, step := range x.steps {
		after = after.Add(step.adds)
		row(step.name, step.adds)
	}
	row(budget.NewToBudget, x.at.New.Total)
	for _, u := range x.uses {
		after = after.Sub(u.Amount)
		row(useName(u), u.Amount)
	}
	return t
}

func (x residual) notes() []string {
	var sums []sum
	after := decimal.Zero
	add := func(adds decimal.Decimal) {
		sums = append(sums, sum{after.Add(adds), []decimal.Decimal{after, adds}})
		after = after.Add(adds)
	}
	for _, step := range x.steps {
		add(step.adds)
	}
	for _, u := range x.uses {
		add(u.Amount.Neg())
	}
	notes := append(roundingNotes(x.places, sums...), illustrativeNotes(x.Case, x.Scenario)...)
	if words := x.at.UndatedWords(); words != "" {
		notes = append(notes, words)
	}
	return notes
}
