package explore

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

// openCommitments shows the list of commitments with the keys on it.
func openCommitments(t *testing.T, others ...page.Entry) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t, others...)
	v.showTab(tabCommitment)
	v.Focus()
	return d, v
}

// mark is what is said of the decision of a row in the scenario shown.
func mark(d *apptest.Desk, row int) *model.Commitment {
	c := d.Session().Case()
	return c.Commitment(d.Session().View().Scenario, c.Decisions.At(row).ID)
}

func TestDecisionsAreMarkedByKeys(t *testing.T) {
	d, v := openCommitments(t)
	if v.Rows() != 8 || v.Cell(0, columnMark).Text != "–" || v.picture.Visible() {
		t.Fatalf("%d rows, the first marked %q, the picture shown: %v", v.Rows(), v.Cell(0, columnMark).Text, v.picture.Visible())
	}
	v.Grid.MoveTo(grid.Place{Row: 0, Col: columnMark})
	for _, want := range []model.CommitmentMode{model.DecideNow, model.Explore, model.Defer, model.Contingency, model.Unmarked, model.DecideNow} {
		d.Type(" ")
		if got := mark(d, 0).Mode; got != want {
			t.Fatalf("the mark is %q, want %q", got, want)
		}
	}
	d.Press(fyne.KeyReturn)
	d.Type("defer")
	d.Press(fyne.KeyReturn)
	if got := mark(d, 0).Mode; got != model.Defer {
		t.Errorf("picked is %q", got)
	}
	d.Press(fyne.KeyDelete)
	if got := mark(d, 0).Mode; got != model.Unmarked {
		t.Errorf("cleared is %q", got)
	}
	d.Run(page.Undo)
	if got := mark(d, 0).Mode; got != model.Defer {
		t.Errorf("undone is %q", got)
	}
	answered(d, v)
	d.Settle()
}

func TestTheQuestionAndTheTimeAreTypedInPlace(t *testing.T) {
	d, v := openCommitments(t)
	v.Grid.MoveTo(grid.Place{Row: 1, Col: columnQuestion})
	d.Type("Who calls?")
	d.Press(fyne.KeyTab)
	answered(d, v) // the answer comes while the next cell is typed into
	d.Type("June")
	d.Press(fyne.KeyReturn)
	if x := mark(d, 1); x.Mode != model.Explore || x.Question != "Who calls?" || x.By != "June" {
		t.Errorf("the decision has %+v", x)
	}
	v.Grid.MoveTo(grid.Place{Row: 1, Col: columnMark})
	for range 3 {
		d.Type(" ")
	}
	if x := mark(d, 1); x.Mode != model.DecideNow || x.Question != "Who calls?" {
		t.Errorf("stepped round it has %+v", x)
	}
	d.Type("so")
	if d.Press(fyne.KeyReturn); !v.Grid.Editor.Open {
		t.Error("a mark that there isn't was taken")
	}
	d.Press(fyne.KeyEscape)
	answered(d, v)
	d.Settle()
}

func TestWhatADeferralKeepsOpenIsShown(t *testing.T) {
	d, v := openCommitments(t)
	if open, kept := v.Cell(0, columnSchemesOpen).Text, v.Cell(0, columnSchemesKept).Text; open != "1,344" || kept == open || kept == "–" {
		t.Errorf("%s schemes are open, %s with the answer kept", open, kept)
	}
	if !strings.Contains(v.detail.Text, "1,344 schemes stay reachable") || !strings.Contains(v.detail.Text, "The best of them has a net of £16.75m") {
		t.Errorf("it says %q", v.detail.Text)
	}
	kept := v.Cell(0, columnSchemesKept).Text
	v.Grid.MoveTo(grid.Place{Row: 0, Col: columnMark})
	d.Type(" ")
	if text := v.Cell(0, columnSchemesOpen).Text; text != "…" {
		t.Errorf("before the answer it shows %q", text)
	}
	answered(d, v)
	if one, other := v.Cell(0, columnSchemesOpen).Text, v.Cell(1, columnSchemesOpen).Text; one != "–" || other != kept || v.Cell(0, columnSchemesKept).Text != kept {
		t.Errorf("decided it shows %q, the next %q, want %s", one, other, kept)
	}
	if !strings.Contains(v.detail.Text, "is decided now") || !strings.Contains(v.detail.Text, "The best of them has a net of £16m: the scenario itself.") {
		t.Errorf("it says %q", v.detail.Text)
	}
	v.showTab(tabSchemes)
	if !v.picture.Visible() || len(v.listed()) == 0 {
		t.Error("the picture or the schemes did not come back")
	}
	d.Settle()
}

func TestThePackageIsCopiedAsText(t *testing.T) {
	d, v := openCommitments(t)
	v.Grid.MoveTo(grid.Place{Row: 1, Col: columnQuestion})
	d.Type("Who calls?")
	d.Press(fyne.KeyTab)
	d.Type("June")
	d.Press(fyne.KeyReturn)
	if d.Command(cmdCopyPackage).Can() {
		t.Error("the package is offered before it is known")
	}
	answered(d, v)
	d.Run(cmdCopyPackage)
	text := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{
		"Decide now or wait: Published case, cautious estimate, new savings each year\n",
		"\nStrategic core (Consolidated strategic core function): explore. Question: Who calls? By when: June.\nStrategic core: open, 1,344 schemes stay reachable;",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	d.Settle()
}

func TestAQuestionIsFoundAndGoneTo(t *testing.T) {
	d, v := openCommitments(t, board.Entry())
	v.Grid.MoveTo(grid.Place{Row: 2, Col: columnQuestion})
	d.Type("Who calls?")
	d.Press(fyne.KeyReturn)
	answered(d, v)
	d.Run(page.Board)
	hits := model.Find(d.Session().Case(), "who calls", 5)
	if len(hits) != 1 {
		t.Fatalf("found %v", hits)
	}
	d.Go(page.Place{Record: hits[0]})
	answered(d, v)
	if d.Shown() != page.Page(v) || v.tab != tabCommitment || v.Grid.Cursor != (grid.Place{Row: 2, Col: columnQuestion}) {
		t.Errorf("list %d, cursor %v", v.tab, v.Grid.Cursor)
	}
	d.Settle()
}
