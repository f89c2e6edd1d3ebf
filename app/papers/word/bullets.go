package word

import (
	"fmt"
	"strconv"
)

// bullets is the list that items belong to where no style makes them a list.
type bullets struct {
	id     int    // the list's number
	name   string // the part to write for it; "" if the template has such a list already
	part   []byte
	linked bool // the document uses a part of that name
}

// readBullets finds a bullet list of the template's, or makes one. Making one changes the template's part
// with the lists, so it is the last resort.
func (t *template) readBullets() error {
	name, part := t.linked("numbering")
	linked := name != ""
	if !linked {
		name = t.beside("numbering.xml")
		part = []byte(xmlHeader + `<w:numbering xmlns:w="` + wordSpace + `"/>`)
	}
	scan := bulletScan{bulleted: map[string]bool{}}
	if err := walk(part, scan.visit); err != nil {
		return damaged(name, err)
	}
	t.bullets = bullets{id: scan.found}
	if scan.found == 0 {
		t.bullets = bullets{scan.lastList + 1, name, scan.with(part), linked}
	}
	return nil
}

// bulletScan looks through the lists of a template.
type bulletScan struct {
	root             element
	format           string          // of the level that the pass is in
	bullet           bool            // the definition that the pass is in has bullets
	bulleted         map[string]bool // ids of the definitions with bullets
	found            int             // number of the first list with bullets
	lastKind         int
	lastList         int
	insertAt         int // before the first list, where a definition may stand
	insertAtIsChosen bool
}

func (s *bulletScan) visit(e element) {
	switch {
	case len(e.path) == 1:
		s.root = e
	case e.at("numbering", "abstractNum", "lvl", "numFmt"):
		s.format = e.attribute("val")
	case e.at("numbering", "abstractNum", "lvl"):
		s.bullet = s.bullet || e.attribute("ilvl") == "0" && s.format == "bullet"
		s.format = ""
	case e.at("numbering", "abstractNum"):
		s.bulleted[e.attribute("abstractNumId")] = s.bullet
		s.bullet = false
		s.lastKind = max(s.lastKind, listNumber(e.attribute("abstractNumId")))
	case e.at("numbering", "num", "abstractNumId"):
		s.bullet = s.bulleted[e.attribute("val")]
	case e.at("numbering", "num"):
		s.noteList(e)
	case e.at("numbering", "numIdMacAtCleanup"):
		s.insertBefore(e)
	}
}

// noteList keeps what matters of the list that ends here.
func (s *bulletScan) noteList(e element) {
	n := listNumber(e.attribute("numId"))
	if s.found == 0 && s.bullet {
		s.found = n
	}
	s.bullet = false
	s.lastList = max(s.lastList, n)
	s.insertBefore(e)
}

func (s *bulletScan) insertBefore(e element) {
	if !s.insertAtIsChosen {
		s.insertAt, s.insertAtIsChosen = e.from, true
	}
}

// with returns the part with a bullet list more. All definitions come before all lists.
func (s *bulletScan) with(part []byte) []byte {
	markup := fmt.Sprintf(`<w:abstractNum xmlns:w="%s" w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/>`+
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>`+
		`<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr></w:lvl></w:abstractNum>`+
		`<w:num xmlns:w="%[1]s" w:numId="%[3]d"><w:abstractNumId w:val="%[2]d"/></w:num>`,
		wordSpace, s.lastKind+1, s.lastList+1)
	if s.insertAtIsChosen {
		return edited(part, edit{s.insertAt, s.insertAt, markup})
	}
	return edited(part, s.root.append(part, markup))
}

// listNumber reads the number of a list; 0 if it is none that Word takes.
func listNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxNumber {
		return 0
	}
	return n
}
