package casefile

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/assets"
	"tomworkbench/model"
)

func wantFigures(t *testing.T, what string, got []decimal.Decimal, want ...int64) {
	t.Helper()
	same := slices.EqualFunc(got, want, func(d decimal.Decimal, n int64) bool { return d.Equal(decimal.NewFromInt(n)) })
	if !same {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestTheExampleIsWrittenInTheOneForm(t *testing.T) {
	data := exampleText(t)
	wantText(t, encoded(t, decoded(t, data)), data)
}

func TestTheWorkStreamsAreWrittenInTheOneForm(t *testing.T) {
	f := decoded(t, assets.WorkStreams())
	wantText(t, encoded(t, f), assets.WorkStreams())
	if n := f.Case.Components.Len(); n != 8 || f.Case.Lines.Len() != 9 {
		t.Errorf("%d streams, %d lines", n, f.Case.Lines.Len())
	}
}

// Published are £200m by 2015, the eight streams, a quarter fewer managers, and that ICT is what the other seven need; the rest says that
// it is illustrative.
func TestTheProgrammeOf2011HoldsWhatWasPublishedAndMarksTheRest(t *testing.T) {
	c := decoded(t, assets.WorkStreams()).Case
	b := c.Baseline()
	total := decimal.Zero
	for l := range c.Lines.All() {
		if l.Type == model.BenefitLine {
			total = total.Add(decimal.Sum(decimal.Zero, l.Minimum...))
		}
		if frozen, _ := b.Line(l.ID); l.Source.Grade != model.Illustrative || !strings.HasPrefix(l.Note, "Illustrative: ") || frozen.Grade != model.Illustrative {
			t.Errorf("%s isn't marked as illustrative, or isn't in the baseline", l.ID)
		}
	}
	if total.String() != "200" {
		t.Errorf("the streams save £%sm a year", total)
	}
	for id, want := range map[string]string{"savings": "200", "managers": "-25"} {
		if m, ok := c.Measures.Get(id); !ok || m.Target.String() != want || m.Source.Grade != model.Published {
			t.Errorf("the measure %s is %+v", id, m)
		}
	}
	if !strings.HasPrefix(b.Body, "Illustrative") || b.Minute != "not published" {
		t.Errorf("the decision looks published: %s", b.Name())
	}
}

func TestInTheProgrammeOf2011TheOtherSevenRequireICTAndReasonsAreIllustrative(t *testing.T) {
	c := decoded(t, assets.WorkStreams()).Case
	needed := 0
	for r := range c.Rules.All() {
		if r.Relation == model.Requires && r.Other == "w8-carry-out" {
			needed++
		}
	}
	if needed != 7 {
		t.Errorf("%d streams require ICT", needed)
	}
	for x := range c.Progress.All() {
		if x.Reason != "" && !strings.HasPrefix(x.Reason, "Illustrative: ") {
			t.Errorf("%s gives a reason that looks published: %s", x.Key(), x.Reason)
		}
	}
}

func TestTheExampleGivesThePublishedProfile(t *testing.T) {
	c := decoded(t, exampleText(t)).Case
	if s := c.DefaultScenario(); s == nil || s.ID != "published-case" {
		t.Fatalf("the default scenario is %v", s)
	}
	p := model.Profile(c, "published-case", model.Minimum, model.InYear)
	wantFigures(t, "benefit", p.Benefit, 2, 13, 13, 5)
	wantFigures(t, "cost", p.Cost, 3, 8, 5, 1)
	wantFigures(t, "net", p.Net, -1, 5, 8, 4)
	wantFigures(t, "cumulative", p.Cumulative, -1, 4, 12, 16)
	wantFigures(t, "totals", []decimal.Decimal{p.TotalBenefit, p.TotalCost}, 33, 17)
	most := model.Profile(c, "published-case", model.Maximum, model.InYear)
	wantFigures(t, "maximum", []decimal.Decimal{most.TotalBenefit, most.TotalCost}, 58, 17)
	recurring := model.Profile(c, "published-case", model.Minimum, model.Recurring)
	wantFigures(t, "recurring", recurring.Cumulative[3:], 61)
	alone := model.Profile(c, "programme-only", model.Minimum, model.InYear)
	wantFigures(t, "programme only", []decimal.Decimal{alone.TotalBenefit}, 4)
}

func TestTheExampleGivesThePublishedStreams(t *testing.T) {
	c := decoded(t, exampleText(t)).Case
	totals := func(estimate model.Estimate, lines model.LineType) map[string]decimal.Decimal {
		found := map[string]decimal.Decimal{}
		for _, x := range model.FlowsByCategory(c, "published-case", estimate, model.InYear, lines) {
			found[x.Category] = x.Total
		}
		return found
	}
	least, most := totals(model.Minimum, model.BenefitLine), totals(model.Maximum, model.BenefitLine)
	cost := totals(model.Minimum, model.CostLine)
	if len(least) != 3 || len(cost) != 3 {
		t.Errorf("%d streams, %d types of cost", len(least), len(cost))
	}
	for stream, want := range map[string][2]int64{"transformation": {21, 33}, "sourcing": {8, 17}, "commercialisation": {4, 8}} {
		wantFigures(t, stream, []decimal.Decimal{least[stream], most[stream]}, want[0], want[1])
	}
	for category, want := range map[string]int64{"technology": 6, "people (backfill and the like)": 3, "external support": 8} {
		wantFigures(t, category, []decimal.Decimal{cost[category]}, want)
	}
}

func TestTheExampleHoldsThePublishedLists(t *testing.T) {
	f := decoded(t, exampleText(t))
	c := f.Case
	for what, got := range map[string][2]int{
		"documents": {c.Documents.Len(), 2}, "components": {c.Components.Len(), 7}, "decisions": {c.Decisions.Len(), 8},
		"options": {c.Options.Len(), 13}, "lines": {c.Lines.Len(), 51}, "principles": {c.Principles.Len(), 12},
		"drivers": {c.Drivers.Len(), 7}, "themes": {c.Themes.Len(), 12}, "enablers": {c.Enablers.Len(), 7},
		"benefits": {c.Benefits.Len(), 8}, "objectives": {c.Objectives.Len(), 2}, "links": {c.Links.Len(), 128},
		"rules": {c.Rules.Len(), 2}, "assumptions": {c.Assumptions.Len(), 7}, "overlaps": {c.Overlaps.Len(), 1},
		"evidence": {c.Evidence.Len(), 8}, "scenarios": {c.Scenarios.Len(), 4}, "choices": {c.Choices.Len(), 19}, "ruled out": {c.RuledOuts.Len(), 0},
	} {
		if got[0] != got[1] {
			t.Errorf("%d %s, want %d", got[0], what, got[1])
		}
	}
	if c.Revision != 0 || f.Journal != nil || c.Head().Title != "Oxfordshire 2018" || c.Head().YearName(3) != "2021/22" {
		t.Errorf("revision %d, journal %v, %v", c.Revision, f.Journal, c.Head())
	}
	for d := range c.Decisions.All() {
		if !d.AsIs || d.Several {
			t.Errorf("decision %s: as is %v, several %v", d.ID, d.AsIs, d.Several)
		}
	}
	for l := range c.Lines.All() {
		if l.Source.Grade != model.Illustrative {
			t.Errorf("line %s is graded %q: no figure of an option was published", l.ID, l.Source.Grade)
		}
	}
	for a := range c.Assumptions.All() {
		if a.Source.Grade != model.Published || a.Source.Document != "case-for-change-2018" {
			t.Errorf("assumption %s has the source %v", a.ID, a.Source)
		}
	}
}

// publishedTables reads the published tables as printed, by name.
func publishedTables(t *testing.T) map[string][][]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/published/*.csv")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	tables := map[string][][]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(path, err)
		}
		tables[strings.TrimSuffix(filepath.Base(path), ".csv")] = rows
	}
	return tables
}

func TestTheExampleHoldsThePublishedTablesAsPrinted(t *testing.T) {
	want := publishedTables(t)
	delete(want, "published-checks")
	c := decoded(t, exampleText(t)).Case
	if c.Evidence.Len() != len(want) {
		t.Errorf("%d tables of evidence, want %d", c.Evidence.Len(), len(want))
	}
	for x := range c.Evidence.All() {
		if !slices.EqualFunc(x.Printed(), want[x.ID], slices.Equal) {
			t.Errorf("%s is\n%q\nprinted is\n%q", x.ID, x.Printed(), want[x.ID])
		}
		if x.Source.Grade != model.Published || x.Source.Document != "case-for-change-2018" {
			t.Errorf("%s has the source %v", x.ID, x.Source)
		}
	}
}

// declared says a check as the list of published checks does: table, result and rule.
func declared(x *model.Evidence, k model.Check) string {
	rule := string(k.Rule)
	if k.Rule == model.SumRule && k.Result.Column == "" {
		rule = "sum of rows"
	}
	result := k.Result.Row
	switch {
	case k.Result.Row == "":
		result = k.Result.Column
	case x.ID == "published-claims":
	case k.Result.IsCell():
		result += "/" + k.Result.Column
	}
	return x.ID + "," + result + "," + rule
}

func TestTheExampleDeclaresThePublishedChecks(t *testing.T) {
	var want, got []string
	for _, row := range publishedTables(t)["published-checks"][1:] {
		line := strings.Join(row[:3], ",")
		if line == "published-benefit-categories,Strategic sourcing and process improvements,equals" { // low and high
			want = append(want, "published-benefit-categories,Strategic sourcing and process improvements/minimum £m,equals")
			line = "published-benefit-categories,Strategic sourcing and process improvements/maximum £m,equals"
		}
		want = append(want, line)
	}
	c := decoded(t, exampleText(t)).Case
	for x := range c.Evidence.All() {
		for _, k := range x.Checks {
			got = append(got, declared(x, k))
			if k.Outlay != (x.ID == "published-claims" && k.Result.Row == "C3") {
				t.Errorf("%s, %s: an outlay: %v", x.ID, k.Result.Row, k.Outlay)
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("declared are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
