package board

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
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
	touched    touched
	// carried is what the pointer drags, nil for nothing; mark shows where it will land, over the column in root.
	carried *carried
	// givenUp says that what is dragged is to stay where it was, though the button is still down.
	givenUp bool
	mark    *dropMark
	root    *fyne.Container
}

// boardSignals is what the board tells the window.
type boardSignals struct {
	// onEdit carries out the edit that a key or tap means.
	onEdit func(model.Edit, error)
	// onFigures is called to show an option's figures.
	onFigures func(option string)
	// onExplain is called with a sentence about the option being looked at, empty for none.
	onExplain func(string)
	// onStatus is called to say how firm a decision is, and onMenu to show what can be done with it, and with its option.
	onStatus func(*decision)
	onMenu   func(d *decision, alone bool, at fyne.Position)
	// onRating is called to say why a component is rated as it is.
	onRating func(component string)
	// onRename is called to give the option touched last another name.
	onRename func()
	// onDecision is called with the decision that has come to have the focus.
	onDecision func(decision string)
	// onArrange is called to give something another place, and the keys to it.
	onArrange func(edit model.Edit, err error, moved model.Hit)
	// onKey takes the keys that the board has no use for.
	onKey func(*fyne.KeyEvent)
	// now tells the time of a tap.
	now func() time.Time
	// sayer says what the words of the method mean.
	sayer page.Sayer
}

// componentCard is the card of one component.
type componentCard struct {
	name, assessment *ui.Paragraph
	rating           *ui.ChipButton
	// taking is what the scenario takes out of the component's area, there only where it takes any.
	taking *ui.Paragraph
	// status is that of the only decision, where its name is the component's, and more opens its menu.
	status       *ui.ChipButton
	more         *ui.More
	ground       *cardGround
	decisions    []*decision
	header, body *fyne.Container
	root         *fyne.Container
}

