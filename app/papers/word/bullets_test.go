package word

import (
	"bytes"
	"strings"
	"testing"
)

// listsFile is a template with a part of lists and no style for them.
func listsFile(t testing.TB, lists string) []byte {
	t.Helper()
	return councilFile(t,
		changed(t, "word/styles.xml", councilStyles, "List Bullet", "List Paragraph"),
		changed(t, "word/_rels/document.xml.rels", councilLinks, "</Relationships>",
			`<Relationship Id="rId50" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`),
		part{"word/numbering.xml", []byte(lists)})
}

const (
	listsTag     = `<w:numbering xmlns:w="` + wordSpace + `">`
	numberedKind = `<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>`
	bulletedKind = `<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>`
	numberedList = `<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`
	bulletedList = `<w:num w:numId="6"><w:abstractNumId w:val="8"/></w:num>`
)

func TestAnItemTakesTheTemplatesOwnBullets(t *testing.T) {
	lists := listsTag + numberedKind + bulletedKind + numberedList + bulletedList + `</w:numbering>`
	d := begun(t, listsFile(t, lists))
	d.Item("Item")
	p := unpacked(t, d)
	if got := bytesOf(t, p, "word/numbering.xml"); string(got) != lists {
		t.Errorf("the lists were changed to %s", got)
	}
	item := body(t, d).child("p").child("pPr")
	if got := item.child("numPr").child("numId").attributes["val"]; got != "6" {
		t.Errorf("the item belongs to the list %q", got)
	}
	if got := item.child("pStyle").attributes["val"]; got != "Aufzhlung" {
		t.Errorf("the item has the style %q", got)
	}
}

func TestATemplateWithoutBulletsGetsOneMoreListOnlyIfItIsNeeded(t *testing.T) {
	cases := []struct{ name, lists, before, after string }{
		{"before the first list", listsTag + numberedKind + numberedList + `<w:numIdMacAtCleanup w:val="1"/></w:numbering>`, numberedKind, numberedList},
		{"before what ends the part", listsTag + numberedKind + `<w:numIdMacAtCleanup w:val="1"/></w:numbering>`, numberedKind, `<w:numIdMacAtCleanup`},
		{"at the end", listsTag + numberedKind + `</w:numbering>`, numberedKind, `</w:numbering>`},
		{"into nothing", strings.Replace(listsTag, ">", " />", 1), strings.Replace(listsTag, ">", " >", 1), `</w:numbering>`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := begun(t, listsFile(t, c.lists))
			if got := bytesOf(t, unpacked(t, d), "word/numbering.xml"); string(got) != c.lists {
				t.Errorf("the lists were changed to %s", got)
			}
			d.Item("Item")
			p := unpacked(t, d)
			got := string(bytesOf(t, p, "word/numbering.xml"))
			added := got[len(c.before)+strings.Index(got, c.before):]
			if !strings.HasPrefix(added, "<w:abstractNum ") || !strings.Contains(added, "</w:num>"+c.after) {
				t.Errorf("got %s", got)
			}
			root := parsed(t, []byte(got))
			lists := root.all("num")
			id := body(t, d).all("numId")[0].attributes["val"]
			if lists[0].attributes["numId"] != id || lists[0].child("abstractNumId").attributes["val"] == "3" {
				t.Errorf("the item is of the list %s in %s", id, got)
			}
			if n := bytes.Count(bytesOf(t, p, "word/_rels/document.xml.rels"), []byte("relationships/numbering")); n != 1 {
				t.Errorf("the lists are linked %d times", n)
			}
		})
	}
}

func TestListsThatArentThereAreLikeNone(t *testing.T) {
	links := changed(t, "word/_rels/document.xml.rels", councilLinks, "</Relationships>",
		`<Relationship Id="gone" Type="`+officeKind+`numbering" Target="gone.xml"/></Relationships>`)
	d := begun(t, councilFile(t, links,
		part{"word/numbering.xml", []byte("left over")},
		changed(t, "word/styles.xml", councilStyles, "List Bullet", "Other")))
	d.Item("Item")
	p := unpacked(t, d)
	if got := parsed(t, bytesOf(t, p, "word/numbering.xml")); !got.has("abstractNum") {
		t.Errorf("got %v", got)
	}
	checkClosed(t, "without lists", p)
}
