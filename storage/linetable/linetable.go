// Package linetable reads and writes the lines of a case, and the frame that they belong to, as a table to exchange with
// spreadsheets.
//
// A newcomer needs three things. [Open] and [Paste] take a table apart by the columns that it can have, [Read] makes one
// edit of it with a [Report] of how it was taken, and [Write] is the table of a case.
package linetable

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
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
	// The column of the likeliest stands only where a line has one of its own.
	columnLikeliest = "likeliest %"
	// The columns of optimism bias stand only where a line has a class.
	columnClass      = "class"
	columnMitigation = "mitigation %"
	// columnFigures says what the figures of an ongoing line are, [model.Steps] or [model.Levels]; it stands always.
	columnFigures = "figures"
	// The columns of own evidence stand only where a line has it; older tables call the first by columnOverrunWas.
	columnOverrunWas = "overrun %"
	columnOverrun    = "own evidence %"
	columnEvidence   = "evidence"
	// The column of what isn't for publication stands only where a line isn't.
	columnUnpublished = "not for publication"
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
	return append(names, columnRecurs, columnGrade, columnDocument, columnPage, columnNote)
}

// extra is a group of columns that stand behind the others only where a line has something in them.
type extra struct {
	names []string
	has   func(*model.Line) bool
	cells func(*model.Line) []string
}

func extras(typed model.Typed) []extra {
	return append([]extra{
		{
			[]string{columnLikeliest},
			func(l *model.Line) bool { return l.Likeliest != nil },
			func(l *model.Line) []string { return []string{l.Likeliest.Shift(2).String()} },
		},
		{
			[]string{columnClass, columnMitigation},
			func(l *model.Line) bool { return l.Class != model.Unclassed },
			func(l *model.Line) []string { return []string{string(l.Class), l.Mitigation.Shift(2).String()} },
		},
		{
			[]string{columnOverrun, columnEvidence},
			func(l *model.Line) bool { return l.Class == model.OwnEvidence },
			evidenceCells,
		},
		{
			[]string{columnUnpublished},
			func(l *model.Line) bool { return l.NotForPublication },
			func(*model.Line) []string { return []string{"yes"} },
		},
		{
			[]string{columnFigures},
			func(l *model.Line) bool { return l.Recurrence == model.Ongoing },
			func(*model.Line) []string { return []string{string(cmp.Or(typed, model.Steps))} },
		},
	}, budgetExtras()...)
}

func evidenceCells(l *model.Line) []string {
	if l.Overrun == nil {
		return []string{"", spreadsheet.Plain(l.OverrunSource)}
	}
	return []string{l.Overrun.Shift(2).String(), spreadsheet.Plain(l.OverrunSource)}
}

// extrasOf are those that the lines of a case need.
func extrasOf(c *model.Case) []extra {
	var needed []extra
	for _, x := range extras(c.Head().Typed) {
		if slices.Contains(x.names, columnFigures) || slices.ContainsFunc(slices.Collect(c.Lines.All()), x.has) {
			needed = append(needed, x)
		}
	}
	return needed
}

// Write returns every line of a case as a table: a row a line, or two where it has a range. Ongoing figures stand as they are typed in
// the case. No cell of text can be taken for a formula. A case whose table would be too large to read back has an error.
func Write(c *model.Case) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	more, typed := extrasOf(c), c.Head().Typed
	rows := [][]string{header(c)}
	for _, x := range more {
		rows[0] = append(rows[0], x.names...)
	}
	for l := range c.Lines.All() {
		if !l.HasRange() {
			rows = append(rows, row(l, estimateBoth, typed.AsTyped(l.Recurrence, l.Minimum), more))
			continue
		}
		rows = append(rows, row(l, estimateMinimum, typed.AsTyped(l.Recurrence, l.Minimum), more), row(l, estimateMaximum, typed.AsTyped(l.Recurrence, l.Maximum), more))
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	if len(rows) > spreadsheet.MaxRows || b.Len() > spreadsheet.MaxBytes {
		return nil, fmt.Errorf("the figures make a table of %d rows and %d kB; a table that can be read back has at most %d rows and %d MB. Save the case as a file instead",
			len(rows), b.Len()>>10, spreadsheet.MaxRows, spreadsheet.MaxBytes>>20)
	}
	return b.Bytes(), nil
}

func row(l *model.Line, estimate string, figures []decimal.Decimal, more []extra) []string {
	cells := []string{l.ID, l.Owner, string(l.Type), spreadsheet.Plain(l.Category), estimate}
	for _, f := range figures {
		cells = append(cells, f.String())
	}
	cells = append(cells, string(l.Recurrence), string(l.Source.Grade), l.Source.Document, spreadsheet.Plain(l.Source.Page), spreadsheet.Plain(l.Note))
	for _, x := range more {
		if x.has(l) {
			cells = append(cells, x.cells(l)...)
		} else {
			cells = append(cells, make([]string, len(x.names))...)
		}
	}
	return cells
}
