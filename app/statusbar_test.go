package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestTheStatusLineExplainsOnlyWhatIsLookedAt(t *testing.T) {
	d := openDesk(t)
	said := func() string { return d.status.explained.Text }
	d.Run(pageFrame)
	d.frame().Grid.MoveTo(grid.Place{Row: 0, Col: 0})
	d.Do(d.session.Case().Replace("data", &model.Component{ID: "data", Name: "Data first"}))
	if said() != "Data first" {
		t.Errorf("after an edit it says %q", said())
	}
	d.Run(cmdUndo)
	if said() != "Data and insight" {
		t.Errorf("after undo it says %q", said())
	}
	d.window.Canvas().FocusNext()
	if said() != "" {
		t.Errorf("with the keys elsewhere it says %q", said())
	}
	d.frame().Focus()
	d.frame().showList(1)
	if !strings.Contains(said(), "P1") {
		t.Errorf("in another list it says %q", said())
	}
	d.press(fyne.KeyF2)
	d.press(fyne.KeyEscape)
	d.Run(pageBoard)
	d.window.Canvas().Focus(d.board.cards[2].decisions[0])
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, pageBoard)
	d.until(func() bool { return d.session.Case().Head().ID == "fresh" })
	if said() != "" {
		t.Errorf("in an empty case it says %q", said())
	}
	d.rested()
}

func TestAnEmptyCaseBeginsAtItsComponents(t *testing.T) {
	d := openDesk(t)
	d.Run(pageFrame)
	d.frame().showList(5)
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, pageFrame)
	d.until(func() bool { return d.session.Case().Head().ID == "fresh" && d.frame().list == 0 })
	d.settle()
}

func TestUndoBringsBackTheCaseDeletedLast(t *testing.T) {
	d := openDesk(t)
	first := d.session.Case().Head().ID
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, pageFrame)
	d.until(func() bool { return d.session.Case().Head().ID == "fresh" })
	for _, dismissed := range []bool{false, true} {
		d.Run(cmdDeleteCase)
		d.until(func() bool { return d.session.Case().Head().ID == first && !d.Idle() })
		if dismissed {
			d.press(fyne.KeyEscape)
		}
		d.Run(cmdUndo)
		d.until(func() bool { return d.session.Case().Head().ID == "fresh" })
		if !d.Idle() {
			t.Error("the dialog is still open")
		}
	}
	d.Run(cmdArchiveCase)
	d.until(func() bool { return d.session.Case().Head().ID == first && !d.Idle() })
	d.Dismiss()
	d.Do(d.session.Case().RenameScenario("published-case", "Base"))
	d.Run(cmdUndo)
	if d.session.Case().Head().ID != first || d.session.Scenario().Name != model.PublishedCase {
		t.Error("after an edit, undo brought the case back")
	}
	if d.session.CanUndo() || d.canUnshelve() {
		t.Error("the undone edit gives the case back to undo")
	}
	d.Run(pageBoard)
	d.settle()
}

func TestNotesTakeTheRoomThatASentenceLeaves(t *testing.T) {
	d := openDesk(t)
	long := strings.Repeat("nine inputs have no range ", 6)
	width := func(l *ui.Line) float32 { return l.Size().Width }
	d.status.Explain("")
	d.status.ShowNotes([]string{long})
	if width(d.status.notes) < d.status.notes.Natural() {
		t.Errorf("beside an empty half the notes have %v of %v", width(d.status.notes), d.status.notes.Natural())
	}
	d.status.Explain(long)
	if room := width(d.status.notes) + width(d.status.explained); width(d.status.notes) < 0.49*room || width(d.status.explained) < 0.49*room {
		t.Errorf("both long, they have %v and %v", width(d.status.explained), width(d.status.notes))
	}
	d.status.ShowNotes([]string{"short"})
	if width(d.status.notes) != d.status.notes.Natural() || width(d.status.explained) <= width(d.status.notes) {
		t.Errorf("short notes have %v, the sentence %v", width(d.status.notes), width(d.status.explained))
	}
}
