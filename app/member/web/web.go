// Package web makes a pack into a page for browsers: one file with the pack, the engine that works out what choices come to, and a tour of
// the case that can be read without it.
//
// [Make] makes the page. What a person sees of the pack and does with it is package desk, which the engine runs; page.js shows what it says.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"tomworkbench/app/member/answers"
	"tomworkbench/app/member/tell"
	"tomworkbench/app/member/web/desk"
	"tomworkbench/app/member/words"
	"tomworkbench/app/papers"
	"tomworkbench/app/papers/html"
	"tomworkbench/assets"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/storage/choices"
	"tomworkbench/storage/diskfile"
)

// Extension is that of the file of a page.
const Extension = ".html"

var (
	//go:embed page.css
	style string
	//go:embed page.js
	script string
	// built is where "make engine" puts the engine: a program of any other making has none.
	//
	//go:embed all:built
	built embed.FS
)

// The files of the engine.
const (
	engineFile = "built/engine.wasm.gz"
	loaderFile = "built/wasm_exec.js"
)

// ErrNoEngine says that the program was built without the engine of pages.
var ErrNoEngine = errors.New("this copy of the program can't make pages: it was built without what works in them; build it with “make build”")

// Made is a page of a pack.
type Made struct{ html []byte }

// Make makes the page of a pack, in which people read in any of the languages at hand. The same pack, words and program always make the
// same page.
func Make(p *choices.Pack, all *words.Bundle) (*Made, error) {
	engine, err := built.ReadFile(engineFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoEngine
	}
	if err != nil {
		return nil, err
	}
	loader, err := built.ReadFile(loaderFile)
	if err != nil {
		return nil, err
	}
	return compose(p, all, engine, string(loader))
}

// Write writes the page to a disk, all of it or none.
func (m *Made) Write(path string) error { return diskfile.Replace(path, m.html) }

// Bytes are what the file holds.
func (m *Made) Bytes() []byte { return m.html }

// compose puts the page together.
func compose(p *choices.Pack, all *words.Bundle, engine []byte, loader string) (*Made, error) {
	a, err := answers.New(p)
	if err != nil {
		return nil, err
	}
	pack, err := p.Encode()
	if err != nil {
		return nil, err
	}
	own := map[string]json.RawMessage{}
	for name, file := range all.Files() {
		own[name] = file
	}
	ownWords, err := json.Marshal(own) // which escapes what could end the element
	if err != nil {
		return nil, err
	}
	tour, err := tourOf(p)
	if err != nil {
		return nil, err
	}
	say := tell.New(all.In("en"), a)
	styles := style + darkDrawings()
	var out bytes.Buffer
	err = h.Doctype(h.HTML(
		h.Lang("en"),
		h.Head(
			h.Meta(h.Charset("utf-8")),
			h.Meta(g.Attr("http-equiv", "Content-Security-Policy"), h.Content(policy(styles, loader, script))),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("referrer"), h.Content("no-referrer")),
			h.TitleEl(text(say.Title())),
			h.StyleEl(g.Raw(styles)),
		),
		h.Body(
			h.A(h.Class("skip"), h.Href("#choose"), text(say.Say("web.choose"))),
			h.Header(
				g.If(p.Case.Head().Organisation != "", h.P(text(p.Case.Head().Organisation))), h.H1(text(say.Title())),
				h.Nav(g.Attr("aria-label", say.Say("web.parts")), h.Ul(
					h.Li(h.A(h.Href("#choose"), text(say.Say("web.choose")))), h.Li(h.A(h.Href("#case"), text(say.Say("web.case")))))),
			),
			h.Main(choose(say), tour.section(say, p)),
			h.P(h.ID("said"), h.Class("hidden"), h.Role("status")),
			h.Footer(h.Details(h.Summary(text(say.Say("web.licences"))), h.Pre(h.TabIndex("0"), text(assets.Licences())))),
			h.Script(h.Type("application/octet-stream"), h.ID("engine"), g.Raw(base64.StdEncoding.EncodeToString(engine))),
			h.Script(h.Type("application/octet-stream"), h.ID("pack"), g.Raw(packed(pack))),
			h.Script(h.Type("application/json"), h.ID("words"), g.Raw(string(ownWords))),
			h.Script(g.Raw(loader)), h.Script(g.Raw(script)),
		),
	)).Render(&out)
	return &Made{out.Bytes()}, err
}

