package app

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/ui/grid"
)

// gridPage is what the pages share that are a table with something around it: the keys go to the table, what is typed
// there is taken before another page is shown, and a change of theme lays out anew.
type gridPage struct {
	grid *grid.Grid
	root *fyne.Container
}

func (p *gridPage) object() fyne.CanvasObject { return p.root }
func (p *gridPage) focus()                    { p.grid.List.TakeFocus() }
func (p *gridPage) leave() bool               { return p.grid.Editor.Commit() }
func (p *gridPage) typing() *grid.Editor      { return p.grid.Editor }
func (p *gridPage) page(int)                  {}
func (p *gridPage) stop()                     {}
func (p *gridPage) rewind()                   { p.grid.Rewind() }

// takeKeys gives the table the keys, after a tap on what stands above it.
func (p *gridPage) takeKeys() { p.grid.TakeKeys() }

// paste takes what is pasted while nothing else has a use for it.
func (p *gridPage) paste() { p.grid.Paste() }

func (p *gridPage) restyle() {
	p.layOut()
	p.grid.Arrange()
}

// layOut lays the page out again after a change of height.
func (p *gridPage) layOut() { p.root.Layout.Layout(p.root.Objects, p.root.Size()) }
