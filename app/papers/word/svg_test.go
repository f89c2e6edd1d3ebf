package word

import "testing"

func TestADrawingThatAsksForSomethingFromElsewhereIsNotSelfContained(t *testing.T) {
	const tag = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	for markup, want := range map[string]bool{
		`<path d="M0 0" fill="url(#shade)"/><use xlink:href="#a"/>`: true,
		`<image href="data:image/png;base64,AAAA"/>`:                true,
		`<image xlink:href="https://example.org/a.png"/>`:           false,
		`<image href="file:///a"/>`:                                 false,
		`<image href="data:image/svg+xml,a"/>`:                      false,
		`<script>a()</script>`:                                      false,
		`<foreignObject/>`:                                          false,
		`<style>@import "a.css";</style>`:                           false,
		`<path style="fill:URL(https://example.org/a)"/>`:           false,
		`<path>`: false,
	} {
		if got := selfContained([]byte(tag + markup + `</svg>`)); got != want {
			t.Errorf("%s is self-contained: %v", markup, got)
		}
	}
}

func TestADrawingThatIsLeftOutLeavesItsPicture(t *testing.T) {
	for address, want := range map[string]bool{"#a": true, "https://example.org": false} {
		const header = `<w:hdr xmlns:w="` + wordSpace + `" xmlns:r="` + officeLinks + `" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
			`<w:drawing><a:blip r:embed="rId2"><a:extLst><a:ext uri="x"><s:svgBlip xmlns:s="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId3"/></a:ext></a:extLst></a:blip></w:drawing></w:hdr>`
		p := unpacked(t, begun(t, councilFile(t,
			part{"word/header1.xml", []byte(header)},
			part{"word/_rels/header1.xml.rels", []byte(linksTag + relationship("rId2", "image", "media/logo.jpg") + relationship("rId3", "image", "media/logo.svg") + `</Relationships>`)},
			part{"word/media/logo.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><use href="` + address + `"/></svg>`)},
			changed(t, typesPart, councilTypes, "</Types>", `<Default Extension="svg" ContentType="image/svg+xml"/></Types>`))))
		checkClosed(t, address, p)
		_, drawn := p.get("word/media/logo.svg")
		left := parsed(t, bytesOf(t, p, "word/header1.xml"))
		if drawn != want || left.has("ext") != want || !left.has("blip") {
			t.Errorf("%s: the drawing is there: %v; its picture: %v", address, drawn, left.has("blip"))
		}
	}
}
