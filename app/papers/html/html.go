// Package html writes papers as parts of a page for browsers: headings, paragraphs, tables, and figures as drawings with their text
// alternative, their description and their table.
//
// [New] begins a part, its methods add to it, and [Document.HTML] is what it comes to. Every text is escaped: nothing that stands in a
// case can become markup.
package html

import (
	"fmt"
	"html/template"
	"strings"

	"tomworkbench/app/papers/word"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// Document is a part of a page. Its headings stand below one of the page's own.
type Document struct {
	body strings.Builder
	// id is the part's own: what it has to name gets it before its own.
	id string
	// below is the level of the page's heading that the part stands under.
	below int
	// figures and tables count, openList says that items are being written, pictured that the next table is a figure's.
	figures            int
	tables             []word.Table
	openList, pictured bool
	headings           []Heading
}

// Heading is a heading of a part, for a list of contents.
type Heading struct {
	ID, Text string
	Level    int
	// Figure says that it is that of a figure.
	Figure bool
}

// New begins a part under a heading of a level.
func New(id string, below int) *Document { return &Document{id: id, below: below} }

// HTML is the part.
func (d *Document) HTML() template.HTML {
	d.endList()
	return template.HTML(d.body.String()) //nolint:gosec // every text in it was escaped as it was written
}

// Headings are those written, in their order.
func (d *Document) Headings() []Heading { return d.headings }

// Tables are those written, in their order.
func (d *Document) Tables() []word.Table { return d.tables }

// write writes markup of ours with texts escaped in their places.
func (d *Document) write(markup string, texts ...any) {
	for i, text := range texts {
		if s, ok := text.(string); ok {
			texts[i] = template.HTMLEscapeString(model.Undirected(s))
		}
	}
	fmt.Fprintf(&d.body, markup, texts...)
}

func (d *Document) endList() {
	if d.openList {
		d.write("</ul>\n")
		d.openList = false
	}
}

// Heading adds a heading: 1 for a section, 2 for what is in one.
func (d *Document) Heading(level int, text string) { d.heading(level, text, false) }

// FigureHeading adds the heading of a figure, with its number.
func (d *Document) FigureHeading(level int, name string) {
	d.figures++
	d.heading(level, fmt.Sprintf("Figure %d: %s", d.figures, name), true)
}

func (d *Document) heading(level int, text string, figure bool) {
	d.endList()
	at := min(6, d.below+max(1, level))
	id := fmt.Sprintf("%s-%d", d.id, len(d.headings)+1)
	d.headings = append(d.headings, Heading{id, model.Undirected(text), level, figure})
	d.write("<h%d id=\"%s\" tabindex=\"-1\">%s</h%d>\n", at, id, text, at)
}

// Paragraph adds a paragraph.
func (d *Document) Paragraph(text string) { d.endList(); d.write("<p>%s</p>\n", text) }

// Quiet adds a note, a paragraph a line.
func (d *Document) Quiet(text string) {
	d.endList()
	for line := range strings.SplitSeq(text, "\n") {
		d.write("<p class=\"quiet\">%s</p>\n", line)
	}
}

// Item adds an item of a list.
func (d *Document) Item(text string) {
	if !d.openList {
		d.write("<ul>\n")
		d.openList = true
	}
	d.write("<li>%s</li>\n", text)
}

// Illustrate adds a figure's drawing with its text alternative; the table that follows is the figure's.
func (d *Document) Illustrate(f *charts.Figure) error {
	d.endList()
	d.pictured = true
	if !f.HasPicture() {
		d.Paragraph(f.Alt())
		return nil
	}
	const wideMM, mostMM, dpi = 190, 260, 144 // made larger by 1.6 at most, that is as high as a drawing can be
	bare := f.Bare()
	page, _ := bare.Among(wideMM, mostMM)
	page.DPI = dpi
	var drawn strings.Builder
	if err := bare.Inline(&drawn, page, fmt.Sprintf("%s-f%d", d.id, d.figures)); err != nil {
		return err
	}
	d.write("<figure><div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">%s</div>", f.Title(), template.HTML(drawn.String())) //nolint:gosec // the drawing escapes its texts
	d.write("<figcaption>%s</figcaption></figure>\n", f.Alt())
	return nil
}

// Table adds a table; that of a figure is folded away below it.
func (d *Document) Table(t word.Table) {
	d.endList()
	d.tables = append(d.tables, t)
	if d.pictured {
		d.write("<details><summary>Figure %d as a table</summary>\n", d.figures)
	}
	d.write("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\"><table>\n<caption>%s</caption>\n<thead><tr>", t.Caption, t.Caption)
	numeric := func(i int) bool { return i < len(t.Numeric) && t.Numeric[i] }
	for i, name := range t.Columns {
		d.write("<th scope=\"col\"%s>%s</th>", class(numeric(i)), name)
	}
	d.write("</tr></thead>\n<tbody>\n")
	for at, row := range t.Rows {
		d.write("<tr%s>", template.HTML(map[bool]string{true: ` class="total"`}[t.Total && at == len(t.Rows)-1]))
		for i, cell := range row {
			if i == 0 {
				d.write("<th scope=\"row\">%s</th>", cell)
			} else {
				d.write("<td%s>%s</td>", class(numeric(i)), cell)
			}
		}
		d.write("</tr>\n")
	}
	d.write("</tbody></table></div>\n")
	for _, note := range t.Notes {
		d.write("<p class=\"quiet\">%s</p>\n", note)
	}
	if d.pictured {
		d.write("</details>\n")
		d.pictured = false
	}
}

func class(numeric bool) template.HTML {
	if numeric {
		return ` class="n"`
	}
	return ""
}
