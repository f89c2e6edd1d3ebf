package ui

import (
	"fyne.io/fyne/v2"
)

// The grid of the look, in Fyne's units.
const (
	Gap     float32 = 8
	CardPad float32 = 14
	RowGap  float32 = 10
	// ScrollPad keeps what scrolls, with its edges and rings, off the edge of its scroll.
	ScrollPad float32 = 4
)

// Flowing is an object or layout whose height follows from its width.
type Flowing interface {
	HeightFor(width float32) float32
}

// HeightFor returns the height that an object needs at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(FlowLayout); ok {
			return l.HeightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// FlowLayout is a layout whose height follows from its width.
type FlowLayout interface {
	fyne.Layout
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// Column stacks objects over the full width.
type Column struct {
	Gap, Pad float32
	width    float32
}

var _ FlowLayout = (*Column)(nil)

// Layout stacks what is visible, each as high as it needs to be.
func (l *Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := l.Pad
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightFor(o, size.Width-2*l.Pad)
		o.Move(fyne.NewPos(l.Pad, y))
		o.Resize(fyne.NewSize(size.Width-2*l.Pad, h))
		y += h + l.Gap
	}
}

// HeightFor is the height of all that is visible, with gaps and edges.
func (l *Column) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	height := 2 * l.Pad
	for i, n := 0, 0; i < len(objects); i++ {
		if !objects[i].Visible() {
			continue
		}
		if n++; n > 1 {
			height += l.Gap
		}
		height += HeightFor(objects[i], width-2*l.Pad)
	}
	return height
}

// MinSize is as high as the column is at the width it was given last.
func (l *Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*l.Pad, l.HeightFor(objects, max(l.width, 2*l.Pad)))
}

// WidthFirst gives the content of a scroll its width before the scroll asks for its height.
type WidthFirst struct {
	Content fyne.CanvasObject
}

// Layout gives all objects the whole size.
func (l *WidthFirst) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	HeightFor(l.Content, size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize leaves it to the scroll to show a part.
func (l *WidthFirst) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// Cells sets objects side by side, as high as the highest.
type Cells struct {
	Gap float32
	// Weights share the width out; columns without one are of weight 1.
	Weights []float32
	// Least is the least width of a column, nil for none: where all columns are too narrow for it they stand in two rows.
	Least func() float32
	width float32
}

var _ FlowLayout = (*Cells)(nil)

// widths returns the width of each of n columns.
func (l *Cells) widths(n int, width float32) []float32 {
	widths := make([]float32, n)
	var sum float32
	for i := range widths {
		widths[i] = 1
		if i < len(l.Weights) {
			widths[i] = l.Weights[i]
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= (width - l.Gap*float32(n-1)) / sum
	}
	return widths
}

// rows parts objects into the rows that a width takes.
func (l *Cells) rows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	n := len(objects)
	if l.Least == nil || n < 2 || (width-l.Gap*float32(n-1))/float32(n) >= l.Least() {
		return [][]fyne.CanvasObject{objects}
	}
	return [][]fyne.CanvasObject{objects[:(n+1)/2], objects[(n+1)/2:]}
}

// columns are the widths of one of several rows: those of the longest row, so that the rows stand below each other.
func (l *Cells) columns(rows [][]fyne.CanvasObject, width float32) []float32 {
	if len(rows) > 1 {
		return (&Cells{Gap: l.Gap}).widths(len(rows[0]), width)
	}
	return l.widths(len(rows[0]), width)
}

// Layout sets the objects side by side, or in two rows.
func (l *Cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	rows, y := l.rows(objects, size.Width), float32(0)
	widths := l.columns(rows, size.Width)
	for _, row := range rows {
		x, height := float32(0), size.Height
		if len(rows) > 1 {
			height = heightOfRow(row, widths)
		}
		for i, o := range row {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(widths[i], height))
			x += widths[i] + l.Gap
		}
		y += height + l.Gap
	}
}

func heightOfRow(row []fyne.CanvasObject, widths []float32) (height float32) {
	for i, o := range row {
		height = max(height, HeightFor(o, widths[i]))
	}
	return height
}

