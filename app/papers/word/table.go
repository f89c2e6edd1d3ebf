package word

import (
	"fmt"
	"slices"
	"strings"
)

// Table is a table with a row of column names. Word opens none with more than 63 columns.
type Table struct {
	Caption string
	Columns []string
	Rows    [][]string
	Numeric []bool // columns of figures, which stand at the right
	Total   bool   // the last row is a total
	// Notes stand below it, on the page of its last rows.
	Notes []string
}

// Table adds a table as wide as the text, its caption above it. A row that is too short has empty cells;
// one that is too long makes the table wider, so nothing is lost. A table without a column is its caption
// alone. One whose figures have no room side by side becomes several, one below the other.
func (d *Document) Table(t Table) {
	d.tables = append(d.tables, t)
	grid := newGrid(t, d.template.letters)
	if grid.columns == 0 {
		if t.Caption != "" {
			d.caption(t.Caption, d.next("Table"))
		}
		d.notes(t.Notes)
		return
	}
	width, size := d.template.story.width, d.template.styles.size
	bands := grid.bands(width)
	for _, band := range bands {
		size = min(size, band.size(width, d.template.styles.size))
	}
	var number numbered
	if t.Caption != "" {
		number = d.next("Table")
	}
	for i, band := range bands {
		if i > 0 && t.Caption != "" {
			band.Caption += ", continued"
			number.again = true
		}
		if i < len(bands)-1 {
			band.Notes = nil
		}
		d.band(band, number, size)
	}
	d.notes(t.Notes)
}

// notes adds what stands below a table, in one piece.
func (d *Document) notes(notes []string) {
	for i, note := range notes {
		d.quiet(note, i < len(notes)-1)
	}
}

// Tables are those added so far, as they were given.
func (d *Document) Tables() []Table { return d.tables }

// band adds a table, or a part of one, with its caption, in type of a size.
func (d *Document) band(g grid, number numbered, size int) {
	switch {
	case g.Caption != "":
		d.caption(g.Caption, number)
	case d.afterTable || d.onNewPage:
		d.divide(160)
	}
	w := tableWriter{grid: g, b: &d.body, widths: g.spread(d.template.story.width, size)}
	if size != d.template.styles.size {
		w.face.size = size
	}
	w.write(d.template)
	d.afterTable = true
}

// caption adds the caption of the table that comes next.
func (d *Document) caption(text string, number numbered) {
	p := paragraph{text: text, number: number, keepNext: true, style: d.template.styles.first("paragraph", "caption").id}
	if p.style == "" {
		p.face = face{bold: true, size: d.smaller()}
		p.spacing = `w:before="200" w:after="80"`
	}
	d.add(p)
}

// grid is a table made regular: every row has a cell for every column, and its figures are in one piece.
type grid struct {
	Table
	letters
	columns int
}

func newGrid(t Table, l letters) grid {
	g := grid{t, l, len(t.Columns)}
	g.Rows = make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		g.columns = max(g.columns, len(row))
		g.Rows[i] = slices.Clone(row)
		for c, cell := range row {
			if g.numeric(c) && figure(cell) {
				g.Rows[i][c] = joined(cell)
			}
		}
	}
	return g
}

// cell returns a row's text in a column.
func (g grid) cell(row []string, column int) string {
	if column < len(row) {
		return row[column]
	}
	return ""
}

// numeric reports whether a column holds figures.
func (g grid) numeric(column int) bool { return column < len(g.Numeric) && g.Numeric[column] }

// total reports whether a row is the total.
func (g grid) total(row int) bool { return g.Total && row == len(g.Rows)-1 }

// tableWriter writes a table.
type tableWriter struct {
	grid
	b      *strings.Builder
	widths []int // twips
	face   face
}

func (w tableWriter) write(t *template) {
	w.b.WriteString(`<w:tbl` + t.story.declared + `>`)
	w.properties(t.styles.first("table", "ruled table", "table grid").id)
	w.b.WriteString(`<w:tblGrid>`)
	for _, width := range w.widths {
		fmt.Fprintf(w.b, `<w:gridCol w:w="%d"/>`, width)
	}
	w.b.WriteString(`</w:tblGrid>`)
	if len(w.Columns) > 0 {
		// The row of names stays with the first row, and comes again at the top of every page.
		w.row(w.Columns, `<w:cantSplit/><w:tblHeader/>`, paragraph{face: face{bold: true}, keepNext: true})
	}
	for i, row := range w.Rows {
		w.row(row, `<w:cantSplit/>`, paragraph{face: face{bold: w.total(i)}, keepNext: w.keeps(i)})
	}
	w.b.WriteString(`</w:tbl>`)
}

// keeps reports whether a row stays with the next: no page begins with a table's last row alone, or ends with its first, and
// none begins with what stands below a table.
func (w tableWriter) keeps(row int) bool {
	last := len(w.Rows) - 1
	if row == last {
		return len(w.Notes) > 0
	}
	return row < last && (row == 0 || row == last-1)
}

// properties writes what the table says of itself, in the standard's order.
func (w tableWriter) properties(style string) {
	w.b.WriteString(`<w:tblPr>`)
	if style != "" {
		fmt.Fprintf(w.b, `<w:tblStyle w:val="%s"/>`, escaped(style))
	}
	w.b.WriteString(`<w:tblW w:w="5000" w:type="pct"/>`)
	if style == "" {
		w.b.WriteString(`<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>` +
			`<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>` +
			`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>`)
	}
	w.b.WriteString(`<w:tblLayout w:type="fixed"/>`)
	fmt.Fprintf(w.b, `<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%[1]d" w:type="dxa"/></w:tblCellMar>`, w.margin())
	first, last := len(w.Columns) > 0, w.Total && len(w.Rows) > 0
	// The number says the same as the attributes, for readers that know only it.
	fmt.Fprintf(w.b, `<w:tblLook w:val="%04X" w:firstRow="%d" w:lastRow="%d" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		0x0600|0x20*bit(first)|0x40*bit(last), bit(first), bit(last))
	// Captions are for people who hear the table: what it is, and which columns it has.
	if w.Caption != "" {
		fmt.Fprintf(w.b, `<w:tblCaption w:val="%s"/>`, escaped(clean(w.Caption)))
	}
	if names := strings.Join(slices.DeleteFunc(slices.Clone(w.Columns), blank), "; "); names != "" {
		fmt.Fprintf(w.b, `<w:tblDescription w:val="%s"/>`, escaped(clean(names)))
	}
	w.b.WriteString(`</w:tblPr>`)
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// row writes a row whose cells look like the paragraph.
func (w tableWriter) row(cells []string, properties string, like paragraph) {
	like.size = w.face.size
	like.spacing = `w:before="40" w:after="40" w:line="240" w:lineRule="auto"`
	w.b.WriteString(`<w:tr><w:trPr>` + properties + `</w:trPr>`)
	for c := range w.columns {
		like.text, like.align = w.cell(cells, c), "left"
		wrap := ""
		if w.numeric(c) {
			like.align = "right"
			if whole(like.text) {
				wrap = `<w:noWrap/>`
			}
		}
		fmt.Fprintf(w.b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, w.widths[c], wrap)
		like.write(w.b, "")
		w.b.WriteString(`</w:tc>`)
	}
	w.b.WriteString(`</w:tr>`)
}
