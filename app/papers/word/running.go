package word

import (
	"strings"
)

// Our own header and footer, for a template that has neither. A council's own stay as they are and alone: what they say, and
// on which pages, is the council's to decide, and the document says at its beginning what ours would.

const (
	headerType = wordContent + "header+xml"
	footerType = wordContent + "footer+xml"
)

// running is a header or a footer of ours.
type running struct {
	kind, content string // "header" or "footer"
	root          string // the element
	style         string // id
	text          string
	paged         bool // the number of the page comes after the text
}

// running returns the headers and footers that a document of this template needs.
func (d *Document) running(about About) []running {
	section := d.template.story.section
	if strings.Contains(section, "headerReference") || strings.Contains(section, "footerReference") {
		return nil
	}
	list := []running{{kind: "footer", content: footerType, root: "ftr", text: about.Stamp, paged: true}}
	if about.Running != "" {
		list = append(list, running{kind: "header", content: headerType, root: "hdr", text: about.Running})
	}
	for i := range list {
		list[i].style = d.template.styles.first("paragraph", list[i].kind).id
	}
	return list
}

// putRunning puts our headers and footers, and returns their links and what the last section says to name them.
func (d *Document) putRunning(p *parts, about About) (used []link, references string) {
	t := d.template
	for i, r := range d.running(about) {
		name, _ := p.free(t.beside(r.kind), ".xml", 0)
		p.put(name, r.part(d.smaller()))
		l := link{t.runningLinkID(len(d.pictures), i), officeKind + r.kind, t.target(name), name, r.content}
		used = append(used, l)
		// A template may set up first and even pages otherwise; they are to have it too.
		for _, pages := range []string{"default", "first", "even"} {
			references += `<w:` + r.kind + `Reference` + t.story.declared + ` xmlns:r="` + officeLinks + `" w:type="` + pages + `" r:id="` + l.id + `"/>`
		}
	}
	return used, references
}

// part writes the header or footer; size is that of its type where the template has no style for it, half points.
func (r running) part(size int) []byte {
	var b strings.Builder
	b.WriteString(xmlHeader + `<w:` + r.root + ` xmlns:w="` + wordSpace + `">`)
	p := paragraph{style: r.style, align: "right"}
	if r.style == "" {
		p.size = size
	}
	b.WriteString(`<w:p><w:pPr>` + p.properties() + `</w:pPr>`)
	text := r.text
	if r.paged {
		text = strings.TrimPrefix(text+" · Page ", " · ")
	}
	writeRuns(&b, text, p.face)
	if r.paged {
		writeField(&b, "PAGE", "1", p.face)
		writeRuns(&b, " of ", p.face)
		writeField(&b, "NUMPAGES", "1", p.face)
	}
	b.WriteString(`</w:p></w:` + r.root + `>`)
	return []byte(b.String())
}

// referring returns the last section's properties with more headers and footers.
func (s story) referring(references string) string {
	if references == "" {
		return s.section
	}
	section := []byte(s.section)
	var root element
	// It was read when the template was.
	_ = walk(section, func(e element) { root = e })
	if root.end == root.to {
		return string(edited(section, root.append(section, references)))
	}
	return string(edited(section, edit{root.inner, root.inner, references}))
}
