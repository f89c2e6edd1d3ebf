package word

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"
	"testing"
)

// checkClosed sees that a document's parts are whole and no more: what each relationship leads to is there, each is
// named by the part whose it is or needn't be, each part is led to, and the list of content types speaks of these
// parts alone and of all of them. It knows nothing of how a template is read.
func checkClosed(t *testing.T, where string, p *parts) {
	t.Helper()
	p = lowered(p)
	there := map[string]bool{}
	for _, each := range p.list {
		there["/"+each.name] = true
	}
	led := map[string]bool{"/" + strings.ToLower(typesPart): true}
	followed(t, where, p, "/", led)
	for name := range there {
		if !led[name] {
			t.Errorf("%s: nothing leads to %s", where, name)
		}
	}
	checkTypes(t, where, p, there)
}

// lowered returns parts with their names in lower case, for case makes no difference between them.
func lowered(p *parts) *parts {
	low := newParts()
	for _, each := range p.list {
		low.put(strings.ToLower(each.name), each.data)
	}
	return low
}

// followed follows the relationships of a part.
func followed(t *testing.T, where string, p *parts, of string, led map[string]bool) {
	t.Helper()
	lists := path.Join(path.Dir(of), "_rels", strings.TrimPrefix(path.Base(of), "/")+".rels")
	data, ok := p.get(lists[1:])
	ids := named(t, p, of)
	if ok {
		led[lists] = true
		for _, r := range tree(t, data).all("Relationship") {
			a := r.attributes
			kind := path.Base(a["Type"])
			silent := of == "/" || strings.Contains("styles numbering theme fontTable settings", kind)
			if !silent && !ids[a["Id"]] {
				t.Errorf("%s: %s doesn't name its relationship %s", where, of, a["Id"])
			}
			delete(ids, a["Id"])
			if a["TargetMode"] == "External" {
				if kind != "hyperlink" || !strings.HasPrefix(a["Target"], "http") {
					t.Errorf("%s: %s reaches for %s %s", where, of, kind, a["Target"])
				}
				continue
			}
			target := strings.ToLower(a["Target"])
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(of), target)
			}
			if _, ok := p.get(target[1:]); !ok {
				t.Errorf("%s: %s leads to %s, which isn't there", where, of, target)
			}
			if !led[target] {
				led[target] = true
				followed(t, where, p, target, led)
			}
		}
	}
	for id := range ids {
		t.Errorf("%s: %s names the relationship %q, which isn't there", where, of, id)
	}
}

// named returns the relationships that a part names.
func named(t *testing.T, p *parts, of string) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	data, _ := p.get(of[1:])
	if !strings.HasSuffix(of, ".xml") {
		return ids
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err != nil {
			return ids
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Space == "http://schemas.openxmlformats.org/officeDocument/2006/relationships" && a.Value != "" {
				ids[a.Value] = true
			}
		}
	}
}

// checkTypes sees that the list of content types is about the parts that there are.
func checkTypes(t *testing.T, where string, p *parts, there map[string]bool) {
	t.Helper()
	said := map[string]bool{}
	types := tree(t, bytesOf(t, p, typesPart))
	for _, o := range types.all("Override") {
		name := o.attributes["PartName"]
		if _, ok := p.get(name[1:]); !ok || said[strings.ToLower(name)] {
			t.Errorf("%s: %s isn't there, or has two content types", where, name)
		}
		said[strings.ToLower(name)] = true
	}
	extensions := map[string]bool{}
	for _, o := range types.all("Default") {
		extensions["."+strings.ToLower(o.attributes["Extension"])] = false
	}
	for name := range there {
		ending := strings.ToLower(path.Ext(name))
		if _, ok := extensions[ending]; ok {
			extensions[ending] = true
		} else if !said[strings.ToLower(name)] && name != "/"+strings.ToLower(typesPart) {
			t.Errorf("%s: nothing says what %s is", where, name)
		}
	}
	for ending, used := range extensions {
		if !used {
			t.Errorf("%s: there is a content type for %s, and no such part", where, ending)
		}
	}
}
