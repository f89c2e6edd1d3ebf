package word

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
)

// story is a template's document part with the place of its text, and how its last pages are set up.
type story struct {
	part          []byte
	body          element
	section       string // the last section's properties, as they stand there
	declared      string // the namespace that our paragraphs and tables have to declare, if the part doesn't
	width, height int    // of the text on a page, twips
}

// plainSection sets up pages for a template that says nothing of its own: A4 with margins of 25.5 mm, so
// that the text is as wide as a chart.
const plainSection = `<w:sectPr xmlns:w="` + wordSpace + `"><w:pgSz w:w="11906" w:h="16838"/>` +
	`<w:pgMar w:top="1446" w:right="1445" w:bottom="1446" w:left="1446" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`

// errNoBody is for a document part that is none.
var errNoBody = errors.New("the part has no body")

// readStory reads a document part.
func readStory(part []byte) (story, error) {
	scan := storyScan{part: part, inherited: map[string]string{}}
	scan.restart()
	if err := walk(part, scan.visit); err != nil {
		return story{}, err
	}
	switch name := scan.root.start.Name; {
	case name.Space == strictSpace:
		return story{}, errStrict
	case name.Space != wordSpace || name.Local != "document" || scan.body.to == 0:
		return story{}, errNoBody
	}
	s := story{part: part, body: scan.body, section: scan.lastSection(), declared: scan.declaration()}
	s.width, s.height = scan.lastPage.text()
	return s, nil
}

// with returns the document part with other text in it.
func (s story) with(markup string) []byte {
	if s.body.end == s.body.to {
		return edited(s.part, s.body.append(s.part, markup))
	}
	return edited(s.part, edit{s.body.inner, s.body.end, markup})
}

// storyScan gathers what a story is made of in one pass.
type storyScan struct {
	part       []byte
	root, body element
	last       element // the properties of the last section; they stand at the end of the body
	lastOwn    []string
	lastPage   page

	// Of the section whose properties the pass is in: its headers and footers, and its page.
	own  []string
	page page
	// Markup of the latest header or footer of each kind, for a section takes over those that it doesn't
	// name from the one before, which a new document leaves out.
	inherited map[string]string
}

func (s *storyScan) restart() { s.own, s.page = nil, a4() }

func (s *storyScan) visit(e element) {
	local := e.start.Name.Local
	depth := len(e.path)
	switch {
	case depth == 1:
		s.root = e
	case e.at("document", "body"):
		s.body = e
	case local != "sectPr" && e.path[depth-2] != "sectPr" || slices.Contains(e.path, "sectPrChange"):
		// What a tracked change did away with isn't the page.
	case local == "sectPr":
		if e.at("document", "body", "sectPr") {
			s.last, s.lastOwn, s.lastPage = e, s.own, s.page
		}
		s.restart()
	case local == "headerReference", local == "footerReference":
		kind := local + " " + e.attribute("type")
		s.own = append(s.own, kind)
		s.inherited[kind] = string(s.part[e.from:e.to])
	default:
		s.page.note(e)
	}
}

// lastSection returns the last section's properties, with the headers and footers that it takes over.
func (s *storyScan) lastSection() string {
	if s.last.to == 0 {
		s.lastPage = a4()
		return plainSection
	}
	var taken []string
	for kind, markup := range s.inherited {
		if !slices.Contains(s.lastOwn, kind) {
			taken = append(taken, markup)
		}
	}
	slices.Sort(taken)
	section := s.part[s.last.from:s.last.to]
	references := strings.Join(taken, "")
	at := s.last
	at.from, at.inner, at.end, at.to = 0, at.inner-at.from, at.end-at.from, at.to-at.from
	if at.end == at.to {
		return string(edited(section, at.append(section, references)))
	}
	return string(edited(section, edit{at.inner, at.inner, references}))
}

// declaration returns what our elements need to be Word's where the part calls Word's namespace otherwise.
func (s *storyScan) declaration() string {
	space := ""
	for _, e := range []element{s.root, s.body} {
		for _, a := range e.start.Attr {
			if a.Name.Space == "xmlns" && a.Name.Local == "w" {
				space = a.Value
			}
		}
	}
	if space == wordSpace {
		return ""
	}
	return ` xmlns:w="` + wordSpace + `"`
}

// page is the setup of a section's pages, in twips.
type page struct {
	width, height            int
	top, right, bottom, left int
	gutter, columns, between int
}

// a4 is the page of [plainSection]. A section that leaves something out gets it from here.
func a4() page {
	return page{width: 11906, height: 16838, top: 1446, right: 1445, bottom: 1446, left: 1446, columns: 1, between: 720}
}

// note takes over what an element of a section's properties says.
func (p *page) note(e element) {
	set := func(size *int, attribute string) {
		if n, ok := twips(e.attribute(attribute)); ok {
			*size = n
		}
	}
	switch e.start.Name.Local {
	case "pgSz":
		set(&p.width, "w")
		set(&p.height, "h")
	case "pgMar":
		set(&p.top, "top")
		set(&p.right, "right")
		set(&p.bottom, "bottom")
		set(&p.left, "left")
		set(&p.gutter, "gutter")
	case "cols":
		if n, err := strconv.Atoi(e.attribute("num")); err == nil && n > 1 && n < 46 {
			p.columns = n
		}
		set(&p.between, "space")
	}
}

// text returns the width and height of the text on a page: of one column, where there are several.
func (p page) text() (width, height int) {
	const least = 1000 // for a page whose margins leave next to nothing
	width = p.width - p.left - p.right - p.gutter
	width = (width - (p.columns-1)*p.between) / p.columns
	// A negative margin at the top or bottom lets the header run into the text, but is as wide.
	height = p.height - max(p.top, -p.top) - max(p.bottom, -p.bottom)
	return max(width, least), max(height, least)
}

// twips reads a length: a number of twips, or one with a unit.
func twips(text string) (int, bool) {
	factor := 1.0
	for unit, f := range map[string]float64{"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240} {
		if number, ok := strings.CutSuffix(text, unit); ok {
			text, factor = number, f
			break
		}
	}
	n, err := strconv.ParseFloat(text, 64)
	n = math.Round(n * factor)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 31680 { // 22 inches, as large as Word's pages go
		return 0, false
	}
	return int(n), true
}
