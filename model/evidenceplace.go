package model

import (
	"fmt"
	"slices"
)

// Place names a row, a column or, with both, a cell.
type Place struct {
	// Table is the id of another table of evidence, for a cell that stands there.
	Table  string `json:"table,omitempty"`
	Row    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	// Nth says which of several rows with the name is meant, counted from 1 at the top; 0 for the only one.
	Nth int `json:"nth,omitempty"`
	// NthColumn says which of several columns with the name is meant, counted from 1 at the left; 0 for the only one.
	NthColumn int `json:"nthColumn,omitempty"`
}

// IsCell reports whether the place is one cell.
func (p Place) IsCell() bool { return p.Row != "" && p.Column != "" }

// isOneOfSeveral reports whether the place says which of several rows or columns with a name it means.
func (p Place) isOneOfSeveral() bool { return p.Nth != 0 || p.NthColumn != 0 }

// shape says what a place is, to tell whether two go together.
func (p Place) shape() string {
	switch {
	case p.IsCell():
		return "a cell"
	case p.Row != "":
		return "a row"
	case p.Column != "":
		return "a column"
	}
	return "nothing"
}

// RowOf returns the row that a place names, counted from 0; -1 for none.
func (x *Evidence) RowOf(p Place) int { return nthNamed(x.rowNames(), p.Row, p.Nth) }

// ColumnOf returns the column that a place names, counted from 0; -1 for none.
func (x *Evidence) ColumnOf(p Place) int { return nthNamed(x.columnNames(), p.Column, p.NthColumn) }

// PlaceOfRow names a row so that no other is meant.
func (x *Evidence) PlaceOfRow(row int) Place {
	return Place{Row: x.Rows[row].Name, Nth: nthOf(x.rowNames(), row)}
}

// PlaceOfColumn names a column so that no other is meant.
func (x *Evidence) PlaceOfColumn(column int) Place {
	return Place{Column: x.Columns[column].Name, NthColumn: nthOf(x.columnNames(), column)}
}

// NamesRepeated reports whether a check names a row or column whose name stands several times.
func (x *Evidence) NamesRepeated() bool {
	return slices.ContainsFunc(x.Checks, func(k Check) bool {
		names := x.rowNames()
		if k.Result.Row != "" {
			names = x.columnNames()
		}
		return slices.ContainsFunc(append([]Place{k.Result}, k.Of...), Place.isOneOfSeveral) ||
			slices.ContainsFunc(k.Only, func(name string) bool { return timesNamed(names, name) > 1 })
	})
}

func (x *Evidence) rowNames() []string {
	names := make([]string, len(x.Rows))
	for i, r := range x.Rows {
		names[i] = r.Name
	}
	return names
}

func (x *Evidence) columnNames() []string {
	names := make([]string, len(x.Columns))
	for i, c := range x.Columns {
		names[i] = c.Name
	}
	return names
}

// nthNamed is the place of the nth of several equal names, or of the first where nth is 0; -1 for none.
func nthNamed(names []string, name string, nth int) int {
	for i, one := range names {
		if one != name {
			continue
		}
		if nth--; nth <= 0 {
			return i
		}
	}
	return -1
}

// nthOf counts up to a name among those that are equal to it; it is 0 for the only one.
func nthOf(names []string, at int) int {
	if timesNamed(names, names[at]) == 1 {
		return 0
	}
	return timesNamed(names[:at+1], names[at])
}

func timesNamed(names []string, name string) int {
	n := 0
	for _, one := range names {
		if one == name {
			n++
		}
	}
	return n
}

func (p Place) check(c *Case, x *Evidence, field string, report reporter) {
	switch {
	case p.Row == "" && p.Column == "":
		report(field, "names neither a row nor a column")
		return
	case p.Table == "":
	case !p.IsCell():
		report(field, "of another table only a cell can be named")
		return
	default:
		other, ok := c.Evidence.Get(p.Table)
		if !ok {
			checkExists(c, KindEvidence, p.Table, field+".table", report)
			return
		}
		x = other
	}
	checkLine(p, x, field, report)
}

// checkLine reports a row or column that isn't there, or of which it isn't said which one is meant.
func checkLine(p Place, x *Evidence, field string, report reporter) {
	for _, one := range []struct {
		what, name string
		nth        int
		names      []string
	}{{"row", p.Row, p.Nth, x.rowNames()}, {"column", p.Column, p.NthColumn, x.columnNames()}} {
		count := timesNamed(one.names, one.name)
		switch {
		case one.name == "" && one.nth != 0:
			report(field, fmt.Sprintf("says which %s of a name is meant, but not the name", one.what))
		case one.name == "":
		case count == 0:
			report(field, noLine(one.what, one.name, x))
		case count == 1 && one.nth != 0:
			report(field, fmt.Sprintf("“%s” has one %s “%s”; leave out which of several is meant", x.Title, one.what, one.name))
		case count > 1 && one.nth == 0:
			report(field, fmt.Sprintf("“%s” has %d %ss with the name “%s”; a check needs one, so say which, from 1 to %d", x.Title, count, one.what, one.name, count))
		case count > 1 && (one.nth < 1 || one.nth > count):
			report(field, fmt.Sprintf("“%s” has %d %ss with the name “%s”, so none is number %d", x.Title, count, one.what, one.name, one.nth))
		}
	}
}

func noLine(what, name string, x *Evidence) string {
	return fmt.Sprintf("there is no %s “%s” in “%s”", what, name, x.Title)
}
