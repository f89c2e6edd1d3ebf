package linetable

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// figureCells are the cells of some rows that hold figures and percentages.
func (t *table) figureCells(rows [][]string) []string {
	var cells []string
	for _, c := range t.columns {
		if c.year < 0 && c.name != columnMitigation && c.name != columnLikeliest && c.name != columnOverrun {
			continue
		}
		for _, row := range rows {
			if c.at < len(row) {
				cells = append(cells, row[c.at])
			}
		}
	}
	return cells
}

// figures reads the cells of the years, and those of the highest figures where they have columns of their own; an empty
// one is nothing, or as much as the lowest.
func (t *table) figures() (low, high []decimal.Decimal) {
	years := t.c.Head().Years
	low, high = make([]decimal.Decimal, years), make([]decimal.Decimal, years)
	for i := range years {
		from, to := t.yearColumns(i)
		low[i] = t.figure(from)
		if high[i] = low[i]; to >= 0 && t.cellAt(t.columns[to].at) != "" {
			high[i] = t.figure(to)
		}
	}
	if slices.EqualFunc(low, high, decimal.Decimal.Equal) {
		high = nil
	}
	return low, high
}

// figure reads the cell of a year.
func (t *table) figure(at int) decimal.Decimal {
	if at < 0 {
		return decimal.Zero
	}
	c := t.columns[at]
	text := t.cellAt(c.at)
	if text == "" {
		return decimal.Zero
	}
	unit := t.unitHere(c)
	if (unit == "" || unit == "£m") && t.options.Pounds && strings.Contains(text, "£") {
		unit = "£"
	}
	a, err := t.notation.ReadAmount(text, unit)
	switch {
	case err != nil:
		t.doubt(err, text)
		t.complain(t.c.Head().YearName(c.year), inUnit(err, unit))
	case t.others != "" && unit == "" && !a.Figure.IsZero() && !ownUnit(text):
		t.complain(t.c.Head().YearName(c.year), fmt.Sprintf("“%s” has no unit, and other headings are in %s; write the unit in this one too", shortened(text), t.others))
	}
	t.look(a, text, unit)
	if a.Marks != "" {
		t.marks = append(t.marks, mark{t.c.Head().YearName(c.year), a.Marks})
	}
	return a.Figure
}

// doubt notes a cell that can be read in two ways, of which a person has to say which is meant in the table.
func (t *table) doubt(err error, text string) {
	var pounds *model.PoundsError
	var comma *model.CommaError
	switch {
	case errors.As(err, &pounds):
		t.report.Pounds.add(text)
	case errors.As(err, &comma):
		t.report.Commas.add(text)
	}
}

// look counts what of a figure a person should know.
func (t *table) look(a model.Amount, text, unit string) {
	if a.Rounded {
		t.rounded++
	}
	if a.Figure.IsNegative() {
		t.negative++
	}
	if a.Figure.Abs().GreaterThanOrEqual(implausible) {
		t.huge = append(t.huge, text)
	}
	if t.options.Pounds && unit == "" && !a.Figure.IsZero() && !ownUnit(text) {
		t.bare++
	}
}

// inUnit says of a refused figure the unit of its column.
func inUnit(err error, unit string) any {
	if unit == "" || unit == "£m" {
		return err
	}
	return strings.Replace(err.Error(), "is not a figure in £m; write one like 3.2, or 0 for nothing", "is not a figure in "+unit, 1)
}

// ownUnit reports whether a figure stands with a unit of its own, such as "£0.2m".
func ownUnit(text string) bool { return strings.ContainsAny(strings.ToLower(text), "mbk") }

// otherUnits is a unit that headings say where some of them say none.
func (t *table) otherUnits() string {
	for _, c := range t.columns {
		if c.year >= 0 && c.unit != "" && c.unit != "£m" {
			return c.unit
		}
	}
	return ""
}

// sum adds the figures of a line to those of its kind.
func (t *table) sum(kind model.LineType, figures []decimal.Decimal) {
	t.sums[kind] = t.sums[kind].Add(decimal.Sum(decimal.Zero, figures...))
}

// tellSums says what the figures come to: a unit that was taken wrongly shows there.
func (t *table) tellSums() {
	var parts []string
	for _, one := range []struct {
		kind model.LineType
		name string
	}{{model.BenefitLine, "benefits"}, {model.CostLine, "costs"}} {
		if sum, any := t.sums[one.kind]; any {
			parts = append(parts, model.Million(sum)+" of "+one.name)
		}
	}
	if len(parts) > 0 {
		t.report.note("As they stand in the table, over all years and ranges at their lowest, the figures come to " + model.JoinWords(parts) + ".")
	}
}

// implausible is an amount in £m that no council's line comes to in a year.
var implausible = decimal.NewFromInt(10_000)

// unitHere is the unit of a column in the row being read: its heading's, or that of the row's own column of units.
func (t *table) unitHere(c column) string {
	text := t.cell(columnUnit)
	if c.unit != "" || text == "" {
		return c.unit
	}
	unit := money(model.UnitIn(text))
	if unit == "" && !t.unitRefused {
		t.unitRefused = true
		t.complain(columnUnit, fmt.Sprintf("“%s” is no unit of money; write £m, £000 or £", shortened(text)))
	}
	return unit
}

// mark is what stood beside a figure of a year.
type mark struct{ year, marks string }

// finish puts the marks into the notes of their lines, and says what was done with figures that stood otherwise.
func (t *table) finish() {
	marked := 0
	for _, id := range t.order {
		l, before := t.drafts[id], t.drafts[id].Note
		for _, m := range t.marked[id] {
			l.Note = model.WithMarks(l.Note, m.year, m.marks)
		}
		if l.Note != before {
			marked++
		}
	}
	if marked > 0 {
		t.report.note(fmt.Sprintf("Marks beside figures are kept in the notes of %s.", model.Many(marked, "line")))
	}
	t.tellSums()
	t.tellUnits()
	if t.options.Pounds {
		t.report.note("Amounts with a pound sign and no unit are taken as pounds.")
	}
	if t.negative > 0 {
		t.report.note(fmt.Sprintf("%d %s below zero: a negative benefit counts against the case, and a negative cost for it. See that the signs are meant.",
			t.negative, model.Plural(t.negative, "figure is", "figures are")))
	}
	if len(t.huge) > 0 {
		t.report.note(fmt.Sprintf("%d %s £10,000m or more, such as “%s”: see that %s in £m.", len(t.huge),
			model.Plural(len(t.huge), "figure is", "figures are"), shortened(t.huge[0]), model.Plural(len(t.huge), "it is", "they are")))
	}
	if t.bare > 0 {
		t.report.note(fmt.Sprintf("%d %s no pound sign and no unit, and %s read in £m.", t.bare,
			model.Plural(t.bare, "figure has", "figures have"), model.Plural(t.bare, "is", "are")))
	}
	if t.rounded > 0 {
		t.report.note(fmt.Sprintf("%d %s rounded to the pound.", t.rounded, model.Plural(t.rounded, "amount is", "amounts are")))
	}
}

// tellUnits says the units that stand beside figures.
func (t *table) tellUnits() {
	var units []string
	for _, c := range t.columns {
		if c.year >= 0 && c.unit != "" && c.unit != "£m" && !slices.Contains(units, c.unit) {
			units = append(units, c.unit)
		}
	}
	if len(units) > 0 {
		t.report.note(fmt.Sprintf("Figures are in %s by their headings or the rows beside them, and are taken into £m.", model.JoinWords(units)))
	}
}
