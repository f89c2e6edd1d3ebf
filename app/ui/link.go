package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Link leads from what it shows to somewhere else, by a tap or by Enter: one Tab stop. It takes no room beside its content's.
type Link struct {
	widget.BaseWidget
	content fyne.CanvasObject
	// Name says what is shown, and Does what a tap does, for those who can't see it.
	Name, Does string
	OnOpen     func()
	// OnFocus is called when the link should be in sight, nil for nothing.
	OnFocus func()
	// OnKey takes the keys that it has no use for.
	OnKey func(*fyne.KeyEvent)
	// Hint tells what the content means.
	Hint             Hint
	focused, hovered bool
}

var (
	_ fyne.Focusable     = (*Link)(nil)
	_ fyne.Tappable      = (*Link)(nil)
	_ fyne.Accessible    = (*Link)(nil)
	_ desktop.Hoverable  = (*Link)(nil)
	_ desktop.Cursorable = (*Link)(nil)
	_ Flowing            = (*Link)(nil)
)

// NewLink makes a link of some content.
func NewLink(content fyne.CanvasObject, does string) *Link {
	l := &Link{content: content, Does: does}
	l.ExtendBaseWidget(l)
	return l
}

// HeightFor is that of the content.
func (l *Link) HeightFor(width float32) float32 { return HeightFor(l.content, width) }

// Tapped goes there.
func (l *Link) Tapped(*fyne.PointEvent) { l.OnOpen() }

// TypedKey goes there by Enter and Space.
func (l *Link) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.OnOpen()
	default:
		l.OnKey(e)
	}
}

// TypedRune takes no letters.
func (l *Link) TypedRune(rune) {}

// FocusGained and FocusLost show and hide the ring.
func (l *Link) FocusGained() {
	l.focused = true
	if l.OnFocus != nil {
		l.OnFocus()
	}
	l.Refresh()
	l.Hint.tell(true)
	RevealAll(l)
}
func (l *Link) FocusLost() { l.focused = false; l.Refresh(); l.Hint.tell(false) }

// MouseIn, MouseMoved and MouseOut show that a tap leads somewhere.
func (l *Link) MouseIn(*desktop.MouseEvent)    { l.hovered = true; l.Refresh(); l.Hint.tell(true) }
func (l *Link) MouseMoved(*desktop.MouseEvent) {}
func (l *Link) MouseOut()                      { l.hovered = false; l.Refresh(); l.Hint.tell(false) }

// Cursor is the hand over what leads somewhere.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says what is shown and what a tap does.
func (l *Link) AccessibilityLabel() string { return l.Name + ", " + l.Does }

// ReadOut tells the content, and what a tap does.
func (l *Link) ReadOut() []string { return append(ReadOut(l.content), "["+l.AccessibilityLabel()+"]") }

// AccessibilityRole is that of a button.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the content with a ground behind it and the ring around it.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{l: l, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return LaidOut(l, r)
}

type linkRenderer struct {
	l            *Link
	ground, ring *canvas.Rectangle
}

func (r *linkRenderer) Layout(size fyne.Size) {
	r.l.content.Resize(size)
	PlaceRing(r.ground, size)
	PlaceRing(r.ring, size)
}

func (r *linkRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }

func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.l.content, r.ring}
}
func (r *linkRenderer) Destroy() {}

func (r *linkRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius, r.ground.Hidden = Shade(ColorHovered), 5, !r.l.hovered
	r.ground.Refresh()
	PaintRing(r.ring, r.l.focused)
	r.l.content.Refresh()
}
