package board

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// board shows every component as a card, with its decisions and their options, to choose from.
type board struct {
	session *session.Session
	signals boardSignals
	cards   []*componentCard
	content *fyne.Container
	scroll  *ui.ScrollPane
	// root is what the window shows.
	root fyne.CanvasObject
}

// boardSignals is what the board tells the window.
type boardSignals struct {
	// onEdit carries out the edit that a key or tap means.
	onEdit func(model.Edit, error)
	// onFigures is called to show an option's figures.
	onFigures func(option string)
	// onExplain is called with a sentence about the option being looked at, empty for none.
	onExplain func(string)
	// onLook is called with the decision that has come to have the focus.
	onLook func(decision string)
	// onKey takes the keys that the board has no use for.
	onKey func(*fyne.KeyEvent)
	// now tells the time of a tap.
	now func() time.Time
}

// componentCard is the card of one component.
type componentCard struct {
	name, assessment *ui.Paragraph
	rating           *ui.Chip
	// status is that of the only decision, where its name is the component's.
	status       *ui.Chip
	decisions    []*decision
	header, body *fyne.Container
	root         *fyne.Container
}

func newBoard(s *session.Session, signals boardSignals) *board {
	b := &board{session: s, signals: signals}
	b.content = container.New(&ui.Column{Gap: ui.RowGap, Pad: ui.ScrollPad})
	b.scroll = ui.NewScrollPane(b.content)
	b.root = container.New(&ui.WidthFirst{Content: b.content}, b.scroll)
	return b
}

// refresh shows the session's state, with what is known of the fit. It changes what differs and builds cards only for what
// is new.
func (b *board) refresh(known *fit) {
	c := b.session.Case()
	p := newPainter(b.session)
	p.use(known)
	reflow := b.fitCards(c.Components.Len())
	i := 0
	for component := range c.Components.All() {
		reflow = b.fillCard(b.cards[i], component, p) || reflow
		i++
	}
	if reflow {
		b.reflow()
	}
}

// repaint shows everything in the colours of the theme in use.
func (b *board) repaint() {
	b.content.Refresh()
	for _, card := range b.cards {
		for _, d := range card.decisions {
			d.repaint()
		}
	}
	b.reflow()
}

// reflow lays the cards out again after a change of height.
func (b *board) reflow() {
	if size := b.root.Size(); size.Width > 0 {
		b.root.(*fyne.Container).Layout.Layout([]fyne.CanvasObject{b.scroll}, size)
		b.content.Resize(fyne.NewSize(size.Width, max(size.Height, ui.HeightFor(b.content, size.Width))))
		b.content.Layout.Layout(b.content.Objects, b.content.Size())
		b.scroll.Refresh()
	}
}

// fitCards makes as many cards as there are components and reports whether their number changed.
func (b *board) fitCards(n int) bool {
	before := len(b.cards)
	for len(b.cards) < n {
		card := newComponentCard()
		b.cards = append(b.cards, card)
		b.content.Add(card.root)
	}
	for len(b.cards) > n {
		last := b.cards[len(b.cards)-1]
		b.cards = b.cards[:len(b.cards)-1]
		b.content.Remove(last.root)
	}
	return before != n
}

func newComponentCard() *componentCard {
	card := &componentCard{
		name: ui.NewParagraph("", ui.Look{}), assessment: ui.NewParagraph("", ui.Look{}),
		rating: ui.NewChip("", ui.ChipFace{Ink: ui.ColorQuiet, Edge: ui.ColorControlEdge, Round: true}),
	}
	card.status = ui.NewChip("", ui.ChipFace{})
	card.header = container.New(&ui.ChipRow{Gap: ui.Gap}, container.New(&nameWidth{}, card.name), card.rating, card.status)
	card.body = container.New(&ui.Column{Gap: 6, Pad: ui.CardPad}, card.header, card.assessment)
	card.root = ui.NewCard(card.body)
	return card
}

