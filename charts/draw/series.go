package draw

import (
	"fmt"
	"image"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// The series that go-chart draws for us. Their constructors validate, so that drawing can't fail.
var (
	_ chart.Series = rules{}
	_ chart.Series = groupedBars{}
	_ chart.Series = whiskers{}
	_ chart.Series = curve{}
	_ chart.Series = pointLabels{}
)

// named is what all of them share: a name, and that there is one value axis.
type named string

func (n named) GetName() string           { return string(n) }
func (n named) GetYAxis() chart.YAxisType { return chart.YAxisPrimary }
func (n named) GetStyle() chart.Style     { return chart.Style{} }
func (n named) Validate() error           { return nil }

// groups says how the bars of a year stand side by side; sizes in px.
type groups struct {
	years, columns int
	// share is the part of a year's width that its bars take, widest the most that one bar takes.
	share       float64
	widest, gap int
	// stacked piles the columns of a year up.
	stacked bool
	// least is how far a bar reaches at least, so that the zero line never hides a small amount.
	least int
}

// newGroups gives the bars of few years more air than those of many.
func newGroups(g ground, years, columns int, stacked bool) groups {
	out := groups{years: years, columns: columns, share: 0.54, widest: g.px(52), gap: g.px(2), least: g.px(3), stacked: stacked}
	switch {
	case years > 15:
		out.share, out.gap = 0.74, 1
	case years > 7:
		out.share = 0.64
	}
	return out
}

// bar returns where the bar of a column stands in a year, in px.
func (g groups) bar(box chart.Box, xr chart.Range, year, column int) (left, right int) {
	band := float64(xr.GetDomain()) / float64(g.years)
	if g.stacked {
		width := max(1, min(int(math.Round(band*g.share)), g.widest*3/2))
		left = middle(box, xr, year) - width/2
		return left, left + width
	}
	width := int(math.Round((band*g.share - float64((g.columns-1)*g.gap)) / float64(g.columns)))
	width = max(1, min(width, g.widest))
	all := g.columns*width + (g.columns-1)*g.gap
	left = middle(box, xr, year) - all/2 + column*(width+g.gap)
	return left, left + width
}

// middle returns the middle of a year in px.
func middle(box chart.Box, xr chart.Range, year int) int {
	return box.Left + xr.Translate(float64(year)+0.5)
}

// level returns the height of an amount in px.
func level(box chart.Box, yr chart.Range, amount float64) int {
	return box.Bottom - yr.Translate(amount)
}

// groupedBars draws the columns of each year side by side, up or down from zero.
type groupedBars struct {
	named
	groups
	columns []Column
	inks    []drawing.Color
}

func newGroupedBars(g groups, columns []Column, th Theme) (groupedBars, error) {
	bars := groupedBars{named: "bars", groups: g, columns: columns}
	for _, c := range columns {
		if err := sameLength(g.years, c.Values); err != nil {
			return groupedBars{}, err
		}
		bars.inks = append(bars.inks, ink(th.of(c.Role)))
	}
	return bars, nil
}

// boxes returns the bars of one column in px; that of no amount is empty.
func (s groupedBars) boxes(column int, box chart.Box, xr, yr chart.Range) []image.Rectangle {
	if s.stacked {
		return s.pile(column, box, xr, yr)
	}
	out := make([]image.Rectangle, s.years)
	zero := level(box, yr, 0)
	for i, v := range s.columns[column].Values {
		left, right := s.bar(box, xr, i, column)
		end := level(box, yr, v)
		switch {
		case v > 0:
			end = min(end, zero-s.least)
		case v < 0:
			end = max(end, zero+s.least)
		}
		out[i] = image.Rect(left, end, right, zero)
	}
	return out
}

// pile returns the bars of one column on top of those of the columns before it, with a gap between.
func (s groupedBars) pile(column int, box chart.Box, xr, yr chart.Range) []image.Rectangle {
	out := make([]image.Rectangle, s.years)
	for i, v := range s.columns[column].Values {
		from := 0.0
		for _, below := range s.columns[:column] {
			if w := below.Values[i]; w*v > 0 {
				from += w
			}
		}
		left, right := s.bar(box, xr, i, column)
		a, b := level(box, yr, from), level(box, yr, from+v)
		out[i] = image.Rect(left, min(a, b), right, max(a, b))
		if from != 0 && out[i].Dy() > s.gap {
			if v > 0 {
				out[i].Max.Y -= s.gap
			} else {
				out[i].Min.Y += s.gap
			}
		}
	}
	return out
}

// Render draws the bars.
func (s groupedBars) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	r.SetClassName("bar")
	for c := range s.columns {
		for _, b := range s.boxes(c, box, xr, yr) {
			fillRect(r, b, s.inks[c])
		}
	}
}

