package app

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// The goldens are compared with testdata; a failing test leaves its picture in testdata/failed, to be
// looked at and put in place of the old one where it is right.

func TestTheBoardLooksAsItShould(t *testing.T) {
	d := openDesk(t)
	d.fitted()
	d.window.Canvas().Unfocus()
	test.AssertObjectRendersToMarkup(t, "board.xml", d.board.root)
	d.tap("in-service")
	d.fitted()
	test.AssertObjectRendersToMarkup(t, "board-rule-broken.xml", d.board.root)
}
