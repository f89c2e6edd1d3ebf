package papers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// budget holds the scenario against the medium-term plan, left out where the case has neither a plan nor anything that is in it.
func (a optionsPaper) budget() {
	c := a.Case
	if c.BudgetLines.Len() == 0 && c.Overlaps.Len() == 0 && c.Reinvestments.Len() == 0 {
		return
	}
	if hidden, _ := a.hides(a.Scenario, anyLine); hidden {
		a.d.Heading(1, "Budget")
		a.d.Paragraph("How the scheme stands to the budget rests on figures that are not for publication; part 2 has it.")
		return
	}
	at := budget.Of(c, a.Scenario, a.Estimate, a.Basis)
	p := position{optionsPaper: a, at: &at, places: at.Places()}
	a.d.Heading(1, "Budget")
	a.d.Paragraph(at.Headline(c) + ". " + at.Reading(c))
	p.byYear()
	p.perDwelling()
	p.funding()
	p.uses()
	p.checks()
}

// position is a scenario against the plan as it is written.
type position struct {
	optionsPaper
	at     *budget.Position
	places int32
}

// namedRow is a row of a table of years.
type namedRow struct {
	name string
	budget.Row
}

// rows are those of the position in the order of the sum.
func (p position) rows() []namedRow {
	var rows []namedRow
	for line := range p.Case.BudgetLines.All() {
		rows = append(rows, namedRow{line.Name, p.at.Lines[len(rows)]})
	}
	return append(rows, []namedRow{
		{budget.NetPressure, p.at.Plan},
		{budget.CashableSaving, p.at.Saving},
		{budget.LessOverlap, p.at.Overlap},
		{budget.LessOngoing, p.at.Ongoing},
		{budget.LessOneOff, p.at.OneOff},
		{budget.NewToBudget, p.at.New},
		{budget.LeftSum(p.Basis), p.at.After},
	}...)
}

func (p position) byYear() {
	p.yearTable("Budget by year", p.rows())
	text := "A positive pressure or gap is money that has to be found; a negative one is money to spare."
	if p.at.OneOff.Total.IsNegative() {
		text += " One-off savings count against one-off costs."
	}
	if once := p.at.OnceInYear(); once != "" {
		text += " " + once + "."
	}
	if prices := p.Case.Head().Prices; prices.Sort != "" {
		text += " Amounts are in " + prices.Words() + "."
	}
	if p.roundingShows() {
		text += " " + model.RoundingNote + "."
	}
	p.d.Quiet(text)
}

// yearTable writes rows of amounts a year with their sums; the last row is what they lead to.
func (p position) yearTable(caption string, rows []namedRow) {
	t := word.Table{
		Caption: caption + ", " + p.Terms(), Total: true,
		Columns: slices.Concat([]string{"£m"}, p.Case.Head().YearNames(), []string{"Total"}),
	}
	t.Numeric = numericBehind(1, len(t.Columns))
	for _, r := range rows {
		row := []string{r.name}
		for _, d := range append(slices.Clone(r.Years), r.Total) {
			row = append(row, plain(d, p.places))
		}
		t.Rows = append(t.Rows, row)
	}
	p.d.Table(t)
}

// numericBehind says of so many columns that those behind the first ones hold figures.
func numericBehind(words, columns int) []bool {
	numeric := make([]bool, columns)
	for i := range numeric {
		numeric[i] = i >= words
	}
	return numeric
}

// plain is an amount without its unit.
func plain(d decimal.Decimal, places int32) string {
	return strings.Replace(d.Round(places).StringFixed(places), "-", "−", 1)
}

// roundingShows reports whether a reader who adds the table up is out by rounding.
func (p position) roundingShows() bool {
	at := p.at
	out := func(total decimal.Decimal, parts ...decimal.Decimal) bool {
		return model.RoundingShows(total, p.places, parts...)
	}
	for _, r := range p.rows() {
		if out(r.Total, r.Years...) {
			return true
		}
	}
	for i := range at.New.Years {
		fresh := []decimal.Decimal{at.Saving.Years[i], at.Overlap.Years[i].Neg(), at.Ongoing.Years[i].Neg(), at.OneOff.Years[i].Neg()}
		var lines []decimal.Decimal
		for _, r := range at.Lines {
			lines = append(lines, r.Years[i])
		}
		if out(at.New.Years[i], fresh...) || out(at.After.Years[i], at.Plan.Years[i], at.New.Years[i].Neg()) || out(at.Plan.Years[i], lines...) {
			return true
		}
	}
	return false
}

