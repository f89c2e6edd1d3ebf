package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"tomworkbench/app/member/web/desk"
	"tomworkbench/app/member/words"
	"tomworkbench/assets"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"
)

// Whatever is written, in a case, in what an officer asks or in what a Member answers, a page has no element and no attribute that it
// doesn't have anyway, and what scripts run and what links lead to stays the same.
func FuzzNoTextBecomesMarkup(f *testing.F) {
	for _, text := range []string{
		"Plain", `<script>alert(1)</script>`, `"><img src=x onerror=alert(2)>`, `' onfocus='alert(3)`, `</title></style></script><b>`, `<!--`, `]]>`, `&lt;b&gt;`, "\u202e<i>", "a\nb", "javascript:alert(4)",
		`--><a href="https://example.org">`, `<svg/onload=alert(5)>`, "`${alert(6)}`",
	} {
		f.Add(text, text)
	}
	plain := pieces(f, fuzzed(f, "Plain", "Plain"))
	f.Fuzz(func(t *testing.T, name, written string) {
		markup := fuzzed(t, name, written)
		if markup == "" {
			t.Skip("no case takes it")
		}
		for piece := range pieces(t, markup) {
			if !plain[piece] {
				t.Errorf("%q and %q make %q", name, written, piece)
			}
		}
	})
}

// fuzzed is a page, with all that the engine shows in it, whose case has a name in many places and whose Member writes a text; empty where no
// case takes the name.
func fuzzed(t testing.TB, name, written string) string {
	t.Helper()
	inside, err := json.Marshal(name)
	if err != nil {
		t.Fatal(err)
	}
	data := assets.Example()
	for _, was := range []string{"Single front door", "Oxfordshire County Council", "Published case", "Accountability at the right level", "Community resilience", "Oxfordshire 2018"} {
		data = bytes.ReplaceAll(data, []byte(`"`+was+`"`), append(inside[:len(inside)-1:len(inside)-1], []byte(" "+was+`"`)...))
	}
	file, err := casefile.Decode(data)
	if err != nil {
		return ""
	}
	p, err := choices.Make(file.Case, choices.Draft{Comparators: []string{file.Case.Scenarios.At(0).ID}, Welcome: written, Questions: []string{written + "?", "And next?"}})
	if err != nil {
		return ""
	}
	m, err := compose(p, words.English(), []byte("engine"), "// loader")
	if err != nil {
		t.Fatal(err)
	}
	markup := string(m.Bytes())
	d, c, err := desk.Open(p, words.English(), desk.Browser{Keeps: true}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	show := func(c desk.Change) {
		for _, part := range c.Parts {
			markup += part
		}
	}
	show(c)
	for _, what := range []string{"go 1", "choose 0 0", "reason 0", "go 6", "choose 5 0", "reason 5", "go 9", "word 0", "name", "go 10"} {
		show(d.Do(what, written))
	}
	return markup
}

// pieces are the elements of a markup with their attributes; of links and scripts what they lead to and hold too.
func pieces(t testing.TB, markup string) map[string]bool {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for one := range root.Descendants() {
		switch {
		case one.Type == html.CommentNode:
			found["a comment"] = true
		case one.Type == html.ElementNode && one.Data == "script" && one.FirstChild != nil && len(one.Attr) == 0:
			found["script: "+one.FirstChild.Data] = true
		case one.Type == html.ElementNode:
			found[one.Data] = true
			for _, own := range one.Attr {
				piece := one.Data + " " + own.Key
				if own.Key == "href" || own.Key == "src" || own.Key == "style" || own.Key == "data-do" {
					piece += "=" + own.Val
				}
				found[piece] = true
			}
		}
	}
	return found
}
