package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
)

// sidebar lists the pages under the headings of their groups, one Tab stop: the arrow keys move through them, and each shows
// at once.
type sidebar struct {
	widget.BaseWidget
	pages    *pages
	selected int
	focused  bool
	// pane scrolls it where the window is too low for all of it.
	pane *ui.ScrollPane
}

var (
	_ fyne.Focusable  = (*sidebar)(nil)
	_ fyne.Tappable   = (*sidebar)(nil)
	_ fyne.Accessible = (*sidebar)(nil)
)

// The room around a page's name and a heading, above and below, as far as the window is high enough.
const (
	sidebarPad  float32 = 14
	itemRoom    float32 = 13
	headingRoom float32 = 11
)

func newSidebar(p *pages) *sidebar {
	s := &sidebar{pages: p}
	s.ExtendBaseWidget(s)
	s.pane = ui.NewScrollPane(s)
	return s
}

// set shows which page is, and brings its name into sight.
func (s *sidebar) set(selected int) {
	s.selected = selected
	s.Refresh()
	for _, r := range s.rows(s.Size().Height) {
		if r.page != selected {
			continue
		}
		if below := r.y + r.height - s.pane.Size().Height; r.y < s.pane.Offset.Y || below > s.pane.Offset.Y {
			s.pane.ScrollToOffset(fyne.NewPos(0, min(max(below, s.pane.Offset.Y), r.y)))
		}
	}
}

// sidebarRow is a heading or a page's name, with its place.
type sidebarRow struct {
	text string
	// page is the place of the page among all, -1 for a heading.
	page      int
	y, height float32
}

// rows are the headings and the names in a height: they lie closer where that is low.
func (s *sidebar) rows(height float32) []sidebarRow {
	var rows []sidebarRow
	least, room := float32(0), float32(0)
	group := ""
	for i, e := range s.pages.all {
		if e.Group != group {
			group = e.Group
			rows = append(rows, sidebarRow{text: group, page: -1})
			least, room = least+headingLook().LineHeight(), room+headingRoom
		}
		rows = append(rows, sidebarRow{text: e.Title, page: i})
		low, high := s.itemHeights(i)
		least, room = least+low, room+high-low
	}
	share := min(max((height-least)/room, 0), 1)
	y := float32(0)
	for i := range rows {
		r := &rows[i]
		r.y, r.height = y, headingLook().LineHeight()+share*headingRoom
		if r.page >= 0 {
			low, high := s.itemHeights(r.page)
			r.height = low + share*(high-low)
		}
		y += r.height
	}
	return rows
}

// itemHeights are how low a page's name may be, as a target, and how high it is where there is room.
func (s *sidebar) itemHeights(i int) (low, high float32) {
	line := s.look(i).LineHeight()
	return max(line, ui.TargetSize), max(line+itemRoom, ui.TargetSize)
}

// Tapped shows the page under the pointer.
func (s *sidebar) Tapped(e *fyne.PointEvent) {
	for _, r := range s.rows(s.Size().Height) {
		if r.page >= 0 && e.Position.Y >= r.y && e.Position.Y < r.y+r.height {
			s.pages.host.Go(page.Place{Page: s.pages.all[r.page].ID})
		}
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

// AccessibilityLabel says which page is shown, and of which group.
func (s *sidebar) AccessibilityLabel() string {
	e := s.pages.all[s.selected]
	return "Page: " + e.Title + ", " + e.Group
}

// AccessibilityRole is that of a button, which Enter presses: Fyne’s bridge skips what is a container.
func (s *sidebar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func headingLook() ui.Look { return ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet} }

func (s *sidebar) look(i int) ui.Look {
	if i == s.selected {
		return ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true}
	}
	return ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
}

func (s *sidebar) MinSize() fyne.Size {
	width, height := float32(0), float32(0)
	for _, r := range s.rows(0) {
		width = max(width, ui.Look{Size: ui.SizeText, Bold: true}.Width(r.text))
		height += r.height
	}
	return fyne.NewSize(width+3*sidebarPad, height)
}

// CreateRenderer draws the ground, a mark behind the page shown, the headings and the names.
func (s *sidebar) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &sidebarRenderer{
		s: s, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		mark: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
	}
	for range s.rows(0) {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return ui.LaidOut(s, r)
}

type sidebarRenderer struct {
	s                             *sidebar
	ground, edge, mark, bar, ring *canvas.Rectangle
	// texts are those of the rows.
	texts []*canvas.Text
}

func (r *sidebarRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.edge.Move(fyne.NewPos(size.Width-1, 0))
	r.edge.Resize(fyne.NewSize(1, size.Height))
	for i, row := range r.s.rows(size.Height) {
		text := r.texts[i]
		text.Move(fyne.NewPos(sidebarPad, row.y))
		text.Resize(fyne.NewSize(size.Width-sidebarPad, row.height))
		if row.page < 0 { // a heading stands by what it is over
			high := headingLook().LineHeight()
			text.Move(fyne.NewPos(sidebarPad, row.y+(row.height-high)*0.8))
			text.Resize(fyne.NewSize(size.Width-sidebarPad, high))
		}
		if row.page != r.s.selected {
			continue
		}
		r.mark.Move(fyne.NewPos(0, row.y))
		r.mark.Resize(fyne.NewSize(size.Width-1, row.height))
		r.bar.Move(fyne.NewPos(0, row.y))
		r.bar.Resize(fyne.NewSize(3, row.height))
		r.ring.Move(fyne.NewPos(2, row.y+2))
		r.ring.Resize(fyne.NewSize(size.Width-5, row.height-4))
	}
}

func (r *sidebarRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *sidebarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.edge, r.mark, r.bar, r.ring}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}
func (r *sidebarRenderer) Destroy() {}

func (r *sidebarRenderer) Refresh() {
	r.ground.FillColor, r.edge.FillColor = ui.Shade(ui.ColorSurface), ui.Shade(ui.ColorCardEdge)
	r.mark.FillColor, r.bar.FillColor = ui.Shade(ui.ColorChosen), ui.Shade(theme.ColorNamePrimary)
	ui.PaintRing(r.ring, r.s.focused)
	for i, row := range r.s.rows(r.s.Size().Height) {
		if row.page < 0 {
			ui.PaintText(r.texts[i], row.text, headingLook())
		} else {
			ui.PaintText(r.texts[i], row.text, r.s.look(row.page))
		}
	}
	for _, o := range []*canvas.Rectangle{r.ground, r.edge, r.mark, r.bar} {
		o.Refresh()
	}
	r.Layout(r.s.Size())
}
