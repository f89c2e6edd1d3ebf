package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

// The commands of papers are about the figure that the page shown shows, and on a page without one about the profile.
func TestWhatIsCopiedIsTheFigureOfThePageShown(t *testing.T) {
	d := openWhole(t)
	for _, one := range []struct {
		on     page.ID
		show   func()
		begins string
	}{
		{page.Board, func() {}, "Bar and line chart for Published case"},
		{page.SetUp, func() {}, "Bar and line chart for Published case"},
		{page.Links, func() {}, "Bar and line chart for Published case"},
		{page.Links, func() { showMap(d) }, "Benefits map of Published case"},
		{page.Compare, func() {}, "Line chart"},
		{page.Explore, func() {}, "Scatter chart"},
		{page.Appraisal, func() {}, "Tornado"},
	} {
		d.Go(page.Place{Page: one.on})
		one.show()
		d.Settle()
		d.Run("copy alt text")
		if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, one.begins) {
			t.Errorf("on %s %q is copied", one.on, got[:min(len(got), 80)])
		}
		d.Dismiss()
	}
	d.Settle()
}
