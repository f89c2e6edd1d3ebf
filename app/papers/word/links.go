package word

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// Parts that every document has at the same place.
const (
	typesPart = "[Content_Types].xml"
	rootLinks = "_rels/.rels"
)

// Namespaces of the container, and the beginning of the kinds of link between its parts.
const (
	typesSpace = "http://schemas.openxmlformats.org/package/2006/content-types"
	linksSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeKind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	coreKind   = linksSpace + "/metadata/core-properties"
)

// Kinds of content.
const (
	documentType  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	templateType  = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
	numberingType = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
	coreType      = "application/vnd.openxmlformats-package.core-properties+xml"
	pictureType   = "image/png"
	linksType     = "application/vnd.openxmlformats-package.relationships+xml"
)

// links are the relationships of one part: the other parts that it uses.
type links struct {
	name    string            // of the part that lists them
	part    []byte            // nil as long as there is none
	root    element           // of the part
	targets map[string]string // name of the first part of a kind, by the last word of the kind
	last    int               // the highest number of an id rId1, rId2, …
}

// readLinks reads the relationships of the part with the name, or of the document as a whole for "".
func readLinks(p *parts, of string) (*links, error) {
	l := &links{name: path.Join(path.Dir(of), "_rels", path.Base(of)+".rels"), targets: map[string]string{}}
	if of == "" {
		l.name = rootLinks
	}
	part, ok := p.get(l.name)
	if !ok {
		return l, nil
	}
	l.part = part
	err := walk(part, func(e element) {
		switch {
		case len(e.path) == 1:
			l.root = e
		case e.at("Relationships", "Relationship"):
			l.note(e, path.Dir(of))
		}
	})
	if err != nil {
		return nil, damaged(l.name)
	}
	return l, nil
}

// note keeps what matters of one relationship.
func (l *links) note(e element, folder string) {
	if n, err := strconv.Atoi(strings.TrimPrefix(e.attribute("Id"), "rId")); err == nil && n < maxNumber {
		l.last = max(l.last, n)
	}
	kind := path.Base(e.attribute("Type"))
	if _, known := l.targets[kind]; known || e.attribute("TargetMode") == "External" {
		return
	}
	target := e.attribute("Target")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", folder, target)
	}
	l.targets[kind] = strings.TrimPrefix(path.Clean(target), "/")
}

// with returns the part with more relationships in it.
func (l *links) with(added []link) []byte {
	var markup strings.Builder
	for _, a := range added {
		fmt.Fprintf(&markup, `<Relationship xmlns="%s" Id="%s" Type="%s" Target="%s"/>`, linksSpace, a.id, a.kind, escaped(a.target))
	}
	if l.part == nil {
		return []byte(xmlHeader + `<Relationships xmlns="` + linksSpace + `">` + markup.String() + `</Relationships>`)
	}
	return edited(l.part, l.root.append(l.part, markup.String()))
}

// id returns an id that no relationship has, for the nth one that is added, from 0.
func (l *links) id(n int) string { return "rId" + strconv.Itoa(l.last+1+n) }

// link is a relationship to a part that a new document adds.
type link struct {
	id, kind string
	target   string // the part's name from the folder of the part that uses it
	part     string // its whole name
	content  string // its content type
}

// contentTypes is the list that says what each part holds.
type contentTypes struct {
	part     []byte
	root     element
	defaults map[string]string  // content type by lower-case extension
	named    map[string]element // the entry of a part, by lower-case name without the leading slash
}

// readTypes reads the list of content types.
func readTypes(p *parts) (*contentTypes, error) {
	part, ok := p.get(typesPart)
	if !ok {
		return nil, errNotWord
	}
	t := &contentTypes{part: part, defaults: map[string]string{}, named: map[string]element{}}
	err := walk(part, func(e element) {
		switch {
		case len(e.path) == 1:
			t.root = e
		case e.at("Types", "Default"):
			t.defaults[strings.ToLower(e.attribute("Extension"))] = e.attribute("ContentType")
		case e.at("Types", "Override"):
			t.named[strings.ToLower(strings.TrimPrefix(e.attribute("PartName"), "/"))] = e
		}
	})
	if err != nil {
		return nil, damaged(typesPart)
	}
	return t, nil
}

// of returns the content type of a part.
func (t *contentTypes) of(name string) string {
	if e, ok := t.named[strings.ToLower(name)]; ok {
		return e.attribute("ContentType")
	}
	return t.defaults[extension(name)]
}

// extension returns a part's extension as the list of content types knows it.
func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// with returns the list with the content types of parts set, where it says something else or nothing.
func (t *contentTypes) with(wanted []contentType) []byte {
	var edits []edit
	added := ""
	for _, w := range wanted {
		if t.of(w.name) == w.kind {
			continue
		}
		entry := fmt.Sprintf(`<Override xmlns="%s" PartName="/%s" ContentType="%s"/>`, typesSpace, escaped(w.name), w.kind)
		if e, ok := t.named[strings.ToLower(w.name)]; ok {
			edits = append(edits, edit{e.from, e.to, entry})
			continue
		}
		added += entry
	}
	if added != "" {
		edits = append(edits, t.root.append(t.part, added))
	}
	return edited(t.part, edits...)
}

// contentType says what one part holds.
type contentType struct{ name, kind string }
