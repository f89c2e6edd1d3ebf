package spreadsheet

import (
	"strings"
	"unicode/utf8"
)

// lineEnds writes every end of a line in one way: of Windows, of Unix, and of old Macs.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// split takes a text apart into rows of cells. A cell that holds separators or line ends stands in quotes, with quotes within
// it doubled; a quote elsewhere, or one that opens a cell and is followed by more text in its line, is part of the
// text. A quote that is opened and not closed is an error in a file that is read strictly; else it is text as well.
func split(text string, separator rune, strict bool) (rows [][]string, err error) {
	if len(text) > MaxBytes*2 { // UTF-16 and Windows-1252 become longer in UTF-8
		return nil, Fail(0, "the table has %d MB; at most %d MB are read", len(text)>>20, MaxBytes>>20)
	}
	text = lineEnds.Replace(text)
	between := string(separator)
	var row []string
	for more := text != ""; more; {
		cell, rest, closed := nextCell(text, between)
		if !closed && strict {
			return nil, Fail(len(rows)+1, "the quote that opens cell %d of row %d, before “%s”, is never closed; close it, or take it out", len(row)+1, len(rows)+1, begin(text[1:]))
		}
		row = append(row, cell)
		if len(row) > MaxColumns {
			return nil, Fail(len(rows)+1, "row %d has more than %d cells; at most so many are read", len(rows)+1, MaxColumns)
		}
		if after, ok := strings.CutPrefix(rest, between); ok {
			text = after
			continue // a separator at the very end has an empty cell behind it
		}
		rows, row = append(rows, row), nil
		if len(rows) > MaxRows {
			return nil, Fail(0, "the table has more than %d rows; at most so many are read", MaxRows)
		}
		text = strings.TrimPrefix(rest, "\n")
		more = text != ""
	}
	return rows, nil
}

// nextCell returns the first cell and what follows it, and whether a quote that opens it is closed.
func nextCell(text, separator string) (cell, rest string, closed bool) {
	closed = true
	if inner, quoted := strings.CutPrefix(text, `"`); quoted {
		end := closing(inner)
		switch after := inner[min(end+1, len(inner)):]; {
		case end == len(inner):
			closed = false
		case after == "" || after[0] == '\n' || strings.HasPrefix(after, separator):
			return strings.ReplaceAll(inner[:end], `""`, `"`), after, true
		case strings.ContainsRune(inner[:end], '\n'):
			closed = false
		}
	}
	end := len(text)
	if at := strings.IndexByte(text, '\n'); at >= 0 {
		end = at
	}
	if at := strings.Index(text[:end], separator); at >= 0 {
		end = at
	}
	return text[:end], text[end:], closed
}

// closing is where the quote stands that closes a cell, its length where there is none.
func closing(inner string) int {
	for at := 0; ; {
		next := strings.IndexByte(inner[at:], '"')
		if next < 0 {
			return len(inner)
		}
		if at += next; !strings.HasPrefix(inner[at+1:], `"`) {
			return at
		}
		at += 2
	}
}

// begin is the beginning of a text, for a sentence.
func begin(text string) string {
	const longest = 20
	text, _, _ = strings.Cut(text, "\n")
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}

// namedSeparator takes a first line off that says what stands between cells, as a spreadsheet writes it and doesn't count
// it: "sep=;". Without one the separator is zero.
func namedSeparator(text string) (rest string, separator rune) {
	line, _, _ := strings.Cut(strings.ReplaceAll(text[:min(len(text), 16)], "\r", "\n"), "\n")
	name := strings.Trim(line, `"`)
	if len(name) < 5 || !strings.EqualFold(name[:4], "sep=") {
		return text, 0
	}
	separator, size := utf8.DecodeRuneInString(name[4:])
	if len(name) > 4+size || separator == '"' || separator == utf8.RuneError {
		return text, 0
	}
	return strings.TrimPrefix(strings.TrimPrefix(text[len(line):], "\r"), "\n"), separator
}

// looked is how many of a table's first rows are looked at for its separator.
const looked = 30

// separatorOf is what stands between the cells of a text: that with which most known headings appear in one of its first
// rows, else that with which most of these rows have equally many cells, two or more.
func separatorOf(text string, known func(heading string) bool) rune {
	head := FirstLines(text, looked)
	best, most := ',', 0
	for _, separator := range separators {
		rows, _ := split(head, separator, false)
		n := knownIn(rows, known)
		if n > most {
			best, most = separator, n
		}
	}
	if most > 1 {
		return best
	}
	best, most = ',', 0
	for _, separator := range separators {
		rows, _ := split(head, separator, false)
		if n := alike(rows); n > most {
			best, most = separator, n
		}
	}
	return best
}

// FirstLines are the first lines of a text, at most n of them and of a length that a heading can have.
func FirstLines(text string, n int) string {
	const longest = 64 << 10
	text = text[:min(len(text), longest)]
	at := 0
	for range n {
		next := strings.IndexAny(text[at:], "\r\n")
		if next < 0 {
			return text
		}
		at += next + 1
	}
	return text[:at]
}

// knownIn is the most known headings that a row holds.
func knownIn(rows [][]string, known func(string) bool) (most int) {
	if known == nil {
		return 0
	}
	for _, row := range rows {
		n := 0
		for _, cell := range row {
			if known(cell) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// alike is how many rows have as many cells as most have, if that is more than one.
func alike(rows [][]string) (most int) {
	counts := map[int]int{}
	for _, row := range rows {
		if len(row) > 1 {
			counts[len(row)]++
			most = max(most, counts[len(row)])
		}
	}
	return most
}
