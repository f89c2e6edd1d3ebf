package setup

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/model"
)

func TestARatingTypedInSetUpIsSignedAndKeepsItsReasonBesideIt(t *testing.T) {
	d, v := open(t)
	d.Clock = apptest.Time
	d.Session().SignAs("A. Officer")
	x := d.Session().Case().Components.At(0)
	at := func(col int) {
		v.Grid.MoveToKey("component/"+x.ID, col)
		d.Shown().Focus()
	}
	at(3)
	d.Type("because")
	d.Press(fyne.KeyReturn)
	if !v.Grid.Editor.Open {
		t.Error("an unrated component takes a reason for its rating")
	}
	d.Press(fyne.KeyEscape)
	at(2)
	d.Type("amber")
	d.Press(fyne.KeyReturn)
	at(3)
	d.Type("two of five systems")
	d.Press(fyne.KeyReturn)
	now, _ := d.Session().Case().Components.Get(x.ID)
	if now.RAG != model.Amber || now.RatedBy != "A. Officer" || model.WrittenDay(now.RatedOn) != model.Day(apptest.Time) || now.RatedWhy != "two of five systems" {
		t.Errorf("rated is %+v", now)
	}
	at(3)
	if want := "Rated by A. Officer, " + model.Day(apptest.Time) + ": two of five systems"; !d.Says(want) {
		t.Errorf("it doesn't say %q", want)
	}
	at(2)
	d.Type("red")
	d.Press(fyne.KeyReturn)
	if now, _ = d.Session().Case().Components.Get(x.ID); now.RAG != model.Red || now.RatedWhy != "" || now.RatedBy == "" {
		t.Errorf("of another rating it keeps %+v", now)
	}
	d.Settle()
}
