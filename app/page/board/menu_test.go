package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/apptest"
	"tomworkbench/model"
)

// menuShown is the menu that is open, nil for none.
func menuShown(d *apptest.Desk) *widget.PopUpMenu {
	var found *widget.PopUpMenu
	if top := d.Canvas().Overlays().Top(); top != nil {
		apptest.Walk(top, func(o fyne.CanvasObject) {
			if m, ok := o.(*widget.PopUpMenu); ok {
				found = m
			}
		})
	}
	return found
}

// pick chooses an item of the open menu by the beginning of its words.
func pick(d *apptest.Desk, begin string) {
	d.T.Helper()
	m := menuShown(d)
	if m == nil {
		d.T.Fatal("no menu is open")
	}
	for _, o := range m.Items {
		item, ok := o.(fyne.Tappable)
		found := false
		if apptest.Walk(o, func(o fyne.CanvasObject) { found = found || strings.HasPrefix(textOf(o), begin) }); ok && found {
			item.Tapped(&fyne.PointEvent{})
			return
		}
	}
	d.T.Fatalf("the menu has no %q", begin)
}

// textOf is the text of a drawn text, empty for anything else.
func textOf(o fyne.CanvasObject) string {
	if text, ok := o.(*canvas.Text); ok {
		return text.Text
	}
	return ""
}

func TestARightClickOffersWhatCanBeDoneWithTheOptionUnderIt(t *testing.T) {
	d, v := open(t)
	test.TapSecondary(tileOf(d, v, "hub-and-spoke"))
	pick(d, "Rule the option out")
	d.TypeInto("Too dear")
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn) // no name
	if out, ok := d.Session().Case().RuledOut("published-case", "hub-and-spoke"); !ok || out.Reason != "Too dear" {
		t.Errorf("ruled out: %+v, %v", out, ok)
	}
	if d.Chosen("hub-and-spoke") {
		t.Error("a right click chooses")
	}
	d.Settle()
}

func TestTheMenuKeyOffersTheSameAndEscapeClosesIt(t *testing.T) {
	d, v := open(t)
	pointAt(d, "hub-and-spoke")
	for _, key := range []fyne.KeyName{desktop.KeyMenu, fyne.KeyF10} {
		d.Press(key)
		if menuShown(d) == nil {
			t.Fatalf("%s opens no menu", key)
		}
		menuShown(d).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if menuShown(d) != nil && menuShown(d).Visible() {
		t.Error("Escape leaves the menu open")
	}
	if v.board.touched.option != "hub-and-spoke" {
		t.Errorf("the keys are on %q", v.board.touched.option)
	}
}

func TestATapOnAStatusAsksForItAndTheReason(t *testing.T) {
	d, v := open(t)
	card := v.board.cards[0] // its only decision has its name: the status stands in its heading
	test.Tap(card.status)
	if !strings.Contains(d.DialogText(), "Status") {
		t.Errorf("a tap on the component's status shows %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	procurement := v.board.find(d.Session().Case(), model.KindDecision, "procurement")
	test.Tap(procurement.status)
	d.Canvas().FocusNext()
	d.TypeInto("It buys best.")
	d.TapAction("Save")
	if got := d.Session().Case().Choice("published-case", "procurement").Reason; got != "It buys best." {
		t.Errorf("the reason is %q", got)
	}
	d.Settle()
}

// In the second window nothing is edited.
func TestTheProjectorsWindowHasNoMenuAndNoStatusToTap(t *testing.T) {
	d, v := open(t)
	d.Run("present")
	one := v.present.decisions[0]
	test.TapSecondary(one.tiles[0])
	test.Tap(one.status)
	if !d.Idle() || v.present.window.Canvas().Overlays().Top() != nil {
		t.Error("something is shown")
	}
	v.present.window.Canvas().Capture()
	d.Settle()
}
