package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// matches are the names that hold what is typed into the field above them, a few at a time: a tap takes one, the field's keys
// move the mark and take the marked one.
type matches struct {
	widget.BaseWidget
	names []string
	// found are the names shown, with the place of the marked one, and more how many others hold what is typed.
	found  []string
	marked int
	more   int
	onPick func(name string)
}

// matchesMost is how many names are shown; typing more of one finds it.
const matchesMost = 5

var (
	_ fyne.Tappable      = (*matches)(nil)
	_ desktop.Cursorable = (*matches)(nil)
	_ Flowing            = (*matches)(nil)
)

func newMatches(names []string, onPick func(string)) *matches {
	m := &matches{names: names, onPick: onPick}
	m.ExtendBaseWidget(m)
	return m
}

// holds reports whether a text is one of the names.
func (m *matches) holds(text string) bool { return slices.Contains(m.names, text) }

// narrow shows the names that hold what is typed; nothing is shown once that is one of them.
func (m *matches) narrow(typed string) {
	all := matching(m.names, typed)
	if m.holds(typed) {
		all = nil
	}
	m.found, m.marked, m.more = nil, 0, max(len(all)-matchesMost, 0)
	for _, at := range all[:min(len(all), matchesMost)] {
		m.found = append(m.found, m.names[at])
	}
	m.Refresh()
}

// typed moves the mark and takes the marked name, and reports whether it had a use for the key.
func (m *matches) typed(key fyne.KeyName) bool {
	if len(m.found) == 0 {
		return false
	}
	switch key {
	case fyne.KeyDown:
		m.marked = min(m.marked+1, len(m.found)-1)
	case fyne.KeyUp:
		m.marked = max(m.marked-1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		m.onPick(m.found[m.marked])
		return false // the form goes on to the next field
	default:
		return false
	}
	m.Refresh()
	return true
}

func (m *matches) look() Look { return Look{Size: SizeSmall, Color: theme.ColorNameForeground} }

// rowHeight is large enough to hit.
func (m *matches) rowHeight() float32 { return m.look().LineHeight() + 8 }

func (m *matches) rows() int {
	if m.more > 0 {
		return len(m.found) + 1
	}
	return len(m.found)
}

func (m *matches) HeightFor(float32) float32 { return float32(m.rows()) * m.rowHeight() }

// Tapped takes the name under the pointer.
func (m *matches) Tapped(e *fyne.PointEvent) {
	if at := int(e.Position.Y / m.rowHeight()); at >= 0 && at < len(m.found) {
		m.onPick(m.found[at])
	}
}

// Cursor is the hand.
func (m *matches) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is as high as the names are.
func (m *matches) MinSize() fyne.Size { return fyne.NewSize(0, m.HeightFor(0)) }

// CreateRenderer draws a ground behind the marked name and a line a name.
func (m *matches) CreateRenderer() fyne.WidgetRenderer {
	r := &matchesRenderer{m: m, ground: canvas.NewRectangle(nil)}
	for range matchesMost + 1 {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return LaidOut(m, r)
}

type matchesRenderer struct {
	m      *matches
	ground *canvas.Rectangle
	texts  []*canvas.Text
}

func (r *matchesRenderer) Layout(size fyne.Size) {
	high := r.m.rowHeight()
	r.ground.Move(fyne.NewPos(0, float32(r.m.marked)*high))
	r.ground.Resize(fyne.NewSize(size.Width, high))
	for i, t := range r.texts {
		t.Move(fyne.NewPos(10, float32(i)*high))
		t.Resize(fyne.NewSize(size.Width-10, high))
	}
	r.paint(size.Width - 20)
}

func (r *matchesRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *matchesRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}
func (r *matchesRenderer) Destroy() {}
func (r *matchesRenderer) Refresh() { r.Layout(r.m.Size()) }

// paint puts the names into the texts; the marked one has a sign, for colour alone says nothing.
func (r *matchesRenderer) paint(width float32) {
	r.ground.FillColor, r.ground.CornerRadius, r.ground.Hidden = Shade(ColorChosen), 4, len(r.m.found) == 0
	r.ground.Refresh()
	for i, t := range r.texts {
		text, look := "", r.m.look()
		switch {
		case i < len(r.m.found) && i == r.m.marked:
			text, look.Bold = "› "+r.m.found[i], true
		case i < len(r.m.found):
			text = "   " + r.m.found[i]
		case i == len(r.m.found) && r.m.more > 0:
			text, look.Color = "and more: type part of the name", ColorQuiet
		}
		if width > 0 {
			text = ShortenName(text, width, look.Width)
		}
		PaintText(t, text, look)
	}
}
