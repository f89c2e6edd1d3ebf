package page

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// Host is the window as a page sees it. All its methods but OnUI are called on Fyne's goroutine.
type Host interface {
	// Session holds the open case and what is shown of it.
	Session() *session.Session
	// Do carries an edit out, or says why it can't be made, and reports whether it did; Propose asks first where it
	// would take with it what people said.
	Do(edit model.Edit, err error) bool
	Propose(edit model.Edit, err error)

	Asker
	Sayer

	// Go shows a place, and Shown is the page that is shown.
	Go(to Place)
	Shown() Page
	// ShownTitle is the title of the page that is shown.
	ShownTitle() string
	// ShowFigure takes the figure that a page shows, nil for none: the window's words come from it.
	ShowFigure(of Page, f *charts.Figure)

	// Command is a command of the window's table, for a page with a window of its own; ToFront brings the first window to
	// the front.
	Command(id ID) Command
	ToFront()
	// Run carries a command out if it can do anything now, and Control makes a control that does.
	Run(id ID)
	Control(label string, id ID, icon fyne.Resource) *ui.Control
	// MergeCopy merges a copy of the open case that has a name, after asking where both changed the same.
	MergeCopy(name string, c session.Copy)
	// TypedKey and TypedShortcut take what the widget with the keys has no use for.
	TypedKey(e *fyne.KeyEvent)
	TypedShortcut(s fyne.Shortcut)
	Canvas() fyne.Canvas
	Theme() *ui.Theme
	Pasteboard() Pasteboard

	Now() time.Time
	// InBackground runs work away from Fyne's goroutine; its context ends when the window closes, which waits for it.
	InBackground(work func(ctx context.Context))
	// OnUI runs a function on Fyne's goroutine, from any other.
	OnUI(f func())
}

// Asker asks a person and tells them something, in dialogs. [Dialogs] is one.
type Asker interface {
	// Report says what went wrong; no error does nothing.
	Report(err error)
	Tell(title, text string)
	// Ask lets the person confirm something.
	Ask(title, text, yes string, run func())
	// Choose lets them pick one of some names, Search one of those found for what they type, of which there can be most.
	Choose(title string, names []string, current int, onPick func(int))
	Search(title, hint string, width float32, most int, find func(typed string) []string, onPick func(int))
	AskText(title, label, text string, check func(string) error, run func(string))
	// AskPlace asks for a path as AskText does, lets the person look for another folder, and says what they have to know of it, if anything.
	AskPlace(title, label, path, note string, check func(string) error, run func(string))
	AskForm(title string, over fyne.CanvasObject, fields []*ui.FormField, yes string, check func() error, run func())
	ShowSheet(title string, width float32, body fyne.CanvasObject, actions ...ui.Action) *ui.Sheet
	// ShowMenu opens a menu at a place in the window.
	ShowMenu(at fyne.Position, items ...*fyne.MenuItem)
	// Browse lets the person look for a file in any folder.
	Browse(endings []string, use func(path string))
	// TypedOnSheet gives a key to the dialog that is open.
	TypedOnSheet(e *fyne.KeyEvent)
	// Idle reports whether no dialog is open.
	Idle() bool
}

// Sayer says something in the status line, until something else is said.
type Sayer interface {
	Explain(text string)
	// Warn says what a person shouldn't overlook.
	Warn(text string)
	ClearStatus()
	// ShowNotes shows the notes that belong to the figures.
	ShowNotes(notes []string)
}

// Pasteboard takes what Fyne's own clipboard can't hold: pictures and tables.
type Pasteboard interface {
	// PutImage and PutHTML fail with [ErrNoPasteboard] where the desktop has none.
	PutImage(png []byte) error
	PutHTML(table string) error
}

// Later runs slow work away from Fyne's goroutine and then shows its outcome on it.
func Later[T any](h Host, work func(ctx context.Context) (T, error), show func(T, error)) {
	h.InBackground(func(ctx context.Context) {
		result, err := work(ctx)
		h.OnUI(func() { show(result, err) })
	})
}

// ErrNoPasteboard means that the desktop has no clipboard for pictures and tables.
var ErrNoPasteboard = errors.New("the clipboard of this desktop takes no pictures and tables")
