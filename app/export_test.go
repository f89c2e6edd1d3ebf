package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
)

// What the tests of the whole window look into.

func (w *Window) AllCommands() []page.Command { return w.commands.all }
func (w *Window) Groups() []string            { return w.groups() }
func (w *Window) ShownID() page.ID            { return w.pages.shown.ID }
func (w *Window) Sidebar() fyne.Focusable     { return w.pages.sidebar }
func (w *Window) Body() *fyne.Container       { return w.pages.body }
func (w *Window) Cases() *cases.Cases         { return w.cases }
func (w *Window) Figure() *charts.Figure      { return w.figures.shown }
func (w *Window) CloseAsked()                 { w.close() }
func (w *Window) Closing() bool               { return w.closing }
func (w *Window) HeaderOf() (undo, scenario, add, last *ui.Control) {
	return w.header.undo, w.header.scenario, w.header.add, w.header.present
}

// TakeOver has the window take what later starts hand over, as one that was begun with the program does.
func (w *Window) TakeOver() {
	w.announce()
	w.takeOver()
}

// MenuControls are the controls that open the menu of the case and that of all commands.
func (w *Window) MenuControls() (caseControl, all *ui.Control) {
	return w.header.caseControl, w.header.menu
}

// Status is the status line's word on saving, the ways out that it offers, and its two sentences.
func (w *Window) Status() (saving string, why, retry, copied *ui.Control, explained, notes *ui.OneLine) {
	b := w.statusBar
	return b.saving.Text, b.why, b.retry, b.copy, b.explained, b.notes
}

func (w *Window) Failed() bool { return w.statusBar.shownSaving.Trouble() != nil }

const (
	LeastWidth  = windowLeastWidth
	LeastHeight = windowLeastHeight
	UsualWidth  = windowWidth
	UsualHeight = windowHeight
)

var (
	ZoomSteps      = zoomSteps
	RememberedSize = rememberedSize
)

// Running is the program while its window is open, for a window and a queue of a test's.
type Running = running

func NewRunning(p Params, w fyne.Window, onUI func(func())) *Running {
	return &running{params: p, window: w, onUI: onUI, background: page.NewBackground()}
}
func (r *running) ShowFailure(path string, err error)          { r.showFailure(path, err) }
func (r *running) WaysOut(path string, err error) []ui.Action  { return r.waysOut(path, err) }
func (r *running) SetWindow(w fyne.Window)                     { r.window = w }
func (r *running) Shown() *Window                              { return r.shown }
func (r *running) OfferReport(path, report string) []ui.Action { return r.offerReport(path, report) }

// Notice is what the strip below the header says, empty while it is closed, and closes it.
func (w *Window) Notice() (words string, hide func()) {
	if !w.notice.root.Visible() {
		return "", nil
	}
	return w.notice.words.Text, w.notice.hide
}
func (r *running) OpenStore(path string) { r.openStore(path) }

// Drop drops a file on the window.
func (w *Window) Drop(path string) { w.dropped([]fyne.URI{storage.NewFileURI(path)}) }
