package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The sizes of a control, in Fyne's units.
const (
	controlPad float32 = 11
	iconSize   float32 = 18
	controlGap float32 = 5
	// controlMax is the widest value that a control with a label makes room for by itself: a button says all.
	controlMax float32 = 250
)

// ControlHeight is how high a control is: higher where its text is large.
func ControlHeight() float32 {
	const least, around = 34, 8
	return max(least, Look{Size: SizeText, Bold: true}.LineHeight()+around)
}

// Control is a button of the header: a quiet label, a value in bold, an icon, or any of the three. By
// keyboard it takes Space and Enter; other bare keys go on to the window.
type Control struct {
	widget.BaseWidget
	Label, Value string
	Icon         fyne.Resource
	// Name says what the control does, for those who can't see its icon.
	Name string
	// Primary fills the control with the accent.
	Primary bool
	OnTap   func()
	OnKey   func(*fyne.KeyEvent)
	// OnFocus is called when the keys come to the control, nil for nothing.
	OnFocus func()
	// Hint tells what the label means.
	Hint    Hint
	off     bool
	focused bool
	hovered bool
}

var (
	_ fyne.Focusable    = (*Control)(nil)
	_ fyne.Tappable     = (*Control)(nil)
	_ fyne.Disableable  = (*Control)(nil)
	_ fyne.Accessible   = (*Control)(nil)
	_ desktop.Hoverable = (*Control)(nil)
)

// Tapped does what the control is for, unless it is off.
func (c *Control) Tapped(*fyne.PointEvent) {
	if !c.off && c.OnTap != nil {
		c.OnTap()
	}
}

// TypedKey does what a tap does on Space and Enter and hands other keys on.
func (c *Control) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		c.OnKey(e)
	}
}

// TypedRune takes no letters.
func (c *Control) TypedRune(rune) {}

// FocusGained and FocusLost show whether the keys go to the control.
func (c *Control) FocusGained() {
	c.focused = true
	c.Refresh()
	c.Hint.tell(true)
	RevealAll(c)
	if c.OnFocus != nil {
		c.OnFocus()
	}
}
func (c *Control) FocusLost() { c.focused = false; c.Refresh(); c.Hint.tell(false) }

// MouseIn and MouseOut show whether the pointer is on it.
func (c *Control) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh(); c.Hint.tell(true) }
func (c *Control) MouseMoved(*desktop.MouseEvent) {}
func (c *Control) MouseOut()                      { c.hovered = false; c.Refresh(); c.Hint.tell(false) }

// Enable, Disable and Disabled turn the control on and off, and tell whether it is off.
func (c *Control) Enable()        { c.SetDisabled(false) }
func (c *Control) Disable()       { c.SetDisabled(true) }
func (c *Control) Disabled() bool { return c.off }

// SetDisabled turns the control off or on.
func (c *Control) SetDisabled(off bool) {
	if off != c.off {
		c.off = off
		c.Refresh()
	}
}

// SetValue shows another value and reports whether it differs: the control's width may have changed.
func (c *Control) SetValue(value string) bool {
	if value == c.Value {
		return false
	}
	c.Value = value
	c.Refresh()
	return true
}

// Labelled gives a control a value to show that never changes.
func (c *Control) Labelled(value string) *Control {
	c.Value = value
	return c
}

// AccessibilityLabel says what the control does and shows, and whether it can.
func (c *Control) AccessibilityLabel() string {
	label := strings.TrimSuffix(c.Name, " …")
	if c.Label != "" && !strings.Contains(label, c.Label) {
		label += ", " + c.Label
	}
	if value := strings.TrimSuffix(c.Value, " …"); value != "" && !strings.HasPrefix(label, value) {
		label += ": " + value
	}
	if c.off {
		label += ", can’t be used now"
	}
	return label
}

