package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// LaidOut lays a widget's new renderer out. Fyne throws away the renderers of what wasn't drawn for a minute and makes
// them anew when it is seen again; as the widget's size is what it was, Fyne itself doesn't lay them out then. Every
// widget's CreateRenderer ends with it and makes all that is seen from the widget's own state.
func LaidOut(w fyne.Widget, r fyne.WidgetRenderer) fyne.WidgetRenderer {
	if size := w.Size(); size.Width > 0 && size.Height > 0 {
		r.Layout(size)
	}
	return r
}

// laidOutList makes a list's renderer, with its rows and where it was scrolled to.
func laidOutList(w fyne.Widget, l *widget.List) fyne.WidgetRenderer {
	at := l.GetScrollOffset()
	r := LaidOut(w, l.CreateRenderer())
	l.ScrollToOffset(at)
	return r
}

// ScrollPane scrolls its content up and down. It is Fyne's own, but for its bar, which is where it belongs after the
// pane was out of sight.
type ScrollPane struct{ container.Scroll }

// NewScrollPane makes a pane around its content.
func NewScrollPane(content fyne.CanvasObject) *ScrollPane {
	s := &ScrollPane{container.Scroll{Content: content, Direction: container.ScrollVerticalOnly}}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer draws the content and the bar.
func (s *ScrollPane) CreateRenderer() fyne.WidgetRenderer {
	return LaidOut(s, s.Scroll.CreateRenderer())
}
