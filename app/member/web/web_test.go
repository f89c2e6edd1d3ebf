package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tomworkbench/app/member/web/desk"
	"tomworkbench/app/member/words"
	"tomworkbench/assets"
	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/choices"

	"github.com/shopspring/decimal"
)

func exampleCase(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

// pageOf is the page of a case, with an engine that does nothing.
func pageOf(t testing.TB, c *model.Case) (string, *choices.Pack) {
	t.Helper()
	d := choices.Draft{}
	for s := range c.Scenarios.All() {
		d.Comparators = append(d.Comparators, s.ID)
	}
	p, err := choices.Make(c, d)
	if err != nil {
		t.Fatal(err)
	}
	m, err := compose(p, words.English(), []byte("engine"), "// loader")
	if err != nil {
		t.Fatal(err)
	}
	return string(m.Bytes()), p
}

func TestAPageRunsOnlyWhatItWasMadeWithAndAsksForNothing(t *testing.T) {
	page, _ := pageOf(t, exampleCase(t))
	found := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	if found == nil {
		t.Fatal("there is no policy")
	}
	says := html.UnescapeString(found[1])
	if !strings.HasPrefix(says, "default-src 'none';") || strings.Contains(says, "'unsafe-") || strings.Contains(says, "connect-src") {
		t.Errorf("the policy is %s", says)
	}
	for _, one := range regexp.MustCompile(`(?s)<(?:script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(page, -1) {
		sum := sha256.Sum256([]byte(one[1]))
		if !strings.Contains(says, base64.StdEncoding.EncodeToString(sum[:])) {
			t.Errorf("the policy forbids %.60s", one[1])
		}
	}
	if n := strings.Count(page, "<script"); n != 5 {
		t.Errorf("there are %d scripts", n)
	}
	for _, attribute := range regexp.MustCompile(`\s(src|href|style|on[a-z]+|action|srcset|data)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if attribute[1] != "href" || !strings.HasPrefix(attribute[2], "#") {
			t.Errorf("there is %s", attribute[0])
		}
	}
}

func TestThePackComesWholeOutOfThePage(t *testing.T) {
	page, p := pageOf(t, exampleCase(t))
	packed := regexp.MustCompile(`id="pack">([^<]*)<`).FindStringSubmatch(page)
	data, err := base64.StdEncoding.DecodeString(packed[1])
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	back, err := choices.DecodePack(text)
	if err != nil || back.Ref() != p.Ref() {
		t.Errorf("read is %v: %v", back, err)
	}
}

// The tour reads without the engine: what is found, chosen, drawn and counted stands in the page itself, every picture with its words and its table.
func TestTheTourReadsWithoutTheEngine(t *testing.T) {
	page, p := pageOf(t, exampleCase(t))
	for _, want := range []string{
		"Options considered", "What was found", "The model on a page", "Benefits map", "Plan by quarter", "Budget", "Assumptions", "Sources", "Single front door",
		"newer browser with scripts allowed",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	drawings, tables := strings.Count(page, "<svg "), strings.Count(page, " as a table</summary>")
	if drawings < 15 || tables < drawings || strings.Count(page, "<figcaption>") != drawings {
		t.Errorf("there are %d drawings, %d tables", drawings, tables)
	}
	ids := regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(page, -1)
	slices.SortFunc(ids, func(a, b []string) int { return strings.Compare(a[1], b[1]) })
	for i := range ids[1:] {
		if ids[i][1] == ids[i+1][1] {
			t.Errorf("there are two elements %q", ids[i][1])
		}
	}
	for _, used := range regexp.MustCompile(`(?:href="#|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
		for id := range strings.FieldsSeq(used[1]) {
			if !slices.ContainsFunc(ids, func(one []string) bool { return one[1] == id }) {
				t.Errorf("nothing is %q", id)
			}
		}
	}
	if again, _ := pageOf(t, exampleCase(t)); again != page {
		t.Error("the same pack makes two pages")
	}
	if n := p.Case.Scenarios.Len(); n == 0 {
		t.Error("the pack has no scenario to show")
	}
}

// Every colour of a drawing on paper has one for a dark ground.
func TestEveryColourOfADrawingHasADarkOne(t *testing.T) {
	page, _ := pageOf(t, exampleCase(t))
	dark := draw.Darkened()
	seen := map[string]bool{}
	for _, one := range regexp.MustCompile(`(?:fill|stroke)="(#[0-9A-F]{6})"`).FindAllStringSubmatch(page, -1) {
		if seen[one[1]] = true; dark[one[1]] == "" {
			t.Errorf("there is no dark colour for %s", one[1])
		}
	}
	if len(seen) < 10 {
		t.Errorf("the drawings have %d colours", len(seen))
	}
}

// A pack without a scenario has a tour of the case alone.
func TestAPageOfACaseWithoutAScenarioHasATourAllTheSame(t *testing.T) {
	c := exampleCase(t)
	for s := range c.Scenarios.All() {
		edit, err := c.Remove(model.KindScenario, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err = model.Apply(c, edit); err != nil {
			t.Fatal(err)
		}
	}
	page, _ := pageOf(t, c)
	if !strings.Contains(page, "Options considered") || strings.Contains(page, "No scenario") {
		t.Error("the tour isn't of the case alone")
	}
}

// No text of a case becomes markup, wherever it stands: neither in the page nor in what the engine fills in.
func TestNoTextOfACaseBecomesMarkup(t *testing.T) {
	const bad = `x\"><script>y</script><img src=x onerror=alert(1)>'</title></style>`
	data := assets.Example()
	for _, name := range []string{"Single front door", "Oxfordshire County Council", "Published case", "Accountability at the right level", "Community resilience"} {
		if !bytes.Contains(data, []byte(name)) {
			t.Fatalf("the example has no %q", name)
		}
		data = bytes.ReplaceAll(data, []byte(name), []byte(bad+name))
	}
	file, err := casefile.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	page, p := pageOf(t, file.Case)
	d, c, err := desk.Open(p, words.English(), desk.Browser{}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	all := []desk.Change{c}
	for at := range p.Case.Decisions.Len() + 2 {
		all = append(all, d.Do(fmt.Sprintf("go %d", at), ""), d.Do(fmt.Sprintf("choose %d 0", at), ""), d.Do(fmt.Sprintf("reason %d", at), "<script>"))
	}
	if strings.Count(page, "<script") != 5 {
		t.Error("the page has a script that isn't ours")
	}
	for _, one := range all {
		for _, part := range one.Parts {
			page += part
		}
	}
	if strings.Contains(page, "<img") || strings.Contains(page, "<script>y") || !strings.Contains(page, "&lt;img src=x") {
		t.Error("a name became markup")
	}
}

// A figure of many rows is no higher than a drawing can be.
func TestAPageOfManyComponentsCanBeMade(t *testing.T) {
	one := func(n int64) []decimal.Decimal {
		return []decimal.Decimal{decimal.NewFromInt(n), decimal.NewFromInt(n)}
	}
	records := []model.Record{&model.Head{ID: "large", Title: "A large council", FirstYear: 2026, Years: 2}, &model.Scenario{ID: "s", Name: "All of it"}}
	for n := range 60 {
		id := fmt.Sprint(n)
		records = append(records, &model.Component{ID: "c" + id, Name: "Component " + id}, &model.Decision{ID: "d" + id, Component: "c" + id, Name: "Decision " + id},
			&model.Option{ID: "o" + id, Decision: "d" + id, Name: "Option " + id},
			&model.Line{ID: "l" + id, Owner: "o" + id, Type: model.BenefitLine, Recurrence: model.Ongoing, Category: "transformation", Minimum: one(1), Maximum: one(2)},
			&model.Choice{Scenario: "s", Decision: "d" + id, Options: []string{"o" + id}, Status: model.Provisional})
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	if page, _ := pageOf(t, c); !strings.Contains(page, "Benefit by component") {
		t.Error("the figure of all components is missing")
	}
}
