package draw

// MostShrunk is by how much a drawing may be made smaller among text at the most: its labels are then of 7.5 points.
const MostShrunk = 1.6

// Readable returns the drawing in as few parts as keep its labels readable among text, as [Drawing.Among] places them: one but for rows of
// boxes, which can neither be gathered nor be made ever smaller. The panel stands in the first part and the sum in the last. There is
// none where a part of one box is still too large.
func (d *Drawing) Readable(widthMM, mostMM float64) []Picture {
	c, boxes := d.Picture.(*LayerChart)
	if !boxes {
		return []Picture{d.Picture}
	}
	const slack = 0.001
	fits := func(c *LayerChart) bool {
		part := *d
		part.Picture = c
		_, shrunk := part.Among(widthMM, mostMM)
		return shrunk <= MostShrunk+slack
	}
	parts := c.split(fits)
	if parts == nil {
		return nil
	}
	pictures := make([]Picture, len(parts))
	for i, p := range parts {
		pictures[i] = p
	}
	return pictures
}

// split halves the chart until each part fits, nil where one of a single box doesn't.
func (c *LayerChart) split(fits func(*LayerChart) bool) []*LayerChart {
	if fits(c) {
		return []*LayerChart{c}
	}
	upper, lower := c.halves()
	if upper == nil {
		return nil
	}
	first, last := *c, *c
	first.Rows, first.Back, first.Sum = upper, "", ""
	last.Rows, last.Back, last.Panel = lower, "", LayerPanel{}
	above, below := first.split(fits), last.split(fits)
	if above == nil || below == nil {
		return nil
	}
	return append(above, below...)
}

// halves parts the boxes in the middle: between two rows, or within the only one. There are none of a single box.
func (c *LayerChart) halves() (upper, lower [][]LayerBox) {
	all := 0
	for _, row := range c.Rows {
		all += len(row)
	}
	switch {
	case all < 2:
		return nil, nil
	case len(c.Rows) == 1:
		return [][]LayerBox{c.Rows[0][:all/2]}, [][]LayerBox{c.Rows[0][all/2:]}
	}
	at, above := 1, len(c.Rows[0])
	for at < len(c.Rows)-1 && above+len(c.Rows[at]) <= (all+1)/2 {
		above += len(c.Rows[at])
		at++
	}
	return c.Rows[:at], c.Rows[at:]
}

// First and Last are the names of the first and the last box, empty where there is none.
func (c *LayerChart) First() string { return c.nameOf(0, 0) }

// Last is the name of the last box.
func (c *LayerChart) Last() string { return c.nameOf(len(c.Rows)-1, -1) }

func (c *LayerChart) nameOf(row, box int) string {
	if row < 0 || row >= len(c.Rows) || len(c.Rows[row]) == 0 {
		return ""
	}
	if box < 0 {
		box = len(c.Rows[row]) - 1
	}
	return c.Rows[row][box].Name
}
