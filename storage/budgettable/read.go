package budgettable

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

// headingRows is how many of the first rows are looked at for the headings.
const headingRows = 20

// headingsAt is the first row that names a year, −1 for none.
func headingsAt(rows [][]string) int {
	return slices.IndexFunc(rows[:min(len(rows), headingRows)], func(row []string) bool { return slices.ContainsFunc(row, linetable.SaysYear) })
}

// table is a table of budget lines being read.
type table struct {
	c        *model.Case
	rows     [][]string
	notation model.Notation
	// heading is the place of the row of headings; columns are the places of those known by name, years those of each year, −1 for none,
	// and units theirs.
	heading int
	columns map[string]int
	years   []int
	units   []string
	// beyond are the columns of years that the case doesn't have.
	beyond []int
	lines  []readLine
	notes  []string
	wrong  spreadsheet.Faults
}

// readLine is a line with the row that it stands in.
type readLine struct {
	row  int
	line *model.BudgetLine
	// added says that the case doesn't have it.
	added bool
}

// Read returns the edit that brings budget lines into a case: rows whose id or name the case has change that line, others add one, and
// lines that the table doesn't name stay. notes say how it was read: signs that were turned, rows of totals left out, kinds found by
// their names. The error lists what is wrong by row and column; then there is no edit.
func Read(c *model.Case, s spreadsheet.Sheet) (edit model.Edit, notes []string, err error) {
	t := table{c: c, rows: s.Rows, notes: slices.Clone(s.Notes), heading: headingsAt(s.Rows), columns: map[string]int{}}
	if t.heading < 0 {
		return edit, t.notes, fmt.Errorf("no row of headings names a year; write the years of the case, such as %s, above the figures", c.Head().YearName(0))
	}
	if err := t.readHeadings(); err != nil {
		return edit, t.notes, err
	}
	t.notation = model.NotationOf(s.Separator, t.figureCells())
	for i := t.heading + 1; i < len(t.rows); i++ {
		if model.Trimmed(strings.Join(t.rows[i], "")) != "" {
			t.readRow(i)
		}
	}
	if err := t.wrong.Err(); err != nil {
		return edit, t.notes, err
	}
	t.leaveOutTotals()
	if len(t.lines) == 0 {
		return edit, t.notes, errors.New("the table holds no line of the plan below its headings")
	}
	t.turnSigns()
	t.tellChanges()
	edit, err = t.edit()
	return edit, t.notes, err
}

func (t *table) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

// readHeadings finds the columns. A table without a column of names has them in its first.
func (t *table) readHeadings() error {
	head := t.c.Head()
	t.years, t.units = slices.Repeat([]int{-1}, head.Years), make([]string, head.Years)
	for at, heading := range t.rows[t.heading] {
		year, unit := linetable.YearIn(head, heading)
		switch name := columnOf(heading); {
		case year >= 0 && t.years[year] >= 0:
			return fmt.Errorf("two columns are of %s; leave one of them out", head.YearName(year))
		case year >= 0:
			t.years[year], t.units[year] = at, unit
		case linetable.SaysYear(heading):
			t.beyond = append(t.beyond, at)
		case name != "":
			if _, twice := t.columns[name]; !twice {
				t.columns[name] = at
			}
		}
	}
	if _, named := t.columns[columnName]; !named {
		t.columns[columnName] = 0
		if at, has := t.columns[columnID]; has && at == 0 {
			t.columns[columnName] = 1
		}
	}
	if first := slices.IndexFunc(t.years, func(at int) bool { return at >= 0 }); first < 0 {
		return fmt.Errorf("its years, such as %s, are none of the case's, %s to %s; change the years of one of them",
			strings.TrimSpace(t.rows[t.heading][t.beyond[0]]), head.YearName(0), head.YearName(head.Years-1))
	}
	for year, at := range t.years {
		if at < 0 {
			t.note("The table has no column for %s: nothing is read for it.", head.YearName(year))
		}
	}
	return nil
}

