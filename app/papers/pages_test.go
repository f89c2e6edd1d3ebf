//go:build office

package papers

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// These tests have LibreOffice lay the papers out and look at the pages: make pages. They need pdftotext, pdftoppm, pdfinfo and qpdf.

func TestPagesAreWellFilledAndNothingStandsAloneOrOnAnother(t *testing.T) {
	papers := map[string]Paper{"example": example(t), "large": large(t), "empty": almostEmpty(t)}
	templates := map[string][]byte{"builtin": nil, "council": councilTemplate(t), "minimal": minimalTemplate(t)}
	for caseName, s := range papers {
		for templateName, template := range templates {
			t.Run(caseName+" "+templateName, func(t *testing.T) {
				s.Template = template
				checkPaper(t, s, caseName+"-"+templateName)
			})
		}
	}
}

// checkPaper makes a paper as Word document and as PDF, and looks at both. The files stay where TOMWORKBENCH_PAGES says.
func checkPaper(t *testing.T, s Paper, name string) {
	folder := t.TempDir()
	if kept := os.Getenv("TOMWORKBENCH_PAGES"); kept != "" {
		folder = kept
	}
	document, file := filepath.Join(folder, name+Word), filepath.Join(folder, name+PDF)
	for _, path := range []string{document, file} {
		if err := SaveOptions(s, path); err != nil {
			t.Fatal(err)
		}
	}
	headings, captions, pictures := partsOf(t, document)
	checkStructure(t, file, pictures)
	pages := layoutOf(t, file)
	if !slices.ContainsFunc(pages, func(p layoutPage) bool {
		return slices.ContainsFunc(p.Lines, func(l layoutLine) bool { return p.endsWithOneOf(captions, l) })
	}) {
		t.Error("no caption of the document is found on a page, so none is looked after")
	}
	for i, p := range pages {
		p.checkOverlaps(t, i+1)
		if i == len(pages)-1 {
			continue
		}
		reach := reaches(t, file, i+1)
		p.checkEnd(t, i+1, reach, headings, captions)
		if fill := (reach - bodyTop) / (bodyBottom - bodyTop); fill < 1.0/3 {
			t.Errorf("page %d of %d is filled to %.0f%%", i+1, len(pages), 100*fill)
		}
	}
	t.Logf("%d pages, %d figures", len(pages), pictures)
}

// What lies between header and footer of an A4 page, in mm from its top; that of all three templates.
const (
	bodyTop, bodyBottom = 24.0, 272.0
	mmPerPoint          = 25.4 / 72
)

// partsOf returns the texts of a document's headings and captions, and the number of its pictures, all of which have to say what
// they show.
func partsOf(t *testing.T, path string) (headings, captions []string, pictures int) {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range regexp.MustCompile(`(?s)<w:p(?: [^>]*)?>.*?</w:p>`).FindAllString(string(data), -1) {
		text := squeezed(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(p, "<w:noBreakHyphen/>", "-"), ""))
		switch {
		case strings.Contains(p, "bookmarkStart"):
			headings = append(headings, text)
		case strings.Contains(p, "SEQ Table"):
			captions = append(captions, text)
		}
	}
	for _, picture := range regexp.MustCompile(`<wp:docPr [^>]*>`).FindAllString(string(data), -1) {
		pictures++
		if alt := regexp.MustCompile(`descr="([^"]+)"`).FindStringSubmatch(picture); alt == nil || len(alt[1]) < 20 {
			t.Errorf("a picture doesn't say what it shows: %s", picture)
		}
	}
	return headings, captions, pictures
}

// squeezed is a text without anything between its letters, for lines break anywhere.
func squeezed(text string) string {
	text = strings.NewReplacer("&amp;", "&", "&#39;", "'", "&#34;", `"`, "\u00a0", "", "\u2011", "-").Replace(text)
	return strings.Join(strings.Fields(text), "")
}

// checkStructure sees that the PDF is tagged, that no level of heading is left out and that every picture has its alternative text.
func checkStructure(t *testing.T, file string, pictures int) {
	t.Helper()
	about, tags := tool(t, "pdfinfo", file), tool(t, "pdfinfo", "-struct", file)
	if !regexp.MustCompile(`Tagged:\s+yes`).MatchString(about) || !regexp.MustCompile(`Title:\s+Options paper: `).MatchString(about) {
		t.Errorf("the PDF isn't tagged or has no title:\n%s", about)
	}
	before := 0
	for _, found := range regexp.MustCompile(`(?m)^\s*H([1-6]) \(block\)`).FindAllStringSubmatch(tags, -1) {
		level := int(found[1][0] - '0')
		if level > before+1 {
			t.Errorf("a heading of level %d comes behind one of level %d", level, before)
		}
		before = level
	}
	if before == 0 {
		t.Error("the PDF has no headings")
	}
	if got := len(regexp.MustCompile(`(?m)^\s*Figure:?`).FindAllString(tags, -1)); got < pictures {
		t.Errorf("%d pictures of %d are tagged", got, pictures)
	}
	raw := tool(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	if got := strings.Count(raw, "/Alt "); got < pictures {
		t.Errorf("%d pictures of %d say what they show", got, pictures)
	}
	if !regexp.MustCompile(`/Lang \(en-GB\)`).MatchString(raw) || !strings.Contains(raw, "/DisplayDocTitle true") {
		t.Error("the PDF doesn't say that it is in British English, or doesn't show its title")
	}
}

// tool runs a tool and returns what it says. Some warn by their exit code.
func tool(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, arguments...).Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// box is where a word or a line stands, in points from the page's top left.
type box struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
}

