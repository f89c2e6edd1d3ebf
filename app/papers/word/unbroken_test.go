package word

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestFiguresYearsAndUnitsStayWholeInARunningText(t *testing.T) {
	shown := strings.NewReplacer(noBreakSpace, "~", noBreakHyphen, "^")
	for text, want := range map[string]string{
		"costs £3.2 million in 2019/20":   "costs £3.2~million in 2019/20",
		"£ 3m, £ m, 5 per cent and 10 %":  "£~3m, £~m, 5~per~cent and 10~%",
		"12 345 people, 1 234 567 of all": "12~345 people, 1~234~567 of all",
		"2019-20 to 2022-23":              "2019^20 to 2022^23",
		"-1.5, (-£2m) and [-3]":           "^1.5, (^£2m) and [^3]",
		"a well-known half-year, A-1":     "a well-known half-year, A-1",
		"in 3 years and 2 moves":          "in 3 years and 2 moves",
		"no figure here - none":           "no figure here - none",
	} {
		if got := shown.Replace(unbroken(text)); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
		d := begun(t, nil)
		d.Paragraph(text)
		p := body(t, d).child("p")
		if got := strings.ReplaceAll(p.words(), noBreakSpace, " "); got != text {
			t.Errorf("%q is written as %q", text, got)
		}
		if got, want := len(p.all("noBreakHyphen")), strings.Count(want, "^"); got != want {
			t.Errorf("%q has %d hyphens that hold, want %d", text, got, want)
		}
	}
}

func TestAFigureInATableIsKeptOnOneLine(t *testing.T) {
	d := begun(t, nil)
	d.Table(Table{
		Columns: []string{"Year 2019-20", "2019-20", "Change on 2018", "£m"}, Numeric: []bool{false, true, true, true},
		Rows: [][]string{{"1 to 2", "−1.5 to 2.0", "not known before the decision of 2019", "not cashable"}, {"", "1-2", "3", "line\n1"}},
	})
	want := [][]string{{"Year 2019-20", "2019-20|", "Change on 2018", "£m|"}, {"1 to 2", "−1.5~to~2.0|", "not known before the decision of 2019", "not~cashable|"}, {"", "1-2|", "3|", "line\n1"}}
	for r, row := range body(t, d).all("tr") {
		for c, cell := range row.all("tc") {
			got := strings.ReplaceAll(cell.words(), noBreakSpace, "~")
			if cell.has("noWrap") {
				got += "|"
			}
			if got != want[r][c] {
				t.Errorf("row %d, column %d is %q, want %q", r, c, got, want[r][c])
			}
			if cell.has("noWrap") && strings.Count(cell.words(), "-") != len(cell.all("noBreakHyphen")) {
				t.Errorf("row %d, column %d has a hyphen at which a line may end", r, c)
			}
		}
	}
}

// verdanaWidth returns how wide a figure is in Verdana, em: what the font itself says of its letters.
func verdanaWidth(text string, bold bool) (em float64) {
	plain, heavy := map[rune]float64{}, map[rune]float64{}
	for _, w := range []struct {
		letters      string
		plain, heavy float64
	}{
		{"0123456789£", 0.636, 0.711},
		{",.", 0.364, 0.362},
		{"/", 0.454, 0.689},
		{"−+", 0.818, 0.867},
		{"-" + noBreakHyphen, 0.454, 0.480},
		{"%", 1.076, 1.272},
		{"m", 0.973, 1.059},
		{"()", 0.454, 0.543},
		{noBreakSpace, 0.352, 0.342},
		{"t", 0.394, 0.455},
		{"o", 0.607, 0.687},
	} {
		for _, r := range w.letters {
			plain[r], heavy[r] = w.plain, w.heavy
		}
	}
	for _, r := range text {
		if bold {
			em += heavy[r]
		} else {
			em += plain[r]
		}
	}
	return em
}

// Tables of any number of columns, in the font that is named and in one that isn't known: every figure and every year
// has room in Verdana, and nothing is lost where a table is parted.
func TestNoFigureOrYearBreaksInTheWidestFont(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	random := rand.New(rand.NewPCG(12, 5))
	forms := []func(n int) string{
		strconv.Itoa,
		func(n int) string { return fmt.Sprintf("−%d,%03d.%d", n%1000, n%1000, n%10) },
		func(n int) string { return fmt.Sprintf("£%d.%dm", n%1000, n%10) },
		func(n int) string { return fmt.Sprintf("(%d.%02d)", n%100, n%100) },
		func(n int) string { return fmt.Sprintf("+%d.%d%%", n%100, n%10) },
		func(n int) string { return fmt.Sprintf("-%d to %d", n%100, n%1000) },
	}
	for _, font := range []string{"Verdana", "Unheard Of", "minorHAnsi"} {
		styles := strings.ReplaceAll(councilStyles, `<w:sz w:val="20"/>`, `<w:rFonts w:ascii="`+font+`" w:asciiTheme="`+font+`"/>`)
		template := councilFile(t, part{"word/styles.xml", []byte(styles)})
		for columns := 2; columns <= 34; columns++ {
			table := Table{Columns: []string{"Component"}, Numeric: []bool{false}, Rows: make([][]string, 3), Total: true}
			for i := range table.Rows {
				table.Rows[i] = []string{"A name"}
			}
			form, figures := forms[random.IntN(len(forms))], 0
			for c := 1; c < columns; c++ {
				table.Columns, table.Numeric = append(table.Columns, fmt.Sprintf("%d/%02d", 2018+c, (19+c)%100)), append(table.Numeric, true)
				for i := range table.Rows {
					table.Rows[i] = append(table.Rows[i], form(random.IntN(100_000)))
				}
			}
			d := begun(t, template)
			d.Table(table)
			for _, part := range body(t, d).all("tbl") {
				figures += checkRoom(t, fmt.Sprintf("%s, %d columns", font, columns), part, d.template.styles.size)
			}
			if want := (columns - 1) * 4; figures != want {
				t.Errorf("%d columns: %d figures of %d are there", columns, figures, want)
			}
		}
	}
}

