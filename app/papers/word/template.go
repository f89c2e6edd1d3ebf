package word

import (
	"bytes"
	"embed"
	"errors"
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
	parts     *parts // those that a new document takes over
	types     *contentTypes
	links     *links // of the document part
	rootLinks *links
	main      string // name of the document part
	core      core
	story     story
	styles    *styles
	letters   letters // of body text and of tables
	bullets   bullets
	pictures  int // the highest number of a drawing
}

// readTemplate reads a template.
func readTemplate(a archive) (*template, error) {
	t := &template{}
	if err := t.readParts(a); err != nil {
		return nil, err
	}
	for _, step := range []func() error{t.readStory, t.readStyles, t.readBullets, t.readCore} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	t.pictures = lastPicture(t.parts)
	return t, nil
}

// readParts finds the document part, sees that it is one, and takes over what belongs to the look.
func (t *template) readParts(a archive) error {
	types, err := a.read(typesPart)
	if err != nil {
		return err
	}
	if t.types, err = readTypes(types); err != nil {
		return err
	}
	root, err := a.read(rootLinks)
	if err != nil {
		return err
	}
	if t.rootLinks, err = readLinks("", root); err != nil {
		return err
	}
	t.main = t.rootLinks.target("officeDocument")
	switch kind := t.types.of(t.main); {
	case strings.Contains(kind, "macroEnabled"):
		return errMacros
	case kind != documentType && kind != templateType:
		return errNotWord
	}
	frame, err := readFrame(a, t.main)
	if err != nil {
		return err
	}
	k := keeper{archive: a, types: t.types, kinds: keptKinds(), kept: newParts(), texts: map[string][]byte{t.main: frame}, drawings: map[string]bool{}}
	if err := k.keep("", keptKind{}); err != nil {
		return err
	}
	t.parts = k.kept
	return t.readKept()
}

// readFrame returns a template's document part with the setup of its last pages in the place of its text.
func readFrame(a archive, main string) ([]byte, error) {
	part, err := a.read(main)
	switch {
	case err != nil:
		return nil, err
	case part == nil:
		return nil, errNotWord
	}
	s, err := readStory(part)
	switch {
	case errors.Is(err, errStrict):
		return nil, err
	case err != nil:
		return nil, damaged(main, err)
	}
	return s.with(s.section), nil
}

// readKept reads the relationships that are left.
func (t *template) readKept() (err error) {
	part, _ := t.parts.get(rootLinks)
	if t.rootLinks, err = readLinks("", part); err != nil {
		return err
	}
	part, _ = t.parts.get(linksName(t.main))
	t.links, err = readLinks(t.main, part)
	return err
}

// linked returns the part of a kind that the document uses, and its name; nothing if it has none.
func (t *template) linked(kind string) (string, []byte) {
	name := t.links.target(kind)
	data, _ := t.parts.get(name)
	return name, data
}

// beside returns the name of a part in the document part's folder.
func (t *template) beside(name string) string { return path.Join(path.Dir(t.main), name) }

// target returns a part's name as the document part's relationships give it.
func (t *template) target(name string) string {
	return strings.TrimPrefix(name, path.Dir(t.main)+"/")
}

// linkID returns the id of the relationship to the bullets, pictureLinkID of that to the nth picture, and runningLinkID of
// that to the nth header or footer behind all pictures.
func (t *template) linkID() string                       { return t.links.id(0) }
func (t *template) pictureLinkID(n int) string           { return t.links.id(1 + n) }
func (t *template) runningLinkID(pictures, n int) string { return t.links.id(1 + pictures + n) }

// readStory finds the place of the text in the document part.
func (t *template) readStory() (err error) {
	part, _ := t.parts.get(t.main)
	if t.story, err = readStory(part); err != nil {
		return damaged(t.main, err)
	}
	return nil
}

// readStyles reads the styles, which a document may well be without.
func (t *template) readStyles() (err error) {
	name, part := t.linked("styles")
	if t.styles, err = readStyles(part); err != nil {
		return damaged(name, err)
	}
	_, theme := t.linked("theme")
	t.letters = lettersOf(t.styles.named(themeFonts(theme)))
	return nil
}

// drawingNumber finds the number of a drawing. A document's drawings, those of its headers too, each need
// their own.
var drawingNumber = regexp.MustCompile(`docPr\s[^<>]*?\bid="(\d+)"`)

// lastPicture returns the highest number of a drawing in any part.
func lastPicture(p *parts) int {
	last := 0
	for _, each := range p.list {
		if extension(each.name) != ".xml" || !bytes.Contains(each.data, []byte("docPr")) {
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
