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
	unit := c.unit
	if unit == "" && t.options.Pounds && strings.Contains(text, "£") {
		unit = "£"
	}
	a, err := t.notation.ReadAmount(text, unit)
	var pounds *model.PoundsError
	var comma *model.CommaError
	switch {
	case errors.As(err, &pounds):
		t.report.Pounds.add(text)
	case errors.As(err, &comma):
		t.report.Commas.add(text)
	}
	switch {
	case err != nil:
		t.complain(t.c.Head().YearName(c.year), err)
	case a.Rounded:
		t.rounded++
	}
	if a.Figure.IsNegative() {
		t.negative++
	}
	if a.Marks != "" {
		t.marks = append(t.marks, mark{t.c.Head().YearName(c.year), a.Marks})
	}
	return a.Figure
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
		t.report.note(fmt.Sprintf("Marks beside figures are kept in the notes of %d %s.", marked, lines(marked)))
	}
	t.tellUnits()
	if t.options.Pounds {
		t.report.note("Amounts with a pound sign and no unit are taken as pounds.")
	}
	if t.negative > 0 {
		t.report.note(fmt.Sprintf("%d %s below zero: a negative benefit counts against the case, and a negative cost for it. See that the signs are meant.",
			t.negative, map[bool]string{true: "figure is", false: "figures are"}[t.negative == 1]))
	}
	if t.rounded > 0 {
		t.report.note(fmt.Sprintf("%d %s rounded to the pound.", t.rounded, map[bool]string{true: "amount is", false: "amounts are"}[t.rounded == 1]))
	}
}

// tellUnits says the units that headings say, and which columns are read in £m beside them because theirs say none.
func (t *table) tellUnits() {
	var units, bare []string
	for _, c := range t.columns {
		switch {
		case c.year < 0 || c.unit == "£m":
		case c.unit == "":
			bare = append(bare, "“"+shortened(c.heading)+"”")
		case !slices.Contains(units, c.unit):
			units = append(units, c.unit)
		}
	}
	if len(units) == 0 {
		return
	}
	text := fmt.Sprintf("Figures are in %s by their headings, and are taken into £m", model.JoinWords(units))
	if len(bare) > 0 {
		text += "; those of " + listed(bare) + " are read in £m, for the heading says no unit"
	}
	t.report.note(text + ".")
}
