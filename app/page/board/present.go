package board

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// presentation is the second window, to drag to the projector: the model on a page, what is to be decided, one component at a time beside the chart,
// the principles, the scenarios compared and where that leaves us, in type as large as fits. Choices are allowed there, editing is not. It follows the first window, and the
// first window follows it.
type presentation struct {
	v      *view
	window fyne.Window
	// kind is what the page shown is about, and component the id of the component shown last.
	kind      pageKind
	component string

	name, assessment *ui.Paragraph
	rating           *ui.Chip
	decisions        []*decision
	stack            *fyne.Container
	body             *fyne.Container
	scroll           *ui.ScrollPane
	chart            *figure.Pane
	// model is the first page: a box leads to its component's.
	model            *figure.Boxes
	figures          [say.HeadlineCount]headlineCell
	said, place      *ui.Paragraph
	reading          *ui.Paragraph
	words, foot      *fyne.Container
	card             *fyne.Container
	sheet            *wordsCard
	back, next, full *ui.Control
	room             *room
	layout           *presentLayout
	root             *fyne.Container
	// painted is the appearance that the window was painted in last.
	painted ui.Appearance
}

// The second window's size in Fyne's units, until a person changes it.
const presentWidth, presentHeight = 1280, 720

// openPresentation opens the second window, or brings it to the front.
func (v *view) openPresentation() {
	if v.present != nil {
		v.present.window.RequestFocus()
		return
	}
	p := &presentation{v: v, window: v.secondWindow()}
	p.build()
	p.painted = v.h.Theme().Appearance
	v.present = p
	p.window.SetContent(ui.WithKeysLabel(p.root, p.window.Canvas(), func() fyne.CanvasObject { return nil }))
	p.bindKeys()
	p.refresh()
	p.window.Show()
	p.focus()
}

// secondWindow is the second window, made once and hidden while nothing is presented: of one that is closed the driver never gives all
// memory back, several megabytes each time.
func (v *view) secondWindow() fyne.Window {
	if v.second == nil {
		v.second = fyne.CurrentApp().NewWindow("Presentation – TOM Workbench")
		v.second.SetPadded(false)
		v.second.Resize(fyne.NewSize(presentWidth, presentHeight))
		v.second.SetCloseIntercept(v.closePresentation)
		v.second.SetOnClosed(v.presentationClosed)
	}
	return v.second
}

// closePresentation ends the presentation and hides its window, in the size that people gave it.
func (v *view) closePresentation() {
	v.second.SetFullScreen(false)
	v.second.Hide()
	v.presentationClosed()
}

// presentationClosed ends the second window's worker; a second call does nothing.
func (v *view) presentationClosed() {
	if p := v.present; p != nil {
		v.present = nil
		p.chart.Stop()
		p.model.Chart.Stop()
	}
}

// presentDecision shows the component of a decision in the second window, where that is open.
func (v *view) presentDecision(decision string) {
	if d, ok := v.h.Session().Case().Decisions.Get(decision); ok && v.present != nil {
		v.present.show(d.Component)
		v.present.focus()
	}
}

