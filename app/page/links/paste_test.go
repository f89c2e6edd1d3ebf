package links

import (
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/ui/grid"
)

// openFilled opens the window on the page, on a case with something in every column.
func openFilled(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	d.Fill()
	return d, d.Shown().(*view)
}

func TestNothingThatIsPastedAmongLinksIsDroppedInSilence(t *testing.T) {
	d, v := openFilled(t)
	for matrix, cases := range map[int]map[string]string{
		0: {"40%\n": "“40%” is no mark", "–\n": "“–” can be a conflict or nothing", "+\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t+\n": "beyond the last column"},
		1: {"c\n": "there is none with drivers", "maybe\tnever\n": "“maybe” is no mark; write + for a link, or leave the cell empty (and once more, in row 1)", "140%\n": "not a percentage"},
	} {
		v.showMatrix(matrix)
		for text, want := range cases {
			before := d.Session().Case()
			if told := d.PasteCells(v.Grid, grid.Place{Row: 2, Col: linkFixed}, text); !strings.Contains(told, want) || d.Session().Case() != before {
				t.Errorf("matrix %d: %q says %q, want %q", matrix, text, told, want)
			}
		}
	}
	if told := d.PasteCells(v.Grid, grid.Place{Row: 0, Col: 0}, "Someone else\t\t\n"); !strings.Contains(told, "“Someone else” stands where no link can be") {
		t.Errorf("another name says %q", told)
	}
	d.Settle()
}

func TestADashAndAShareArePastedIntoLinksAsWhatTheyAre(t *testing.T) {
	d, v := openFilled(t)
	v.showMatrix(1)
	owner, target, _ := v.linkAt(grid.Place{Row: 2, Col: linkFixed})
	links := func() int { return d.Session().Case().Links.Len() }
	before := links()
	_, linked := v.link(owner, target)
	for _, dash := range []string{"-", "−", "–"} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: 2, Col: linkFixed}, dash); told != "" || links() != before-map[bool]int{true: 1}[linked] {
			t.Errorf("%q in Drivers: %d links of %d, %q", dash, links(), before, told)
		}
	}
	for _, one := range []struct{ text, shown string }{{"40%", "40%"}, {"12,5 %", "12.5%"}, {"x", "12.5%"}, {"●", "●"}, {"", ""}, {"100%", "100%"}} {
		told := d.PasteCells(v.Grid, grid.Place{Row: 2, Col: linkFixed}, one.text+"\n")
		if got := v.Cell(2, linkFixed).Text; told != "" || got != one.shown {
			t.Errorf("%q is shown as %q, %q", one.text, got, told)
		}
	}
	v.showMatrix(0)
	for _, one := range []struct{ text, shown string }{{"-", "×"}, {"+", "+"}, {"×", "×"}, {"", ""}} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: 2, Col: linkFixed}, one.text+"\n"); told != "" || v.Cell(2, linkFixed).Text != one.shown {
			t.Errorf("%q in Principles is shown as %q, %q", one.text, v.Cell(2, linkFixed).Text, told)
		}
	}
	d.Settle()
}