type layoutWord struct {
	box
	Text string `xml:",chardata"`
}

type layoutLine struct {
	box
	Words []layoutWord `xml:"word"`
}

func (l layoutLine) text() string {
	text := ""
	for _, w := range l.Words {
		text += w.Text
	}
	return squeezed(text)
}

type layoutPage struct {
	Lines []layoutLine `xml:"flow>block>line"`
}

func layoutOf(t *testing.T, file string) []layoutPage {
	t.Helper()
	var out struct {
		Pages []layoutPage `xml:"body>doc>page"`
	}
	data := []byte(tool(t, "pdftotext", "-bbox-layout", file, "-"))
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if err := decoder.Decode(&out); err != nil || len(out.Pages) == 0 {
		t.Fatalf("%d pages: %v", len(out.Pages), err)
	}
	return out.Pages
}

// checkOverlaps sees that no word stands on another.
func (p layoutPage) checkOverlaps(t *testing.T, number int) {
	t.Helper()
	var all []layoutWord
	for _, l := range p.Lines {
		all = append(all, l.Words...)
	}
	for i, a := range all {
		for _, b := range all[:i] {
			wide, high := min(a.Right, b.Right)-max(a.Left, b.Left), min(a.Bottom, b.Bottom)-max(a.Top, b.Top)
			smaller := min((a.Right-a.Left)*(a.Bottom-a.Top), (b.Right-b.Left)*(b.Bottom-b.Top))
			if wide > 0 && high > 0 && wide*high > 0.25*smaller {
				t.Errorf("page %d: %q stands on %q", number, a.Text, b.Text)
			}
		}
	}
}

// endsWithOneOf reports whether the last lines of a page, down to one of them, are one of some texts, whole.
func (p layoutPage) endsWithOneOf(texts []string, last layoutLine) bool {
	const most = 4 // lines of a caption
	lines := slices.DeleteFunc(slices.Clone(p.Lines), func(l layoutLine) bool { return l.Bottom > last.Bottom })
	slices.SortFunc(lines, func(a, b layoutLine) int { return cmp.Compare(b.Bottom, a.Bottom) })
	said := ""
	for _, l := range lines[:min(most, len(lines))] {
		said = l.text() + said
		if slices.Contains(texts, said) {
			return true
		}
	}
	return false
}

// checkEnd sees that a page, which reaches so many mm down, ends neither with a heading nor with a caption. A cell of a table may say the same as a heading, in
// smaller type, and a part of a caption, but not all of it with its number.
func (p layoutPage) checkEnd(t *testing.T, number int, reach float64, headings, captions []string) {
	t.Helper()
	var last layoutLine
	for _, l := range p.Lines {
		if l.Bottom*mmPerPoint < bodyBottom && l.Bottom > last.Bottom {
			last = l
		}
	}
	const picture = 10 // mm; no letter reaches so far below its line
	if reach > last.Bottom*mmPerPoint+picture {
		return
	}
	text := last.text()
	ends := func(whole string) bool { return text != "" && strings.HasSuffix(whole, text) }
	const headingHeight = 14.5 // points
	if last.Bottom-last.Top > headingHeight && slices.ContainsFunc(headings, ends) {
		t.Errorf("page %d ends with the heading %q", number, text)
	}
	if p.endsWithOneOf(captions, last) {
		t.Errorf("page %d ends with the caption %q", number, text)
	}
}

// reaches returns how far down the text and pictures of a page reach, in mm.
func reaches(t *testing.T, file string, page int) float64 {
	t.Helper()
	const dpi = 36
	number := fmt.Sprint(page)
	data := tool(t, "pdftoppm", "-r", fmt.Sprint(dpi), "-f", number, "-l", number, "-png", "-gray", file)
	picture, err := png.Decode(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	px := func(mm float64) int { return int(mm / 25.4 * dpi) }
	for y := px(bodyBottom); y > px(bodyTop); y-- {
		if inked(picture, y) {
			return float64(y) / dpi * 25.4
		}
	}
	return bodyTop
}

func inked(picture image.Image, y int) bool {
	for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
		if r, _, _, _ := picture.At(x, y).RGBA(); r < 0xC000 {
			return true
		}
	}
	return false
}