// checkRoom sees that every figure fits in its cell, and returns how many there are.
func checkRoom(t *testing.T, where string, table *node, size int) (figures int) {
	t.Helper()
	margin, err := strconv.Atoi(table.child("tblPr").child("tblCellMar").child("left").attributes["w"])
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range table.all("tc") {
		if !cell.has("noWrap") {
			continue
		}
		figures++ // or a year
		if sizes := cell.all("sz"); len(sizes) > 0 {
			size, _ = strconv.Atoi(sizes[0].attributes["val"])
		}
		width, _ := strconv.Atoi(cell.all("tcW")[0].attributes["w"])
		needed := verdanaWidth(strings.ReplaceAll(cell.words(), "-", noBreakHyphen), cell.has("b")) * float64(size) * 10
		if room := float64(width - 2*margin); needed > room {
			t.Errorf("%s: %q is %.0f twips wide and has %.0f", where, cell.words(), needed, room)
		}
	}
	return figures
}

func TestATableIsPartedOnlyWhereItsFiguresHaveNoRoom(t *testing.T) {
	d := begun(t, nil)
	table := wideTable(31, "1,234.5")
	table.Columns, table.Numeric, table.Caption = append([]string{"Year"}, table.Columns[1:]...), append([]bool{false}, table.Numeric[1:]...), "Figures"
	d.Table(table)
	d.Table(profileTable())
	b := body(t, d)
	var captions []string
	for i, c := range b.children {
		if c.name == "tbl" {
			captions = append(captions, b.children[i-1].words())
		}
	}
	if got := strings.Join(captions, "; "); got != "Table\u00a01: Figures; Table\u00a01: Figures, continued; Table\u00a01: Figures, continued; Table\u00a02: Cost and benefit, £m" {
		t.Errorf("the tables are %q", got)
	}
	for _, part := range b.all("tbl")[:3] {
		if got := part.all("tc")[0].words(); got != "Year" {
			t.Errorf("a part begins with the column %q", got)
		}
	}
	tables := b.all("tbl")
	if a, b := tables[0].all("sz")[0].attributes["val"], tables[2].all("sz")[0].attributes["val"]; a != b {
		t.Errorf("the parts are in type of %s and %s half points", a, b)
	}
}

func TestWidthsAreThoseOfTheTemplatesFont(t *testing.T) {
	theme := `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:minorFont>` +
		`<a:latin typeface="%s"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`
	style := func(at, font string) string {
		switch at {
		case "defaults":
			return strings.Replace(councilStyles, `<w:sz w:val="20"/>`, `<w:rFonts `+font+`/>`, 1)
		case "body":
			return strings.Replace(councilStyles, `<w:sz w:val="22"/>`, `<w:rFonts `+font+`/>`, 1)
		case "table":
			return strings.Replace(councilStyles, `<w:name w:val="Table Grid"/>`, `<w:name w:val="Table Grid"/><w:rPr><w:rFonts `+font+`/></w:rPr>`, 1)
		}
		return strings.Replace(councilStyles, `<w:name w:val="Title"/>`, `<w:name w:val="Title"/><w:rPr><w:rFonts `+font+`/></w:rPr>`, 1)
	}
	for _, c := range []struct {
		at, font, theme string
		want            letters
	}{
		{"defaults", `w:ascii="Arial"`, "Verdana", arial()},
		{"defaults", `w:ascii="Verdana"`, "Arial", verdana()},
		{"defaults", `w:ascii="Arial" w:asciiTheme="minorHAnsi"`, "Verdana", verdana()},
		{"defaults", `w:ascii="Verdana" w:asciiTheme="minorHAnsi"`, "Calibri", arial()},
		{"body", `w:hAnsi="Council Sans"`, "Arial", verdana()},
		{"table", `w:ascii="Tahoma"`, "Arial", verdana()},
		{"title", `w:ascii="Verdana"`, "Arial", arial()},
		{"title", ``, "Arial", arial()},
	} {
		d := begun(t, councilFile(t, part{"word/styles.xml", []byte(style(c.at, c.font))}, part{"word/theme/theme1.xml", fmt.Appendf(nil, theme, c.theme)}))
		if d.template.letters != c.want {
			t.Errorf("%s in %s, the theme in %s: the letters are %v", c.at, c.font, c.theme, d.template.letters)
		}
	}
}
