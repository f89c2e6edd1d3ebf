package board

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// presentLayout sets the component to the left, and to the right the chart over the figures.
type presentLayout struct {
	p    *presentation
	size fyne.Size
	// zoom is the one enlargement of all components, fitted what it was chosen for.
	zoom        float32
	enlargedFor enlargedFor
}

// enlargedFor is what the enlargement of the components depends on, as far as it is chosen anew: a reason that is
// added to one of them must not have the text of all jump.
type enlargedFor struct {
	id                  string
	components, options int
	size                fyne.Size
	text                float32
}

// presentWords enlarges the line at the foot, whose room doesn't change.
const presentWords = 1.2

// presentZooms are the enlargements to try, the largest first; at the last a component scrolls.
func presentZooms() []float32 {
	return []float32{3, 2.6, 2.3, 2.1, 1.9, 1.7, 1.6, 1.5, 1.45, 1.4, 1.35, 1.3, 1.25}
}

const presentFoot float32 = 34

func (l *presentLayout) left() float32 { return (l.size.Width - 2*page.Pad - ui.RowGap) * 0.54 }

func (l *presentLayout) height() float32 { return l.size.Height - 2*page.Pad - presentFoot }

// enlargeAll enlarges the text as far as every component fits into the window, and the chart's and the figures' with it.
func (l *presentLayout) enlargeAll() {
	if l.size.Width <= 0 {
		return
	}
	c := l.p.v.h.Session().Case()
	now := enlargedFor{c.Head().ID, c.Components.Len(), c.Options.Len(), l.size, l.p.v.h.Theme().Zoom}
	if now != l.enlargedFor {
		l.enlargedFor = now
		l.enlargeAlike(c)
	}
	for _, zoom := range presentZooms() {
		if zoom > l.zoom {
			continue
		}
		if l.zoom = zoom; l.holds(zoom) {
			break
		}
	}
	enlarge(l.p.words, l.zoom)
	enlarge(l.p.foot, presentWords)
	l.p.chart.Enlarged = l.zoom
}

// enlargeAlike chooses one enlargement for all components: the largest at which each of them fits.
func (l *presentLayout) enlargeAlike(c *model.Case) {
	zooms, painter := presentZooms(), l.p.painter()
	at := 0
	for x := range c.Components.All() {
		l.p.fillCard(c, painter, x.ID)
		for at < len(zooms)-1 && !l.holds(zooms[at]) {
			at++
		}
	}
	l.zoom = zooms[at]
	l.p.fillCard(c, painter, l.p.component)
}

// holds enlarges the component shown and reports whether it fits.
func (l *presentLayout) holds(zoom float32) bool {
	enlarge(l.p.body, zoom)
	return ui.HeightFor(l.p.body, l.left()) <= l.height()
}

func (l *presentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size != l.size {
		l.size = size
		l.enlargeAll()
		l.p.chart.Refresh(l.p.v.h.Session().Case(), l.p.v.h.Session().View(), l.p.v.h.Theme())
	}
	left, height := l.left(), l.height()
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(left, height))
	l.p.body.Resize(fyne.NewSize(left, max(height, ui.HeightFor(l.p.body, left))))
	x, width := page.Pad+left+ui.RowGap, size.Width-left-ui.RowGap-2*page.Pad
	words := ui.HeightFor(objects[2], width)
	objects[1].Move(fyne.NewPos(x, page.Pad))
	objects[1].Resize(fyne.NewSize(width, max(height-words-ui.RowGap, 100)))
	objects[2].Move(fyne.NewPos(x, page.Pad+height-words))
	objects[2].Resize(fyne.NewSize(width, words))
	objects[3].Move(fyne.NewPos(page.Pad, size.Height-presentFoot))
	objects[3].Resize(fyne.NewSize(size.Width-2*page.Pad, presentFoot))
}

func (l *presentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// enlarge sets the zoom of all text in an object.
func enlarge(o fyne.CanvasObject, zoom float32) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			enlarge(child, zoom)
		}
	case *ui.ScrollPane:
		enlarge(o.Content, zoom)
	case *decision:
		enlarge(o.content, zoom)
	case *tile:
		o.zoom = zoom
		for _, part := range []fyne.CanvasObject{o.name, o.figures, o.consequence, o.obstacles, o.marks} {
			enlarge(part, zoom)
		}
		o.Refresh()
	case *ui.Paragraph:
		o.Zoom = zoom
		o.Set(o.Text, o.Look)
	case *ui.ChipButton:
		enlarge(&o.Chip, zoom)
	case *ui.Chip:
		if o.Zoom != zoom {
			o.Zoom = zoom
			o.Refresh()
		}
	}
}
