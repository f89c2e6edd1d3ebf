package app

import (
	"fyne.io/fyne/v2"
)

// The grid of the look, in Fyne's units.
const (
	gap     float32 = 8
	cardPad float32 = 14
	rowGap  float32 = 10
	// scrollPad keeps what scrolls, with its edges and rings, off the edge of its scroll.
	scrollPad float32 = 4
)

// flowing is an object or layout whose height follows from its width.
type flowing interface {
	heightFor(width float32) float32
}

// heightFor returns the height that an object needs at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case flowing:
		return o.heightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// flowLayout is a layout whose height follows from its width.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// column stacks objects over the full width.
type column struct {
	gap, pad float32
	width    float32
}

var _ flowLayout = (*column)(nil)

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := l.pad
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightFor(o, size.Width-2*l.pad)
		o.Move(fyne.NewPos(l.pad, y))
		o.Resize(fyne.NewSize(size.Width-2*l.pad, h))
		y += h + l.gap
	}
}

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	height := 2 * l.pad
	for i, n := 0, 0; i < len(objects); i++ {
		if !objects[i].Visible() {
			continue
		}
		if n++; n > 1 {
			height += l.gap
		}
		height += heightFor(objects[i], width-2*l.pad)
	}
	return height
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*l.pad, l.heightFor(objects, max(l.width, 2*l.pad)))
}

// widthFirst gives the content of a scroll its width before the scroll asks for its height.
type widthFirst struct {
	content fyne.CanvasObject
}

func (l *widthFirst) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heightFor(l.content, size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l *widthFirst) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// cells sets objects side by side, as high as the highest.
type cells struct {
	gap float32
	// weights share the width out; columns without one are of weight 1.
	weights []float32
	// least is the least width of a column, nil for none: where all columns are too narrow for it they stand in two rows.
	least func() float32
}

var _ flowLayout = (*cells)(nil)

// widths returns the width of each of n columns.
func (l *cells) widths(n int, width float32) []float32 {
	widths := make([]float32, n)
	var sum float32
	for i := range widths {
		widths[i] = 1
		if i < len(l.weights) {
			widths[i] = l.weights[i]
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= (width - l.gap*float32(n-1)) / sum
	}
	return widths
}

// rows parts objects into the rows that a width takes.
func (l *cells) rows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	n := len(objects)
	if l.least == nil || n < 2 || (width-l.gap*float32(n-1))/float32(n) >= l.least() {
		return [][]fyne.CanvasObject{objects}
	}
	return [][]fyne.CanvasObject{objects[:(n+1)/2], objects[(n+1)/2:]}
}

// columns are the widths of one of several rows: those of the longest row, so that the rows stand below each other.
func (l *cells) columns(rows [][]fyne.CanvasObject, width float32) []float32 {
	if len(rows) > 1 {
		return (&cells{gap: l.gap}).widths(len(rows[0]), width)
	}
	return l.widths(len(rows[0]), width)
}

func (l *cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
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
			x += widths[i] + l.gap
		}
		y += height + l.gap
	}
}

func heightOfRow(row []fyne.CanvasObject, widths []float32) (height float32) {
	for i, o := range row {
		height = max(height, heightFor(o, widths[i]))
	}
	return height
}

func (l *cells) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	rows := l.rows(objects, width)
	widths := l.columns(rows, width)
	height := -l.gap
	for _, row := range rows {
		height += heightOfRow(row, widths) + l.gap
	}
	return max(height, 0)
}

func (l *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.heightFor(objects, 560))
}

// labelled sets a label beside a text that wraps.
type labelled struct {
	// ems is the label's width over the size of its text.
	ems float32
}

var _ flowLayout = (*labelled)(nil)

func (l *labelled) label() float32 { return l.ems * textSize(sizeSmall) }

func (l *labelled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(l.label(), size.Height))
	objects[1].Move(fyne.NewPos(l.label(), 0))
	objects[1].Resize(fyne.NewSize(size.Width-l.label(), size.Height))
}

func (l *labelled) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(heightFor(objects[0], l.label()), heightFor(objects[1], width-l.label()))
}

func (l *labelled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.label(), l.heightFor(objects, 560))
}

// chipRow sets small objects in a row at their own size and breaks it at the width. An object wider than
// that is given the width and the height that follows.
type chipRow struct {
	gap   float32
	width float32
}

var _ flowLayout = (*chipRow)(nil)

func (l *chipRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position) {
		o.Move(at)
		o.Resize(l.sizeOf(o, size.Width))
	})
}

func (l *chipRow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	l.width = width
	return l.place(objects, width, func(fyne.CanvasObject, fyne.Position) {})
}

func (l *chipRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.heightFor(objects, max(l.width, 560)))
}

func (l *chipRow) sizeOf(o fyne.CanvasObject, width float32) fyne.Size {
	if size := o.MinSize(); size.Width <= width {
		return size
	}
	return fyne.NewSize(width, heightFor(o, width))
}

// place calls put with the position of every object, in the middle of its row, and returns the height of
// all rows.
func (l *chipRow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position)) float32 {
	var x, y, height float32
	var row []fyne.CanvasObject
	endRow := func() {
		x = 0
		for _, o := range row {
			size := l.sizeOf(o, width)
			put(o, fyne.NewPos(x, y+(height-size.Height)/2))
			x += size.Width + l.gap
		}
		x, y, height, row = 0, y+height+l.gap, 0, nil
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
		x += size.Width + l.gap
		height = max(height, size.Height)
	}
	if len(row) > 0 {
		endRow()
	}
	return max(0, y-l.gap)
}

// inset keeps an object away from the edge.
type inset struct{ by float32 }

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.by, l.by))
		o.Resize(size.SubtractWidthHeight(2*l.by, 2*l.by))
	}
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least.AddWidthHeight(2*l.by, 2*l.by)
}

// refill shows values in a container's objects, of type O, and makes or drops objects only where the number
// changes: Fyne keeps what belonged to an object for a minute after it has gone.
func refill[O fyne.CanvasObject, V any](into *fyne.Container, values []V, make func() O, set func(O, V)) {
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

// setVisible shows an object or hides it.
func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
