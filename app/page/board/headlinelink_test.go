package board

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/page/budget"
	"tomworkbench/app/page/figures"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// totals are the totals over the figures that are shown, as they are written.
func totals(d *apptest.Desk) []string {
	d.T.Helper()
	table, ok := d.Shown().(grid.Source)
	if !ok {
		d.T.Fatalf("%T is shown, not the figures", d.Shown())
	}
	col := slices.IndexFunc(table.Columns(), func(c grid.Column) bool { return strings.HasPrefix(c.Title, "Total") })
	var texts []string
	for row := range table.Pinned() {
		texts = append(texts, table.PinnedCell(row, col).Text)
	}
	return texts
}

// linesShown are the lines of the figures that are shown.
func linesShown(d *apptest.Desk) []*model.Line {
	d.T.Helper()
	table := d.Shown().(grid.Source)
	var lines []*model.Line
	for row := range table.Rows() {
		l, ok := d.Session().Case().Lines.Get(strings.TrimSuffix(table.Key(row), "/maximum"))
		if !ok {
			d.T.Fatalf("row %d is of no line", row)
		}
		lines = append(lines, l)
	}
	return lines
}

// switched is the label that a switch of the page shown stands on.
func switched(d *apptest.Desk, name string) string {
	d.T.Helper()
	label := ""
	apptest.Walk(d.Shown().Object(), func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.Segments); ok && s.Name == name {
			label = s.Labels[s.Selected]
		}
	})
	return label
}

func TestTheHeadlineFiguresLeadToTheLinesBehindThem(t *testing.T) {
	d, v := open(t, figures.Entry(), budget.Entry())
	profile := model.Profile(d.Session().Case(), "published-case", model.Minimum, model.InYear)
	test.Tap(v.outcome.links[1])
	if got := totals(d); len(got) != 1 || got[0] != field.Figure(profile.TotalCost) {
		t.Fatalf("a tap on the cost leads to the totals %q", got)
	}
	for _, l := range linesShown(d) {
		if l.Type != model.CostLine {
			t.Errorf("among the costs is %s", l.ID)
		}
	}
	d.Run(page.Board)
	d.Canvas().Focus(v.outcome.links[3])
	d.Press(fyne.KeyReturn)
	d.Labelled("Budget") // the table of the page of the budget
	d.Run(page.Board)
	d.Canvas().Focus(v.outcome.links[0])
	d.Press(fyne.KeySpace)
	if _, onTable := d.Canvas().Focused().(*grid.List); len(totals(d)) != 3 || !onTable {
		t.Errorf("Space on the annual saving shows the totals %q, the keys are on %T", totals(d), d.Canvas().Focused())
	}
	v.showFiguresOf("hub-and-spoke")
	if switched(d, "Kind") != "Both" || switched(d, "Lines") != "All lines" {
		t.Error("the figures of an option are filtered")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestHeadlineFiguresAreTabStops(t *testing.T) {
	d, v := open(t)
	last := v.board.cards[len(v.board.cards)-1].decisions
	d.Canvas().Focus(last[len(last)-1])
	for i, l := range v.outcome.links {
		d.Canvas().FocusNext()
		if d.Canvas().Focused() != fyne.Focusable(l) {
			t.Errorf("Tab %d stops at %T", i+1, d.Canvas().Focused())
		}
	}
	d.Settle()
}
