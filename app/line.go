package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// line is text on one line, cut with an ellipsis where it doesn't fit.
type line struct {
	widget.BaseWidget
	text string
	look look
	// stretch lets the line be narrower than its text.
	stretch bool
}

const longestLine float32 = 420

// natural is the width at which the whole text shows.
func (t *line) natural() float32 { return t.look.width(t.text) + 2 }

func newLine(l look) *line {
	t := &line{look: l}
	t.ExtendBaseWidget(t)
	return t
}

func (t *line) set(text string, l look) {
	if text != t.text || l != t.look {
		t.text, t.look = text, l
		t.Refresh()
	}
}

func (t *line) MinSize() fyne.Size {
	if t.stretch {
		return fyne.NewSize(0, t.look.lineHeight()+6)
	}
	return fyne.NewSize(min(t.natural(), longestLine), t.look.lineHeight()+6)
}

// CreateRenderer draws one text object.
func (t *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{t: t, text: canvas.NewText("", nil)}
	r.Refresh()
	return laidOut(t, r)
}

type lineRenderer struct {
	t    *line
	text *canvas.Text
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.text.Resize(size)
	shown := r.t.text
	if size.Width > 0 {
		shown = shorten(shown, size.Width, r.t.look.width)
	}
	paintText(r.text, shown, r.t.look)
}

func (r *lineRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Refresh()                     { r.Layout(r.t.Size()) }
