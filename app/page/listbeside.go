package page

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
)

// ListBeside is a layout that sets the list beside the picture, and the picture's words below it.
type ListBeside struct{}

const (
	listShare  float32 = 0.36
	leastWords float32 = 110
)

// Layout places what goes over the page, the list, the picture and its words.
func (ListBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*Pad, 2*Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(Pad, Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	list := inner.Width * listShare
	objects[1].Move(fyne.NewPos(Pad, top))
	objects[1].Resize(fyne.NewSize(list, height))
	right, wide := Pad+list+ui.RowGap, inner.Width-list-ui.RowGap
	words := min(max(leastWords, ui.HeightFor(objects[3], wide)), height/3)
	objects[2].Move(fyne.NewPos(right, top))
	objects[2].Resize(fyne.NewSize(wide, height-words-ui.RowGap))
	objects[3].Move(fyne.NewPos(right, top+height-words))
	objects[3].Resize(fyne.NewSize(wide, words))
}

// MinSize is the least that is of use.
func (ListBeside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }
