package word

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"math"
	"path"
	"slices"
	"strings"
)

// A picture's lengths are in EMU.
const (
	emuPerMM   = 36000
	emuPerTwip = 635
)

// Why a picture can't go into a document.
var (
	errNoPNG  = errors.New("the picture is not a PNG file")
	errNoSize = errors.New("the picture has no size; give its width and height in mm")
	errNoAlt  = errors.New("the picture has no text for people who can't see it")
)

// Picture adds a PNG picture of a width and height in mm, as large as that or, if the page is smaller, as
// the text on a page. The alt text tells what it shows. The error is for a file that is no PNG, a size that
// is none and an empty alt text.
func (d *Document) Picture(file []byte, widthMM, heightMM float64, alt string) error {
	if _, err := png.DecodeConfig(bytes.NewReader(file)); err != nil {
		return errNoPNG
	}
	if !isLength(widthMM) || !isLength(heightMM) {
		return errNoSize
	}
	if alt = strings.TrimSpace(clean(alt)); alt == "" {
		return errNoAlt
	}
	t := d.template
	width, height := fitted(widthMM*emuPerMM, heightMM*emuPerMM, t.story)
	name, number := t.parts.free(t.beside("media/image"), ".png", d.lastFile)
	markup := drawing{
		number: t.pictures + 1 + len(d.pictures),
		link:   t.pictureLinkID(len(d.pictures)),
		file:   path.Base(name),
		width:  width, height: height, alt: alt,
	}.markup()
	d.pictures, d.lastFile = append(d.pictures, part{name, slices.Clone(file)}), number
	// What follows may begin the next page: a picture that keeps its table by it leaves half of many pages empty.
	// A template may fix the height of its lines, which would cut the picture off.
	d.add(paragraph{drawing: markup, spacing: `w:before="120" w:after="120" w:line="240" w:lineRule="auto"`})
	return nil
}

// TextMM returns the width and height in mm of the text on a page.
func (d *Document) TextMM() (width, height float64) {
	const mm = float64(emuPerTwip) / emuPerMM
	return float64(d.template.story.width) * mm, float64(d.template.story.height) * mm
}

// isLength reports whether a length in mm is one that a page can have.
func isLength(mm float64) bool { return mm > 0 && mm <= 10000 }

// fitted returns a picture's size in EMU, made smaller if the text on a page is.
func fitted(width, height float64, page story) (w, h int64) {
	scale := min(1, float64(page.width)*emuPerTwip/width, float64(page.height)*emuPerTwip/height)
	return int64(max(1, math.Round(width*scale))), int64(max(1, math.Round(height*scale)))
}

// drawing is a picture in a line of text.
type drawing struct {
	number        int
	link, file    string
	width, height int64 // EMU
	alt           string
}

// markup writes the drawing, with the namespaces that a template's document part needn't know.
func (d drawing) markup() string {
	const space = "http://schemas.openxmlformats.org/drawingml/2006/"
	alt := escaped(d.alt)
	return fmt.Sprintf(`<w:drawing><wp:inline xmlns:wp="%swordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`, space) +
		fmt.Sprintf(`<wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`, d.width, d.height) +
		fmt.Sprintf(`<wp:docPr id="%d" name="Picture %[1]d" descr="%s"/>`, d.number, alt) +
		fmt.Sprintf(`<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="%smain" noChangeAspect="1"/></wp:cNvGraphicFramePr>`, space) +
		fmt.Sprintf(`<a:graphic xmlns:a="%smain"><a:graphicData uri="%[1]spicture"><pic:pic xmlns:pic="%[1]spicture">`, space) +
		fmt.Sprintf(`<pic:nvPicPr><pic:cNvPr id="%d" name="%s" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr>`, d.number, escaped(d.file), alt) +
		fmt.Sprintf(`<pic:blipFill><a:blip xmlns:r="%s" r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
			strings.TrimSuffix(officeKind, "/"), d.link) +
		fmt.Sprintf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, d.width, d.height) +
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
}
