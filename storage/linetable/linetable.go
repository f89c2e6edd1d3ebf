// Package linetable reads and writes the lines of a case as a table of comma-separated values, to exchange
// with spreadsheets, and takes apart what a spreadsheet puts on the clipboard.
package linetable

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Limits on a table that is read.
const (
	MaxBytes = 4 << 20
	maxRows  = 20_000
)

// The columns beside one a year.
const (
	columnID       = "id"
	columnOwner    = "owner"
	columnKind     = "kind"
	columnCategory = "category"
	columnEstimate = "estimate"
	columnRecurs   = "recurs"
	columnGrade    = "source"
	columnDocument = "document"
	columnPage     = "page"
	columnNote     = "note"
	// The columns of optimism bias stand only where a line has a class.
	columnClass      = "class"
	columnMitigation = "mitigation %"
	// The columns of own evidence stand only where a line has it.
	columnOverrun  = "overrun %"
	columnEvidence = "evidence"
)

// The estimates that a row can be of.
const (
	estimateBoth    = "both"
	estimateMinimum = "minimum"
	estimateMaximum = "maximum"
)

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\uFEFF"

// header names the columns for a case.
func header(c *model.Case) []string {
	names := []string{columnID, columnOwner, columnKind, columnCategory, columnEstimate}
	names = append(names, c.Head().YearNames()...)
	return append(names, columnRecurs, columnGrade, columnDocument, columnPage, columnNote, columnClass, columnMitigation, columnOverrun, columnEvidence)
}

// unused is the number of columns at the end that no line of the case needs: those of optimism bias, or of own evidence.
func unused(c *model.Case) int {
	const bias, evidence = 4, 2
	columns := bias
	for l := range c.Lines.All() {
		switch l.Class {
		case model.OwnEvidence:
			return 0
		case model.Unclassed:
		default:
			columns = evidence
		}
	}
	return columns
}

// Write returns every line of a case as a table: a row a line, or two where it has a range. No cell of text can
// be taken for a formula.
func Write(c *model.Case) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{header(c)}
	for l := range c.Lines.All() {
		if !l.HasRange() {
			rows = append(rows, row(l, estimateBoth, l.Minimum))
			continue
		}
		rows = append(rows, row(l, estimateMinimum, l.Minimum), row(l, estimateMaximum, l.Maximum))
	}
	without := unused(c)
	for i := range rows {
		rows[i] = rows[i][:len(rows[i])-without]
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

func row(l *model.Line, estimate string, figures []decimal.Decimal) []string {
	cells := []string{l.ID, l.Owner, string(l.Type), plain(l.Category), estimate}
	for _, f := range figures {
		cells = append(cells, f.String())
	}
	cells = append(cells, string(l.Recurrence), string(l.Source.Grade), l.Source.Document, plain(l.Source.Page), plain(l.Note))
	if l.Class == model.Unclassed {
		return append(cells, "", "", "", "")
	}
	overrun := ""
	if l.Overrun != nil {
		overrun = l.Overrun.Shift(2).String()
	}
	return append(cells, string(l.Class), l.Mitigation.Shift(2).String(), overrun, plain(l.OverrunSource))
}

// formulaStarts begin a cell that a spreadsheet takes for a formula.
const formulaStarts = "=+-@\t\r'"

// plain puts an apostrophe before text that would be taken for a formula; spoken takes it off again.
func plain(text string) string {
	if text != "" && strings.ContainsRune(formulaStarts, rune(text[0])) {
		return "'" + text
	}
	return text
}

func spoken(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsRune(formulaStarts, rune(rest[0])) {
		return rest
	}
	return cell
}
