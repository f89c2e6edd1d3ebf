package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TargetSize is the least that anything to tap is high and wide, in Fyne's units: WCAG 2.2, 2.5.8.
const TargetSize float32 = 24

// MoreSize is how large the target of a [More] is: no larger than what it stands beside, so that a board holds as much as without it.
const MoreSize = TargetSize

// More is the three dots that open a menu of what can be done with what they stand on. By keyboard the Menu key does the same
// there: they are no Tab stop.
type More struct {
	widget.BaseWidget
	// Of names what the menu is about, for those who can't see where the dots stand.
	Of string
	// OnTap is called with the place below the dots in the window.
	OnTap   func(at fyne.Position)
	hovered bool
}

var (
	_ fyne.Tappable      = (*More)(nil)
	_ fyne.Accessible    = (*More)(nil)
	_ desktop.Hoverable  = (*More)(nil)
	_ desktop.Cursorable = (*More)(nil)
)

// NewMore makes the dots; whoever shows them says what a tap does.
func NewMore() *More {
	m := &More{}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped opens the menu.
func (m *More) Tapped(*fyne.PointEvent) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(m)
	m.OnTap(at.AddXY(0, m.Size().Height))
}

// MouseIn, MouseMoved and MouseOut show that a tap opens something.
func (m *More) MouseIn(*desktop.MouseEvent)    { m.hovered = true; m.Refresh() }
func (m *More) MouseMoved(*desktop.MouseEvent) {}
func (m *More) MouseOut()                      { m.hovered = false; m.Refresh() }

// Cursor is the hand over what opens something.
func (m *More) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says what the menu is about.
func (m *More) AccessibilityLabel() string { return "What can be done with " + m.Of }

// AccessibilityRole is that of a button.
func (m *More) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MinSize is a target that a shaking hand still hits.
func (m *More) MinSize() fyne.Size { return fyne.NewSquareSize(MoreSize) }

// CreateRenderer draws the dots, with a ground behind them under the pointer.
func (m *More) CreateRenderer() fyne.WidgetRenderer {
	r := &moreRenderer{m: m, ground: canvas.NewRectangle(nil), dots: NewIcon()}
	r.Refresh()
	return LaidOut(m, r)
}

type moreRenderer struct {
	m      *More
	ground *canvas.Rectangle
	dots   *canvas.Image
}

func (r *moreRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.dots.Move(fyne.NewPos((size.Width-iconSize)/2, (size.Height-iconSize)/2))
	r.dots.Resize(fyne.NewSquareSize(iconSize))
}

func (r *moreRenderer) MinSize() fyne.Size { return r.m.MinSize() }
func (r *moreRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dots}
}
func (r *moreRenderer) Destroy() {}

func (r *moreRenderer) Refresh() {
	paintControl(r.ground, true)
	r.ground.Hidden = !r.m.hovered
	ShowIcon(r.dots, theme.MoreHorizontalIcon(), ColorQuiet)
	r.ground.Refresh()
}