// text is a text of the case or of the words, escaped, without the characters that turn its direction.
func text(s string) g.Node { return g.Text(model.Undirected(s)) }

// choose is the part in which a person answers. Until the engine is there, and where it can't be, it says what is asked.
func choose(say tell.Teller) g.Node {
	screen := []g.Node{h.ID(desk.PartScreen), h.H3(text(say.Say("web.first")))}
	for _, one := range say.First(time.Time{}, answers.Found{}) {
		screen = append(screen, h.P(text(one)))
	}
	return h.Section(h.ID("choose"), g.Attr("aria-labelledby", "choose-heading"),
		h.H2(h.ID("choose-heading"), text(say.Say("web.choose"))),
		h.P(h.ID("needs"), h.Class("bold"), h.Data("starting", say.Say("web.starting")), h.Data("failed", say.Say("web.failed")), text(say.Say("web.needs"))),
		h.Div(h.ID(desk.PartSteps)),
		h.Div(h.Class("columns"), h.Div(screen...), h.Aside(h.ID(desk.PartSums), g.Attr("aria-label", say.Say("sums.heading")))),
		h.Div(h.ID(desk.PartFoot)))
}

// tour is the case to be read.
type tour struct{ doc *html.Document }

// tourOf makes the tour of a pack's case: of its first scenario, the others beside it.
func tourOf(p *choices.Pack) (tour, error) {
	t := tour{html.New("case", 2)}
	var scenarios []string
	for s := range p.Case.Scenarios.All() {
		scenarios = append(scenarios, s.ID)
	}
	first := ""
	if len(scenarios) > 0 {
		first, scenarios = scenarios[0], scenarios[1:]
	}
	return t, papers.Tour(t.doc, papers.TourPaper(p.Case, first, scenarios...))
}

func (t tour) section(say tell.Teller, p *choices.Pack) g.Node {
	var contents []g.Node
	for _, one := range t.doc.Headings() {
		if one.Level == 1 || one.Figure {
			contents = append(contents, h.Li(h.A(h.Href("#"+one.ID), text(one.Text))))
		}
	}
	return h.Section(h.ID("case"), h.Class("card"), h.Lang("en"), g.Attr("aria-labelledby", "case-heading"),
		h.H2(h.ID("case-heading"), text(say.Say("web.case"))),
		h.P(h.Class("quiet"), text(papers.TourTerms(p.Case, p.LeftOut))),
		h.Nav(h.ID("contents"), g.Attr("aria-label", "Contents"), h.Ul(contents...)),
		g.Raw(string(t.doc.HTML()))) // the document escapes its texts
}

// policy is the content security policy of a page: it runs the scripts that it was made with, connects to nothing and loads nothing.
func policy(styles string, scripts ...string) string {
	hash := func(content string) string {
		sum := sha256.Sum256([]byte(content))
		return " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	out := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src" + hash(styles) + "; script-src 'wasm-unsafe-eval'"
	for _, one := range scripts {
		out += hash(one)
	}
	return out
}

// darkDrawings give drawings the colours for a dark ground where the system wants one, but on paper.
func darkDrawings() string {
	colours := draw.Darkened()
	var b strings.Builder
	b.WriteString("@media screen and (prefers-color-scheme: dark) {\n")
	for _, from := range slices.Sorted(maps.Keys(colours)) {
		fmt.Fprintf(&b, "  svg [fill=\"%[1]s\"] { fill: %[2]s; } svg [stroke=\"%[1]s\"] { stroke: %[2]s; }\n", from, colours[from])
	}
	b.WriteString("}\n")
	return b.String()
}

// packed is data as text, as small as it gets.
func packed(data []byte) string {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}
