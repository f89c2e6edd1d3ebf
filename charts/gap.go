package charts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// FigureGap is the figure of the gap by year.
const FigureGap FigureID = "gap"

// gap is what the figure of the gap by year is made from, in £m.
type gap struct {
	Subject
	at     budget.Position
	years  []string
	places int32
}

// newGap makes the figure of the gap of each year, as the plan has it and as the scenario leaves it. Money that has to be found
// is drawn upwards, as in the plan.
func newGap(s Subject) *Figure {
	x := gap{Subject: s, at: budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis), years: s.Case.Head().YearNames()}
	x.places = x.at.Places()
	if len(x.years) == 0 {
		return &Figure{title: noYears, subject: x.Name(), terms: s.terms(), alt: noYears + ".", description: noYears + "."}
	}
	claim, rest := x.at.Claim(s.Case)
	f := &Figure{title: claim, subject: x.Name(), terms: "gap by year, " + s.terms(), table: x.table()}
	if len(x.at.Lines) == 0 { // without a plan there is no gap, and the title says so
		f.title = x.at.Headline(s.Case)
		f.empty, f.alt, f.description = true, heard(f.title)+".", heard(f.title)+"."
		f.table.Rows, f.table.Total = nil, false
		return f
	}
	f.empty = x.at.Plan.Nothing() && x.at.New.Nothing()
	f.picture, f.alt, f.description, f.notes = x.chart(), x.alt(), x.description(), x.notes()
	if rest != "" {
		f.notes = append([]string{rest}, f.notes...)
	}
	if words := x.at.UndatedWords(); words != "" {
		f.notes = append(f.notes, words)
	}
	return f
}

// The two bars of a year.
const (
	beforeBar = "In the plan (left bar)"
	afterBar  = "With the scenario (right bar)"
)

func (x gap) chart() *draw.YearChart {
	column := func(name string, role draw.Role, row budget.Row) draw.Column {
		c := draw.Column{Name: name, Role: role, Values: floats(row.Years), Low: floats(row.Years), High: floats(row.Years)}
		for _, d := range row.Years {
			c.Labels, c.Short = append(c.Labels, labelMillion(d, x.places)), append(c.Short, tableAmount(d, x.places))
		}
		return c
	}
	return &draw.YearChart{
		Years: x.years, Unit: pounds, Least: 190, // both sides of zero, with room for amounts
		Columns: []draw.Column{column(beforeBar, draw.RoleBefore, x.at.Plan), column(afterBar, draw.RoleBenefit, x.at.After)},
	}
}

// signRule says what the two sides of zero mean.
const signRule = "Above zero is money that has to be found, below zero money to spare"

func (x gap) alt() string {
	parts := make([]string, len(x.years))
	for i, year := range x.years {
		parts[i] = fmt.Sprintf("%s %s and %s", year, spoken(x.at.Plan.Years[i]), spoken(x.at.After.Years[i]))
	}
	return fmt.Sprintf("Bar chart of the gap by year in the plan and with %s, %s: %s: by year, %s.",
		x.Name(), model.Terms(x.Estimate, x.Basis), model.Small(heard(x.at.Headline(x.Case))), strings.Join(parts, ", "))
}

func (x gap) description() string {
	text := []string{
		fmt.Sprintf("The chart shows two bars a year in £m: the gap in the council’s plan, and the gap that %s leaves, %s. %s. %s",
			x.Name(), model.Terms(x.Estimate, x.Basis), signRule, x.Basis.Meaning()),
		heard(x.at.Headline(x.Case)) + ".", heard(x.at.Reading(x.Case)),
	}
	if len(x.years) <= fewYears {
		for i, year := range x.years {
			text = append(text, fmt.Sprintf("In %s the gap is %s in the plan, %s is new to the budget and the gap left is %s.",
				year, spoken(x.at.Plan.Years[i]), spoken(x.at.New.Years[i]), spoken(x.at.After.Years[i])))
		}
	}
	return strings.Join(text, " ")
}

func (x gap) table() Table {
	t := Table{
		Caption: "Gap by year, " + x.Name() + ", " + x.terms(), Words: 1, Total: true,
		Columns: []string{"Year", "Gap in the plan (£m)", "New to the budget (£m)", "Gap left (£m)"},
	}
	row := func(name string, plan, fresh, after decimal.Decimal) {
		t.Rows = append(t.Rows, []string{name, plainAmount(plan, x.places), plainAmount(fresh, x.places), plainAmount(after, x.places)})
	}
	for i, year := range x.years {
		row(year, x.at.Plan.Years[i], x.at.New.Years[i], x.at.After.Years[i])
	}
	row("Total", x.at.Plan.Total, x.at.New.Total, x.at.After.Total)
	return t
}

func (x gap) notes() []string {
	var sums []sum
	for _, r := range []budget.Row{x.at.Plan, x.at.New, x.at.After} {
		sums = append(sums, sum{r.Total, r.Years})
	}
	for i := range x.years {
		sums = append(sums, sum{x.at.After.Years[i], []decimal.Decimal{x.at.Plan.Years[i], x.at.New.Years[i].Neg()}})
	}
	notes := append([]string{signRule}, roundingNotes(x.places, sums...)...)
	return append(notes, illustrativeNotes(x.Case, x.Scenario)...)
}
