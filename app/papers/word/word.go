// Package word writes Word documents (.docx) from plain blocks: headings, paragraphs, lists, tables and
// pictures. [New] begins one, on a council's own template or in a built-in look; the methods of
// [Document] add blocks from top to bottom; [Document.Write] writes the file.
//
// A template gives its look and nothing else: its styles, lists, theme, fonts and settings, the headers and footers
// of its last section and the pictures in them. What a table of kinds doesn't name is left out, and so is what reaches
// beyond the file; what is kept keeps its bytes. Its styles are found by their names, and what it has no style for is
// formatted directly. Only a template with lists but without any bullets gets one more list.
package word

import (
	"io"
	"slices"
	"strings"
	"time"
)

// Document is a Word document that is being written. It is made by [New] and not safe for use by several
// goroutines at once.
type Document struct {
	tables   []Table
	template *template
	body     strings.Builder
	pictures []part
	lastFile int  // the number in the name of the last picture
	listed   bool // an item needs the template's bullets

	counted  map[string]int // how many figures and tables there are so far
	entries  []landmark     // the headings, for a list of contents
	contents *contents

	// What the next block has to make up for.
	onNewPage  bool // a page break
	afterTable bool // a table, which has no space of its own below and joins with a next one
}

// About is what a document says of itself. What is empty is left out.
type About struct {
	Title, Subject, Author string
	// Running stands at the top of every page, and Stamp at its foot before the number of the page, unless the
	// template has a header or a footer of its own.
	Running, Stamp string
	Created        time.Time
}

// New begins a document. The template is a council's own .docx or .dotx, whose styles, page, headers and
// footers are kept and whose text is left out; nil is the built-in look. It takes the page and the headers
// of the template's last section. The error is a sentence for a person: the template isn't a Word document,
// is in Word's old format, protected by a password, with macros, too large, too deep or damaged.
func New(file []byte) (*Document, error) {
	a := builtIn()
	if file != nil {
		var err error
		if a, err = opened(file, maxUnpacked); err != nil {
			return nil, err
		}
	}
	t, err := readTemplate(a)
	if err != nil {
		return nil, err
	}
	return &Document{template: t}, nil
}

// Write writes the document as it stands; the same blocks give the same bytes. It can be called again.
// The error is that of w.
func (d *Document) Write(w io.Writer, about About) error {
	t := d.template
	p := t.parts.clone()
	running, references := d.putRunning(p, about)
	used := slices.Concat(d.putBullets(p), d.putPictures(p), running)
	if len(used) > 0 {
		p.put(t.links.name, t.links.with(used))
	}
	used = append(used, t.putCore(p, about)...)
	types := []contentType{{t.main, documentType}, {rootLinks, linksType}}
	if _, linked := p.get(t.links.name); linked {
		types = append(types, contentType{t.links.name, linksType})
	}
	for _, u := range used {
		types = append(types, contentType{u.part, u.content})
	}
	p.put(t.main, t.story.with(d.text()+t.story.referring(references)))
	p.put(typesPart, t.types.with(types, p))
	return p.pack(w)
}

// putBullets puts the list that items belong to, if the template has none for them.
func (d *Document) putBullets(p *parts) []link {
	b := d.template.bullets
	if !d.listed || b.name == "" {
		return nil
	}
	p.put(b.name, b.part)
	if b.linked {
		return nil
	}
	return []link{{d.template.linkID(), officeKind + "numbering", d.template.target(b.name), b.name, numberingType}}
}

// putPictures puts the pictures.
func (d *Document) putPictures(p *parts) []link {
	var used []link
	for i, picture := range d.pictures {
		p.put(picture.name, picture.data)
		used = append(used, link{d.template.pictureLinkID(i), officeKind + "image", d.template.target(picture.name), picture.name, pictureType})
	}
	return used
}
