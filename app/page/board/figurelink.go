package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
)

// figureLink leads from a figure to the lines that make it up, by a tap or by Enter: one Tab stop. It takes no room
// beside its content's.
type figureLink struct {
	widget.BaseWidget
	content fyne.CanvasObject
	// name says what is shown, for those who can't see it.
	name    string
	signals linkSignals
	// hint tells what the figure's label means.
	hint             ui.Hint
	focused, hovered bool
}

// linkSignals is what a figure that leads somewhere tells its owner.
type linkSignals struct {
	onOpen func()
	// onFocus is called when the figure should be in sight.
	onFocus func()
	// onKey takes the keys that it has no use for.
	onKey func(*fyne.KeyEvent)
}

var (
	_ fyne.Focusable     = (*figureLink)(nil)
	_ fyne.Tappable      = (*figureLink)(nil)
	_ fyne.Accessible    = (*figureLink)(nil)
	_ desktop.Hoverable  = (*figureLink)(nil)
	_ desktop.Cursorable = (*figureLink)(nil)
	_ ui.Flowing         = (*figureLink)(nil)
)

func newFigureLink(content fyne.CanvasObject, signals linkSignals) *figureLink {
	l := &figureLink{content: content, signals: signals}
	l.ExtendBaseWidget(l)
	return l
}

func (l *figureLink) HeightFor(width float32) float32 { return ui.HeightFor(l.content, width) }

// Tapped opens the lines.
func (l *figureLink) Tapped(*fyne.PointEvent) { l.signals.onOpen() }

// TypedKey opens the lines by Enter and Space.
func (l *figureLink) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.signals.onOpen()
	default:
		l.signals.onKey(e)
	}
}

func (l *figureLink) TypedRune(rune) {}

// FocusGained and FocusLost show and hide the ring.
func (l *figureLink) FocusGained() {
	l.focused = true
	l.signals.onFocus()
	l.Refresh()
	l.hint.Told(true)
}
func (l *figureLink) FocusLost() { l.focused = false; l.Refresh(); l.hint.Told(false) }

// MouseIn, MouseMoved and MouseOut show that a tap leads somewhere.
func (l *figureLink) MouseIn(*desktop.MouseEvent)    { l.hovered = true; l.Refresh(); l.hint.Told(true) }
func (l *figureLink) MouseMoved(*desktop.MouseEvent) {}
func (l *figureLink) MouseOut()                      { l.hovered = false; l.Refresh(); l.hint.Told(false) }

// Cursor is the hand over what leads somewhere.
func (l *figureLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says what is shown and what a tap does.
func (l *figureLink) AccessibilityLabel() string { return l.name + ", show its lines" }

// AccessibilityRole is that of a button.
func (l *figureLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the content with a ground behind it and the ring around it.
func (l *figureLink) CreateRenderer() fyne.WidgetRenderer {
	r := &figureLinkRenderer{l: l, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return ui.LaidOut(l, r)
}

type figureLinkRenderer struct {
	l            *figureLink
	ground, ring *canvas.Rectangle
}

func (r *figureLinkRenderer) Layout(size fyne.Size) {
	r.l.content.Resize(size)
	ui.PlaceRing(r.ground, size)
	ui.PlaceRing(r.ring, size)
}

func (r *figureLinkRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }

func (r *figureLinkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.l.content, r.ring}
}
func (r *figureLinkRenderer) Destroy() {}

func (r *figureLinkRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius, r.ground.Hidden = ui.Shade(ui.ColorHovered), 5, !r.l.hovered
	r.ground.Refresh()
	ui.PaintRing(r.ring, r.l.focused)
	r.l.content.Refresh()
}