func (p *presentation) build() {
	p.name, p.assessment = ui.NewParagraph("", ui.Look{}), ui.NewParagraph("", ui.Look{})
	p.rating = ui.NewChip("", ui.ChipFace{})
	p.stack = container.New(&ui.Column{Gap: 14})
	header := container.New(&ui.ChipRow{Gap: ui.Gap}, container.New(&nameWidth{}, p.name), p.rating)
	p.body = container.New(&ui.Column{Gap: 10, Pad: 18}, header, p.assessment, p.stack)
	p.chart = figure.New(charts.FigureProfile, func(*charts.Figure) {}, p.v.h.OnUI)
	p.chart.StartWith(p.v.chart)
	p.model = p.newModel()
	var cellsOf []fyne.CanvasObject
	for i := range p.figures {
		cell := headlineCell{label: ui.NewParagraph("", ui.Look{}), figure: ui.NewParagraph("", ui.Look{}), note: ui.NewParagraph("", ui.Look{})}
		cell.figure.Shrinks = true
		p.figures[i] = cell
		cellsOf = append(cellsOf, container.New(&ui.Column{}, cell.label, cell.figure))
	}
	// Two by two, so that the largest amounts stand clear of each other.
	p.reading = ui.NewParagraph("", ui.Look{})
	p.words = ui.NewCard(container.New(&ui.Column{Pad: 14, Gap: ui.Gap},
		container.New(&ui.Cells{Gap: ui.Gap}, cellsOf[:2]...), container.New(&ui.Cells{Gap: ui.Gap}, cellsOf[2:]...), p.reading))
	p.said, p.place = ui.NewParagraph("", ui.Look{}), ui.NewParagraph("", ui.Look{})
	p.buildFoot()
	p.sheet = newWordsCard()
	p.scroll = ui.NewScrollPane(p.body)
	p.card = container.New(&ui.CardLayout{}, ui.NewSurface(), p.scroll)
	p.layout = &presentLayout{p: p}
	p.root = container.New(p.layout, p.card, p.chart.Root, p.words, p.foot, p.sheet.card, p.room.card, p.model.Root)
}

// buildFoot makes the line below the pages: what leads through them, what is said, and where one is.
func (p *presentation) buildFoot() {
	p.said, p.place = ui.NewParagraph("", ui.Look{}), ui.NewParagraph("", ui.Look{})
	control := func(label string, run func()) *ui.Control {
		return &ui.Control{Value: label, Name: label, OnTap: run, OnKey: p.typedKey}
	}
	p.back, p.next = control("‹ Back", func() { p.step(-1) }), control("Next ›", func() { p.step(1) })
	p.full = control("Full screen", p.switchFullScreen)
	p.room = p.newRoom()
	p.foot = container.New(&presentFootRow{controls: 4}, p.back, p.next, p.full, p.room.ask, p.said, p.place)
}

// drawn reports whether the picture in sight shows the present state.
func (p *presentation) drawn() bool {
	return (!p.chart.Root.Visible() || p.chart.UpToDate()) && (p.kind != modelPage || p.model.UpToDate())
}

// bindKeys gives the second window the commands that show and choose, but none that edits.
func (p *presentation) bindKeys() {
	for _, id := range []page.ID{
		page.Undo, page.Redo, page.NextScenario, page.PreviousScenario, page.Cautious, page.Middle, page.Stretch, page.SwitchBasis, page.SwitchDark,
	} {
		p.window.Canvas().AddShortcut(p.v.h.Command(id).Shortcut, func(fyne.Shortcut) { p.v.h.Run(id) })
	}
	p.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { p.switchFullScreen() })
	p.window.Canvas().SetOnTypedKey(p.typedKey)
}

// typedKey goes through the pages, on each by the same keys, and switches full screen.
func (p *presentation) typedKey(e *fyne.KeyEvent) {
	if p.room.form.IsOpen() {
		p.room.form.TypedKey(e)
		return
	}
	switch e.Name {
	case fyne.KeyF6: // a letter would be typed into the first field as well
		p.askRoom()
	case fyne.KeyRight, fyne.KeyPageDown, fyne.KeySpace:
		p.step(1)
	case fyne.KeyLeft, fyne.KeyPageUp:
		p.step(-1)
	case fyne.KeyHome:
		p.step(-len(p.pages()))
	case fyne.KeyEnd:
		p.step(len(p.pages()))
	case fyne.KeyF11:
		p.switchFullScreen()
	case fyne.KeyEscape:
		p.escape()
	}
}

// escape shows the figures that are hidden, else ends the full screen, else the presentation.
func (p *presentation) escape() {
	switch {
	case p.room.asking != "":
		p.reveal()
	case p.window.FullScreen():
		p.switchFullScreen()
	default:
		p.v.closePresentation()
	}
}

// switchFullScreen leaves the keys with the page: on the control, Space would switch back.
func (p *presentation) switchFullScreen() {
	p.window.SetFullScreen(!p.window.FullScreen())
	p.focus()
}

// pages are all pages in their order.
func (p *presentation) pages() []presentPage { return presentPages(p.v.h.Session().Case()) }

