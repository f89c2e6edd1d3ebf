package board

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// dragLeast is how far the pointer has to go before a press is a drag and no click, in Fyne's units: a hand shakes.
const dragLeast float32 = 10

// carry makes of Fyne's events a drag or, where the pointer stays about where it was pressed, the tap that Fyne then leaves out.
type carry struct {
	// onDrag and onDrop are called with where the pointer is in the window, and once it is let go; nil where nothing is edited.
	onDrag func(at fyne.Position)
	onDrop func()
	// taps are what a tap may be meant for, the foremost first.
	taps  []fyne.Tappable
	from  fyne.Position
	far   bool
	begun bool
}

func (c *carry) dragged(e *fyne.DragEvent) {
	if !c.begun {
		c.begun, c.far, c.from = true, false, e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY)
	}
	gone := e.AbsolutePosition.Subtract(c.from)
	c.far = c.far || max(gone.X, -gone.X, gone.Y, -gone.Y) >= dragLeast
	if c.far && c.onDrag != nil {
		c.onDrag(e.AbsolutePosition)
	}
}

func (c *carry) ended() {
	c.begun = false
	if !c.far {
		tapAt(c.taps, c.from)
	} else if c.onDrop != nil {
		c.onDrop()
	}
}

// tapAt taps the first of some objects that lies at a place in the window.
func tapAt(objects []fyne.Tappable, at fyne.Position) {
	for _, one := range objects {
		if o := one.(fyne.CanvasObject); o.Visible() && inside(o, at) {
			one.Tapped(&fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(absolute(o))})
			return
		}
	}
}

// landing is where what is dragged comes to stand when it is let go: at a place in a component or decision, or among all.
type landing struct {
	parent string
	place  int
	// from and width are where the mark begins in the window, and how wide it is.
	from  fyne.Position
	width float32
}

// carried is what is dragged over the board.
type carried struct {
	kind model.Kind
	key  string
	to   *landing
}

// dropMark is the line that shows where what is dragged will land.
type dropMark struct {
	line  *canvas.Rectangle
	layer *fyne.Container
}

const dropMarkHeight float32 = 5

func newDropMark() *dropMark {
	m := &dropMark{line: canvas.NewRectangle(nil)}
	m.line.CornerRadius = dropMarkHeight / 2
	m.line.Hide()
	m.layer = container.NewWithoutLayout(m.line)
	return m
}

// show puts the line at a landing, and takes it away for none.
func (m *dropMark) show(to *landing) {
	if to == nil {
		m.line.Hide()
		return
	}
	at := to.from.Subtract(absolute(m.layer))
	m.line.FillColor = ui.Shade(theme.ColorNamePrimary)
	m.line.Move(at.SubtractXY(0, dropMarkHeight/2))
	m.line.Resize(fyne.NewSize(to.width, dropMarkHeight))
	m.line.Show()
	m.line.Refresh()
}

// drag shows where something will land that the pointer carries.
func (b *board) drag(kind model.Kind, key string, at fyne.Position) {
	if b.givenUp {
		return
	}
	b.scrollAtEdge(at)
	b.carried = &carried{kind: kind, key: key}
	if inside(b.column.Root, at) {
		b.carried.to = b.landingOf(kind, key, at)
	}
	b.mark.show(b.carried.to)
	if b.carried.to == nil {
		b.signals.onExplain("Let go here, it stays where it was")
	} else {
		b.signals.onExplain("It will stand where the line is")
	}
}

// drop lets go of what is carried: where it will land, it stands from then on.
func (b *board) drop() {
	now := b.carried
	b.carried, b.givenUp = nil, false
	b.mark.show(nil)
	b.signals.onExplain("")
	if now == nil || now.to == nil {
		return
	}
	moved := model.Hit{Kind: now.kind, Key: now.key}
	if now.kind == model.KindDecision {
		e, err := b.session.Case().MoveDecision(now.key, now.to.parent, now.to.place)
		b.signals.onArrange(e, err, moved)
		return
	}
	e, err := b.session.Case().MoveTo(now.kind, now.key, now.to.place)
	b.signals.onArrange(e, err, moved)
}

// giveUp puts what is carried back where it was, and reports whether anything was.
func (b *board) giveUp() bool {
	if b.carried == nil {
		return false
	}
	b.carried, b.givenUp = nil, true
	b.mark.show(nil)
	b.signals.onExplain("")
	return true
}

