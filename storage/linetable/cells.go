package linetable

import "strings"

// Cells takes apart what a spreadsheet puts on the clipboard: lines of cells with tabs between them, a cell that
// holds either in quotes.
func Cells(text string) [][]string { return cellsAt(text, '\t') }

// Block takes apart a pasted block of figures, and says what stands between its cells: tabs, or the semicolons of a
// file that was opened as text.
func Block(text string) (cells [][]string, separator rune) {
	separator = '\t'
	if !strings.ContainsRune(text, separator) && strings.ContainsRune(text, ';') {
		separator = ';'
	}
	return cellsAt(text, separator), separator
}

func cellsAt(text string, separator rune) [][]string {
	var rows [][]string
	var row []string
	for rest := []rune(strings.ReplaceAll(text, "\r\n", "\n")); len(rest) > 0; {
		cell, after := nextCell(rest, separator)
		row = append(row, cell)
		ended := after == len(rest) || rest[after] == '\n'
		if ended {
			rows, row = append(rows, row), nil
		} else if after == len(rest)-1 { // a separator at the very end: an empty cell follows
			rows, row = append(rows, append(row, "")), nil
		}
		rest = rest[min(after+1, len(rest)):]
	}
	return rows
}

// nextCell returns the first cell, and where it ends.
func nextCell(text []rune, separator rune) (cell string, end int) {
	if text[0] != '"' || !closes(text[1:], separator) {
		for end < len(text) && text[end] != separator && text[end] != '\n' {
			end++
		}
		return string(text[:end]), end
	}
	var b strings.Builder
	for end = 1; text[end] != '"' || end+1 < len(text) && text[end+1] == '"'; end++ {
		if text[end] == '"' {
			end++
		}
		b.WriteRune(text[end])
	}
	return b.String(), end + 1
}

// closes reports whether a quote that was opened is closed at the end of a cell; else it is part of the text.
func closes(rest []rune, separator rune) bool {
	for i := 0; i < len(rest); i++ {
		if rest[i] != '"' {
			continue
		}
		if i+1 < len(rest) && rest[i+1] == '"' {
			i++
			continue
		}
		return i+1 == len(rest) || rest[i+1] == separator || rest[i+1] == '\n'
	}
	return false
}
