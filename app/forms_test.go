package app_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app"
	"tomworkbench/app/page"
)

// However large the text, a form leaves room for its buttons: what it asks for scrolls above them.
func TestTheFormsOfACaseStandInTheSmallestWindowAtTheLargestText(t *testing.T) {
	d := openWhole(t)
	for range app.ZoomSteps() {
		d.Run(cmdLarger)
	}
	d.Resize(fyne.NewSize(app.LeastWidth, app.LeastHeight))
	for _, id := range []page.ID{page.NewCase, "case details", "case prices"} {
		d.Run(id)
		o, room := d.Sheet().Content, d.Canvas().Size()
		at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
		if at.X < 0 || at.Y < 0 || at.X+size.Width > room.Width || at.Y+size.Height > room.Height || o.MinSize().Height > size.Height {
			t.Errorf("%s stands at %v, %v large of at least %v, in %v", id, at, size, o.MinSize(), room)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Settle()
}
