// Package app is the Fyne window: one file a view. [Run] opens it.
package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/figure"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// Window is the workbench's window on a session. All its methods run on Fyne's goroutine.
type Window struct {
	app fyne.App
	// onUI runs a function on Fyne's goroutine, from any other.
	onUI    func(func())
	window  fyne.Window
	session *session.Session
	store   *storage.Store
	version string
	// lookingAt names what is only looked at, empty where work is saved.
	lookingAt string
	closing   bool
	// caseShown is the id of the case shown last.
	caseShown string
	now       func() time.Time
	// pasteboard takes pictures and tables.
	pasteboard pasteboard
	// shelved is the case put on a shelf last, while undo brings it back; nil for none.
	shelved *shelvedCase
	// askedWho says that a name for the log was asked for.
	askedWho bool
	// sheet is the dialog opened last, chooser the list to pick from.
	sheet   *ui.Sheet
	chooser *ui.Chooser
	// onEscape closes a dialog of Fyne's own, nil where none was opened.
	onEscape func()
	theme    *ui.Theme

	commands []command
	// shortcuts says which command a shortcut belongs to, by the shortcut's name.
	shortcuts map[string]commandID
	header    *header
	sidebar   *sidebar
	pages     []*page
	// page is the one shown, body what holds it.
	page *page
	body *fyne.Container
	// fit is what is known of the fit of the board, fitAsked what was asked last.
	fit      *fit
	fitAsked fitJob
	fitting  *session.Questions[fitJob]
	// board, chart and outcome are the parts of the board's page.
	board   *board
	chart   *figure.Pane
	outcome *outcome
	status  *statusBar
	// figure is the one that the words in the window come from, profile the board's.
	figure, profile *charts.Figure
	// present is the second window for the projector, nil while it is closed.
	present *presentation
}

// settingWindow and settingDark name what the window remembers.
const (
	settingWindow = "window"
	settingDark   = "dark"
	settingZoom   = "zoom"
)

// parts is what a window is made from.
type parts struct {
	app     fyne.App
	window  fyne.Window
	session *session.Session
	store   *storage.Store
	version string
	// lookingAt names what is only looked at, empty where work is saved.
	lookingAt string
	onUI      func(func())
	now       func() time.Time
	// pasteboard takes pictures and tables.
	pasteboard pasteboard
}

// newWindow builds the window's content on a session; show the case with refresh.
func newWindow(p parts) *Window {
	a, win, s := p.app, p.window, p.session
	w := &Window{app: a, onUI: p.onUI, window: win, session: s, store: p.store, version: p.version, lookingAt: p.lookingAt, now: p.now, pasteboard: p.pasteboard}
	w.theme = ui.NewTheme(ui.Appearance{Dark: s.Recall(settingDark) == "true", Zoom: soundZoom(s.Recall(settingZoom))}, anyWriting())
	a.Settings().SetTheme(w.theme)
	w.pages = w.pageTable()
	w.commands = w.commandTable()
	w.header = w.newHeader()
	w.status = newStatusBar(w)
	w.board = newBoard(s, boardSignals{onEdit: w.propose, onFigures: w.showFiguresOf, onExplain: w.status.explain, onLook: w.presentDecision, onKey: w.typedKey, now: p.now})
	w.chart = figure.New(charts.KindProfile, w.showProfile, w.onUI)
	w.outcome = newOutcome(w.showFiguresBehind, w.showHeadlines, w.typedKey)
	w.fitting = w.newFitting()
	w.sidebar = newSidebar(w)
	w.body = container.NewStack()
	win.SetContent(container.NewBorder(w.header.root, w.status.root, w.sidebar.root, nil, w.body))
	w.show(pageBoard)
	w.bindKeys()
	win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	a.Lifecycle().SetOnExitedForeground(w.keysLeft)
	s.Listen(w.refresh)
	return w
}

// keysLeft hears that the keys went to another window. A field that has the focus goes on as it was when they come back.
func (w *Window) keysLeft() {
	if f, ok := w.window.Canvas().Focused().(*ui.Field); ok {
		f.Left = true
	}
}

// refresh shows the session's state everywhere.
func (w *Window) refresh() {
	s := w.session
	if id := s.Case().Head().ID; id != w.caseShown {
		w.caseShown = id
		w.status.clear()
		for _, p := range w.pages {
			if p.view != nil {
				p.view.rewind()
			}
		}
	}
	w.header.refresh(s, w.canUndo())
	w.window.SetTitle(w.title())
	w.page.view.refresh()
	w.status.refresh(s.Saving())
	if w.present != nil {
		w.present.refresh()
	}
}

