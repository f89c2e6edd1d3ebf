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
	// zoom is the enlargement of the chart and the figures, at which every component fits; zooms are those of the components by
	// their ids, each as large as fits. enlargedFor is what they were chosen for.
	zoom        float32
	zooms       map[string]float32
	enlargedFor enlargedFor
}

// enlargedFor is what the enlargement of the components depends on, as far as it is chosen anew: a reason that is
// added to one of them must not have its text jump.
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

// presentFoot is the height of the line at the foot, largestComponent the most that one component is enlarged beyond what all
// others allow: a page with little on it isn't a poster.
const (
	presentFoot      float32 = 46
	largestComponent float32 = 1.7
	// leastPresentChart is the least height of a chart below what the room said.
	leastPresentChart float32 = 190
)

func (l *presentLayout) left() float32 { return (l.size.Width - 2*page.Pad - ui.RowGap) * 0.54 }

func (l *presentLayout) height() float32 { return l.size.Height - 2*page.Pad - presentFoot }

// enlargeAll enlarges the component shown as far as it fits into the window, and the chart and the figures as far as all
// components do: what stands on every page keeps its size.
func (l *presentLayout) enlargeAll() {
	if l.size.Width <= 0 {
		return
	}
	c := l.p.v.h.Session().Case()
	now := enlargedFor{c.Head().ID, c.Components.Len(), c.Options.Len(), l.size, l.p.v.h.Theme().Zoom}
	if now != l.enlargedFor {
		l.enlargedFor = now
		l.enlargeEach(c)
	}
	l.zooms[l.p.component] = l.fitting(l.zooms[l.p.component])
	enlarge(l.p.words, l.zoom)
	enlarge(l.p.foot, presentWords)
	l.p.chart.Enlarged = l.zoom
}

// enlargeEach chooses an enlargement for each component, and one for what all have in common.
func (l *presentLayout) enlargeEach(c *model.Case) {
	painter := l.p.painter()
	l.zooms, l.zoom = map[string]float32{}, presentZooms()[0]
	for x := range c.Components.All() {
		l.p.fillCard(c, painter, x.ID)
		l.zooms[x.ID] = l.fitting(presentZooms()[0])
		l.zoom = min(l.zoom, l.zooms[x.ID])
	}
	for id, zoom := range l.zooms {
		l.zooms[id] = min(zoom, l.zoom*largestComponent)
	}
	l.p.fillCard(c, painter, l.p.component)
}

// fitting enlarges the component shown as far as it fits, at most as said, and returns by how much.
func (l *presentLayout) fitting(most float32) float32 {
	if most == 0 {
		most = presentZooms()[0]
	}
	if l.holds(most) {
		return most
	}
	last := most
	for _, zoom := range presentZooms() {
		if zoom >= most {
			continue
		}
		if last = zoom; l.holds(zoom) {
			break
		}
	}
	return last
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
		l.p.chart.Refresh(l.p.v.h.Session().Shown(), l.p.v.h.Session().View(), l.p.v.h.Theme())
	}
	left, height := l.left(), l.height()
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(left, height))
	l.p.body.Resize(fyne.NewSize(left, max(height, ui.HeightFor(l.p.body, left))))
	x, width := page.Pad+left+ui.RowGap, size.Width-left-ui.RowGap-2*page.Pad
	words := ui.HeightFor(objects[2], width)
	top := l.placeRoom(fyne.NewPos(x, page.Pad), fyne.NewSize(width, height), words)
	chart := height - top - words - ui.RowGap
	if top > 0 { // what the room said takes the place of a picture that would be too small to read
		ui.SetVisible(objects[1], l.p.words.Visible() && chart >= leastPresentChart)
	}
	objects[1].Move(fyne.NewPos(x, page.Pad+top))
	objects[1].Resize(fyne.NewSize(width, max(chart, 100)))
	objects[2].Move(fyne.NewPos(x, page.Pad+height-words))
	objects[2].Resize(fyne.NewSize(width, words))
	objects[3].Move(fyne.NewPos(page.Pad, size.Height-presentFoot))
	objects[3].Resize(fyne.NewSize(size.Width-2*page.Pad, presentFoot-page.Pad/2))
	l.p.sheet.card.Move(fyne.NewPos(page.Pad, page.Pad))
	l.p.sheet.fit(fyne.NewSize(size.Width-2*page.Pad, height))
	l.p.model.Root.Move(fyne.NewPos(page.Pad, page.Pad))
	l.p.model.Root.Resize(fyne.NewSize(size.Width-2*page.Pad, height))
}

// placeRoom puts what the room is asked in the place of the figures, and what it said above them, or above the words alone where
// the chart would have too little room; it returns how much of their height that takes.
func (l *presentLayout) placeRoom(at fyne.Position, size fyne.Size, words float32) float32 {
	r := l.p.room
	if !r.card.Visible() {
		return 0
	}
	enlarge(r.body, l.zoom)
	high := ui.HeightFor(r.card, size.Width)
	switch {
	case r.asking != "":
		high = size.Height
		r.fill(size)
	case size.Height-high-words-2*ui.RowGap < leastPresentChart:
		high = size.Height - words - ui.RowGap
		r.fill(fyne.NewSize(size.Width, high))
	}
	r.card.Move(at)
	r.card.Resize(fyne.NewSize(size.Width, high))
	return high + ui.RowGap
}

// fill enlarges what is asked or said as far as it fits into a size.
func (r *room) fill(size fyne.Size) {
	for _, zoom := range append(presentZooms(), 1.1, 1) {
		if enlarge(r.body, zoom); ui.HeightFor(r.card, size.Width) <= size.Height && wordsWhole(r.body) {
			return
		}
	}
}

func (l *presentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// presentFootRow sets the controls to the left, the place to the right, and what is said between them.
type presentFootRow struct{ controls int }

func (r *presentFootRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects[:r.controls] {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(x, (size.Height-ui.ControlHeight())/2))
		o.Resize(fyne.NewSize(o.MinSize().Width, ui.ControlHeight()))
		x += o.MinSize().Width + ui.Gap
	}
	rest := size.Width - x
	for i, o := range objects[r.controls:] {
		width := rest/2 - ui.Gap
		high := ui.HeightFor(o, width)
		o.Move(fyne.NewPos(x+float32(i)*(width+2*ui.Gap), max((size.Height-high)/2, 0)))
		o.Resize(fyne.NewSize(width, high))
	}
}

func (r *presentFootRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, ui.ControlHeight())
}

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
