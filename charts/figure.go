// Package charts draws the workbench's figures.
//
// A newcomer needs three things. [NewProfile] makes a [Figure], an immutable value, from a case. The
// figure draws itself: [Figure.Frame] for the window, [Figure.PNG] and [Figure.SVG] at a physical size
// for a paper. And it speaks for itself: [Figure.Alt], [Figure.Description] and [Figure.Table] come from
// the same figures, so that no two of them can disagree.
//
// Money is in £m. Package draw does the drawing: what is here is which picture a figure has and what is said of it. The package
// never touches Fyne or the store.
package charts

import (
	"fmt"
	"image"
	"io"
	"slices"
	"strings"

	"tomworkbench/charts/draw"
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
	// picture is what is drawn below the heading, nil where there is nothing to draw.
	picture draw.Picture
	notes   []string
	stamp   string
	// mark says that the case was imagined, empty for one that is kept. Alt, description and table have it too.
	mark        string
	alt         string
	description string
	table       Table
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

func (f *Figure) subtitle() string { return f.drawing().Subtitle() }

// Empty reports whether the figure has nothing to show, for the reason that its title gives: it is left out of papers.
func (f *Figure) Empty() bool { return f.empty }

// HasPicture reports whether there is something to draw; without it [Figure.Alt] says why there isn't.
func (f *Figure) HasPicture() bool { return f.picture != nil }

// Notes returns the notes that belong under the figure wherever it is shown, none for most.
func (f *Figure) Notes() []string { return allUndirected(f.notes) }

// Stamp returns the footer that [Figure.Stamped] set.
func (f *Figure) Stamp() string { return model.Undirected(f.stamp) }

// Mark says which question the figure answers where its case was imagined, empty for one that is kept.
func (f *Figure) Mark() string { return model.Undirected(f.mark) }

// marked puts a mark on all that the figure says.
func (f *Figure) marked(mark string) *Figure {
	if mark == "" || f.mark == mark {
		return f
	}
	next := *f
	next.mark = mark
	next.alt, next.description = heard(mark)+": "+model.Small(f.alt), heard(mark)+". "+f.description
	next.table.Caption = mark + ": " + f.table.Caption
	return &next
}

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
	t.Caption, t.Columns = model.Undirected(t.Caption), allUndirected(t.Columns)
	t.Rows = make([][]string, len(f.table.Rows))
	for i, row := range f.table.Rows {
		t.Rows[i] = allUndirected(row)
	}
	return t
}

// allUndirected are texts without the characters that turn their direction. No word leaves a figure with one: those spoken and
// tabled through its methods, those drawn as they are written.
func allUndirected(texts []string) []string {
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

// drawing is the figure as it is drawn.
func (f *Figure) drawing() *draw.Drawing {
	return &draw.Drawing{Mark: f.mark, Title: f.title, Subject: f.subject, Terms: f.terms, Names: f.names, Notes: f.notes, Stamp: f.stamp, Picture: f.picture}
}

// Frame draws the figure for the window, exactly width × height pixels at scale pixels a window unit, as [Drawing.Frame] does.
func (f *Figure) Frame(width, height int, scale float64, theme draw.Theme) (*image.RGBA, error) {
	return f.drawing().Frame(width, height, scale, theme)
}

// TextScale returns the largest scale for a frame at which nothing is left out, as [Drawing.TextScale] does.
func (f *Figure) TextScale(width, height int, most, least float64, theme draw.Theme) float64 {
	return f.drawing().TextScale(width, height, most, least, theme)
}

// Preview draws a page of the figure as it is printed into width × height pixels, as [Drawing.Preview] does.
func (f *Figure) Preview(width, height int, p draw.PrintSize, theme draw.Theme) (*image.RGBA, error) {
	return f.drawing().Preview(width, height, p, theme)
}

// PrintSize returns the size that the figure wants: the default one, higher where it has many rows.
func (f *Figure) PrintSize() draw.PrintSize { return f.drawing().PrintSize() }

// Among returns a page to draw the figure on, and by how much it is made smaller to stand among text, as [Drawing.Among] does.
func (f *Figure) Among(widthMM, mostMM float64) (p draw.PrintSize, shrunk float64) {
	return f.drawing().Among(widthMM, mostMM)
}

// PNG writes the figure as a picture of the page's size. The error is that of the page, which may be too small for the figure's
// words, or of the writer.
func (f *Figure) PNG(w io.Writer, p draw.PrintSize) error { return f.drawing().PNG(w, p) }

// SVG writes the figure as a drawing of the page's size, with its title and description inside and its words as text. The
// errors are those of [Figure.PNG].
func (f *Figure) SVG(w io.Writer, p draw.PrintSize) error {
	return f.drawing().SVG(w, p, f.Description())
}

// Inline writes the figure as a part of a page for browsers, with its text alternative and description inside; id is the part's own.
func (f *Figure) Inline(w io.Writer, p draw.PrintSize, id string) error {
	return f.drawing().Inline(w, p, id, f.Alt(), f.Description())
}

// Roomy returns a size at which the figure's words have room, as [draw.Drawing.Roomy] does.
func (f *Figure) Roomy(p draw.PrintSize) draw.PrintSize { return f.drawing().Roomy(p) }

// Spots returns what lies where in a frame of a size, as [Figure.Frame] draws it: of a benefits map column by column the
// nodes, each followed by its hops; of a frontier its schemes, and of the model on a page its boxes, in their order. Other figures have none.
func (f *Figure) Spots(width, height int, scale float64, theme draw.Theme) []draw.Spot {
	return f.drawing().Spots(width, height, scale, theme)
}

// Readable returns the figure in as few parts as keep its words readable among text, as [draw.Drawing.Readable] does; most figures in one,
// itself. Each part says which boxes it has. There are none where no part could be read.
func (f *Figure) Readable(widthMM, mostMM float64) []*Figure {
	pictures := f.drawing().Readable(widthMM, mostMM)
	if len(pictures) == 1 {
		return []*Figure{f}
	}
	parts := make([]*Figure, len(pictures))
	for i, picture := range pictures {
		part := *f
		part.picture = picture
		which := fmt.Sprintf("part %d of %d", i+1, len(pictures))
		part.terms += ", " + which
		part.alt = model.Capital(which) + ": " + strings.TrimPrefix(f.alt, f.Mark()+": ")
		if c, ok := picture.(*draw.LayerChart); ok && i > 0 {
			part.alt = heard(fmt.Sprintf("%s of the model of %s on a page, with the boxes from %s to %s.", model.Capital(which), f.subject, c.First(), c.Last()))
		}
		parts[i] = &part
	}
	return parts
}
