package app_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
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
	if fixed < 7 {
		t.Errorf("%d switches are grey", fixed)
	}
}
