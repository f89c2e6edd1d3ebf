package word

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// relationship writes one relationship, to a part or to what lies outside the file.
func relationship(id, kind, target string) string {
	mode := ""
	if strings.Contains(target, ":") {
		mode = ` TargetMode="External"`
	}
	if !strings.Contains(kind, "/") {
		kind = officeKind + kind
	}
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"%s/>`, id, kind, target, mode)
}

// crowded is the council's template with all that Word files bring along. What holds the word LEFTOVER is to be left
// out, what holds KEPT is to stay.
func crowded(t testing.TB) []part {
	t.Helper()
	const microsoft = "http://schemas.microsoft.com/office/2006/relationships/"
	var list []part
	types, links := strings.TrimSuffix(councilTypes, "</Types>"), strings.TrimSuffix(councilLinks, "</Relationships>")
	add := func(name, kind, content, text string) {
		list = append(list, part{"word/" + name, []byte(text)})
		types += fmt.Sprintf(`<Override PartName="/word/%s" ContentType="%s"/>`, name, content)
		if kind != "" {
			links += relationship(fmt.Sprintf("more%d", len(list)), kind, name)
		}
	}
	root := func(element string) string {
		return `<w:` + element + ` xmlns:w="` + wordSpace + `" xmlns:r="` + officeLinks + `">LEFTOVER</w:` + element + `>`
	}
	for _, name := range []string{"comments", "footnotes", "endnotes", "webSettings"} {
		add(name+".xml", name, wordContent+name+"+xml", root(name))
	}
	add("glossary/document.xml", "glossaryDocument", wordContent+"document.glossary+xml", root("glossaryDocument"))
	for name, content := range map[string]string{
		"commentsExtended.xml": "commentsExtended+xml", "people.xml": "people+xml", "stylesWithEffects.xml": "stylesWithEffects+xml",
	} {
		add(name, microsoft+strings.TrimSuffix(name, ".xml"), wordContent+content, root("x"))
	}
	add("vbaProject.bin", microsoft+"vbaProject", "application/vnd.ms-office.vbaProject", "LEFTOVER")
	add("activeX/activeX1.bin", microsoft+"activeXControlBinary", "application/vnd.ms-office.activeX", "LEFTOVER")
	add("printerSettings1.bin", "printerSettings", officeContent+"wordprocessingml.printerSettings", "LEFTOVER")
	add("embeddings/sheet.xlsx", "package", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "LEFTOVER")
	add("embeddings/object.bin", "oleObject", officeContent+"oleObject", "LEFTOVER")
	add("charts/chart1.xml", "chart", officeContent+"drawingml.chart+xml", root("chart"))
	add("media/text.png", "image", "image/png", "LEFTOVER")
	add("odd.xml", "https://example.org/LEFTOVER", "application/xml", root("odd"))
	add("disguised.bin", "header", "application/vnd.ms-office.vbaProject", "LEFTOVER")
	add("fontTable.xml", "fontTable", wordContent+"fontTable+xml", `<w:fonts xmlns:w="`+wordSpace+`" xmlns:r="`+officeLinks+
		`"><w:font w:name="KEPT"><w:embedRegular r:id="rId1"/><w:embedBold r:id="rId2"/></w:font></w:fonts>`)
	add("fonts/font1.odttf", "", obfuscatedContent, "KEPT font")
	add("_rels/fontTable.xml.rels", "", linksType, linksTag+relationship("rId1", "font", "fonts/font1.odttf")+
		relationship("rId2", "font", "file:///C:/LEFTOVER.ttf")+`</Relationships>`)
	links += relationship("out1", "attachedTemplate", "file:///C:/LEFTOVER.dotx") + relationship("out2", "image", "https://example.org/LEFTOVER.png") +
		relationship("out3", "hyperlink", "https://example.org/LEFTOVER") + relationship("out4", "header", "../../../LEFTOVER.xml")
	settings := `<w:settings xmlns:w="` + wordSpace + `" xmlns:r="` + officeLinks + `"><w:evenAndOddHeaders w:val="KEPT"/>` +
		`<w:mailMerge><w:query w:val="LEFTOVER"/><w:dataSource r:id="rId2"/></w:mailMerge><w:attachedTemplate r:id="rId1"/><w:linkStyles/>` +
		`<w:trackRevisions/><w:documentProtection w:edit="LEFTOVER"/><w:writeProtection w:hash="LEFTOVER"/><w:rsids><w:rsid w:val="LEFTOVER"/></w:rsids>` +
		`<w:docVars><w:docVar w:name="LEFTOVER"/></w:docVars><w:footnotePr><w:numFmt w:val="KEPT"/><w:footnote w:id="LEFTOVER"/></w:footnotePr></w:settings>`
	list = append(
		list,
		part{"word/settings.xml", []byte(settings)},
		part{"word/_rels/settings.xml.rels", []byte(linksTag + relationship("rId1", "attachedTemplate", "file:///LEFTOVER.dotx") +
			relationship("rId2", "mailMergeSource", "file:///LEFTOVER.xlsx") + `</Relationships>`)},
		part{"docProps/custom.xml", []byte("<a>LEFTOVER</a>")}, part{"docProps/thumbnail.jpeg", []byte("LEFTOVER")},
		part{"docProps/app.xml", []byte(`<Properties xmlns="x:y"><Template>LEFTOVER</Template><Company>KEPT</Company></Properties>`)},
		part{"../../LEFTOVER", []byte("LEFTOVER")}, part{"/etc/LEFTOVER", []byte("LEFTOVER")}, part{`C:\LEFTOVER`, []byte("LEFTOVER")},
		part{"word/header1.xml", []byte(crowdedHeader)},
		part{"word/_rels/header1.xml.rels", []byte(crowdedHeaderLinks)},
		changed(t, rootLinks, councilRoot, "</Relationships>", relationship("rId3", "extended-properties", "docProps/app.xml")+
			relationship("rId4", "custom-properties", "docProps/custom.xml")+relationship("rId5", "metadata/thumbnail", "docProps/thumbnail.jpeg")+`</Relationships>`),
		part{"word/_rels/document.xml.rels", []byte(links + `</Relationships>`)},
		part{typesPart, []byte(types + `<Override PartName="/docProps/app.xml" ContentType="` + appContent + `"/>` +
			`<Default Extension="bin" ContentType="application/LEFTOVER"/><Default Extension="jpeg" ContentType="image/jpeg"/></Types>`)},
		changed(t, "word/document.xml", councilDocument, "To leave out</w:t>", `LEFTOVER</w:t><w:commentReference w:id="1"/><w:object><o:OLEObject r:id="more3" xmlns:o="`+officeSpace+`"/></w:object>`),
	)
	return list
}

