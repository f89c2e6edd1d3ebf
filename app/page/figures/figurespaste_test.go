package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestAPairOfMinimumAndMaximumIsPastedAsOneLine(t *testing.T) {
	d, v := openFilled(t)
	v.Grid.MoveToKey("ranged-cost", 0)
	top := v.Grid.Cursor.Row
	pair := d.CopyCells(v.Grid, grid.Place{Row: top, Col: 0}, grid.Place{Row: top + 1, Col: len(v.fields) - 1})
	line := func(id string) *model.Line { return lineOf(d, id) }
	same := func(l *model.Line) string {
		return fmt.Sprint(l.Owner, l.Type, l.Category, l.Minimum, l.Maximum, l.Recurrence, l.Source, l.Note, l.Class, l.Mitigation)
	}
	want := same(line("ranged-cost"))

	// Over a line of one figure a year that stands before others.
	at := slices.IndexFunc(v.lines, func(r figureRow) bool { return !r.line.HasRange() })
	id, next := v.lines[at].line.ID, v.lines[at+1].line
	if told := d.PasteCells(v.Grid, grid.Place{Row: at, Col: 0}, pair); told != "" || same(line(id)) != want {
		t.Errorf("over one line it is %s, %q", same(line(id)), told)
	}
	if got := line(next.ID); got != next {
		t.Error("the maximum went into the line behind")
	}
	d.Run(page.Undo)

	// Over the row of a maximum, and behind the last line.
	for _, row := range []int{slices.IndexFunc(v.lines, func(r figureRow) bool { return r.line.ID == "ranged-benefit" && r.maximum }), len(v.lines) - 1} {
		id := v.lines[row].line.ID
		lines := d.Session().Case().Lines.Len()
		if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: 0}, pair+pair); told != "" || same(line(id)) != want {
			t.Errorf("in row %d it is %s, %q", row, same(line(id)), told)
		}
		if n := d.Session().Case().Lines.Len() - lines; row == len(v.lines)-1 && n != 1 {
			t.Errorf("%d lines are added", n)
		}
		d.Run(page.Undo)
	}

	// One figure a year over a range takes the range away, and the next row goes to the next line.
	figures := "both\t1\t2\t3\t4\nboth\t5\t6\t7\t8\n"
	if told := d.PasteCells(v.Grid, grid.Place{Row: top, Col: figuresFixed - 1}, figures); told != "" {
		t.Fatal(told)
	}
	if l := line("ranged-cost"); l.HasRange() || fmt.Sprint(l.Minimum) != "[1 2 3 4]" {
		t.Errorf("the line has %v and %v", l.Minimum, l.Maximum)
	}
	if got := fmt.Sprint(v.lines[top+1].line.Minimum); got != "[5 6 7 8]" {
		t.Errorf("the next line has %s", got)
	}
	d.Run(page.Undo)
	if told := d.PasteCells(v.Grid, grid.Place{Row: len(v.lines) - 1, Col: figuresFixed - 1}, "both\t1\nmaximum\t2\n"); !strings.Contains(told, "Row 2, Estimate: the highest figures stand in the row behind the lowest ones") {
		t.Errorf("a maximum alone says %q", told)
	}
	d.Settle()
}

func TestAPastedBlockIsReadByItsOwnCommas(t *testing.T) {
	d, v := open(t)
	row := slices.IndexFunc(v.lines, func(r figureRow) bool { return !r.line.HasRange() })
	id := v.lines[row].line.ID
	for text, want := range map[string]string{
		"1,125;0,25;2;1.234,5\n":  "[1.125 0.25 2 1234.5]",
		"1,5\t0,25\t2\t0\n":       "[1.5 0.25 2 0]",
		"1,125\t1,234.50\t2\t0\n": "[1125 1234.5 2 0]",
		"£1,12m\t-0,5\t2\t(0)\n":  "[1.12 -0.5 2 0]",
	} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: figuresFixed}, text); told != "" {
			t.Errorf("%q says %q", text, told)
		}
		if got := fmt.Sprint(lineOf(d, id).Minimum); got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
	before := d.Session().Case()
	for text, want := range map[string]string{
		"1,125\t3\n":                "Row 1, 2018/19: “1,125” can be 1125 or 1.125",
		"1,125\t0,25\n":             "Row 1, 2018/19: “1,125” can be 1125 or 1.125",
		"1,125\t12,34\n":            "Row 1, 2018/19: “1,125” can be 1125 or 1.125",
		"1\t2\t3\t4\t11\n":          "Row 1, Total £m: “11” can't be pasted: the figures come to 10.00",
		"n/a\ttbc\t1\t1\nx\t\t\t\n": "Row 1, 2018/19: “n/a” is not a figure in £m; write one like 3.2, or 0 for nothing (and 2 times more, in rows 1 to 2)",
	} {
		if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: figuresFixed}, text); !strings.Contains(told, want) || strings.Count(told, "row ") > 1 {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: len(v.fields) - 1}, "12\t7\n"); !strings.Contains(told, "“7” stands beyond the last column") {
		t.Errorf("a cell too many says %q", told)
	}
	if told := d.PasteCells(v.Grid, grid.Place{Row: row, Col: columnOf(t, v, "Note")}, "Phase 1; phase 2\n"); told != "" || lineOf(d, id).Note != "Phase 1; phase 2" {
		t.Errorf("a semicolon in a note: %q, %q", lineOf(d, id).Note, told)
	}
	d.Run(page.Undo)
	if d.Session().Case().Count() != before.Count() {
		t.Error("a refused block left something")
	}
	d.Settle()
}