// at is the place of the page shown among all.
func (p *presentation) at() int {
	return max(slices.IndexFunc(p.pages(), func(x presentPage) bool {
		return x.kind == p.kind && (x.kind != componentPage || x.component == p.component)
	}), 0)
}

// step shows another page, as far as there is one, and its component in both windows.
func (p *presentation) step(by int) {
	pages := p.pages()
	to := pages[max(0, min(p.at()+by, len(pages)-1))]
	if to.kind != componentPage {
		p.turnTo(to.kind, p.component)
		p.focus()
		return
	}
	p.show(to.component)
	p.focus()
	if p.v.h.Shown() == page.Page(p.v) {
		p.v.Show(page.Place{Record: model.Hit{Kind: model.KindComponent, Key: p.component}})
	}
}

// show shows a component.
func (p *presentation) show(component string) { p.turnTo(componentPage, component) }

func (p *presentation) turnTo(kind pageKind, component string) {
	if kind != p.kind || component != p.component {
		p.kind, p.component, p.room.asking = kind, component, ""
		p.say("")
		p.refresh()
	}
}

func (p *presentation) say(text string) {
	p.said.Set(text, ui.Look{Size: ui.SizeText, Color: ui.ColorConflict, Bold: true})
}

// focus gives the keys to the component's first decision.
func (p *presentation) focus() {
	switch {
	case p.kind == componentPage && len(p.decisions) > 0 && len(p.stack.Objects) > 0:
		p.window.Canvas().Focus(p.decisions[0])
	case p.kind == modelPage:
		p.window.Canvas().Focus(p.model)
	default:
		p.window.Canvas().Unfocus()
	}
}

// refresh shows the session's state.
func (p *presentation) refresh() {
	p.say("")
	s := p.v.h.Session()
	c := s.Shown()
	p.settlePage(c)
	p.v.askFit()
	p.fillCard(c, p.painter(), p.component)
	p.fillFigures(c)
	inWords := p.kind != componentPage && p.kind != modelPage
	if inWords {
		p.sheet.show(wordsOf(s, p.kind))
	}
	p.fillRoom(c)
	onComponent := p.kind == componentPage
	for o, shown := range map[fyne.CanvasObject]bool{
		p.card: onComponent, p.chart.Root: onComponent && p.room.asking == "", p.words: onComponent && p.room.asking == "", p.sheet.card: inWords, p.model.Root: p.kind == modelPage,
	} {
		ui.SetVisible(o, shown)
	}
	p.layout.enlargeAll()
	p.chart.Refresh(c, s.View(), p.v.h.Theme())
	if p.kind == modelPage {
		p.model.Chart.Refresh(c, s.View(), p.v.h.Theme())
	}
	p.root.Layout.Layout(p.root.Objects, p.root.Size())
	p.root.Refresh()
}

// settlePage goes to a page that is there, where the one shown is gone.
func (p *presentation) settlePage(c *model.Case) {
	if _, ok := c.Components.Get(p.component); !ok {
		p.component = ""
		if c.Components.Len() > 0 {
			p.component = c.Components.At(0).ID
		}
	}
	pages := p.pages()
	if !slices.ContainsFunc(pages, func(x presentPage) bool { return x.kind == p.kind }) {
		p.kind = agendaPage
	}
	at := p.at()
	p.back.SetDisabled(at == 0)
	p.next.SetDisabled(at == len(pages)-1)
}

// follow shows the session's state, in the colours of the theme in use where those have changed.
func (p *presentation) follow() {
	if p.painted != p.v.h.Theme().Appearance {
		p.painted = p.v.h.Theme().Appearance
		p.repaint()
		return
	}
	p.refresh()
}

// repaint shows everything in the colours of the theme in use.
func (p *presentation) repaint() {
	for _, d := range p.decisions {
		d.repaint()
	}
	p.refresh()
}

// painter knows of the fit what the board knows: the two windows show the same options as free.
func (p *presentation) painter() *painter {
	painter := newPainter(p.v.h.Session(), p.v.board.painter)
	painter.use(p.v.fit)
	return painter
}

