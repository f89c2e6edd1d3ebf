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

// Segments is a switch between a few values, one Tab stop: the arrow keys move it.
type Segments struct {
	widget.BaseWidget
	// Name is what is switched, Labels are its values.
	Name   string
	Labels []string
	// Short are the labels where there is little room, nil for the same; Narrow says that they are shown.
	Short    []string
	Narrow   bool
	Selected int
	OnSelect func(int)
	// OnTapped is called after a tap: the keys go to what is switched. Those who switch by keys go on doing so.
	OnTapped func()
	OnKey    func(*fyne.KeyEvent)
	// Meanings says of each value, in a sentence, what it means, and Explain tells it while the switch has the pointer or the keys; an
	// empty text ends it. Both are nil for values that explain themselves.
	Meanings []string
	Explain  func(string)
	focused  bool
	// fixed says why the switch changes nothing now, empty where it does.
	fixed string
}

var (
	_ fyne.Focusable  = (*Segments)(nil)
	_ fyne.Tappable   = (*Segments)(nil)
	_ fyne.Accessible = (*Segments)(nil)
	_ Flowing         = (*Segments)(nil)

	_ desktop.Hoverable = (*Segments)(nil)
)

// Set moves the switch without calling OnSelect.
func (s *Segments) Set(selected int) {
	if selected != s.Selected {
		s.Selected = selected
		s.Refresh()
	}
}

// SetFixed makes the switch grey, with the sentence that says why it changes nothing, or lets it act again for an empty one. Its size
// stays as it is.
func (s *Segments) SetFixed(why string) {
	if why != s.fixed {
		s.fixed = why
		s.Refresh()
	}
}

// Fixed says why the switch changes nothing now, empty where it does.
func (s *Segments) Fixed() string { return s.fixed }

// Tapped chooses the segment under the pointer.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	i := s.at(e.Position)
	if i < 0 {
		return
	}
	if s.fixed != "" {
		s.tell(i)
		return
	}
	s.OnSelect(i)
	s.tell(i)
	if s.OnTapped != nil {
		s.OnTapped()
	}
}

// Places sets the segments side by side; where a width is too small for all they go on in another row.
func (s *Segments) Places(width float32) []fyne.Position {
	at := make([]fyne.Position, len(s.Labels))
	var x, y float32
	for i := range s.Labels {
		w := s.segmentWidth(i)
		if x > 0 && x+w > width+1 {
			x, y = 0, y+ControlHeight()
		}
		at[i] = fyne.NewPos(x, y)
		x += w
	}
	return at
}

// HeightFor is the height of the rows that the segments take at a width.
func (s *Segments) HeightFor(width float32) float32 {
	places := s.Places(width)
	return places[len(places)-1].Y + ControlHeight()
}

// breadth is how wide the widest row is at a width.
func (s *Segments) breadth(width float32) float32 {
	widest := float32(0)
	for i, at := range s.Places(width) {
		widest = max(widest, at.X+s.segmentWidth(i))
	}
	return widest
}

// TypedKey moves the switch with the arrow keys and hands other keys on.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	to := s.Selected
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		to--
	case fyne.KeyRight, fyne.KeyDown:
		to++
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(s.Labels) - 1
	default:
		s.OnKey(e)
		return
	}
	if s.fixed != "" {
		s.tell(s.Selected)
		return
	}
	if to != s.Selected && to >= 0 && to < len(s.Labels) {
		s.OnSelect(to)
		s.tell(to)
	}
}

// TypedRune takes no letters.
func (s *Segments) TypedRune(rune) {}

// FocusGained and FocusLost show whether the keys go to the switch, and what its value means.
func (s *Segments) FocusGained() { s.focused = true; s.Refresh(); s.tell(s.Selected); RevealAll(s) }
func (s *Segments) FocusLost()   { s.focused = false; s.Refresh(); s.tell(-1) }

// MouseIn and MouseMoved tell what the value below the pointer means, MouseOut ends it.
func (s *Segments) MouseIn(e *desktop.MouseEvent)    { s.tell(s.at(e.Position)) }
func (s *Segments) MouseMoved(e *desktop.MouseEvent) { s.tell(s.at(e.Position)) }
func (s *Segments) MouseOut()                        { s.tell(-1) }

// tell says what the value at a place means, nothing for none.
func (s *Segments) tell(at int) {
	switch {
	case s.Explain == nil:
	case at < 0:
		s.Explain("")
	case s.fixed != "":
		s.Explain(s.fixed)
	case at >= len(s.Meanings):
		s.Explain("")
	default:
		s.Explain(s.Meanings[at])
	}
}

