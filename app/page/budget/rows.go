package budget

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// column is a column of the table, with the field that a line of the plan and a re-investment have in it.
type column struct {
	grid.Column
	line, use field.Field
	// year is the place of its year, total says that it holds their sum.
	year  int
	total bool
}

// columnsOf are the columns for the years of a case.
func columnsOf(c *model.Case) []column {
	none := field.ReadOnly(func(*model.Case, model.Record) string { return "" })
	line, use := func(x *model.BudgetLine) *model.Source { return &x.Source }, func(x *model.Reinvestment) *model.Source { return &x.Source }
	columns := []column{
		{Column: grid.Column{Ems: 12, Grow: 1, Most: 17}, year: -1, line: field.Text(func(x *model.BudgetLine) *string { return &x.Name }), use: field.Text(func(x *model.Reinvestment) *string { return &x.Name })},
	}
	for i, name := range c.Head().YearNames() {
		columns = append(columns, column{Column: grid.Column{Title: name, Ems: 5.2, Trailing: true}, year: i, line: field.BudgetYear(i), use: none})
	}
	return append(columns,
		column{Column: grid.Column{Title: "Total", Ems: 5.2, Trailing: true}, year: -1, total: true, line: none, use: none},
		column{Column: grid.Column{Title: "Kind, share", Ems: 9}, year: -1, line: field.BudgetType(), use: field.ReinvestedShare()},
		column{Column: grid.Column{Title: "Source", Ems: 8}, year: -1, line: field.Grade(line), use: field.Grade(use)},
		column{Column: grid.Column{Title: "Document", Ems: 12}, year: -1, line: field.Document(line), use: field.Document(use)},
		column{Column: grid.Column{Title: "Page", Ems: 6}, year: -1, line: field.SourcePage(line), use: field.SourcePage(use)},
		column{Column: grid.Column{Title: "Note", Ems: 14}, year: -1, line: field.Text(func(x *model.BudgetLine) *string { return &x.Note }), use: none})
}

// row is a row of the table.
type row struct {
	key, label string
	// heading begins a part of the table, strong marks a sum.
	heading, strong bool
	// money is what the row comes to by year, nil for a row without figures.
	money *budget.Row
	// means says in a sentence what the row is.
	means string
	// of are the keys of the rows that a row is made of, where that is rows.
	of []string
	// record is what is typed into it, nil for a row that is worked out.
	record model.Record
}

// fieldOf is the field of a row in a column, one that can't be typed where it has none.
func (v *view) fieldOf(r row, col int) field.Field {
	switch r.record.(type) {
	case *model.BudgetLine:
		return v.columns[col].line
	case *model.Reinvestment:
		return v.columns[col].use
	}
	return field.Field{}
}

// rebuild makes the rows: the plan, what the scenario changes, what one-off costs are paid from, and where what is left over goes.
func (v *view) rebuild() {
	p, uses := v.left, budget.UsesOf(v.kept, v.left.LeftOver())
	v.places = p.Places()
	for _, u := range uses {
		v.places = max(v.places, model.Places(u.Amount))
	}
	v.entries = v.entries[:0]
	v.Grid.Empty.Set("Open a case first.", v.Grid.Empty.Look)
	if v.kept.Head().ID == "" {
		return
	}
	v.heading("plan", "In the plan: plus adds to the gap, minus closes it")
	for i, x := range p.Lines {
		if line := v.kept.BudgetLines.At(i); line != nil {
			v.entries = append(v.entries, row{key: keyOf(line), label: line.Name, money: &x, record: line})
		}
	}
	v.sum("net", budget.NetPressure, p.Plan, "All lines of the plan together: the gap before the scenario.")
	v.heading("scenario", say.Scenario(v.kept, v.view.Scenario)+": plus closes the gap")
	v.worked("saving", budget.CashableSaving, &p.Saving, "Ongoing cashable benefits of the options chosen, and of what is council-wide.")
	v.worked("overlap", budget.LessOverlap, &p.Overlap, "The part of the savings that the plan counts on: taken off, so that it isn’t counted twice.")
	v.worked("ongoing", budget.LessOngoing, &p.Ongoing, "What the scenario costs every year.")
	v.worked("once", budget.LessOneOff, &p.OneOff, "One-off costs that revenue pays, or of which nobody has said what pays, less one-off cashable benefits.")
	v.sum("new", budget.NewToBudget, p.New, "The cashable saving less what is in the budget already, less costs: it closes the gap by as much.")
	v.sum("after", budget.LeftSum(p.Basis), p.After, leftMeans(p))
	v.entries[len(v.entries)-2].of = []string{"saving", "overlap", "ongoing", "once"}
	v.entries[len(v.entries)-1].of = []string{"net", "new"}
	v.perDwelling()
	v.addFunding()
	v.addUses(uses)
}

func keyOf(r model.Record) string { return string(r.Kind()) + "/" + r.Key() }

func (v *view) heading(key, label string) {
	v.entries = append(v.entries, row{key: key, label: label, heading: true})
}

func (v *view) worked(key, label string, money *budget.Row, means string) {
	v.entries = append(v.entries, row{key: key, label: label, money: money, means: means})
}

func (v *view) sum(key, label string, money budget.Row, means string) {
	v.entries = append(v.entries, row{key: key, label: label, money: &money, means: means, strong: true})
}

