package app_test

import (
	"testing"
	"tomworkbench/app/apptest"
	"tomworkbench/app/pages"

	"fyne.io/fyne/v2/test"
)

// The goldens are compared with testdata; a failing test leaves its picture in testdata/failed, to be
// looked at and put in place of the old one where it is right.

func TestTheBoardLooksAsItShould(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.fitted()
	d.Canvas().Unfocus()
	test.AssertObjectRendersToMarkup(t, "board.xml", d.board.root)
	d.Tap("in-service")
	d.fitted()
	test.AssertObjectRendersToMarkup(t, "board-rule-broken.xml", d.board.root)
}
