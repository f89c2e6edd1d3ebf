package audit

import "tomworkbench/model"

// axis looks at a table as lines of cells: its rows, or its columns.
type axis struct {
	x       *model.Evidence
	columns bool
}

// axisOf is the axis along which a row or column is a line.
func axisOf(x *model.Evidence, p model.Place) axis { return axis{x, p.Row == ""} }

// len is the number of lines, across the number of cells in each.
func (a axis) len() int {
	if a.columns {
		return len(a.x.Columns)
	}
	return len(a.x.Rows)
}

func (a axis) across() int { return axis{a.x, !a.columns}.len() }

func (a axis) name(line int) string {
	if a.columns {
		return a.x.Columns[line].Name
	}
	return a.x.Rows[line].Name
}

func (a axis) acrossName(place int) string { return axis{a.x, !a.columns}.name(place) }

func (a axis) cell(line, place int) Cell {
	if a.columns {
		return Cell{a.x.ID, place, line}
	}
	return Cell{a.x.ID, line, place}
}

func (a axis) place(line int) model.Place {
	if a.columns {
		return a.x.PlaceOfColumn(line)
	}
	return a.x.PlaceOfRow(line)
}

// find is the line of a place, -1 for none.
func (a axis) find(p model.Place) int {
	if a.columns {
		return a.x.ColumnOf(p)
	}
	return a.x.RowOf(p)
}

// named reports whether a check can name a line.
func (a axis) named(line int) bool { return a.name(line) != "" }

// title is a line's name as it is spoken of.
func (a axis) title(line int) string { return placeText(a.place(line)) }

func rowTitle(x *model.Evidence, row int) string { return axis{x, false}.title(row) }

func columnTitle(x *model.Evidence, column int) string { return axis{x, true}.title(column) }

// noun is what a line is called.
func (a axis) noun() string {
	if a.columns {
		return "column"
	}
	return "row"
}
