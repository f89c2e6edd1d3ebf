package grid

import "strings"

// ReadOut tells all of the table: a line a row, each text with the heading of its column but the first.
func (l *List) ReadOut() []string {
	g := l.grid
	columns := g.Source.Columns()
	lines := []string{"Table: " + g.name, "Columns: " + headings(columns)}
	told := func(cell func(col int) Cell) {
		var parts []string
		for col, c := range columns {
			text, title := onLine(cell(col).Text), onLine(c.Title)
			switch {
			case text == "":
			case title == "" || len(parts) == 0:
				parts = append(parts, text)
			default:
				parts = append(parts, title+": "+text)
			}
		}
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, "; "))
		}
	}
	for row := range g.Source.Pinned() {
		told(func(col int) Cell { return g.Source.PinnedCell(row, col) })
	}
	for row := range g.Source.Rows() {
		told(func(col int) Cell { return g.Source.Cell(row, col) })
	}
	return lines
}

// headings are the titles of columns.
func headings(columns []Column) string {
	var titles []string
	for _, c := range columns {
		if c.Title != "" {
			titles = append(titles, onLine(c.Title))
		}
	}
	return strings.Join(titles, "; ")
}

// onLine is a text on one line.
func onLine(text string) string { return strings.Join(strings.Fields(text), " ") }
