package apptest

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui/grid"
)

// CheckTextStays opens a cell of a table's first screen: its text stays where it is while it is edited.
func (d *Desk) CheckTextStays(g *grid.Grid, at grid.Place) {
	d.T.Helper()
	g.MoveTo(grid.Place{Row: 6, Col: at.Col}) // the cursor's frame elsewhere
	before := inkIn(d.Canvas().Capture(), cellArea(g, at))
	g.MoveTo(at)
	g.Open()
	g.Editor.Entry.CursorColumn = 0 // the cursor would be taken for ink at the end of figures
	g.Editor.Entry.Refresh()
	now := inkIn(d.Canvas().Capture(), cellArea(g, at))
	if before.Empty() || away(before.Min, now.Min) > 1 || away(before.Max, now.Max) > 1 {
		d.T.Errorf("%v: the text was at %v and is at %v", at, before, now)
	}
	d.Press(fyne.KeyEscape)
}

// away is how far apart two points are, along the axis where it is more.
func away(a, b image.Point) int { return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y) }

// cellArea is where a cell of a table's first screen lies in the window, without its frame.
func cellArea(g *grid.Grid, at grid.Place) image.Rectangle {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.Root)
	pos, size := g.Area(at)
	x, y := top.X+pos.X, top.Y+pos.Y
	return image.Rect(int(x)+3, int(y)+3, int(x+size.Width)-3, int(y+size.Height)-3)
}

// inkIn is the box around what is written in an area: dark and without much colour.
func inkIn(img image.Image, area image.Rectangle) image.Rectangle {
	var box image.Rectangle
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.R < 150 && int(c.B)-int(c.R) < 28 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}
