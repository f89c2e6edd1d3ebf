package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Slider is a value on a scale with its name and what it stands at: Left and Right move it, other keys go on to the window.
type Slider struct {
	Root *fyne.Container
	bar  *sliderBar
	at   *OneLine
	// words say what a value stands for.
	words func(int) string
}

// SliderScale is what a slider can be moved to. Rest is where nothing is asked of it; the scale has a mark there.
type SliderScale struct{ Least, Most, Step, Rest int }

// NewSlider makes a slider. words say what a value stands for, onMove hears of each one that a person moves it to.
func NewSlider(name string, scale SliderScale, words func(int) string, onMove func(int), onKey func(*fyne.KeyEvent)) *Slider {
	s := &Slider{words: words, bar: &sliderBar{onKey: onKey, rest: float64(scale.Rest)}, at: NewOneLine(Look{Size: SizeSmall, Color: theme.ColorNameForeground, Bold: true})}
	s.bar.label = func() string { return name + ", " + s.at.Text }
	s.bar.Min, s.bar.Max, s.bar.Step, s.bar.Value = float64(scale.Least), float64(scale.Most), float64(scale.Step), float64(scale.Rest)
	s.bar.ExtendBaseWidget(s.bar)
	s.bar.OnChanged = func(value float64) {
		s.tell(int(value))
		onMove(int(value))
	}
	label := NewOneLine(Look{Size: SizeSmall, Color: ColorQuiet})
	label.Stretch = true
	label.Set(name, label.Look)
	s.Root = container.New(&Column{}, container.NewBorder(nil, nil, nil, s.at, label), s.bar)
	s.tell(scale.Rest)
	return s
}

// Set moves the slider without anybody hearing of it.
func (s *Slider) Set(value int) {
	if s.bar.Value != float64(value) {
		s.bar.Value = float64(value)
		s.bar.Refresh()
	}
	s.tell(value)
}

// Bar is what takes the keys.
func (s *Slider) Bar() fyne.Focusable { return s.bar }

func (s *Slider) tell(value int) {
	if text := s.words(value); text != s.at.Text {
		s.at.Set(text, s.at.Look)
		s.Root.Refresh()
	}
}

// sliderBar is Fyne's slider as the window draws it: it hands on the keys that it has no use for.
type sliderBar struct {
	widget.Slider
	rest    float64
	focused bool
	label   func() string
	onKey   func(*fyne.KeyEvent)
}

var _ fyne.Accessible = (*sliderBar)(nil)

// TypedKey moves the slider by the arrow keys and hands other keys on.
func (b *sliderBar) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		b.Slider.TypedKey(e)
	default:
		b.onKey(e)
	}
}

// FocusGained and FocusLost show whether the keys move the slider.
func (b *sliderBar) FocusGained() { b.focused = true; b.Slider.FocusGained() }
func (b *sliderBar) FocusLost()   { b.focused = false; b.Slider.FocusLost() }

// AccessibilityLabel and AccessibilityRole tell those who can't see it what the slider is and stands at; Fyne's bridge knows no role of
// a slider.
func (b *sliderBar) AccessibilityLabel() string             { return b.label() }
func (b *sliderBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// The parts of a slider, in Fyne's units.
const (
	sliderHeight float32 = 26
	sliderLine   float32 = 4
	sliderKnob   float32 = 18
	sliderMark   float32 = 14
)

// MinSize has room for the knob and a short scale.
func (b *sliderBar) MinSize() fyne.Size { return fyne.NewSize(8*sliderKnob, sliderHeight) }

// CreateRenderer draws the scale with the mark of rest, the part of it that the value has moved, and the knob.
func (b *sliderBar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &sliderRenderer{b: b, line: canvas.NewRectangle(nil), moved: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), knob: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.Refresh()
	return LaidOut(b, r)
}

type sliderRenderer struct {
	b                             *sliderBar
	line, moved, mark, knob, ring *canvas.Rectangle
}

// Layout sets the knob where a tap would put the value: that is Fyne's to say, by the sizes of its theme.
func (r *sliderRenderer) Layout(size fyne.Size) {
	pad := (theme.IconInlineSize()-4)/2 + theme.InnerPadding() - 1.5
	at := func(value float64) float32 {
		return pad + float32((value-r.b.Min)/(r.b.Max-r.b.Min))*(size.Width-2*pad)
	}
	middle := size.Height / 2
	place := func(o *canvas.Rectangle, from, to, height float32) {
		o.Move(fyne.NewPos(from, middle-height/2))
		o.Resize(fyne.NewSize(to-from, height))
	}
	rest, value := at(r.b.rest), at(r.b.Value)
	place(r.line, at(r.b.Min), at(r.b.Max), sliderLine)
	place(r.moved, min(rest, value), max(rest, value), sliderLine)
	place(r.mark, rest-1, rest+1, sliderMark)
	place(r.knob, value-sliderKnob/2, value+sliderKnob/2, sliderKnob)
	place(r.ring, value-sliderKnob/2-ringGap, value+sliderKnob/2+ringGap, sliderKnob+2*ringGap)
}

func (r *sliderRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line, r.mark, r.moved, r.knob, r.ring}
}
func (r *sliderRenderer) Destroy() {}

func (r *sliderRenderer) Refresh() {
	r.line.FillColor, r.line.CornerRadius = Shade(ColorControlEdge), sliderLine/2
	r.mark.FillColor = Shade(ColorControlEdge)
	r.moved.FillColor, r.moved.CornerRadius = Shade(theme.ColorNamePrimary), sliderLine/2
	r.knob.FillColor, r.knob.StrokeColor, r.knob.StrokeWidth, r.knob.CornerRadius = Shade(ColorSurface), Shade(theme.ColorNamePrimary), 3, sliderKnob/2
	PaintRing(r.ring, r.b.focused)
	r.ring.CornerRadius = sliderKnob/2 + ringGap
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
