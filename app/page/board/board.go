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
	// painter paints the state shown, components are the case's, and cards those of the components that have been near
	// sight, nil for the others.
	painter    *painter
	components []*model.Component
	cards      []*componentCard
	column     *ui.TallColumn
}

// boardSignals is what the board tells the window.
type boardSignals struct {
	// onEdit carries out the edit that a key or tap means.
	onEdit func(model.Edit, error)
	// onFigures is called to show an option's figures.
	onFigures func(option string)
	// onExplain is called with a sentence about the option being looked at, empty for none.
	onExplain func(string)
	// onDecision is called with the decision that has come to have the focus.
	onDecision func(decision string)
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
	b.column = ui.NewTallColumn(ui.RowGap, ui.ScrollPad, b.show)
	return b
}

// refresh shows the session's state, with what is known of the fit: each card as it is near sight.
func (b *board) refresh(known *fit) {
	b.painter = newPainter(b.session, b.painter)
	b.painter.use(known)
	b.components = slices.Collect(b.session.Case().Components.All())
	for len(b.cards) < len(b.components) {
		b.cards = append(b.cards, nil)
	}
	b.cards = b.cards[:len(b.components)]
	b.column.Refresh(len(b.components))
}

// show shows a component on its card and reports whether the card's height may have changed.
func (b *board) show(i int) (fyne.CanvasObject, bool) {
	made := b.cards[i] == nil
	if made {
		b.cards[i] = newComponentCard()
	}
	return b.cards[i].root, b.fillCard(b.cards[i], b.components[i], b.painter) || made
}

// repaint shows everything in the colours of the theme in use.
func (b *board) repaint() {
	for _, card := range b.cards {
		if card == nil {
			continue
		}
		card.root.Refresh()
		for _, d := range card.decisions {
			d.repaint()
		}
	}
	b.column.Remeasure()
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
	reflow = b.makeDecisions(card, len(decisions)) || reflow
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

func (b *board) makeDecisions(card *componentCard, n int) bool {
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
	b.signals.onDecision(d.id)
	view := b.column.Scroll.Size().Height
	top, bottom := b.extent(d)
	for _, card := range b.cards {
		if card != nil && len(card.decisions) > 0 && card.decisions[0] == d {
			top, _ = b.extent(card.root) // the component's name and assessment belong to its first decision
		}
	}
	if bottom-top+ui.RowGap > view {
		top, bottom = b.extent(t)
	}
	y := b.column.Scroll.Offset.Y
	if bottom+ui.RowGap > y+view {
		y = bottom + ui.RowGap - view
	}
	y = max(0, min(y, top-ui.RowGap))
	if y != b.column.Scroll.Offset.Y {
		b.column.ScrollTo(y)
	}
}

// extent returns where an object of the board begins and ends, from the top of all cards.
func (b *board) extent(o fyne.CanvasObject) (top, bottom float32) {
	driver := fyne.CurrentApp().Driver()
	top = driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(b.column.Scroll.Content).Y
	return top, top + o.Size().Height
}

// first returns the first decision, to give it the focus; nil where there is none.
func (b *board) first() *decision {
	c := b.session.Case()
	for _, x := range b.components {
		for d := range c.DecisionsOf(x.ID) {
			return b.find(c, model.KindDecision, d.ID)
		}
	}
	return nil
}

// find returns the decision that a component, decision or option of the case stands for, with the cursor on
// the option; nil for none.
func (b *board) find(c *model.Case, kind model.Kind, key string) *decision {
	id := key
	switch kind {
	case model.KindScenario:
		return nil
	case model.KindComponent:
		for d := range c.DecisionsOf(key) {
			id = d.ID
			break
		}
	case model.KindOption:
		if o, ok := c.Options.Get(key); ok {
			id = o.Decision
		}
	}
	of, ok := c.Decisions.Get(id)
	at := slices.IndexFunc(b.components, func(x *model.Component) bool { return ok && x.ID == of.Component })
	if at < 0 {
		return nil
	}
	b.column.Bring(at)
	if b.cards[at] == nil {
		return nil
	}
	for _, d := range b.cards[at].decisions {
		if d.id == id {
			d.pointAt(key)
			return d
		}
	}
	return nil
}
