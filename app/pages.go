package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// view is what a page of the window shows.
type view interface {
	object() fyne.CanvasObject
	// refresh shows the session's state; it is called while the view is shown.
	refresh()
	// focus gives the keys to where work begins.
	focus()
	// leave takes what is being typed, before another view is shown, and reports whether it could.
	leave() bool
	// rewind goes back to the beginning, for a case just opened; refresh then shows it.
	rewind()
	// restyle lays out anew after a change of theme or size of text.
	restyle()
	// stop ends what works in the background for the view.
	stop()
	// page scrolls on by a screen, or back.
	page(by int)
}

// page is an entry of the sidebar.
type page struct {
	id      commandID
	name    string
	key     fyne.KeyName
	newView func(*Window) view
	// view is nil until the page is shown for the first time.
	view view
}

// The pages; each is a command too.
const (
	pageBoard commandID = "board"
)

// settingPage remembers the page shown.
const settingPage = "page"

// pageTable lists the pages in the order of the sidebar.
func (w *Window) pageTable() []*page {
	return []*page{
		{id: pageBoard, name: "Board", key: fyne.Key1, newView: newBoardView},
		{id: pageFrame, name: "Set up", key: fyne.Key2, newView: newFrameView},
		{id: pageLinks, name: "Links", key: fyne.Key3, newView: newLinksView},
		{id: pageFigures, name: "Figures", key: fyne.Key4, newView: newFiguresView},
		{id: pageCompare, name: "Compare", key: fyne.Key5, newView: newCompareView},
		{id: pageExplore, name: "Explore", key: fyne.Key6, newView: newExploreView},
		{id: pageEvidence, name: "Evidence", key: fyne.Key7, newView: newEvidenceView},
		{id: pageLog, name: "Log", key: fyne.Key8, newView: newLogView},
		{id: pagePapers, name: "Papers", key: fyne.Key9, newView: newPapersView},
		{id: pageAppraisal, name: "Appraisal", key: fyne.Key0, newView: newAppraisalView},
	}
}

// pageCommands makes a command of every page.
func (w *Window) pageCommands() []command {
	commands := make([]command, len(w.pages))
	for i, p := range w.pages {
		commands[i] = command{p.id, groupGo, p.name, alt(p.key), "", nil, func() { w.goTo(p.id) }}
	}
	return commands
}

// goTo shows a page, remembers it and gives it the keys.
func (w *Window) goTo(id commandID) {
	if w.page.id != id && !w.page.view.leave() {
		return
	}
	w.show(id)
	w.session.Remember(settingPage, string(id))
	w.page.view.focus()
}

// show puts a page into the window; an unknown one is the board.
func (w *Window) show(id commandID) {
	at := max(slices.IndexFunc(w.pages, func(p *page) bool { return p.id == id }), 0)
	p := w.pages[at]
	if p == w.page {
		return
	}
	w.page = p
	first := p.view == nil
	if first {
		p.view = p.newView(w)
	}
	w.body.Objects = []fyne.CanvasObject{p.view.object()}
	w.body.Refresh()
	w.status.clear()
	if w.profile != nil {
		w.showFigure(w.profile)
	}
	w.sidebar.set(at)
	p.view.restyle()
	p.view.refresh()
}

// sidebar lists the pages, one Tab stop: the arrow keys move through them, and each shows at once.
type sidebar struct {
	widget.BaseWidget
	w        *Window
	selected int
	focused  bool
	root     fyne.CanvasObject
}

var (
	_ fyne.Focusable  = (*sidebar)(nil)
	_ fyne.Tappable   = (*sidebar)(nil)
	_ fyne.Accessible = (*sidebar)(nil)
)

const (
	sidebarItem float32 = 41
	sidebarPad  float32 = 14
)

func newSidebar(w *Window) *sidebar {
	s := &sidebar{w: w}
	s.ExtendBaseWidget(s)
	s.root = s
	return s
}

func (s *sidebar) set(selected int) {
	s.selected = selected
	s.Refresh()
}

