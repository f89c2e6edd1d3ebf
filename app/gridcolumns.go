package app

import "tomworkbench/app/ui"

// showColumn scrolls sideways until a column is in sight.
func (g *grid) showColumn(col int) {
	if col < g.fixed {
		return
	}
	g.first = min(g.first, col)
	for g.first < g.fixed || g.first < col && !g.inSight(col) {
		g.first++
	}
}

func (g *grid) inSight(col int) bool {
	places := g.places()
	return col < len(places) && places[col].width > 0
}

// scrollColumns moves the columns in sight by a number of columns.
func (g *grid) scrollColumns(by int) {
	before := g.first
	g.first = max(g.fixed, min(g.first+by, g.lastFirst()))
	if g.first != before {
		g.arrange()
	}
}

// lastFirst is the first column in sight when the last one is.
func (g *grid) lastFirst() int {
	room := g.width() - g.widthOf(0, g.fixed)
	first := len(g.columns)
	for first > g.fixed && room >= g.widthOf(first-1, first) {
		first--
		room -= g.widthOf(first, first+1)
	}
	return min(first, max(len(g.columns)-1, 0))
}

func (g *grid) width() float32 { return g.root.Size().Width }

func (g *grid) widthOf(from, to int) float32 {
	var sum float32
	for i := from; i < min(to, len(g.columns)); i++ {
		sum += g.leastWidth(i)
	}
	return sum
}

// leastWidth is the width of a column before what is left over is shared out.
func (g *grid) leastWidth(col int) float32 {
	c, em := g.columns[col], ui.TextSize(ui.SizeSmall)
	return max(c.ems*em, min(c.most*em, g.width()*mostOfWidth))
}

// extent is where a column lies in a row; one out of sight has no width.
type extent struct{ x, width float32 }

// places lays the columns out: in turn from the left where there is room for all, else the fixed ones and
// those from the first in sight on.
func (g *grid) places() []extent {
	places := make([]extent, len(g.columns))
	left := g.width() - g.widthOf(0, len(g.columns))
	if left >= 0 || g.first < g.fixed {
		g.first = g.fixed
	}
	var shares float32
	for _, c := range g.columns {
		shares += c.grow
	}
	x := float32(0)
	for i, c := range g.columns {
		if i >= g.fixed && i < g.first {
			continue
		}
		width := g.leastWidth(i)
		if left > 0 && shares > 0 {
			width += left * c.grow / shares
		}
		if x+width > g.width()+1 && i > g.first {
			break
		}
		places[i] = extent{x, width}
		x += width
	}
	return places
}