// unit is that of a year: its heading's, else one that stands alone over the names, such as "£m".
func (t *table) unit(year int) string {
	if t.units[year] != "" {
		return t.units[year]
	}
	return model.UnitIn(t.cell(t.heading, t.columns[columnName]))
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

func (t *table) figureCells() []string {
	var cells []string
	for row := t.heading + 1; row < len(t.rows); row++ {
		for _, at := range slices.Concat(t.years, t.beyond) {
			cells = append(cells, t.cell(row, at))
		}
	}
	return cells
}

// readRow reads one line, or notes what is wrong with it.
func (t *table) readRow(row int) {
	x := &model.BudgetLine{ID: t.named(row, columnID), Name: t.named(row, columnName), Years: make([]decimal.Decimal, t.c.Head().Years)}
	read := readLine{row: row + 1, line: x, added: true}
	if x.Name == "" {
		t.wrong.Add(read.row, columnName, "the row has figures but no name; say what it is")
		return
	}
	if now := t.present(x); now != nil {
		next := *now
		next.Name, next.Years = x.Name, x.Years
		x, read.line, read.added = &next, &next, false
	}
	for year, at := range t.years {
		x.Years[year] = t.figure(row, at, t.c.Head().YearName(year), t.unit(year))
	}
	for _, at := range t.beyond {
		heading := t.cell(t.heading, at)
		if d := t.figure(row, at, heading, ""); !d.IsZero() {
			t.wrong.Add(read.row, heading, fmt.Sprintf("%s is no year of the case, and “%s” has %s there; leave the column out, or change the years of the case", heading, x.Name, model.InFull(d)))
		}
	}
	t.readKind(row, x, read.added)
	t.readSource(row, x)
	if total := t.named(row, columnTotal); total != "" {
		if d := t.figure(row, t.columns[columnTotal], columnTotal, t.unit(0)); !d.Equal(x.Total()) {
			t.note("The years of “%s” add up to %s; its total says %s and isn’t kept.", x.Name, model.InFull(x.Total()), model.InFull(d))
		}
	}
	t.lines = append(t.lines, read)
}

// present is the line of the case that a row is of: by its id, else by its name.
func (t *table) present(x *model.BudgetLine) *model.BudgetLine {
	if now, ok := t.c.BudgetLines.Get(x.ID); ok {
		return now
	}
	taken := func(id string) bool {
		return slices.ContainsFunc(t.lines, func(read readLine) bool { return !read.added && read.line.ID == id })
	}
	for now := range t.c.BudgetLines.All() {
		if strings.EqualFold(now.Name, x.Name) && x.ID == "" && !taken(now.ID) {
			return now
		}
	}
	return nil
}

func (t *table) figure(row, at int, column, unit string) decimal.Decimal {
	text := t.cell(row, at)
	if text == "" {
		return decimal.Zero
	}
	a, err := t.notation.ReadAmount(text, unit)
	if err != nil {
		t.wrong.Add(row+1, column, err)
	}
	return a.Figure
}

// readKind takes the kind as the table says it, else finds it by the name, else by the sign.
func (t *table) readKind(row int, x *model.BudgetLine, added bool) {
	text := strings.ToLower(t.named(row, columnKind))
	for _, kind := range model.BudgetTypes() {
		if text == string(kind) || text == kind.Words() || text == string(kind)+"s" {
			x.Type = kind
			return
		}
	}
	if text != "" {
		t.wrong.Add(row+1, columnKind, fmt.Sprintf("“%s” is none of pressure, investment and saving", text))
		return
	}
	if !added {
		return
	}
	name := strings.ToLower(x.Name)
	switch {
	case strings.Contains(name, "saving"), strings.Contains(name, "efficienc"), strings.Contains(name, "income"):
		x.Type = model.PlannedSaving
	case strings.Contains(name, "invest"), strings.Contains(name, "growth"):
		x.Type = model.Investment
	case strings.Contains(name, "pressure"), strings.Contains(name, "demand"), strings.Contains(name, "inflation"):
		x.Type = model.Pressure
	case x.Total().IsNegative():
		x.Type = model.PlannedSaving
	default:
		x.Type = model.Pressure
	}
	t.note("“%s” says no kind and is taken for a %s.", x.Name, x.Type.Words())
}

func (t *table) readSource(row int, x *model.BudgetLine) {
	if grade := strings.ToLower(t.named(row, columnSource)); grade != "" {
		x.Source.Grade = model.SourceGrade(grade)
	}
	for column, into := range map[string]*string{columnDocument: &x.Source.Document, columnPage: &x.Source.Page, columnNote: &x.Note} {
		if text := t.named(row, column); text != "" {
			*into = text
		}
	}
}

// leaveOutTotals leaves out rows that are the sum of the others: a net pressure that stands below its lines.
func (t *table) leaveOutTotals() {
	for i := len(t.lines) - 1; i > 1; i-- {
		x := t.lines[i].line
		name := strings.ToLower(x.Name)
		if !t.lines[i].added || !strings.Contains(name, "net") && !strings.Contains(name, "total") && !strings.Contains(name, "gap") {
			continue
		}
		sum := make([]decimal.Decimal, len(x.Years))
		for _, other := range t.lines[:i] {
			for year, d := range other.line.Years {
				sum[year] = sum[year].Add(d)
			}
		}
		if slices.EqualFunc(sum, x.Years, decimal.Decimal.Equal) {
			t.note("“%s” is the sum of the lines above it: it is worked out here, and left out.", x.Name)
		} else {
			t.note("“%s” looks like a total, but isn’t the sum of the lines above it: it is left out. See that no line is missing.", x.Name)
		}
		t.lines = slices.Delete(t.lines, i, i+1)
	}
}

// turnSigns turns the signs of lines that stand the other way round than their kind, and says so.
func (t *table) turnSigns() {
	for i, read := range t.lines {
		if !read.line.Turned() {
			continue
		}
		t.lines[i].line = read.line.Turn()
		rule := "a pressure raises the gap, and stands without a minus"
		if read.line.Type == model.PlannedSaving {
			rule = "a saving lowers the gap, and stands with a minus"
		}
		t.note("The signs of “%s” are turned: %s.", read.line.Name, rule)
	}
}

// tellChanges says which lines of the case become others, and which names stand in several rows.
func (t *table) tellChanges() {
	names := map[string]int{}
	for _, read := range t.lines {
		names[strings.ToLower(read.line.Name)]++
		if now, ok := t.c.BudgetLines.Get(read.line.ID); ok && !read.added && !slices.EqualFunc(now.Years, read.line.Years, decimal.Decimal.Equal) {
			t.note("“%s” changes: over all years from %s to %s.", now.Name, model.InFull(now.Total()), model.InFull(read.line.Total()))
		}
	}
	for _, read := range t.lines {
		if name := strings.ToLower(read.line.Name); names[name] > 1 {
			t.note("%d rows are called “%s”: each is a line of its own.", names[name], read.line.Name)
			names[name] = 0
		}
	}
}

// edit makes one edit of all lines.
func (t *table) edit() (model.Edit, error) {
	var edits []func(*model.Case) (model.Edit, error)
	for _, read := range t.lines {
		x := read.line
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			if !read.added {
				return c.Replace(x.ID, x)
			}
			if x.ID == "" {
				next := *x
				next.ID = c.FreeID(model.KindBudgetLine, x.Name)
				return c.Add(&next, "")
			}
			return c.Add(x, "")
		})
	}
	return t.c.Together(fmt.Sprintf("%s of the budget brought in", model.Many(len(edits), "line")), edits...)
}
