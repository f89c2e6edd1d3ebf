package word

import (
	"path"
	"strings"
	"time"
)

// core is the part in which a document says its title, its author and its times.
type core struct {
	name string // "" if the template has none
	part []byte
	root element
	old  []element // what a new document says anew
	said bool      // in which language it is
}

// readCore reads that part.
func (t *template) readCore() error {
	name := t.rootLinks.target(path.Base(coreKind))
	part, ok := t.parts.get(name)
	if !ok {
		return nil
	}
	t.core = core{name: name, part: part}
	err := walk(part, func(e element) {
		switch {
		case len(e.path) == 1:
			t.core.root = e
		case len(e.path) == 2 && e.start.Name.Local == "language":
			t.core.said = true
		case len(e.path) == 2 && saidAnew(e.start.Name.Local):
			t.core.old = append(t.core.old, e)
		}
	})
	if err != nil {
		return damaged(name, err)
	}
	return nil
}

// saidAnew reports whether a new document has its own word for a property. A classification, say, stays.
func saidAnew(property string) bool {
	switch property {
	case "title", "subject", "creator", "lastModifiedBy", "created", "modified", "revision", "lastPrinted":
		return true
	}
	return false
}

// putCore puts the part that says what the document is, and returns it as a link if the template had none.
func (t *template) putCore(p *parts, about About) []link {
	if t.core.name != "" {
		markup := about.markup()
		if !t.core.said {
			markup += language
		}
		p.put(t.core.name, t.core.with(markup))
		return nil
	}
	const name = "docProps/core.xml"
	p.put(name, []byte(xmlHeader+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">`+
		about.markup()+language+`</cp:coreProperties>`))
	l := link{t.rootLinks.id(0), coreKind, name, name, coreType}
	p.put(rootLinks, t.rootLinks.with([]link{l}))
	return []link{l}
}

// language is that in which our own words are.
const language = `<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">en-GB</dc:language>`

// with returns the part with other properties in the place of the old ones.
func (c core) with(markup string) []byte {
	edits := []edit{c.root.append(c.part, markup)}
	for _, e := range c.old {
		edits = append(edits, edit{e.from, e.to, ""})
	}
	return edited(c.part, edits...)
}

// markup writes the properties. Each declares its own namespaces, for a template may call them otherwise.
func (a About) markup() string {
	var b strings.Builder
	for _, p := range []struct{ name, text string }{{"title", a.Title}, {"subject", a.Subject}, {"creator", a.Author}} {
		if p.text != "" {
			b.WriteString(`<dc:` + p.name + ` xmlns:dc="http://purl.org/dc/elements/1.1/">` + escaped(p.text) + `</dc:` + p.name + `>`)
		}
	}
	if a.Created.IsZero() {
		return b.String()
	}
	for _, name := range []string{"created", "modified"} {
		b.WriteString(`<dcterms:` + name + ` xmlns:dcterms="http://purl.org/dc/terms/" ` +
			`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">` +
			a.Created.UTC().Format(time.RFC3339) + `</dcterms:` + name + `>`)
	}
	return b.String()
}
