package setup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestAnOverlapIsAddedChangedAndDeletedByKeys(t *testing.T) {
	d, v := openList(t, "Already in the budget")
	before := d.Session().Case()
	d.Press(fyne.KeyInsert)
	if got := strings.Join(d.Chooser().Shown, "; "); !strings.HasPrefix(got, "cumulative net; net; benefit; cost") {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.Type("£2.5m")
	if got := v.Grid.Editor.Hint.Text; got != "2.50" {
		t.Errorf("the step reads as %q", got)
	}
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.Type("Pres")
	d.Press(fyne.KeyTab)
	d.Type("Counted in the savings plan.")
	d.Press(fyne.KeyTab)
	d.Type("work")
	d.Press(fyne.KeyReturn)
	x := d.Session().Case().Overlaps.At(1)
	if x.Measure != "benefit" || x.Years[0].String() != "2.5" || !x.Amount.IsZero() || x.HeldBy != "pressures" || x.Why != "Counted in the savings plan." || x.Source.Grade != model.Workshop {
		t.Fatalf("the overlap is %+v", x)
	}
	d.Press(fyne.KeyHome, fyne.KeyDelete)
	if n := d.Session().Case().Overlaps.Len(); n != 1 {
		t.Errorf("after deleting there are %d overlaps", n)
	}
	for d.Session().CanUndo() {
		d.Run(page.Undo)
	}
	if now := d.Session().Case(); now.Overlaps.Len() != 1 || now.Overlaps.At(0) != before.Overlaps.At(0) {
		t.Error("undo left something behind")
	}
	d.Settle()
}

func TestAnAmountThatCannotBeMeantIsRefusedAsItIsTyped(t *testing.T) {
	d, v := openList(t, "Already in the budget")
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 2})
	for typed, want := range map[string]string{"lots": "not a figure", "£15,000,000": "looks like pounds"} {
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText(typed)
		d.Press(fyne.KeyReturn)
		if e := v.Grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, want) {
			t.Errorf("%s: open %v, hint %q", typed, e.Open, e.Hint.Text)
		}
		d.Press(fyne.KeyEscape)
	}
	if got := d.Session().Case().Overlaps.At(0).Years[1].String(); got != "8.5" {
		t.Errorf("the step is %s", got)
	}
	d.Press(fyne.KeyDelete)
	if x := d.Session().Case().Overlaps.At(0); !x.Years[1].IsZero() || d.Session().LastChange().Text == "" {
		t.Errorf("an emptied step is %s", x.Years[1])
	}
	d.Settle()
}

func TestOverlapsArePastedFromASpreadsheetAsOneEdit(t *testing.T) {
	d, v := openList(t, "Already in the budget")
	fyne.CurrentApp().Clipboard().SetContent("Benefit\t£4m\t0\t0\t0\t\tPlan\tIn the plan\tpublished\nhappiness\t1\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.DialogText(); !strings.Contains(got, "ow 2, Part of: “happiness” is none of these") || d.Session().Case().Overlaps.Len() != 1 {
		t.Errorf("a measure that there isn't says %q", got)
	}
	d.Dismiss()
	fyne.CurrentApp().Clipboard().SetContent("Benefit\t£4m\t0\t0\t0\t4\tPlan\tIn the plan\tpublished\ncost\t0,5\t1\n")
	v.Focus()
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	c := d.Session().Case()
	if c.Overlaps.Len() != 3 || c.Overlaps.At(1).Measure != "benefit" || c.Overlaps.At(1).Steps().String() != "4" || c.Overlaps.At(2).Steps().String() != "1.5" {
		t.Fatalf("pasted, there are %d overlaps", c.Overlaps.Len())
	}
	if got := d.Session().LastChange().Text; got != "2 budgeted amounts pasted" {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	if n := d.Session().Case().Overlaps.Len(); n != 1 {
		t.Errorf("one undo leaves %d overlaps", n)
	}
	d.Settle()
}

func TestAnOverlapIsFoundByItsReason(t *testing.T) {
	d, v := open(t)
	hits := model.Find(d.Session().Case(), "budget already counts", 9)
	if len(hits) != 1 || hits[0].Kind != model.KindOverlap {
		t.Fatalf("found are %+v", hits)
	}
	d.Go(page.Place{Record: hits[0]})
	if v.lists[v.list].name != "Already in the budget" {
		t.Error("it isn't shown where it can be worked on")
	}
	d.Settle()
}

func TestAnOverlapAboveItsSavingIsWarnedOfWhereItIsTyped(t *testing.T) {
	d, _ := openList(t, "Already in the budget")
	d.Shown().Focus()
	if strings.Contains(d.Said(), "counts on") {
		t.Errorf("of the example's overlap it says %q", d.Said())
	}
	d.Press(fyne.KeyRight)
	d.Type("20")
	d.Press(fyne.KeyReturn, fyne.KeyUp)
	if got := d.Said(); !strings.Contains(got, "£20.00m is said to be in the budget already, but “Transformation savings re-profiled” saves £0.00m in that year") {
		t.Errorf("of more than the line saves it says %q", got)
	}
	d.Settle()
}
