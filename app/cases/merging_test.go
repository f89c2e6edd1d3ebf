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

// mergeOf picks a copy of the open case in which edits were made, and waits for what is said of it.
func mergeOf(d *apptest.Desk, journal bool, makers ...func(*model.Case) (model.Edit, error)) {
	d.T.Helper()
	c := d.Session().Case()
	file := casefile.File{Case: c}
	if journal {
		file.Journal = []model.Entry{}
	}
	for _, maker := range makers {
		e, err := maker(file.Case)
		if err != nil {
			d.T.Fatal(err)
		}
		entry, cursor := file.Cursor.Do(e.Stamp(model.Signature{ID: "bob", Who: "Bob"}), file.Case.Revision+1)
		if file.Case, _, err = model.Apply(file.Case, entry.Edit); err != nil {
			d.T.Fatal(err)
		}
		if journal {
			file.Journal, file.Cursor = append(file.Journal, entry), cursor
		}
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
	mergeOf(d, true, renamed(0, "Bold"))
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

func TestConflictsAreChosenOneByOneOrAll(t *testing.T) {
	for action, want := range map[string]string{"All from this case": "Bold, Steady", "All from the copy": "Bolder, Steadier", "Merge as chosen": "Bolder, Steady"} {
		d := apptest.Open(t, board.Entry())
		base := d.Session().Case()
		for i, name := range []string{"Bold", "Steady"} {
			if e, err := renamed(i, name)(d.Session().Case()); err != nil || d.Session().Do(e) != nil {
				t.Fatal(err)
			}
		}
		other := casefile.File{Case: base, Journal: []model.Entry{}}
		for i, name := range []string{"Bolder", "Steadier"} {
			e, err := renamed(i, name)(other.Case)
			if err != nil {
				t.Fatal(err)
			}
			entry, cursor := other.Cursor.Do(e.Stamp(model.Signature{ID: "bob" + name, Who: "Bob"}), other.Case.Revision+1)
			if other.Case, _, err = model.Apply(other.Case, entry.Edit); err != nil {
				t.Fatal(err)
			}
			other.Journal, other.Cursor = append(other.Journal, entry), cursor
		}
		path := filepath.Join(t.TempDir(), "bob.tomcase")
		if err := casefile.Write(path, other); err != nil {
			t.Fatal(err)
		}
		pickCopy(d, path)
		var switches []*ui.Segments
		apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
			if s, ok := o.(*ui.Segments); ok {
				switches = append(switches, s)
			}
		})
		if len(switches) != 2 || !strings.Contains(d.DialogText(), "2 conflicts to choose") {
			t.Fatalf("%d switches: %s", len(switches), d.DialogText())
		}
		switches[0].OnSelect(2)
		if action == "Merge as chosen" {
			d.TapAction(action)
			if d.Idle() {
				t.Error("one conflict isn't settled, and the merge is made")
			}
			switches = nil
			apptest.Walk(d.Sheet().Content, func(o fyne.CanvasObject) {
				if s, ok := o.(*ui.Segments); ok {
					switches = append(switches, s)
				}
			})
			switches[1].OnSelect(1)
		}
		d.TapAction(action)
		if got := scenarioNames(d); !strings.HasPrefix(got, want) {
			t.Errorf("%s: the scenarios are %s", action, got)
		}
		d.Run(page.Undo)
		if action != "All from this case" && !strings.HasPrefix(scenarioNames(d), "Bold, Steady") {
			t.Errorf("%s: after undo the scenarios are %s", action, scenarioNames(d))
		}
		d.Shut()
	}
}

func TestACopyThatHasNothingNewChangesNothing(t *testing.T) {
	d := apptest.Open(t, board.Entry())
	mergeOf(d, true)
	if said := d.DialogText(); !strings.Contains(said, "Nothing to merge") {
		t.Errorf("it says %q", said)
	}
}
