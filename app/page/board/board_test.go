package board

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestATapOnATileChoosesTheOptionAndASecondTapTakesItBack(t *testing.T) {
	d, v := open(t)
	d.Tap("hub-and-spoke")
	if !d.Chosen("hub-and-spoke") || d.Chosen("centre-of-excellence") {
		t.Fatal("the tap did not choose the option in place of the other")
	}
	d.Tap("hub-and-spoke")
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("a double click took the option back")
	}
	d.Clock = d.Clock.Add(time.Second)
	d.Tap("hub-and-spoke")
	if d.Chosen("hub-and-spoke") {
		t.Fatal("the second tap did not take the option back")
	}
	if got := v.outcome.change.text.Text; !strings.HasPrefix(got, "Procurement model: Centre-led hub and spoke taken back") {
		t.Errorf("last change reads %q", got)
	}
}

func TestTheKeysMoveChooseAndClear(t *testing.T) {
	d, v := open(t)
	contact := v.board.cards[5].decisions[0]
	d.Canvas().Focus(contact)
	d.Press(fyne.KeyDown, fyne.KeySpace)
	d.Confirm()
	if !d.Chosen("integrated-customer") {
		t.Fatal("Down and Space did not choose the second option")
	}
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	if !d.Chosen("front-door") {
		t.Fatal("Home and Enter did not choose the first option")
	}
	d.Press(fyne.KeyDelete)
	if d.Chosen("front-door") || d.Chosen("integrated-customer") {
		t.Fatal("Delete did not clear the decision")
	}
}

func TestEveryDecisionIsOneTabStop(t *testing.T) {
	d, _ := open(t)
	d.Canvas().Unfocus()
	var stops []*decision
	for range 40 {
		d.Canvas().FocusNext()
		if stop, ok := d.Canvas().Focused().(*decision); ok && !slices.Contains(stops, stop) {
			stops = append(stops, stop)
		}
	}
	if want := d.Session().Case().Decisions.Len(); len(stops) != want {
		t.Errorf("Tab stopped at %d decisions, want %d", len(stops), want)
	}
}

func TestFocusBringsATileIntoSight(t *testing.T) {
	d, v := open(t)
	last := v.board.cards[len(v.board.cards)-1].decisions[0]
	d.Canvas().Focus(last)
	d.Press(fyne.KeyEnd)
	bottom := tileOf(d, v, "partnership")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(bottom)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.board.column.Scroll)
	if at.Y < top.Y || at.Y+bottom.Size().Height > top.Y+v.board.column.Scroll.Size().Height {
		t.Errorf("the tile is at %v, the board shows %v to %v", at.Y, top.Y, top.Y+v.board.column.Scroll.Size().Height)
	}
}

func TestAnExcludedTileIsGreyedSaysWhyAndCanBeChosenAllTheSame(t *testing.T) {
	d, v := open(t)
	tile := tileOf(d, v, "in-service")
	if !tile.face.excluded {
		t.Fatal("In-service assessment is not greyed beside Single front door")
	}
	want := "Excluded by Single front door: A single front door hands over to one assessment point, not to every service."
	if !slices.Contains(tile.face.obstacles, want) {
		t.Errorf("the tile says %q, want %q", tile.face.obstacles, want)
	}
	d.Tap("in-service")
	if !d.Chosen("in-service") {
		t.Fatal("an excluded option can't be chosen")
	}
	if v.outcome.rules.root.Hidden || !strings.HasPrefix(v.outcome.rules.text.Text, "In-service assessment excludes Single front door") {
		t.Errorf("the broken rule is not flagged: %q", v.outcome.rules.text.Text)
	}
}

func TestAChoiceChangesTilesInPlace(t *testing.T) {
	d, v := open(t)
	before := tileOf(d, v, "hub-and-spoke")
	objects := len(v.board.column.Scroll.Content.(*fyne.Container).Objects)
	test.Tap(before)
	if tileOf(d, v, "hub-and-spoke") != before || len(v.board.column.Scroll.Content.(*fyne.Container).Objects) != objects {
		t.Error("the board was built again for one choice")
	}
}

func TestTheTileExplainsItsPrinciples(t *testing.T) {
	d, v := open(t)
	d.Canvas().Focus(v.board.cards[2].decisions[0])
	want := "Centre of excellence supports P8 Clear roles, P10 Consolidate the common, keep local flexible; " +
		"conflicts with P9 Accountability at the right level"
	if got := d.Said(); got != want {
		t.Errorf("the status line reads %q, want %q", got, want)
	}
}
