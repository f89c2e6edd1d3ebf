package app_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
)

// A widget that is laid out anew where it stands keeps its objects: Fyne lays out whatever has other objects than in the frame before, so
// that one which makes new ones would be laid out and drawn with every frame for ever.
func TestWhatStandsStillKeepsItsObjects(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	for _, p := range pages.All() {
		d.Go(page.Place{Page: p.ID})
		d.Settle()
		walkWidgets(d.Canvas().Content(), func(w fyne.Widget) {
			r := test.WidgetRenderer(w)
			before := slices.Clone(r.Objects())
			r.Layout(w.Size())
			if !slices.Equal(before, r.Objects()) {
				t.Errorf("%s: a %T has other objects after it was laid out where it stood", p.Title, w)
			}
		})
	}
}

// walkWidgets visits the widgets of an object and of all in it that are seen.
func walkWidgets(o fyne.CanvasObject, visit func(fyne.Widget)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, one := range o.Objects {
			walkWidgets(one, visit)
		}
	case fyne.Widget:
		visit(o)
		for _, one := range test.WidgetRenderer(o).Objects() {
			walkWidgets(one, visit)
		}
	}
}
