package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TallColumn stacks items of differing heights in a scroll, however many there are: it makes, fills and measures those in and
// near sight alone. What it hasn't measured yet counts as high as the others are on average, and what is in sight stays where
// it is while that is put right.
type TallColumn struct {
	// Root is what is shown, Scroll the pane in it.
	Root   *fyne.Container
	Scroll *ScrollPane
	// fill returns an item, made where there is none yet, with what it shows now, and reports whether its height may have
	// changed.
	fill     func(i int) (item fyne.CanvasObject, changed bool)
	gap, pad float32
	content  *fyne.Container
	items    []tallItem
	size     fyne.Size
	// placed is how far the pane was scrolled as the items were laid out last.
	placed fyne.Position
	// showing says that items are being shown: what that scrolls or lays out shows no others.
	showing bool
}

// tallItem is one item: nil until it has been near sight.
type tallItem struct {
	object fyne.CanvasObject
	height float32
	// measured says that the height is the item's own, filled that it shows the present state.
	measured, filled bool
}

// How many heights of the pane count as near sight, before and behind it, and how high an item is taken to be before any is
// measured.
const (
	nearSight   = 2
	unknownItem = 240
)

// NewTallColumn makes an empty column. Pad is the room around all items, gap between two.
func NewTallColumn(gap, pad float32, fill func(i int) (item fyne.CanvasObject, changed bool)) *TallColumn {
	c := &TallColumn{fill: fill, gap: gap, pad: pad}
	c.content = container.New((*tallContent)(c))
	c.Scroll = NewScrollPane(c.content)
	c.Scroll.OnScrolled = func(fyne.Position) { c.show() }
	c.Root = container.New((*tallRoot)(c), c.Scroll)
	return c
}

// Refresh shows the present state, of a number of items.
func (c *TallColumn) Refresh(count int) {
	for len(c.items) < count {
		c.items = append(c.items, tallItem{})
	}
	c.items = c.items[:count]
	for i := range c.items {
		c.items[i].filled = false
	}
	c.show()
}

// ReadOut tells all items, those far from sight too.
func (r *tallRoot) ReadOut() (lines []string) {
	c := (*TallColumn)(r)
	for i := range c.items {
		c.take(i)
		lines = append(lines, ReadOut(c.items[i].object)...)
	}
	c.place()
	return lines
}

// Remeasure lays out anew after a change of the size of text, or of the theme.
func (c *TallColumn) Remeasure() {
	for i := range c.items {
		c.items[i].measured = false
	}
	c.show()
}

// Bring makes an item that may be far from sight show the present state, in its place.
func (c *TallColumn) Bring(i int) {
	if i < len(c.items) {
		c.take(i)
		c.place()
	}
}

// Top is where an item begins, from the top of all.
func (c *TallColumn) Top(i int) float32 { return c.tops()[i] }

// ScrollTo brings a height from the top of all items to the top of the pane.
func (c *TallColumn) ScrollTo(y float32) {
	c.Scroll.ScrollToOffset(fyne.NewPos(0, y))
	c.show()
}

// show fills the items near sight and lays all out.
func (c *TallColumn) show() {
	if c.showing || c.size.Width <= 0 {
		return
	}
	c.showing = true
	defer func() { c.showing = false }()
	const most = 8 // rounds: what is measured in one brings others near sight
	for range most {
		first, into := c.firstInSight()
		if !c.takeNear() {
			break
		}
		if c.Scroll.Offset.Y > 0 {
			c.Scroll.Offset.Y = max(c.tops()[first]+into, 0)
		}
	}
	c.place()
}

// takeNear fills and measures the items near sight, and reports whether any has another height than it was taken to have.
func (c *TallColumn) takeNear() bool {
	changed, near := false, nearSight*c.size.Height
	for i, top := range c.tops() {
		if i < len(c.items) && top < c.Scroll.Offset.Y+c.size.Height+near && top+c.items[i].height > c.Scroll.Offset.Y-near {
			changed = c.take(i) || changed
		}
	}
	return changed
}

// take fills and measures an item where that isn't done, and reports whether it has another height than before.
func (c *TallColumn) take(i int) bool {
	item := &c.items[i]
	before := item.height
	if !item.filled {
		object, changed := c.fill(i)
		item.measured = item.measured && !changed && object == item.object
		item.object, item.filled = object, true
	}
	if !item.measured && c.size.Width > 0 {
		item.height, item.measured = HeightFor(item.object, c.size.Width-2*c.pad), true
	}
	return item.height != before
}

// tops are where the items begin, from the top of all, and where all end. An item that was never measured is taken to be
// as high as the others are on average.
func (c *TallColumn) tops() []float32 {
	usual, n := float32(0), float32(0)
	for _, item := range c.items {
		if item.object != nil {
			usual, n = usual+item.height, n+1
		}
	}
	if usual = usual / max(n, 1); n == 0 {
		usual = unknownItem
	}
	tops, y := make([]float32, 0, len(c.items)+1), c.pad
	for i := range c.items {
		if c.items[i].object == nil {
			c.items[i].height = usual
		}
		tops = append(tops, y)
		y += c.items[i].height + c.gap
	}
	return append(tops, max(y-c.gap, c.pad)+c.pad)
}

// firstInSight is the first item in sight, and how much of it is above.
func (c *TallColumn) firstInSight() (item int, above float32) {
	tops := c.tops()
	for i := range c.items {
		if tops[i+1] > c.Scroll.Offset.Y {
			return i, c.Scroll.Offset.Y - tops[i]
		}
	}
	return 0, 0
}

// place lays out the items that there are, in their order.
func (c *TallColumn) place() {
	if c.size.Width <= 0 {
		return
	}
	tops := c.tops()
	objects := make([]fyne.CanvasObject, 0, len(c.content.Objects))
	for i, item := range c.items {
		if item.object == nil {
			continue
		}
		item.object.Move(fyne.NewPos(c.pad, tops[i]))
		item.object.Resize(fyne.NewSize(c.size.Width-2*c.pad, item.height))
		objects = append(objects, item.object)
	}
	size := fyne.NewSize(c.size.Width, max(c.size.Height, tops[len(c.items)]))
	if slices.Equal(objects, c.content.Objects) && size == c.content.Size() && c.Scroll.Offset == c.placed {
		return
	}
	c.content.Objects = objects
	c.content.Resize(size)
	c.Scroll.Refresh()
	c.placed = c.Scroll.Offset
}

// tallRoot is the layout of what is shown: a column with another size shows other items.
type tallRoot TallColumn

func (r *tallRoot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c := (*TallColumn)(r)
	if size.Width != c.size.Width {
		for i := range c.items {
			c.items[i].measured = false
		}
	}
	c.size = size
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	c.show()
}

func (r *tallRoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// tallContent is the layout of the items, which the column places itself.
type tallContent TallColumn

func (*tallContent) Layout([]fyne.CanvasObject, fyne.Size) {}

func (t *tallContent) MinSize([]fyne.CanvasObject) fyne.Size {
	tops := (*TallColumn)(t).tops()
	return fyne.NewSize(2*t.pad, tops[len(tops)-1])
}