const linksTag = `<Relationships xmlns="` + linksSpace + `">`

const crowdedHeader = `<w:hdr xmlns:w="` + wordSpace + `" xmlns:r="` + officeLinks + `" xmlns:o="` + officeSpace + `" xmlns:v="` + vmlSpace + `"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:p>` +
	`<w:r><w:drawing><a:graphic><a:blip r:embed="rId1" r:link="rId3"/></a:graphic><w:t>KEPT logo</w:t></w:drawing></w:r>` +
	`<w:r><w:drawing><a:graphic><a:blip r:embed="rId3"/>LEFTOVER</a:graphic></w:drawing></w:r>` +
	`<w:r><w:drawing><a:graphic><c:chart r:id="rId4"/>LEFTOVER</a:graphic></w:drawing></w:r>` +
	`<w:r><w:object><v:shape><v:imagedata r:id="rId2" src="file:///LEFTOVER.png"/></v:shape><o:OLEObject ProgID="LEFTOVER" r:id="rId5"/></w:object></w:r>` +
	`<w:hyperlink r:id="rId6"><w:r><w:t>KEPT on the web</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId7"><w:r><w:t>KEPT words</w:t></w:r></w:hyperlink>` +
	`<w:del w:author="LEFTOVER"><w:r><w:delText>LEFTOVER</w:delText></w:r></w:del><w:ins w:author="LEFTOVER"><w:r><w:t>KEPT added</w:t></w:r></w:ins>` +
	`</w:p></w:hdr>`