// Tapped shows the page under the pointer.
func (s *sidebar) Tapped(e *fyne.PointEvent) {
	if i := int((e.Position.Y - ui.Gap) / sidebarItem); e.Position.Y >= ui.Gap && i < len(s.w.pages) {
		s.w.goTo(s.w.pages[i].id)
	}
}

// TypedKey moves through the pages, Enter goes into the one shown; other keys go to the window.
func (s *sidebar) TypedKey(e *fyne.KeyEvent) {
	to := s.selected
	switch e.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(s.w.pages) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyRight:
		s.w.page.view.focus()
		return
	default:
		s.w.typedKey(e)
		return
	}
	if to >= 0 && to < len(s.w.pages) && s.w.page.view.leave() {
		s.w.show(s.w.pages[to].id)
		s.w.session.Remember(settingPage, string(s.w.pages[to].id))
	}
}

func (s *sidebar) TypedRune(rune) {}
func (s *sidebar) FocusGained()   { s.focused = true; s.Refresh() }
func (s *sidebar) FocusLost()     { s.focused = false; s.Refresh() }

// AccessibilityLabel says which page is shown.
func (s *sidebar) AccessibilityLabel() string { return "Page: " + s.w.pages[s.selected].name }

// AccessibilityRole is that of a container.
func (s *sidebar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (s *sidebar) look(i int) ui.Look {
	if i == s.selected {
		return ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true}
	}
	return ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet}
}

func (s *sidebar) MinSize() fyne.Size {
	width := float32(0)
	for _, p := range s.w.pages {
		width = max(width, ui.Look{Size: ui.SizeText, Bold: true}.Width(p.name))
	}
	return fyne.NewSize(width+3*sidebarPad, sidebarItem*float32(len(s.w.pages)))
}

// CreateRenderer draws the ground, a mark behind the page shown and the names.
func (s *sidebar) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &sidebarRenderer{
		s: s, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		mark: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
	}
	for range s.w.pages {
		r.names = append(r.names, canvas.NewText("", nil))
	}
	r.Refresh()
	return ui.LaidOut(s, r)
}

type sidebarRenderer struct {
	s                             *sidebar
	ground, edge, mark, bar, ring *canvas.Rectangle
	names                         []*canvas.Text
}

func (r *sidebarRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.edge.Move(fyne.NewPos(size.Width-1, 0))
	r.edge.Resize(fyne.NewSize(1, size.Height))
	y := ui.Gap + sidebarItem*float32(r.s.selected)
	r.mark.Move(fyne.NewPos(0, y))
	r.mark.Resize(fyne.NewSize(size.Width-1, sidebarItem))
	r.bar.Move(fyne.NewPos(0, y))
	r.bar.Resize(fyne.NewSize(3, sidebarItem))
	r.ring.Move(fyne.NewPos(2, y+2))
	r.ring.Resize(fyne.NewSize(size.Width-5, sidebarItem-4))
	for i, t := range r.names {
		t.Move(fyne.NewPos(sidebarPad, ui.Gap+sidebarItem*float32(i)))
		t.Resize(fyne.NewSize(size.Width-sidebarPad, sidebarItem))
	}
}

func (r *sidebarRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *sidebarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.edge, r.mark, r.bar, r.ring}
	for _, t := range r.names {
		objects = append(objects, t)
	}
	return objects
}
func (r *sidebarRenderer) Destroy() {}

func (r *sidebarRenderer) Refresh() {
	r.ground.FillColor, r.edge.FillColor = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorCardEdge)
	r.mark.FillColor, r.bar.FillColor = ui.Shade(ui.ColorChosen), ui.Shade(theme.ColorNamePrimary)
	ui.PaintRing(r.ring, r.s.focused)
	for i, t := range r.names {
		ui.PaintText(t, r.s.w.pages[i].name, r.s.look(i))
	}
	for _, o := range []*canvas.Rectangle{r.ground, r.edge, r.mark, r.bar} {
		o.Refresh()
	}
	r.Layout(r.s.Size())
}
