package excel

import (
	"strings"
	"unicode/utf16"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// maxCell is the most that a cell holds, in UTF-16 code units.
const maxCell = 32_767

// formulaStarts begin a text that a spreadsheet takes for a formula when it is typed.
const formulaStarts = "=+-@\t\r'"

// clean makes a text fit for a cell: line breaks are line feeds, what XML can't hold and what turns the direction of the
// text around it is dropped, and what is too long is cut with an ellipsis.
func clean(text string) string {
	text = strings.ReplaceAll(model.Undirected(text), "\r\n", "\n")
	return shorten(strings.Map(allowed, strings.ToValidUTF8(text, "")), maxCell)
}

// allowed maps what XML 1.0 can't hold to nothing.
func allowed(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return r
	case r < 0x20 || r == 0xFFFE || r == 0xFFFF:
		return -1
	}
	return r
}

// shorten cuts a text to at most so many UTF-16 code units, the last an ellipsis if anything is cut.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text // no text has more code units than bytes
	}
	units, kept := 0, 0
	for i, r := range text {
		units += utf16.RuneLen(r)
		if units <= most-1 {
			kept = i + len(string(r))
		}
	}
	if units <= most {
		return text
	}
	return text[:kept] + "…"
}

// runs reports whether a text would be taken for a formula if someone typed it, or opened it from a file of
// comma-separated values. A number wouldn't.
func runs(text string) bool {
	if text == "" || !strings.ContainsRune(formulaStarts, rune(text[0])) {
		return false
	}
	_, err := model.ParseFigure(text)
	return err != nil
}

// float converts an amount in £m for a cell: what a workbook holds as a number is floating point. A figure of
// nine digits before the point and six after comes through exactly.
func float(d decimal.Decimal) float64 { return d.InexactFloat64() }