// whiskers draws the range of each bar, with an edge in the ground's colour where it crosses a bar.
type whiskers struct {
	named
	groups
	columns   []Column
	ink, edge drawing.Color
	// stem and cap are the widths in px of the upright and the crosspiece, rim that of the edge.
	stem, cap, rim int
}

func newWhiskers(g ground, groups groups, columns []Column) (whiskers, error) {
	for _, c := range columns {
		if err := sameLength(groups.years, c.Values, c.Low, c.High); err != nil {
			return whiskers{}, err
		}
	}
	return whiskers{
		named: "ranges", groups: groups, columns: columns, ink: ink(g.theme.Whisker), edge: ink(g.theme.Surface),
		stem: g.px(1.5), cap: g.px(11), rim: g.px(1),
	}, nil
}

// boxes returns the upright and the crosspieces of the range of one bar in px, none where it has none.
func (s whiskers) boxes(year, column int, box chart.Box, xr, yr chart.Range) []image.Rectangle {
	c := s.columns[column]
	low, high := level(box, yr, c.Low[year]), level(box, yr, c.High[year])
	if low == high {
		return nil
	}
	left, right := s.bar(box, xr, year, column)
	wide := max(s.stem, min(s.cap, (right-left)*7/10)/2*2+s.stem%2)
	mid := left + (right-left-s.stem)/2
	from := mid + s.stem/2 - wide/2
	top, bottom := min(low, high), max(low, high)
	out := []image.Rectangle{image.Rect(mid, top, mid+s.stem, bottom)}
	for _, end := range []int{low, high} {
		if end == level(box, yr, c.Values[year]) {
			continue // The bar's own end shows it.
		}
		y := min(max(end-s.stem/2, top), bottom-s.stem)
		out = append(out, image.Rect(from, y, from+wide, y+s.stem))
	}
	return out
}

// Render draws the ranges.
func (s whiskers) Render(r chart.Renderer, box chart.Box, xr, yr chart.Range, _ chart.Style) {
	r.SetClassName("range")
	for c := range s.columns {
		for i := range s.years {
			parts := s.boxes(i, c, box, xr, yr)
			for k, b := range parts {
				edge := b.Inset(-s.rim)
				if k == 0 {
					edge.Min.Y, edge.Max.Y = b.Min.Y, b.Max.Y
				}
				fillRect(r, edge, s.edge)
			}
			for _, b := range parts {
				fillRect(r, b, s.ink)
			}
		}
	}
}

// fillRect fills a rectangle through go-chart.
func fillRect(r chart.Renderer, b image.Rectangle, c drawing.Color) {
	if b.Empty() {
		return
	}
	r.SetFillColor(c)
	r.MoveTo(b.Min.X, b.Min.Y)
	r.LineTo(b.Max.X, b.Min.Y)
	r.LineTo(b.Max.X, b.Max.Y)
	r.LineTo(b.Min.X, b.Max.Y)
	r.LineTo(b.Min.X, b.Min.Y)
	r.Fill()
}

// fillDisc fills a disc through go-chart.
func fillDisc(r chart.Renderer, at image.Point, radius float64, c drawing.Color) {
	r.SetFillColor(c)
	r.ArcTo(at.X, at.Y, radius, radius, 0, 2*math.Pi)
	r.Fill()
}

// sameLength refuses series that don't have one finite number a year.
func sameLength(years int, series ...[]float64) error {
	if years < 1 {
		return ErrNoYears
	}
	for _, values := range series {
		if len(values) != years {
			return fmt.Errorf("a series has %d values for %d years", len(values), years)
		}
		for _, v := range values {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("%v can't be drawn", v)
			}
		}
	}
	return nil
}
