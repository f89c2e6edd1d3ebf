package app_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The goldens are compared with testdata; a failing test leaves its picture in testdata/failed, to be
// looked at and put in place of the old one where it is right.

func TestTheBoardLooksAsItShould(t *testing.T) {
	d := openWhole(t)
	cards := d.Shown().Object().(*fyne.Container).Objects[0]
	d.Settle()
	d.Canvas().Unfocus()
	test.AssertObjectRendersToMarkup(t, "board.xml", cards)
	d.Tap("in-service")
	d.Settle()
	test.AssertObjectRendersToMarkup(t, "board-rule-broken.xml", cards)
}
