// Package draw is the drawing engine of package charts: it lays a picture with its words out on paper or in a window and draws
// it. It knows nothing of what is drawn but numbers, names and roles.
//
// A newcomer needs three things. A [Picture] is one of the charts here, such as [YearChart] or [RowChart], a plain value that
// says what is to be seen. A [Drawing] is a picture with its title, subtitle, notes and stamp. It draws itself:
// [Drawing.Frame] for the window, [Drawing.PNG] and [Drawing.SVG] at a physical size for paper.
//
// go-chart drives our series through its Chart, Series and Range; axes, key, text and pixels are ours. No label meets another:
// what has no room is shortened, where it is a name, or left out in a window, where a table beside it has it.
package draw

import (
	"errors"
	"slices"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Drawing is a picture with the words around it: what stands on a sheet of paper or in a window. Nothing in it changes once it
// is drawn, so that it may be drawn from several goroutines at once.
type Drawing struct {
	// Mark is said above all else, wherever there are words, and is never cut: that what is drawn is imagined. Most have none.
	Mark  string
	Title string
	// Subject and Terms make the subtitle: the name of what the picture is of, if it is of one thing, and how its amounts are
	// counted.
	Subject, Terms string
	// Names are those that its words may hold, beside the subject: they are shortened where there is no room.
	Names []string
	// Notes and Stamp stand below the picture on paper.
	Notes []string
	Stamp string
	// Picture is what is drawn below the heading, nil where there is nothing to draw.
	Picture Picture
}

// Picture is what is drawn below a heading: one of the charts of this package.
type Picture interface {
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

// Subtitle is what stands below the title.
func (d *Drawing) Subtitle() string { return strings.TrimPrefix(d.Subject+", "+d.Terms, ", ") }

// marked is a text with the mark before it.
func (d *Drawing) marked(text string) string {
	if d.Mark == "" {
		return text
	}
	return d.Mark + ". " + text
}

// allNames are the names that its words may hold.
func (d *Drawing) allNames() []string { return append(slices.Clone(d.Names), d.Subject) }

// What keeps a drawing from being drawn.
var (
	// ErrNoYears means that a chart over years has none.
	ErrNoYears = errors.New("a chart needs at least one year")
	// ErrNoPicture means that there is no picture.
	ErrNoPicture = errors.New("there is nothing to draw")
)
