package excel

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const (
	paperA4 = 9
	// maxFooter is the most that a footer holds, in UTF-16 code units. The number of the page stands in the header: beside a long
	// stamp it has no room.
	maxFooter  = 255
	pageNumber = "&RPage &P of &N"
)

// setLinks makes the cells of a list of sheets lead to them.
func (b *book) setLinks(p *page, _ *excelize.StreamWriter) error {
	for _, at := range slices.Sorted(maps.Keys(p.links)) {
		if err := b.file.SetCellHyperLink(p.name, at, p.links[at]+"!A1", "Location"); err != nil {
			return err
		}
	}
	return nil
}

// setPaper prepares a page for printing: A4 across, as wide as the paper, the headings on every sheet and the
// stamp at its foot.
func (b *book) setPaper(p *page, _ *excelize.StreamWriter) error {
	size, across, wide, high := paperA4, "landscape", p.sheetsWide(), 0
	if p.name == sheetAbout {
		high = 1 // what it says belongs together
	}
	err := b.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high,
	})
	if err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddHeader: pageNumber, OddFooter: footer(b.stamp)}); err != nil {
		return err
	}
	repeated := fmt.Sprintf("%s!$%d:$%d", p.name, headRow, headRow)
	if p.frozen > 0 {
		repeated = fmt.Sprintf("%s!$A:$%s,%s", p.name, columnName(p.frozen), repeated)
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: p.name})
}

// A sheet of paper holds about this many characters across before they are too small to read.
const readable = 230

// sheetsWide is how many sheets of paper the page is spread over: one, unless its first columns can be repeated.
func (p *page) sheetsWide() int {
	if p.frozen == 0 {
		return 1
	}
	width := 0.0
	for _, h := range p.heads {
		width += h.width
	}
	return int(math.Ceil(width / readable))
}

// narrow takes from the columns of text what none of their cells needs.
func (p *page) narrow() {
	for i, h := range p.heads {
		if needs := p.longest(i); needs > 0 {
			p.heads[i].width = min(h.width, 1.15*float64(needs)+2)
		}
	}
}

// narrowest is the least room for the text of a column, in characters.
const narrowest = 8

// longest counts the characters of the longest line of text in a column, at least narrowest, or 0 for a column of
// numbers.
func (p *page) longest(column int) int {
	longest := narrowest
	for word := range strings.FieldsSeq(p.heads[column].name) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	for _, row := range p.rows {
		text, ok := row[column].value.(string)
		if !ok {
			return 0
		}
		for line := range strings.SplitSeq(text, "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
	}
	return longest
}

// Heights of rows, in points.
const (
	lineHeight = 15
	// No row can be higher.
	maxHeight = 409
)

// height is that of a row whose texts are wrapped, in points, 0 for one of a single line. Not every program works
// it out for itself on opening.
func (p *page) height(cells []cell) float64 {
	lines := 1
	for i, c := range cells {
		if text, ok := c.value.(string); ok && wraps(c.style) && i < len(p.heads) {
			lines = max(lines, wrapped(text, p.heads[i].width))
		}
	}
	if lines == 1 {
		return 0
	}
	return float64(min(lines*lineHeight, maxHeight))
}

// wrapped counts the lines that a text takes in a column, on the safe side: words don't fill lines to the end.
func wrapped(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))/(0.92*width))
	}
	return lines
}

// footer writes the stamp. An ampersand is doubled, as it begins a code.
func footer(stamp string) string {
	room := maxFooter - len("&L")
	stamp = strings.Map(oneLine, stamp)
	text := strings.ReplaceAll(stamp, "&", "&&")
	for most := room; len(utf16.Encode([]rune(text))) > room; most-- {
		text = strings.ReplaceAll(shorten(stamp, most), "&", "&&")
	}
	return "&L" + text
}

func oneLine(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}
