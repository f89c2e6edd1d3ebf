package app_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
)

func TestFindTakesWhatIsTypedAtOnce(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for _, p := range pages.All() {
		d.Go(page.Place{Page: p.ID})
		d.Run("find")
		d.Type("hub")
		if c := d.Chooser(); !c.IsOpen() || c.Filter.Text != "hub" || len(c.Shown) == 0 {
			t.Errorf("on %s it has %q and finds %d", p.Title, c.Filter.Text, len(c.Shown))
		}
		d.Press(fyne.KeyEscape)
	}
	d.Settle()
}
