// Package charts draws the workbench's figures.
//
// A newcomer needs three things. [NewProfile] makes a [Figure], an immutable value, from a case. The
// figure draws itself: [Figure.Frame] for the window, [Figure.PNG] and [Figure.SVG] at a physical size
// for a paper. And it speaks for itself: [Figure.Alt], [Figure.Description] and [Figure.Table] come from
// the same figures, so that no two of them can disagree.
//
// Money is in £m. go-chart does the drawing, on renderers and series of our own; the package never
// touches Fyne or the store.
package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Figure is what a chart shows: a headline, the series, the notes and the words beside them. It is
// immutable and may be drawn from several goroutines at once.
type Figure struct {
	title string
	// subject and terms make the subtitle: what the figure is of, and how its money is counted.
	subject, terms string
	years          []string
	columns        []column
	// lines are joined across the years; only the first has labels.
	lines []line
	// flow is the picture of a benefits map, nil for a chart over years.
	flow        *flow
	notes       []string
	stamp       string
	alt         string
	description string
	table       Table
}

// column is a series of bars in £m, one a year, with the ends of its range. A cost is drawn downwards,
// so its figures stand here with the sign they are drawn with.
type column struct {
	name      string
	role      role
	values    []float64
	low, high []float64
}

// line is a series in £m joined across the years, with the words that label its points.
type line struct {
	name   string
	values []float64
	// labels has a word for every point, or none.
	labels []string
	stroke stroke
}

// role says which of a theme's colours a series takes.
type role int

const (
	roleBenefit role = iota
	roleCost
)

// Table holds a figure's data for people: numbers in £m without the unit, as the column headings say.
type Table struct {
	Caption string
	Columns []string
	Rows    [][]string
}

// Title returns the headline, a sentence without a full stop.
func (f *Figure) Title() string { return f.title }

// Subtitle names what the figure shows: scenario, estimate, basis and unit.
func (f *Figure) Subtitle() string { return f.subject + ", " + f.terms }

// Notes returns the notes that belong under the figure wherever it is shown, none for most.
func (f *Figure) Notes() []string { return slices.Clone(f.notes) }

// Stamp returns the footer that [Figure.Stamped] set.
func (f *Figure) Stamp() string { return f.stamp }

// Alt returns the text alternative: one sentence.
func (f *Figure) Alt() string { return f.alt }

// Description returns the long description: a few sentences.
func (f *Figure) Description() string { return f.description }

// Table returns the figure's data.
func (f *Figure) Table() Table {
	t := f.table
	t.Columns = slices.Clone(t.Columns)
	t.Rows = make([][]string, len(f.table.Rows))
	for i, row := range f.table.Rows {
		t.Rows[i] = slices.Clone(row)
	}
	return t
}

// Stamped returns the figure with a quiet footer for paper, such as "DRAFT · revision 12 · 22 November
// 2026". The window doesn't show it.
func (f *Figure) Stamped(text string) *Figure {
	next := *f
	next.stamp = text
	return &next
}

// hasRange reports whether any column has a range to draw.
func (f *Figure) hasRange() bool {
	return slices.ContainsFunc(f.columns, func(c column) bool { return !slices.Equal(c.low, c.high) })
}

// extent returns the lowest and the highest amount drawn in £m, zero included.
func (f *Figure) extent() (low, high float64) {
	for _, c := range f.columns {
		for i := range c.values {
			low = min(low, c.values[i], c.low[i])
			high = max(high, c.values[i], c.high[i])
		}
	}
	for _, l := range f.lines {
		for _, v := range l.values {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

var errNoYears = errors.New("a chart needs at least one year")

// sameLength refuses series that don't have one finite number a year.
func sameLength(years int, series ...[]float64) error {
	if years < 1 {
		return errNoYears
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
