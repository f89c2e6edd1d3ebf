package grid

import "tomworkbench/app/ui"

// showColumn scrolls sideways until a column is in sight.
func (g *Grid) showColumn(col int) {
	if col < g.fixed {
		return
	}
	g.first = min(g.first, col)
	for g.first < g.fixed || g.first < col && !g.InSight(col) {
		g.first++
	}
}

// InSight reports whether a column isn't scrolled out of sight.
func (g *Grid) InSight(col int) bool {
	places := g.places()
	return col < len(places) && places[col].width > 0
}

// scrollColumns moves the columns in sight by a number of columns.
func (g *Grid) scrollColumns(by int) {
	before := g.first
	g.first = max(g.fixed, min(g.first+by, g.lastFirst()))
	if g.first != before {
		g.Arrange()
	}
}

// lastFirst is the first column in sight when the last one is.
func (g *Grid) lastFirst() int {
	room := g.width() - g.widthOf(0, g.fixed)
	first := len(g.Columns)
	for first > g.fixed && room >= g.widthOf(first-1, first) {
		first--
		room -= g.widthOf(first, first+1)
	}
	return min(first, max(len(g.Columns)-1, 0))
}

func (g *Grid) width() float32 { return g.Root.Size().Width }

func (g *Grid) widthOf(from, to int) float32 {
	var sum float32
	for i := from; i < min(to, len(g.Columns)); i++ {
		sum += g.leastWidth(i)
	}
	return sum
}

// leastWidth is the width of a column before what is left over is shared out.
func (g *Grid) leastWidth(col int) float32 {
	if col >= g.fixed {
		return g.ownWidth(col)
	}
	var fixed float32
	for i := range g.fixed {
		fixed += g.ownWidth(i)
	}
	if most := g.width() * mostFixed; fixed > most && most > 0 {
		return g.ownWidth(col) * most / fixed // large text in a narrow window: what moves has room too
	}
	return g.ownWidth(col)
}

// ownWidth is what a column asks for.
func (g *Grid) ownWidth(col int) float32 {
	c, em := g.Columns[col], ui.TextSize(ui.SizeSmall)
	return max(c.Ems*em, min(c.Most*em, g.width()*mostOfWidth))
}

// extent is where a column lies in a row; one out of sight has no width.
type extent struct{ x, width float32 }

// places lays the columns out: in turn from the left where there is room for all, else the fixed ones and
// those from the first in sight on.
func (g *Grid) places() []extent {
	places := make([]extent, len(g.Columns))
	left := g.width() - g.widthOf(0, len(g.Columns))
	if left >= 0 || g.first < g.fixed {
		g.first = g.fixed
	}
	var shares float32
	for _, c := range g.Columns {
		shares += c.Grow
	}
	x := float32(0)
	for i, c := range g.Columns {
		if i >= g.fixed && i < g.first {
			continue
		}
		width := g.leastWidth(i)
		if left > 0 && shares > 0 {
			width += left * c.Grow / shares
		}
		if x+width > g.width()+1 && i > g.first {
			break
		}
		if g.width() > x {
			width = min(width, g.width()-x)
		}
		places[i] = extent{x, width}
		x += width
	}
	return places
}
