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
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"

	"tomworkbench/model"
)

// Figure is what a chart shows: a headline, the series, the notes and the words beside them. It is
// immutable and may be drawn from several goroutines at once.
type Figure struct {
	title string
	// subject and terms make the subtitle: the name of what the figure is of, if it is of one thing, and how its money is counted.
	subject, terms string
	// names are those that its words may hold, beside the subject: they are shortened where there is no room.
	names []string
	// empty says that there is nothing to show, for the reason that the title gives.
	empty bool
	// body is the picture below the heading, nil where there is nothing to draw.
	body        body
	notes       []string
	stamp       string
	alt         string
	description string
	table       Table
}

// body is the picture of a figure.
type body interface {
	// place lays the picture out in the room between heading and footer: it sets the plot and adds the key and
	// the words around it.
	place(l *layout, room chart.Box, d detail)
	// series returns what go-chart draws in the plot, in its order.
	series(l layout) ([]chart.Series, error)
	// height is the least height in units that the picture wants on a page, key and axis included.
	height(page layout) float64
	// written are the names that the picture writes.
	written() []string
}

// Table holds a figure's data for people: numbers in £m without the unit, as the column headings say.
type Table struct {
	Caption string
	Columns []string
	// Words is the number of leading columns that hold words; the others hold numbers.
	Words int
	Rows  [][]string
	// Total says that the last row sums the others up.
	Total bool
}

// Title returns the headline, a sentence without a full stop.
func (f *Figure) Title() string { return model.Undirected(f.title) }

// Subtitle names what the figure shows: scenario, estimate, basis and unit.
func (f *Figure) Subtitle() string { return model.Undirected(f.subtitle()) }

func (f *Figure) subtitle() string { return strings.TrimPrefix(f.subject+", "+f.terms, ", ") }

// Empty reports whether the figure has nothing to show, for the reason that its title gives: it is left out of papers.
func (f *Figure) Empty() bool { return f.empty }

// allNames are the names that its words may hold.
func (f *Figure) allNames() []string { return append(slices.Clone(f.names), f.subject) }

// HasPicture reports whether there is something to draw; without it [Figure.Alt] says why there isn't.
func (f *Figure) HasPicture() bool { return f.body != nil }

// Notes returns the notes that belong under the figure wherever it is shown, none for most.
func (f *Figure) Notes() []string { return undirected(f.notes) }

// Stamp returns the footer that [Figure.Stamped] set.
func (f *Figure) Stamp() string { return model.Undirected(f.stamp) }

// Alt returns the text alternative: one sentence.
func (f *Figure) Alt() string { return model.Undirected(f.alt) }

// Description returns the long description: a few sentences, and the notes that they don't hold.
func (f *Figure) Description() string {
	text := f.description
	for _, note := range f.notes {
		if !strings.Contains(text, note) {
			text += " " + note + "."
		}
	}
	return model.Undirected(text)
}

// Table returns the figure's data.
func (f *Figure) Table() Table {
	t := f.table
	t.Caption, t.Columns = model.Undirected(t.Caption), undirected(t.Columns)
	t.Rows = make([][]string, len(f.table.Rows))
	for i, row := range f.table.Rows {
		t.Rows[i] = undirected(row)
	}
	return t
}

// undirected are texts without the characters that turn their direction. No word leaves a figure with one: those spoken and
// tabled through its methods, those drawn as they are written.
func undirected(texts []string) []string {
	out := slices.Clone(texts)
	for i, text := range out {
		out[i] = model.Undirected(text)
	}
	return out
}

// Bare returns the figure without notes and stamp, for a document that has them beside the picture.
func (f *Figure) Bare() *Figure {
	next := *f
	next.notes, next.stamp = nil, ""
	return &next
}

// Noted returns the figure with one more note, nothing changed for an empty one.
func (f *Figure) Noted(note string) *Figure {
	next := *f
	if note != "" {
		next.notes = append(slices.Clone(f.notes), note)
	}
	return &next
}

// Stamped returns the figure with a quiet footer for paper, such as "DRAFT · revision 12 · 22 November
// 2026". The window doesn't show it.
func (f *Figure) Stamped(text string) *Figure {
	next := *f
	next.stamp = text
	return &next
}

var (
	errNoYears   = errors.New("a chart needs at least one year")
	errNoPicture = errors.New("there is nothing to draw")
)

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