const crowdedHeaderLinks = `<Relationships xmlns="` + linksSpace + `">` +
	`<Relationship Id="rId1" Type="` + officeKind + `image" Target="media/Image1.PNG"/>` +
	`<Relationship Id="rId2" Type="` + officeKind + `image" Target="media/logo.jpg"/>` +
	`<Relationship Id="rId3" Type="` + officeKind + `image" Target="https://example.org/LEFTOVER.png" TargetMode="External"/>` +
	`<Relationship Id="rId4" Type="` + officeKind + `chart" Target="charts/chart1.xml"/>` +
	`<Relationship Id="rId5" Type="` + officeKind + `oleObject" Target="embeddings/object.bin"/>` +
	`<Relationship Id="rId6" Type="` + officeKind + `hyperlink" Target="https://example.org/KEPT" TargetMode="External"/>` +
	`<Relationship Id="rId7" Type="` + officeKind + `hyperlink" Target="file://LEFTOVER/share" TargetMode="External"/></Relationships>`

func TestATemplateGivesItsLookAndNothingElse(t *testing.T) {
	d := begun(t, councilFile(t, crowded(t)...))
	everything(t, d)
	p := unpacked(t, d)
	checkClosed(t, "crowded", p)
	kept := 0
	for _, each := range p.list {
		if strings.Contains(each.name, "LEFTOVER") || bytes.Contains(each.data, []byte("LEFTOVER")) {
			t.Errorf("%s is not left out: %s", each.name, each.data)
		}
		kept += bytes.Count(each.data, []byte("KEPT"))
	}
	want := 0
	for _, each := range crowded(t) {
		want += bytes.Count(each.data, []byte("KEPT"))
	}
	if kept != want {
		t.Errorf("%d things of %d are kept", kept, want)
	}
}

func TestEveryDocumentHoldsWhatItUsesAndNoMore(t *testing.T) {
	first := begun(t, nil)
	everything(t, first)
	for name, template := range map[string][]byte{
		"built-in": nil, "council": councilFile(t), "ours": file(t, first), "no styles": councilFile(t, part{"word/styles.xml", nil}),
		"no links": councilFile(t, part{"word/_rels/document.xml.rels", nil}), "crowded": councilFile(t, crowded(t)...),
	} {
		d := begun(t, template)
		checkClosed(t, name+", empty", unpacked(t, d))
		everything(t, d)
		checkClosed(t, name, unpacked(t, d))
	}
}

func TestATemplateMadeOfADocumentOfOursIsNoLarger(t *testing.T) {
	d := begun(t, nil)
	everything(t, d)
	first := file(t, d)
	again := begun(t, first)
	everything(t, again)
	if second := file(t, again); len(second) > len(first) {
		t.Errorf("the first has %d bytes, the second %d", len(first), len(second))
	}
}

