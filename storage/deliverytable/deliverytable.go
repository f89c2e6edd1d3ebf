// Package deliverytable reads and writes the actuals of a case by month as a table to exchange with spreadsheets and finance systems.
//
// [Open] and [Paste] take a table apart, [Read] makes one edit of it and says in sentences how it was read, and [Write] is the table
// of a case. A table has a row a line and a column a month, or a row for each amount with its line and its month.
package deliverytable

import (
	"bytes"
	"encoding/csv"
	"strings"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// The columns beside one a month.
const (
	columnID     = "id"
	columnName   = "line"
	columnMonth  = "month"
	columnAmount = "amount"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\uFEFF"

// columnOf is the name of the column that a heading spells, empty for none.
func columnOf(heading string) string {
	switch name := model.WithoutUnit(heading); name {
	case "id", "line id", "code", "cost centre", "project code":
		return columnID
	case "line", "name", "description", "project", "saving", "saving line":
		return columnName
	case "month", "period", "date", "posting period":
		return columnMonth
	case "amount", "actual", "actuals", "value", "figure", "actual to date", "":
		if name == "" && model.UnitIn(heading) == "" {
			return ""
		}
		return columnAmount
	}
	return ""
}

// monthIn is the month that a heading says, none for any other.
func monthIn(heading string) model.Month {
	plain := model.WithoutUnit(heading)
	for _, before := range []string{"actuals ", "actual "} {
		plain = strings.TrimPrefix(plain, before)
	}
	m, err := model.ReadMonth(plain)
	if err != nil {
		return 0
	}
	return m
}

func known(heading string) bool { return monthIn(heading) != 0 || columnOf(heading) != "" }

// Open takes a file of actuals apart.
func Open(data []byte) (spreadsheet.Sheet, error) { return spreadsheet.Open(data, known) }

// Paste takes pasted actuals apart.
func Paste(text string) (spreadsheet.Sheet, error) { return spreadsheet.Paste(text, known) }

// HasHeadings reports whether pasted text begins with a row of headings of either form.
func HasHeadings(text string) bool {
	s, err := spreadsheet.Paste(spreadsheet.FirstLines(text, headingRows), known)
	return err == nil && headingsAt(s.Rows) >= 0
}

// Write returns the actuals of a case as a table: a row a line of the baseline, a column a month from the first year with a figure to
// the last, in £m. What is no longer in the baseline stands in it too, so that nothing is lost. No cell of text can be taken for a formula.
func Write(c *model.Case) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	lines, first, last := written(c)
	var months []model.Month
	for year := first; year <= last; year++ {
		months = append(months, model.MonthsOf(year)...)
	}
	heading := []string{columnID, columnName}
	for _, m := range months {
		heading = append(heading, m.String())
	}
	rows := [][]string{heading}
	for _, id := range lines {
		row := []string{spreadsheet.Plain(id), spreadsheet.Plain(c.DeliveredName(model.KindLine, id))}
		for _, m := range months {
			text := ""
			if d := c.ActualsOf(id, m.Begins()).In(m); d != nil {
				text = d.String()
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// written are the ids of the lines that a table has, those of the baseline first, and the first and the last year with a figure.
func written(c *model.Case) (lines []string, first, last int) {
	first = c.Head().FirstYear
	b, held := c.Baseline(), map[string]bool{}
	if b != nil {
		first = b.FirstYear
		for _, l := range b.Lines {
			lines, held[l.ID] = append(lines, l.ID), true
		}
	}
	last = first
	found := false
	for x := range c.Actuals.All() {
		if !held[x.Line] {
			lines, held[x.Line] = append(lines, x.Line), true
		}
		if !found {
			first, last, found = x.Year, x.Year, true
		}
		first, last = min(first, x.Year), max(last, x.Year)
	}
	return lines, first, last
}
