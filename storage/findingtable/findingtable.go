// Package findingtable reads and writes the activities and the findings of an assessment as tables to exchange with spreadsheets.
//
// [Open] and [Paste] take a table apart, [Read] makes one edit of it and says in sentences how it was read, [WriteActivities] and
// [WriteFindings] are the tables of a case, and [Findings] is the one that scripts print.
package findingtable

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// The columns of both tables.
const (
	columnID       = "id"
	columnSource   = "source"
	columnDocument = "document"
	columnPage     = "page"
)

// The columns of activities.
const (
	columnArea       = "area"
	columnName       = "name"
	columnEffort     = "effort"
	columnComparator = "comparator"
	columnFTE        = "fte"
	columnCost       = "cost"
	// columnGap is worked out: nothing is read from it.
	columnGap = "gap"
)

// The columns of messages and findings.
const (
	columnPhase      = "phase"
	columnText       = "text"
	columnFrom       = "from"
	columnComponents = "components"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\uFEFF"

// columnOf is the name of the column that a heading spells, empty for none.
func columnOf(heading string) string {
	name := model.WithoutUnit(heading)
	for column, spelt := range map[string][]string{
		columnID: {"no", "number"}, columnSource: {"grade"}, columnDocument: nil, columnPage: nil,
		columnArea: {"activity area"}, columnName: {"activity", "what staff do"}, columnEffort: {"share", "effort share", "share of effort", "here"},
		columnComparator: {"comparator share", "comparators", "comparable councils", "others"}, columnFTE: {"staff"}, columnCost: {"cost a year", "a year"}, columnGap: {"gap points"},
		columnPhase: {"kind"}, columnText: {"finding", "message", "statement"}, columnFrom: {"rests on", "activities"}, columnComponents: {"component", "about"},
	} {
		if name == column || slices.Contains(spelt, name) {
			return column
		}
	}
	return ""
}

func known(heading string) bool { return columnOf(heading) != "" }

// Open takes a file of activities or findings apart.
func Open(data []byte) (spreadsheet.Sheet, error) { return spreadsheet.Open(data, known) }

// Paste takes pasted activities or findings apart.
func Paste(text string) (spreadsheet.Sheet, error) { return spreadsheet.Paste(text, known) }

// HasHeadings reports whether pasted text begins with the headings of activities or of findings.
func HasHeadings(text string) bool {
	s, err := spreadsheet.Paste(spreadsheet.FirstLines(text, headingRows), known)
	if err != nil {
		return false
	}
	at, _ := headingsAt(s.Rows)
	return at >= 0
}

// WriteActivities returns the activities as a table: shares in per cent, cost in £m. No cell of text can be taken for a formula.
func WriteActivities(c *model.Case) ([]byte, error) {
	rows := [][]string{{columnID, columnArea, columnName, "effort %", "comparator %", columnFTE, "cost £m", columnSource, columnDocument, columnPage}}
	for x := range c.Activities.All() {
		row := []string{x.ID, x.Area, spreadsheet.Plain(x.Name), number(x.Effort), number(x.Comparator), number(x.FTE), number(x.Cost)}
		rows = append(rows, append(row, sourceCells(x.Source)...))
	}
	return written(rows)
}

// WriteFindings returns the messages and findings as a table, with the ids of what they rest on and are about.
func WriteFindings(c *model.Case) ([]byte, error) {
	rows := Findings(c)
	rows[0] = append(rows[0], columnSource, columnDocument, columnPage)
	at := 1
	for x := range c.Findings.All() {
		rows[at] = append(rows[at], sourceCells(x.Source)...)
		at++
	}
	return written(rows)
}

// Findings are the messages and findings under the headings id, phase, text, from and components; ids in a cell are set apart by
// semicolons.
func Findings(c *model.Case) [][]string {
	rows := [][]string{{columnID, columnPhase, columnText, columnFrom, columnComponents}}
	for x := range c.Findings.All() {
		rows = append(rows, []string{x.ID, strconv.Itoa(x.Phase), spreadsheet.Plain(x.Text), strings.Join(x.RestingOn(), ";"), strings.Join(x.Components, ";")})
	}
	return rows
}

func number(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func sourceCells(s model.Source) []string {
	return []string{string(s.Grade), s.Document, spreadsheet.Plain(s.Page)}
}

func written(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
