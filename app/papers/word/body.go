package word

import (
	"fmt"
	"strings"
)

// headings are the styles of headings by level, and how they are formatted where a template has none.
var headings = [...]struct {
	name   string
	size   int // half points
	before int // twips
}{
	{"title", 52, 0},
	{"heading 1", 36, 360},
	{"heading 2", 30, 280},
	{"heading 3", 26, 240},
}

// Heading adds a heading of level 1, 2 or 3, or the document's title, level 0. Other levels become the
// nearest of these.
func (d *Document) Heading(level int, text string) { d.heading(level, numbered{}, text) }

// FigureHeading adds the heading of a figure, "Figure 3: " and its name. Word counts figures by itself, and the same
// heading is the figure's caption: a list of figures finds it.
func (d *Document) FigureHeading(level int, name string) { d.heading(level, d.next("Figure"), name) }

func (d *Document) heading(level int, number numbered, text string) {
	level = min(max(level, 0), len(headings)-1)
	h := headings[level]
	p := paragraph{text: text, number: number, style: d.template.styles.first("paragraph", h.name).id}
	if level > 0 {
		p.bookmark = d.place(level, number.words()+text)
	}
	if p.style == "" {
		p.face = face{bold: true, size: h.size}
		p.spacing = fmt.Sprintf(`w:before="%d" w:after="120"`, h.before)
		p.outline = level
	}
	p.keepNext = true
	d.afterTable = false // a heading has space above it anyway
	d.add(p)
}

// Paragraph adds body text. A line break in the text is one in the document.
func (d *Document) Paragraph(text string) { d.add(paragraph{text: text}) }

// Quiet adds a note or a caption in smaller type.
func (d *Document) Quiet(text string) { d.quiet(text, false) }

// quiet adds a note that stays on the page of the next block, or needn't.
func (d *Document) quiet(text string, keepNext bool) {
	p := paragraph{text: text, keepNext: keepNext, style: d.template.styles.first("paragraph", "quiet", "caption").id}
	if p.style == "" {
		p.size = d.smaller()
	}
	d.add(p)
}

// smaller returns the size of notes where no style says it, half points.
func (d *Document) smaller() int { return max(d.template.styles.size-4, 18) }

// Item adds an item of a list with bullets.
func (d *Document) Item(text string) {
	bulleted := d.template.styles.first("paragraph", "list bullet")
	p := paragraph{text: text, style: bulleted.id}
	if !bulleted.listed {
		p.style = d.template.styles.first("paragraph", "list bullet", "list paragraph").id
		p.list = d.template.bullets.id
		d.listed = true
	}
	d.add(p)
}

// PageBreak begins a new page with the next block; without one, nothing.
func (d *Document) PageBreak() { d.onNewPage = true }

// add adds a paragraph to the text, and makes up for what came before it.
func (d *Document) add(p paragraph) {
	p.onNewPage = d.onNewPage
	if d.afterTable && p.spacing == "" {
		p.spacing = `w:before="200"`
	}
	d.onNewPage, d.afterTable = false, false
	p.write(&d.body, d.template.story.declared)
}

// divide adds a paragraph that nobody sees, where Word needs one: between two tables, after a last one,
// and for a page break before one. Above it is space, twips.
func (d *Document) divide(space int) {
	d.add(paragraph{
		spacing: fmt.Sprintf(`w:before="%d" w:after="0" w:line="20" w:lineRule="exact"`, space),
		face:    face{size: 2},
	})
}

// text returns the whole text, which ends with a paragraph.
func (d *Document) text() string {
	text := d.withContents(d.body.String())
	if !d.afterTable {
		return text
	}
	last := Document{template: d.template}
	last.divide(0)
	return text + last.body.String()
}

// paragraph is one paragraph. What is zero is left to its style.
type paragraph struct {
	face
	style     string // id
	keepNext  bool   // on the same page as the next
	onNewPage bool
	list      int    // number of the list that it is an item of
	spacing   string // attributes
	align     string // "left" where lines begin, "right" where they end
	outline   int    // level in the document's outline, from 1
	bookmark  int    // number of the place that the list of contents leads to, 0 for none
	number    numbered
	text      string
	drawing   string // markup, instead of a text
}

// face is how letters look. What is zero is left to the style.
type face struct {
	bold bool
	size int // half points
}

// write writes the paragraph; declared goes into its start tag. The order of what a paragraph says of
// itself is the standard's, and Word holds everyone to it.
func (p paragraph) write(b *strings.Builder, declared string) {
	b.WriteString(`<w:p` + declared + `>`)
	if properties := p.properties(); properties != "" {
		b.WriteString(`<w:pPr>` + properties + `</w:pPr>`)
	}
	if p.bookmark > 0 {
		fmt.Fprintf(b, `<w:bookmarkStart w:id="%d" w:name="%s"/>`, p.bookmark, bookmarkName(p.bookmark))
	}
	if p.drawing != "" {
		b.WriteString(`<w:r>` + p.drawing + `</w:r>`)
	} else {
		p.number.write(b, p.face)
		writeRuns(b, p.text, p.face)
	}
	if p.bookmark > 0 {
		fmt.Fprintf(b, `<w:bookmarkEnd w:id="%d"/>`, p.bookmark)
	}
	b.WriteString(`</w:p>`)
}

func (p paragraph) properties() string {
	var b strings.Builder
	put := func(wanted bool, format string, values ...any) {
		if wanted {
			fmt.Fprintf(&b, format, values...)
		}
	}
	put(p.style != "", `<w:pStyle w:val="%s"/>`, escaped(p.style))
	put(p.keepNext, `<w:keepNext/>`)
	put(p.onNewPage, `<w:pageBreakBefore/>`)
	put(p.list > 0, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, p.list)
	put(beginsFromRight(p.text), `<w:bidi/>`)
	put(p.spacing != "", `<w:spacing %s/>`, p.spacing)
	put(p.align != "", `<w:jc w:val="%s"/>`, p.align)
	put(p.outline > 0, `<w:outlineLvl w:val="%d"/>`, p.outline-1)
	// The mark at the end of the paragraph has its own size, and an empty paragraph no other.
	put(p.text == "" && p.size > 0, `<w:rPr>%s</w:rPr>`, p.face.properties(false))
	return b.String()
}

// properties writes how letters look; fromRight is for scripts that run from right to left, whose weight
// and size have elements of their own.
func (f face) properties(fromRight bool) string {
	markup := ""
	if f.bold {
		markup += `<w:b/><w:bCs/>`
	}
	if f.size > 0 {
		markup += fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, f.size)
	}
	if fromRight {
		markup += `<w:rtl/>`
	}
	return markup
}
