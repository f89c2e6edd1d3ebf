package word

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// styles are a document's styles by what they are for. Word keeps the English names of its own styles in
// every language; only their ids differ.
type styles struct {
	known map[string]style // by kind and lower-case name: "paragraph heading 1"
	size  int              // of body text, half points
	fonts []string         // of body text and of tables; those of the theme are called by their place in it
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

// named returns the fonts, those of a theme by their names there.
func (s *styles) named(theme map[string]string) []string {
	names := slices.Clone(s.fonts)
	for i, font := range names {
		names[i] = cmp.Or(theme[font], font)
	}
	return names
}

// styleScan gathers the styles in one pass.
type styleScan struct {
	*styles
	bodySize int // of the style that paragraphs have by default

	// Of the style that the pass is in.
	name   string
	listed bool
	size   int
	fonts  []string
}

func (s *styleScan) visit(e element) {
	switch {
	case e.at("styles", "docDefaults", "rPrDefault", "rPr", "sz"):
		if n := halfPoints(e); n > 0 {
			s.styles.size = n
		}
	case e.at("styles", "docDefaults", "rPrDefault", "rPr", "rFonts"):
		s.styles.fonts = append(s.styles.fonts, fontsOf(e)...)
	case e.start.Name.Local == "rFonts":
		s.fonts = append(s.fonts, fontsOf(e)...)
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
	isDefault := kind == "paragraph" && (e.attribute("default") == "1" || e.attribute("default") == "true")
	if isDefault {
		s.bodySize = s.size
	}
	if isDefault || kind == "table" {
		s.styles.fonts = append(s.styles.fonts, s.fonts...)
	}
	if id := e.attribute("styleId"); id != "" && s.name != "" {
		s.known[kind+" "+s.name] = style{id, s.listed}
	}
	s.name, s.listed, s.size, s.fonts = "", false, 0, nil
}

// fontsOf returns the fonts that figures and Latin letters have; one of the theme goes by its place there, such as
// minorHAnsi.
func fontsOf(e element) []string {
	var fonts []string
	for _, name := range []string{"ascii", "hAnsi"} {
		font := e.attribute(name)
		if place := e.attribute(name + "Theme"); place != "" {
			font = place
		}
		if font != "" {
			fonts = append(fonts, font)
		}
	}
	return fonts
}

// themeFonts returns the fonts of a theme by their places; nothing where it can't be read.
func themeFonts(part []byte) map[string]string {
	fonts := map[string]string{}
	_ = walk(part, func(e element) {
		for _, scheme := range []string{"minor", "major"} {
			if e.at("theme", "themeElements", "fontScheme", scheme+"Font", "latin") {
				fonts[scheme+"HAnsi"], fonts[scheme+"Ascii"] = e.attribute("typeface"), e.attribute("typeface")
			}
		}
	})
	return fonts
}

// halfPoints reads a size of type; 0 if it is none.
func halfPoints(e element) int {
	n, err := strconv.Atoi(e.attribute("val"))
	if err != nil || n < 2 || n > 3276 {
		return 0
	}
	return n
}
