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
	f := &Figure{title: claim, subject: x.Name(), terms: x.within() + " by year, " + s.terms(), table: x.table()}
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

// before names what the plan has to find, and within what a year's bars are: a gap carried forward, in steps what the year adds to it.
func (x gap) before() string {
	if x.Basis == model.Recurring {
		return "Gap in the plan"
	}
	return budget.NetPressure
}

func (x gap) within() string {
	if x.Basis == model.Recurring {
		return "gap"
	}
	return "net pressure"
}

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
	return fmt.Sprintf("Bar chart of the %s by year in the plan and with %s, %s: %s: by year, %s.",
		x.within(), x.Name(), model.Terms(x.Estimate, x.Basis), model.Small(heard(x.at.Headline(x.Case))), strings.Join(parts, ", "))
}

func (x gap) description() string {
	text := []string{
		fmt.Sprintf("The chart shows two bars a year in £m: the %s of the council’s plan, and what of it %s leaves, %s. %s. %s",
			x.within(), x.Name(), model.Terms(x.Estimate, x.Basis), signRule, x.Basis.Meaning()),
		heard(x.at.Headline(x.Case)) + ".", heard(x.at.Reading(x.Case)),
	}
	if len(x.years) <= fewYears {
		for i, year := range x.years {
			text = append(text, fmt.Sprintf("In %s the %s is %s, %s is new to the budget and the %s is %s.",
				year, model.Small(x.before()), spoken(x.at.Plan.Years[i]), spoken(x.at.New.Years[i]), model.Small(budget.LeftName(x.Basis)), spoken(x.at.After.Years[i])))
		}
	}
	return strings.Join(text, " ")
}

func (x gap) table() Table {
	t := Table{
		Caption: "Gap by year, " + x.Name() + ", " + x.terms(), Words: 1, Total: true,
		Columns: []string{"Year", x.before() + " (£m)", "New to the budget and ongoing (£m)", "One-off costs from revenue (£m)", budget.LeftName(x.Basis) + " (£m)"},
	}
	row := func(name string, amounts ...decimal.Decimal) {
		cells := []string{name}
		for _, d := range amounts {
			cells = append(cells, plainAmount(d, x.places))
		}
		t.Rows = append(t.Rows, cells)
	}
	lasting := x.at.Lasting()
	for i, year := range x.years {
		row(year, x.at.Plan.Years[i], lasting.Years[i], x.at.OneOff.Years[i], x.at.After.Years[i])
	}
	row("Total", x.at.Plan.Total, lasting.Total, x.at.OneOff.Total, x.at.After.Total)
	return t
}

func (x gap) notes() []string {
	var sums []sum
	lasting := x.at.Lasting()
	for _, r := range []budget.Row{x.at.Plan, lasting, x.at.OneOff, x.at.After} {
		sums = append(sums, sum{r.Total, r.Years})
	}
	for i := range x.years {
		sums = append(sums, sum{x.at.After.Years[i], []decimal.Decimal{x.at.Plan.Years[i], lasting.Years[i].Neg(), x.at.OneOff.Years[i]}})
	}
	notes := []string{signRule}
	if once := x.at.OnceInYear(); once != "" {
		notes = append(notes, once)
	}
	notes = append(notes, roundingNotes(x.places, sums...)...)
	return append(notes, illustrativeNotes(x.Case, x.Scenario)...)
}
