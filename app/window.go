// Package app is the shell: the window with its header, sidebar, status line, menus and keys, and the pages that it is
// given. It knows a page by [page.Page] alone. [Run] opens it.
package app

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/cases"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage"
)

// Window is the workbench's window on a session. All its methods run on Fyne's goroutine.
type Window struct {
	parts Parts
	*page.Dialogs
	*page.Background
	*statusBar
	theme    *ui.Theme
	commands *commandTable
	header   *header
	whatIf   *whatIf
	notice   *notice
	pages    *pages
	cases    *cases.Cases
	figures  figures
	// caseShown is the id of the case shown last.
	caseShown string
	closing   bool
	// withdraw takes back what is said beside the store of who has it open.
	withdraw func()
}

var _ page.Host = (*Window)(nil)

// settingWindow names the size that the window remembers.
const settingWindow = "window"

// Parts is what a window is made from.
type Parts struct {
	App     fyne.App
	Window  fyne.Window
	Session *session.Session
	Store   *storage.Store
	Version string
	// LookingAt names what is only looked at, empty where work is saved.
	LookingAt string
	// Pages are the pages in the order of the sidebar; the first is shown first, and its figure stands for all that
	// have none.
	Pages []page.Entry
	// OnUI runs a function on Fyne's goroutine, from any other.
	OnUI       func(func())
	Now        func() time.Time
	Pasteboard page.Pasteboard
	// Did is told the name of every command that is given, nil for nobody.
	Did func(name string)
}

// NewWindow builds the window's content on a session; begin shows the case.
func NewWindow(p Parts) *Window {
	w := &Window{parts: p, Dialogs: page.NewDialogs(p.Window), Background: page.NewBackground(), withdraw: func() {}}
	w.theme = ui.NewTheme(rememberedAppearance(p.Session), anyWriting())
	p.App.Settings().SetTheme(w.theme)
	w.commands = &commandTable{unnamed: map[*ui.Control]page.ID{}, did: p.Did}
	w.statusBar = newStatusBar(w)
	w.cases = cases.New(w, p.Store, p.LookingAt == "", w.refreshHeader)
	w.pages = newPages(w, p.Pages)
	w.whatIf = newWhatIf(w)
	w.notice = newNotice(w)
	w.commands.set(w.allCommands())
	w.header = w.newHeader()
	body := container.NewBorder(w.notice.root, w.whatIf.root, nil, nil, w.pages.room.Root)
	all := container.New(headed{}, container.NewBorder(nil, w.statusBar.root, w.pages.sidebar.pane, nil, body), w.header.root)
	p.Window.SetContent(ui.WithKeysLabel(all, w.Canvas(), w.Over))
	w.pages.show(p.Pages[0].ID)
	w.bindKeys()
	p.Window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	p.App.Lifecycle().SetOnExitedForeground(w.keysLeft)
	p.Session.Listen(w.refresh)
	return w
}

// Session holds the open case and what is shown of it.
func (w *Window) Session() *session.Session { return w.parts.Session }

// ShownTitle is the title of the page that is shown.
func (w *Window) ShownTitle() string { return w.pages.shown.Title }

// MergeCopy merges a copy of the open case that has a name.
func (w *Window) MergeCopy(name string, c session.Copy) { w.cases.MergeCopy(name, c) }

// Canvas is the window's.
func (w *Window) Canvas() fyne.Canvas { return w.parts.Window.Canvas() }

// ToFront brings the window to the front.
func (w *Window) ToFront() {
	restore(w.parts.Window)
	w.parts.Window.RequestFocus()
}

// Theme is the one in use.
func (w *Window) Theme() *ui.Theme { return w.theme }

// Now tells the time.
func (w *Window) Now() time.Time { return w.parts.Now() }

// OnUI runs a function on Fyne's goroutine, from any other.
func (w *Window) OnUI(f func()) { w.parts.OnUI(f) }

// Pasteboard takes pictures and tables.
func (w *Window) Pasteboard() page.Pasteboard { return w.parts.Pasteboard }

// keysLeft hears that the keys went to another window. A field that has the focus goes on as it was when they come back.
func (w *Window) keysLeft() {
	if f, ok := w.Canvas().Focused().(*ui.Field); ok {
		f.Left = true
	}
}