func TestClearingARangesEstimateLeavesOneFigureAYear(t *testing.T) {
	d, v := openFilled(t)
	v.Grid.MoveToKey("ranged-cost", figuresFixed-1)
	top := v.Grid.Cursor
	line := lineOf(d, "ranged-cost")
	for name, one := range map[string]struct {
		rows [2]int
		cols int
		want string
	}{
		"of the minimum":             {[2]int{0, 0}, 0, fmt.Sprint(line.Minimum)},
		"of the maximum":             {[2]int{1, 1}, 0, fmt.Sprint(line.Maximum)},
		"of both":                    {[2]int{0, 1}, 0, fmt.Sprint(line.Minimum)},
		"of both, and their figures": {[2]int{0, 1}, 4, "[0 0 0 0]"},
	} {
		v.Grid.Anchor, v.Grid.Cursor = grid.Place{Row: top.Row + one.rows[0], Col: top.Col}, grid.Place{Row: top.Row + one.rows[1], Col: top.Col + one.cols}
		d.Press(fyne.KeyDelete)
		if l := lineOf(d, "ranged-cost"); !d.Idle() || l.HasRange() || fmt.Sprint(l.Minimum) != one.want {
			t.Fatalf("%s: %v and %v, want %s", name, l.Minimum, l.Maximum, one.want)
		}
		d.Run(page.Undo)
		v.Grid.MoveTo(top)
	}
	for _, at := range []grid.Place{top, {Row: top.Row + 1, Col: top.Col}} { // typed: an emptied cell is the same
		if err := v.onEdit(at, ""); err != nil || lineOf(d, "ranged-cost").HasRange() {
			t.Errorf("emptied in row %d: %v", at.Row, err)
		}
		d.Run(page.Undo)
	}
	d.Settle()
}

func TestCopiedFiguresHaveNoSeparators(t *testing.T) {
	d, v := openFilled(t)
	v.Grid.MoveToKey("ranged-cost", figuresFixed)
	at := v.Grid.Cursor
	if text := d.CopyCells(v.Grid, at, grid.Place{Row: at.Row + 1, Col: at.Col}); text != "-1234.50\n1250.00\n" {
		t.Errorf("copied are %q", text)
	}
	d.Settle()
}

// The words of a line's range are neither cautious nor stretch: cautious are the lowest benefit and the highest cost. The totals, which
// are of the estimates, say which.
func TestTheEndsOfARangeAndTheTotalsAreNamedForWhatTheyAre(t *testing.T) {
	d, v := openFilled(t)
	v.Grid.MoveToKey("ranged-cost", figuresFixed-1)
	at := v.Grid.Cursor
	if low, high := v.Cell(at.Row, at.Col).Text, v.Cell(at.Row+1, at.Col).Text; low != "lowest" || high != "highest" {
		t.Errorf("the ends are called %q and %q", low, high)
	}
	for _, words := range [][2]string{{"minimum", "maximum"}, {"lowest", "highest"}} {
		if told := d.PasteCells(v.Grid, at, words[0]+"\t1\t1\t1\t1\n"+words[1]+"\t2\t2\t2\t2\n"); told != "" || fmt.Sprint(lineOf(d, "ranged-cost").Maximum) != "[2 2 2 2]" {
			t.Errorf("%v: %q, %v", words, told, lineOf(d, "ranged-cost").Maximum)
		}
		if err := v.onEdit(at, words[1]); err != nil {
			t.Errorf("%s typed: %v", words[1], err)
		}
	}
	flows := map[string]decimal.Decimal{}
	for _, e := range []model.Estimate{model.Minimum, model.Maximum} {
		f := model.Profile(d.Session().Case(), d.Session().View().Scenario, e, model.InYear)
		flows["benefit, "+model.Small(e.Name())], flows["cost, "+model.Small(e.Name())] = f.TotalBenefit, f.TotalCost
	}
	for _, total := range v.totals {
		_, name, _ := strings.Cut(total.name, ": ")
		if want, known := flows[name]; !known || !total.total.Equal(want) {
			t.Errorf("%s comes to %s, the estimate to %s", total.name, total.total, want)
		}
	}
	d.Settle()
}

// A long block is read away from the window, and comes to the same.
func TestALongBlockIsPastedAsAShortOneIs(t *testing.T) {
	d, v := open(t)
	before := d.Session().Case().Lines.Len()
	rows := strings.Repeat("Council-wide\tCost\tmany\tboth\t1\t1\t1\t1\n", 300)
	fyne.CurrentApp().Clipboard().SetContent(rows)
	v.Grid.MoveTo(grid.Place{Row: v.Rows() - 1})
	v.Paste()
	d.Until(func() bool { return !d.Idle() || d.Session().Case().Lines.Len() > before })
	if !d.Idle() {
		t.Fatalf("it says %q", d.DialogText())
	}
	if got := d.Session().Case().Lines.Len(); got < before+299 {
		t.Errorf("%d lines of %d", got, before+300)
	}
	d.Settle()
}

// The marks of footnotes beside pasted figures are kept in the note of the line.
func TestMarksBesidePastedFiguresAreKept(t *testing.T) {
	d, v := open(t)
	line := v.lines[2].line
	if told := d.PasteCells(v.Grid, grid.Place{Row: 2, Col: slices.IndexFunc(v.fields, func(f figureColumn) bool { return f.kind == yearColumn })}, "0.5*\t1.25 (a)\n"); told != "" {
		t.Fatal(told)
	}
	now, _ := d.Session().Case().Lines.Get(line.ID)
	years := d.Session().Case().Head().YearNames()
	if !strings.Contains(now.Note, years[0]+": *; "+years[1]+": (a)") || now.Minimum[0].String() != "0.5" || now.Minimum[1].String() != "1.25" {
		t.Errorf("the line is %v with the note %q", now.Minimum, now.Note)
	}
	d.Settle()
}
