package figures

import (
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// open opens the window on the page, with others behind it where a test goes there.
func open(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, append([]page.Entry{Entry()}, others...)...)
	return d, d.Shown().(*view)
}

// openFilled does so on a case with something in every column.
func openFilled(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t)
	d.Fill()
	return d, v
}

// columnOf finds a column of the figures by its heading.
func columnOf(t *testing.T, v *view, title string) int {
	t.Helper()
	for i, f := range v.fields {
		if f.Title == title {
			return i
		}
	}
	t.Fatalf("the figures have no column %q", title)
	return 0
}

// costRow puts the cursor on a cost's cell in a column, and returns the line's id.
func costRow(t *testing.T, v *view, title string) (line string, at grid.Place) {
	t.Helper()
	for row, r := range v.lines {
		if r.line.Type == model.CostLine {
			at = grid.Place{Row: row, Col: columnOf(t, v, title)}
			v.Grid.MoveTo(at)
			return r.line.ID, at
		}
	}
	t.Fatal("there is no cost")
	return "", at
}

// lineOf is a line of the case by its id.
func lineOf(d *apptest.Desk, id string) *model.Line {
	d.T.Helper()
	l, ok := d.Session().Case().Lines.Get(id)
	if !ok {
		d.T.Fatalf("there is no line %q", id)
	}
	return l
}