func TestAHeaderIsTrimmedToWhatADocumentMayHold(t *testing.T) {
	const reference = `<w:fldChar w:fldCharType="begin"/><w:instrText>%s</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/>`
	complexField := func(instruction string) string { return fmt.Sprintf(reference, instruction) }
	same := complexField(" PAGE ")
	cases := []struct{ name, markup, want string }{
		{"a number of a page", same, same},
		{"another field keeps what it shows", complexField(`INCLUDEPICTURE "http://example.org"`), `<w:t>1</w:t>`},
		{"small letters", complexField("ddeauto excel"), `<w:t>1</w:t>`},
		{"a name in pieces", complexField(`D</w:instrText><w:instrText>DE`), `<w:t>1</w:t>`},
		{"a name as entities", complexField(`&#68;DE x`), `<w:t>1</w:t>`},
		{"a name that a field makes", `<w:fldChar w:fldCharType="begin"/>` + complexField("QUOTE 68") + `<w:instrText>x</w:instrText><w:fldChar w:fldCharType="end"/>`, complexField("QUOTE 68")},
		{"a field in one element", `<w:fldSimple w:instr=" NUMPAGES "><w:t>2</w:t></w:fldSimple>`, `<w:fldSimple w:instr=" NUMPAGES "><w:t>2</w:t></w:fldSimple>`},
		{"another", `<w:fldSimple w:instr="DOCPROPERTY Secret"><w:t>2</w:t></w:fldSimple>`, `<w:t>2</w:t>`},
		{"a field without an end", `<w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText><w:t>3</w:t>`, `<w:t>3</w:t>`},
		{"an end without a field", `<w:fldChar w:fldCharType="end"/><w:t>3</w:t>`, `<w:t>3</w:t>`},
		{"what was moved", `<w:moveFrom><w:t>4</w:t></w:moveFrom><w:moveTo><w:t>5</w:t></w:moveTo>`, `<w:t>5</w:t>`},
		{"an added end of a paragraph", `<w:rPr><w:ins w:id="1"/></w:rPr>`, `<w:rPr></w:rPr>`},
		{"a drawing's own moveTo", `<a:moveTo xmlns:a="x:a"><a:pt/></a:moveTo>`, `<a:moveTo xmlns:a="x:a"><a:pt/></a:moveTo>`},
		{"data of the title", `<w:dataBinding w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>`, `<w:dataBinding w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>`},
		{"other data", `<w:sdtPr><w:dataBinding w:storeItemID="{1}"/></w:sdtPr>`, `<w:sdtPr></w:sdtPr>`},
		{"a part that isn't there", `<w:control r:id="no"/><w:x r:id="no" /><w:t>6</w:t>`, `<w:t>6</w:t>`},
		{"no part", `<w:hyperlink r:id="" w:anchor="a"/>`, `<w:hyperlink r:id="" w:anchor="a"/>`},
		{"an old picture from outside", `<v:imagedata src = 'file:///a' r:id="rId1"/>`, `<v:imagedata r:id="rId1"/>`},
		{"an old link", `<v:shape href="file:///a" id="1"/><v:shape href="https://example.org" id="2"/>`, `<v:shape id="1"/><v:shape href="https://example.org" id="2"/>`},
	}
	alternatives := func(choice, other string) string {
		return `<mc:AlternateContent><mc:Choice><w:drawing><a:blip r:embed="` + choice + `"/></w:drawing></mc:Choice><mc:Fallback><w:t>7</w:t>` + other + `</mc:Fallback></mc:AlternateContent>`
	}
	cases = append(cases, []struct{ name, markup, want string }{
		{"a choice that can be shown", alternatives("rId1", ""), alternatives("rId1", "")},
		{"one that can't", alternatives("no", ""), `<w:t>7</w:t>`},
		{"neither", alternatives("no", `<w:control r:id="no"/>`), `<w:t>7</w:t>`},
		{"nothing in its place", `<mc:AlternateContent><mc:Choice><w:drawing><a:blip r:embed="no"/></w:drawing></mc:Choice></mc:AlternateContent><w:t>8</w:t>`, `<w:t>8</w:t>`},
		{"a choice in one", `<mc:AlternateContent><mc:Choice>` + alternatives("no", "") + `</mc:Choice><mc:Fallback/></mc:AlternateContent>`, `<mc:AlternateContent><mc:Choice><w:t>7</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent>`},
	}...)
	tag := `<w:hdr xmlns:w="` + wordSpace + `" xmlns:r="` + officeLinks + `" xmlns:v="` + vmlSpace + `"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`
	for _, c := range cases {
		d := begun(t, councilFile(t, part{"word/header1.xml", []byte(tag + c.markup + `</w:hdr>`)}))
		p := unpacked(t, d)
		if got := string(bytesOf(t, p, "word/header1.xml")); got != tag+c.want+`</w:hdr>` {
			t.Errorf("%s: got %s", c.name, got[len(tag):])
		}
		checkClosed(t, c.name, p)
	}
}

func TestATargetIsAPartOfTheFileOrNothing(t *testing.T) {
	for target, want := range map[string]string{
		"header1.xml": "word/header1.xml", "/word/header1.xml": "word/header1.xml", "../media/a.png": "media/a.png",
		"../../a": "", "/../a": "", "..": "", `..\a`: "", "C:/a": "", "file:///a": "", "./a/../b": "word/b",
	} {
		if got := within("word", target); got != want {
			t.Errorf("%s is %q, want %q", target, got, want)
		}
	}
}

func TestOnlyOnePartOfAKindThatCountsSilentlyIsKept(t *testing.T) {
	links := changed(t, "word/_rels/document.xml.rels", councilLinks, "</Relationships>", relationship("rId60", "styles", "other.xml")+`</Relationships>`)
	types := changed(t, typesPart, councilTypes, "</Types>", `<Override PartName="/word/other.xml" ContentType="`+wordContent+`styles+xml"/></Types>`)
	p := unpacked(t, begun(t, councilFile(t, links, types, part{"word/other.xml", []byte("<a/>")})))
	if slices.ContainsFunc(p.list, func(p part) bool { return p.name == "word/other.xml" }) {
		t.Error("the second styles are kept")
	}
	checkClosed(t, "styles twice", p)
}
