package plan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/model/timing"
)

// timeline is the bars of a plan over quarters, a row each, below the names of the years. It is one Tab stop: the arrow keys go through the
// rows, and move a bar.
type timeline struct {
	widget.BaseWidget
	years  []string
	rows   []timing.Row
	at     int
	column *ui.TallColumn
	head   *heading
	faces  []*face
	root   *fyne.Container
	// words say all of a row for those who can't see it.
	words   func(timing.Row) string
	signals signals
	canvas  fyne.Canvas
	// ring shows that the keys go to a plan without rows.
	ring *canvas.Rectangle

	focused bool
}

// signals is what the chart tells its owner.
type signals struct {
	// onRow is called where the cursor comes to a row, onMove to move its bar by quarters, and onOpen to look behind it.
	onRow  func(timing.Row)
	onMove func(r timing.Row, by int)
	onOpen func(timing.Row)
	// onMend shifts what is counted too early, onReset puts a bar back to its plan.
	onMend, onReset func(timing.Row)
	onKey           func(*fyne.KeyEvent)
	onShortcut      func(fyne.Shortcut)
}

var (
	_ fyne.Focusable    = (*timeline)(nil)
	_ fyne.Shortcutable = (*timeline)(nil)
	_ fyne.Accessible   = (*timeline)(nil)
)

func newTimeline(c fyne.Canvas, words func(timing.Row) string, s signals) *timeline {
	t := &timeline{canvas: c, words: words, signals: s, head: newHeading()}
	t.column = ui.NewTallColumn(0, 0, t.fill)
	t.root = container.New(&headed{}, t.head, t.column.Root)
	t.ring = canvas.NewRectangle(nil)
	t.ExtendBaseWidget(t)
	return t
}

// headed stands a heading on what takes the rest of the height.
type headed struct{}

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, high))
	objects[1].Move(fyne.NewPos(0, high))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-high, 0)))
}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 160) }

// CreateRenderer shows the heading and the rows.
func (t *timeline) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(t, widget.NewSimpleRenderer(container.NewStack(t.root, t.ring)))
}

// set shows other rows. The cursor stays on its record, where that is there still.
func (t *timeline) set(years []string, rows []timing.Row) {
	now := t.current()
	t.years, t.rows = years, rows
	t.at = min(t.at, max(len(rows)-1, 0))
	for i, r := range rows {
		if r.Kind == now.Kind && r.Key == now.Key {
			t.at = i
		}
	}
	t.head.set(years)
	t.column.Refresh(len(rows))
	t.paintRing()
}

// fill shows a row, in an object of its own.
func (t *timeline) fill(i int) (fyne.CanvasObject, bool) {
	for len(t.faces) <= i {
		t.faces = append(t.faces, newFace(t))
	}
	return t.faces[i], t.faces[i].set(i, t.rows[i], len(t.years), i == t.at, t.focused)
}

// restyle draws all anew after a change of theme or size of text.
func (t *timeline) restyle() {
	t.head.Refresh()
	for _, f := range t.faces {
		for _, p := range []*ui.Paragraph{f.name, f.warning, f.caption} {
			p.Refresh()
		}
		f.Refresh()
	}
	t.column.Remeasure()
}

// current is the row under the cursor, an empty one for none.
func (t *timeline) current() timing.Row {
	if t.at < len(t.rows) {
		return t.rows[t.at]
	}
	return timing.Row{}
}

// moveTo puts the cursor on a row, and brings it into sight.
func (t *timeline) moveTo(i int) {
	if len(t.rows) == 0 {
		return
	}
	t.at = max(0, min(i, len(t.rows)-1))
	t.column.Refresh(len(t.rows))
	t.column.Bring(t.at)
	top, high := t.column.Top(t.at), t.column.Scroll.Size().Height
	switch below := t.column.Top(t.at+1) - high; {
	case top < t.column.Scroll.Offset.Y:
		t.column.ScrollTo(top)
	case below > t.column.Scroll.Offset.Y:
		t.column.ScrollTo(below)
	}
	t.signals.onRow(t.current())
}

// moveToKey puts the cursor on the row of a record, where there is one.
func (t *timeline) moveToKey(key string) {
	for i, r := range t.rows {
		if r.Key == key {
			t.moveTo(i)
		}
	}
}

// page is how many rows the keys for a page go on.
const pageOfRows = 8

// TypedKey goes through the rows and moves bars.
func (t *timeline) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		t.moveTo(t.at + 1)
	case fyne.KeyUp:
		t.moveTo(t.at - 1)
	case fyne.KeyPageDown:
		t.moveTo(t.at + pageOfRows)
	case fyne.KeyPageUp:
		t.moveTo(t.at - pageOfRows)
	case fyne.KeyHome:
		t.moveTo(0)
	case fyne.KeyEnd:
		t.moveTo(len(t.rows) - 1)
	case fyne.KeyRight:
		t.signals.onMove(t.current(), 1)
	case fyne.KeyLeft:
		t.signals.onMove(t.current(), -1)
	case fyne.KeySpace:
		t.signals.onMend(t.current())
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.signals.onReset(t.current())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		t.signals.onOpen(t.current())
	default:
		t.signals.onKey(e)
	}
}

// TypedRune takes nothing; TypedShortcut hands on to the window.
func (t *timeline) TypedRune(rune)                {}
func (t *timeline) TypedShortcut(s fyne.Shortcut) { t.signals.onShortcut(s) }
func (t *timeline) FocusGained() {
	t.focused = true
	t.moveTo(t.at)
	t.paintRing()
	ui.RevealAll(t)
}

func (t *timeline) FocusLost() {
	t.focused = false
	t.column.Refresh(len(t.rows))
	t.paintRing()
}

func (t *timeline) paintRing() { ui.PaintRing(t.ring, t.focused && len(t.rows) == 0) }

func (t *timeline) takeFocus()                             { t.canvas.Focus(t) }
func (t *timeline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// ReadOut tells every row.
func (t *timeline) ReadOut() []string {
	lines := []string{"Plan"}
	for _, r := range t.rows {
		lines = append(lines, t.words(r))
	}
	return lines
}

// AccessibilityLabel says what the row under the cursor is.
func (t *timeline) AccessibilityLabel() string {
	if len(t.rows) == 0 {
		return "Plan, empty"
	}
	return "Plan, " + t.words(t.current())
}