// HeightFor is the height of the highest object of each row.
func (l *Cells) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	rows := l.rows(objects, width)
	widths := l.columns(rows, width)
	height := -l.Gap
	for _, row := range rows {
		height += heightOfRow(row, widths) + l.Gap
	}
	return max(height, 0)
}

// MinSize is as high as the cells are at the width they were given last.
func (l *Cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, lastWidth(l.width)))
}

// Labelled sets a label beside a text that wraps.
type Labelled struct {
	// Ems is the label's width over the size of its text.
	Ems   float32
	width float32
}

var _ FlowLayout = (*Labelled)(nil)

func (l *Labelled) label() float32 { return l.Ems * TextSize(SizeSmall) }

// Layout sets the label at the left, the text in the rest.
func (l *Labelled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(l.label(), size.Height))
	objects[1].Move(fyne.NewPos(l.label(), 0))
	objects[1].Resize(fyne.NewSize(size.Width-l.label(), size.Height))
}

// HeightFor is the height of the higher of the two.
func (l *Labelled) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return max(HeightFor(objects[0], l.label()), HeightFor(objects[1], width-l.label()))
}

// MinSize is as high as both are at the width they were given last: it is asked for with every frame, and where it wrapped the words at
// another width than they have, every frame would lay them out again.
func (l *Labelled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.label(), l.HeightFor(objects, lastWidth(l.width)))
}

// usualWidth is that of what was never laid out, lastWidth the one that something was given last.
const usualWidth float32 = 560

func lastWidth(width float32) float32 {
	if width > 0 {
		return width
	}
	return usualWidth
}

// ChipRow sets small objects in a row at their own size and breaks it at the width. An object wider than
// that is given the width and the height that follows.
type ChipRow struct {
	Gap   float32
	width float32
}

var _ FlowLayout = (*ChipRow)(nil)

// Layout sets what is visible in rows.
func (l *ChipRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position) {
		o.Move(at)
		o.Resize(l.sizeOf(o, size.Width))
	})
}

// HeightFor is the height of all rows.
func (l *ChipRow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position) {})
}

// MinSize is as high as the rows are at the width they were given last.
func (l *ChipRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.HeightFor(objects, lastWidth(l.width)))
}

func (l *ChipRow) sizeOf(o fyne.CanvasObject, width float32) fyne.Size {
	if size := o.MinSize(); size.Width <= width {
		return size
	}
	return fyne.NewSize(width, HeightFor(o, width))
}

// place calls put with the position of every object, in the middle of its row, and returns the height of
// all rows.
func (l *ChipRow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position)) float32 {
	var x, y, height float32
	var row []fyne.CanvasObject
	endRow := func() {
		x = 0
		for _, o := range row {
			size := l.sizeOf(o, width)
			put(o, fyne.NewPos(x, y+(height-size.Height)/2))
			x += size.Width + l.Gap
		}
		x, y, height, row = 0, y+height+l.Gap, 0, nil
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := l.sizeOf(o, width)
		if x > 0 && x+size.Width > width {
			endRow()
		}
		row = append(row, o)
		x += size.Width + l.Gap
		height = max(height, size.Height)
	}
	if len(row) > 0 {
		endRow()
	}
	return max(0, y-l.Gap)
}

// Inset keeps an object away from the edge.
type Inset struct{ By float32 }

// Layout gives the objects what is left within the edge.
func (l *Inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.By, l.By))
		o.Resize(size.SubtractWidthHeight(2*l.By, 2*l.By))
	}
}

// MinSize is that of the largest object, with the edge.
func (l *Inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*l.By, 2*l.By)
}

// Refill shows values in a container's objects, of type O, and makes or drops objects only where the number
// changes: Fyne keeps what belonged to an object for a minute after it has gone.
func Refill[O fyne.CanvasObject, V any](into *fyne.Container, values []V, make func() O, set func(O, V)) {
	changed := len(into.Objects) != len(values)
	for len(into.Objects) < len(values) {
		into.Objects = append(into.Objects, make())
	}
	into.Objects = into.Objects[:len(values)]
	for i, v := range values {
		set(into.Objects[i].(O), v)
	}
	if changed {
		into.Refresh()
	}
}

// SetVisible shows an object or hides it.
func SetVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