// perDwelling adds what the gap left comes to for a household, where the case has a tax base.
func (v *view) perDwelling() {
	base := v.kept.Head().TaxBase
	if base == nil {
		return
	}
	each := budget.Row{}
	for _, d := range v.left.After.Years {
		amount, _ := budget.PerDwelling(v.kept, d)
		each.Years = append(each.Years, amount)
	}
	v.entries = append(v.entries, row{
		key: "dwelling", label: budget.LeftName(v.left.Basis) + ", £ per Band D dwelling", money: &each,
		means: fmt.Sprintf("What is left in each year shared among %s Band D equivalent dwellings, in pounds.", model.Grouped(base.String())),
	})
}

// leftMeans says what is left to be found, on the basis shown.
func leftMeans(p *budget.Position) string {
	if once := p.OnceInYear(); once != "" {
		return "What each year adds to be found once the scenario is taken in. " + once + "."
	}
	return "What has to be found once the scenario is taken in; with a minus, what is to spare."
}

// addFunding adds what all one-off costs are paid from.
func (v *view) addFunding() {
	if len(v.left.Funding) == 0 {
		return
	}
	v.heading("funding", "All one-off costs, by what pays them")
	for _, f := range v.left.Funding {
		means := "It stands apart: it isn’t taken off what is new to the budget."
		if f.Funding.PaidFromRevenue() {
			means = "It is taken off what is new to the budget."
		}
		v.worked("funding/"+string(f.Funding), model.Capital(f.Funding.Words()), &f.Row, means)
	}
}

// addUses adds where what is left over goes; re-investments stand there though nothing is left over.
func (v *view) addUses(uses []budget.Use) {
	closing := v.left.Closing()
	if len(uses) == 0 && closing.IsZero() && v.kept.Reinvestments.Len() == 0 {
		return
	}
	label := "What is new to the budget goes to"
	if len(uses) == 0 {
		label = "Nothing is left over to re-invest"
	}
	v.heading("uses", label)
	if !closing.IsZero() {
		v.worked("closing", budget.ClosesGap, &budget.Row{Total: closing}, "The plan needs it: it can’t be released or re-invested as well.")
	}
	amounts := map[string]decimal.Decimal{}
	for _, u := range uses {
		amounts[u.ID] = u.Amount
	}
	for x := range v.kept.Reinvestments.All() {
		v.entries = append(v.entries, row{key: keyOf(x), label: x.Name, record: x, money: &budget.Row{Total: amounts[x.ID]}})
	}
	if len(uses) > 0 {
		last := uses[len(uses)-1]
		v.worked("released", last.Name, &budget.Row{Total: last.Amount}, "What isn’t re-invested.")
	}
}

// Cell is what a cell shows.
func (v *view) Cell(at, col int) grid.Cell {
	r, c := v.entries[at], v.columns[col]
	if r.heading {
		return grid.Cell{Text: headingText(r, col), Bold: true, Locked: true, Ground: ui.ColorChosen, Spans: true}
	}
	cell := grid.Cell{Locked: true, Bold: r.strong}
	f := v.fieldOf(r, col)
	switch {
	case col == 0:
		cell.Text, cell.Level = r.label, 1
		if r.strong {
			cell.Level = 0
		}
	case c.year >= 0 || c.total:
		cell.Text = v.figure(r, c)
	case f.Get != nil:
		cell.Text, cell.Ink = f.Get(v.kept, r.record), ui.ColorQuiet
	}
	if f.Set != nil {
		cell.Locked = c.year >= 0 && v.view.Basis == model.Recurring
		cell.Picks = !cell.Locked && f.ValuesOf(v.kept, r.record) != nil
		if c.year >= 0 {
			cell.Input = f.Get(v.kept, r.record)
		}
	}
	if v.flagged(r) && col == 0 {
		cell.Ink, cell.Text = ui.ColorConflict, "! "+cell.Text
	}
	if r.strong {
		cell.Ground = theme.ColorNameBackground
	}
	return cell
}

func headingText(r row, col int) string {
	if col == 0 {
		return r.label
	}
	return ""
}

// flagged reports whether there is something to check about the record of a row, or about what makes it up.
func (v *view) flagged(r row) bool {
	for _, c := range v.checks {
		if r.record != nil && c.Kind == r.record.Kind() && c.Key == r.record.Key() || r.key == "overlap" && c.Kind == model.KindOverlap {
			return true
		}
	}
	return false
}

// figure writes the figure of a row in a column, all with the places of the position; zero is 0.
func (v *view) figure(r row, c column) string {
	if r.money == nil || c.year >= 0 && c.year >= len(r.money.Years) || c.total && r.key == "dwelling" {
		return ""
	}
	d := r.money.Total
	if c.year >= 0 {
		d = r.money.Years[c.year]
	}
	places := v.places
	if r.key == "dwelling" {
		places = model.MaxPlaces
	}
	return plain(d, places)
}

// plain writes an amount without its unit, which the table's heading says.
func plain(d decimal.Decimal, places int32) string {
	text := model.MoneyStyle{Places: places}.Format(d)
	return strings.TrimSuffix(strings.Replace(text, "£", "", 1), "m")
}