// perDwelling shares the gap among the dwellings of the tax base, where there is one.
func (p position) perDwelling() {
	if p.Case.Head().TaxBase == nil {
		return
	}
	t := word.Table{
		Caption: "For each Band D dwelling, " + p.Name() + ", " + model.Terms(p.Estimate, p.Basis),
		Columns: append([]string{"£ a dwelling"}, p.Case.Head().YearNames()...),
	}
	t.Numeric = numericBehind(1, len(t.Columns))
	for _, r := range []namedRow{{budget.NetPressure, p.at.Plan}, {budget.NewToBudget, p.at.New}, {budget.LeftName(p.Basis), p.at.After}} {
		row := []string{r.name}
		for _, d := range r.Years {
			each, _ := budget.PerDwelling(p.Case, d)
			row = append(row, plain(each, 2)) // pence
		}
		t.Rows = append(t.Rows, row)
	}
	p.d.Table(t)
	p.d.Quiet(fmt.Sprintf("Shared among %s Band D equivalent dwellings.", model.Grouped(p.Case.Head().TaxBase.String())))
}

// funding says what the one-off costs are paid from.
func (p position) funding() {
	if len(p.at.Funding) == 0 {
		return
	}
	const counts = "A cost of which nobody has said counts as paid from revenue. What isn’t paid from revenue stands apart: it is in no row of the budget by year."
	if slices.Contains(p.Chosen(), charts.FigureFunding) {
		p.d.Quiet("What one-off costs are paid from, year by year, stands with the figure “" + charts.FigureFunding.Name() + "”. " + counts)
		return
	}
	all := namedRow{name: "All one-off costs"}
	all.Years = make([]decimal.Decimal, len(p.at.New.Years))
	var rows []namedRow
	for _, f := range p.at.Funding {
		rows = append(rows, namedRow{model.Capital(f.Funding.Words()), f.Row})
		all.Total = all.Total.Add(f.Total)
		for i, d := range f.Years {
			all.Years[i] = all.Years[i].Add(d)
		}
	}
	p.yearTable("What one-off costs are paid from", append(rows, all))
	p.d.Quiet(counts)
}

// uses say where what is left over goes.
func (p position) uses() {
	uses := budget.UsesOf(p.Case, p.at.LeftOver())
	p.d.Heading(2, "What is left over")
	if closing := p.at.Closing(); !closing.IsZero() {
		p.d.Paragraph(model.MoneyStyle{Places: p.places}.Format(closing) + " of what is new to the budget closes the plan’s own gap, and can’t be spent again.")
	}
	if len(uses) == 0 {
		p.d.Paragraph("Nothing is left over to release or to re-invest.")
		return
	}
	money := model.MoneyStyle{Places: p.places}
	for _, u := range uses {
		money.Places = max(money.Places, model.Places(u.Amount))
	}
	t := word.Table{
		Caption: fmt.Sprintf("Where the %s left over goes, %s", money.Format(p.at.LeftOver()), p.Terms()), Columns: []string{"Use", "Share", "£m"},
		Numeric: []bool{false, true, true}, Total: true,
	}
	for _, u := range uses {
		name := "Re-invested: " + u.Name
		if u.ID == "" {
			name = u.Name
		}
		t.Rows = append(t.Rows, []string{name, percent(u.Share), plain(u.Amount, money.Places)})
	}
	t.Rows = append(t.Rows, []string{"All", "100%", plain(p.at.LeftOver(), money.Places)})
	p.d.Table(t)
}

func percent(share decimal.Decimal) string {
	return strings.Replace(share.Shift(2).String(), "-", "−", 1) + "%"
}

// checks are what a person should look at.
func (p position) checks() {
	found := budget.Checks(p.Case, p.Scenario, p.Estimate)
	if len(found) == 0 {
		return
	}
	p.d.Heading(2, "To be looked at in the budget")
	for _, one := range found {
		p.d.Item(one.Text)
	}
}
