package word

import (
	"fmt"
	"path"
	"strings"
)

// Kinds of content.
const (
	wordContent   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	documentType  = wordContent + "document.main+xml"
	templateType  = wordContent + "template.main+xml"
	numberingType = wordContent + "numbering+xml"
	coreType      = "application/vnd.openxmlformats-package.core-properties+xml"
	pictureType   = "image/png"
	linksType     = "application/vnd.openxmlformats-package.relationships+xml"
)

// contentTypes is the list that says what each part holds.
type contentTypes struct {
	part    []byte
	root    element
	entries []typeEntry
	found   map[string]int // place of the first entry for a part or an extension
}

// typeEntry says what a part holds, or all that have an extension.
type typeEntry struct {
	contentType
	element element
}

// contentType says what one part holds: "/" and its name in lower case. All parts with an extension go by "." and
// that.
type contentType struct{ name, kind string }

// readTypes reads the list of content types.
func readTypes(part []byte) (*contentTypes, error) {
	if part == nil {
		return nil, errNotWord
	}
	t := &contentTypes{part: part, found: map[string]int{}}
	err := walkUpTo(maxEntries, part, func(e element) {
		switch {
		case len(e.path) == 1:
			t.root = e
		case e.at("Types", "Default"):
			t.note(e, "."+e.attribute("Extension"))
		case e.at("Types", "Override"):
			t.note(e, "/"+strings.TrimPrefix(e.attribute("PartName"), "/"))
		}
	})
	if err != nil {
		return nil, damaged(typesPart, err)
	}
	return t, nil
}

func (t *contentTypes) note(e element, name string) {
	name = strings.ToLower(name)
	if _, twice := t.found[name]; !twice {
		t.found[name] = len(t.entries)
	}
	t.entries = append(t.entries, typeEntry{contentType{name, e.attribute("ContentType")}, e})
}

// of returns the content type of a part.
func (t *contentTypes) of(name string) string {
	for _, key := range []string{"/" + strings.ToLower(name), extension(name)} {
		if i, ok := t.found[key]; ok {
			return t.entries[i].kind
		}
	}
	return ""
}

// extension returns a part's extension with its point, in lower case.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// with returns the list for these parts: with the content types of some set, where it says something else or
// nothing, and without what it says of parts that there aren't.
func (t *contentTypes) with(wanted []contentType, p *parts) []byte {
	there := map[string]bool{}
	for _, each := range p.list {
		there["/"+strings.ToLower(each.name)], there[extension(each.name)] = true, true
	}
	var edits []edit
	for i, e := range t.entries {
		if !there[e.name] || t.found[e.name] != i {
			edits = append(edits, e.element.cut())
		}
	}
	added := ""
	for _, w := range wanted {
		if t.of(w.name) == w.kind {
			continue
		}
		entry := fmt.Sprintf(`<Override xmlns="%s" PartName="/%s" ContentType="%s"/>`, typesSpace, escaped(w.name), w.kind)
		if i, ok := t.found["/"+strings.ToLower(w.name)]; ok {
			old := t.entries[i].element
			edits = append(edits, edit{old.from, old.to, entry})
			continue
		}
		added += entry
	}
	if added != "" {
		edits = append(edits, t.root.append(t.part, added))
	}
	return edited(t.part, edits...)
}
