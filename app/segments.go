package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// segments is a switch between a few values, one Tab stop: the arrow keys move it.
type segments struct {
	widget.BaseWidget
	name     string
	labels   []string
	selected int
	onSelect func(int)
	onKey    func(*fyne.KeyEvent)
	focused  bool
}

var (
	_ fyne.Focusable  = (*segments)(nil)
	_ fyne.Tappable   = (*segments)(nil)
	_ fyne.Accessible = (*segments)(nil)
)

func (s *segments) set(selected int) {
	if selected != s.selected {
		s.selected = selected
		s.Refresh()
	}
}

// Tapped chooses the segment under the pointer.
func (s *segments) Tapped(e *fyne.PointEvent) {
	x := float32(0)
	for i := range s.labels {
		if x += s.segmentWidth(i); e.Position.X < x {
			s.onSelect(i)
			return
		}
	}
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
	}
}

func (s *segments) TypedRune(rune) {}
func (s *segments) FocusGained()   { s.focused = true; s.Refresh() }
func (s *segments) FocusLost()     { s.focused = false; s.Refresh() }

// AccessibilityLabel says what is switched and where it stands.
func (s *segments) AccessibilityLabel() string { return s.name + ": " + s.labels[s.selected] }

// AccessibilityRole is that of a button.
func (s *segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *segments) look(i int) look {
	if i == s.selected {
		return look{size: theme.SizeNameText, color: theme.ColorNameForegroundOnPrimary, bold: true, align: fyne.TextAlignCenter}
	}
	return look{size: theme.SizeNameText, color: colorQuiet, align: fyne.TextAlignCenter}
}

// segmentWidth is the same whether the segment is selected or not, so that nothing jumps.
func (s *segments) segmentWidth(i int) float32 {
	return look{size: theme.SizeNameText, bold: true}.width(s.labels[i]) + 2*controlPad
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
	return r
}

type segmentsRenderer struct {
	s                 *segments
	frame, ring, mark *canvas.Rectangle
	texts             []*canvas.Text
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	placeRing(r.ring, size)
	x := float32(0)
	for i, t := range r.texts {
		w := r.s.segmentWidth(i)
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(w, size.Height))
		if i == r.s.selected {
			r.mark.Move(fyne.NewPos(x, 0))
			r.mark.Resize(fyne.NewSize(w, size.Height))
		}
		x += w
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
		paintText(t, r.s.labels[i], r.s.look(i))
	}
	r.Layout(r.s.Size())
}
