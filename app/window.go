// Package app is the Fyne window: one file a view. [Run] opens it.
package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// Window is the workbench's window on a session. All its methods run on Fyne's goroutine.
type Window struct {
	app     fyne.App
	window  fyne.Window
	session *session.Session
	store   Cases
	version string
	theme   *houseTheme

	commands []command
	header   *header
	board    *board
	chart    *chartPane
	outcome  *outcome
	right    *fyne.Container
	status   *statusBar
	figure   *charts.Figure
}

// Cases lists the cases that can be opened.
type Cases interface {
	Cases() ([]storage.CaseInfo, error)
}

// settingWindow and settingDark name what the window remembers.
const (
	settingWindow = "window"
	settingDark   = "dark"
)

// header is the bar of controls above the views.
type header struct {
	caseControl, scenario, add, undo, redo, menu *control
	estimate, basis                              *segments
	row                                          *fyne.Container
	root                                         fyne.CanvasObject
}

// newWindow builds the window's content on a session; show the case with refresh.
func newWindow(a fyne.App, win fyne.Window, s *session.Session, store Cases, version string) *Window {
	w := &Window{app: a, window: win, session: s, store: store, version: version}
	w.theme = newTheme(s.Recall(settingDark) == "true")
	a.Settings().SetTheme(w.theme)
	w.commands = w.commandTable()
	w.header = w.newHeader()
	w.status = newStatusBar(w)
	w.board = newBoard(s, boardSignals{onEdit: w.do, onExplain: w.status.explain, onKey: w.typedKey})
	w.chart = newChartPane(w.showFigure)
	w.outcome = newOutcome()
	w.right = container.New(&chartOver{}, w.chart.root, w.outcome.root)
	body := container.New(&halves{}, w.board.root, w.right)
	win.SetContent(container.NewBorder(w.header.root, w.status.root, nil, nil, body))
	w.bindKeys()
	win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	s.Listen(w.refresh)
	return w
}

func (w *Window) newHeader() *header {
	h := &header{
		caseControl: w.newControl("Case", cmdOpenCase, theme.MenuDropDownIcon()),
		scenario:    w.newControl("Scenario", cmdChooseScenario, theme.MenuDropDownIcon()),
		add:         w.newControl("", cmdNewScenario, nil),
		undo:        w.newControl("", cmdUndo, theme.ContentUndoIcon()),
		redo:        w.newControl("", cmdRedo, theme.ContentRedoIcon()),
		menu:        &control{name: "Menu", icon: theme.MenuIcon(), onKey: w.typedKey},
		estimate: &segments{name: "Estimate", labels: []string{"Minimum", "Central", "Maximum"}, onKey: w.typedKey,
			onSelect: func(i int) { w.showEstimate(model.Estimates()[i]) }},
		basis: &segments{name: "Basis", labels: []string{"In-year", "Recurring"}, onKey: w.typedKey,
			onSelect: func(i int) { w.showBasis(model.Bases()[i]) }},
	}
	h.caseControl.onTap = func() { w.openMenu(h.caseControl, groupCase) }
	h.scenario.onTap = func() { w.chooseScenario() }
	h.add.label = "+ New"
	h.menu.onTap = func() { w.openMenu(h.menu, groupScenario, groupEdit, groupView, groupHelp) }
	h.row = container.New(layout.NewCustomPaddedHBoxLayout(10), h.caseControl, h.scenario, h.add, layout.NewSpacer(),
		h.estimate, h.basis, h.undo, h.redo, h.menu)
	bar := newSurface()
	bar.radius = 0
	h.root = container.NewStack(bar, container.New(layout.NewCustomPaddedLayout(7, 7, 14, 14), h.row))
	return h
}

// newControl makes a control that runs a command.
func (w *Window) newControl(label string, id commandID, icon fyne.Resource) *control {
	return &control{label: label, name: w.command(id).name, icon: icon, onTap: func() { w.run(id) }, onKey: w.typedKey}
}

// refresh shows the session's state everywhere.
func (w *Window) refresh() {
	s := w.session
	renamed := w.header.caseControl.setValue(s.Case().Head().Title)
	if w.header.scenario.setValue(s.Scenario().Name) || renamed {
		w.header.row.Refresh()
	}
	w.header.undo.setDisabled(!s.CanUndo())
	w.header.redo.setDisabled(!s.CanRedo())
	for i, e := range model.Estimates() {
		if e == s.View().Estimate {
			w.header.estimate.set(i)
		}
	}
	for i, b := range model.Bases() {
		if b == s.View().Basis {
			w.header.basis.set(i)
		}
	}
	w.window.SetTitle(fmt.Sprintf("%s – %s – TOM Workbench", s.Scenario().Name, s.Case().Head().Title))
	w.chart.refresh(s.Case(), s.View(), w.theme.dark)
	w.board.refresh()
	w.outcome.refresh(s)
	w.right.Refresh()
	w.status.refresh(s.Saving())
}

// showFigure takes the figure that the chart shows: the words beside it come from the same one.
func (w *Window) showFigure(f *charts.Figure) {
	w.figure = f
	w.status.showNotes(f.Notes())
}

func (w *Window) savingFailed() bool { return w.session.Saving().Err != nil }

func (w *Window) hasFigure() bool { return w.figure != nil }

// do carries an edit out, or says why it can't be made.
func (w *Window) do(edit model.Edit, err error) {
	if err == nil {
		err = w.session.Do(edit)
	}
	w.report(err)
}

func (w *Window) openMenu(below *control, groups ...string) {
	if w.window.Canvas().Overlays().Top() != nil {
		return
	}
	showMenuBelow(w.window.Canvas(), below, fyne.NewMenu("", w.menuItems(groups...)...))
}

func (w *Window) focusBoard() {
	if d := w.board.first(); d != nil {
		w.window.Canvas().Focus(d)
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
	w.theme = newTheme(!w.theme.dark)
	w.session.Remember(settingDark, fmt.Sprint(w.theme.dark))
	w.app.Settings().SetTheme(w.theme)
	w.refresh()
}

// halves sets the board and what it comes to side by side.
type halves struct{}

const bodyPad float32 = 10

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*bodyPad, 2*bodyPad)
	left := min(inner.Width*0.495, 860)
	objects[0].Move(fyne.NewPos(bodyPad, bodyPad-4))
	objects[0].Resize(fyne.NewSize(left, inner.Height+bodyPad+4))
	objects[1].Move(fyne.NewPos(bodyPad+left+rowGap, bodyPad))
	objects[1].Resize(fyne.NewSize(inner.Width-left-rowGap, inner.Height))
}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 520) }

// chartOver gives the words below the chart the height they need and the chart the rest.
type chartOver struct{}

func (chartOver) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words := heightFor(objects[1], size.Width)
	chart := max(size.Height-words-rowGap, chartMinHeight)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, chart))
	objects[1].Move(fyne.NewPos(0, chart+rowGap))
	objects[1].Resize(fyne.NewSize(size.Width, words))
}

func (chartOver) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(chartMinWidth, chartMinHeight+160)
}
