// Package linetable reads and writes the lines of a case as a table of comma-separated values, to exchange
// with spreadsheets, and takes apart what a spreadsheet puts on the clipboard.
package linetable

import (
	"bytes"
	"encoding/csv"
	"slices"
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
	// columnFigures says what the figures of an ongoing line are, [model.Steps] or [model.Levels]; it stands only where they are levels.
	columnFigures = "figures"
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
	return append(names, columnRecurs, columnGrade, columnDocument, columnPage, columnNote, columnClass, columnMitigation, columnFigures)
}

// classed reports whether a line of the case is adjusted for optimism bias.
func classed(c *model.Case) bool {
	for l := range c.Lines.All() {
		if l.Class != model.Unclassed {
			return true
		}
	}
	return false
}

// Write returns every line of a case as a table: a row a line, or two where it has a range. Ongoing figures stand as they are typed in
// the case. No cell of text can be taken for a formula.
func Write(c *model.Case) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows, typed := [][]string{header(c)}, c.Head().Typed
	for l := range c.Lines.All() {
		if !l.HasRange() {
			rows = append(rows, row(l, estimateBoth, l.Minimum, typed))
			continue
		}
		rows = append(rows, row(l, estimateMinimum, l.Minimum, typed), row(l, estimateMaximum, l.Maximum, typed))
	}
	if typed != model.Levels {
		rows = without(rows, columnFigures)
	}
	if !classed(c) {
		rows = without(rows, columnClass, columnMitigation)
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// without takes columns out of a table by their names in its first row.
func without(rows [][]string, names ...string) [][]string {
	for _, name := range names {
		at := slices.Index(rows[0], name)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], at, at+1)
		}
	}
	return rows
}

func row(l *model.Line, estimate string, figures []decimal.Decimal, typed model.Typed) []string {
	cells := []string{l.ID, l.Owner, string(l.Type), plain(l.Category), estimate}
	for _, f := range typed.AsTyped(l.Recurrence, figures) {
		cells = append(cells, f.String())
	}
	cells = append(cells, string(l.Recurrence), string(l.Source.Grade), l.Source.Document, plain(l.Source.Page), plain(l.Note))
	if l.Class == model.Unclassed {
		cells = append(cells, "", "")
	} else {
		cells = append(cells, string(l.Class), l.Mitigation.Shift(2).String())
	}
	if l.Recurrence == model.Once {
		typed = ""
	}
	return append(cells, string(typed))
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
