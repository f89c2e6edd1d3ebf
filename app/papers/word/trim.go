package word

import (
	"encoding/xml"
	"html"
	"regexp"
	"slices"
	"strings"
)

// trimmed returns a part's markup without what a new document leaves out of it, and the ids of the relationships that
// it still names. What is left keeps its bytes.
func trimmed(part []byte, kind keptKind, chosen map[string]choice) ([]byte, map[string]bool, error) {
	t := trim{
		part: part, chosen: chosen, wholes: wholes(), spaces: spaces(), doomed: map[int]bool{}, fallbacks: map[int]element{},
		leaves: setOf(allLeave, kind.leaves), opens: setOf(openLeave), fields: setOf(keptFields),
	}
	if err := walk(part, t.visit); err != nil {
		return nil, nil, err
	}
	for _, f := range t.open {
		t.endField(f)
	}
	edits := outermost(t.edits)
	used := map[string]bool{}
	for _, r := range t.references {
		if !slices.ContainsFunc(edits, func(e edit) bool { return e.from <= r.at && r.at < e.to }) {
			used[r.id] = true
		}
	}
	return edited(part, edits...), used, nil
}

// trim gathers in one pass what is to be left out.
type trim struct {
	part                  []byte
	chosen                map[string]choice // by the id of a relationship
	leaves, opens, fields map[string]bool
	wholes                map[string][]string
	spaces                map[string]string

	edits      []edit
	references []reference
	doomed     map[int]bool // depths at which the element that the pass is in is left out
	open       []field
	fallbacks  map[int]element // the latest at each depth
}

// reference is the name of a relationship, and where it stands.
type reference struct {
	id string
	at int
}

// field is a field whose end the pass hasn't reached.
type field struct {
	marks       []element
	instruction string
	shown       bool // its text has begun
}

func (t *trim) visit(e element) {
	depth := len(e.path)
	name := t.named(e.start.Name)
	switch {
	case t.doomed[depth] && name == "mc:Choice":
		t.doomed[depth-1] = true
	case t.doomed[depth] && name == "mc:AlternateContent" && t.fallbacks[depth+1].from > e.from:
		fallback := t.fallbacks[depth+1]
		t.edits = append(t.edits, edit{e.from, fallback.inner, ""}, edit{fallback.end, e.to, ""})
	case name == "mc:Fallback":
		t.fallbacks[depth] = e
	case t.doomed[depth], t.leaves[name], t.bound(e):
		t.cut(e)
	case t.opens[name]:
		t.unwrap(e)
	case name == "w:fldSimple" && !t.keptField(e.attribute("instr")):
		t.unwrap(e)
	case name == "w:fldChar", name == "w:instrText":
		t.noteField(e)
	default:
		t.noteReferences(e, name)
	}
	delete(t.doomed, depth)
}

// named returns a name as the tables call it: with the prefix of its namespace, if they know that.
func (t *trim) named(name xml.Name) string {
	if prefix := t.spaces[name.Space]; prefix != "" {
		return prefix + ":" + name.Local
	}
	return name.Local
}

// bound reports whether an element binds a control to data other than the title and the like, which stay.
func (t *trim) bound(e element) bool {
	const coreStore = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
	return e.start.Name.Local == "dataBinding" && !strings.EqualFold(e.attribute("storeItemID"), coreStore)
}

func (t *trim) cut(e element) { t.edits = append(t.edits, e.cut()) }

// unwrap leaves out an element's tags and keeps what is between them.
func (t *trim) unwrap(e element) {
	t.edits = append(t.edits, edit{e.from, e.inner, ""}, edit{e.end, e.to, ""})
}

// noteReferences keeps the relationships that an element names. One that is left out takes its attribute with it, and
// the element too if it names no other.
func (t *trim) noteReferences(e element, name string) {
	var gone []int
	stay := 0
	for i, a := range e.start.Attr {
		switch {
		case t.outside(e, a):
			t.edits = append(t.edits, t.attribute(e, i))
		case !isReference(a):
		case t.leadsTo(a.Value):
			stay++
			t.references = append(t.references, reference{a.Value, e.from})
		default:
			gone = append(gone, i)
		}
	}
	switch {
	case len(gone) == 0:
	case stay > 0:
		for _, i := range gone {
			t.edits = append(t.edits, t.attribute(e, i))
		}
	case name == "w:hyperlink":
		t.unwrap(e)
	default:
		t.doom(e, name)
	}
}

func (t *trim) leadsTo(id string) bool {
	_, ok := t.chosen[id]
	return ok
}

// isReference reports whether an attribute names a relationship.
func isReference(a xml.Attr) bool {
	named := a.Name.Space == officeLinks || a.Name.Space == officeSpace && a.Name.Local == "relid"
	return named && a.Value != ""
}

// outside reports whether an attribute of an old drawing gives the address of a file rather than a part.
func (t *trim) outside(e element, a xml.Attr) bool {
	if e.start.Name.Space != vmlSpace {
		return false
	}
	switch a.Name.Local {
	case "src", "althref":
		return true
	case "href":
		return a.Name.Space != officeLinks && !relation{address: a.Value}.onWeb()
	}
	return false
}

// doom leaves out an element, or the whole that it stands in.
func (t *trim) doom(e element, name string) {
	for _, whole := range t.wholes[name] {
		for depth := len(e.path) - 1; depth > 0; depth-- {
			if e.path[depth-1] == whole {
				t.doomed[depth] = true
				return
			}
		}
	}
	t.cut(e)
}

// attributes finds the attributes of a start tag.
var attributes = regexp.MustCompile(`\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')`)

// attribute returns the edit that leaves out an element's attribute by its place.
func (t *trim) attribute(e element, place int) edit {
	at := attributes.FindAllIndex(t.part[e.from:e.inner], place+1)[place]
	return edit{e.from + at[0], e.from + at[1], ""}
}

// noteField follows the parts of a field, which are elements side by side.
func (t *trim) noteField(e element) {
	kind := e.attribute("fldCharType")
	if kind == "begin" {
		t.open = append(t.open, field{marks: []element{e}})
		return
	}
	if len(t.open) == 0 {
		t.cut(e)
		return
	}
	f := &t.open[len(t.open)-1]
	f.marks = append(f.marks, e)
	switch {
	case kind == "separate":
		f.shown = true
	case kind == "end":
		t.open = t.open[:len(t.open)-1]
		if !t.keptField(f.instruction) {
			t.endField(*f)
		}
	case !f.shown:
		f.instruction += html.UnescapeString(string(t.part[e.inner:e.end]))
	}
}

// endField leaves out a field but for the text that it shows.
func (t *trim) endField(f field) {
	for _, mark := range f.marks {
		t.cut(mark)
	}
}

// keptField reports whether a field is of a kept kind.
func (t *trim) keptField(instruction string) bool {
	words := strings.Fields(strings.ToUpper(instruction))
	return len(words) > 0 && t.fields[strings.TrimLeft(words[0], `"`)]
}

// outermost returns the edits that lie in no other, from the first to the last.
func outermost(edits []edit) []edit {
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var out []edit
	for _, e := range edits {
		if len(out) == 0 || e.from >= out[len(out)-1].to {
			out = append(out, e)
		}
	}
	return out
}
