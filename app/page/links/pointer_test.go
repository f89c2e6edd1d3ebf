package links

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/charts/draw"
)

// lies reports whether a part lies near a place of the map.
func lies(spot draw.Spot, x, y int) bool {
	const near = 4
	for dx := -near; dx <= near; dx++ {
		for dy := -near; dy <= near; dy++ {
			if spot.Contains(x+dx, y+dy) {
				return true
			}
		}
	}
	return false
}

// pointAll goes over the map with the pointer and holds that each part is said where it lies. It returns how many were said, and
// a place of a node and of a band with a link.
func pointAll(d *apptest.Desk, v *view) (said int, node, band fyne.Position) {
	d.T.Helper()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.picture)
	size := v.picture.Size()
	seen, last := map[string]bool{}, -1
	for x := float32(4); x < size.Width; x += size.Width / 60 {
		for y := float32(4); y < size.Height; y += 5 {
			at := corner.AddXY(x, y)
			test.MoveMouse(d.Canvas(), at)
			if d.Said() == "" || v.picture.At == last {
				continue // beside all of them, or what was said before stays
			}
			last = v.picture.At
			spot := v.picture.Spots[last]
			if d.Said() != spot.Words || !lies(spot, int(x), int(y)) {
				d.T.Fatalf("at %v it says %q of %q", at, d.Said(), spot.Words)
			}
			if seen[spot.Words] = true; spot.Hop < 0 {
				node = at
			} else if v.picture.Hops[spot.Hop].Link != nil {
				band = at
			}
		}
	}
	return len(seen), node, band
}

// The parts of the map are said under the pointer, and a click goes where Enter does.
func TestThePointerOnTheMapSaysItsPartsAndAClickLeadsToTheirLinks(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Links)
	v := d.Shown().(*view)
	v.showMatrix(len(matrices()))
	d.Picture() // at the size that it is seen in
	d.ClickBeside()
	said, node, band := pointAll(d, v)
	if said < len(v.picture.Spots)/2 || node.IsZero() || band.IsZero() {
		t.Fatalf("of %d parts %d are said", len(v.picture.Spots), said)
	}
	test.MoveMouse(d.Canvas(), fyne.NewPos(apptest.Width-2, apptest.Height-2))
	if d.Said() != "" {
		t.Errorf("beside it it says %q", d.Said())
	}
	test.MoveMouse(d.Canvas(), band)
	link := v.picture.Hops[v.picture.Spots[v.picture.At].Hop].Link
	test.MoveMouse(d.Canvas(), node)
	uitest.Click(d.Canvas(), band) // what is clicked counts, not what was pointed at last
	if v.mapShown() || v.Key(v.Grid.Cursor.Row) != link.Owner {
		t.Errorf("a click on a band of %+v leads to the row %q", link, v.Key(v.Grid.Cursor.Row))
	}
	if v.picture.AccessibilityLabel() == "" {
		t.Error("the map says nothing to those who can't see it")
	}
	d.Settle()
}

// While the map is shown there is no cell to paste into.
func TestAPasteOverTheMapChangesNothing(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Links)
	v := d.Shown().(*view)
	before := d.Session().Case()
	for _, matrix := range []int{len(matrices()), 0} {
		v.showMatrix(matrix)
		fyne.CurrentApp().Clipboard().SetContent("c\n")
		d.ClickBeside()
		v.Grid.MoveToKey("data-team", linkFixed)
		d.TypedShortcut(&fyne.ShortcutPaste{})
		if !d.Idle() {
			t.Errorf("a paste says %q", d.DialogText())
		}
		if changed := d.Session().Case() != before; changed == v.mapShown() {
			t.Errorf("the map is shown: %v, a paste changes the case: %v", v.mapShown(), changed)
		}
	}
	d.Settle()
}
