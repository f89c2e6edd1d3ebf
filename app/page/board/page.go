// Package board is the page to choose on: every decision with its options, beside what the choices come to, and the second
// window that shows the same to a room.
package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// view is the page to choose on: the board, and beside it what the choices come to. Its second window is for the projector.
type view struct {
	h       page.Host
	board   *board
	chart   *figure.Pane
	outcome *outcome
	bar     *scenarioBar
	// model shows the scenario's model on a page, in the place of the board and what it comes to while onePage says so.
	model   *figure.Boxes
	onePage bool
	// fit is what is known of the fit of the choices, nil for nothing yet; asked is what was asked last.
	fit     *fit
	asked   fitJob
	fitting *session.Questions[fitJob]
	// present is the second window, nil while it is closed.
	present *presentation
	// second is the window of presentations, nil until the first one.
	second fyne.Window

	right *fyne.Container
	words *ui.ScrollPane
	root  *fyne.Container
	// painted is the appearance that the board was painted in last.
	painted ui.Appearance
}

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Board, Title: title, Group: page.Design, Key: fyne.Key1, Lists: []model.Listing{model.OnBoard}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h}
	v.board = newBoard(h.Session(), boardSignals{onEdit: h.Propose, onFigures: v.showFiguresOf, onExplain: h.Explain, onStatus: v.openStatus, onMenu: v.showMenu, onRating: v.showRating, onArrange: v.arrange, onRename: func() { h.Run(cmdRenameOption) }, onDecision: v.presentDecision, onKey: h.TypedKey, now: h.Now, sayer: h})
	v.chart = figure.New(charts.FigureProfile, func(f *charts.Figure) { v.showFigure(false, f) }, h.OnUI)
	v.model = v.newOnePage()
	v.outcome = newOutcome(h, h.Go, v.showHeadlines, h.TypedKey)
	v.fitting = session.NewQuestions(v.tellFit)
	v.words = ui.NewScrollPane(v.outcome.root)
	v.right = container.New(&chartOver{words: v.outcome.root}, v.chart.Root, v.words)
	v.bar = newScenarioBar(h)
	v.root = container.New(&halves{}, container.New(&underBar{}, v.bar.root, v.board.root), v.right, v.model.Root)
	v.model.Root.Hide()
	return v
}

// showFiguresOf shows the lines of an option.
func (v *view) showFiguresOf(option string) {
	v.h.Go(page.Place{Page: page.Figures, Record: model.Hit{Kind: model.KindOption, Key: option}})
}

// Stop ends what works in the background.
func (v *view) Stop() {
	v.presentationClosed()
	v.fitting.Stop()
	v.chart.Stop()
	v.model.Chart.Stop()
}

// Object is what is shown.
func (v *view) Object() fyne.CanvasObject { return v.root }

// Rewind goes back to the top.
func (v *view) Rewind() {
	v.board.forget()
	v.board.column.ScrollTo(0)
	v.words.ScrollToTop()
}

// Leave has nothing to take: nothing is typed here.
func (v *view) Leave() bool { return true }

// Restyle paints the board anew after a change of theme, which it may not have been shown for.
func (v *view) Restyle() {
	if v.painted == v.h.Theme().Appearance {
		v.board.column.Remeasure()
		return
	}
	v.painted = v.h.Theme().Appearance
	v.board.repaint()
	v.bar.repaint()
}

// Refresh shows the session's state.
func (v *view) Refresh() {
	s := v.h.Session()
	v.drawChart() // elsewhere, while the rest is shown
	v.askFit()
	v.bar.refresh(s.Scenario())
	v.board.refresh(v.fit)
	v.outcome.refresh(s)
	v.outcome.showFit(v.fit)
	v.right.Refresh()
	v.drawOnePage()
}

// Follow has the chart drawn and the second window show the session's state: both stand for it whichever page is shown.
func (v *view) Follow() {
	v.drawChart()
	if v.present != nil {
		v.present.follow()
	}
}

func (v *view) drawChart() {
	v.chart.Refresh(v.h.Session().Shown(), v.h.Session().View(), v.h.Theme())
}

// Drawn reports whether the charts show the present state, and what was asked for the fit is known.
func (v *view) Drawn() bool {
	known := v.asked == fitJob{} || v.fit != nil && fitJob{v.fit.current, v.fit.scenario} == v.asked
	return known && v.chart.UpToDate() && (!v.onePage || v.model.UpToDate()) && (v.present == nil || v.present.drawn())
}

// showHeadlines brings the headline figures into sight.
func (v *view) showHeadlines() { v.words.ScrollToTop() }

// Focus gives the keys to the first decision, or to the model on a page.
func (v *view) Focus() {
	if v.onePage {
		v.h.Canvas().Focus(v.model)
		return
	}
	if d := v.board.first(); d != nil {
		v.h.Canvas().Focus(d)
	}
}

// Show puts the keys on what a component, decision or option stands for; a scenario is all of the board.
func (v *view) Show(to page.Place) {
	v.showOnePage(false)
	if d := v.board.find(v.h.Session().Case(), to.Record.Kind, to.Record.Key); d != nil {
		v.h.Canvas().Focus(d)
	}
}

// Scroll scrolls the board by most of its height.
func (v *view) Scroll(by int) {
	const part = 0.8
	scroll := v.board.column.Scroll
	scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -float32(by)*part*scroll.Size().Height)})
}

// halves sets the board and what it comes to side by side; the model on a page takes the place of both below the bar.
type halves struct{}

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	left := min(inner.Width*0.495, 860)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad-ui.ScrollPad))
	objects[0].Resize(fyne.NewSize(left, inner.Height+page.Pad+ui.ScrollPad))
	objects[1].Move(fyne.NewPos(page.Pad+left+ui.RowGap, page.Pad))
	objects[1].Resize(fyne.NewSize(inner.Width-left-ui.RowGap, inner.Height))
	top := ui.ControlHeight() + ui.Gap
	objects[2].Move(fyne.NewPos(page.Pad, page.Pad+top))
	objects[2].Resize(fyne.NewSize(inner.Width, inner.Height-top))
}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

// chartOver gives the words below the chart the height they need, as far as the chart keeps its least, and
// the chart the rest. What doesn't fit scrolls. Where text is large, the chart keeps more, so that its own grows with it.
type chartOver struct {
	words fyne.CanvasObject
}

// mostOfHeight is the share of the height that a chart of large text keeps for itself at most.
const mostOfHeight = 0.6

func (l *chartOver) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width + 2*ui.ScrollPad
	least := max(figure.LeastHeight, min(figure.LeastHeight*ui.PresentAppearance().Zoom, size.Height*mostOfHeight))
	words := min(ui.HeightFor(l.words, wide), max(size.Height-least-ui.RowGap+2*ui.ScrollPad, 0))
	chart := size.Height - words - ui.RowGap + 2*ui.ScrollPad
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, chart))
	objects[1].Move(fyne.NewPos(-ui.ScrollPad, chart+ui.RowGap-ui.ScrollPad))
	objects[1].Resize(fyne.NewSize(wide, words))
}

func (l *chartOver) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(figure.LeastWidth, figure.LeastHeight+160)
}
