package app_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/storage"
	"tomworkbench/storage/casefile"
)

// beginnings are what people begin names with; no two names of a case end alike.
func beginnings() []string {
	return []string{
		"“Front” door", "\"Front\" door", "‘Front’ door", "£5m plan", "élan", "École", "Ökonomie", "iPad scheme", "oxfordshire hub", "Oxfordshire hub",
		"ÉCOLE", "ICT", "A place", "🙂 smile", "👩‍👩‍👧 families", "مركز الاتصال", "שירות", "e\u0301tude", "E\u0301tude", "ßtraße", "ǆamija", "ſervice", "ŉ", "ﬁrst", "…", "Δ", "10% less",
	}
}

// named is the built-in example with other names for all that people name.
type named struct {
	*rand.Rand
	names      []string
	categories map[string]string
}

func (n *named) name() string {
	name := fmt.Sprintf("%s q%03dz", beginnings()[n.IntN(len(beginnings()))], len(n.names))
	n.names = append(n.names, name)
	return name
}

// category gives each category of the example another name: an overlap may name a stream of benefits by it.
func (n *named) category(was string) string {
	if n.categories[was] == "" {
		n.categories[was] = n.name()
	}
	return n.categories[was]
}

func (n *named) renamed(r model.Record) model.Record {
	switch x := r.WithMeta(r.RecordMeta()).(type) {
	case *model.Head:
		x.Title, x.Organisation = n.name(), n.name()
		return x
	case *model.Document:
		x.Title = n.name()
		return x
	case *model.Component:
		x.Name = n.name()
		return x
	case *model.Decision:
		x.Name = n.name()
		return x
	case *model.Option:
		x.Name = n.name()
		return x
	case *model.Principle:
		x.Name = n.name()
		return x
	case *model.Factor:
		x.Name = n.name()
		return x
	case *model.Line:
		x.Category = n.category(x.Category)
		return x
	case *model.Overlap:
		if n.IntN(2) == 0 {
			x.Measure = n.category("transformation")
		}
		return x
	case *model.Scenario:
		x.Name = n.name()
		return x
	case *model.Evidence:
		x.Title = n.name()
		return x
	default:
		return r
	}
}

