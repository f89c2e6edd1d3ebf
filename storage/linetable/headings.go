package linetable

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// headingRows is how many of the first rows are looked at for the headings.
const headingRows = 20

// readHeadings finds the row of the headings, the one that names most columns, and takes them.
func (t *table) readHeadings() error {
	most := 0
	for i, row := range t.sheet.Rows[:min(len(t.sheet.Rows), headingRows)] {
		columns, n := make([]column, len(row)), 0
		for j, cell := range row {
			if columns[j] = columnOf(t.c.Head(), j, cell); columns[j].known() {
				n++
			}
		}
		if n > most {
			most, t.heading, t.body, t.columns = n, i, i+1, columns
		}
	}
	if most == 0 {
		return t.noHeadings()
	}
	if err := t.checkTwice(); err != nil {
		return err
	}
	if err := t.checkMissing(); err != nil {
		return err
	}
	t.takeUnits()
	if owner := t.at(columnOwner); owner >= 0 && t.has(columnOption) {
		t.columns[owner].name = "" // whoever is answerable for the option, which has a column of its own
	}
	for _, c := range t.columns {
		switch {
		case c.known():
			t.report.Taken = append(t.report.Taken, Taken{c.heading, c.as(t.c.Head())})
		case c.heading != "":
			t.report.Ignored = append(t.report.Ignored, shortened(c.heading))
		}
	}
	t.tellAbove()
	return nil
}

// tellAbove says that rows above the headings are left out, where anything stands in them.
func (t *table) tellAbove() {
	for i, row := range t.sheet.Rows[:t.heading] {
		if text := model.Trimmed(strings.Join(row, " ")); text != "" {
			t.report.note(fmt.Sprintf("The headings are in row %d; row %d above them, “%s”, is left out.", t.heading+1, i+1, shortened(text)))
		}
	}
}

func (t *table) checkTwice() error {
	for i, c := range t.columns {
		if j := slices.IndexFunc(t.columns[:i], c.same); j >= 0 {
			return spreadsheet.Fail(t.heading+1, "the column %q stands there twice, as “%s” and “%s”; take one out", c.as(t.c.Head()), t.columns[j].heading, c.heading)
		}
	}
	return t.checkEnds()
}

// checkEnds refuses a year with a column of lowest figures and none of highest ones, or the other way, and one with both
// and a third.
func (t *table) checkEnds() error {
	for i := range t.c.Head().Years {
		has := map[string]bool{}
		for _, c := range t.columns {
			if c.year == i {
				has[c.estimate] = true
			}
		}
		name := t.c.Head().YearName(i)
		switch low, high := has[estimateMinimum], has[estimateMaximum]; {
		case has[""] && low:
			return spreadsheet.Fail(t.heading+1, "%s has a column of its own and one of lowest figures; take one out", name)
		case low && !high, high && !low && !has[""]:
			return spreadsheet.Fail(t.heading+1, "%s has a column for one end of a range alone; add the other, or leave “low” and “high” out", name)
		}
	}
	return nil
}

// checkMissing says which columns are missing, and which are there. A table of the frame alone needs no figures.
func (t *table) checkMissing() error {
	var missing []string
	if !t.has(columnOwner) && !t.has(columnOption) {
		missing = append(missing, columnOwner+" or "+columnOption)
	}
	if t.ofFrame() && !t.has(columnKind) && !slices.ContainsFunc(t.columns, func(c column) bool { return c.year >= 0 }) {
		if t.has(columnComponent) || t.has(columnDecision) {
			missing = nil // the names of components and decisions alone
		}
		return t.missing(missing)
	}
	if !t.has(columnKind) {
		missing = append(missing, columnKind)
	}
	for i := range t.c.Head().Years {
		if low, _ := t.yearColumns(i); low < 0 {
			missing = append(missing, t.c.Head().YearName(i))
		}
	}
	return t.missing(missing)
}

func (t *table) missing(names []string) error {
	if len(names) == 0 {
		return nil
	}
	text := ""
	for _, c := range t.columns {
		if digits := strings.IndexAny(c.heading, "0123456789"); !c.known() && digits >= 0 && digits < 8 {
			text = fmt.Sprintf(" “%s” says more than a year: name it by the year, with “low” or “high” and the unit at most.", shortened(c.heading))
			break
		}
	}
	return spreadsheet.Fail(t.heading+1, "these columns are not found: %s. Row %d has %s, separated by %s.%s Columns have to be named as in an export of the figures, or nearly so",
		strings.Join(names, ", "), t.heading+1, t.seen(t.heading), t.sheet.SeparatedBy(), text)
}

// noHeadings says what stands where headings should.
func (t *table) noHeadings() error {
	for i, row := range t.sheet.Rows {
		if strings.TrimSpace(strings.Join(row, "")) != "" {
			return spreadsheet.Fail(i+1, "no row of headings is found: row %d has %s. Cells are separated by commas, semicolons, tabs or |, and the columns named as in an export of the figures, or nearly so: owner, kind and the years %s to %s",
				i+1, t.seen(i), t.c.Head().YearName(0), t.c.Head().YearName(t.c.Head().Years-1))
		}
	}
	return errEmpty
}

// seen lists the cells of a row, the first few of many.
func (t *table) seen(row int) string {
	const most = 12
	var cells []string
	for _, cell := range t.sheet.Rows[row] {
		if cell = model.Trimmed(cell); cell != "" {
			cells = append(cells, "“"+shortened(cell)+"”")
		}
	}
	return model.JoinWords(model.FirstFew(most, cells))
}

// shortened is a cell in a sentence.
func shortened(text string) string {
	const longest = 40
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

func (t *table) has(name string) bool { return t.at(name) >= 0 }

// at is the place of a column, −1 for none.
func (t *table) at(name string) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
}

// ofFrame reports whether the table names the frame that its lines belong to.
func (t *table) ofFrame() bool {
	return t.has(columnComponent) || t.has(columnDecision) || t.has(columnOption)
}

// yearColumns are the columns of a year: one, or one for each end of a range, −1 for none.
func (t *table) yearColumns(year int) (low, high int) {
	at := func(estimate string) int {
		return slices.IndexFunc(t.columns, func(c column) bool { return c.year == year && c.estimate == estimate })
	}
	low, high = at(""), at(estimateMaximum)
	if low < 0 {
		low = at(estimateMinimum)
	}
	if low < 0 {
		return high, -1
	}
	return low, high
}
