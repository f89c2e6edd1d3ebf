package draw

import (
	"cmp"
	"image"
)

// Spot is a part of a picture that can be pointed at: a node or a hop of a flow chart, a point of a scatter, or a box of layers.
type Spot struct {
	// Bounds holds all of it, in px.
	Bounds image.Rectangle
	// Words say what it is.
	Words string
	// Column and Node count from 0, the boxes of layers through all rows; Hop is the place among its hops, -1 for a node.
	Column, Node, Hop int

	band *band
}

// Contains reports whether a place in px belongs to the spot.
func (s Spot) Contains(x, y int) bool {
	if !image.Pt(x, y).In(s.Bounds) {
		return false
	}
	if s.band == nil {
		return true
	}
	const slack = 2 // thin bands can be pointed at too
	top := s.band.top(float64(x))
	return float64(y) >= top-slack && float64(y) <= top+s.band.height+slack
}

// Edges returns the upper and the lower edge of a hop as lines of points in px, none for a node.
func (s Spot) Edges() (upper, lower []image.Point) {
	if s.band == nil {
		return nil, nil
	}
	return s.band.edge(0), s.band.edge(s.band.height)
}

// Spots returns what lies where in a frame of a size, as [Drawing.Frame] draws it: of a flow chart column by column the
// nodes, each followed by its hops; of a scatter its points and of layers their boxes, in their order. Other pictures have none.
func (d *Drawing) Spots(width, height int, scale float64, theme Theme) []Spot {
	if d.Picture == nil || width < 1 || height < 1 {
		return nil
	}
	l, err := newLayout(d, windowGround(image.Pt(width, height), scale, theme))
	if err != nil {
		return nil
	}
	var spots []Spot
	switch body := d.Picture.(type) {
	case *FlowChart:
		spots = body.spots(l)
	case *Scatter:
		spots = body.spots(l)
	case *LayerChart:
		spots = body.spots(l)
	}
	for i, s := range spots {
		spots[i].Words = undirected(s.Words)
	}
	return spots
}

func (f *FlowChart) spots(l layout) []Spot {
	p := f.plan(l)
	var spots []Spot
	for i, boxes := range p.boxes {
		for j, box := range boxes {
			n := f.Columns[i][j]
			spots = append(spots, Spot{Bounds: box, Words: n.Name + ", " + cmp.Or(n.Words, n.Amount), Column: i, Node: j, Hop: -1})
			for k := range p.bands {
				if h := f.Hops[k]; h.Column == i && h.From == j {
					spots = append(spots, f.hopSpot(k, &p.bands[k]))
				}
			}
		}
	}
	return spots
}

func (f *FlowChart) hopSpot(k int, b *band) Spot {
	h := f.Hops[k]
	low, high := min(b.y0, b.y1)-2, max(b.y0, b.y1)+b.height+2
	return Spot{
		Bounds: image.Rect(int(b.x0), int(low), int(b.x1)+1, int(high)+1),
		Words:  f.Columns[h.Column][h.From].Name + " to " + f.Columns[h.Column+1][h.To].Name + ", " + h.Amount,
		Column: h.Column, Node: h.From, Hop: k, band: b,
	}
}
