package word

import (
	"fmt"
	"strings"
)

// landmark is a heading that the list of contents names.
type landmark struct {
	level    int
	text     string
	bookmark int // number of the place that the entry leads to
}

// contents is a list of contents that is asked for: its title, and where in the text it comes.
type contents struct {
	title string
	at    int
	paged bool
}

const (
	// A paper with fewer headings is seen at a glance, and one with more entries than a page has lines shows its first level alone.
	fewestEntries, mostEntries = 6, 36
	// firstBookmark is above the numbers that a template's headers use.
	firstBookmark = 100_000
)

// Contents puts a list of the headings here, each leading to its page. In a document that people open it is filled as it stands; the
// numbers of pages come with Word's own Update Table, for nobody knows them before Word has laid out the pages. In one that is paged,
// opened only to be made into a PDF, each entry has a field of its own for its page: programs fill those as they lay out the pages, and
// no list of contents. A document with few headings has none.
func (d *Document) Contents(title string, paged bool) {
	d.contents = &contents{title, d.body.Len(), paged}
	d.afterTable = false
}

// place notes a heading for the list of contents, and returns the number of its bookmark.
func (d *Document) place(level int, text string) int {
	bookmark := firstBookmark + len(d.entries)
	d.entries = append(d.entries, landmark{level, text, bookmark})
	return bookmark
}

// withContents puts the list of contents into a text, if one is asked for and there is enough for it to name.
func (d *Document) withContents(text string) string {
	if d.contents == nil || len(d.entries) < fewestEntries {
		return text
	}
	at := d.contents.at
	return text[:at] + d.listing().markup(*d.contents) + text[at:]
}

// listing returns the list with as many levels as a page has room for.
func (d *Document) listing() listing {
	levels := 2
	count := 0
	for _, e := range d.entries {
		if e.level <= levels {
			count++
		}
	}
	if count > mostEntries {
		levels = 1
	}
	l := listing{template: d.template, levels: levels}
	for _, e := range d.entries {
		if e.level <= levels {
			l.entries = append(l.entries, e)
		}
	}
	return l
}

// listing writes a list of contents, in the control by which Word offers to update it.
type listing struct {
	template *template
	levels   int
	entries  []landmark
}

func (l listing) markup(c contents) string {
	declared := l.template.story.declared
	var b strings.Builder
	b.WriteString(`<w:sdt` + declared + `><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	head := paragraph{text: c.title, keepNext: true, style: l.template.styles.first("paragraph", "toc heading").id}
	if head.style == "" {
		head.face = face{bold: true, size: headings[2].size}
		head.spacing = `w:before="240" w:after="120"`
	}
	head.write(&b, "")
	for i, e := range l.entries {
		l.writeEntry(&b, e, i == 0, c.paged)
	}
	if !c.paged {
		b.WriteString(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
	}
	b.WriteString(`</w:sdtContent></w:sdt>`)
	return b.String()
}

// writeEntry writes one line of the list; the first begins the field that Word fills, unless each has its own.
func (l listing) writeEntry(b *strings.Builder, e landmark, first, paged bool) {
	style := l.template.styles.first("paragraph", fmt.Sprintf("toc %d", e.level)).id
	b.WriteString(`<w:p><w:pPr>`)
	if style != "" {
		b.WriteString(`<w:pStyle w:val="` + escaped(style) + `"/>`)
	}
	if first {
		b.WriteString(`<w:keepNext/>`)
	}
	fmt.Fprintf(b, `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, l.template.story.width)
	if style == "" {
		fmt.Fprintf(b, `<w:spacing w:before="0" w:after="60"/><w:ind w:left="%d"/>`, 280*(e.level-1))
	}
	b.WriteString(`</w:pPr>`)
	if first && !paged {
		fmt.Fprintf(b, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-%d" \h \z </w:instrText></w:r>`+
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, l.levels)
	}
	fmt.Fprintf(b, `<w:hyperlink w:anchor="%s" w:history="1">`, bookmarkName(e.bookmark))
	writeRuns(b, e.text, face{})
	if paged {
		fmt.Fprintf(b, `<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF %s \h </w:instrText></w:r>`+
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, bookmarkName(e.bookmark))
	}
	b.WriteString(`</w:hyperlink></w:p>`)
}

// bookmarkName is a name as Word itself gives the places that a list of contents leads to.
func bookmarkName(number int) string { return fmt.Sprintf("_Toc%d", number) }
