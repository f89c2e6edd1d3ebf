package word

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestATemplateKeepsItsLookByteForByteAndNothingElse(t *testing.T) {
	d := begun(t, councilFile(t))
	p := unpacked(t, d)
	ours := []string{"[Content_Types].xml", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "_rels/.rels"}
	left := []string{"word/header4.xml", "word/media/old.jpg", "customXml/item1.xml"}
	for _, old := range council() {
		got, kept := p.get(old.name)
		switch {
		case slices.Contains(left, old.name):
			if kept {
				t.Errorf("%s is kept", old.name)
			}
		case !slices.Contains(ours, old.name) && !bytes.Equal(got, old.data):
			t.Errorf("%s was changed to %q", old.name, got)
		}
	}
	if p.list[0].name != "[Content_Types].xml" || len(p.list) != len(council())-len(left) {
		t.Errorf("the file has %d parts and begins with %s", len(p.list), p.list[0].name)
	}
}

func TestATemplatesTextIsLeftOutAndWhatStandsAroundItIsKept(t *testing.T) {
	d := begun(t, councilFile(t))
	d.Paragraph("New")
	got := string(bytesOf(t, unpacked(t, d), "word/document.xml"))
	want := councilDocument[:strings.Index(councilDocument, "<w:body>")] +
		`<w:body><w:p><w:r><w:t xml:space="preserve">New</w:t></w:r></w:p>` +
		`<w:sectPr w:rsidR="00A1">` + councilFirst + strings.Replace(councilSection, councilChange, "", 1) + `</w:sectPr></w:body><!-- end --></w:document>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestATemplateThatIsADocumentNeedsNoOtherContentType(t *testing.T) {
	types := changed(t, typesPart, councilTypes, "template.main", "document.main")
	d := begun(t, councilFile(t, types))
	want := string(types.data)
	for _, gone := range []string{"numbering", "header4"} {
		from := strings.Index(want, `<Override PartName="/word/`+gone)
		want = want[:from] + want[from+strings.Index(want[from:], "/>")+2:]
	}
	if got := bytesOf(t, unpacked(t, d), typesPart); string(got) != want {
		t.Errorf("got %s", got)
	}
}

