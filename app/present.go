package app

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// presentation is the second window, to drag to the projector: one component at a time beside the chart, in
// type as large as fits. Choices are allowed there, editing is not. It follows the first window, and the
// first window follows it.
type presentation struct {
	w      *Window
	window fyne.Window
	// component is the id of the one shown.
	component string

	name, assessment *paragraph
	rating           *chip
	decisions        []*decision
	stack            *fyne.Container
	body             *fyne.Container
	chart            *chartPane
	figures          [4]headlineCell
	said, place      *paragraph
	words, foot      *fyne.Container
	layout           *presentLayout
	root             *fyne.Container
}

// openPresentation opens the second window, or brings it to the front.
func (w *Window) openPresentation() {
	if w.present != nil {
		w.present.window.RequestFocus()
		return
	}
	p := &presentation{w: w, window: w.app.NewWindow("Presentation – TOM Workbench")}
	p.build()
	w.present = p
	p.window.SetPadded(false)
	p.window.SetContent(p.root)
	p.window.Resize(fyne.NewSize(windowWidth, windowHeight))
	p.window.SetOnClosed(w.presentationClosed)
	p.bindKeys()
	if d := w.focusedDecision(); d != nil {
		w.presentDecision(d.id)
	}
	p.refresh()
	p.window.Show()
	p.focus()
}

// presentationClosed ends the second window's worker; a second call does nothing.
func (w *Window) presentationClosed() {
	if p := w.present; p != nil {
		w.present = nil
		p.chart.stop()
	}
}

// presentDecision shows the component of a decision in the second window, where that is open.
func (w *Window) presentDecision(decision string) {
	if d, ok := w.session.Case().Decisions.Get(decision); ok && w.present != nil {
		w.present.show(d.Component)
	}
}

func (p *presentation) build() {
	p.name, p.assessment = newParagraph("", look{}), newParagraph("", look{})
	p.rating = newChip("", chipFace{})
	p.stack = container.New(&column{gap: 14})
	header := container.New(&chipRow{gap: gap}, container.New(&nameWidth{}, p.name), p.rating)
	p.body = container.New(&column{gap: 10, pad: 18}, header, p.assessment, p.stack)
	p.chart = newChartPane(charts.KindProfile, func(*charts.Figure) {}, p.w.onUI)
	p.chart.enlarged = presentWords
	var cellsOf []fyne.CanvasObject
	for i := range p.figures {
		cell := headlineCell{label: newParagraph("", look{}), figure: newParagraph("", look{}), note: newParagraph("", look{})}
		cell.figure.fit = true
		p.figures[i] = cell
		cellsOf = append(cellsOf, container.New(&column{}, cell.label, cell.figure))
	}
	p.words = newCard(container.New(&column{pad: 14}, container.New(&cells{gap: gap, weights: headlineWeights()}, cellsOf...)))
	p.said, p.place = newParagraph("", look{}), newParagraph("", look{})
	p.foot = container.New(&cells{gap: gap, weights: []float32{2, 1}}, p.said, p.place)
	card := container.New(&cardLayout{}, newSurface(), container.NewVScroll(p.body))
	p.layout = &presentLayout{p: p}
	p.root = container.New(p.layout, card, p.chart.root, p.words, p.foot)
}

// bindKeys gives the second window the commands that show and choose, but none that edits.
func (p *presentation) bindKeys() {
	allowed := []commandID{
		cmdUndo, cmdRedo, cmdNextScenario, cmdPreviousScenario, cmdMinimum, cmdCentral, cmdMaximum, cmdBasis, cmdDark,
	}
	for _, c := range p.w.commands {
		if c.shortcut != nil && slices.Contains(allowed, c.id) {
			p.window.Canvas().AddShortcut(c.shortcut, func(fyne.Shortcut) { p.w.run(c.id) })
		}
	}
	p.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { p.switchFullScreen() })
	p.window.Canvas().SetOnTypedKey(p.typedKey)
}

