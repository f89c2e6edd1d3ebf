package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Every sheet has its title, the stamp and a sentence about it above its table.
const (
	titleRow = 1
	stampRow = 2
	aboutRow = 3
	headRow  = 4
	firstRow = 5
)

// page is a sheet as plain values.
type page struct {
	name  string
	title string
	// about says what the sheet shows.
	about cell
	// heads are the columns of the table, rows its data.
	heads []head
	rows  [][]cell
	// none stands in place of a table without rows.
	none string
	// foot is what stands below the table.
	foot [][]cell
	// side is what stands to the right of it, by the row; it begins in column sideColumn.
	side                  map[int]cell
	sideColumn, sideWidth int
	// frozen is the number of columns that stay in sight and are repeated on paper.
	frozen int
	limits []limit
	links  map[string]string
	chart  *placedChart
}

// head is the heading of a column with its width in characters, which texts are wrapped to.
type head struct {
	name  string
	width float64
}

// cell is a value, or a formula with the value that it has at export.
type cell struct {
	value   any
	formula string
	style   style
}

// words is a cell of text that a person may have typed.
func words(text string) cell { return cell{value: clean(text), style: styleText} }

// label is a cell of our own words beside a table.
func label(text string) cell { return cell{value: text, style: styleLabel} }

// live is a cell with a formula.
func live(formula string, value any, look style) cell {
	return cell{value: value, formula: formula, style: look}
}

// limit is what may be typed into cells: one of a list, or a number between two.
type limit struct {
	area     string
	oneOf    []string
	from, to float64
	advice   string
}

// lastRow is the table's last row, firstRow where it has none, so that a formula over the rows of a page always
// has a range to look at.
func (p *page) lastRow() int { return firstRow + max(len(p.rows), 1) - 1 }

// place names a cell: place(3, 5) is C5.
func place(column, row int) string { return columnName(column) + fmt.Sprint(row) }

// fixed names a cell for formulas anywhere on its sheet: $C$5.
func fixed(column, row int) string { return fmt.Sprintf("$%s$%d", columnName(column), row) }

// columnName names a column, counted from 1.
func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// span names a column's rows on a sheet, for formulas anywhere: Lines!$C$5:$C$9.
func span(sheet string, column, from, to int) string {
	name := columnName(column)
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", sheet, name, from, name, to)
}

// write streams a page into its sheet.
func (b *book) write(p *page) error {
	fit := true
	// The library writes this part when the stream begins.
	p.narrow()
	if err := b.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for _, step := range []func(*page, *excelize.StreamWriter) error{
		b.setColumns, b.writeHead, b.writeRows, b.writeFoot, b.addTable, b.setLimits, b.setLinks, b.setPaper, b.addChart,
	} {
		if err := step(p, w); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (b *book) setColumns(p *page, w *excelize.StreamWriter) error {
	for i, h := range p.heads {
		if err := w.SetColWidth(i+1, i+1, h.width); err != nil {
			return err
		}
	}
	if p.sideColumn > 0 {
		if err := w.SetColWidth(p.sideColumn, p.sideColumn, float64(p.sideWidth)); err != nil {
			return err
		}
	}
	pane := "bottomLeft"
	if p.frozen > 0 {
		pane = "bottomRight"
	}
	return w.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: p.frozen, YSplit: headRow, TopLeftCell: place(p.frozen+1, firstRow), ActivePane: pane,
	})
}

func (b *book) writeHead(p *page, w *excelize.StreamWriter) error {
	rows := [][]cell{
		titleRow - 1: {{value: p.title, style: styleTitle}},
		stampRow - 1: {{value: b.stamp, style: styleQuiet}},
		aboutRow - 1: {p.about},
		headRow - 1:  nil,
	}
	if len(p.rows) > 0 {
		for i, h := range p.heads {
			rows[headRow-1] = append(rows[headRow-1], cell{value: h.name, style: headStyle(p.rows[0][i])})
		}
	}
	for i, row := range rows {
		if err := b.writeRow(p, w, i+1, row); err != nil {
			return err
		}
	}
	return nil
}

// headStyle puts the heading of a column on the side where its cells stand.
func headStyle(first cell) style {
	switch first.style {
	case styleMoney, styleInputMoney:
		return styleHeadRight
	case stylePlain, styleWhole, styleInputWhole:
		return styleHeadCentre
	}
	return styleHead
}

func (b *book) writeRows(p *page, w *excelize.StreamWriter) error {
	for i, row := range p.rows {
		if err := b.writeRow(p, w, firstRow+i, row); err != nil {
			return err
		}
	}
	if len(p.rows) > 0 {
		return nil
	}
	return b.writeRow(p, w, firstRow, []cell{label(p.none)})
}

// writeFoot writes what stands below the table, and what is left of what stands beside it.
func (b *book) writeFoot(p *page, w *excelize.StreamWriter) error {
	last := p.lastRow() + len(p.foot)
	for row := range p.side {
		last = max(last, row)
	}
	for row := p.lastRow() + 1; row <= last; row++ {
		var cells []cell
		if i := row - p.lastRow() - 1; i < len(p.foot) {
			cells = p.foot[i]
		}
		if err := b.writeRow(p, w, row, cells); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) writeRow(p *page, w *excelize.StreamWriter, row int, cells []cell) error {
	values := make([]any, len(cells), len(cells)+1)
	for i, c := range cells {
		values[i] = b.value(c)
	}
	if c, ok := p.side[row]; ok {
		for len(values) < p.sideColumn-1 {
			values = append(values, nil)
		}
		values = append(values, b.value(c))
	}
	return w.SetRow(place(1, row), values, excelize.RowOpts{Height: p.height(cells)})
}

// value is a cell as the library wants it. Every text passes here.
func (b *book) value(c cell) any {
	id := b.styles.plain[c.style]
	if text, ok := c.value.(string); ok {
		text = clean(text)
		c.value = text
		if c.formula == "" && runs(text) {
			id = b.styles.guarded[c.style]
		}
	}
	if c.value == "" && c.formula == "" {
		c.value = nil // an empty cell, not one with an empty text
	}
	return excelize.Cell{StyleID: id, Formula: c.formula, Value: c.value}
}

func (b *book) addTable(p *page, w *excelize.StreamWriter) error {
	if len(p.rows) == 0 {
		return nil
	}
	return w.AddTable(&excelize.Table{
		Name: p.name, StyleName: "TableStyleLight1",
		Range: place(1, headRow) + ":" + place(len(p.heads), p.lastRow()),
	})
}

func (b *book) setLimits(p *page, _ *excelize.StreamWriter) error {
	for _, l := range p.limits {
		v := excelize.NewDataValidation(true)
		v.SetSqref(l.area)
		v.SetError(excelize.DataValidationErrorStyleStop, p.title, l.advice)
		var err error
		if len(l.oneOf) > 0 {
			err = v.SetDropList(l.oneOf)
		} else {
			err = v.SetRange(l.from, l.to, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		}
		if err != nil {
			return err
		}
		if err := b.file.AddDataValidation(p.name, v); err != nil {
			return err
		}
	}
	return nil
}
