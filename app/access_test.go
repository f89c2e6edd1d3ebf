package app_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
)

func TestThePageAsTextTellsAllThatIsSeen(t *testing.T) {
	d := openWhole(t)
	designed(d)
	d.Fill()
	for _, e := range pages.All() {
		d.CheckTold(e)
	}
}

func TestTextFarFromSightIsInThePageAsText(t *testing.T) {
	d := openWhole(t)
	d.Resize(fyne.NewSize(app.LeastWidth, app.LeastHeight))
	text := d.PageText()
	for c := range d.Session().Case().Components.All() {
		if !strings.Contains(text, c.Name) {
			t.Errorf("%s isn't told", c.Name)
		}
	}
	for o := range d.Session().Case().Options.All() {
		if !strings.Contains(text, o.Name) {
			t.Errorf("%s isn't told", o.Name)
		}
	}
}

func TestWhateverHasTheKeysIsReportedToScreenReaders(t *testing.T) {
	d := openWhole(t)
	for _, e := range pages.All() {
		d.CheckReported(e)
	}
	d.Run(page.NewCase)
	d.WaitForDialog()
	told := strings.Join(apptest.Bridged(d.Canvas().Content()), "\n")
	for text := range apptest.Texts(d.Over()) {
		if !strings.Contains(told, text) {
			t.Errorf("%q in a dialog isn't reported", text)
		}
	}
}

func TestWhatIsTappedIsLargeEnough(t *testing.T) {
	d := openWhole(t)
	for _, e := range pages.All() {
		d.CheckTargets(e)
	}
}

// TestTheKeysAreSeenWhereverTheyAre goes by pictures, of a case with something everywhere and of an empty one.
func TestTheKeysAreSeenWhereverTheyAre(t *testing.T) {
	if testing.Short() {
		t.Skip("a picture of each control of each page")
	}
	d := openWhole(t)
	d.Resize(fyne.NewSize(app.LeastWidth, app.LeastHeight))
	for _, state := range []string{"full", "empty"} {
		if state == "empty" {
			openFresh(d, page.SetUp)
		}
		for _, e := range pages.All() {
			d.CheckKeysSeen(e, state)
		}
	}
}

// A page whose text asks for more height than there is scrolls; what gets the keys comes into sight, and what is scrolled under the header
// takes none of its taps.
func TestInASmallWindowWithLargeTextTheKeysComeIntoSight(t *testing.T) {
	d := openWhole(t)
	for d.CanZoom(1) {
		d.Run(cmdLarger)
	}
	d.Resize(fyne.NewSize(app.LeastWidth, app.LeastHeight))
	const edges, statusLine = 7, 40
	top, bottom := 2*ui.ControlHeight()+3*edges, d.Canvas().Size().Height-statusLine
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		onPage := map[fyne.CanvasObject]bool{}
		uitest.Visible(d.Shown().Object(), func(o fyne.CanvasObject) { onPage[o] = true })
		d.EachWithKeys(func(focused fyne.Focusable) {
			o := focused.(fyne.CanvasObject)
			at, high := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y, o.Size().Height
			if seen := min(at+high, bottom) - max(at, top); onPage[o] && seen < min(high, ui.TargetSize) {
				t.Errorf("%s: %q has the keys at %v, out of sight", e.Title, focused.(fyne.Accessible).AccessibilityLabel(), at)
			}
		})
	}
	_, menu := d.MenuControls()
	uitest.Click(d.Canvas(), uitest.Middle(menu))
	if d.Idle() {
		t.Error("a tap on the menu is another's")
	}
}
