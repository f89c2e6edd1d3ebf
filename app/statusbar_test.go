package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestTheStatusLineExplainsOnlyWhatIsLookedAt(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	said := func() string { return d.Said() }
	d.Run(page.SetUp)
	d.frame().Grid.MoveTo(grid.Place{Row: 0, Col: 0})
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
	d.frame().Focus()
	d.frame().showList(1)
	if !strings.Contains(said(), "P1") {
		t.Errorf("in another list it says %q", said())
	}
	d.Press(fyne.KeyF2)
	d.Press(fyne.KeyEscape)
	d.Run(page.Board)
	d.Canvas().Focus(d.board.cards[2].decisions[0])
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, page.Board)
	d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" })
	if said() != "" {
		t.Errorf("in an empty case it says %q", said())
	}
	d.rested()
}

func TestAnEmptyCaseBeginsAtItsComponents(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.SetUp)
	d.frame().showList(5)
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, page.SetUp)
	d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" && d.frame().list == 0 })
	d.Settle()
}

func TestUndoBringsBackTheCaseDeletedLast(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	first := d.Session().Case().Head().ID
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		t.Fatal(err)
	}
	d.addCase(empty, page.SetUp)
	d.Until(func() bool { return d.Session().Case().Head().ID == "fresh" })
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
	if d.Session().CanUndo() || d.canUnshelve() {
		t.Error("the undone edit gives the case back to undo")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestNotesTakeTheRoomThatASentenceLeaves(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
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
