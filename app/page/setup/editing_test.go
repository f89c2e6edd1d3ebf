package setup

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestSeveralPastedLinesMakeSeveralRecords(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.SetUp)
	d.Shown().(*view).showList(2)
	before := d.Session().Case().Drivers.Len()
	fyne.CurrentApp().Clipboard().SetContent("Faster answers\nFewer visits\n\nLess paper\n")
	d.Shown().(*view).Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.Session().Case().Drivers.Len(); got != before+3 {
		t.Errorf("%d drivers of %d", got, before+3)
	}
	d.Run(page.Undo)
	if got := d.Session().Case().Drivers.Len(); got != before {
		t.Errorf("one undo leaves %d drivers of %d", got, before)
	}
	d.Settle()
}

func TestBadNamesAreRefusedBesideTheFieldAndKept(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.SetUp)
	for _, bad := range []string{strings.Repeat("x", 10_000), "   "} {
		d.Press(fyne.KeyReturn)
		e := d.Shown().(*view).Grid.Editor
		e.Entry.SetText(bad)
		d.Press(fyne.KeyReturn)
		if !e.Open || e.Entry.Text != bad || e.Hint.Text == "" {
			t.Errorf("%.10q: open %v, hint %q", bad, e.Open, e.Hint.Text)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Press(fyne.KeyReturn)
	d.Shown().(*view).Grid.Editor.Entry.SetText("مركز الاتصال")
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).Name; got != "مركز الاتصال" {
		t.Errorf("the name is %q", got)
	}
	d.Settle()
}

func TestDeletingSaysWhatRefersAndUndoBringsItBack(t *testing.T) {
	d := apptest.Open(t, Entry())
	before := d.Session().Case().Count()
	d.Run(page.SetUp)
	d.Press(fyne.KeyDelete)
	if got := d.DialogText(); !strings.Contains(got, "refer to it") || !strings.Contains(got, "1 decision") {
		t.Errorf("deleting asks %q", got)
	}
	d.TapAction("Delete")
	if got := d.Session().Case().Components.Len(); got != 6 {
		t.Errorf("%d components", got)
	}
	d.Run(page.Undo)
	if got := d.Session().Case().Count(); got != before {
		t.Errorf("undone, %d records of %d", got, before)
	}
	d.Settle()
}

func TestRatingsAndAnswersStepWithSpaceAndAreTypedByTheirBeginning(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.SetUp)
	d.Press(fyne.KeyRight, fyne.KeyRight)
	d.Type(" ")
	if got := d.Session().Case().Components.At(0).RAG; got != model.Red {
		t.Errorf("the rating is %q", got)
	}
	d.Type("am")
	if got := d.Shown().(*view).Grid.Editor.Hint.Text; got != "A Amber" {
		t.Errorf("it reads %q", got)
	}
	d.Press(fyne.KeyReturn)
	if got := d.Session().Case().Components.At(0).RAG; got != model.Amber {
		t.Errorf("the rating is %q", got)
	}
	d.Type("purple")
	d.Press(fyne.KeyReturn)
	if got := d.Shown().(*view).Grid.Editor.Hint.Text; !strings.Contains(got, "none of these") {
		t.Errorf("it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
