package word

import (
	"slices"
	"strings"
	"testing"
)

// A council's template: headers for first, even and other pages, a theme, settings and properties that this
// package knows nothing of, styles with ids of another language, a logo, two sections, and a text to leave out with
// its link, picture and data.
const (
	councilTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
		`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
		`<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/header3.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/header4.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/media/Image1.PNG" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	councilRoot = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	councilLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/word/styles.xml"/>` +
		`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
		`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>` +
		`<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header3.xml"/>` +
		`<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header4.xml"/>` +
		`<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/>` +
		`<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
		`<Relationship Id="rId10" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/old.jpg"/>` +
		`<Relationship Id="rId11" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>` +
		`<Relationship Id="odd" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`
	councilRootTag = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">`
	councilFirst   = `<w:headerReference r:id="rId3" w:type="first"/>`
	councilSection = `<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="even" r:id="rId5"/>` +
		`<w:pgSz w:w="10000" w:h="8000"/><w:pgMar w:top="-1000" w:right="1500" w:bottom="1000" w:left="1500" w:gutter="500"/>` +
		`<w:titlePg/><w14:odd w14:val="kept"/>` + councilChange
	councilChange   = `<w:sectPrChange w:id="1" w:author="x"><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange>`
	councilDocument = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + councilRootTag +
		`<w:background w:color="FFFFFF"/><w:body><w:p><w:pPr><w:sectPr>` + councilFirst +
		`<w:headerReference w:type="default" r:id="rId99"/><w:pgSz w:w="20000" w:h="20000"/></w:sectPr></w:pPr>` +
		`<w:r><w:t>To leave out</w:t></w:r></w:p><w:sectPr w:rsidR="00A1">` + councilSection + `</w:sectPr></w:body><!-- end --></w:document>`
	councilStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rPr><w:sz w:val="22"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title&amp;"><w:name w:val="Title"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="Caption"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Aufzhlung"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="table" w:styleId="Gitter"><w:name w:val="Table Grid"/></w:style></w:styles>`
	councilCore = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Template</dc:title><cp:category>OFFICIAL</cp:category>` +
		`<dc:creator>Whoever</dc:creator><cp:revision>12</cp:revision></cp:coreProperties>`
	councilHeader = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:p><w:r><w:drawing><wp:inline>` +
		`<wp:docPr id="41" name="Logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>` +
		`<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId1"/>` +
		`<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId2"/>` +
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>`
	councilHeaderLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/Image1.PNG"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/word/media/logo.jpg"/></Relationships>`
	councilOtherHeader = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:hdr>`
)

// council returns the template's parts, with some in the place of the usual ones. A part without bytes is
// left out.
func council(changes ...part) []part {
	list := []part{
		{"[Content_Types].xml", []byte(councilTypes)},
		{"_rels/.rels", []byte(councilRoot)},
		{"docProps/core.xml", []byte(councilCore)},
		{"word/_rels/document.xml.rels", []byte(councilLinks)},
		{"word/document.xml", []byte(councilDocument)},
		{"word/styles.xml", []byte(councilStyles)},
		{"word/header1.xml", []byte(councilHeader)},
		{"word/_rels/header1.xml.rels", []byte(councilHeaderLinks)},
		{"word/header2.xml", []byte(councilOtherHeader)},
		{"word/header3.xml", []byte(councilOtherHeader)},
		{"word/theme/theme1.xml", []byte(`<a:theme xmlns:a="x:y"/><!-- as it is -->`)},
		{"word/settings.xml", []byte("<w:settings\n xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:unknown a='1' /></w:settings>")},
		{"word/media/Image1.PNG", []byte("not ours")},
		{"word/media/logo.jpg", []byte{0xFF, 0xD8, 0, 1}},
		{"word/header4.xml", []byte(councilOtherHeader)}, // of the section before
		{"word/media/old.jpg", []byte{0xFF, 0xD8, 0, 2}},
		{"customXml/item1.xml", []byte("<x:x xmlns:x='x:x'>\u00e9</x:x>")},
	}
	for _, c := range changes {
		i := slices.IndexFunc(list, func(p part) bool { return p.name == c.name })
		switch {
		case i < 0:
			list = append(list, c)
		case c.data == nil:
			list = slices.Delete(list, i, i+1)
		default:
			list[i] = c
		}
	}
	return list
}

// councilFile packs the template.
func councilFile(t testing.TB, changes ...part) []byte {
	t.Helper()
	return zipped(t, council(changes...)...)
}

// changed returns a part of a text with one stretch of it replaced, which has to be there.
func changed(t testing.TB, name, text, old, with string) part {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", name, old)
	}
	return part{name, []byte(strings.Replace(text, old, with, 1))}
}
