package app

import (
	"tomworkbench/app/page"
	"tomworkbench/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sidebar lists the pages, one Tab stop: the arrow keys move through them, and each shows at once.
type sidebar struct {
	widget.BaseWidget
	pages    *pages
	selected int
	focused  bool
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

func newSidebar(p *pages) *sidebar {
	s := &sidebar{pages: p}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sidebar) set(selected int) {
	s.selected = selected
	s.Refresh()
}

// Tapped shows the page under the pointer.
func (s *sidebar) Tapped(e *fyne.PointEvent) {
	if i := int((e.Position.Y - ui.Gap) / sidebarItem); e.Position.Y >= ui.Gap && i < len(s.pages.all) {
		s.pages.host.Go(page.Place{Page: s.pages.all[i].ID})
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
		to = len(s.pages.all) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyRight:
		s.pages.shown.page.Focus()
		return
	default:
		s.pages.host.TypedKey(e)
		return
	}
	if to >= 0 && to < len(s.pages.all) && s.pages.shown.page.Leave() {
		s.pages.show(s.pages.all[to].ID)
	}
}

func (s *sidebar) TypedRune(rune) {}
func (s *sidebar) FocusGained()   { s.focused = true; s.Refresh() }
func (s *sidebar) FocusLost()     { s.focused = false; s.Refresh() }

// AccessibilityLabel says which page is shown.
func (s *sidebar) AccessibilityLabel() string { return "Page: " + s.pages.all[s.selected].Title }

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
	for _, p := range s.pages.all {
		width = max(width, ui.Look{Size: ui.SizeText, Bold: true}.Width(p.Title))
	}
	return fyne.NewSize(width+3*sidebarPad, sidebarItem*float32(len(s.pages.all)))
}

// CreateRenderer draws the ground, a mark behind the page shown and the names.
func (s *sidebar) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &sidebarRenderer{
		s: s, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		mark: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
	}
	for range s.pages.all {
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
		ui.PaintText(t, r.s.pages.all[i].Title, r.s.look(i))
	}
	for _, o := range []*canvas.Rectangle{r.ground, r.edge, r.mark, r.bar} {
		o.Refresh()
	}
	r.Layout(r.s.Size())
}
