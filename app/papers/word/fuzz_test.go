package word

import (
	"bytes"
	"slices"
	"testing"
)

// fuzzed are the parts that are fuzzed, in their order.
func fuzzed() []string {
	return []string{
		typesPart, rootLinks, "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml", "docProps/core.xml",
		"word/numbering.xml", "word/settings.xml", "word/header1.xml", "word/_rels/header1.xml.rels",
	}
}

// FuzzATemplateIsRefusedOrUsed fuzzes the parts of a template that are read: a zip whose bytes are fuzzed
// would be refused for its checksums. What is used makes a document that is whole, and a template again.
func FuzzATemplateIsRefusedOrUsed(f *testing.F) {
	numbered := []byte(listsTag + numberedKind + numberedList + `</w:numbering>`)
	for _, list := range [][]part{
		council(part{"word/numbering.xml", numbered}),
		council(part{"word/document.xml", []byte(councilRootTag + `<w:body /></w:document>`)}),
		council(crowded(f)...),
	} {
		var seed [10]string
		for i, name := range fuzzed() {
			if at := slices.IndexFunc(list, func(p part) bool { return p.name == name }); at >= 0 {
				seed[i] = string(list[at].data)
			}
		}
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5], seed[6], seed[7], seed[8], seed[9])
	}
	f.Fuzz(func(t *testing.T, types, root, links, document, styles, core, lists, settings, header, headerLinks string) {
		list := council()
		for i, text := range []string{types, root, links, document, styles, core, lists, settings, header, headerLinks} {
			list = slices.DeleteFunc(list, func(p part) bool { return p.name == fuzzed()[i] })
			if text != "" {
				list = append(list, part{fuzzed()[i], []byte(text)})
			}
		}
		d, err := New(zipped(t, list...))
		if err != nil {
			return
		}
		everything(t, d)
		p := unpacked(t, d)
		for _, name := range []string{typesPart, rootLinks, "word/_rels/document.xml.rels", "word/document.xml"} {
			if part, ok := p.get(name); ok {
				if err := walk(part, func(element) {}); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		checkClosed(t, "fuzzed", p)
		everything(t, begun(t, file(t, d)))
	})
}

func FuzzNew(f *testing.F) {
	f.Add(councilFile(f))
	f.Add(councilFile(f, crowded(f)...))
	f.Add(file(f, begun(f, nil)))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := New(data); err == nil {
			if err := d.Write(&bytes.Buffer{}, paper); err != nil {
				t.Error(err)
			}
		}
	})
}
