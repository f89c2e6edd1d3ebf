// Package page is what a page of the window and the window are to each other: a page is made on a [Host], by which it asks
// the window for something, and the window knows a page as a [Page] alone. What pages share stands here too.
package page

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// Page is one of the window's pages. All its methods run on Fyne's goroutine.
type Page interface {
	// Object is what is shown.
	Object() fyne.CanvasObject
	// Commands are those of the page; they stand in the window's table whether the page is shown or not.
	Commands() []Command
	// Refresh shows the session's state; it is called while the page is shown.
	Refresh()
	// Focus gives the keys to where work begins.
	Focus()
	// Show brings what a place names into sight and puts the keys on it; the page is shown already.
	Show(Place)
	// Leave takes what is being typed, before another page is shown, and reports whether it could.
	Leave() bool
	// Rewind goes back to the beginning, for a case just opened; Refresh then shows it.
	Rewind()
	// Restyle lays out anew after a change of theme or size of text.
	Restyle()
	// Scroll goes on by a screen, or back.
	Scroll(by int)
	// Stop ends what works in the background for the page.
	Stop()
}

// Follower is a page that is told of every change, shown or not.
type Follower interface {
	Follow()
}

// Opener is a page that opens files of a kind of its own, which are named to the program, dropped on its window or opened by a double click.
type Opener interface {
	// OpenFile reports whether the file is of that kind, and opens it then.
	OpenFile(path string) bool
}

// Typist is a page with a table that one types into.
type Typist interface {
	// Typing is the editor of the cell that is typed into, open or not.
	Typing() *grid.Editor
}

// Paster is a page that takes what is pasted while nothing with the keys has a use for it.
type Paster interface {
	Paste()
}

// Figured is a page that shows a figure of its own.
type Figured interface {
	// FigureShown says which, and of which scenarios where that isn't the one shown.
	FigureShown() (k charts.FigureID, scenarios []string)
}

// Maker is a page that makes its figure itself, of what it has found of the present state, or says why it can't.
type Maker interface {
	// FigureKind says which figure it is.
	FigureKind() charts.FigureID
	MakeFigure() (*charts.Figure, error)
}

// Arranger is a page on which what the keys act on can be moved among its like.
type Arranger interface {
	// Arrange moves it up or down by a number of places, and CantArrange says why it can't, empty where it can.
	Arrange(by int)
	CantArrange() string
}

// Fixed is a page on which a switch of the header changes nothing now: there it is grey.
type Fixed interface {
	// Fixed says in a sentence of the estimate and of the basis why, empty for one that has an effect.
	Fixed() (estimate, basis string)
}

// Drawer is a page with pictures, which workers draw.
type Drawer interface {
	// Drawn reports whether the pictures in sight show what was asked for last.
	Drawn() bool
}

// OfOption is a widget that stands for options; with the keys it acts on one.
type OfOption interface {
	// Option is the id of the option that the keys act on, empty for none.
	Option() string
}

// Place is somewhere to go.
type Place struct {
	// Page is the page to show, empty for the one that lists the record.
	Page ID
	// Record is what to put the keys on, the zero value for where work begins.
	Record model.Hit
	// Lines asks the page of figures for the lines that count in the scenario shown.
	Lines Lines
}

// Lines says which of the lines that count in a scenario are asked for.
type Lines int

// Which lines are asked for.
const (
	NoLines Lines = iota
	AllLines
	BenefitLines
	CostLines
)

// Entry is a row of the window's table of pages.
type Entry struct {
	ID ID
	// Title stands in the sidebar, under its Group; one of the two is the menu of the page’s commands.
	Title, Group string
	// Key shows the page, with Alt; empty for none.
	Key fyne.KeyName
	// Lists says which records are worked on there.
	Lists []model.Listing
	New   func(Host) Page
}
