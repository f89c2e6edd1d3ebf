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
		if m.marked < 0 {
			return false
		}
		m.onPick(m.found[m.marked])
		return false // the form goes on to the next field
	default:
		return false
	}
	m.Refresh()
	return true
}

func (m *matches) look() Look { return Look{Size: SizeSmall, Color: theme.ColorNameForeground} }

// matchGap is the room between two names, so that each is large enough to hit, matchEdge that at the sides.
const (
	matchGap  float32 = 8
	matchEdge float32 = 10
)

// matchRow is a name as it wraps, with where it stands.
type matchRow struct {
	lines     []string
	look      Look
	y, height float32
}

// rows are the names at a width, and below them how to find the others. The marked one has a sign, for colour alone says nothing.
func (m *matches) rows(width float32) []matchRow {
	var rows []matchRow
	y := float32(0)
	add := func(text string, look Look) {
		lines := Wrap(text, max(width-2*matchEdge, 40), look.Width)
		rows = append(rows, matchRow{lines, look, y, float32(len(lines))*look.LineHeight() + matchGap})
		y += rows[len(rows)-1].height
	}
	for i, name := range m.found {
		look, sign := m.look(), "   "
		if i == m.marked {
			look.Bold, sign = true, "› "
		}
		add(sign+name, look)
	}
	if m.more > 0 {
		add("and more: type part of the name", Look{Size: SizeSmall, Color: ColorQuiet})
	}
	return rows
}

// HeightFor is the height of all rows.
func (m *matches) HeightFor(width float32) float32 {
	height := float32(0)
	for _, row := range m.rows(width) {
		height += row.height
	}
	return height
}

// Tapped takes the name under the pointer.
func (m *matches) Tapped(e *fyne.PointEvent) {
	for i, row := range m.rows(m.Size().Width) {
		if i < len(m.found) && e.Position.Y >= row.y && e.Position.Y < row.y+row.height {
			m.onPick(m.found[i])
			return
		}
	}
}

// Cursor is the hand.
func (m *matches) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is as high as the names are at the width they have.
func (m *matches) MinSize() fyne.Size { return fyne.NewSize(0, m.HeightFor(m.Size().Width)) }

// CreateRenderer draws a ground behind the marked name and a text a line.
func (m *matches) CreateRenderer() fyne.WidgetRenderer {
	r := &matchesRenderer{m: m, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return LaidOut(m, r)
}

type matchesRenderer struct {
	m       *matches
	ground  *canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *matchesRenderer) Layout(size fyne.Size) {
	r.objects = append(r.objects[:0], r.ground)
	r.ground.FillColor, r.ground.CornerRadius, r.ground.Hidden = Shade(ColorChosen), 4, len(r.m.found) == 0
	n := 0
	for i, row := range r.m.rows(size.Width) {
		if i == r.m.marked {
			r.ground.Move(fyne.NewPos(0, row.y))
			r.ground.Resize(fyne.NewSize(size.Width, row.height))
		}
		for j, line := range row.lines {
			if n == len(r.texts) {
				r.texts = append(r.texts, canvas.NewText("", nil))
			}
			t := r.texts[n]
			PaintText(t, line, row.look)
			t.Move(fyne.NewPos(matchEdge, row.y+matchGap/2+float32(j)*row.look.LineHeight()))
			t.Resize(fyne.NewSize(size.Width-matchEdge, row.look.LineHeight()))
			r.objects = append(r.objects, t)
			n++
		}
	}
	r.ground.StrokeColor, r.ground.StrokeWidth = Shade(theme.ColorNamePrimary), 1
	r.ground.Refresh()
}

func (r *matchesRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *matchesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *matchesRenderer) Destroy()                     {}
func (r *matchesRenderer) Refresh()                     { r.Layout(r.m.Size()) }
