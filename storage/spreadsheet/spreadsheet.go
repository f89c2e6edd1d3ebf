// Package spreadsheet takes apart the tables that people bring: files of separated values in any encoding, workbooks, and what
// a spreadsheet puts on the clipboard. What the cells mean is for whoever reads them.
//
// A newcomer needs three things. [Open] takes a file apart, [Paste] what was pasted; both give a [Sheet], whose rows count
// as a spreadsheet counts them. [Faults] collect what is wrong in them.
package spreadsheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// Limits on a table that is read.
const (
	MaxBytes   = 4 << 20
	MaxRows    = 20_100 // 20,000 lines, with room for headings
	MaxColumns = 1000
)

// Sheet is a table taken apart into cells of text.
type Sheet struct {
	// Rows are all rows, empty ones too, so that row n of a spreadsheet is at n−1. They differ in length.
	Rows [][]string
	// Separator stands between the cells; a tab for a workbook.
	Separator rune
	// Notes say in sentences how the table was taken, where that isn't plain.
	Notes []string
}

// separators are what can stand between cells, the surest first.
const separators = "\t;|,"

// separatorNames are their names in a sentence.
var separatorNames = map[rune]string{'\t': "tabs", ';': "semicolons", '|': "upright strokes (|)", ',': "commas"}

// SeparatedBy says in words what stands between the cells.
func (s Sheet) SeparatedBy() string {
	if name, ok := separatorNames[s.Separator]; ok {
		return name
	}
	return fmt.Sprintf("“%c”", s.Separator)
}

// Open takes a file apart: a workbook, or text in UTF-8, UTF-16 or Windows-1252. Its cells are separated by what a first
// line such as "sep=;" says, else by that with which most known headings appear in one of the first rows; with none
// known, by that with which the rows are most alike. The error says what is wrong, and in which row.
func Open(data []byte, known func(heading string) bool) (Sheet, error) {
	if len(data) > MaxBytes {
		return Sheet{}, fmt.Errorf("the table has %d MB; at most %d MB are read", len(data)>>20, MaxBytes>>20)
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return openWorkbook(data, known)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return Sheet{}, errors.New("the file is a workbook of Excel's old format (.xls), or protected by a password; open it in Excel and save it as .xlsx or as “CSV UTF-8”")
	case bytes.HasPrefix(data, []byte("\x1F\x8B")):
		return Sheet{}, errors.New("the file is packed (gzip); unpack it first")
	}
	text, notes, err := decode(data)
	if err != nil {
		return Sheet{}, err
	}
	s := Sheet{Notes: notes}
	text, named := namedSeparator(text)
	if s.Separator = named; named == 0 {
		s.Separator = separatorOf(text, known)
	}
	if s.Rows, err = split(text, s.Separator, true); err != nil {
		return Sheet{}, err
	}
	return s, nil
}

// Paste takes apart what was pasted. Cells are separated by tabs where there are any, as spreadsheets put them on the clipboard;
// else as in a file that was opened as text.
func Paste(text string, known func(heading string) bool) (Sheet, error) {
	if len(text) > MaxBytes {
		return Sheet{}, fmt.Errorf("the clipboard holds %d MB; at most %d MB of a table are read", len(text)>>20, MaxBytes>>20)
	}
	text, named := namedSeparator(text)
	s := Sheet{Separator: named}
	if named == 0 {
		s.Separator = separatorOf(text, known)
	}
	var err error
	s.Rows, err = split(text, s.Separator, false)
	return s, err
}

// Cells takes apart what a spreadsheet puts on the clipboard, with tabs between cells, whatever else stands in them.
func Cells(text string) ([][]string, error) { return split(text, '\t', false) }

// Block takes apart a pasted block of figures, and says what stands between its cells: tabs, or the semicolons of a
// file that was opened as text.
func Block(text string) (cells [][]string, separator rune, err error) {
	separator = '\t'
	if !strings.ContainsRune(text, separator) && strings.ContainsRune(text, ';') {
		separator = ';'
	}
	cells, err = split(text, separator, false)
	return cells, separator, err
}
