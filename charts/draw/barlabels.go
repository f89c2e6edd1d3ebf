package draw

import (
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// barLabels writes the amount of each bar beyond its end: above one that rises, below one that falls. A year's width is shared
// evenly between its columns, and no label leaves its share, so that none reaches over another bar or label.
type barLabels struct {
	named
	textStyle
	bars groupedBars
	grid rules
	// edge is the ground's colour: it keeps the grid out of a label.
	edge      drawing.Color
	gap, rim  int
	belowLine int
}

func newBarLabels(g ground, bars groupedBars, grid rules) barLabels {
	style := textStyle{face: fonts().bold, size: labelSize * g.unit, ink: ink(g.theme.Ink)}
	return barLabels{
		named: "amounts", textStyle: style, bars: bars, grid: grid, edge: ink(g.theme.Surface),
		gap: g.px(labelGap), rim: g.px(2), belowLine: int(math.Ceil(0.15 * style.size)), // the tail of a comma
	}
}

var _ chart.Series = barLabels{}

// Render writes the amounts: all of them in full, else all without their unit, or none where one is still too wide for its share of a
// year.
func (s barLabels) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	texts := s.fitting(float64(xr.GetDomain()) / float64(s.bars.years*len(s.bars.columns)))
	grid := s.grid.boxes(box, yr)
	for c, column := range texts {
		for i, bar := range s.bars.boxes(c, box, xr, yr) {
			at := s.beyond(bar, s.bars.columns[c].Values[i] < 0, column[i], s.share(box, xr, i, c))
			r.SetClassName("plate")
			for _, rule := range grid {
				fillRect(r, at.Inset(-s.rim).Intersect(rule), s.edge)
			}
			r.SetClassName("label")
			placedText{s.textStyle, column[i], at.Min.X, at.Max.Y - s.belowLine, alignLeft}.draw(r)
		}
	}
}

// fitting are the texts of each column that fit into a share of a year's width in px, none where not all do.
func (s barLabels) fitting(share float64) [][]string {
	var full, short [][]string
	for _, c := range s.bars.columns {
		full, short = append(full, c.Labels), append(short, c.Short)
	}
	for _, texts := range [][][]string{full, short} {
		if s.widest(texts)+float64(s.gap) <= share {
			return texts
		}
	}
	return nil
}

// widest is the width in px of the widest text.
func (s barLabels) widest(columns [][]string) float64 {
	widest := 0.0
	for _, column := range columns {
		for _, text := range column {
			widest = max(widest, s.width(text))
		}
	}
	return widest
}

// share returns where the share of a column in a year begins and ends, in px.
func (s barLabels) share(box chart.Box, xr chart.Range, year, column int) (out image.Rectangle) {
	of := func(part int) int {
		return box.Left + xr.Translate(float64(year)+float64(part)/float64(len(s.bars.columns)))
	}
	out.Min.X, out.Max.X = of(column)+(s.gap+1)/2, of(column+1)-(s.gap+1)/2
	return out
}

// beyond is the box of a label beyond the end of its bar, in the middle of the bar as far as that leaves it in its share.
func (s barLabels) beyond(bar image.Rectangle, falls bool, text string, share image.Rectangle) image.Rectangle {
	width, height := int(math.Ceil(s.width(text))), int(math.Ceil(capHeight*s.size))+s.belowLine
	left := max(share.Min.X, min((bar.Min.X+bar.Max.X-width)/2, share.Max.X-width))
	top := bar.Min.Y - s.gap - height
	if falls {
		top = bar.Max.Y + s.gap
	}
	return image.Rect(left, top, left+width, top+height)
}
