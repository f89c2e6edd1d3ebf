package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// OneLine is text on one line, cut with an ellipsis where it doesn't fit.
type OneLine struct {
	widget.BaseWidget
	Text string
	Look Look
	// Stretch lets the line be narrower than its text.
	Stretch bool
}

const longestLine float32 = 420

// Natural is the width at which the whole text shows.
func (t *OneLine) Natural() float32 { return t.Look.Width(t.Text) + 2 }

// NewOneLine makes an empty one in a look.
func NewOneLine(l Look) *OneLine {
	t := &OneLine{Look: l}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows another text or look.
func (t *OneLine) Set(text string, l Look) {
	if text != t.Text || l != t.Look {
		t.Text, t.Look = text, l
		t.Refresh()
	}
}

// AccessibilityLabel is the whole text.
func (t *OneLine) AccessibilityLabel() string { return t.Text }

// AccessibilityRole is that of text.
func (t *OneLine) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// MinSize has room for the text up to a width, and none for one that stretches.
func (t *OneLine) MinSize() fyne.Size {
	if t.Stretch {
		return fyne.NewSize(0, t.Look.LineHeight()+6)
	}
	return fyne.NewSize(min(t.Natural(), longestLine), t.Look.LineHeight()+6)
}

// CreateRenderer draws one text object.
func (t *OneLine) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{t: t, text: canvas.NewText("", nil)}
	r.Refresh()
	return LaidOut(t, r)
}

type lineRenderer struct {
	t    *OneLine
	text *canvas.Text
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.text.Resize(size)
	shown := r.t.Text
	if size.Width > 0 {
		shown = Shorten(shown, size.Width, r.t.Look.Width)
	}
	PaintText(r.text, shown, r.t.Look)
}

func (r *lineRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Refresh()                     { r.Layout(r.t.Size()) }
