package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/model"
)

func TestTheHeadlineFiguresLeadToTheLinesBehindThem(t *testing.T) {
	d := openDesk(t)
	profile := model.Profile(d.session.Case(), "published-case", model.Minimum, model.InYear)
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
	d.Run(pageBoard)
	d.window.Canvas().Focus(d.outcome.links[1])
	d.press(fyne.KeyReturn)
	if len(v.totals) != 2 || !v.totals[0].total.Equal(profile.TotalBenefit) || v.kinds.Selected != int(benefitLines) {
		t.Errorf("Enter on the benefit shows the totals %+v", v.totals)
	}
	d.Run(pageBoard)
	d.window.Canvas().Focus(d.outcome.links[3])
	d.press(fyne.KeySpace)
	if len(v.totals) != 3 || d.window.Canvas().Focused() != fyne.Focusable(v.Grid.List) {
		t.Errorf("Space on the net shows %d totals, the keys are on %T", len(v.totals), d.window.Canvas().Focused())
	}
	d.showFiguresOf("hub-and-spoke")
	if v.kinds.Selected != int(bothKinds) || v.switcher.Selected != int(allLines) {
		t.Error("the figures of an option are filtered")
	}
	d.Run(pageBoard)
	d.settle()
}

func TestHeadlineFiguresAreTabStops(t *testing.T) {
	d := openDesk(t)
	last := d.board.cards[len(d.board.cards)-1].decisions
	d.window.Canvas().Focus(last[len(last)-1])
	for i, l := range d.outcome.links {
		d.window.Canvas().FocusNext()
		if d.window.Canvas().Focused() != fyne.Focusable(l) {
			t.Errorf("Tab %d stops at %T", i+1, d.window.Canvas().Focused())
		}
	}
	d.settle()
}
