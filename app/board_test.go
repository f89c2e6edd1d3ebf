package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestATapOnATileChoosesTheOptionAndASecondTapTakesItBack(t *testing.T) {
	d := openDesk(t)
	d.tap("hub-and-spoke")
	if !d.chosen("hub-and-spoke") || d.chosen("centre-of-excellence") {
		t.Fatal("the tap did not choose the option in place of the other")
	}
	d.tap("hub-and-spoke")
	if !d.chosen("hub-and-spoke") {
		t.Fatal("a double click took the option back")
	}
	d.clock = d.clock.Add(time.Second)
	d.tap("hub-and-spoke")
	if d.chosen("hub-and-spoke") {
		t.Fatal("the second tap did not take the option back")
	}
	if got := d.outcome.change.text.Text; !strings.HasPrefix(got, "Procurement model: Centre-led hub and spoke taken back") {
		t.Errorf("last change reads %q", got)
	}
}

func TestTheKeysMoveChooseAndClear(t *testing.T) {
	d := openDesk(t)
	contact := d.board.cards[5].decisions[0]
	d.window.Canvas().Focus(contact)
	d.press(fyne.KeyDown, fyne.KeySpace)
	d.confirm()
	if !d.chosen("integrated-customer") {
		t.Fatal("Down and Space did not choose the second option")
	}
	d.press(fyne.KeyHome, fyne.KeyReturn)
	if !d.chosen("front-door") {
		t.Fatal("Home and Enter did not choose the first option")
	}
	d.press(fyne.KeyDelete)
	if d.chosen("front-door") || d.chosen("integrated-customer") {
		t.Fatal("Delete did not clear the decision")
	}
}

func TestEveryDecisionIsOneTabStop(t *testing.T) {
	d := openDesk(t)
	d.window.Canvas().Unfocus()
	var stops []*decision
	for range 40 {
		d.window.Canvas().FocusNext()
		if stop, ok := d.window.Canvas().Focused().(*decision); ok && !slices.Contains(stops, stop) {
			stops = append(stops, stop)
		}
	}
	if want := d.session.Case().Decisions.Len(); len(stops) != want {
		t.Errorf("Tab stopped at %d decisions, want %d", len(stops), want)
	}
}

func TestFocusBringsATileIntoSight(t *testing.T) {
	d := openDesk(t)
	last := d.board.cards[len(d.board.cards)-1].decisions[0]
	d.window.Canvas().Focus(last)
	d.press(fyne.KeyEnd)
	bottom := d.tileOf("partnership")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(bottom)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.board.scroll)
	if at.Y < top.Y || at.Y+bottom.Size().Height > top.Y+d.board.scroll.Size().Height {
		t.Errorf("the tile is at %v, the board shows %v to %v", at.Y, top.Y, top.Y+d.board.scroll.Size().Height)
	}
}

func TestAnExcludedTileIsGreyedSaysWhyAndCanBeChosenAllTheSame(t *testing.T) {
	d := openDesk(t)
	tile := d.tileOf("in-service")
	if !tile.face.excluded {
		t.Fatal("In-service assessment is not greyed beside Single front door")
	}
	want := "Excluded by Single front door: A single front door hands over to one assessment point, not to every service."
	if !slices.Contains(tile.face.obstacles, want) {
		t.Errorf("the tile says %q, want %q", tile.face.obstacles, want)
	}
	d.tap("in-service")
	if !d.chosen("in-service") {
		t.Fatal("an excluded option can't be chosen")
	}
	if d.outcome.rules.root.Hidden || !strings.HasPrefix(d.outcome.rules.text.Text, "In-service assessment excludes Single front door") {
		t.Errorf("the broken rule is not flagged: %q", d.outcome.rules.text.Text)
	}
}

func TestAChoiceChangesTilesInPlace(t *testing.T) {
	d := openDesk(t)
	before := d.tileOf("hub-and-spoke")
	objects := len(d.board.content.Objects)
	test.Tap(before)
	if d.tileOf("hub-and-spoke") != before || len(d.board.content.Objects) != objects {
		t.Error("the board was built again for one choice")
	}
}

func TestTheTileExplainsItsPrinciples(t *testing.T) {
	d := openDesk(t)
	d.window.Canvas().Focus(d.board.cards[2].decisions[0])
	want := "Centre of excellence supports P8 Clear roles, P10 Consolidate the common, keep local flexible; " +
		"conflicts with P9 Accountability at the right level"
	if got := d.status.explained.Text; got != want {
		t.Errorf("the status line reads %q, want %q", got, want)
	}
}
