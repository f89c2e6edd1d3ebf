package spreadsheet

import (
	"fmt"
	"strings"
	"testing"
)

func TestTheDepthsOfAnOutlineFollowItsIndentation(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\tb\n\t\tc\n\td\ne":         "a0 b1 c2 d1 e0",
		"a\n  b\n      c\n  d\n":        "a0 b1 c2 d1",
		"\ta\n\t\tb\n\tc":               "a0 b1 c0",
		"a\n\n \t\n\u00a0b\tx":          "a0 b1",
		"a\n\tb\n\t  c":                 "a0 b1 c2",
		"a\n    b\n  c":                 "row 3: the indentation is that of no row above",
		"  a\nb":                        "row 2: the indentation is that of no row above",
		"a\n\tb\n   c":                  "row 3: the indentation is that of no row above",
		"a\n b\n  c\n   d\n   e\n    f": "row 4: the row is indented deeper than the 3 levels of the list (and 2 times more, in rows 5 to 6)",
	} {
		var wrong Faults
		var read []string
		cells, err := Cells(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range Outline(cells, 3, &wrong) {
			read = append(read, fmt.Sprint(r.Cells[0], r.Depth))
		}
		got := strings.Join(read, " ")
		if err := wrong.Err(); err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// No row of an outline is lost: each is a row of the tree, at most one level inside the row above, or a fault is told.
func FuzzOutline(f *testing.F) {
	for _, seed := range []string{"a\n\tb\n\t\tc\n", "a\n  b\n c\n", "  a\nb\n", "a\n\n\tb\tx\n", "\u00a0a\n \tb\n", "\t\n\"\ta\"\n", "a\n b\n  c\n   d\n", "a\n  b\n  c\nd\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cells, err := Cells(text)
		if err != nil {
			return // more than can be a table
		}
		written := 0
		for _, row := range cells {
			if strings.Trim(strings.Join(row, ""), " \u00a0") != "" {
				written++
			}
		}
		const levels = 3
		var wrong Faults
		rows := Outline(cells, levels, &wrong)
		if wrong.Err() == nil && len(rows) != written {
			t.Errorf("%q has %d rows, and %d are read", text, written, len(rows))
		}
		above := -1
		for _, r := range rows {
			if wrong.Err() == nil && r.Depth > above+1 || r.Depth >= levels || strings.TrimLeft(r.Cells[0], " \u00a0") != r.Cells[0] {
				t.Errorf("%q: row %d is %d deep below %d", text, r.N, r.Depth, above)
			}
			above = r.Depth
		}
	})
}
