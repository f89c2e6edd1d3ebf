// Package budgettable reads and writes the lines of a council's plan as a table to exchange with spreadsheets.
//
// [Open] and [Paste] take a table apart, [Read] makes one edit of it and says in sentences how it was read, and [Write] is the table
// of a case.
package budgettable

import (
	"bytes"
	"encoding/csv"
	"slices"

	"tomworkbench/model"
	"tomworkbench/storage/linetable"
	"tomworkbench/storage/spreadsheet"
)

// The columns beside one a year.
const (
	columnID       = "id"
	columnName     = "name"
	columnKind     = "kind"
	columnTotal    = "total"
	columnSource   = "source"
	columnDocument = "document"
	columnPage     = "page"
	columnNote     = "note"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\uFEFF"

// columnOf is the name of the column that a heading spells, empty for none.
func columnOf(heading string) string {
	switch name := model.WithoutUnit(heading); name {
	case columnID, columnName, columnKind, columnTotal, columnSource, columnDocument, columnPage, columnNote:
		return name
	case "line", "budget line", "description", "item":
		return columnName
	case "type", "sort":
		return columnKind
	case "all years", "sum":
		return columnTotal
	case "notes":
		return columnNote
	case "grade":
		return columnSource
	}
	return ""
}

func knows(c *model.Case) func(heading string) bool {
	return func(heading string) bool {
		year, _ := linetable.YearIn(c.Head(), heading)
		return year >= 0 || columnOf(heading) != ""
	}
}

// Open takes a file of budget lines apart.
func Open(c *model.Case, data []byte) (spreadsheet.Sheet, error) {
	return spreadsheet.Open(data, knows(c))
}

// Paste takes pasted budget lines apart.
func Paste(c *model.Case, text string) (spreadsheet.Sheet, error) {
	return spreadsheet.Paste(text, knows(c))
}

// HasHeadings reports whether pasted text begins with a row of headings that names a year.
func HasHeadings(c *model.Case, text string) bool {
	s, err := spreadsheet.Paste(spreadsheet.FirstLines(text, headingRows), knows(c))
	return err == nil && headingsAt(s.Rows) >= 0
}

// Write returns the lines of the plan as a table: a row a line, in yearly steps of £m as they change the net pressure. No cell of text
// can be taken for a formula.
func Write(c *model.Case) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{slices.Concat([]string{columnID, columnName, columnKind}, c.Head().YearNames(), []string{columnSource, columnDocument, columnPage, columnNote})}
	for x := range c.BudgetLines.All() {
		row := []string{x.ID, spreadsheet.Plain(x.Name), string(x.Type)}
		for _, d := range x.Years {
			row = append(row, d.String())
		}
		rows = append(rows, append(row, string(x.Source.Grade), x.Source.Document, spreadsheet.Plain(x.Source.Page), spreadsheet.Plain(x.Note)))
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