// title names what the window shows.
func (w *Window) title() string {
	parts := []string{w.session.Scenario().Name, w.session.Case().Head().Title, w.lookingAt, "TOM Workbench"}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " – ")
}

// showFigure takes the figure that the chart shows, nil for none: the words beside it come from the same one.
func (w *Window) showFigure(f *charts.Figure) {
	w.figure = f
	var notes []string
	if f != nil {
		notes = f.Notes()
	}
	w.status.showNotes(notes)
}

// showProfile takes the board's figure, whose notes stand on every page without a figure of its own.
func (w *Window) showProfile(f *charts.Figure) {
	shown := w.figure == w.profile
	if w.profile = f; shown {
		w.showFigure(f)
	}
}

// showFigureOf takes the figures of a page while that is shown: one that is drawn too late is another page's.
func (w *Window) showFigureOf(v view, f *charts.Figure) {
	if w.page.view == v {
		w.showFigure(f)
	}
}

func (w *Window) savingFailed() bool { return w.session.Saving().Trouble() != nil }

func (w *Window) hasFigure() bool { return w.figure != nil }

// propose carries an edit out that a gesture means, after asking where it would take with it what people said and is
// no plain choice.
func (w *Window) propose(edit model.Edit, err error) {
	if err != nil {
		w.report(err)
		return
	}
	lost := w.session.Case().Losses(edit)
	if w.session.Case().Asks(edit) {
		w.showSheet("Change it all the same?", ui.DialogWidth, dialogText(edit.Text+".\n\n"+say.Losses(lost)),
			ui.Action{Label: "Change it", Primary: true, Focused: true, Run: func() { w.do(edit, nil) }}, ui.Action{Label: "Cancel"})
		return
	}
	if w.do(edit, nil) && len(lost) > 0 {
		w.status.explain(say.Kept(lost))
	}
}

// do carries an edit out, or says why it can't be made, and reports whether it did.
func (w *Window) do(edit model.Edit, err error) bool {
	if err == nil {
		err = w.session.Do(edit)
	}
	w.report(err)
	return err == nil
}

func (w *Window) openMenu(below *ui.Control, items []*fyne.MenuItem) {
	if w.window.Canvas().Overlays().Top() == nil {
		showMenuBelow(w.window.Canvas(), below, fyne.NewMenu("", items...))
	}
}

func (w *Window) showEstimate(e model.Estimate) {
	v := w.session.View()
	v.Estimate = e
	w.session.Show(v)
}

func (w *Window) showBasis(b model.Basis) {
	v := w.session.View()
	v.Basis = b
	w.session.Show(v)
}

func (w *Window) switchBasis() {
	if w.session.View().Basis == model.InYear {
		w.showBasis(model.Recurring)
	} else {
		w.showBasis(model.InYear)
	}
}

func (w *Window) switchDark() {
	w.session.Remember(settingDark, fmt.Sprint(!w.theme.Dark))
	w.setAppearance(ui.Appearance{Dark: !w.theme.Dark, Zoom: w.theme.Zoom})
}

// zoomSteps are the sizes of text to choose from, over the size of the look.
func zoomSteps() []float32 { return []float32{1, 1.15, 1.3, 1.5} }

// soundZoom reads a remembered size of text, the look's own where there is none.
func soundZoom(setting string) float32 {
	zoom, err := strconv.ParseFloat(setting, 32)
	if err != nil || !slices.Contains(zoomSteps(), float32(zoom)) {
		return 1
	}
	return float32(zoom)
}

// canZoom reports whether text can be made larger (by 1) or smaller (by -1).
func (w *Window) canZoom(by int) bool {
	to := slices.Index(zoomSteps(), w.theme.Zoom) + by
	return to >= 0 && to < len(zoomSteps())
}

func (w *Window) zoom(by int) {
	to := zoomSteps()[slices.Index(zoomSteps(), w.theme.Zoom)+by]
	w.session.Remember(settingZoom, strconv.FormatFloat(float64(to), 'f', -1, 32))
	w.setAppearance(ui.Appearance{Dark: w.theme.Dark, Zoom: to})
}

// setAppearance shows everything in another look.
func (w *Window) setAppearance(a ui.Appearance) {
	w.theme.Appearance = a
	c := w.window.Canvas()
	for _, o := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		o.Refresh()
	}
	w.page.view.restyle()
	w.refresh()
	if w.present != nil {
		w.present.repaint()
	}
}
