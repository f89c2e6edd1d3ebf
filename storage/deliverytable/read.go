package deliverytable

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/delivery"
	"tomworkbench/storage/spreadsheet"
)

// headingRows is how many of the first rows are looked at for the headings.
const headingRows = 20

// headingsAt is the first row that names months, or a month and an amount; −1 for none.
func headingsAt(rows [][]string) int {
	return slices.IndexFunc(rows[:min(len(rows), headingRows)], func(row []string) bool {
		has := func(column string) bool {
			return slices.ContainsFunc(row, func(heading string) bool { return columnOf(heading) == column })
		}
		lined := has(columnID) || has(columnName)
		return lined && (has(columnMonth) && has(columnAmount) || slices.ContainsFunc(row, func(h string) bool { return monthIn(h) != 0 }))
	})
}

// table is a table of actuals being read.
type table struct {
	c        *model.Case
	b        *model.Baseline
	rows     [][]string
	notation model.Notation
	heading  int
	columns  map[string]int
	// months are the columns of months with their places, in their order in the table; none in a table with a row an amount.
	months []monthColumn
	// seen is the row in which a month of a line stands.
	seen map[string]int
	// byName are the ids of the lines by their names in small letters, of each name all.
	byName  map[string][]string
	figures []model.ActualFigure
	notes   []string
	wrong   spreadsheet.Faults
	sources int
	// unit is that of figures whose heading says none, and bare whether there are any without a unit at all; other is one that isn't £m.
	unit, other string
	bare        bool
}

type monthColumn struct {
	month model.Month
	at    int
	unit  string
}

// Read returns the edit that brings actuals into a case. A cell without anything in it leaves what is known of its month. notes say how
// the table was read; the error lists what is wrong by row and column, and then there is no edit: a line that isn't in the baseline,
// a month that stands there twice, an amount that can't be read.
//
// A unit in a heading, or above the headings, goes for its figures; without one they are in £m, and those that can hardly be are refused
// with a [delivery.UnitError].
func Read(c *model.Case, s spreadsheet.Sheet) (edit model.Edit, notes []string, err error) {
	return ReadIn(c, s, "")
}

// ReadIn reads a table whose figures are in a unit where no heading says another.
func ReadIn(c *model.Case, s spreadsheet.Sheet, unit string) (edit model.Edit, notes []string, err error) {
	t := table{unit: unit, c: c, b: c.Baseline(), rows: s.Rows, notes: slices.Clone(s.Notes), heading: headingsAt(s.Rows), columns: map[string]int{}, seen: map[string]int{}, byName: map[string][]string{}}
	switch {
	case t.b == nil:
		return edit, nil, errors.New("nothing is agreed yet, so there is no baseline that actuals could be held against; agree and baseline a scenario first")
	case t.heading < 0:
		return edit, t.notes, errors.New("no row of headings names a line and months: write “line” and months such as 2019-04 above the figures, or “line”, “month” and “amount”")
	}
	names := t.b.Names()
	for _, l := range t.b.Lines {
		for _, name := range slices.Compact([]string{strings.ToLower(l.Name), strings.ToLower(names[l.ID])}) { // as agreed, and as people read it
			t.byName[name] = append(t.byName[name], l.ID)
		}
	}
	if err := t.readHeadings(); err != nil {
		return edit, t.notes, err
	}
	t.findUnit()
	t.notation = model.NotationOf(s.Separator, t.amountCells())
	for i := t.heading + 1; i < len(t.rows); i++ {
		if model.Trimmed(strings.Join(t.rows[i], "")) != "" {
			t.readRow(i)
		}
	}
	if err := t.wrong.Err(); err != nil {
		return edit, t.notes, err
	}
	if err := t.tellUnit(); err != nil {
		return edit, t.notes, err
	}
	if len(t.figures) == 0 {
		return edit, t.notes, errors.New("the table holds no amount below its headings")
	}
	t.tellChanges()
	edit, err = c.SayActuals(fmt.Sprintf("%s of %s brought in", model.Many(len(t.figures), "actual"), model.Many(t.sources, "line")), t.figures)
	return edit, t.notes, err
}

func (t *table) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

// readHeadings finds the columns. Two of one month are refused; months that stand out of their order are taken by their names.
func (t *table) readHeadings() error {
	for at, heading := range t.rows[t.heading] {
		m := monthIn(heading)
		if m == 0 {
			if name := columnOf(heading); name != "" {
				if _, twice := t.columns[name]; !twice {
					t.columns[name] = at
				}
			}
			continue
		}
		if slices.ContainsFunc(t.months, func(one monthColumn) bool { return one.month == m }) {
			return fmt.Errorf("two columns are of %s; leave one of them out", m.Words())
		}
		t.months = append(t.months, monthColumn{m, at, model.UnitIn(heading)})
	}
	for i := 1; i < len(t.months); i++ {
		if before, m := t.months[i-1].month, t.months[i].month; m < before {
			t.note("The months are out of order: %s stands behind %s. Each column is taken for the month that its heading names.", m.Words(), before.Words())
			break
		}
	}
	return nil
}

func (t *table) cell(row, at int) string {
	if at < 0 || at >= len(t.rows[row]) {
		return ""
	}
	return spreadsheet.Spoken(model.Trimmed(t.rows[row][at]))
}

// named is a cell of a column known by its name, empty where the table doesn't have it.
func (t *table) named(row int, column string) string {
	if at, has := t.columns[column]; has {
		return t.cell(row, at)
	}
	return ""
}