// fillCard shows a component and reports whether the card's height may have changed.
func (b *board) fillCard(card *componentCard, component *model.Component, p *painter) bool {
	reflow := card.name.Text != component.Name || card.assessment.Text != component.Assessment
	card.name.Set(component.Name, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	card.assessment.Set(component.Assessment, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	ui.SetVisible(card.assessment, component.Assessment != "")
	card.rating.Set(component.RAG.String(), ui.ChipFace{Ink: ui.ColorQuiet, Edge: ui.ColorControlEdge, Round: true})
	decisions := slices.Collect(p.c.DecisionsOf(component.ID))
	reflow = b.fitDecisions(card, len(decisions)) || reflow
	alone := len(decisions) == 1 && decisions[0].Name == component.Name
	ui.SetVisible(card.status, alone)
	for i, d := range decisions {
		b.wire(card.decisions[i], d.ID)
		face := p.decision(d)
		if alone {
			card.status.Set(statusChip(face))
			face.name = ""
		}
		reflow = card.decisions[i].set(face, p.tiles(d)) || reflow
	}
	card.header.Refresh()
	return reflow
}

func (b *board) fitDecisions(card *componentCard, n int) bool {
	before := len(card.decisions)
	for len(card.decisions) < n {
		d := newDecision(decisionSignals{})
		card.decisions = append(card.decisions, d)
		card.body.Add(d)
	}
	for len(card.decisions) > n {
		last := card.decisions[len(card.decisions)-1]
		card.decisions = card.decisions[:len(card.decisions)-1]
		card.body.Remove(last)
	}
	return before != n
}

// wire joins a decision's signals to the session.
func (b *board) wire(d *decision, id string) {
	d.id = id
	d.signals = decisionSignals{
		onToggle: func(option string) {
			b.edit(func(c *model.Case, scenario string) (model.Edit, error) { return insistOn(c, scenario, option) })
		},
		onClear: func() {
			b.edit(func(c *model.Case, scenario string) (model.Edit, error) { return c.Insist(scenario, id) })
		},
		onFigures: b.signals.onFigures,
		onCursor:  func(t *tile) { b.signals.onExplain(explain(t)) },
		onFocus:   b.bringIntoSight,
		onKey:     b.signals.onKey,
		now:       b.signals.now,
	}
}

// edit makes an edit in the scenario shown; without one there is nothing to choose in.
func (b *board) edit(in func(c *model.Case, scenario string) (model.Edit, error)) {
	scenario := b.session.View().Scenario
	if scenario == "" {
		b.signals.onEdit(model.Edit{}, errors.New("this case has no scenario to choose in; make one first (Ctrl+N)"))
		return
	}
	b.signals.onEdit(in(b.session.Case(), scenario))
}

// insistOn makes the edit that a tap on an option means, whatever stands against it.
func insistOn(c *model.Case, scenario, option string) (model.Edit, error) {
	decision, options, err := c.Toggled(scenario, option)
	if err != nil {
		return model.Edit{}, err
	}
	return c.Insist(scenario, decision, options...)
}

// bringIntoSight scrolls, no further than needed, until a decision can be seen whole, or at least the
// tile that the keys act on.
func (b *board) bringIntoSight(d *decision, t *tile) {
	b.signals.onLook(d.id)
	view := b.scroll.Size().Height
	top, bottom := b.extent(d)
	for _, card := range b.cards {
		if len(card.decisions) > 0 && card.decisions[0] == d {
			top, _ = b.extent(card.root) // the component's name and assessment belong to its first decision
		}
	}
	if bottom-top+ui.RowGap > view {
		top, bottom = b.extent(t)
	}
	y := b.scroll.Offset.Y
	if bottom+ui.RowGap > y+view {
		y = bottom + ui.RowGap - view
	}
	y = max(0, min(y, top-ui.RowGap))
	if y != b.scroll.Offset.Y {
		b.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// extent returns where an object of the board begins and ends, from the top of all cards.
func (b *board) extent(o fyne.CanvasObject) (top, bottom float32) {
	driver := fyne.CurrentApp().Driver()
	top = driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(b.content).Y
	return top, top + o.Size().Height
}

// first returns the first decision, to give it the focus; nil where there is none.
func (b *board) first() *decision {
	for _, card := range b.cards {
		if len(card.decisions) > 0 {
			return card.decisions[0]
		}
	}
	return nil
}

// find returns the decision that a component, decision or option of the case stands for, with the cursor on
// the option; nil for none.
func (b *board) find(c *model.Case, kind model.Kind, key string) *decision {
	decision := key
	switch kind {
	case model.KindScenario:
		return nil
	case model.KindComponent:
		for d := range c.DecisionsOf(key) {
			decision = d.ID
			break
		}
	case model.KindOption:
		if o, ok := c.Options.Get(key); ok {
			decision = o.Decision
		}
	}
	for _, card := range b.cards {
		for _, d := range card.decisions {
			if d.id == decision {
				d.pointAt(key)
				return d
			}
		}
	}
	return nil
}