func TestTheListOfContentTypesNamesWhatIsNew(t *testing.T) {
	d := begun(t, councilFile(t, changed(t, "word/styles.xml", councilStyles, "List Bullet", "Other")))
	everything(t, d)
	types := parsed(t, bytesOf(t, unpacked(t, d), typesPart))
	got := map[string]string{}
	for _, o := range types.all("Override") {
		if _, twice := got[o.attributes["PartName"]]; twice {
			t.Errorf("%s is named twice", o.attributes["PartName"])
		}
		got[o.attributes["PartName"]] = o.attributes["ContentType"]
	}
	for name, want := range map[string]string{
		"/word/document.xml":     documentType,
		"/word/numbering.xml":    numberingType,
		"/word/media/image2.png": pictureType,
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	for _, d := range types.all("Default") {
		if d.attributes["Extension"] == "png" {
			t.Error("the council's own pictures were given another content type")
		}
	}
}

func TestRelationshipsAreKeptAndNewOnesHaveTheirOwnIDs(t *testing.T) {
	d := begun(t, councilFile(t))
	everything(t, d)
	if err := d.Picture(dot(t), 10, 5, "Another"); err != nil {
		t.Fatal(err)
	}
	p := unpacked(t, d)
	part := bytesOf(t, p, "word/_rels/document.xml.rels")
	if kept := councilLinks[:strings.Index(councilLinks, `<Relationship Id="rId99"`)]; !bytes.HasPrefix(part, []byte(kept)) {
		t.Errorf("the template's were changed: %s", part)
	}
	targets := map[string]string{}
	for _, r := range parsed(t, part).all("Relationship") {
		id := r.attributes["Id"]
		if _, twice := targets[id]; twice {
			t.Errorf("the id %s stands twice", id)
		}
		targets[id] = r.attributes["Target"]
	}
	for i, blip := range parsed(t, bytesOf(t, p, "word/document.xml")).all("blip") {
		want := []string{"media/image2.png", "media/image3.png"}[i]
		if got := targets[blip.attributes["embed"]]; got != want {
			t.Errorf("picture %d is %s, want %s", i+1, got, want)
		}
		bytesOf(t, p, "word/"+want)
	}
}

func TestADrawingsNumberIsAboveTheTemplatesOwn(t *testing.T) {
	d := begun(t, councilFile(t))
	for range 2 {
		if err := d.Picture(dot(t), 10, 5, "A chart"); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, n := range body(t, d).all("docPr") {
		got = append(got, n.attributes["id"])
	}
	if !slices.Equal(got, []string{"42", "43"}) {
		t.Errorf("got %v", got)
	}
}

func TestStylesAreFoundByTheirNames(t *testing.T) {
	d := begun(t, councilFile(t))
	everything(t, d)
	var got []string
	b := body(t, d)
	for _, p := range b.children {
		if id := p.child("pPr").child("pStyle").attributes["val"]; id != "" {
			got = append(got, id)
		}
	}
	want := []string{"Title&", "berschrift1", "Aufzhlung", "Beschriftung", "Beschriftung"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := b.all("tblStyle")[0].attributes["val"]; got != "Gitter" {
		t.Errorf("the table has the style %q", got)
	}
	if b.has("numPr") || b.has("tblBorders") {
		t.Error("what the styles say is said again")
	}
}

func TestWhatATemplateHasNoStyleForIsFormattedDirectly(t *testing.T) {
	d := begun(t, councilFile(t, part{"word/_rels/document.xml.rels", nil}))
	d.Heading(2, "Heading")
	d.Quiet("Note")
	d.Table(profileTable())
	b := body(t, d)
	heading := b.children[0]
	if got := heading.child("pPr").child("outlineLvl").attributes["val"]; got != "1" {
		t.Errorf("the heading's level in the outline is %q", got)
	}
	if !heading.has("b") || !heading.has("keepNext") || heading.all("sz")[0].attributes["val"] != "30" {
		t.Error("the heading doesn't look like one")
	}
	if got := b.children[1].all("sz")[0].attributes["val"]; got != "18" {
		t.Errorf("the note's size is %s", got)
	}
	if !b.children[2].has("b") || !b.has("tblBorders") {
		t.Error("the table has no caption or rules")
	}
	if b.has("pStyle") || b.has("tblStyle") {
		t.Error("a style is named that there isn't")
	}
}

func TestTheFirstRelationshipsOfADocumentPartGetTheirContentType(t *testing.T) {
	types := changed(t, typesPart, councilTypes, `<Default Extension="rels" ContentType="`+linksType+`"/>`, "")
	d := begun(t, councilFile(t, part{"word/_rels/document.xml.rels", nil}, types))
	d.Item("Item")
	p := unpacked(t, d)
	if got := parsed(t, bytesOf(t, p, "word/_rels/document.xml.rels")).all("Relationship"); len(got) != 2 { // the list, and our footer
		t.Errorf("there are %d relationships", len(got))
	}
	if !strings.Contains(string(bytesOf(t, p, typesPart)), `PartName="/word/_rels/document.xml.rels"`) {
		t.Error("nothing says what the relationships are")
	}
}

func TestTheTitleAndAuthorAreNewAndTheRestOfTheProperties(t *testing.T) {
	d := begun(t, councilFile(t))
	core := parsed(t, bytesOf(t, unpacked(t, d), "docProps/core.xml"))
	var got []string
	for _, n := range core.children {
		got = append(got, n.name+" "+n.text)
	}
	want := []string{
		"category OFFICIAL", "title Business case & <options>", "subject TOM", "creator An officer",
		"created 2026-03-04T04:06:07Z", "modified 2026-03-04T04:06:07Z", "language en-GB",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestATemplateWithoutPropertiesGetsThem(t *testing.T) {
	root := changed(t, rootLinks, councilRoot, "metadata/core-properties", "other")
	d := begun(t, councilFile(t, root)) // the part is there, but nothing leads to it as that
	p := unpacked(t, d)
	links := parsed(t, bytesOf(t, p, rootLinks)).all("Relationship")
	last := links[len(links)-1].attributes
	if last["Id"] != "rId2" || last["Type"] != coreKind || last["Target"] != "docProps/core.xml" {
		t.Errorf("got %v", last)
	}
	if got := parsed(t, bytesOf(t, p, "docProps/core.xml")).child("title").text; got != paper.Title {
		t.Errorf("the title is %q", got)
	}
	var b bytes.Buffer
	if err := d.Write(&b, About{}); err != nil {
		t.Fatal(err)
	}
	if p = taken(t, b.Bytes()); len(parsed(t, bytesOf(t, p, "docProps/core.xml")).children) != 1 {
		t.Error("an empty title is written")
	}
}

func TestADocumentPartMayStandAnywhereAndCallItsNamespaceAnything(t *testing.T) {
	d := begun(t, councilFile(t,
		changed(t, rootLinks, councilRoot, "word/document.xml", "/main.xml"),
		changed(t, typesPart, councilTypes, "/word/document.xml", "/MAIN.xml"),
		part{"main.xml", []byte(`<ns0:document xmlns:ns0="` + wordSpace + `" xmlns:w="other:x"><ns0:body/></ns0:document>`)},
	))
	everything(t, d)
	p := unpacked(t, d)
	document := parsed(t, bytesOf(t, p, "main.xml"))
	for _, n := range append(document.all("p"), append(document.all("tbl"), document.all("sectPr")...)...) {
		if n.space != wordSpace {
			t.Fatalf("%s is in %s", n.name, n.space)
		}
	}
	if len(document.all("sectPr")) != 1 {
		t.Error("the document has no page")
	}
	if links := parsed(t, bytesOf(t, p, "_rels/main.xml.rels")); links.children[0].attributes["Target"] != "numbering.xml" {
		t.Errorf("got %v", links.children[0])
	}
	bytesOf(t, p, "media/image1.png")
}

func TestASectionTakesOverHeadersEvenIfItSaysNothing(t *testing.T) {
	d := begun(t, councilFile(t, part{"word/document.xml", []byte(councilRootTag + `<w:body><w:p><w:pPr><w:sectPr>` +
		councilFirst + `</w:sectPr></w:pPr></w:p><w:sectPr/></w:body></w:document>`)}))
	if got := string(bytesOf(t, unpacked(t, d), "word/document.xml")); !strings.Contains(got, `<w:body><w:sectPr>`+councilFirst+`</w:sectPr></w:body>`) {
		t.Errorf("got %s", got)
	}
}

func TestTheWidthOfTheTextIsThatOfTheLastSection(t *testing.T) {
	cases := []struct {
		name, section string
		width, height int
	}{
		{"as the template says", councilSection, 6500, 6000},
		{"nothing said", "", 9015, 13946},
		{"with units", `<w:pgSz w:w="210mm" w:h="11in"/><w:pgMar w:left="1in" w:right="72pt" w:top="2.54cm" w:bottom="6pc"/>`, 9026, 12960},
		{"columns", `<w:pgSz w:w="10000" w:h="10000"/><w:pgMar w:left="1000" w:right="1000"/><w:cols w:num="2" w:space="600"/>`, 3700, 7108},
		{"nonsense", `<w:pgSz w:w="wide" w:h="99999999"/><w:pgMar w:left="NaN" w:right="1e9mm"/><w:cols w:num="0"/>`, 9015, 13946},
		{"margins as wide as the page", `<w:pgMar w:left="9000" w:right="9000" w:top="9000" w:bottom="9000"/>`, 1000, 1000},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := begun(t, councilFile(t, changed(t, "word/document.xml", councilDocument, councilSection, c.section)))
			if s := d.template.story; s.width != c.width || s.height != c.height {
				t.Errorf("the text is %d × %d twips, want %d × %d", s.width, s.height, c.width, c.height)
			}
		})
	}
}
