package word

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"tomworkbench/model"
)

// How much markup a part may have: what a person writes has far less, and what is made to fill the memory more.
const (
	maxDepth    = 256
	maxElements = 1_000_000
	maxEntries  = 50_000  // in a list of relationships or content types
	maxPiece    = 4 << 20 // bytes of one tag, comment or stretch of text
)

// Why a part isn't read to its end.
var (
	errTooDeep = fmt.Errorf("the template nests elements more than %d deep, which no document of Word's does; choose another", maxDepth)
	errTooMuch = errors.New("the template holds more than a template may; take its text out in Word and save it again")
)

// element is one element of an XML part, and where its bytes stand in the part: its start tag begins at
// from, its content at inner, its end tag at end, and to is the first byte after it.
type element struct {
	path                 []string // local names from the root down; good only during the visit
	start                xml.StartElement
	from, inner, end, to int
}

// walk visits every element of a part at its end, so children come before their parent. The offsets let
// the caller keep a template's own bytes, which decoding and encoding again would change.
func walk(part []byte, visit func(element)) error { return walkUpTo(maxElements, part, visit) }

// walkUpTo visits at most so many elements.
func walkUpTo(most int, part []byte, visit func(element)) error {
	source := &pieces{Reader: bytes.NewReader(part)}
	decoder := xml.NewDecoder(source)
	var open []element
	var path []string
	roots, elements := 0, 0
	for {
		from := int(decoder.InputOffset())
		source.read = 0
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return rootsError(roots)
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.Directive:
			return errors.New("the part declares a type of document, as no part of Word's does")
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			if elements++; elements > most {
				return errTooMuch
			}
			if len(open) == maxDepth {
				return errTooDeep
			}
			path = append(path, token.Name.Local)
			open = append(open, element{start: token, from: from, inner: int(decoder.InputOffset())})
		case xml.EndElement:
			e := open[len(open)-1]
			e.path, e.end, e.to = path, from, int(decoder.InputOffset())
			visit(e)
			open, path = open[:len(open)-1], path[:len(path)-1]
		}
	}
}

// pieces are a part's bytes as they are decoded, which end where one piece is too long: its decoder holds all of it.
type pieces struct {
	*bytes.Reader
	read int // of this piece
}

// ReadByte reads the next byte.
func (p *pieces) ReadByte() (byte, error) {
	if p.read++; p.read > maxPiece {
		return 0, errTooMuch
	}
	return p.Reader.ReadByte()
}

// rootsError returns an error unless a part has exactly one root.
func rootsError(roots int) error {
	if roots != 1 {
		return errors.New("the part doesn't have one root element")
	}
	return nil
}

// at reports whether the element stands at the path of local names.
func (e element) at(path ...string) bool { return slices.Equal(e.path, path) }

// attribute returns the value of the attribute with a local name, or nothing.
func (e element) attribute(local string) string {
	for _, a := range e.start.Attr {
		if a.Name.Local == local && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// cut returns the edit that leaves the element out.
func (e element) cut() edit { return edit{e.from, e.to, ""} }

// append returns the edit that puts markup after the element's last child.
func (e element) append(part []byte, markup string) edit {
	if e.end < e.to {
		return edit{e.end, e.end, markup}
	}
	// The element is one tag that closes itself, which has to be opened.
	tag := string(part[e.from:e.inner])
	name := tag[1:strings.IndexAny(tag, " \t\r\n/>")]
	slash := e.from + strings.LastIndexByte(tag, '/')
	return edit{slash, e.to, ">" + markup + "</" + name + ">"}
}

// edit puts markup in the place of the bytes from, up to but without to.
type edit struct {
	from, to int
	markup   string
}

// edited returns a copy of a part with the edits made. No two may overlap.
func edited(part []byte, edits ...edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	kept := 0
	for _, e := range edits {
		out.Write(part[kept:e.from])
		out.WriteString(e.markup)
		kept = e.to
	}
	out.Write(part[kept:])
	return out.Bytes()
}

// escaped makes any text safe within XML, and leaves out the characters that XML can't hold or a reader can't see.
func escaped(text string) string {
	var b bytes.Buffer
	// Writing to a buffer doesn't fail.
	_ = xml.EscapeText(&b, []byte(strings.Map(holdable, text)))
	return b.String()
}

// holdable returns a character that a document can hold, or -1 for one to leave out: those that XML can't hold, and
// those that turn the text around them without being seen. A byte that is no text at all comes as U+FFFD, which shows
// that something was there.
func holdable(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < ' ', r == 0xFFFE, r == 0xFFFF, !utf8.ValidRune(r), model.IsDirection(r):
		return -1
	}
	return r
}
