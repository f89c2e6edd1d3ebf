package apptest

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tomworkbench/app/page"
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

// CheckPage goes to a page and holds it to what people need who don't see it well, or have no mouse: all that is seen is in the page as text,
// whatever has the keys is reported and is seen to have them, and what is tapped is large enough.
func (d *Desk) CheckPage(e page.Entry) {
	d.T.Helper()
	d.CheckTold(e)
	d.CheckReported(e)
	d.CheckTargets(e)
	d.CheckKeysSeen(e, "as it is")
}

func (d *Desk) goTo(e page.Entry) {
	d.Go(page.Place{Page: e.ID})
	d.Settle()
}

// CheckTold holds a page to be told as text, word by word.
func (d *Desk) CheckTold(e page.Entry) {
	d.T.Helper()
	d.goTo(e)
	text := d.PageText()
	told := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n[];:,", r) }) {
		told[word] = true
	}
	uitest.Visible(d.Shown().Object(), func(o fyne.CanvasObject) {
		if shown, ok := o.(*canvas.Text); ok {
			for _, word := range words(shown.Text) {
				if plain := strings.Trim(word, "[];:,!"); plain != "" && !told[plain] && !strings.Contains(text, plain) {
					d.T.Errorf("%s: %q of %q isn't told", e.Title, word, shown.Text)
				}
			}
		}
	})
}

// Bridged are the labels that Fyne's bridge to screen readers finds on Windows: it goes into containers and nothing else, and skips what has
// the role of one.
func Bridged(o fyne.CanvasObject) (labels []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		labels = append(labels, a.AccessibilityLabel())
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			labels = append(labels, Bridged(child)...)
		}
	}
	return labels
}

// EachWithKeys goes through a page by Tab.
func (d *Desk) EachWithKeys(visit func(fyne.Focusable)) {
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

// CheckReported holds whatever has the keys on a page to be reported to screen readers.
func (d *Desk) CheckReported(e page.Entry) {
	d.T.Helper()
	d.goTo(e)
	d.EachWithKeys(func(focused fyne.Focusable) {
		a, ok := focused.(fyne.Accessible)
		if !ok {
			d.T.Fatalf("%s: %T tells nothing of itself", e.Title, focused)
		}
		label := a.AccessibilityLabel()
		if strings.Trim(label, " :") == "" {
			d.T.Errorf("%s: %T has no words", e.Title, focused)
		}
		if !slices.ContainsFunc(Bridged(d.Canvas().Content()), func(told string) bool { return strings.Contains(told, label) }) {
			d.T.Errorf("%s: %q has the keys and isn't reported", e.Title, label)
		}
	})
}

// CheckTargets holds whatever is tapped on a page to be large enough, with text as small as it gets.
func (d *Desk) CheckTargets(e page.Entry) {
	d.T.Helper()
	for d.CanZoom(-1) {
		d.Run("smaller")
	}
	d.goTo(e)
	uitest.Visible(d.Canvas().Content(), func(o fyne.CanvasObject) {
		_, tapped := o.(fyne.Tappable)
		size := o.Size()
		if sort := fmt.Sprintf("%T", o); sort == "*widget.scrollBarArea" || sort == "*grid.columnBar" {
			return // the wheel and the keys do the same
		}
		if tapped && (size.Width < ui.TargetSize || size.Height < ui.TargetSize) {
			d.T.Errorf("%s: %T %s is %v", e.Title, o, ui.ReadOut(o), size)
		}
	})
}

// CheckKeysSeen holds it to be seen on a page what has the keys, by pictures; state says of what they are.
func (d *Desk) CheckKeysSeen(e page.Entry, state string) {
	d.T.Helper()
	d.Go(page.Place{Page: e.ID})
	d.Canvas().Unfocus()
	without := d.Picture()
	d.EachWithKeys(func(focused fyne.Focusable) {
		if seen := changed(without, d.Canvas().Capture(), around(focused.(fyne.CanvasObject))); seen < 20 {
			d.T.Errorf("%s, %s: of the keys on %q %d points are seen", e.Title, state, focused.(fyne.Accessible).AccessibilityLabel(), seen)
		}
	})
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