// typedKey goes through the components and switches full screen.
func (p *presentation) typedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyRight, fyne.KeyPageDown:
		p.step(1)
	case fyne.KeyLeft, fyne.KeyPageUp:
		p.step(-1)
	case fyne.KeyHome:
		p.step(-p.w.session.Case().Components.Len())
	case fyne.KeyEnd:
		p.step(p.w.session.Case().Components.Len())
	case fyne.KeyF11:
		p.switchFullScreen()
	case fyne.KeyEscape:
		if p.window.FullScreen() {
			p.switchFullScreen()
		} else {
			p.window.Close()
		}
	}
}

func (p *presentation) switchFullScreen() { p.window.SetFullScreen(!p.window.FullScreen()) }

// at is the place of the component shown among all.
func (p *presentation) at() int {
	i := 0
	for x := range p.w.session.Case().Components.All() {
		if x.ID == p.component {
			return i
		}
		i++
	}
	return 0
}

// step shows another component, as far as there is one, in both windows.
func (p *presentation) step(by int) {
	all := p.w.session.Case().Components
	if all.Len() == 0 {
		return
	}
	p.show(all.At(max(0, min(p.at()+by, all.Len()-1))).ID)
	p.focus()
	if p.w.page.id == pageBoard {
		p.w.revealOnBoard(model.KindComponent, p.component)
	}
}

func (p *presentation) show(component string) {
	if component != p.component {
		p.component = component
		p.say("")
		p.refresh()
	}
}

func (p *presentation) say(text string) {
	p.said.set(text, look{size: theme.SizeNameText, color: colorConflict, bold: true})
}

// focus gives the keys to the component's first decision.
func (p *presentation) focus() {
	if len(p.decisions) > 0 && len(p.stack.Objects) > 0 {
		p.window.Canvas().Focus(p.decisions[0])
	} else {
		p.window.Canvas().Unfocus()
	}
}

// refresh shows the session's state.
func (p *presentation) refresh() {
	s := p.w.session
	c := s.Case()
	if _, ok := c.Components.Get(p.component); !ok {
		p.component = ""
		if c.Components.Len() > 0 {
			p.component = c.Components.At(0).ID
		}
	}
	p.fillCard(c)
	p.fillFigures(c)
	p.layout.fit()
	p.chart.refresh(c, s.View(), p.w.theme)
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
	p.root.Refresh()
}

func (p *presentation) fillCard(c *model.Case) {
	name, assessment, rating := "This case has no component yet", "", model.Unrated
	if x, ok := c.Components.Get(p.component); ok {
		name, assessment, rating = x.Name, x.Assessment, x.RAG
	}
	p.name.set(name, look{size: sizeTitle, color: theme.ColorNameForeground, bold: true})
	p.assessment.set(assessment, look{size: sizeSmall, color: colorQuiet})
	setVisible(p.assessment, assessment != "")
	p.rating.set(rating.String(), chipFace{ink: colorQuiet, edge: colorControlEdge, round: true})
	decisions := slices.Collect(c.DecisionsOf(p.component))
	for len(p.decisions) < len(decisions) {
		d := newDecision(decisionSignals{})
		d.upright = true
		p.decisions = append(p.decisions, d)
	}
	painter := newPainter(p.w.session)
	p.stack.Objects = p.stack.Objects[:0]
	for i, d := range decisions {
		p.wire(p.decisions[i], d.ID)
		p.decisions[i].set(painter.decision(d), painter.tiles(d))
		p.stack.Objects = append(p.stack.Objects, p.decisions[i])
	}
}

// wire lets a decision choose; what is agreed is unlocked in the first window alone.
func (p *presentation) wire(d *decision, id string) {
	d.id = id
	choose := func(edit func(c *model.Case, scenario string) (model.Edit, error)) {
		e, err := edit(p.w.session.Case(), p.w.session.View().Scenario)
		if err == nil {
			err = p.w.session.Do(e)
		}
		var agreed *model.AgreedError
		switch {
		case errors.As(err, &agreed):
			p.say(fmt.Sprintf("“%s” is agreed. It is unlocked in the other window.", agreed.Decision.Name))
		case err != nil:
			p.say(errorWords(err))
		default:
			p.say("")
		}
	}
	d.signals = decisionSignals{
		onToggle: func(option string) {
			choose(func(c *model.Case, scenario string) (model.Edit, error) { return c.Toggle(scenario, option) })
		},
		onClear: func() {
			choose(func(c *model.Case, scenario string) (model.Edit, error) { return c.Choose(scenario, id) })
		},
		onCursor: func(*tile) {},
		onFocus:  func(*decision, *tile) {},
		onKey:    p.typedKey,
		now:      time.Now,
	}
}

