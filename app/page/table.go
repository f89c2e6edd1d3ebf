package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
)

// Pad is the room around all that a page shows.
const Pad float32 = 10

// Table is what the pages share that are a table with something around it: the keys go to the table, what is typed
// there is taken before another page is shown, and a change of theme lays out anew.
type Table struct {
	Grid  *grid.Grid
	Whole *fyne.Container
}

// Object is what is shown.
func (p *Table) Object() fyne.CanvasObject { return p.Whole }

// Focus gives the table the keys.
func (p *Table) Focus() { p.Grid.List.TakeFocus() }

// Leave takes what is being typed, and reports whether it could.
func (p *Table) Leave() bool { return p.Grid.Editor.Commit() }

// Typing is the editor of the cell that is typed into, open or not.
func (p *Table) Typing() *grid.Editor { return p.Grid.Editor }

// Scroll does nothing: the table takes the keys that scroll it.
func (p *Table) Scroll(int) {}

// Stop does nothing: nothing works in the background for a table.
func (p *Table) Stop() {}

// Rewind goes back to the first cell, and gives up what is being typed.
func (p *Table) Rewind() { p.Grid.Rewind() }

// TakeKeys gives the table the keys, after a tap on what stands above it.
func (p *Table) TakeKeys() { p.Grid.TakeKeys() }

// Paste takes what is pasted while nothing else has a use for it.
func (p *Table) Paste() { p.Grid.Paste() }

// Restyle lays out anew after a change of theme or size of text.
func (p *Table) Restyle() {
	p.LayOut()
	p.Grid.Arrange()
}

// LayOut lays the page out again after a change of height.
func (p *Table) LayOut() { p.Whole.Layout.Layout(p.Whole.Objects, p.Whole.Size()) }

// NewTable sets a table on a card below what goes over it.
func NewTable(over fyne.CanvasObject, g *grid.Grid) *fyne.Container {
	return container.New(&tableLayout{}, over, ui.NewCardOf(g.Root))
}

// tableLayout gives what goes over the table the height it needs, and the table the rest.
type tableLayout struct{}

func (tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*Pad, 2*Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(Pad, Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	objects[1].Move(fyne.NewPos(Pad, Pad+over+ui.Gap))
	objects[1].Resize(fyne.NewSize(inner.Width, max(inner.Height-over-ui.Gap, 0)))
}

func (tableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }
