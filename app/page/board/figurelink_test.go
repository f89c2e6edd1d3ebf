package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestTheHeadlineFiguresLeadToTheLinesBehindThem(t *testing.T) {
	d := apptest.Open(t, Entry())
	profile := model.Profile(d.Session().Case(), "published-case", model.Minimum, model.InYear)
	test.Tap(d.outcome.links[2])
	v := d.figures()
	if v == nil || len(v.totals) != 1 || !v.totals[0].total.Equal(profile.TotalCost) {
		t.Fatalf("a tap on the cost leads to %s", d.page.id)
	}
	for _, r := range v.lines {
		if r.line.Type != model.CostLine {
			t.Errorf("among the costs is %s", r.line.ID)
		}
	}
	d.Run(page.Board)
	d.Canvas().Focus(d.outcome.links[1])
	d.Press(fyne.KeyReturn)
	if len(v.totals) != 2 || !v.totals[0].total.Equal(profile.TotalBenefit) || v.kinds.Selected != int(benefitLines) {
		t.Errorf("Enter on the benefit shows the totals %+v", v.totals)
	}
	d.Run(page.Board)
	d.Canvas().Focus(d.outcome.links[3])
	d.Press(fyne.KeySpace)
	if len(v.totals) != 3 || d.Canvas().Focused() != fyne.Focusable(v.Grid.List) {
		t.Errorf("Space on the net shows %d totals, the keys are on %T", len(v.totals), d.Canvas().Focused())
	}
	d.showFiguresOf("hub-and-spoke")
	if v.kinds.Selected != int(bothKinds) || v.switcher.Selected != int(allLines) {
		t.Error("the figures of an option are filtered")
	}
	d.Run(page.Board)
	d.Settle()
}

func TestHeadlineFiguresAreTabStops(t *testing.T) {
	d := apptest.Open(t, Entry())
	last := d.board.cards[len(d.board.cards)-1].decisions
	d.Canvas().Focus(last[len(last)-1])
	for i, l := range d.outcome.links {
		d.Canvas().FocusNext()
		if d.Canvas().Focused() != fyne.Focusable(l) {
			t.Errorf("Tab %d stops at %T", i+1, d.Canvas().Focused())
		}
	}
	d.Settle()
}
