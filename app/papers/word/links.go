package word

import (
	"fmt"
	"net/url"
	"path"
	"slices"
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
	typesSpace  = "http://schemas.openxmlformats.org/package/2006/content-types"
	linksSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	officeKind  = officeLinks + "/"
	coreKind    = linksSpace + "/metadata/core-properties"
)

// links are the relationships of one part: the other parts that it uses.
type links struct {
	name string  // of the part that lists them
	part []byte  // nil as long as there is none
	root element // of the part
	list []relation
	last int // the highest number of an id rId1, rId2, …
}

// relation is one relationship: what a part uses, and the id by which it says where.
type relation struct {
	id, kind string // the kind is the last word of its type
	target   string // a part's whole name; "" for what is no part
	address  string // of what lies outside the file
	element  element
}

// linksName returns the name of the part with the relationships of a part, or of the document as a whole for "".
func linksName(of string) string {
	if of == "" {
		return rootLinks
	}
	return path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
}

// readLinks reads the relationships of a part, nil where it has none.
func readLinks(of string, part []byte) (*links, error) {
	l := &links{name: linksName(of), part: part}
	if part == nil {
		return l, nil
	}
	err := walkUpTo(maxEntries, part, func(e element) {
		switch {
		case len(e.path) == 1:
			l.root = e
		case e.at("Relationships", "Relationship"):
			l.note(e, path.Dir(of))
		}
	})
	if err != nil {
		return nil, damaged(l.name, err)
	}
	return l, nil
}

// note keeps one relationship.
func (l *links) note(e element, folder string) {
	r := relation{id: e.attribute("Id"), kind: path.Base(e.attribute("Type")), element: e}
	if n, err := strconv.Atoi(strings.TrimPrefix(r.id, "rId")); err == nil && n < maxNumber {
		l.last = max(l.last, n)
	}
	if target := e.attribute("Target"); e.attribute("TargetMode") == "External" {
		r.address = target
	} else {
		r.target = within(folder, target)
	}
	l.list = append(l.list, r)
}

// within returns the whole name of the part at a target seen from a folder; "" if the target leads out of the file.
func within(folder, target string) string {
	if rest, ok := strings.CutPrefix(target, "/"); ok {
		folder, target = "", rest
	}
	name := path.Join(folder, target)
	if name == "." || name == ".." || strings.HasPrefix(name, "../") || strings.ContainsAny(name, `\:`) {
		return ""
	}
	return name
}

// onWeb reports whether the relationship is an address that does nothing until a person follows it.
func (r relation) onWeb() bool {
	address, err := url.Parse(r.address)
	return err == nil && slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(address.Scheme))
}

// target returns the name of the first part of a kind, "" for none.
func (l *links) target(kind string) string {
	for _, r := range l.list {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// only returns the part without the relationships that aren't kept, nil if none is.
func (l *links) only(kept func(place int) bool) []byte {
	var cuts []edit
	for i, r := range l.list {
		if !kept(i) {
			cuts = append(cuts, r.element.cut())
		}
	}
	if len(cuts) == len(l.list) {
		return nil
	}
	return edited(l.part, cuts...)
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
