package linetable

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// The sheets of a template.
const (
	templateSheet = "Figures"
	guideSheet    = "How to fill it in"
)

// templateColumns are the columns of a template: how each is headed, how wide it is, and which words it takes, if only some.
func templateColumns(h *model.Head) []templateColumn {
	columns := []templateColumn{
		{"Component", 24, nil},
		{"Decision", 28, nil},
		{"Option", 28, nil},
		{"What it means", 30, nil},
		{"Kind", 10, []string{string(model.BenefitLine), string(model.CostLine)}},
		{"Category", 22, nil},
		{"Estimate", 12, []string{estimateBoth, "lowest", "highest"}},
	}
	for _, year := range h.YearNames() {
		columns = append(columns, templateColumn{year + " £m", 12, nil})
	}
	return append(columns,
		templateColumn{"Recurs", 10, []string{string(model.Ongoing), string(model.Once)}},
		templateColumn{"Source", 13, []string{string(model.Published), string(model.Workshop), string(model.Illustrative)}},
		templateColumn{"Document", 26, nil}, templateColumn{"Page", 8, nil}, templateColumn{"Note", 40, nil},
		templateColumn{"Worth", 12, shortWords(model.LineWorths())}, templateColumn{"Funding", 28, shortWords(model.Fundings())}, templateColumn{"Staff (FTE)", 11, nil},
		templateColumn{"Id", 18, nil})
}

// shortWords are values as people read them, without what explains them.
func shortWords[T interface{ Words() string }](values []T) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i], _, _ = strings.Cut(v.Words(), ":")
	}
	return words
}

type templateColumn struct {
	heading string
	width   float64
	words   []string
}

// Form is a workbook to fill in: a row for every option and line of the case by their names, under the headings that
// [Open] and [Paste] know, and a sheet that says what goes where. Read back as it is, it changes nothing.
func Form(c *model.Case) (data []byte, err error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	w := templateWriter{book: book, columns: templateColumns(c.Head())}
	w.try(book.SetSheetName("Sheet1", templateSheet))
	w.head()
	for _, row := range templateRows(c) {
		w.write(row)
	}
	w.guide(c.Head())
	var b bytes.Buffer
	w.try(book.Write(&b))
	if w.err != nil {
		return nil, fmt.Errorf("write the template: %w", w.err)
	}
	return b.Bytes(), nil
}

// templateWriter writes the rows of a template, and keeps the first error.
type templateWriter struct {
	book    *excelize.File
	columns []templateColumn
	row     int
	err     error
}

func (w *templateWriter) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// at is the name of a cell of the row, by its column from 0.
func (w *templateWriter) at(column int) string {
	name, err := excelize.CoordinatesToCellName(column+1, w.row)
	w.try(err)
	return name
}