func (n *named) example(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	var records []model.Record
	for r := range file.Case.Records() {
		records = append(records, n.renamed(r))
	}
	options := slices.Collect(file.Case.Options.All())
	for range 12 {
		a, b := options[n.IntN(len(options))], options[n.IntN(len(options))]
		relation := []model.Relation{model.Excludes, model.Requires}[n.IntN(2)]
		rule := &model.Rule{Relation: relation, Option: a.ID, Other: b.ID}
		if there := func(r model.Record) bool { return r.Kind() == model.KindRule && r.Key() == rule.Key() }; a.Decision != b.Decision && !slices.ContainsFunc(records, there) {
			records = append(records, rule)
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// edits choose, decide, rule out, rename, move and delete at random, and return what the log says of it.
func (n *named) edits(t testing.TB, c *model.Case, scenario string) (*model.Case, []model.Entry) {
	t.Helper()
	var entries []model.Entry
	var cursor model.Cursor
	for range 40 {
		o, d := c.Options.At(n.IntN(c.Options.Len())), c.Decisions.At(n.IntN(c.Decisions.Len()))
		make := []func() (model.Edit, error){
			func() (model.Edit, error) { return c.Toggle(scenario, o.ID) },
			func() (model.Edit, error) { return c.Toggle(scenario, o.ID) },
			func() (model.Edit, error) { return c.Decide(scenario, d.ID, model.Provisional, "Because "+d.Name) },
			func() (model.Edit, error) { return c.Decide(scenario, d.ID, model.Agreed, "Because "+d.Name) },
			func() (model.Edit, error) { return c.RuleOut(scenario, o.ID, "Not "+o.Name) },
			func() (model.Edit, error) {
				return c.Replace(c.Rules.At(0).Key(), &model.Rule{Relation: model.Excludes, Option: c.Rules.At(0).Option, Other: c.Rules.At(0).Other, Reason: "Not " + o.Name})
			},
			func() (model.Edit, error) { return c.Remove(model.KindLink, c.Links.At(n.IntN(c.Links.Len())).Key()) },
			func() (model.Edit, error) { return c.RenameScenario(scenario, n.name()) },
			func() (model.Edit, error) { return c.Move(model.KindOption, o.ID, 1) },
		}
		e, err := make[n.IntN(len(make))]()
		if err != nil || e.Empty() {
			continue
		}
		next, _, err := model.Apply(c, e)
		if err != nil {
			continue // nothing to be firm about
		}
		var entry model.Entry
		entry, cursor = cursor.Do(e, c.Revision+1)
		c, entries = next, append(entries, entry)
	}
	return c, entries
}

// TestNamesStandAsTheyWereTyped looks at all that is said of a case: no name is lowered, raised, cut within a letter or
// escaped, and every text is text.
func TestNamesStandAsTheyWereTyped(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	for range 4 {
		n := &named{Rand: rand.New(rand.NewPCG(seed, 0)), categories: map[string]string{}}
		c := n.example(t)
		scenario := c.Scenarios.At(0).ID
		c, entries := n.edits(t, c, scenario)
		texts := map[string]string{}
		for i, l := range model.LogLines(c, entries) {
			texts[fmt.Sprint("log line ", i)] = l.Text + l.Reason + l.Scenario
		}
		n.tell(t, c, scenario, texts)
		for where, text := range texts {
			n.holdAsTyped(t, where, text)
		}
		seed++
	}
}

// tell gathers what is said of a scenario, by where it is said.
func (n *named) tell(t testing.TB, c *model.Case, scenario string, texts map[string]string) {
	t.Helper()
	texts["statement"] = model.Statement(c, scenario, nil)
	for _, by := range []appraisal.Grouping{appraisal.ByOwner, appraisal.ByCategory, appraisal.ByLine} {
		for _, m := range appraisal.Measures(c, scenario, model.Minimum, model.InYear, appraisal.Options{Inputs: by}) {
			texts["measure "+m.ID] = say.Stopped(m.Name+": "+m.Words) + say.Stopped(m.Formula) + m.Note
		}
	}
	n.tellWindow(t, c, scenario, texts)
	s := papers.Paper{Subject: charts.Subject{Case: c, Scenario: scenario, With: charts.Others(c, scenario), Estimate: model.Minimum, Basis: model.InYear}, At: apptest.Time}
	for _, k := range s.Figures() {
		f, err := s.Figure(k)
		if err != nil {
			t.Fatal(err)
		}
		table := f.Table()
		texts["figure "+string(k)] = strings.Join(slices.Concat([]string{f.Title(), f.Subtitle(), f.Alt(), f.Description(), table.Caption},
			table.Columns, slices.Concat(table.Rows...), f.Notes()), "\n")
		texts["page "+string(k)] = plainText([]byte(papers.HTML(f)))
	}
	texts["appendix"] = packed(t, s, papers.SaveOptions, papers.Word)
	texts["workbook"] = packed(t, s, papers.SaveWorkbook, papers.Workbook)
}

// tellWindow gathers what the board and the page of schemes show, and what the line below says of each option.
func (n *named) tellWindow(t testing.TB, c *model.Case, scenario string, texts map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "named.db")
	store, err := storage.Open(path)
	if err == nil {
		err = errors.Join(store.Create(c, nil, model.Cursor{}), store.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	d := openWholeOn(t, path)
	d.Go(page.Place{Record: model.Hit{Scenario: scenario}})
	for _, id := range []page.ID{page.Board, page.Explore} {
		d.Go(page.Place{Page: id})
		d.Settle()
		texts[string(id)] = strings.Join(slices.Collect(maps.Keys(apptest.Texts(d.Shown().Object()))), "\n")
	}
	for o := range c.Options.All() {
		d.Go(page.Place{Record: model.Hit{Kind: model.KindOption, Key: o.ID}})
		texts["line of "+o.ID] = d.Said()
	}
	for x := range c.Decisions.All() {
		texts["answer "+x.ID] = say.Answer(c, c.Choice(scenario, x.ID))
	}
	d.Shut()
}

var markup = regexp.MustCompile(`<[^>]*>`)

// plainText is what a page or a part of a document says, attributes such as text alternatives included.
func plainText(data []byte) string {
	text := string(data)
	for _, attribute := range regexp.MustCompile(`(?:descr|alt)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		text += "\n" + attribute[1]
	}
	return html.UnescapeString(markup.ReplaceAllString(text, ""))
}

// packed is what the parts of a document or workbook say.
func packed(t testing.TB, s papers.Paper, save func(papers.Paper, string) error, ending string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "saved"+ending)
	if err := save(s, path); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	text := ""
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".xml") {
			text += plainText(data) + "\n"
		}
	}
	return text
}

// holdAsTyped fails for a name that stands in a text in other letters, and for what is no text. Each name ends in a sign of
// its own, before which the whole name must stand.
func (n *named) holdAsTyped(t testing.TB, where, text string) {
	t.Helper()
	if !utf8.ValidString(text) || strings.ContainsRune(text, utf8.RuneError) {
		t.Errorf("%s holds what is no text: %q", where, text)
	}
	for _, name := range n.names {
		sign := name[strings.LastIndex(name, " "):]
		for at := text; ; {
			before, after, found := strings.Cut(at, sign)
			if !found {
				break
			}
			if !strings.HasSuffix(before+sign, name) {
				t.Errorf("%s has %q instead of %q", where, before[max(0, len(before)-len(name)):]+sign, name)
			}
			at = after
		}
	}
}
