package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
)

// newTablePage sets a table on a card below what goes over it.
func newTablePage(over fyne.CanvasObject, g *grid.Grid) *fyne.Container {
	return container.New(&tablePage{}, over, ui.NewCardOf(g.Root))
}

// tablePage gives what goes over the table the height it needs, and the table the rest.
type tablePage struct{}

func (tablePage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*bodyPad, 2*bodyPad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(bodyPad, bodyPad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	objects[1].Move(fyne.NewPos(bodyPad, bodyPad+over+ui.Gap))
	objects[1].Resize(fyne.NewSize(inner.Width, max(inner.Height-over-ui.Gap, 0)))
}

func (tablePage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }
