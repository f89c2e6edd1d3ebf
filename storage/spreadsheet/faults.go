package spreadsheet

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tomworkbench/model"
)

// Faults collect what is wrong with the rows of a table, to be told one line a kind of fault. The zero value has none.
type Faults struct {
	kinds []faultKind
	first []Fault
	count int
	// others counts the faults of further kinds.
	others int
}

// Fault is what is wrong with a cell of a table, or with a row as a whole where it names no column, or with the table as a
// whole where its row is 0.
type Fault struct {
	Row    int
	Column string
	Why    string
}

// Fail makes the error of a table that can't be taken for what stands in a row.
func Fail(row int, format string, args ...any) error {
	return &Fault{Row: row, Why: fmt.Sprintf(format, args...)}
}

// Error says what is wrong; where a table as a whole can't be taken, it names the row itself.
func (f *Fault) Error() string { return f.Why }

// mostFaults is how many faults are kept one by one: more than anybody reads.
const mostFaults = 1000

// longestFault is how many characters the words for a fault have: a cell in them may be as long as the table.
const longestFault = 400

// mostKinds is how many kinds of fault are told.
const mostKinds = 20

// First returns the faults one by one, the first thousand of them, and how many there are.
func (f *Faults) First() (first []Fault, count int) { return f.first, f.count }

// faultKind is one kind of fault: the words for the first cell that has it, and the rows of all.
type faultKind struct {
	kind, words string
	rows        []int
}

// particulars are what differs in the words for two faults of a kind: what was typed, and figures.
var particulars = regexp.MustCompile(`“[^”]*”|"[^"]*"|[0-9][0-9.]*`)

// Add notes what is wrong in a row, counted from 1, and a column; without a column the row as a whole is at fault.
func (f *Faults) Add(row int, column string, problem any) {
	words := model.Abridged(fmt.Sprint(problem), longestFault)
	column = model.Abridged(column, longestFault/4)
	if f.count++; len(f.first) < mostFaults {
		f.first = append(f.first, Fault{row, column, words})
	}
	kind := particulars.ReplaceAllString(words, "…")
	where := fmt.Sprintf("row %d", row)
	if column != "" {
		where += ", " + column
	}
	at := slices.IndexFunc(f.kinds, func(k faultKind) bool { return k.kind == kind })
	if at < 0 && len(f.kinds) == mostKinds {
		f.others++
		return
	}
	if at < 0 {
		at = len(f.kinds)
		f.kinds = append(f.kinds, faultKind{kind: kind, words: where + ": " + words})
	}
	f.kinds[at].rows = append(f.kinds[at].rows, row)
}

// Err returns the faults as an error, a line a kind, nil for none.
func (f *Faults) Err() error {
	lines := make([]string, len(f.kinds))
	for i, k := range f.kinds {
		lines[i] = k.words
		switch more := len(k.rows) - 1; {
		case more == 1:
			lines[i] += fmt.Sprintf(" (and once more, in %s)", rowWords(k.rows[1:]))
		case more > 1:
			lines[i] += fmt.Sprintf(" (and %d times more, in %s)", more, rowWords(k.rows[1:]))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	if f.others > 0 {
		lines = append(lines, fmt.Sprintf("… and %d more, of other kinds", f.others))
	}
	return errors.New(strings.Join(lines, "\n"))
}

// rowWords names rows, those that follow one another by the first and the last, and many by how far they reach.
func rowWords(rows []int) string {
	rows = slices.Compact(slices.Sorted(slices.Values(rows)))
	const most = 4
	var spans []string
	for i := 0; i < len(rows); {
		end := i
		for end+1 < len(rows) && rows[end+1] == rows[end]+1 {
			end++
		}
		span := fmt.Sprint(rows[i])
		if end > i {
			span += fmt.Sprintf(" to %d", rows[end])
		}
		spans, i = append(spans, span), end+1
	}
	if len(spans) > most {
		return fmt.Sprintf("%d rows from %d to %d", len(rows), rows[0], rows[len(rows)-1])
	}
	return model.Plural(len(rows), "row ", "rows ") + model.JoinWords(spans)
}
