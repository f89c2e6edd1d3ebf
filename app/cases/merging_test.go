package cases_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// mergeOf picks a copy of a case in which edits were made, with its log, and waits for what is said of it.
func mergeOf(d *apptest.Desk, base *model.Case, makers ...func(*model.Case) (model.Edit, error)) {
	d.T.Helper()
	file := casefile.File{Case: base, Journal: []model.Entry{}}
	for _, maker := range makers {
		e, err := maker(file.Case)
		if err != nil {
			d.T.Fatal(err)
		}
		entry, cursor := file.Cursor.Do(e.Stamp(model.Signature{ID: "bob: " + e.Text, Who: "Bob"}), file.Case.Revision+1)
		if file.Case, _, err = model.Apply(file.Case, entry.Edit); err != nil {
			d.T.Fatal(err)
		}
		file.Journal, file.Cursor = append(file.Journal, entry), cursor
	}
	path := filepath.Join(d.T.TempDir(), "bob.tomcase")
	if err := casefile.Write(path, file); err != nil {
		d.T.Fatal(err)
	}
	pickCopy(d, path)
}

// pickCopy picks a file to merge.
func pickCopy(d *apptest.Desk, path string) {
	d.T.Helper()
	d.Run(cases.Merge)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() })
}

func renamed(at int, name string) func(*model.Case) (model.Edit, error) {
	return func(c *model.Case) (model.Edit, error) { return c.RenameScenario(c.Scenarios.At(at).ID, name) }
}

func scenarioNames(d *apptest.Desk) string {
	var names []string
	for s := range d.Session().Case().Scenarios.All() {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

func TestACopyThatConflictsWithNothingIsToldAndFlowsInAndUndoTakesItBack(t *testing.T) {
	d := apptest.Open(t, board.Entry())
	before := scenarioNames(d)
	mergeOf(d, d.Session().Case(), renamed(0, "Bold"))
	if said := d.DialogText(); !strings.Contains(said, "is now “Bold” (Bob") || !strings.Contains(said, "1 record flow") {
		t.Errorf("it says %q", said)
	}
	d.TapAction("Merge")
	if !strings.HasPrefix(scenarioNames(d), "Bold") {
		t.Errorf("the scenarios are %s", scenarioNames(d))
	}
	d.Run(page.Undo)
	if got := scenarioNames(d); got != before {
		t.Errorf("after undo the scenarios are %s", got)
	}
}

// inConflict opens a case whose first two scenarios were renamed here and in a copy, and picks the copy.
func inConflict(t *testing.T) *apptest.Desk {
	t.Helper()
	d := apptest.Open(t, board.Entry())
	base := d.Session().Case()
	for i, name := range []string{"Bold", "Steady"} {
		e, err := renamed(i, name)(d.Session().Case())
		if err == nil {
			err = d.Session().Do(e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	mergeOf(d, base, renamed(0, "Bolder"), renamed(1, "Steadier"))
	return d
}

// sides are the switches of the open dialog.
func sides(d *apptest.Desk) (found []*ui.Segments) {
	apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.Segments); ok {
			found = append(found, s)
		}
	})
	return found
}

func checkNames(t *testing.T, d *apptest.Desk, want string) {
	t.Helper()
	if got := scenarioNames(d); !strings.HasPrefix(got, want) {
		t.Errorf("the scenarios are %s, want %s", got, want)
	}
}

func TestConflictsAreAllTakenFromOneCopy(t *testing.T) {
	for action, want := range map[string]string{"All from this case": "Bold, Steady", "All from the copy": "Bolder, Steadier"} {
		d := inConflict(t)
		if said := d.DialogText(); !strings.Contains(said, "2 conflicts to choose") || !strings.Contains(said, "is now “Bolder” (Bob)") {
			t.Errorf("it says %s", said)
		}
		d.TapAction(action)
		checkNames(t, d, want)
		d.Shut()
	}
}

func TestConflictsAreChosenOneByOneAndUndoTakesTheMergeBack(t *testing.T) {
	d := inConflict(t)
	sides(d)[0].OnSelect(2)
	d.TapAction("Merge as chosen")
	if d.Idle() || sides(d)[0].Selected != 2 {
		t.Fatal("one conflict isn't settled, and the dialog is gone, or what was chosen in it")
	}
	sides(d)[1].OnSelect(1)
	d.TapAction("Merge as chosen")
	checkNames(t, d, "Bolder, Steady")
	d.Run(page.Undo)
	checkNames(t, d, "Bold, Steady")
}

func TestACopyThatHasNothingNewChangesNothing(t *testing.T) {
	d := apptest.Open(t, board.Entry())
	mergeOf(d, d.Session().Case())
	if said := d.DialogText(); !strings.Contains(said, "Nothing to merge") {
		t.Errorf("it says %q", said)
	}
}

func TestACopySavedWithItsLogIsMergedBackWithoutAChange(t *testing.T) {
	d := apptest.Open(t, board.Entry())
	if e, err := renamed(0, "Bold")(d.Session().Case()); err != nil || d.Session().Do(e) != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	d.Run(cases.SaveWithLog)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() && strings.Contains(d.DialogText(), "Saved a copy") })
	if f, err := casefile.Read(path); err != nil || len(f.Journal) != 1 || f.Cursor.Undo != 1 {
		t.Fatalf("the copy has %d entries and the cursor %+v: %v", len(f.Journal), f.Cursor, err)
	}
	d.Dismiss()
	pickCopy(d, path)
	if said := d.DialogText(); !strings.Contains(said, "Nothing to merge") {
		t.Errorf("it says %q", said)
	}
}
