package log

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestTheLogIsFilteredAndLeadsToWhatWasChanged(t *testing.T) {
	d := apptest.Open(t, board.Entry(), Entry())
	d.Session().SignAs("A. Clerk")
	designed(d)
	d.Run(page.Undo)
	d.Run(page.Log)
	d.Settle()
	v := d.Shown().(*view)
	if len(v.shown) != 4 || !strings.HasPrefix(v.shown[0].Text, "Taken back: ") || v.shown[0].Who != "A. Clerk" {
		t.Fatalf("the log begins with %+v of %d", v.shown[0], len(v.shown))
	}
	v.standing.OnSelect(1)
	if len(v.shown) != 2 {
		t.Errorf("%d entries stand", len(v.shown))
	}
	v.filter = logFilter{component: "procurement"}
	v.narrow()
	if len(v.shown) != 1 || !strings.Contains(v.shown[0].Text, "hub and spoke") {
		t.Fatalf("about procurement: %+v", v.shown)
	}
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.Press(fyne.KeyReturn)
	if got := focusedOption(d); d.Shown() == page.Page(v) || got != "hub-and-spoke" {
		t.Errorf("Enter leads to %q", got)
	}
	d.Settle()
}

func TestAnEntryThatChangedNothingLeadsNowhere(t *testing.T) {
	d := apptest.Open(t, board.Entry(), Entry())
	d.Session().KeepJournal(d.Session().Case().Head().ID, []model.Entry{{Edit: model.Edit{Text: "12 older entries are left out here"}}})
	d.Run(page.Log)
	d.Settle()
	v := d.Shown().(*view)
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 3})
	d.Press(fyne.KeyReturn)
	if len(v.shown) != 1 || d.Shown() != page.Page(v) {
		t.Errorf("Enter on one of %d entries leads elsewhere", len(v.shown))
	}
}

func TestASnapshotIsReopenedAsAScenario(t *testing.T) {
	d := apptest.Open(t, board.Entry(), Entry())
	d.Run(cmdSnapshot)
	d.TypeInto("After item 3")
	d.Press(fyne.KeyReturn)
	d.Tap("hub-and-spoke")
	d.Run(cmdSnapshots)
	d.Press(fyne.KeyReturn)
	d.TapAction("Reopen as a scenario")
	if got := d.Session().Scenario().Name; got != "After item 3" || !d.Chosen("centre-of-excellence") {
		t.Errorf("%q is shown, centre of excellence chosen: %v", got, d.Chosen("centre-of-excellence"))
	}
	if focusedOption(d) == "" {
		t.Errorf("the keys are on %T", d.Canvas().Focused())
	}
	d.Settle()
}

func TestTheLogOfACaseWithoutAnEditSaysSo(t *testing.T) {
	d := apptest.Open(t, board.Entry(), Entry())
	d.Run(page.Log)
	d.Settle()
	if got := d.Shown().(*view).Grid.Empty.Text; !strings.HasPrefix(got, "Nothing is logged yet") {
		t.Errorf("it says %q", got)
	}
	d.Run(page.Board)
	d.Settle()
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func designed(d *apptest.Desk) {
	d.T.Helper()
	d.Clock = apptest.Time
	shown := d.Session().View()
	shown.Comparator = shown.Scenario
	d.Session().Show(shown)
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Toggle("hub-first", "hub-and-spoke"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}

// focusedOption is the option that the keys act on, empty for none.
func focusedOption(d *apptest.Desk) string {
	if o, ok := d.Canvas().Focused().(page.OfOption); ok {
		return o.Option()
	}
	return ""
}