// AccessibilityRole is that of a button.
func (c *Control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (c *Control) looks() (label, value Look) {
	ink := theme.ColorNameForeground
	quiet := ColorQuiet
	if c.off {
		ink, quiet = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	if c.Primary && !c.off {
		ink = theme.ColorNameForegroundOnPrimary
	}
	return Look{Size: SizeText, Color: quiet}, Look{Size: SizeText, Color: ink, Bold: true}
}

// MinSize has room for all that the control shows, of a value beside a label up to a width.
func (c *Control) MinSize() fyne.Size {
	_, value := c.looks()
	width := value.Width(c.Value)
	if c.Label != "" {
		width = min(width, controlMax)
	}
	return fyne.NewSize(max(c.frameWidth()+width, ControlHeight()), ControlHeight())
}

// frameWidth is the width of all but the value.
func (c *Control) frameWidth() float32 {
	label, _ := c.looks()
	w := 2 * controlPad
	if c.Label != "" {
		w += label.Width(c.Label)
	}
	if c.Label != "" && c.Value != "" {
		w += controlGap
	}
	if c.Icon != nil {
		w += iconSize
	}
	return w
}

// CreateRenderer draws the frame, the label, the value and the icon in a row.
func (c *Control) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &controlRenderer{
		c: c, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		label: canvas.NewText("", nil), value: canvas.NewText("", nil), icon: NewIcon(),
	}
	r.Refresh()
	return LaidOut(c, r)
}

type controlRenderer struct {
	c            *Control
	frame, ring  *canvas.Rectangle
	label, value *canvas.Text
	icon         *canvas.Image
}

func (r *controlRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	PlaceRing(r.ring, size)
	label, value := r.c.looks()
	shown, room := r.c.Label, size.Width-r.c.frameWidth()
	if r.c.Value != "" && shown != "" && room < min(value.Width(r.c.Value), controlMax) {
		room, shown = room+label.Width(shown)+controlGap, "" // the value says more than its label
	}
	PaintText(r.label, shown, label)
	PaintText(r.value, ShortenName(r.c.Value, room, value.Width), value)
	x := controlPad
	if r.c.Label == "" && r.c.Value == "" {
		x = (size.Width - iconSize) / 2
	}
	for _, t := range []*canvas.Text{r.label, r.value} {
		w := t.MinSize().Width
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(w, size.Height))
		if t.Text != "" {
			x += w + controlGap
		}
	}
	r.icon.Move(fyne.NewPos(x-2, (size.Height-iconSize)/2))
	r.icon.Resize(fyne.NewSquareSize(iconSize))
	if r.c.Label == "" && r.c.Value == "" {
		r.icon.Move(fyne.NewPos(x, (size.Height-iconSize)/2))
	}
}

func (r *controlRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *controlRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.ring, r.label, r.value, r.icon}
}
func (r *controlRenderer) Destroy() {}

func (r *controlRenderer) Refresh() {
	label, value := r.c.looks()
	PaintText(r.label, r.c.Label, label)
	paintControl(r.frame, r.c.hovered && !r.c.off)
	if r.c.Primary && !r.c.off {
		r.frame.FillColor = Shade(theme.ColorNamePrimary)
		r.frame.Refresh()
	}
	PaintRing(r.ring, r.c.focused)
	ShowIcon(r.icon, r.c.Icon, value.Color)
	r.Layout(r.c.Size())
}

// PaintText shows a text in a look, in the colours of the theme in use.
func PaintText(t *canvas.Text, text string, l Look) {
	text = PresentWriting().Steady(text)
	t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = text, Shade(l.Color), l.Points(), l.Style(), l.Align
	t.Refresh()
}

// paintControl draws a control's frame, 3:1 against its ground.
func paintControl(frame *canvas.Rectangle, hovered bool) {
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = Shade(ColorSurface), Shade(ColorControlEdge), 1, 5
	if hovered {
		frame.FillColor = Shade(ColorHovered)
	}
	frame.Refresh()
}

// ringGap is how far the ring of the focus stands off what has it.
const ringGap float32 = 3

// PaintRing draws the ring around what has the focus.
func PaintRing(ring *canvas.Rectangle, focused bool) {
	ring.FillColor, ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = color.Transparent, Shade(theme.ColorNamePrimary), 2, 8
	ring.Hidden = !focused
	ring.Refresh()
}

// PlaceRing puts the ring around an object of a size at the origin.
func PlaceRing(ring *canvas.Rectangle, size fyne.Size) {
	ring.Move(fyne.NewPos(-ringGap, -ringGap))
	ring.Resize(size.AddWidthHeight(2*ringGap, 2*ringGap))
}
