package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestTheStatusLineExplainsOnlyWhatIsLookedAt(t *testing.T) {
	d := openWhole(t)
	said := func() string { return d.Said() }
	d.Run(page.SetUp)
	gridOf(d).MoveTo(grid.Place{Row: 0, Col: 0})
	d.Do(d.Session().Case().Replace("data", &model.Component{ID: "data", Name: "Data first"}))
	if said() != "Data first" {
		t.Errorf("after an edit it says %q", said())
	}
	d.Run(page.Undo)
	if said() != "Data and insight" {
		t.Errorf("after undo it says %q", said())
	}
	d.Canvas().FocusNext()
	if said() != "" {
		t.Errorf("with the keys elsewhere it says %q", said())
	}
	d.Shown().Focus()
	switchOf(d, listSwitch).OnSelect(1)
	if !strings.Contains(said(), "P1") {
		t.Errorf("in another list it says %q", said())
	}
	d.Press(fyne.KeyF2)
	d.Press(fyne.KeyEscape)
	d.Run(page.Board)
	d.Shown().Focus()
	openFresh(d, page.Board)
	if said() != "" {
		t.Errorf("in an empty case it says %q", said())
	}
	d.Settle()
}

func TestAnEmptyCaseBeginsAtItsComponents(t *testing.T) {
	d := openWhole(t)
	d.Run(page.SetUp)
	switchOf(d, listSwitch).OnSelect(5)
	openFresh(d, page.SetUp)
	d.Settle()
}

func TestUndoBringsBackTheCaseDeletedLast(t *testing.T) {
	d := openWhole(t)
	first := d.Session().Case().Head().ID
	openFresh(d, page.SetUp)
	for _, dismissed := range []bool{false, true} {
		d.Run(cmdDeleteCase)
		d.Until(func() bool { return d.Session().Case().Head().ID == first && !d.Idle() })
		if dismissed {
			d.Press(fyne.KeyEscape)
		}
		d.Run(page.Undo)
		d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" })
		if !d.Idle() {
			t.Error("the dialog is still open")
		}
	}
	d.Run(cmdArchiveCase)
	d.Until(func() bool { return d.Session().Case().Head().ID == first && !d.Idle() })
	d.Dismiss()
	d.Do(d.Session().Case().RenameScenario("published-case", "Base"))
	d.Run(page.Undo)
	if d.Session().Case().Head().ID != first || d.Session().Scenario().Name != model.PublishedCase {
		t.Error("after an edit, undo brought the case back")
	}
	if d.Session().CanUndo() || d.Cases().CanUndo() {
		t.Error("the undone edit gives the case back to undo")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestNotesTakeTheRoomThatASentenceLeaves(t *testing.T) {
	d := openWhole(t)
	_, _, _, _, said, notes := d.Status()
	long := strings.Repeat("nine inputs have no range ", 6)
	width := func(l *ui.OneLine) float32 { return l.Size().Width }
	d.Explain("")
	d.ShowNotes([]string{long})
	if width(notes) < notes.Natural() {
		t.Errorf("beside an empty half the notes have %v of %v", width(notes), notes.Natural())
	}
	d.Explain(long)
	if room := width(notes) + width(said); width(notes) < 0.49*room || width(said) < 0.49*room {
		t.Errorf("both long, they have %v and %v", width(said), width(notes))
	}
	d.ShowNotes([]string{"short"})
	if width(notes) != notes.Natural() || width(said) <= width(notes) {
		t.Errorf("short notes have %v, the sentence %v", width(notes), width(said))
	}
}