func (p *presentation) fillFigures(c *model.Case) {
	s := p.w.session
	view := s.View()
	summary := appraisal.SummaryOf(c, view.Scenario, view.Estimate, view.Basis)
	for i, h := range headlinesOf(summary, c.Head()) {
		p.figures[i].label.set(h.label, look{size: sizeSmall, color: colorQuiet})
		p.figures[i].figure.set(h.figure, look{size: sizeHeadline, color: theme.ColorNameForeground, bold: true})
	}
	place := ""
	if n := c.Components.Len(); n > 0 {
		place = fmt.Sprintf("%d of %d", p.at()+1, n)
	}
	p.place.set(s.Scenario().Name+"  ·  "+place, look{size: theme.SizeNameText, color: colorQuiet, align: fyne.TextAlignTrailing})
}

// presentLayout sets the component to the left, and to the right the chart over the figures.
type presentLayout struct {
	p    *presentation
	size fyne.Size
	zoom float32
}

// presentWords enlarges the figures and the line at the foot, whose room doesn't change.
const presentWords = 1.2

// presentZooms are the enlargements to try, the largest first.
func presentZooms() []float32 { return []float32{3, 2.6, 2.3, 2.1, 1.9, 1.7, 1.55, 1.4, 1.25, 1.1, 1} }

const presentFoot float32 = 34

func (l *presentLayout) left() float32 { return (l.size.Width - 2*bodyPad - rowGap) * 0.54 }

// fit enlarges the text as far as the component fits into the window.
func (l *presentLayout) fit() {
	if l.size.Width <= 0 {
		return
	}
	room := l.size.Height - 2*bodyPad - presentFoot
	for _, words := range []fyne.CanvasObject{l.p.words, l.p.foot} {
		enlarge(words, presentWords)
	}
	for _, l.zoom = range presentZooms() {
		enlarge(l.p.body, l.zoom)
		if heightFor(l.p.body, l.left()) <= room {
			return
		}
	}
}

func (l *presentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size != l.size {
		l.size = size
		l.fit()
	}
	left, height := l.left(), size.Height-2*bodyPad-presentFoot
	objects[0].Move(fyne.NewPos(bodyPad, bodyPad))
	objects[0].Resize(fyne.NewSize(left, height))
	l.p.body.Resize(fyne.NewSize(left, max(height, heightFor(l.p.body, left))))
	x, width := bodyPad+left+rowGap, size.Width-left-rowGap-2*bodyPad
	words := heightFor(objects[2], width)
	objects[1].Move(fyne.NewPos(x, bodyPad))
	objects[1].Resize(fyne.NewSize(width, max(height-words-rowGap, 100)))
	objects[2].Move(fyne.NewPos(x, bodyPad+height-words))
	objects[2].Resize(fyne.NewSize(width, words))
	objects[3].Move(fyne.NewPos(bodyPad, size.Height-presentFoot))
	objects[3].Resize(fyne.NewSize(size.Width-2*bodyPad, presentFoot))
}

func (l *presentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// enlarge sets the zoom of all text in an object.
func enlarge(o fyne.CanvasObject, zoom float32) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			enlarge(child, zoom)
		}
	case *container.Scroll:
		enlarge(o.Content, zoom)
	case *decision:
		enlarge(o.content, zoom)
	case *tile:
		for _, part := range []fyne.CanvasObject{o.name, o.figures, o.consequence, o.obstacles, o.marks} {
			enlarge(part, zoom)
		}
		o.Refresh()
	case *paragraph:
		o.zoom = zoom
		o.set(o.text, o.look)
	case *chip:
		if o.zoom != zoom {
			o.zoom = zoom
			o.Refresh()
		}
	}
}
