package word

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAnyTextComesOutAsItIs(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"markup", `a < b && "c" > 'd' <w:p>`, `a < b && "c" > 'd' <w:p>`},
		{"spaces", "  two  spaces  ", "  two  spaces  "},
		{"a formula is only text", "=1+1 −3 @x", "=1+1 −3 @x"},
		{"line breaks", "a\nb\r\nc\rd\ve\u2028f\u2029g\u0085h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"breaks alone", "\n\t\n", "\n\t\n"},
		{"tabs", "a\tb\t", "a\tb\t"},
		{"control characters", "a\x00\x01\x08\x1fb\x7f", "ab\x7f"},
		{"what isn't a character", "a\ufffe\uffffb", "ab"},
		{"what isn't text", "a\xffb\xed\xa0\x80", "a\ufffdb\ufffd\ufffd\ufffd"},
		{"beyond the basic plane", "😀𝔘", "😀𝔘"},
		{"nothing", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := begun(t, nil)
			d.Paragraph(c.text)
			d.Table(Table{Columns: []string{c.text}, Caption: "x" + c.text})
			b := body(t, d)
			if got := b.child("p").words(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if got := b.child("tbl").words(); got != c.want {
				t.Errorf("in a table: got %q, want %q", got, c.want)
			}
			if got := b.all("tblCaption")[0].attributes["val"]; got != "x"+c.want {
				t.Errorf("as a caption: got %q, want %q", got, "x"+c.want)
			}
		})
	}
}

func TestAParagraphRunsTheWayOfItsFirstLetter(t *testing.T) {
	cases := []struct {
		text string
		bidi bool
		runs string // letters of the runs, those from right to left in brackets
	}{
		{"David Cohen", false, "David Cohen"},
		{"12 – דוד", true, "[12 – דוד]"},
		{"דוד Cohen", true, "[דוד ]|Cohen"},
		{"By أحمد, for us", false, "By |[أحمد]|, for us"},
		{"By דוד כהן, for us", false, "By |[דוד כהן]|, for us"},
		{"דוד £8m", true, "[דוד ]|£8m"},
		{"Of דוד, £8.5m in 2018/19", false, "Of |[דוד]|, £8.5m in 2018/19"},
		{"By תכנית 2025 חדשה, 12", false, "By |[תכנית 2025 חדשה]|, 12"},
		{"By \u202Eדוד\u202C, for us", false, "By |[דוד]|, for us"},
		{"123 – 4", false, "123 – 4"},
		{"", false, ""},
	}
	for _, c := range cases {
		d := begun(t, nil)
		d.Paragraph(c.text)
		p := body(t, d).child("p")
		if got := p.child("pPr").has("bidi"); got != c.bidi {
			t.Errorf("%q: right to left is %v", c.text, got)
		}
		var runs []string
		for _, r := range p.all("r") {
			text := r.words()
			if r.child("rPr").has("rtl") {
				text = "[" + text + "]"
			}
			runs = append(runs, text)
		}
		if got := strings.Join(runs, "|"); got != c.runs {
			t.Errorf("%q: got %q, want %q", c.text, got, c.runs)
		}
	}
}

func FuzzAnyTextIsWellFormed(f *testing.F) {
	f.Add("a\tb\nדוד\x00 <&>")
	f.Fuzz(func(t *testing.T, text string) {
		d := begun(t, nil)
		d.Heading(1, text)
		d.Table(Table{Caption: text, Columns: []string{text}, Rows: [][]string{{text}}, Numeric: []bool{true}})
		want := strings.ReplaceAll(unbroken(clean(text)), noBreakHyphen, "-")
		if got := body(t, d).child("p").words(); got != want || !utf8.ValidString(got) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
