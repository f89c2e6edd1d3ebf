package figures

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// rowOf is the row of the first line of a kind, with the cursor on one of its columns.
func rowOf(t *testing.T, v *view, kind model.LineType, column string) (string, grid.Place) {
	t.Helper()
	for row, r := range v.lines {
		if r.line.Type == kind && !r.maximum {
			at := grid.Place{Row: row, Col: columnOf(t, v, column)}
			v.Grid.MoveTo(at)
			return r.line.ID, at
		}
	}
	t.Fatalf("there is no %s", kind)
	return "", grid.Place{}
}

func TestWhatABenefitIsWorthToTheBudgetIsTypedAndTakenOffByKeys(t *testing.T) {
	d, v := open(t)
	id, at := rowOf(t, v, model.BenefitLine, "Worth")
	before := lineOf(d, id)
	d.Type("avo")
	d.Press(fyne.KeyReturn)
	if l := lineOf(d, id); l.Worth != model.Avoided || v.Cell(at.Row, at.Col).Text != "avoided: a cost that won't come" {
		t.Fatalf("the line is %q, shown as %q", l.Worth, v.Cell(at.Row, at.Col).Text)
	}
	if got := d.Session().LastChange().Text; !strings.HasSuffix(got, ": avoided: a cost that won't come") {
		t.Errorf("the change is called %q", got)
	}
	v.Grid.MoveTo(at)
	d.Press(fyne.KeyDelete)
	if l := lineOf(d, id); l.Worth != model.Cashable {
		t.Errorf("emptied, the line is %q", l.Worth)
	}
	d.Run(page.Undo)
	d.Run(page.Undo)
	if lineOf(d, id) != before {
		t.Error("undo doesn't bring the line back")
	}
	_, at = rowOf(t, v, model.CostLine, "Worth")
	d.Press(fyne.KeyReturn)
	if !d.Says("× Worth is for benefits, and this line is a cost.") || !v.Cell(at.Row, at.Col).Locked {
		t.Errorf("on a cost it says %q", d.Said())
	}
	d.Settle()
}

func TestTheFundingOfACostIsPickedAndSaysHowItStandsToTheTestsOfReceipts(t *testing.T) {
	d, v := open(t)
	id, at := rowOf(t, v, model.CostLine, "Funding")
	d.Press(fyne.KeyReturn)
	if got := strings.Join(d.Chooser().Shown, "; "); got != "not said; revenue; reserves; capital receipts used flexibly; borrowing; grant" {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if l := lineOf(d, id); l.Funding != model.FromReceipts {
		t.Fatalf("the line is paid from %q", l.Funding)
	}
	v.Grid.MoveTo(grid.Place{Row: at.Row, Col: at.Col - 1})
	v.Grid.MoveTo(at)
	if !d.Says("meets the 3 tests. Direction on the flexible use of capital receipts, March 2025") {
		t.Errorf("a one-off cost says %q", d.Said())
	}
	if err := v.onEdit(grid.Place{Row: at.Row, Col: columnOf(t, v, recursTitle)}, "ongoing"); err != nil {
		t.Fatal(err)
	}
	v.Grid.MoveTo(grid.Place{Row: at.Row, Col: at.Col - 1})
	v.Grid.MoveTo(at)
	if !d.Says("1 of 3 tests fails. It is an ongoing cost") {
		t.Errorf("an ongoing cost says %q", d.Said())
	}
	d.Press(fyne.KeyDelete)
	if l := lineOf(d, id); l.Funding != model.FundingUnsaid {
		t.Errorf("emptied, it is %q", l.Funding)
	}
	_, at = rowOf(t, v, model.BenefitLine, "Funding")
	d.Press(fyne.KeyReturn)
	if !d.Says("× Funding is for costs, and this line is a benefit.") {
		t.Errorf("on a benefit it says %q", d.Said())
	}
	d.Settle()
}

func TestStaffAreTypedAndPastedAsANumberAndNothingElse(t *testing.T) {
	d, v := open(t)
	id, at := rowOf(t, v, model.BenefitLine, "Staff (FTE)")
	for typed, want := range map[string]string{"12.5": "12.5 full-time equivalents", "": "not staff, or not said", "£2m": "is not a number", "12%": "is not a number", "−3": "Staff are a number of full-time equivalents from zero up"} {
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText("1")
		v.Grid.Editor.Entry.SetText(typed)
		if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, want) {
			t.Errorf("%q reads as %q, want %q", typed, got, want)
		}
		d.Press(fyne.KeyEscape)
	}
	if told := d.PasteCells(v.Grid, at, "1,250.5\n"); told != "" || lineOf(d, id).FTE == nil || lineOf(d, id).FTE.String() != "1250.5" {
		t.Errorf("pasted, staff are %v, %q", lineOf(d, id).FTE, told)
	}
	if got := v.Cell(at.Row, at.Col).Text; got != "1,250.5" {
		t.Errorf("it is shown as %q", got)
	}
	v.Grid.MoveTo(at)
	d.Type("3")
	d.Press(fyne.KeyReturn)
	if got := d.Session().LastChange().Text; !strings.HasSuffix(got, ": 3 full-time equivalents") {
		t.Errorf("the change is called %q", got)
	}
	d.Settle()
}