func (p *presentation) fillCard(c *model.Case, painter *painter, component string) {
	x, ok := c.Components.Get(component)
	if !ok {
		x = &model.Component{Name: "This case has no component yet"}
	}
	p.name.Set(x.Name, ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	p.assessment.Set(x.Assessment, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	ui.SetVisible(p.assessment, x.Assessment != "")
	p.rating.Set(ratingText(c, x), ratingFace(c, x))
	decisions := slices.Collect(c.DecisionsOf(component))
	for len(p.decisions) < len(decisions) {
		d := newDecision(decisionSignals{})
		d.upright = true
		p.decisions = append(p.decisions, d)
	}
	p.stack.Objects = p.stack.Objects[:0]
	for i, d := range decisions {
		p.wire(p.decisions[i], d.ID)
		tiles := painter.tiles(d)
		if p.room.asking != "" {
			tiles = withoutFigures(tiles)
		}
		face := painter.decision(d)
		face.room = "" // the room's own card says it
		p.decisions[i].set(face, tiles)
		p.stack.Objects = append(p.stack.Objects, p.decisions[i])
	}
}

// withoutFigures leaves the figures of the options out, for a room that is to guess.
func withoutFigures(tiles []tileFace) []tileFace {
	for i := range tiles {
		tiles[i].benefit, tiles[i].cost = "", ""
	}
	return tiles
}

// wire lets a decision choose; what takes something that people said with it is asked in the first window.
func (p *presentation) wire(d *decision, id string) {
	d.id = id
	choose := func(edit func(c *model.Case, scenario string) (model.Edit, error)) {
		c := p.v.h.Session().Case()
		e, err := edit(c, p.v.h.Session().View().Scenario)
		locked := c.Barred(e)
		asks, lost := err == nil && (locked != nil || c.Asks(e)), c.Losses(e)
		switch {
		case asks && !p.v.h.Idle():
			p.say("The other window waits for an answer.")
			return
		case asks && locked != nil:
			p.say(say.Error(locked) + " The other window asks.")
			p.v.h.Propose(e, nil)
			p.v.h.ToFront()
			return
		case asks:
			p.say(say.Stopped(lost[0]) + " The other window asks.")
			p.v.h.Propose(e, nil)
			p.v.h.ToFront()
			return
		case err == nil:
			p.say("")
			if err = p.v.h.Session().Do(e); err == nil && len(lost) > 0 {
				p.v.h.Explain(say.Kept(lost))
			}
		}
		if err != nil {
			p.say(say.Error(err))
		}
	}
	d.signals = decisionSignals{
		onToggle: func(option string) {
			choose(func(c *model.Case, scenario string) (model.Edit, error) { return insistOn(c, scenario, option) })
		},
		onClear: func() {
			choose(func(c *model.Case, scenario string) (model.Edit, error) { return c.Insist(scenario, id) })
		},
		onCursor: func(*tile) {},
		onFocus:  func(_ *decision, t *tile) { p.bringIntoSight(t) },
		onKey:    p.typedKey,
		now:      p.v.h.Now,
	}
}

// bringIntoSight scrolls a component that doesn't fit to the option that the keys act on.
func (p *presentation) bringIntoSight(t *tile) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(t).Y - driver.AbsolutePositionForObject(p.body).Y
	y := max(p.scroll.Offset.Y, top+t.Size().Height+ui.Gap-p.scroll.Size().Height)
	if y = max(0, min(y, top-ui.Gap)); y != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

func (p *presentation) fillFigures(c *model.Case) {
	s := p.v.h.Session()
	for i, h := range say.Headlines(s.Summary(), s.Budget(), c) {
		p.figures[i].label.Set(h.Label, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		p.figures[i].figure.Set(h.Figure, ui.Look{Size: ui.SizeHeadline, Color: theme.ColorNameForeground, Bold: true})
	}
	p.reading.Set(say.Reading(s.View().Basis, s.View().WhatIf), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
	place := fmt.Sprintf("%d of %d", p.at()+1, len(p.pages()))
	p.place.Set(shownName(s.Scenario())+"  ·  "+place, ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet, Align: fyne.TextAlignTrailing})
}
