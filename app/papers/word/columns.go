package word

import "math"

// smallest is the size below which a table's type doesn't go to make room, half points.
const smallest = 14

// margin returns the space at each side of a cell, twips; a table with many columns has less.
func (g grid) margin() int {
	if g.columns > 8 {
		return 40
	}
	return 85
}

// size returns the size of type, half points: two points below the body's, though not below nine for that, or smaller where
// the longest words wouldn't fit.
func (g grid) size(width, body int) int {
	for size := max(body-4, min(body-2, 18), min(body, smallest)); ; size-- {
		if least, _ := g.needs(size); sum(least) <= float64(width) || size <= smallest {
			return size
		}
	}
}

// spread returns the widths of the columns, twips, in type of a size. They add up to the width of the text.
func (g grid) spread(width, size int) []int {
	least, wanted := g.needs(size)
	return g.shared(width, least, wanted)
}

// needs returns for each column the width of its longest word, or figure, and the width that its longest
// text has on one line.
func (g grid) needs(size int) (least, wanted []float64) {
	const most = 11 // em; a longer word, such as an address of a page, is broken rather than given room
	em := float64(size) * 10
	margins := float64(2*g.margin() + 20)
	for c := range g.columns {
		// The name of a column of figures may break its lines; a figure may not.
		word, line := g.extents(g.cell(g.Columns, c))
		word, line = word*g.bold, line*g.bold
		for i, row := range g.Rows {
			w, l := g.extents(g.cell(row, c))
			if g.total(i) {
				w, l = w*g.bold, l*g.bold
			}
			word, line = max(word, w), max(line, l)
		}
		if !g.numeric(c) {
			word = min(word, most)
		}
		least = append(least, word*g.slack*em+margins)
		wanted = append(wanted, max(line, word*g.slack)*em+margins)
	}
	return least, wanted
}

// bands parts a table that no type is small enough for, so that its figures stay whole: each part has the columns of
// words before the first of figures, and its share of the others.
func (g grid) bands(width int) []grid {
	lead := 0
	for lead < g.columns && !g.numeric(lead) {
		lead++
	}
	for parts := 1; parts <= g.columns-lead; parts++ {
		var bands []grid
		fits := true
		for n := range parts {
			from, to := n*(g.columns-lead)/parts, (n+1)*(g.columns-lead)/parts
			band := g.part(lead, lead+from, lead+to)
			least, _ := band.needs(smallest)
			fits = fits && sum(least) <= float64(width)
			bands = append(bands, band)
		}
		if fits {
			return bands
		}
	}
	return []grid{g}
}

// part is the table of the first columns and of those from one up to another.
func (g grid) part(lead, from, to int) grid {
	some := func(row []string) (cells []string) {
		for c := range g.columns {
			if c < lead || c >= from && c < to {
				cells = append(cells, g.cell(row, c))
			}
		}
		return cells
	}
	p := g
	p.columns, p.Rows, p.Numeric = lead+to-from, nil, nil
	if len(g.Columns) > 0 {
		p.Columns = some(g.Columns)
	}
	for _, row := range g.Rows {
		p.Rows = append(p.Rows, some(row))
	}
	for c := range g.columns {
		if c < lead || c >= from && c < to {
			p.Numeric = append(p.Numeric, g.numeric(c))
		}
	}
	return p
}

// shared divides a width among columns. If every text fits on one line, what is left over goes to all,
// twice as much to those with text. If not, the columns are such that their longest texts have the same
// number of lines, as few as can be, but none is narrower than its longest word.
func (g grid) shared(width int, least, wanted []float64) []int {
	total := float64(width)
	if spare := total - sum(wanted); spare >= 0 {
		return rounded(width, g.grown(wanted, spare))
	}
	narrow := func(lines float64) []float64 {
		widths := make([]float64, len(wanted))
		for c := range widths {
			// No one text counts for so much that it leaves the other columns a word a line.
			widths[c] = max(least[c], min(wanted[c], 2*total)/lines)
			if !g.numeric(c) {
				// The end of a line stays empty, for a good part of a word.
				widths[c] = min(wanted[c], widths[c]+least[c]/4)
			}
		}
		return widths
	}
	fewest, most := 1.0, 100.0
	for range 40 {
		if middle := (fewest + most) / 2; sum(narrow(middle)) > total {
			fewest = middle
		} else {
			most = middle
		}
	}
	return rounded(width, narrow(most))
}

// grown returns widths with what is to spare shared out.
func (g grid) grown(widths []float64, spare float64) []float64 {
	shares := make([]float64, len(widths))
	for c := range shares {
		shares[c] = 2
		if g.numeric(c) {
			shares[c] = 1
		}
	}
	out := make([]float64, len(widths))
	for c := range out {
		out[c] = widths[c] + spare*shares[c]/sum(shares)
	}
	return out
}

// rounded makes the widths whole numbers that add up to width, smaller if they are too wide together.
func rounded(width int, widths []float64) []int {
	scale := float64(width) / sum(widths)
	whole := make([]int, len(widths))
	upTo, given := 0.0, 0
	for c, w := range widths {
		upTo += w * scale
		whole[c] = int(math.Round(upTo)) - given
		given += whole[c]
	}
	return whole
}

func sum(lengths []float64) (total float64) {
	for _, l := range lengths {
		total += l
	}
	return total
}
