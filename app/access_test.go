package app_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/uitest"
)

// words are the words of a text, without what a line that is cut leaves of one.
func words(text string) (all []string) {
	for _, word := range strings.Fields(text) {
		if !strings.Contains(word, "…") {
			all = append(all, word)
		}
	}
	return all
}

func TestThePageAsTextTellsAllThatIsSeen(t *testing.T) {
	d := openWhole(t)
	designed(d)
	d.Fill()
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		text := d.PageText()
		told := map[string]bool{}
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n[];:,", r) }) {
			told[word] = true
		}
		uitest.Visible(d.Shown().Object(), func(o fyne.CanvasObject) {
			if shown, ok := o.(*canvas.Text); ok {
				for _, word := range words(shown.Text) {
					if plain := strings.Trim(word, "[];:,!"); plain != "" && !told[plain] && !strings.Contains(text, plain) {
						t.Errorf("%s: %q of %q isn't told", e.Title, word, shown.Text)
					}
				}
			}
		})
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

// bridged are the labels that Fyne's bridge to screen readers finds on Windows: it goes into containers and nothing else, and skips what has
// the role of one.
func bridged(o fyne.CanvasObject) (labels []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		labels = append(labels, a.AccessibilityLabel())
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			labels = append(labels, bridged(child)...)
		}
	}
	return labels
}

// eachWithKeys goes through a page by Tab.
func eachWithKeys(d *apptest.Desk, visit func(fyne.Focusable)) {
	d.T.Helper()
	d.Canvas().Unfocus()
	var seen []fyne.Focusable
	for {
		d.Canvas().FocusNext()
		focused := d.Canvas().Focused()
		if focused == nil || slices.Contains(seen, focused) {
			return
		}
		seen = append(seen, focused)
		visit(focused)
	}
}

func TestWhateverHasTheKeysIsReportedToScreenReaders(t *testing.T) {
	d := openWhole(t)
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		eachWithKeys(d, func(focused fyne.Focusable) {
			a, ok := focused.(fyne.Accessible)
			if !ok {
				t.Fatalf("%s: %T tells nothing of itself", e.Title, focused)
			}
			label := a.AccessibilityLabel()
			if strings.Trim(label, " :") == "" {
				t.Errorf("%s: %T has no words", e.Title, focused)
			}
			if !slices.ContainsFunc(bridged(d.Canvas().Content()), func(told string) bool { return strings.Contains(told, label) }) {
				t.Errorf("%s: %q has the keys and isn't reported", e.Title, label)
			}
		})
	}
	d.Run(page.NewCase)
	d.WaitForDialog()
	told := strings.Join(bridged(d.Canvas().Content()), "\n")
	for text := range apptest.Texts(d.Over()) {
		if !strings.Contains(told, text) {
			t.Errorf("%q in a dialog isn't reported", text)
		}
	}
}

func TestWhatIsTappedIsLargeEnough(t *testing.T) {
	d := openWhole(t)
	for d.CanZoom(-1) {
		d.Run("smaller")
	}
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		uitest.Visible(d.Canvas().Content(), func(o fyne.CanvasObject) {
			_, tapped := o.(fyne.Tappable)
			size := o.Size()
			if sort := fmt.Sprintf("%T", o); sort == "*widget.scrollBarArea" || sort == "*grid.columnBar" {
				return // the wheel and the keys do the same
			}
			if tapped && (size.Width < ui.TargetSize || size.Height < ui.TargetSize) {
				t.Errorf("%s: %T %s is %v", e.Title, o, ui.ReadOut(o), size)
			}
		})
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
			d.Go(page.Place{Page: e.ID})
			d.Canvas().Unfocus()
			without := d.Picture()
			eachWithKeys(d, func(focused fyne.Focusable) {
				if seen := changed(without, d.Canvas().Capture(), around(focused.(fyne.CanvasObject))); seen < 20 {
					t.Errorf("%s, %s: of the keys on %q %d points are seen", e.Title, state, focused.(fyne.Accessible).AccessibilityLabel(), seen)
				}
			})
		}
	}
}

// around is where an object is drawn, with the ring around it.
func around(o fyne.CanvasObject) image.Rectangle {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return image.Rect(int(at.X), int(at.Y), int(at.X+size.Width), int(at.Y+size.Height)).Inset(-4)
}

// changed counts the points of a part of two pictures that differ by 3 to 1.
func changed(a, b image.Image, in image.Rectangle) (points int) {
	in = in.Intersect(a.Bounds())
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if p, q := a.At(x, y), b.At(x, y); p != q && uitest.Contrast(p, q) >= 3 {
				points++
			}
		}
	}
	return points
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
		eachWithKeys(d, func(focused fyne.Focusable) {
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