// large is a case of 40 components and 30 years, with long names.
func large(t *testing.T) Paper {
	t.Helper()
	const components, years = 40, 30
	figures := func(from, step float64) []decimal.Decimal {
		list := make([]decimal.Decimal, years)
		for i := range 5 {
			list[i] = decimal.NewFromFloat(from + step*float64(i)).Round(2)
		}
		return list
	}
	records := []model.Record{
		&model.Head{ID: "large", Title: "Whole-council operating model", Organisation: "Anytown Metropolitan Borough Council", FirstYear: 2026, Years: years},
		&model.Scenario{ID: "s", Name: "All that was proposed"}, &model.Scenario{ID: "less", Name: "A part of it"},
	}
	for n := range 12 {
		records = append(records, &model.Principle{ID: fmt.Sprint("p", n), Name: fmt.Sprintf("Principle %d, which says at some length what is held to", n+1)})
	}
	for n := range components {
		component, decision := fmt.Sprint("c", n), fmt.Sprint("d", n)
		name := fmt.Sprintf("Component %d of the model, with a name that needs more than one line", n+1)
		records = append(records, &model.Component{ID: component, Name: name}, &model.Decision{ID: decision, Component: component, Name: name, AsIs: true})
		for o := range 3 {
			option := fmt.Sprintf("o%d-%d", n, o)
			records = append(records,
				&model.Option{ID: option, Decision: decision, Name: fmt.Sprintf("Answer %d for component %d", o+1, n+1)},
				&model.Line{ID: option + "b", Owner: option, Type: model.BenefitLine, Recurrence: model.Ongoing, Category: "transformation", Minimum: figures(0.2+float64(o)/10, 0.1), Maximum: figures(0.5+float64(o)/10, 0.2)},
				&model.Line{ID: option + "c", Owner: option, Type: model.CostLine, Recurrence: model.Once, Category: "technology", Minimum: figures(1.1, -0.2)})
		}
		for i, s := range []string{"s", "less"} {
			records = append(records, &model.Choice{Scenario: s, Decision: decision, Options: []string{fmt.Sprintf("o%d-%d", n, i)}, Status: model.Provisional, Reason: "The reason that was given at the workshop, in a sentence or two."})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Paper{Subject: charts.Subject{Case: c, Scenario: "s", With: []string{"less"}, Estimate: model.Minimum, Basis: model.Recurring, Workings: new(charts.Workings)}, At: example(t).At}
}

func almostEmpty(t *testing.T) Paper {
	t.Helper()
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "empty", Title: "A case", FirstYear: 2026, Years: 3}, &model.Scenario{ID: "s", Name: "Nothing yet"},
		&model.Component{ID: "c", Name: "Contact"}, &model.Decision{ID: "d", Component: "c", Name: "Contact"}, &model.Option{ID: "o", Decision: "d", Name: "One front door"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	return Paper{Subject: charts.Subject{Case: c, Scenario: "s", Estimate: model.Central, Basis: model.Recurring}, At: example(t).At}
}

const (
	wordMain = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	wordType = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	relation = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// minimalTemplate is a document that says next to nothing: no styles, no header, no footer.
func minimalTemplate(t *testing.T) []byte {
	return templateOf(t, "document.main+xml", `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>`, nil)
}

// councilTemplate is a template with styles, a header and a footer of its own.
func councilTemplate(t *testing.T) []byte {
	style := func(id, name, paragraph, letters string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Normal"/><w:pPr>` + paragraph + `</w:pPr><w:rPr>` + letters + `</w:rPr></w:style>`
	}
	styles := `<w:styles ` + wordMain + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>` +
		style("Kop1", "heading 1", `<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:color w:val="006633"/><w:sz w:val="36"/>`) +
		style("Kop2", "heading 2", `<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:color w:val="006633"/><w:sz w:val="30"/>`) +
		style("Titel", "Title", ``, `<w:b/><w:sz w:val="48"/>`) + `</w:styles>`
	header := `<w:hdr ` + wordMain + `><w:p><w:r><w:t>Anytown Borough Council: report to Cabinet</w:t></w:r></w:p></w:hdr>`
	footer := `<w:ftr ` + wordMain + `><w:p><w:r><w:t xml:space="preserve">OFFICIAL, page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`
	section := `<w:headerReference xmlns:r="` + relation + `" w:type="default" r:id="header"/><w:footerReference xmlns:r="` + relation + `" w:type="default" r:id="footer"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1600" w:right="1134" w:bottom="1500" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>`
	return templateOf(t, "template.main+xml", section, map[string]string{"styles": styles, "header": header, "footer": footer})
}

// templateOf packs a template.
func templateOf(t *testing.T, kind, section string, others map[string]string) []byte {
	t.Helper()
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + kind + `"/>`
	links := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	files := map[string]string{
		"_rels/.rels":       links + `<Relationship Id="r1" Type="` + relation + `/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document ` + wordMain + `><w:body><w:p><w:r><w:t>Old text</w:t></w:r></w:p><w:sectPr>` + section + `</w:sectPr></w:body></w:document>`,
	}
	for name, text := range others {
		types += `<Override PartName="/word/` + name + `.xml" ContentType="` + wordType + name + `+xml"/>`
		links += `<Relationship Id="` + name + `" Type="` + relation + `/` + name + `" Target="` + name + `.xml"/>`
		files["word/"+name+".xml"] = text
	}
	files["[Content_Types].xml"] = types + `</Types>`
	files["word/_rels/document.xml.rels"] = links + `</Relationships>`
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range files {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
