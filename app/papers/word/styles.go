package word

import (
	"strconv"
	"strings"
)

// styles are a document's styles by what they are for. Word keeps the English names of its own styles in
// every language; only their ids differ.
type styles struct {
	known map[string]style // by kind and lower-case name: "paragraph heading 1"
	size  int              // of body text, half points
}

// style is what a block needs to know of a style.
type style struct {
	id     string
	listed bool // it makes its paragraphs items of a list
}

// readStyles reads the part with the styles; without one there are none.
func readStyles(part []byte) (*styles, error) {
	s := &styles{known: map[string]style{}, size: 20} // what Word takes where nothing is said
	if part == nil {
		return s, nil
	}
	scan := styleScan{styles: s}
	if err := walk(part, scan.visit); err != nil {
		return nil, err
	}
	if scan.bodySize > 0 {
		s.size = scan.bodySize
	}
	return s, nil
}

// first returns the first style of a kind that there is by any of the names, and an empty one if there is
// none.
func (s *styles) first(kind string, names ...string) style {
	for _, name := range names {
		if found, ok := s.known[kind+" "+name]; ok {
			return found
		}
	}
	return style{}
}

// styleScan gathers the styles in one pass.
type styleScan struct {
	*styles
	bodySize int // of the style that paragraphs have by default

	// Of the style that the pass is in.
	name   string
	listed bool
	size   int
}

func (s *styleScan) visit(e element) {
	switch {
	case e.at("styles", "docDefaults", "rPrDefault", "rPr", "sz"):
		if n := halfPoints(e); n > 0 {
			s.styles.size = n
		}
	case e.at("styles", "style", "name"):
		s.name = strings.ToLower(strings.TrimSpace(e.attribute("val")))
	case e.at("styles", "style", "pPr", "numPr", "numId"):
		s.listed = e.attribute("val") != "0"
	case e.at("styles", "style", "rPr", "sz"):
		s.size = halfPoints(e)
	case e.at("styles", "style"):
		s.note(e)
	}
}

// note keeps the style that ends here.
func (s *styleScan) note(e element) {
	kind := e.attribute("type")
	if isDefault := e.attribute("default"); kind == "paragraph" && (isDefault == "1" || isDefault == "true") {
		s.bodySize = s.size
	}
	if id := e.attribute("styleId"); id != "" && s.name != "" {
		s.known[kind+" "+s.name] = style{id, s.listed}
	}
	s.name, s.listed, s.size = "", false, 0
}

// halfPoints reads a size of type; 0 if it is none.
func halfPoints(e element) int {
	n, err := strconv.Atoi(e.attribute("val"))
	if err != nil || n < 2 || n > 3276 {
		return 0
	}
	return n
}
