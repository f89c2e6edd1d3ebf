package spreadsheet

import (
	"fmt"
	"strings"
)

// OutlineRow is a row of an outline: its place in the text, from 1, how deep it is, from 0, and its cells.
type OutlineRow struct {
	N, Depth int
	Cells    []string
}

// Outline finds how deep each row is by its indentation, in tabs or spaces: a row is inside the one above that it is
// indented from. What is indented as no row above is, or deeper than there are levels, is a fault.
func Outline(cells [][]string, levels int, wrong *Faults) []OutlineRow {
	var rows []OutlineRow
	var open []string // the indentations of the rows that the next one can be inside of, the outermost first
	for i, row := range cells {
		indent, rest := indentation(row)
		if len(rest) == 0 {
			continue
		}
		before := len(open)
		for len(open) > 0 && !strings.HasPrefix(indent, open[len(open)-1]) {
			open = open[:len(open)-1]
		}
		switch same := len(open) > 0 && open[len(open)-1] == indent; {
		case !same && len(open) < before:
			wrong.Add(i+1, "", "the indentation is that of no row above")
			return nil
		case !same:
			open = append(open, indent)
		}
		if len(open) > levels {
			wrong.Add(i+1, "", fmt.Sprintf("the row is indented deeper than the %d levels of the list", levels))
			continue
		}
		rows = append(rows, OutlineRow{N: i + 1, Depth: len(open) - 1, Cells: rest})
	}
	return rows
}

// indentation takes the empty cells and the spaces before the first word of a row off.
func indentation(row []string) (indent string, rest []string) {
	for i, cell := range row {
		if word := strings.TrimLeft(cell, " \u00a0"); word != "" {
			spaces := strings.ReplaceAll(cell[:len(cell)-len(word)], "\u00a0", " ")
			return strings.Repeat("\t", i) + spaces, append([]string{word}, row[i+1:]...)
		}
	}
	return "", nil
}
