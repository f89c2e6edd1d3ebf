package word

import (
	"bytes"
	"testing"
)

// FuzzATemplateIsRefusedOrUsed fuzzes the parts of a template that are read: a zip whose bytes are fuzzed
// would be refused for its checksums.
func FuzzATemplateIsRefusedOrUsed(f *testing.F) {
	numbered := listsTag + numberedKind + numberedList + `</w:numbering>`
	f.Add(councilTypes, councilRoot, councilLinks, councilDocument, councilStyles, councilCore, numbered)
	f.Add(councilTypes, councilRoot, councilLinks, councilRootTag+`<w:body /></w:document>`, "<w/>", "<c/>", "<n/>")
	f.Fuzz(func(t *testing.T, types, root, links, document, styles, core, lists string) {
		d, err := New(zipped(t,
			part{typesPart, []byte(types)}, part{rootLinks, []byte(root)}, part{"docProps/core.xml", []byte(core)},
			part{"word/_rels/document.xml.rels", []byte(links)}, part{"word/document.xml", []byte(document)},
			part{"word/styles.xml", []byte(styles)}, part{"word/numbering.xml", []byte(lists)}))
		if err != nil {
			return
		}
		everything(t, d)
		again := begun(t, file(t, d))
		everything(t, again)
		for _, name := range []string{typesPart, rootLinks, "word/_rels/document.xml.rels", "word/document.xml"} {
			if part, ok := unpacked(t, again).get(name); ok {
				if err := walk(part, func(element) {}); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
	})
}

func FuzzNew(f *testing.F) {
	f.Add(councilFile(f))
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