// at is the segment at a position, -1 for none.
func (s *Segments) at(p fyne.Position) int {
	for i, at := range s.Places(s.Size().Width) {
		if p.X >= at.X && p.X < at.X+s.segmentWidth(i) && p.Y >= at.Y && p.Y < at.Y+ControlHeight() {
			return i
		}
	}
	return -1
}

// AccessibilityLabel says what is switched and where it stands.
func (s *Segments) AccessibilityLabel() string {
	label := s.Name + ": " + s.Labels[s.Selected]
	if s.fixed != "" {
		label += ", off: " + s.fixed
	}
	return label
}

// ReadOut tells what else could be chosen, too.
func (s *Segments) ReadOut() []string {
	var others []string
	for i, label := range s.Labels {
		if i != s.Selected {
			others = append(others, label)
		}
	}
	return []string{"[" + s.AccessibilityLabel() + "; or " + strings.Join(others, ", ") + "]"}
}

// AccessibilityRole is that of a button.
func (s *Segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *Segments) look(i int) Look {
	if s.fixed != "" { // the value is told from the others by its weight and its line
		return Look{Size: SizeText, Color: theme.ColorNameDisabled, Bold: i == s.Selected, Align: fyne.TextAlignCenter}
	}
	if i == s.Selected {
		return Look{Size: SizeText, Color: theme.ColorNameForegroundOnPrimary, Bold: true, Align: fyne.TextAlignCenter}
	}
	return Look{Size: SizeText, Color: ColorQuiet, Align: fyne.TextAlignCenter}
}

// segmentWidth is the same whether the segment is selected or not, so that nothing jumps.
func (s *Segments) segmentWidth(i int) float32 {
	return Look{Size: SizeText, Bold: true}.Width(s.shown(i)) + 2*controlPad
}

// shown is the label of a segment as it is shown.
func (s *Segments) shown(i int) string {
	if s.Narrow && s.Short != nil {
		return s.Short[i]
	}
	return s.Labels[i]
}

// Saves is how much less width the short labels take.
func (s *Segments) Saves() float32 {
	full, short := Segments{Labels: s.Labels}, Segments{Labels: s.Short}
	if s.Short == nil {
		return 0
	}
	return full.MinSize().Width - short.MinSize().Width
}

// SetNarrow shows the short labels, or the full ones.
func (s *Segments) SetNarrow(on bool) {
	if s.Narrow != on {
		s.Narrow = on
		s.Refresh()
	}
}

// MinSize has room for all segments side by side.
func (s *Segments) MinSize() fyne.Size {
	var w float32
	for i := range s.Labels {
		w += s.segmentWidth(i)
	}
	return fyne.NewSize(w, ControlHeight())
}

// CreateRenderer draws one frame around all segments.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &segmentsRenderer{s: s, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return LaidOut(s, r)
}

type segmentsRenderer struct {
	s                 *Segments
	frame, ring, mark *canvas.Rectangle
	texts             []*canvas.Text
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	frame := fyne.NewSize(min(size.Width, r.s.breadth(size.Width)), size.Height)
	r.frame.Resize(frame)
	PlaceRing(r.ring, frame)
	for i, at := range r.s.Places(size.Width) {
		segment := fyne.NewSize(r.s.segmentWidth(i), ControlHeight())
		r.texts[i].Move(at)
		r.texts[i].Resize(segment)
		if i == r.s.Selected {
			r.mark.Move(at)
			r.mark.Resize(segment)
		}
	}
}

func (r *segmentsRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.ring, r.mark}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}
func (r *segmentsRenderer) Destroy() {}

func (r *segmentsRenderer) Refresh() {
	paintControl(r.frame, false)
	PaintRing(r.ring, r.s.focused)
	r.mark.FillColor, r.mark.CornerRadius = Shade(theme.ColorNamePrimary), 5
	r.mark.StrokeWidth = 0
	if r.s.fixed != "" {
		r.mark.FillColor, r.mark.StrokeColor, r.mark.StrokeWidth = color.Transparent, Shade(theme.ColorNameDisabled), 1
	}
	r.mark.Refresh()
	for len(r.texts) < len(r.s.Labels) { // there may be more values than before, or fewer
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.texts = r.texts[:len(r.s.Labels)]
	for i, t := range r.texts {
		PaintText(t, r.s.shown(i), r.s.look(i))
	}
	r.Layout(r.s.Size())
}
