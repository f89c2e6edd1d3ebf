package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/figure"
	"tomworkbench/app/ui"
)

// boardView is the page to choose on: the board, and beside it what the choices come to.
type boardView struct {
	w     *Window
	right *fyne.Container
	words *ui.ScrollPane
	root  *fyne.Container
	// painted is the appearance that the board was painted in last.
	painted ui.Appearance
}

func newBoardView(w *Window) view {
	v := &boardView{w: w}
	v.words = ui.NewScrollPane(w.outcome.root)
	v.right = container.New(&chartOver{words: w.outcome.root}, w.chart.Root, v.words)
	v.root = container.New(&halves{}, w.board.root, v.right)
	return v
}

func (v *boardView) stop() {
	v.w.fitting.Stop()
	v.w.chart.Stop()
}

func (v *boardView) object() fyne.CanvasObject { return v.root }
func (v *boardView) rewind() {
	v.w.board.scroll.ScrollToTop()
	v.words.ScrollToTop()
}

func (v *boardView) leave() bool { return true }

// restyle paints the board anew after a change of theme, which it may not have been shown for.
func (v *boardView) restyle() {
	if v.painted == v.w.theme.Appearance {
		v.w.board.reflow()
		return
	}
	v.painted = v.w.theme.Appearance
	v.w.board.repaint()
}

func (v *boardView) refresh() {
	s := v.w.session
	v.w.chart.Refresh(s.Case(), s.View(), v.w.theme)
	v.w.askFit()
	v.w.board.refresh()
	v.w.outcome.refresh(s)
	v.w.outcome.showFit(v.w.fit)
	v.right.Refresh()
}

// showHeadlines brings the headline figures into sight.
func (w *Window) showHeadlines() {
	if v, ok := w.page.view.(*boardView); ok {
		v.words.ScrollToTop()
	}
}

func (v *boardView) focus() {
	if d := v.w.board.first(); d != nil {
		v.w.window.Canvas().Focus(d)
	}
}

// page scrolls the board by most of its height.
func (v *boardView) page(by int) {
	const part = 0.8
	scroll := v.w.board.scroll
	scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -float32(by)*part*scroll.Size().Height)})
}

// halves sets the board and what it comes to side by side.
type halves struct{}

const bodyPad float32 = 10

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*bodyPad, 2*bodyPad)
	left := min(inner.Width*0.495, 860)
	objects[0].Move(fyne.NewPos(bodyPad, bodyPad-ui.ScrollPad))
	objects[0].Resize(fyne.NewSize(left, inner.Height+bodyPad+ui.ScrollPad))
	objects[1].Move(fyne.NewPos(bodyPad+left+ui.RowGap, bodyPad))
	objects[1].Resize(fyne.NewSize(inner.Width-left-ui.RowGap, inner.Height))
}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 520) }

// chartOver gives the words below the chart the height they need, as far as the chart keeps its least, and
// the chart the rest. What doesn't fit scrolls.
type chartOver struct {
	words fyne.CanvasObject
}

func (l *chartOver) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := size.Width + 2*ui.ScrollPad
	words := min(ui.HeightFor(l.words, wide), max(size.Height-figure.LeastHeight-ui.RowGap+2*ui.ScrollPad, 0))
	chart := size.Height - words - ui.RowGap + 2*ui.ScrollPad
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, chart))
	objects[1].Move(fyne.NewPos(-ui.ScrollPad, chart+ui.RowGap-ui.ScrollPad))
	objects[1].Resize(fyne.NewSize(wide, words))
}

func (l *chartOver) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(figure.LeastWidth, figure.LeastHeight+160)
}
