package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// chip is a short text in a small frame: a principle, a status, a rating.
type chip struct {
	widget.BaseWidget
	text string
	face chipFace
	// zoom enlarges the text, 0 for not at all.
	zoom float32
}

// chipFace is how a chip is drawn.
type chipFace struct {
	ink, edge fyne.ThemeColorName
	bold      bool
	round     bool
}

const (
	chipPadX float32 = 6
	chipPadY float32 = 1
)

func newChip(text string, face chipFace) *chip {
	c := &chip{text: text, face: face}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chip) set(text string, face chipFace) {
	if text == c.text && face == c.face {
		return
	}
	c.text, c.face = text, face
	c.Refresh()
}

func (c *chip) look() look {
	return look{size: sizeSmall, color: c.face.ink, bold: c.face.bold, align: fyne.TextAlignCenter, zoom: c.zoom}
}

func (c *chip) MinSize() fyne.Size {
	l := c.look()
	pad := chipPadX
	if c.face.round {
		pad += 3
	}
	return fyne.NewSize(l.width(c.text)+2*pad, l.lineHeight()+2*chipPadY)
}

// CreateRenderer draws the frame and the text.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, frame: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.Refresh()
	return laidOut(c, r)
}

type chipRenderer struct {
	chip  *chip
	frame *canvas.Rectangle
	text  *canvas.Text
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	r.text.Resize(size)
}

func (r *chipRenderer) MinSize() fyne.Size { return r.chip.MinSize() }
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.text}
}
func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Refresh() {
	l := r.chip.look()
	r.frame.FillColor = shade(colorSurface)
	r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = shade(r.chip.face.edge), 1, 3
	if r.chip.face.round {
		r.frame.CornerRadius = r.chip.MinSize().Height / 2
	}
	r.frame.Refresh()
	paintText(r.text, r.chip.text, l)
}
