package figures

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// likeliestCell puts the cursor on the likeliest of the first line of an option that has a range.
func likeliestCell(t *testing.T, v *view) (line *model.Line, at grid.Place) {
	t.Helper()
	for row, r := range v.lines {
		if r.line.HasRange() && r.line.Owner != model.Programme {
			at = grid.Place{Row: row, Col: columnOf(t, v, "Likeliest %")}
			v.Grid.MoveTo(at)
			return r.line, at
		}
	}
	t.Fatal("no line has a range")
	return nil, at
}

func TestOnlyALineWithARangeHasALikeliest(t *testing.T) {
	_, v := open(t)
	col := columnOf(t, v, "Likeliest %")
	for row, r := range v.lines {
		if locked := v.Cell(row, col).Locked; locked != (r.maximum || !r.line.HasRange()) {
			t.Fatalf("row %d takes a likeliest: %v", row, !locked)
		}
	}
}

func TestALineIsGivenItsLikeliestByKeys(t *testing.T) {
	d, v := open(t)
	line, at := likeliestCell(t, v)
	if !d.Says(", the midpoint; 0 is the lowest, 100 the highest") {
		t.Errorf("it is explained as %q", d.Said())
	}
	d.Type("120")
	if e := v.Grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, "not a percentage from 0 to 100") {
		t.Errorf("120 reads as %q", e.Hint.Text)
	}
	v.Grid.Editor.Entry.SetText("40%")
	low, _, high := line.Spread()
	likeliest := low.Add(high.Sub(low).Mul(decimal.RequireFromString("0.4")))
	if got, want := v.Grid.Editor.Hint.Text, "likeliest "+model.Million(likeliest)+" of "+model.Million(low)+" to "+model.Million(high); got != want {
		t.Errorf("it reads as %q, want %q", got, want)
	}
	d.Press(fyne.KeyReturn)
	if got := lineOf(d, line.ID).LikeliestShare().String(); got != "0.4" {
		t.Fatalf("the likeliest is %s", got)
	}
	v.Grid.MoveTo(at)
	d.Press(fyne.KeyDelete)
	if lineOf(d, line.ID).Likeliest != nil {
		t.Error("clearing the cell leaves the likeliest")
	}
	d.Settle()
}

func TestARangeThatIsTakenAwayTakesTheLikeliestWithIt(t *testing.T) {
	d, v := open(t)
	line, at := likeliestCell(t, v)
	for _, typed := range []struct{ column, text string }{{"Likeliest %", "40"}, {"Estimate", "both"}} {
		if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, typed.column)}, typed.text); err != nil {
			t.Fatal(err)
		}
	}
	if l := lineOf(d, line.ID); l.HasRange() || l.Likeliest != nil {
		t.Errorf("without a range the line has %v", l.Likeliest)
	}
	d.Run(page.Undo)
	if got := lineOf(d, line.ID).LikeliestShare().String(); got != "0.4" {
		t.Errorf("undone the likeliest is %s", got)
	}
	d.Settle()
}
