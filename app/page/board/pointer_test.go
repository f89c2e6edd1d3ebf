package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/figures"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

func TestThePointerOnAnOptionSaysWhatItIsAndAClickChoosesIt(t *testing.T) {
	d, v := open(t)
	d.ClickBeside()
	tile := tileOf(d, v, "hub-and-spoke")
	d.Shown().Show(page.Place{Record: model.Hit{Kind: model.KindOption, Key: "hub-and-spoke"}}) // into sight
	d.ClickBeside()
	d.ClearStatus()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tile).AddXY(30, 12)
	test.MoveMouse(d.Canvas(), at)
	if o, _ := d.Session().Case().Options.Get("hub-and-spoke"); !tile.hovered || d.Said() == "" {
		t.Errorf("on %s it says %q", o.Name, d.Said())
	}
	test.MoveMouse(d.Canvas(), fyne.NewPos(apptest.Width-2, apptest.Height-2))
	if tile.hovered || d.Said() != "" {
		t.Errorf("beside it it says %q", d.Said())
	}
	uitest.Click(d.Canvas(), at)
	d.Confirm()
	if !d.Chosen("hub-and-spoke") {
		t.Error("a click doesn't choose it")
	}
	test.MoveMouse(d.Canvas(), at)
	test.MoveMouse(d.Canvas(), fyne.NewPos(apptest.Width-2, apptest.Height-2))
	if !strings.HasPrefix(d.Said(), "Centre-led hub and spoke") { // which has the keys
		t.Errorf("after the pointer has gone it says %q", d.Said())
	}
	d.Settle()
}

func TestAHeadlineFigureShowsThatAClickLeadsToItsLines(t *testing.T) {
	d, v := open(t, figures.Entry())
	d.Settle()
	var link *ui.Link
	apptest.Walk(v.Object(), func(o fyne.CanvasObject) {
		if l, ok := o.(*ui.Link); ok && link == nil {
			link = l
		}
	})
	at, hovered := uitest.Middle(link), func() bool { return test.WidgetRenderer(link).Objects()[0].Visible() } // the ground behind it
	test.MoveMouse(d.Canvas(), at)
	test.MoveMouse(d.Canvas(), at.AddXY(1, 1))
	if !hovered() || link.Cursor() != desktop.PointerCursor || !strings.HasSuffix(link.AccessibilityLabel(), "show its lines") {
		t.Errorf("hovered: %v, %v, %q", hovered(), link.Cursor(), link.AccessibilityLabel())
	}
	test.MoveMouse(d.Canvas(), fyne.NewPos(apptest.Width-2, apptest.Height-2))
	if hovered() {
		t.Error("it shows so when the pointer has gone")
	}
	if uitest.Click(d.Canvas(), at); d.Shown() == page.Page(v) {
		t.Error("a click leads nowhere")
	}
	d.Settle()
}

func TestAnAgreedDecisionIsUnlockedByItsCommandAndUndone(t *testing.T) {
	d, v := open(t)
	scenario := d.Session().View().Scenario
	d.Do(d.Session().Case().Decide(scenario, "contact", model.Agreed, "Members voted."))
	status := func() model.Status { return d.Session().Case().Choice(scenario, "contact").Status }
	v.Show(page.Place{Record: model.Hit{Kind: model.KindDecision, Key: "contact"}})
	if !d.Command(cmdUnlock).Can() {
		t.Fatalf("the decision is %s and can't be unlocked", status())
	}
	d.Run(cmdUnlock)
	d.Confirm()
	if status() == model.Agreed || d.Command(cmdUnlock).Can() {
		t.Errorf("the decision is %s", status())
	}
	if d.Run(page.Undo); status() != model.Agreed {
		t.Errorf("undone, the decision is %s", status())
	}
	d.Settle()
}

func TestThePageKeysScrollTheBoardWhereNothingHasTheKeys(t *testing.T) {
	d, v := open(t)
	d.Resize(fyne.NewSize(apptest.Width, 560))
	d.Settle()
	d.ClickBeside()
	tile := tileOf(d, v, "hub-and-spoke")
	y := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(tile).Y }
	before := y()
	d.Press(fyne.KeyPageDown)
	down := y()
	d.Press(fyne.KeyPageUp)
	if down >= before || y() != before {
		t.Errorf("from %v it goes to %v and back to %v", before, down, y())
	}
	d.Settle()
}
