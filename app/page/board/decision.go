package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// decisionFace is all that a decision shows above its tiles.
type decisionFace struct {
	// name is empty where the component's own name and header stand for the decision's.
	name   string
	status model.Status
	asIs   bool
	// reason is why the decision stands as it does, against another scenario's answer where one is pinned.
	reason, against string
	// room is what the room said before it saw, empty where it wasn't asked.
	room string
}

// decision is one question with its options, one Tab stop: the arrow keys move between the options,
// Space or Enter chooses, Delete clears.
type decision struct {
	widget.BaseWidget
	// id is the decision's in the case.
	id      string
	signals decisionSignals
	face    decisionFace
	title   *ui.Paragraph
	status  *ui.ChipButton
	more    *ui.More
	carry   carry
	// reason stands behind the status, or where the component's header stands for the decision's in a line of its
	// own, alone; against stands below. Each is there only where there is something to say.
	reason  *reasonText
	alone   *ui.Paragraph
	against *ui.Paragraph
	room    *ui.Paragraph
	tiles   []*tile
	cursor  int
	// tappedOption and tappedAt are the option tapped last, and when.
	tappedOption string
	tappedAt     time.Time
	// moved says that the cursor was put where it is, touched that menus and keys act on it, wherever the focus is.
	moved, touched bool
	focused        bool
	// upright leaves the keys Left, Right, Home, End and Space to the owner, who turns pages by them.
	upright bool
	// pointed is set while the focus comes by the pointer.
	pointed bool
	header  *fyne.Container
	stack   *fyne.Container
	content *fyne.Container
}

// decisionSignals is what a decision tells its owner.
type decisionSignals struct {
	// onToggle is called to choose an option or take it back.
	onToggle func(option string)
	// onClear is called to take every answer back.
	onClear func()
	// onFigures is called to show an option's figures.
	onFigures func(option string)
	// onStatus is called to say how firm the decision is, and onMenu to show at a place in the window what can be done with it
	// alone, or with the option that the keys act on as well; both are nil where nothing is edited.
	onStatus func()
	onMenu   func(d *decision, alone bool, at fyne.Position)
	// onRename is called to give the option that the keys act on another name, nil where nothing is edited.
	onRename func()
	// onTouch is called once the keys act on the decision or on another option of it, nil where nobody asks.
	onTouch func(*decision)
	// onDrag is called with where the pointer carries the decision, or an option of it, and onDrop once it lets go; both are
	// nil where nothing is edited.
	onDrag func(kind model.Kind, key string, at fyne.Position)
	onDrop func()
	// onCursor is called when the option that is being looked at changes: nil for none.
	onCursor func(*tile)
	// onFocus is called with the tile that should be in sight.
	onFocus func(*decision, *tile)
	// onKey takes the keys that a decision has no use for.
	onKey func(*fyne.KeyEvent)
	// now tells the time of a tap.
	now func() time.Time
}

var (
	_ fyne.Focusable  = (*decision)(nil)
	_ fyne.Accessible = (*decision)(nil)
	_ page.OfOption   = (*decision)(nil)
	_ ui.Flowing      = (*decision)(nil)

	_ fyne.SecondaryTappable = (*decision)(nil)
	_ fyne.Draggable         = (*decision)(nil)
)

// statusDoes says what a tap on a status does.
const statusDoes = "status and reason"

func newDecision(signals decisionSignals) *decision {
	d := &decision{signals: signals, title: ui.NewParagraph("", ui.Look{}), status: ui.NewChipButton(statusDoes), more: ui.NewMore()}
	d.more.OnTap = func(at fyne.Position) { d.menuAt(true, at) }
	d.carry.taps = []fyne.Tappable{d.status, d.more}
	d.stack = container.New(&ui.Column{Gap: ui.Gap})
	d.reason, d.alone, d.against = newReason(), ui.NewParagraph("", ui.Look{}), ui.NewParagraph("", ui.Look{})
	d.room = ui.NewParagraph("", ui.Look{})
	d.header = container.New(&ui.ChipRow{Gap: ui.Gap}, container.New(&nameWidth{}, d.title), d.status, d.more, d.reason.root)
	d.content = container.New(&ui.Column{Gap: 6}, d.header, d.alone, d.against, d.room, d.stack)
	d.ExtendBaseWidget(d)
	return d
}

