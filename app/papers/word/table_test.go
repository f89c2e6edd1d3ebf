package word

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestATablesNamesComeAgainOnEveryPageAndNoRowIsSplit(t *testing.T) {
	d := begun(t, nil)
	d.Table(profileTable())
	table := body(t, d).child("tbl")
	rows := table.all("tr")
	if len(rows) != 4 {
		t.Fatalf("there are %d rows", len(rows))
	}
	for i, row := range rows {
		if got := row.child("trPr").has("tblHeader"); got != (i == 0) {
			t.Errorf("row %d is a heading: %v", i, got)
		}
		if !row.child("trPr").has("cantSplit") {
			t.Errorf("row %d may be split", i)
		}
	}
	look := table.child("tblPr").child("tblLook").attributes
	if look["firstRow"] != "1" || look["lastRow"] != "1" || look["val"] != "0660" {
		t.Errorf("the table's look is %v", look)
	}
}

func TestATableIsAsWideAsTheTextAndSoAreItsColumns(t *testing.T) {
	for _, template := range [][]byte{nil, councilFile(t)} {
		d := begun(t, template)
		d.Table(profileTable())
		table := body(t, d).child("tbl")
		if w := table.child("tblPr").child("tblW").attributes; w["w"] != "5000" || w["type"] != "pct" {
			t.Errorf("the table's width is %v", w)
		}
		total := 0
		for i, c := range table.all("gridCol") {
			w, err := strconv.Atoi(c.attributes["w"])
			if err != nil || w <= 0 {
				t.Errorf("column %d is %q wide", i, c.attributes["w"])
			}
			total += w
			for _, row := range table.all("tr") {
				if got := row.all("tcW")[i].attributes["w"]; got != c.attributes["w"] {
					t.Errorf("a cell of column %d is %s wide", i, got)
				}
			}
		}
		if total != d.template.story.width {
			t.Errorf("the columns are %d wide together, the text %d", total, d.template.story.width)
		}
	}
}

func TestFiguresStandAtTheRightAndTheTotalIsBold(t *testing.T) {
	d := begun(t, nil)
	d.Table(profileTable())
	for r, row := range body(t, d).child("tbl").all("tr") {
		for c, cell := range row.all("tc") {
			want := "right"
			if c == 0 {
				want = "left"
			}
			if got := cell.all("jc")[0].attributes["val"]; got != want {
				t.Errorf("row %d, column %d stands at the %s", r, c, got)
			}
			if text := cell.words(); text != "" && cell.has("b") != (r == 0 || r == 3) {
				t.Errorf("%q is bold: %v", text, cell.has("b"))
			}
			if !cell.has("p") {
				t.Errorf("row %d, column %d has no paragraph", r, c)
			}
		}
	}
}

// No row stands alone at the foot or the head of a page, and none is parted: the names stay with the first two rows, and the
// last two stay together.
func TestNoRowOfATableIsStranded(t *testing.T) {
	for rows := range 7 {
		d := begun(t, nil)
		table := Table{Caption: "Figures", Columns: []string{"Year", "£m"}}
		for i := range rows {
			table.Rows = append(table.Rows, []string{fmt.Sprint(2018 + i), "1"})
		}
		d.Table(table)
		for r, row := range body(t, d).child("tbl").all("tr") {
			with := r == 0 || r < rows && (r == 1 || r == rows-1)
			if got := row.has("keepNext"); got != with {
				t.Errorf("row %d of %d stays with the next: %v", r, rows, got)
			}
			if properties := row.child("trPr"); !properties.has("cantSplit") || properties.has("tblHeader") != (r == 0) {
				t.Errorf("row %d of %d can be parted, or is repeated wrongly", r, rows)
			}
		}
	}
}

func TestATableSaysWhatItIsAndItsCaptionStaysWithIt(t *testing.T) {
	d := begun(t, nil)
	d.Table(profileTable())
	b := body(t, d)
	caption := b.children[0]
	if caption.words() != "Table\u00a01: Cost and benefit, £m" || !caption.child("pPr").has("keepNext") ||
		caption.all("pStyle")[0].attributes["val"] != "Caption" {
		t.Errorf("the caption is %q", caption.words())
	}
	properties := b.child("tbl").child("tblPr")
	if got := properties.child("tblCaption").attributes["val"]; got != "Cost and benefit, £m" {
		t.Errorf("the table is called %q", got)
	}
	if got := properties.child("tblDescription").attributes["val"]; got != "Year; Benefit; Cost" {
		t.Errorf("the table is described as %q", got)
	}
}

func TestATableMayBeIrregular(t *testing.T) {
	cases := []struct {
		name  string
		table Table
		want  [][]string
	}{
		{"no rows", Table{Columns: []string{"A", "B"}, Total: true}, [][]string{{"A", "B"}}},
		{"no names", Table{Rows: [][]string{{"a"}}}, [][]string{{"a"}}},
		{"short and long rows", Table{Columns: []string{"A", "B"}, Rows: [][]string{{"a"}, {"a", "b", "c"}}}, [][]string{{"A", "B", ""}, {"a", "", ""}, {"a", "b", "c"}}},
		{"an empty row", Table{Columns: []string{"A"}, Rows: [][]string{nil}}, [][]string{{"A"}, {""}}},
		{"blank names", Table{Columns: []string{" ", ""}}, [][]string{{" ", ""}}},
		{"nothing", Table{Rows: [][]string{nil}}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := begun(t, nil)
			d.Table(c.table)
			b := body(t, d)
			var got [][]string
			for _, row := range b.all("tr") {
				var cells []string
				for _, cell := range row.all("tc") {
					cells = append(cells, cell.words())
				}
				got = append(got, cells)
			}
			if !slices.EqualFunc(got, c.want, slices.Equal) {
				t.Errorf("got %q", got)
			}
			if c.want != nil && b.children[1].name != "p" {
				t.Error("the document doesn't end with a paragraph")
			}
		})
	}
}