// refresh shows the session's state everywhere.
func (w *Window) refresh() {
	if id := w.Session().Case().Head().ID; id != w.caseShown {
		w.caseShown = id
		w.ClearStatus()
		for _, e := range w.pages.all {
			e.page.Rewind()
		}
	}
	w.refreshHeader()
	w.whatIf.refresh()
	w.parts.Window.SetTitle(w.title())
	w.Shown().Refresh()
	w.ShowSaving()
	for _, e := range w.pages.all {
		if f, ok := e.page.(page.Follower); ok {
			f.Follow()
		}
	}
}

// ShowSaving shows how far the edits are saved.
func (w *Window) ShowSaving() { w.statusBar.refresh(w.Session().Saving(), w.Session().Kept()) }

func (w *Window) refreshHeader() { w.header.refresh(w.Session(), w.Shown(), w.cases.CanUndo()) }

// title names what the window shows.
func (w *Window) title() string {
	parts := []string{w.Session().View().WhatIf.Words(), w.Session().Scenario().Name, w.Session().Case().Head().Title, w.parts.LookingAt, "TOM Workbench"}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " – ")
}

// figures are the figure that the words in the window come from, and that of the first page, nil for none.
type figures struct{ shown, first *charts.Figure }

// PageText is all that the window shows in lines of text, but the list of pages: what is cut or scrolled out of sight too.
func (w *Window) PageText() string {
	lines := []string{w.pages.shown.Title}
	for _, part := range []fyne.CanvasObject{w.header.root, w.notice.root, w.whatIf.root, w.pages.body, w.statusBar.root} {
		lines = append(lines, ui.ReadOut(part)...)
	}
	return strings.Join(lines, "\n") + "\n"
}

// ShowFigure takes the figure that a page shows, nil for none: the words beside it come from the same one. That of the
// first page stands on every page without a figure of its own; one that is drawn too late is another page's.
func (w *Window) ShowFigure(of page.Page, f *charts.Figure) {
	if of == w.pages.all[0].page {
		without := w.figures.shown == w.figures.first
		if w.figures.first = f; without {
			w.showFigure(f)
		}
		return
	}
	if of == w.Shown() {
		w.showFigure(f)
	}
}

func (w *Window) showFigure(f *charts.Figure) {
	w.figures.shown = f
	var notes []string
	if f != nil {
		notes = f.Notes()
	}
	w.ShowNotes(notes)
}

// Propose carries an edit out that a gesture means, after asking where it would take with it what people said and is
// no plain choice.
func (w *Window) Propose(edit model.Edit, err error) {
	if err = cmp.Or(err, w.Session().Barred()); err != nil {
		w.Report(err)
		return
	}
	if w.Session().Case().Barred(edit) != nil && w.canTry(edit) {
		w.offerTry(edit)
		return
	}
	lost := w.Session().Case().Losses(edit)
	if w.Session().Case().Asks(edit) {
		actions := []ui.Action{{Label: "Change it", Primary: true, Focused: true, Run: func() { w.Do(edit, nil) }}}
		if w.canTry(edit) {
			actions = append(actions, ui.Action{Label: tryLabel, Run: func() { w.cases.TryIt(edit) }})
		}
		w.ShowSheet("Change it all the same?", ui.DialogWidth, page.DialogText(edit.Text+".\n\n"+say.Losses(lost)), append(actions, ui.Action{Label: "Cancel"})...)
		return
	}
	if w.Do(edit, nil) && len(lost) > 0 {
		w.Explain(say.Kept(lost))
	}
}

const tryLabel = "Try it in a copy"

// canTry reports whether an edit could be made in a copy of the scenario shown: it changes what that says, and nothing else.
func (w *Window) canTry(edit model.Edit) bool {
	shown := w.Session().View().Scenario
	return !slices.ContainsFunc(edit.Changes, func(ch model.Change) bool { return ch.Kind() == model.KindScenario || ch.Scenario() != shown })
}

// offerTry offers a copy to make an edit in that the lock of the scenario shown bars.
func (w *Window) offerTry(edit model.Edit) {
	name := w.Session().Scenario().Name
	w.ShowSheet("“"+name+"” is locked", ui.DialogWidth, page.DialogText(edit.Text+" would change it. Try that in a copy of your own, or unlock the scenario first ("+w.commands.named(page.LockScenario).KeyWords()+")."),
		ui.Action{Label: tryLabel, Primary: true, Focused: true, Run: func() { w.cases.TryIt(edit) }}, ui.Action{Label: "Cancel"})
}

// Do carries an edit out, or says why it can't be made, and reports whether it did.
func (w *Window) Do(edit model.Edit, err error) bool {
	if err == nil {
		err = w.Session().Do(edit)
	}
	w.Report(err)
	return err == nil
}