func (t *table) amountCells() []string {
	var cells []string
	for row := t.heading + 1; row < len(t.rows); row++ {
		for _, one := range t.months {
			cells = append(cells, t.cell(row, one.at))
		}
		cells = append(cells, t.named(row, columnAmount))
	}
	return cells
}

// readRow reads the amounts of a line in a row, or notes what is wrong with it.
func (t *table) readRow(row int) {
	id, problem := t.line(row)
	if t.isTotal(row) && problem != "" {
		t.note("Row %d, “%s”, looks like a total: it is left out.", row+1, t.named(row, columnName))
		return
	}
	if problem != "" {
		t.wrong.Add(row+1, columnName, problem)
		return
	}
	before := len(t.figures)
	if len(t.months) == 0 {
		t.readLong(row, id)
	}
	for _, one := range t.months {
		t.readAmount(row, one.at, t.rows[t.heading][one.at], one.unit, id, one.month)
	}
	if len(t.figures) > before {
		t.sources++
	}
}

// readLong reads a row with one amount and its month.
func (t *table) readLong(row int, id string) {
	text := t.named(row, columnMonth)
	m, err := model.ReadMonth(text)
	switch {
	case err != nil:
		t.wrong.Add(row+1, columnMonth, err)
	case m == 0:
		t.wrong.Add(row+1, columnMonth, "the amount has no month; write one like 2019-06")
	default:
		at := t.columns[columnAmount]
		t.readAmount(row, at, columnAmount, model.UnitIn(t.rows[t.heading][at]), id, m)
	}
}

// readAmount takes the amount of a line in a month; an empty cell says nothing.
func (t *table) readAmount(row, at int, column, unit, id string, m model.Month) {
	text := t.cell(row, at)
	if text == "" {
		return
	}
	unit = cmp.Or(unit, t.unit)
	switch unit {
	case "":
		t.bare = true
	case "£m":
	default:
		t.other = unit
	}
	a, err := t.notation.ReadAmount(text, unit)
	if err != nil {
		t.wrong.Add(row+1, column, err)
		return
	}
	if begins := m.Begins(); begins < t.b.FirstYear || begins >= t.b.FirstYear+t.b.Years {
		t.wrong.Add(row+1, column, fmt.Sprintf("%s lies outside the years of the baseline, %s to %s", m.Words(), model.FinancialYear(t.b.FirstYear), model.FinancialYear(t.b.FirstYear+t.b.Years-1)))
		return
	}
	key := id + " " + m.String()
	if before, twice := t.seen[key]; twice {
		t.wrong.Add(row+1, column, fmt.Sprintf("“%s” has %s twice, here and in row %d; leave one of them out, or add them up", t.c.DeliveredName(model.KindLine, id), m.Words(), before))
		return
	}
	t.seen[key] = row + 1
	t.figures = append(t.figures, model.ActualFigure{Line: id, Month: m, Figure: &a.Figure})
}

// findUnit looks above the headings, such as in "All figures in £000", where nobody has said the unit.
func (t *table) findUnit() {
	for _, row := range t.rows[:t.heading] {
		for _, cell := range row {
			if t.unit == "" {
				t.unit = model.UnitIn(cell)
			}
		}
	}
}

// tellUnit says in which unit the figures were read and what they add up to, where that isn't £m; figures without a unit that can
// hardly be in £m are refused.
func (t *table) tellUnit() error {
	if t.bare {
		if err := delivery.Doubt(t.c, t.figures); err != nil {
			return err
		}
	}
	if t.other != "" {
		total := decimal.Zero
		for _, one := range t.figures {
			total = total.Add(*one.Figure)
		}
		t.note("The figures are taken to be in %s: %s in all would be taken in.", t.other, model.Million(total))
	}
	return nil
}

// line finds the line that a row is of, by its id, wherever that stands, else by its name, or says why there is none.
func (t *table) line(row int) (id, problem string) {
	id, name := t.named(row, columnID), t.named(row, columnName)
	for _, one := range []string{id, name} { // ids stand below “line” as well
		if _, held := t.b.Line(one); held && one != "" {
			return one, ""
		}
	}
	switch ids := t.byName[strings.ToLower(name)]; {
	case len(ids) == 1:
		return ids[0], ""
	case len(ids) > 1:
		return "", fmt.Sprintf("%d lines of the baseline are called “%s”; give their ids", len(ids), name)
	case name == "" && id == "":
		return "", "the row has amounts but no line; say which it is of"
	}
	if _, there := t.c.Lines.Get(id); there && id != "" {
		name = t.c.DeliveredName(model.KindLine, id)
	}
	if name == "" {
		name = id
	}
	return "", fmt.Sprintf("“%s” is not in the baseline of %s; change the baseline first, correct the name, or leave the row out", name, t.b.Day())
}

func (t *table) isTotal(row int) bool {
	name := strings.ToLower(t.named(row, columnName))
	return strings.HasPrefix(name, "total") || strings.HasPrefix(name, "grand total") || name == "sum" || name == "all lines"
}

// tellChanges says how many figures the case has already become others.
func (t *table) tellChanges() {
	changed := 0
	for _, one := range t.figures {
		if now := t.c.ActualsOf(one.Line, one.Month.Begins()).In(one.Month); now != nil && !now.Equal(*one.Figure) {
			changed++
		}
	}
	if changed > 0 {
		t.note("%s known already %s.", model.Many(changed, "figure"), model.Plural(changed, "becomes another", "become others"))
	}
}