func TestTablesDontJoinAndTextKeepsItsDistance(t *testing.T) {
	d := begun(t, nil)
	bare := Table{Columns: []string{"A"}}
	d.Table(bare)
	d.Table(bare)
	d.Paragraph("Text")
	d.Paragraph("More")
	b := body(t, d)
	var names []string
	for _, c := range b.children {
		names = append(names, c.name)
	}
	if want := []string{"tbl", "p", "tbl", "p", "p", "sectPr"}; !slices.Equal(names, want) {
		t.Fatalf("got %v", names)
	}
	if got := b.children[3].all("spacing"); len(got) != 1 || got[0].attributes["before"] != "200" {
		t.Errorf("the text after the table has %v", got)
	}
	if b.children[4].has("spacing") {
		t.Error("the text after that has space as well")
	}
}

func TestColumnsAreWideEnoughForTheirWords(t *testing.T) {
	long := "A reason that takes far more room than any other text of the table, so that it has to be broken into several lines whatever the others get"
	// Limits of the columns' widths in twips, and of the size of type in half points.
	type limits struct {
		least, most []int
		size        [2]int
	}
	cases := []struct {
		name  string
		table Table
		want  limits
	}{
		{
			"what fits is spread, text getting more", profileTable(),
			limits{[]int{3500, 2000, 1500}, []int{5500, 3000, 3000}, [2]int{20, 20}},
		},
		{
			"figures alone are spread evenly",
			Table{Columns: []string{"1", "2"}, Numeric: []bool{true, true}},
			limits{[]int{4507, 4507}, []int{4508, 4508}, [2]int{20, 20}},
		},
		{
			"a long text takes most, figures what they need",
			Table{
				Columns: []string{"Decision", "Reason", "£m"}, Numeric: []bool{false, false, true},
				Rows: [][]string{{"Customer contact", long, "1,234.5"}},
			},
			limits{[]int{1200, 5000, 900}, []int{2500, 6900, 1300}, [2]int{20, 20}},
		},
		{
			"many columns make the type smaller", wideTable(13, "−1,234.5"),
			limits{slices.Repeat([]int{600}, 13), slices.Repeat([]int{800}, 13), [2]int{smallest, 19}},
		},
		{
			"too many columns share what there is", wideTable(40, "−1,234.5"),
			limits{slices.Repeat([]int{225}, 40), slices.Repeat([]int{226}, 40), [2]int{smallest, smallest}},
		},
		{
			"one endless text leaves the others more than a word",
			Table{Columns: []string{"A few words here", long + long + long + long}},
			limits{[]int{1000, 6000}, []int{3000, 8000}, [2]int{20, 20}},
		},
		{
			"an endless word is broken",
			Table{Columns: []string{"Source", "https://example.org/" + strings.Repeat("figures", 20)}},
			limits{[]int{900, 6000}, []int{2000, 8100}, [2]int{20, 20}},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			const width = 9015
			g := newGrid(c.table, arial())
			size := g.size(width, 24)
			widths := g.spread(width, size)
			total := 0
			for i, w := range widths {
				total += w
				if w < c.want.least[i] || w > c.want.most[i] {
					t.Errorf("column %d is %d wide, want %d to %d", i, w, c.want.least[i], c.want.most[i])
				}
			}
			if total != width || size < c.want.size[0] || size > c.want.size[1] {
				t.Errorf("the columns are %v, %d together, in type of %d half points", widths, total, size)
			}
		})
	}
}

func wideTable(columns int, figure string) Table {
	table := Table{Rows: [][]string{nil}}
	for range columns {
		table.Columns = append(table.Columns, "2018/19")
		table.Rows[0] = append(table.Rows[0], figure)
		table.Numeric = append(table.Numeric, true)
	}
	return table
}

func TestSmallTypeStaysAsItIs(t *testing.T) {
	if size := newGrid(profileTable(), arial()).size(9015, 10); size != 10 {
		t.Errorf("the size is %d", size)
	}
}

func TestLettersThatAreWiderMakeLongerLines(t *testing.T) {
	for _, pair := range [][2]string{{"ill", "mmm"}, {"abc", "ABC"}, {"abc", "漢字漢"}, {"a\u0301", "ab"}, {"a b", "abc"}} {
		_, narrow := arial().extents(pair[0])
		_, wide := arial().extents(pair[1])
		if narrow >= wide {
			t.Errorf("%q is as wide as %q", pair[0], pair[1])
		}
	}
	if word, line := arial().extents("one longest-two\nx"); word >= line || word <= 0 {
		t.Errorf("the word is %v, the line %v", word, line)
	}
}