// reasonText says why a decision stands as it does, on the line of its status where it fits there.
type reasonText struct {
	text *ui.Paragraph
	root *fyne.Container
}

func newReason() *reasonText {
	r := &reasonText{text: ui.NewParagraph("", ui.Look{})}
	r.root = container.New(&nameWidth{}, r.text)
	return r
}

func (r *reasonText) set(text string) {
	r.text.Set(text, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	ui.SetVisible(r.root, text != "")
}

// nameWidth gives a name the width it needs on one line; in less it wraps.
type nameWidth struct{}

var _ ui.FlowLayout = nameWidth{}

func (nameWidth) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return ui.HeightFor(objects[0], width)
}

func (nameWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := objects[0].(*ui.Paragraph)
	p.Move(fyne.NewPos(0, 0))
	p.Resize(size)
}

func (nameWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	p := objects[0].(*ui.Paragraph)
	return fyne.NewSize(p.Look.Width(p.Text)+1, p.Look.LineHeight())
}

// set shows a decision and its options, and reports whether the height may have changed.
func (d *decision) set(f decisionFace, tiles []tileFace) bool {
	reflow := len(tiles) != len(d.tiles)
	option := d.Option()
	if f != d.face {
		reflow = reflow || f.reason != d.face.reason || f.against != d.face.against || f.room != d.face.room
		d.face = f
		d.reason.set(f.reason)
		d.alone.Set(f.reason, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		ui.SetVisible(d.alone, f.name == "" && f.reason != "")
		d.against.Set(f.against, ui.Look{Size: ui.SizeSmall, Color: theme.ColorNamePrimary})
		ui.SetVisible(d.against, f.against != "")
		d.room.Set(f.room, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		ui.SetVisible(d.room, f.room != "")
		d.title.Set(f.name, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet, Bold: true})
		d.status.Set(statusChip(f))
		ui.SetVisible(d.header, f.name != "")
		d.more.Of = f.name
		d.header.Refresh()
	}
	ui.SetVisible(d.more, d.signals.onMenu != nil)
	for len(d.tiles) < len(tiles) {
		t := newTile(d.tapped, d.hovered)
		t.onMenu = d.menuOf
		d.tiles = append(d.tiles, t)
		d.stack.Add(t)
	}
	for len(d.tiles) > len(tiles) {
		last := d.tiles[len(d.tiles)-1]
		d.tiles = d.tiles[:len(d.tiles)-1]
		d.stack.Remove(last)
	}
	d.status.OnTap = d.signals.onStatus
	d.cursor = min(d.cursor, max(len(tiles)-1, 0))
	if i := slices.IndexFunc(tiles, func(f tileFace) bool { return f.option == option }); i >= 0 {
		d.cursor = i // the option may have another place
	}
	d.carry.onDrag, d.carry.onDrop = d.carrying(model.KindDecision, d.id), d.signals.onDrop
	for i, face := range tiles {
		d.tiles[i].onFigures = d.signals.onFigures
		d.tiles[i].carry.onDrag, d.tiles[i].carry.onDrop = d.carrying(model.KindOption, face.option), d.signals.onDrop
		ui.SetVisible(d.tiles[i].more, d.signals.onMenu != nil)
		face.cursor = d.focused && i == d.cursor
		face.touched = d.touched && i == d.cursor
		reflow = d.tiles[i].set(face) || reflow
	}
	if d.focused {
		d.speak()
	}
	return reflow
}

// speak has the owner say what the option with the cursor does.
func (d *decision) speak() {
	if d.cursor < len(d.tiles) {
		d.signals.onCursor(d.tiles[d.cursor])
	} else {
		d.signals.onCursor(nil)
	}
}

// AccessibilityLabel says which question has the keys, and the option that they act on.
func (d *decision) AccessibilityLabel() string {
	words := "Decision"
	if d.face.name != "" {
		words += " " + d.face.name
	}
	if d.cursor < len(d.tiles) {
		words += ": " + d.tiles[d.cursor].AccessibilityLabel()
	}
	return words
}

// AccessibilityRole is that of a button, which Enter presses: Fyne’s bridge skips what is a container.
func (d *decision) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// ReadOut tells the question and its options.
func (d *decision) ReadOut() []string { return ui.ReadOut(d.content) }

func statusChip(f decisionFace) (string, ui.ChipFace) {
	switch f.status {
	case model.Provisional:
		return "Provisional", ui.ChipFace{Ink: ui.ColorGood, Edge: ui.ColorGood, Bold: true, Round: true}
	case model.Agreed:
		if f.asIs {
			return "Agreed, locked: no change", ui.ChipFace{Ink: theme.ColorNamePrimary, Edge: theme.ColorNamePrimary, Bold: true, Round: true}
		}
		return "Agreed, locked", ui.ChipFace{Ink: theme.ColorNamePrimary, Edge: theme.ColorNamePrimary, Bold: true, Round: true}
	}
	return "Open", ui.ChipFace{Ink: ui.ColorQuiet, Edge: ui.ColorControlEdge, Round: true}
}

func (d *decision) HeightFor(width float32) float32 { return ui.HeightFor(d.content, width) }

// secondTap is the time within which a second tap on an option belongs to the first: a double click
// chooses, it doesn't choose and take back.
const secondTap = 400 * time.Millisecond

func (d *decision) tapped(t *tile) {
	now := d.signals.now()
	double := t.face.option == d.tappedOption && now.Sub(d.tappedAt) < secondTap
	d.tappedOption, d.tappedAt = t.face.option, now
	if double {
		return
	}
	d.pointed = true // what is under the pointer stays there
	d.moveTo(t)
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
	d.pointed = false
	d.signals.onToggle(t.face.option)
}

// carrying tells the owner where the pointer carries something, nil where nothing is edited.
func (d *decision) carrying(kind model.Kind, key string) func(fyne.Position) {
	if d.signals.onDrag == nil {
		return nil
	}
	return func(at fyne.Position) { d.signals.onDrag(kind, key, at) }
}

// Dragged and DragEnd carry the decision to another place, or another component.
func (d *decision) Dragged(e *fyne.DragEvent) { d.carry.dragged(e) }
func (d *decision) DragEnd()                  { d.carry.ended() }

// TappedSecondary shows what can be done with the decision.
func (d *decision) TappedSecondary(e *fyne.PointEvent) { d.menuAt(true, e.AbsolutePosition) }

// menuOf shows what can be done with an option.
func (d *decision) menuOf(t *tile, at fyne.Position) {
	d.pointed = true // what is under the pointer stays there
	d.moveTo(t)
	d.pointed = false
	d.menuAt(false, at)
}

// menuAt gives the decision the keys and shows what can be done with it alone or with its option as well, where anything can.
func (d *decision) menuAt(alone bool, at fyne.Position) {
	if d.signals.onMenu == nil {
		return
	}
	d.pointed = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
	d.pointed = false
	d.signals.onMenu(d, alone, at)
}

func (d *decision) hovered(t *tile, on bool) {
	switch {
	case on:
		d.signals.onCursor(t)
	case d.focused:
		d.speak()
	default:
		d.signals.onCursor(nil)
	}
}

// repaint shows everything in the colours of the theme in use.
func (d *decision) repaint() {
	d.content.Refresh()
	for _, t := range d.tiles {
		t.repaint()
	}
}

// CreateRenderer shows the header and the tiles.
func (d *decision) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return ui.LaidOut(d, widget.NewSimpleRenderer(d.content))
}