func newBoard(s *session.Session, signals boardSignals) *board {
	b := &board{session: s, signals: signals, mark: newDropMark()}
	b.column = ui.NewTallColumn(ui.RowGap, ui.ScrollPad, b.show)
	b.root = container.NewStack(b.column.Root, b.mark.layer)
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
		b.cards[i] = b.newComponentCard()
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

func (b *board) newComponentCard() *componentCard {
	card := &componentCard{
		name: ui.NewParagraph("", ui.Look{}), assessment: ui.NewParagraph("", ui.Look{}),
		taking: ui.NewParagraph("", ui.Look{}),
		rating: ui.NewChipButton(ratingDoes),
	}
	card.status, card.more = ui.NewChipButton(statusDoes), ui.NewMore()
	card.status.Hint = page.HintOf(b.signals.sayer, card.status.Shown)
	card.header = container.New(&ui.ChipRow{Gap: ui.Gap}, container.New(&nameWidth{}, card.name), card.rating, card.status, card.more)
	card.body = container.New(&ui.Column{Gap: 6, Pad: ui.CardPad}, card.header, card.assessment, card.taking)
	card.ground = newCardGround()
	card.ground.carry.taps = []fyne.Tappable{card.rating, card.status, card.more}
	card.root = container.New(&ui.CardLayout{}, card.ground, card.body)
	return card
}

// fillCard shows a component and reports whether the card's height may have changed.
func (b *board) fillCard(card *componentCard, component *model.Component, p *painter) bool {
	card.ground.carry.onDrag, card.ground.carry.onDrop = func(at fyne.Position) { b.drag(model.KindComponent, component.ID, at) }, b.drop
	reflow := card.name.Text != component.Name || card.assessment.Text != component.Assessment
	card.name.Set(component.Name, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	card.assessment.Set(component.Assessment, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	ui.SetVisible(card.assessment, component.Assessment != "")
	reflow = card.showTaking(p.taking(component)) || reflow
	card.rating.Set(ratingText(p.c, component), ratingFace(p.c, component))
	card.rating.OnTap = func() { b.signals.onRating(component.ID) }
	card.rating.Hint = ui.Hint{Meaning: func() string { return ratingMeaning(p.c, component) }, Explain: b.signals.onExplain}
	decisions := slices.Collect(p.c.DecisionsOf(component.ID))
	reflow = b.makeDecisions(card, len(decisions)) || reflow
	alone := len(decisions) == 1 && headsAlone(p.c, component, decisions[0])
	ui.SetVisible(card.status, alone)
	ui.SetVisible(card.more, alone)
	for i, d := range decisions {
		b.wire(card.decisions[i], d.ID)
		face := p.decision(d)
		if alone {
			card.status.Set(statusChip(face))
			card.status.OnTap = card.decisions[i].signals.onStatus
			card.more.Of, card.more.OnTap = d.Name, card.decisions[i].more.OnTap
			face.name = ""
		}
		reflow = card.decisions[i].set(face, p.tiles(d)) || reflow
	}
	card.header.Refresh()
	return reflow
}

// showTaking says what is taken out of the component's area, and reports whether the card's height may have changed.
func (card *componentCard) showTaking(words string, alarm bool) bool {
	look := ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground}
	if alarm {
		look.Color = ui.ColorConflict
	}
	reflow := card.taking.Text != words
	card.taking.Set(words, look)
	ui.SetVisible(card.taking, words != "")
	return reflow
}

func (b *board) makeDecisions(card *componentCard, n int) bool {
	before := len(card.decisions)
	for len(card.decisions) < n {
		d := newDecision(decisionSignals{})
		d.status.Hint = page.HintOf(b.signals.sayer, d.status.Shown)
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
	if d.id != id {
		d.id, d.moved = id, false
	}
	d.touched = b.touched.decision == id
	d.signals = decisionSignals{
		onToggle: func(option string) {
			b.edit(func(c *model.Case, scenario string) (model.Edit, error) { return insistOn(c, scenario, option) })
		},
		onClear: func() {
			b.edit(func(c *model.Case, scenario string) (model.Edit, error) { return c.Insist(scenario, id) })
		},
		onFigures: b.signals.onFigures,
		onStatus:  func() { b.signals.onStatus(d) },
		onMenu:    b.signals.onMenu,
		onRename:  b.signals.onRename,
		onTouch:   b.touch,
		onDrag:    b.drag,
		onDrop:    b.drop,
		onCursor:  func(t *tile) { b.signals.onExplain(explain(t)) },
		onFocus:   b.bringIntoSight,
		onKey:     b.typed,
		now:       b.signals.now,
	}
}

// typed takes the keys that a decision has no use for: Escape gives up what is dragged.
func (b *board) typed(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyEscape || !b.giveUp() {
		b.signals.onKey(e)
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
	at := slices.IndexFunc(b.cards, func(card *componentCard) bool { return card != nil && slices.Contains(card.decisions, d) })
	if at < 0 {
		return
	}
	for range 3 { // cards that come near sight may turn out higher than they were taken to be
		y := b.offsetFor(at, d, t)
		if y == b.column.Scroll.Offset.Y {
			return
		}
		b.column.ScrollTo(y)
	}
}

// offsetFor is how far down the board is to be scrolled for a decision on the card at a place, and a tile of it.
func (b *board) offsetFor(at int, d *decision, t *tile) float32 {
	view, y := b.column.Scroll.Size().Height, b.column.Scroll.Offset.Y
	top, bottom := b.extent(at, d)
	tile := top + d.stack.Position().Y + t.Position().Y
	if b.cards[at].decisions[0] == d {
		top = b.column.Top(at) // the component's name and assessment belong to its first decision
	}
	if bottom-top+ui.RowGap > view {
		top, bottom = tile, tile+t.Size().Height
	}
	return max(0, min(max(y, bottom+ui.RowGap-view), top-ui.RowGap))
}

// extent returns where a decision begins and ends on the card at a place, from the top of all cards. The driver doesn't know:
// a card that was far from sight may never have been painted.
func (b *board) extent(at int, d *decision) (top, bottom float32) {
	top = b.column.Top(at) + b.cards[at].body.Position().Y + d.Position().Y
	return top, top + d.Size().Height
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