// scrollAtEdge scrolls on while something is carried near an end of what is in sight.
func (b *board) scrollAtEdge(at fyne.Position) {
	const edge, step = 36, 28
	top, height := absolute(b.column.Root).Y, b.column.Root.Size().Height
	y := b.column.Scroll.Offset.Y
	switch {
	case at.Y < top+edge:
		y -= step
	case at.Y > top+height-edge:
		y += step
	default:
		return
	}
	b.column.ScrollTo(max(0, min(y, b.column.Top(len(b.components))-height)))
}

// span is from where to where something stands, from the top of all cards.
type span struct{ top, bottom float32 }

// among is the place among spans, without that of what is carried, at a height, and where the line for it goes.
func among(spans []span, own int, y float32) (place int, line float32) {
	for i, one := range spans {
		switch {
		case i == own:
		case (one.top+one.bottom)/2 < y:
			place, line = place+1, one.bottom+ui.Gap/2
		case place == 0:
			return 0, one.top - ui.Gap/2
		default:
			return place, line
		}
	}
	if place == 0 && own >= 0 { // it is the only one
		line = spans[own].top - ui.Gap/2
	}
	return place, line
}

// landingOf is where something that is carried over the board will land, nil for nowhere: an option stays in its decision.
func (b *board) landingOf(kind model.Kind, key string, at fyne.Position) *landing {
	y := at.Y - absolute(b.column.Root).Y + b.column.Scroll.Offset.Y
	switch kind {
	case model.KindOption:
		return b.optionLanding(key, y)
	case model.KindDecision:
		return b.decisionLanding(key, y)
	}
	var spans []span
	for i := range b.components {
		spans = append(spans, span{b.column.Top(i), b.column.Top(i+1) - ui.RowGap})
	}
	place, line := among(spans, slices.IndexFunc(b.components, func(x *model.Component) bool { return x.ID == key }), y)
	return b.landing("", place, line, 0)
}

func (b *board) optionLanding(option string, y float32) *landing {
	for i, card := range b.cards {
		if card == nil {
			continue
		}
		for _, d := range card.decisions {
			own := slices.IndexFunc(d.tiles, func(t *tile) bool { return t.face.option == option })
			top, bottom := b.extent(i, d)
			const slack = 24 // so that first and last are easily hit
			if own < 0 || y < top-slack || y > bottom+slack {
				continue
			}
			var spans []span
			for _, t := range d.tiles {
				begin := top + d.stack.Position().Y + t.Position().Y
				spans = append(spans, span{begin, begin + t.Size().Height})
			}
			place, line := among(spans, own, y)
			return b.landing(d.id, place, line, ui.CardPad)
		}
	}
	return nil
}

func (b *board) decisionLanding(id string, y float32) *landing {
	for i, x := range b.components {
		if b.cards[i] == nil || y < b.column.Top(i) || y >= b.column.Top(i+1) {
			continue
		}
		var spans []span
		for _, d := range b.cards[i].decisions {
			top, bottom := b.extent(i, d)
			spans = append(spans, span{top, bottom})
		}
		own := slices.IndexFunc(b.cards[i].decisions, func(d *decision) bool { return d.id == id })
		place, line := among(spans, own, y)
		if len(spans) == 0 {
			line = b.column.Top(i+1) - ui.RowGap - ui.CardPad
		}
		return b.landing(x.ID, place, line, ui.CardPad)
	}
	return nil
}

// landing has its line at a height from the top of all cards, as wide as the cards but for an edge.
func (b *board) landing(parent string, place int, line, edge float32) *landing {
	edge += ui.ScrollPad
	from := absolute(b.column.Root).AddXY(edge, line-b.column.Scroll.Offset.Y)
	return &landing{parent: parent, place: place, from: from, width: b.column.Root.Size().Width - 2*edge}
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// inside reports whether a place in the window lies in an object.
func inside(o fyne.CanvasObject, at fyne.Position) bool {
	in := at.Subtract(absolute(o))
	return in.X >= 0 && in.Y >= 0 && in.X < o.Size().Width && in.Y < o.Size().Height
}

// cardGround is the ground of a component's card: where nothing else on the card takes a drag, it carries the component.
type cardGround struct {
	widget.BaseWidget
	surface *ui.Surface
	carry   carry
}

var _ fyne.Draggable = (*cardGround)(nil)

func newCardGround() *cardGround {
	g := &cardGround{surface: ui.NewSurface()}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer shows the surface.
func (g *cardGround) CreateRenderer() fyne.WidgetRenderer {
	return ui.LaidOut(g, widget.NewSimpleRenderer(g.surface))
}

// Dragged and DragEnd carry the component.
func (g *cardGround) Dragged(e *fyne.DragEvent) { g.carry.dragged(e) }
func (g *cardGround) DragEnd()                  { g.carry.ended() }
