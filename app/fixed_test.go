package app_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// A switch of the header that is grey on a page changes nothing there, says why, and keeps its place.
func TestASwitchThatChangesNothingOnAPageIsGreyAndSaysWhy(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Settle()
	switches := map[string]*ui.Segments{}
	apptest.Walk(d.Canvas().Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.Segments); ok && switches[s.Name] == nil {
			switches[s.Name] = s
		}
	})
	estimate, basis := switches["Estimate"], switches["Basis"]
	at := estimate.Position()
	fixed := 0
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		d.Settle()
		var why [2]string
		if p, ok := d.Shown().(page.Fixed); ok {
			why[0], why[1] = p.Fixed()
		}
		if estimate.Fixed() != why[0] || basis.Fixed() != why[1] || estimate.Position() != at {
			t.Errorf("%s: %q and %q, at %v", e.Title, estimate.Fixed(), basis.Fixed(), estimate.Position())
		}
		for i, s := range []*ui.Segments{estimate, basis} {
			if why[i] == "" {
				continue
			}
			fixed++
			was := d.Session().View()
			s.FocusGained()
			if !d.Says(why[i]) {
				t.Errorf("%s: at %s it says %q", e.Title, s.Name, d.Said())
			}
			s.FocusLost()
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			if d.Session().View() != was {
				t.Errorf("%s: %s moves", e.Title, s.Name)
			}
		}
	}
	if fixed < 10 {
		t.Errorf("%d switches are grey", fixed)
	}
}

// What a page says of itself is held against what it shows: where a switch is grey, the page looks the same however it stands.
func TestAPageOnWhichASwitchIsGreyLooksTheSameHoweverItStands(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for _, e := range pages.All() {
		d.Go(page.Place{Page: e.ID})
		p, ok := d.Shown().(page.Fixed)
		if !ok {
			continue
		}
		looks := func() image.Image {
			d.Settle()
			d.Picture()
			d.Settle()
			o := d.Shown().Object()
			at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
			cut := image.Rect(int(at.X), int(at.Y), int(at.X+size.Width), int(at.Y+size.Height))
			return d.Picture().(interface {
				SubImage(image.Rectangle) image.Image
			}).SubImage(cut)
		}
		estimate, basis := p.Fixed()
		for _, one := range []struct {
			why  string
			name string
			turn func(*session.View)
		}{
			{estimate, "the estimate", func(v *session.View) { v.Estimate = model.Maximum }},
			{basis, "the basis", func(v *session.View) { v.Basis = model.Recurring }},
		} {
			if one.why == "" {
				continue
			}
			was, before := d.Session().View(), looks()
			now := was
			one.turn(&now)
			d.Session().Show(now)
			if !same(before, looks()) {
				t.Errorf("%s: %s is grey there (%q), and changes what is shown", e.Title, one.name, one.why)
			}
			d.Session().Show(was)
		}
	}
	d.Settle()
}

// same reports whether two pictures have the same pixels.
func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
