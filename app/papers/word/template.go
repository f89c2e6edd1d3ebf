package word

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Namespaces of a Word document.
const (
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	xmlHeader   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// maxNumber keeps ids and sizes that a template names within what Word takes.
const maxNumber = 1 << 30

// Why a template that is a container can't be used.
var (
	errMacros = errors.New("the template holds macros; save it in Word as a template without them (.dotx)")
	errStrict = errors.New("the template is a Strict Open XML document; save it in Word as a Word document (.docx)")
)

// look is the built-in look, a Word document unpacked.
//
//go:embed all:look
var look embed.FS

// template is a Word document read for what a new one needs of it. It never changes.
type template struct {
	parts     *parts
	types     *contentTypes
	links     *links // of the document part
	rootLinks *links
	main      string // name of the document part
	core      core
	story     story
	styles    *styles
	bullets   bullets
	pictures  int // the highest number of a drawing
}

// builtIn returns the parts of the built-in look.
func builtIn() *parts {
	p := newParts()
	// What is embedded can be read, and a template without its parts fails every test.
	_ = fs.WalkDir(look, "look", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := look.ReadFile(name)
		p.put(strings.TrimPrefix(name, "look/"), data)
		return err
	})
	return p
}

// stamp puts a text before the page's number in the footer of the built-in look.
func (p *parts) stamp(text string) {
	const footer, number = "word/footer1.xml", `<w:t xml:space="preserve">Page </w:t>`
	if data, ok := p.get(footer); ok {
		p.put(footer, bytes.Replace(data, []byte(number), []byte(`<w:t xml:space="preserve">`+escaped(text)+` · Page </w:t>`), 1))
	}
}

// readTemplate reads a template taken apart.
func readTemplate(p *parts) (*template, error) {
	t := &template{parts: p, pictures: lastPicture(p)}
	for _, step := range []func() error{t.readContainer, t.readStory, t.readStyles, t.readBullets, t.readCore} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// readContainer finds the document part and sees that it is one.
func (t *template) readContainer() (err error) {
	if t.types, err = readTypes(t.parts); err != nil {
		return err
	}
	if t.rootLinks, err = readLinks(t.parts, ""); err != nil {
		return err
	}
	t.main = t.rootLinks.targets["officeDocument"]
	switch kind := t.types.of(t.main); {
	case strings.Contains(kind, "macroEnabled"):
		return errMacros
	case kind != documentType && kind != templateType:
		return errNotWord
	}
	t.links, err = readLinks(t.parts, t.main)
	return err
}

// linked returns the part of a kind that the document uses, and its name; nothing if it has none.
func (t *template) linked(kind string) (string, []byte) {
	name := t.links.targets[kind]
	data, _ := t.parts.get(name)
	return name, data
}

// beside returns the name of a part in the document part's folder.
func (t *template) beside(name string) string { return path.Join(path.Dir(t.main), name) }

// target returns a part's name as the document part's relationships give it.
func (t *template) target(name string) string {
	return strings.TrimPrefix(name, path.Dir(t.main)+"/")
}

// linkID returns the id of the relationship to the bullets, pictureLinkID of that to the nth picture.
func (t *template) linkID() string             { return t.links.id(0) }
func (t *template) pictureLinkID(n int) string { return t.links.id(1 + n) }

// readStory finds the place of the text in the document part.
func (t *template) readStory() (err error) {
	part, ok := t.parts.get(t.main)
	if !ok {
		return errNotWord
	}
	if t.story, err = readStory(part); errors.Is(err, errStrict) || err == nil {
		return err
	}
	return damaged(t.main)
}

// readStyles reads the styles, which a document may well be without.
func (t *template) readStyles() (err error) {
	name, part := t.linked("styles")
	if t.styles, err = readStyles(part); err != nil {
		return damaged(name)
	}
	return nil
}

// drawingNumber finds the number of a drawing. A document's drawings, those of its headers too, each need
// their own.
var drawingNumber = regexp.MustCompile(`docPr\s[^<>]*?\bid="(\d+)"`)

// lastPicture returns the highest number of a drawing in any part.
func lastPicture(p *parts) int {
	last := 0
	for _, each := range p.list {
		if extension(each.name) != "xml" || !bytes.Contains(each.data, []byte("docPr")) {
			continue
		}
		for _, found := range drawingNumber.FindAllSubmatch(each.data, -1) {
			if n, err := strconv.Atoi(string(found[1])); err == nil && n < maxNumber {
				last = max(last, n)
			}
		}
	}
	return last
}
