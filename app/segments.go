package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// segments is a switch between a few values, one Tab stop: the arrow keys move it.
type segments struct {
	widget.BaseWidget
	name   string
	labels []string
	// short are the labels where there is little room, nil for the same; narrow says that they are shown.
	short    []string
	narrow   bool
	selected int
	onSelect func(int)
	// onTapped is called after a tap: the keys go to what is switched. Those who switch by keys go on doing so.
	onTapped func()
	onKey    func(*fyne.KeyEvent)
	// meanings says of each value, in a sentence, what it means, and explain tells it while the switch has the pointer or the keys; an
	// empty text ends it. Both are nil for values that explain themselves.
	meanings []string
	explain  func(string)
	focused  bool
}

var (
	_ fyne.Focusable  = (*segments)(nil)
	_ fyne.Tappable   = (*segments)(nil)
	_ fyne.Accessible = (*segments)(nil)
	_ flowing         = (*segments)(nil)

	_ desktop.Hoverable = (*segments)(nil)
)

func (s *segments) set(selected int) {
	if selected != s.selected {
		s.selected = selected
		s.Refresh()
	}
}

// Tapped chooses the segment under the pointer.
func (s *segments) Tapped(e *fyne.PointEvent) {
	i := s.at(e.Position)
	if i < 0 {
		return
	}
	s.onSelect(i)
	s.tell(i)
	if s.onTapped != nil {
		s.onTapped()
	}
}

// places sets the segments side by side; where a width is too small for all they go on in another row.
func (s *segments) places(width float32) []fyne.Position {
	at := make([]fyne.Position, len(s.labels))
	var x, y float32
	for i := range s.labels {
		w := s.segmentWidth(i)
		if x > 0 && x+w > width+1 {
			x, y = 0, y+controlHeight
		}
		at[i] = fyne.NewPos(x, y)
		x += w
	}
	return at
}

func (s *segments) heightFor(width float32) float32 {
	places := s.places(width)
	return places[len(places)-1].Y + controlHeight
}

// breadth is how wide the widest row is at a width.
func (s *segments) breadth(width float32) float32 {
	widest := float32(0)
	for i, at := range s.places(width) {
		widest = max(widest, at.X+s.segmentWidth(i))
	}
	return widest
}

// TypedKey moves the switch with the arrow keys and hands other keys on.
func (s *segments) TypedKey(e *fyne.KeyEvent) {
	to := s.selected
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		to--
	case fyne.KeyRight, fyne.KeyDown:
		to++
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(s.labels) - 1
	default:
		s.onKey(e)
		return
	}
	if to != s.selected && to >= 0 && to < len(s.labels) {
		s.onSelect(to)
		s.tell(to)
	}
}

func (s *segments) TypedRune(rune) {}
func (s *segments) FocusGained()   { s.focused = true; s.Refresh(); s.tell(s.selected) }
func (s *segments) FocusLost()     { s.focused = false; s.Refresh(); s.tell(-1) }

// MouseIn and MouseMoved tell what the value below the pointer means, MouseOut ends it.
func (s *segments) MouseIn(e *desktop.MouseEvent)    { s.tell(s.at(e.Position)) }
func (s *segments) MouseMoved(e *desktop.MouseEvent) { s.tell(s.at(e.Position)) }
func (s *segments) MouseOut()                        { s.tell(-1) }

// tell says what the value at a place means, nothing for none.
func (s *segments) tell(at int) {
	switch {
	case s.explain == nil:
	case at < 0 || at >= len(s.meanings):
		s.explain("")
	default:
		s.explain(s.meanings[at])
	}
}

// at is the segment at a position, -1 for none.
func (s *segments) at(p fyne.Position) int {
	for i, at := range s.places(s.Size().Width) {
		if p.X >= at.X && p.X < at.X+s.segmentWidth(i) && p.Y >= at.Y && p.Y < at.Y+controlHeight {
			return i
		}
	}
	return -1
}

// AccessibilityLabel says what is switched and where it stands.
func (s *segments) AccessibilityLabel() string { return s.name + ": " + s.labels[s.selected] }

// AccessibilityRole is that of a button.
func (s *segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *segments) look(i int) look {
	if i == s.selected {
		return look{size: sizeText, color: theme.ColorNameForegroundOnPrimary, bold: true, align: fyne.TextAlignCenter}
	}
	return look{size: sizeText, color: colorQuiet, align: fyne.TextAlignCenter}
}

// segmentWidth is the same whether the segment is selected or not, so that nothing jumps.
func (s *segments) segmentWidth(i int) float32 {
	return look{size: sizeText, bold: true}.width(s.shown(i)) + 2*controlPad
}

// shown is the label of a segment as it is shown.
func (s *segments) shown(i int) string {
	if s.narrow && s.short != nil {
		return s.short[i]
	}
	return s.labels[i]
}

// saves is how much less width the short labels take.
func (s *segments) saves() float32 {
	full, short := segments{labels: s.labels}, segments{labels: s.short}
	if s.short == nil {
		return 0
	}
	return full.MinSize().Width - short.MinSize().Width
}

// setNarrow shows the short labels, or the full ones.
func (s *segments) setNarrow(on bool) {
	if s.narrow != on {
		s.narrow = on
		s.Refresh()
	}
}

func (s *segments) MinSize() fyne.Size {
	var w float32
	for i := range s.labels {
		w += s.segmentWidth(i)
	}
	return fyne.NewSize(w, controlHeight)
}

// CreateRenderer draws one frame around all segments.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &segmentsRenderer{s: s, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	for range s.labels {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return laidOut(s, r)
}

type segmentsRenderer struct {
	s                 *segments
	frame, ring, mark *canvas.Rectangle
	texts             []*canvas.Text
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	frame := fyne.NewSize(min(size.Width, r.s.breadth(size.Width)), size.Height)
	r.frame.Resize(frame)
	placeRing(r.ring, frame)
	for i, at := range r.s.places(size.Width) {
		segment := fyne.NewSize(r.s.segmentWidth(i), controlHeight)
		r.texts[i].Move(at)
		r.texts[i].Resize(segment)
		if i == r.s.selected {
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
	paintRing(r.ring, r.s.focused)
	r.mark.FillColor, r.mark.CornerRadius = shade(theme.ColorNamePrimary), 5
	r.mark.Refresh()
	for i, t := range r.texts {
		paintText(t, r.s.shown(i), r.s.look(i))
	}
	r.Layout(r.s.Size())
}
