package word

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTablesAndFiguresAreCountedByFieldsThatWordKeepsInOrder(t *testing.T) {
	d := begun(t, nil)
	d.FigureHeading(2, "Profile")
	d.Table(profileTable())
	d.Table(Table{Columns: []string{"No caption"}})
	d.FigureHeading(2, "Bridge")
	d.Table(profileTable())
	b := body(t, d)
	var got []string
	for _, p := range b.children {
		for _, field := range p.all("fldSimple") {
			got = append(got, strings.TrimSpace(field.attributes["instr"])+" = "+p.words())
		}
	}
	want := []string{
		`SEQ Figure \* ARABIC = Figure` + "\u00a01: Profile", `SEQ Table \* ARABIC = Table` + "\u00a01: Cost and benefit, £m",
		`SEQ Figure \* ARABIC = Figure` + "\u00a02: Bridge", `SEQ Table \* ARABIC = Table` + "\u00a02: Cost and benefit, £m",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTheNumberOfATableThatIsPartedStays(t *testing.T) {
	d := begun(t, nil)
	wide := wideTable(40, "−1,234.5")
	wide.Caption = "Years"
	d.Table(wide)
	d.Table(profileTable())
	for i, field := range body(t, d).all("fldSimple") {
		instruction := strings.TrimSpace(field.attributes["instr"])
		if last := i > 0 && field.words() == "1"; (instruction == `SEQ Table \c`) != last {
			t.Errorf("field %d is %q and shows %q", i, instruction, field.words())
		}
	}
}

func TestWhatStandsBelowATableStaysWithItsLastRows(t *testing.T) {
	d := begun(t, nil)
	table := profileTable()
	table.Notes = []string{"First note", "Last note"}
	d.Table(table)
	b := body(t, d)
	rows := b.all("tr")
	if !rows[len(rows)-1].has("keepNext") {
		t.Error("the notes may begin a page alone")
	}
	notes := b.children[len(b.children)-3:]
	if !notes[0].has("keepNext") || notes[1].has("keepNext") || notes[1].words() != "Last note" {
		t.Errorf("the notes are %q and %q", notes[0].words(), notes[1].words())
	}
}

func TestAListOfContentsIsFilledAndLeadsToEveryHeading(t *testing.T) {
	for name, template := range map[string][]byte{"built-in": nil, "council": councilFile(t)} {
		d := begun(t, template)
		d.Heading(0, "Title")
		d.Contents("Contents", false)
		for n := range 4 {
			d.Heading(1, fmt.Sprintf("Part %d & more", n+1))
			d.FigureHeading(2, "Profile")
			d.Heading(3, "Too deep to be listed")
		}
		b := body(t, d)
		places := map[string]string{}
		for _, p := range b.children {
			for _, mark := range p.all("bookmarkStart") {
				places[mark.attributes["name"]] = strings.ReplaceAll(p.words(), "\u00a0", " ")
			}
		}
		var listed []string
		for _, link := range b.child("sdt").all("hyperlink") {
			if got := link.words(); got != places[link.attributes["anchor"]] {
				t.Errorf("%s: %q leads to %q", name, got, places[link.attributes["anchor"]])
			}
			listed = append(listed, link.words())
		}
		if len(listed) != 8 || listed[0] != "Part 1 & more" || listed[7] != "Figure 4: Profile" {
			t.Errorf("%s: the list is %q", name, listed)
		}
		if b.children[1].name != "sdt" || len(b.all("fldChar")) != 3 {
			t.Errorf("%s: the list isn't behind the title, or isn't one field", name)
		}
	}
}

// A program that makes a PDF fills fields of pages, and leaves a list of contents as it is.
func TestEveryEntryOfAPagedListOfContentsHasTheNumberOfItsPage(t *testing.T) {
	d := begun(t, nil)
	d.Contents("Contents", true)
	for range fewestEntries {
		d.Heading(1, "Part")
	}
	list := body(t, d).child("sdt")
	var asked, led []string
	for _, link := range list.all("hyperlink") {
		led = append(led, " PAGEREF "+link.attributes["anchor"]+` \h `)
	}
	for _, field := range list.all("instrText") {
		asked = append(asked, field.text)
	}
	if len(led) != fewestEntries || !slices.Equal(asked, led) {
		t.Errorf("the fields are %q for %q", asked, led)
	}
}

func TestAListOfContentsHasNoMoreEntriesThanAPageAndNoneForAFewHeadings(t *testing.T) {
	d := begun(t, nil)
	d.Contents("Contents", false)
	for range fewestEntries - 1 {
		d.Heading(1, "Part")
	}
	if body(t, d).has("sdt") {
		t.Error("a paper of a page or two has a list of contents")
	}
	d.Heading(1, "Part")
	for range mostEntries {
		d.Heading(2, "Detail")
	}
	if got := len(body(t, d).all("hyperlink")); got != fewestEntries {
		t.Errorf("%d entries are listed", got)
	}
}

func TestCouncilCaseAndPageAreOnEveryPageUnlessTheTemplateHasItsOwn(t *testing.T) {
	about := paper
	about.Running, about.Stamp = "A Council · A case", "DRAFT"
	bare := changed(t, "word/document.xml", councilDocument, councilSection, `<w:titlePg/>`)
	bare.data = []byte(strings.ReplaceAll(string(bare.data), councilFirst+`<w:headerReference w:type="default" r:id="rId99"/>`, ""))
	for name, c := range map[string]struct {
		template []byte
		want     int
	}{"built-in": {nil, 6}, "no header or footer": {councilFile(t, bare), 6}, "the council's own": {councilFile(t), 0}} {
		d := begun(t, c.template)
		d.Paragraph("Text")
		var b strings.Builder
		if err := d.Write(&b, about); err != nil {
			t.Fatal(err)
		}
		p := taken(t, []byte(b.String()))
		section := parsed(t, bytesOf(t, p, d.template.main)).child("body").child("sectPr")
		ours := 0
		for _, n := range section.children {
			for _, r := range parsed(t, bytesOf(t, p, d.template.links.name)).all("Relationship") {
				if n.attributes["id"] == r.attributes["Id"] && strings.HasSuffix(r.attributes["Type"], strings.TrimSuffix(n.name, "Reference")) && ofOurs(t, p, r) {
					ours++
				}
			}
		}
		if ours != c.want {
			t.Errorf("%s: %d of our headers and footers are named", name, ours)
		}
	}
}

// ofOurs reports whether a relationship leads to a header or footer of ours.
func ofOurs(t *testing.T, p *parts, link *node) bool {
	words := parsed(t, bytesOf(t, p, "word/"+link.attributes["Target"])).words()
	return words == "A Council · A case" || words == "DRAFT · Page 1 of 1"
}
