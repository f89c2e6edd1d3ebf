package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	controlHeight float32 = 34
	controlPad    float32 = 11
	iconSize      float32 = 18
	controlGap    float32 = 5
	// controlMax is the widest value that a control with a label makes room for by itself: a button says all.
	controlMax float32 = 250
)

// control is a button of the header: a quiet label, a value in bold, an icon, or any of the three. By
// keyboard it takes Space and Enter; other bare keys go on to the window.
type control struct {
	widget.BaseWidget
	label, value string
	icon         fyne.Resource
	// name says what the control does, for those who can't see its icon.
	name string
	// primary fills the control with the accent.
	primary bool
	onTap   func()
	onKey   func(*fyne.KeyEvent)
	off     bool
	focused bool
	hovered bool
}

var (
	_ fyne.Focusable    = (*control)(nil)
	_ fyne.Tappable     = (*control)(nil)
	_ fyne.Disableable  = (*control)(nil)
	_ fyne.Accessible   = (*control)(nil)
	_ desktop.Hoverable = (*control)(nil)
)

func (c *control) Tapped(*fyne.PointEvent) {
	if !c.off && c.onTap != nil {
		c.onTap()
	}
}

func (c *control) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		c.onKey(e)
	}
}

func (c *control) TypedRune(rune) {}

func (c *control) FocusGained() { c.focused = true; c.Refresh() }
func (c *control) FocusLost()   { c.focused = false; c.Refresh() }

func (c *control) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *control) MouseMoved(*desktop.MouseEvent) {}
func (c *control) MouseOut()                      { c.hovered = false; c.Refresh() }

func (c *control) Enable()        { c.setDisabled(false) }
func (c *control) Disable()       { c.setDisabled(true) }
func (c *control) Disabled() bool { return c.off }

func (c *control) setDisabled(off bool) {
	if off != c.off {
		c.off = off
		c.Refresh()
	}
}

// setValue shows another value and reports whether it differs: the control's width may have changed.
func (c *control) setValue(value string) bool {
	if value == c.value {
		return false
	}
	c.value = value
	c.Refresh()
	return true
}

// labelled gives a control a value to show that never changes.
func (c *control) labelled(value string) *control {
	c.value = value
	return c
}

// AccessibilityLabel says what the control does and shows.
func (c *control) AccessibilityLabel() string { return c.name + " " + c.value }

// AccessibilityRole is that of a button.
func (c *control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (c *control) looks() (label, value look) {
	ink := theme.ColorNameForeground
	quiet := colorQuiet
	if c.off {
		ink, quiet = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	if c.primary && !c.off {
		ink = theme.ColorNameForegroundOnPrimary
	}
	return look{size: sizeText, color: quiet}, look{size: sizeText, color: ink, bold: true}
}

func (c *control) MinSize() fyne.Size {
	_, value := c.looks()
	width := value.width(c.value)
	if c.label != "" {
		width = min(width, controlMax)
	}
	return fyne.NewSize(max(c.frameWidth()+width, controlHeight), controlHeight)
}

// frameWidth is the width of all but the value.
func (c *control) frameWidth() float32 {
	label, _ := c.looks()
	w := 2 * controlPad
	if c.label != "" {
		w += label.width(c.label)
	}
	if c.label != "" && c.value != "" {
		w += controlGap
	}
	if c.icon != nil {
		w += iconSize
	}
	return w
}

// CreateRenderer draws the frame, the label, the value and the icon in a row.
func (c *control) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &controlRenderer{
		c: c, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		label: canvas.NewText("", nil), value: canvas.NewText("", nil), icon: newIcon(),
	}
	r.Refresh()
	return laidOut(c, r)
}

type controlRenderer struct {
	c            *control
	frame, ring  *canvas.Rectangle
	label, value *canvas.Text
	icon         *canvas.Image
}

func (r *controlRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	placeRing(r.ring, size)
	label, value := r.c.looks()
	shown, room := r.c.label, size.Width-r.c.frameWidth()
	if r.c.value != "" && shown != "" && room < min(value.width(r.c.value), controlMax) {
		room, shown = room+label.width(shown)+controlGap, "" // the value says more than its label
	}
	paintText(r.label, shown, label)
	paintText(r.value, shortenName(r.c.value, room, value.width), value)
	x := controlPad
	if r.c.label == "" && r.c.value == "" {
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
	if r.c.label == "" && r.c.value == "" {
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
	paintText(r.label, r.c.label, label)
	paintControl(r.frame, r.c.hovered && !r.c.off)
	if r.c.primary && !r.c.off {
		r.frame.FillColor = shade(theme.ColorNamePrimary)
		r.frame.Refresh()
	}
	paintRing(r.ring, r.c.focused)
	showIcon(r.icon, r.c.icon, value.color)
	r.Layout(r.c.Size())
}

func paintText(t *canvas.Text, text string, l look) {
	text = presentWriting().steady(text)
	t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = text, shade(l.color), l.points(), l.style(), l.align
	t.Refresh()
}

// paintControl draws a control's frame, 3:1 against its ground.
func paintControl(frame *canvas.Rectangle, hovered bool) {
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = shade(colorSurface), shade(colorControlEdge), 1, 5
	if hovered {
		frame.FillColor = shade(colorHovered)
	}
	frame.Refresh()
}

// ringGap is how far the ring of the focus stands off what has it.
const ringGap float32 = 3

// paintRing draws the ring around what has the focus.
func paintRing(ring *canvas.Rectangle, focused bool) {
	ring.FillColor, ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = color.Transparent, shade(theme.ColorNamePrimary), 2, 8
	ring.Hidden = !focused
	ring.Refresh()
}

// placeRing puts the ring around an object of a size at the origin.
func placeRing(ring *canvas.Rectangle, size fyne.Size) {
	ring.Move(fyne.NewPos(-ringGap, -ringGap))
	ring.Resize(size.AddWidthHeight(2*ringGap, 2*ringGap))
}
