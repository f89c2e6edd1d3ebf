package explore

import (
	"strings"
	"testing"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestCommitmentsArePastedBackAsTheyWereCopied(t *testing.T) {
	d, v := openCommitments(t)
	for col, text := range map[int]string{columnMark: "defer", columnQuestion: "Who pays?", columnBy: "May"} {
		if err := v.onEdit(grid.Place{Row: 1, Col: col}, text); err != nil {
			t.Fatal(err)
		}
	}
	answered(d, v)
	before := d.Session().Case()
	for row := range 2 {
		for col := range v.Grid.Columns {
			at := grid.Place{Row: row, Col: col}
			if told := d.PasteCells(v.Grid, at, d.CopyCells(v.Grid, at, at)); told != "" || d.Session().Case() != before {
				t.Fatalf("row %d, %s: %q, %s", row, v.Grid.Columns[col].Title, told, d.Session().LastChange().Text)
			}
		}
	}
	rows := d.CopyCells(v.Grid, grid.Place{Row: 0, Col: columnMark}, grid.Place{Row: 1, Col: columnBy})
	if rows != "not marked\t\t\ndefer\tWho pays?\tMay\n" {
		t.Errorf("copied are %q", rows)
	}
	if told := d.PasteCells(v.Grid, grid.Place{Row: 1, Col: columnMark}, rows); told != "" || mark(d, 1).Mode != model.Unmarked || mark(d, 2).By != "May" || mark(d, 2).Mode != model.Defer {
		t.Errorf("a row further down they are %v and %v, %q", mark(d, 1), mark(d, 2), told)
	}
	d.Run(page.Undo)
	before = d.Session().Case()
	for text, want := range map[string]string{
		"perhaps\nmaybe\n":                         "Row 1, Mark: “perhaps” is none of these",
		"defer\tx\ty\tz\n":                         "“z” stands where nothing can be put",
		"a\tb\tc" + strings.Repeat("\t", 20) + "d": "“d” stands where nothing can be put",
		strings.Repeat("defer\n", 9):               "Row 9: the row stands below the last decision",
	} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: 0, Col: columnMark}, text); !strings.Contains(told, want) || d.Session().Case() != before {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	answered(d, v)
	d.Settle()
}
