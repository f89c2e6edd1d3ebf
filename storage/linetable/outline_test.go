package linetable

import (
	"strings"
	"testing"
)

// No row of an outline is lost: each is a row of the tree, at most one level inside the row above, or a fault is told.
func FuzzOutline(f *testing.F) {
	for _, seed := range []string{"a\n\tb\n\t\tc\n", "a\n  b\n c\n", "  a\nb\n", "a\n\n\tb\tx\n", "\u00a0a\n \tb\n", "\t\n\"\ta\"\n", "a\n b\n  c\n   d\n", "a\n  b\n  c\nd\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cells, written := Cells(text), 0
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
