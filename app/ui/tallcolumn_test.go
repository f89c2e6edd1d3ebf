package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// tall is a column of items whose heights are given, and which of them were made.
type tall struct {
	*TallColumn
	heights []float32
	made    map[int]fyne.CanvasObject
}

func newTall(t *testing.T, n int, height func(i int) float32) *tall {
	t.Helper()
	test.NewTempApp(t)
	x := &tall{made: map[int]fyne.CanvasObject{}}
	for i := range n {
		x.heights = append(x.heights, height(i))
	}
	x.TallColumn = NewTallColumn(10, 4, func(i int) (fyne.CanvasObject, bool) {
		r, ok := x.made[i].(*canvas.Rectangle)
		if !ok {
			r = canvas.NewRectangle(nil)
			x.made[i] = r
		}
		changed := r.MinSize().Height != x.heights[i]
		r.SetMinSize(fyne.NewSize(10, x.heights[i]))
		return r, changed
	})
	x.Refresh(n)
	win := test.NewTempWindow(t, x.Root)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(300, 200))
	return x
}

// checkOrder holds that the items that there are stand below each other, without meeting, and that those in sight are made.
func (x *tall) checkOrder(t *testing.T) {
	t.Helper()
	top, covered := x.Scroll.Offset.Y, x.Scroll.Offset.Y
	for i := range x.heights {
		o, ok := x.made[i]
		if !ok {
			continue
		}
		if prev, ok := x.made[i-1]; ok && o.Position().Y != prev.Position().Y+prev.Size().Height+10 {
			t.Errorf("item %d stands at %v, below one that ends at %v", i, o.Position().Y, prev.Position().Y+prev.Size().Height)
		}
		if x.items[i].filled && o.Size().Height != x.heights[i] {
			t.Errorf("item %d is %v high, want %v", i, o.Size().Height, x.heights[i])
		}
		if y := o.Position().Y; y <= covered+10 && y+o.Size().Height > covered {
			covered = y + o.Size().Height
		}
	}
	if end := x.Scroll.Content.Size().Height; covered < min(top+x.Scroll.Size().Height, end)-10 {
		t.Errorf("from %v on, items are made as far as %v only", top, covered)
	}
}

func TestATallColumnMakesWhatIsNearSightWhereverItIsScrolled(t *testing.T) {
	x := newTall(t, 500, func(i int) float32 { return float32(20 + i*37%160) })
	if n := len(x.made); n > 40 {
		t.Errorf("%d of 500 items are made at first", n)
	}
	x.checkOrder(t)
	for range 500 {
		x.Scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -150)})
		x.checkOrder(t)
	}
	if x.Scroll.Offset.Y+x.Scroll.Size().Height != x.Scroll.Content.Size().Height || x.made[499] == nil {
		t.Errorf("scrolled to the end it is at %v of %v", x.Scroll.Offset.Y, x.Scroll.Content.Size().Height)
	}
}

func TestWhatIsInSightStaysWhereItIsWhileOthersAreMeasured(t *testing.T) {
	x := newTall(t, 300, func(i int) float32 { return float32(30 + i%7*40) })
	x.ScrollTo(20_000) // far into what was never measured
	x.checkOrder(t)
	for range 60 {
		first, above := x.firstInSight()
		y := x.made[first].Position().Y - x.Scroll.Offset.Y
		x.Scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)}) // up, where nothing is measured
		x.checkOrder(t)
		if got := x.made[first].Position().Y - x.Scroll.Offset.Y; got-y > 50.5 || got-y < 49.5 {
			t.Fatalf("item %d, %v of it above, moves by %v for 50", first, above, got-y)
		}
	}
}

// A change of the size of text makes all items other heights: what is in sight stays so, and is drawn.
func TestWhatIsInSightStaysSoAsAllItemsGrow(t *testing.T) {
	x := newTall(t, 300, func(i int) float32 { return float32(30 + i%7*40) })
	x.ScrollTo(20_000)
	first, _ := x.firstInSight()
	for i := range x.heights {
		x.heights[i] *= 1.3
	}
	for i := range x.items {
		x.items[i].filled = false
	}
	x.Remeasure()
	x.checkOrder(t)
	if now, _ := x.firstInSight(); now != first {
		t.Errorf("the first in sight is %d, was %d", now, first)
	}
	if got, want := x.Scroll.Content.Position().Y, -x.Scroll.Offset.Y; got != want {
		t.Errorf("the items stand at %v, want %v", got, want)
	}
}

func TestAnItemIsFilledAnewOnlyWhereItIsSeen(t *testing.T) {
	x := newTall(t, 200, func(int) float32 { return 50 })
	x.ScrollTo(5000)
	x.ScrollTo(0)
	for i := range x.heights {
		x.heights[i] = 70
	}
	x.Refresh(200)
	x.checkNear(t, 0, 3, 70)
	if got := x.made[90].Size().Height; got != 50 {
		t.Errorf("an item far away is %v high", got)
	}
	x.ScrollTo(90 * 70)
	x.checkNear(t, 88, 92, 70)
	x.Refresh(2) // the others are gone
	if n := len(x.Scroll.Content.(*fyne.Container).Objects); n != 2 {
		t.Errorf("of 2 items %d are shown", n)
	}
	x.Refresh(0)
	if n := len(x.Scroll.Content.(*fyne.Container).Objects); n != 0 {
		t.Errorf("of no items %d are shown", n)
	}
}

func (x *tall) checkNear(t *testing.T, from, to int, height float32) {
	t.Helper()
	for i := from; i <= to; i++ {
		if o := x.made[i]; o == nil || o.Size().Height != height {
			t.Errorf("item %d is %v", i, fmt.Sprint(o))
		}
	}
}
