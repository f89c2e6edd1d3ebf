package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// TakeEvidence makes a table of evidence from the cells of a pasted table: a title above it, the headings, of one row or
// more, and rows with their names in the first column, unless that holds figures. A cell merged over several columns heads
// all of them, and a row of units below the headings says the units. Cells are kept as they are, but for spaces and unseen
// characters around them. The table has the title given where none stands above it.
func TakeEvidence(id, title string, cells [][]string) (*Evidence, error) {
	cells = trimmed(cells)
	above, cells := titleAbove(cells)
	if len(cells) < 2 || len(cells[0]) < 2 {
		return nil, fmt.Errorf("a table needs a row of headings, and rows of a name and a figure below it")
	}
	if len(cells) > MaxEvidenceRows+1 || len(cells[0]) > MaxEvidenceColumns+1 {
		return nil, fmt.Errorf("the table has %d rows and %d columns; at most %d and %d can be kept", len(cells)-1, len(cells[0])-1, MaxEvidenceRows, MaxEvidenceColumns)
	}
	heads := headRows(cells)
	if figuresFirst(cells[heads:]) {
		for i, row := range cells {
			cells[i] = append([]string{""}, row...)
		}
	}
	x := &Evidence{ID: id, Title: cmp.Or(above, title)}
	x.Corner, _ = headingOf(cells[:heads], 0)
	for j := 1; j < len(cells[0]); j++ {
		name, unit := headingOf(cells[:heads], j)
		x.Columns = append(x.Columns, EvidenceColumn{Name: name, Unit: cmp.Or(unit, UnitIn(x.Corner), UnitIn(above))})
	}
	for _, row := range cells[heads:] {
		x.Rows = append(x.Rows, EvidenceRow{Name: inOneLine(row[0]), Cells: row[1:]})
	}
	return x, nil
}

// titleAbove takes the rows off that stand above a table with a cell at the beginning alone.
func titleAbove(cells [][]string) (title string, rest [][]string) {
	var lines []string
	for len(cells) > 2 && len(cells[0]) > 1 && cells[0][0] != "" && filled(cells[0][1:]) == 0 {
		lines = append(lines, inOneLine(cells[0][0]))
		cells = cells[1:]
	}
	return strings.Join(lines, " · "), cells
}

// headRows is how many of the first rows are headings: one, more where a row with cells merged over several columns is
// followed by one that names each of them, and one more for a row of units.
func headRows(cells [][]string) int {
	heads := 1
	for heads < len(cells)-1 && labelsBelow(cells, heads) {
		heads++
	}
	if heads < len(cells)-1 && isUnitsRow(cells[heads]) {
		cells[heads][0] = "" // "Units" heads no names of rows
		heads++
	}
	return heads
}

// labelsBelow reports whether a row goes on with the headings above it: it fills what they leave empty, with names or
// years, and figures stand below.
func labelsBelow(cells [][]string, at int) bool {
	row := cells[at]
	if filled(row[1:]) < 2 || filled(cells[at-1][1:]) == len(row)-1 {
		return false
	}
	for j := 1; j < len(row); j++ {
		if row[j] == "" && cells[at-1][j] == "" || row[j] != "" && (!isLabel(row[j]) || !figureBelow(cells[at+1:], j)) {
			return false
		}
	}
	return true
}

func isLabel(cell string) bool {
	_, figure := takeApart(cell)
	return !IsNil(cell) && (!figure || isYear(cell))
}

func figureBelow(rows [][]string, column int) bool {
	return slices.ContainsFunc(rows, func(row []string) bool {
		_, figure := takeApart(row[column])
		return figure || IsNil(row[column])
	})
}

// isYear reports whether a cell holds a year and nothing else.
func isYear(cell string) bool {
	typed, _ := takeApart(cell)
	readings := AnyCommas.readings(typed.digits)
	return typed.unit == "" && len(readings) > 0 && readings[0].IsInteger() && readings[0].IntPart() >= firstYear && readings[0].IntPart() <= lastYear
}

// isUnitsRow reports whether all that stands in a row behind its name are units.
func isUnitsRow(row []string) bool {
	name := strings.ToLower(row[0])
	if filled(row[1:]) == 0 || name != "" && name != "unit" && name != "units" && !IsUnit(name) {
		return false
	}
	return !slices.ContainsFunc(row[1:], func(cell string) bool { return cell != "" && !IsUnit(cell) })
}

// headingOf is the heading of a column and its unit, of one row of headings or several. What is merged over several columns
// stands in the first of them. A unit that stands alone is no part of the name, where there is another.
func headingOf(heads [][]string, column int) (name, unit string) {
	var names, units []string
	for i, row := range heads {
		cell := row[column]
		for j := column; cell == "" && column > 0 && j > 0 && i < len(heads)-1; j-- {
			cell = row[j]
		}
		switch cell = inOneLine(cell); {
		case cell == "":
		case IsUnit(cell) && len(heads) > 1:
			units = append(units, cell)
		default:
			names = append(names, cell)
		}
	}
	name = strings.Join(names, " ")
	if len(units) > 0 {
		unit = UnitIn(units[len(units)-1])
	}
	return cmp.Or(name, strings.Join(units, " ")), cmp.Or(UnitIn(name), unit)
}

func inOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// filled is how many of some cells aren't empty.
func filled(cells []string) (n int) {
	for _, cell := range cells {
		if cell != "" {
			n++
		}
	}
	return n
}

// figuresFirst reports whether the first column holds figures, other than years, and so no names.
func figuresFirst(rows [][]string) bool {
	years := 0
	for _, row := range rows {
		if _, figure := takeApart(row[0]); !figure {
			return false
		}
		if isYear(row[0]) {
			years++
		}
	}
	return years < len(rows)
}

// trimmed takes empty rows and the spaces around cells away, and makes all rows equally long.
func trimmed(cells [][]string) [][]string {
	var rows [][]string
	width := 0
	for _, row := range cells {
		row = slices.Clone(row)
		for i := range row {
			row[i] = Trimmed(row[i])
			if row[i] != "" {
				width = max(width, i+1)
			}
		}
		if filled(row) > 0 {
			rows = append(rows, row)
		}
	}
	for i, row := range rows {
		rows[i] = append(row, make([]string, max(0, width-len(row)))...)[:width]
	}
	return rows
}