// head writes the headings: they stay in sight, and columns that take few words offer them.
func (w *templateWriter) head() {
	bold, err := w.book.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Border: []excelize.Border{{Type: "bottom", Color: "000000", Style: 1}},
	})
	w.try(err)
	w.row = 1
	for i, c := range w.columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		w.try(err)
		w.try(w.book.SetColWidth(templateSheet, letter, letter, c.width))
		w.try(w.book.SetCellStr(templateSheet, w.at(i), c.heading))
		if c.words != nil {
			w.offer(letter, c.words)
		}
	}
	w.try(w.book.SetCellStyle(templateSheet, "A1", w.at(len(w.columns)-1), bold))
	w.try(w.book.SetPanes(templateSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// offer lets the cells of a column be picked from a few words. Others can be written, and are told of.
func (w *templateWriter) offer(letter string, words []string) {
	const rows = 2000
	rule := excelize.NewDataValidation(true)
	rule.Sqref = fmt.Sprintf("%s2:%[1]s%d", letter, rows)
	w.try(rule.SetDropList(words))
	rule.SetError(excelize.DataValidationErrorStyleWarning, "Another word", fmt.Sprintf("The column takes %s.", model.JoinWords(words)))
	w.try(w.book.AddDataValidation(templateSheet, rule))
}

// write writes a row: text as text, figures as figures.
func (w *templateWriter) write(row templateRow) {
	w.row++
	cells := append(append([]string{}, row.before...), make([]string, len(row.figures))...)
	cells = append(cells, row.behind...)
	for i, text := range cells {
		if text != "" {
			w.try(w.book.SetCellStr(templateSheet, w.at(i), spreadsheet.Plain(text)))
		}
	}
	for i, d := range row.figures {
		w.try(w.book.SetCellDefault(templateSheet, w.at(len(row.before)+i), d.String()))
	}
}

// templateRow is a row of a template: its words before the figures, the figures, and the words behind them.
type templateRow struct {
	before  []string
	figures []decimal.Decimal
	behind  []string
}

// templateRows are the rows for what a case has: each option with its lines, or with none, and what counts in every
// scenario.
func templateRows(c *model.Case) []templateRow {
	lines := map[string][]*model.Line{}
	for l := range c.Lines.All() {
		lines[l.Owner] = append(lines[l.Owner], l)
	}
	var rows []templateRow
	for x := range c.Components.All() {
		for d := range c.Decisions.All() {
			if d.Component != x.ID {
				continue
			}
			for o := range c.Options.All() {
				if o.Decision != d.ID {
					continue
				}
				names := []string{x.Name, d.Name, o.Name, o.Consequence}
				if len(lines[o.ID]) == 0 {
					rows = append(rows, templateRow{before: names})
				}
				for _, l := range lines[o.ID] {
					rows = append(rows, lineRows(c, names, l)...)
				}
			}
		}
	}
	for _, l := range lines[model.Programme] {
		rows = append(rows, lineRows(c, []string{model.CouncilWide, "", "", ""}, l)...)
	}
	return rows
}

// lineRows are the rows of a line, two where it has a range.
func lineRows(c *model.Case, names []string, l *model.Line) []templateRow {
	document := ""
	if d, ok := c.Documents.Get(l.Source.Document); ok {
		document = d.Title
	}
	worth, funding, staff := budgetCells(l)
	row := func(estimate string, figures []decimal.Decimal) templateRow {
		return templateRow{
			before:  append(append([]string{}, names...), string(l.Type), l.Category, estimate),
			figures: c.Head().Typed.AsTyped(l.Recurrence, figures),
			behind:  []string{string(l.Recurrence), string(l.Source.Grade), document, l.Source.Page, l.Note, worth, funding, staff, l.ID},
		}
	}
	if !l.HasRange() {
		return []templateRow{row("", l.Minimum)}
	}
	return []templateRow{row("lowest", l.Minimum), row("highest", l.Maximum)}
}

// budgetCells are what a line says for the budget, as it is offered in its columns.
func budgetCells(l *model.Line) (worth, funding, staff string) {
	if l.Type == model.BenefitLine {
		worth = shortWords([]model.Worth{l.Worth})[0]
	}
	if l.Type == model.CostLine {
		funding = l.Funding.Words()
	}
	if l.FTE != nil {
		staff = l.FTE.String()
	}
	return worth, funding, staff
}

// guide writes the sheet that says what goes where.
func (w *templateWriter) guide(h *model.Head) {
	typed := "Ongoing figures are what is new in each year: 2 and then 1 more is written 2, 1."
	if h.Typed == model.Levels {
		typed = "Ongoing figures are what they come to in each year: 2 and then 1 more is written 2, 3."
	}
	_, err := w.book.NewSheet(guideSheet)
	w.try(err)
	w.try(w.book.SetColWidth(guideSheet, "A", "A", 110))
	for i, text := range []string{
		"One row for each benefit and each cost. Copy the rows with their headings and paste them in the workbench on Set up, or import this file there.",
		"Component, Decision, Option: what the figures belong to. A cell left empty goes on with the row above; names that are not in the workbench yet are added. Write Council-wide as the component for what counts in every scenario.",
		"Kind: benefit or cost. An option without figures has no kind.",
		"Estimate: empty for one figure a year. For a range write two rows, lowest first and highest below it.",
		"Years: £m. “£250k”, “(1.5)” for −1.5 and “-” for nothing are read as well. " + typed,
		"Recurs: ongoing, the usual, or once.",
		"Source: published (with document and page), workshop, or illustrative. A document has to stand among the sources of the workbench.",
		"Worth: of a benefit, whether it is cashable, staff time released (capacity) or a cost that won't come (avoided); empty is cashable. Funding: what a cost is paid from. Staff (FTE): full-time equivalents, where the figures are staff.",
		"Id: leave it as it is. A row without one is new.",
		"Columns may be moved or left out, and others may stand beside them: the workbench says how it took each before anything changes.",
	} {
		w.try(w.book.SetCellStr(guideSheet, fmt.Sprintf("A%d", i+1), text))
	}
}
