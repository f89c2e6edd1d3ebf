package explore

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/session"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/schemes"
)

// tried is a scheme of a small case, found by trying every one.
type tried struct {
	options             []string
	cost, benefit       decimal.Decimal
	supports, conflicts int
}

// claimCase has four decisions of up to three options, each with a benefit and a cost in one year, and a scenario.
func claimCase(t *testing.T, r *rand.Rand) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "claims", Title: "Claims", FirstYear: 2018, Years: 1}, &model.Component{ID: "k", Name: "Component"}}
	// A cost below nothing keeps the empty scheme from being the best in two objectives.
	line := func(owner string, of model.LineType, least int) *model.Line {
		return &model.Line{ID: owner + string(of), Owner: owner, Type: of, Recurrence: model.Once, Minimum: []decimal.Decimal{decimal.New(int64(least+r.IntN(4)), -1)}}
	}
	for p := range 3 {
		records = append(records, &model.Principle{ID: fmt.Sprint("P", p), Name: "Principle"})
	}
	var options []string
	for i := range 4 {
		d := fmt.Sprint("d", i)
		records = append(records, &model.Decision{ID: d, Component: "k", Name: d})
		for j := range 1 + r.IntN(3) {
			o := fmt.Sprintf("o%d%d", i, j)
			options = append(options, o)
			records = append(records, &model.Option{ID: o, Decision: d, Name: "Option " + o}, line(o, model.BenefitLine, 0), line(o, model.CostLine, -1))
			for p := range 3 {
				if r.IntN(3) == 0 {
					stance := []model.Stance{model.Supports, model.Conflicts}[r.IntN(2)]
					records = append(records, &model.Link{Owner: o, To: model.KindPrinciple, Target: fmt.Sprint("P", p), Stance: stance})
				}
			}
		}
	}
	if a, b := options[0], options[len(options)-1]; r.IntN(2) == 0 {
		records = append(records, &model.Rule{Relation: model.Excludes, Option: a, Other: b})
	}
	records = append(records, &model.Scenario{ID: "s", Name: "Scenario"})
	for i := range 4 {
		if r.IntN(3) > 0 {
			records = append(records, &model.Choice{Scenario: "s", Decision: fmt.Sprint("d", i), Options: []string{fmt.Sprintf("o%d0", i)}, Status: model.Provisional})
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// tryAll are all schemes that fit, and the scenario's own, whether it fits or not.
func tryAll(c *model.Case) (mine tried, all []tried) {
	lists := [][]string{nil}
	for d := range c.Decisions.All() {
		var next [][]string
		for _, list := range lists {
			next = append(next, list)
			for o := range c.OptionsOf(d.ID) {
				next = append(next, append(slices.Clone(list), o.ID))
			}
		}
		lists = next
	}
	for _, list := range lists {
		if !slices.ContainsFunc(slices.Collect(c.Rules.All()), func(r *model.Rule) bool {
			return slices.Contains(list, r.Option) && slices.Contains(list, r.Other)
		}) {
			all = append(all, try(c, list))
		}
	}
	return try(c, slices.Sorted(maps.Keys(c.Chosen("s")))), all
}

// try measures a scheme.
func try(c *model.Case, options []string) tried {
	x, flows := tried{options: options}, model.AllFlows(c, model.Minimum, model.InYear)
	for _, o := range options {
		x.cost, x.benefit = x.cost.Add(flows[o].TotalCost), x.benefit.Add(flows[o].TotalBenefit)
	}
	touched := map[string]bool{}
	for l := range c.Links.All() {
		key := l.Target + string(l.Stance)
		if !slices.Contains(options, l.Owner) || touched[key] {
			continue
		}
		if touched[key] = true; l.Stance == model.Supports {
			x.supports++
		} else {
			x.conflicts++
		}
	}
	return x
}

// asGood reports whether y is no worse than x in what is named, all four for nothing.
func (y tried) asGood(x tried, in ...string) bool {
	good := map[string]bool{
		"cost": y.cost.LessThanOrEqual(x.cost), "benefit": y.benefit.GreaterThanOrEqual(x.benefit),
		"supports": y.supports >= x.supports, "conflicts": y.conflicts <= x.conflicts,
		"net": y.benefit.Sub(y.cost).GreaterThanOrEqual(x.benefit.Sub(x.cost)),
	}
	if len(in) == 0 {
		in = []string{"cost", "benefit", "supports", "conflicts"}
	}
	return !slices.ContainsFunc(in, func(name string) bool { return !good[name] })
}

// belied reports whether a scheme gives a sentence of the list about another the lie.
func belied(sentence string, x, y tried) bool {
	switch sentence {
	case "Highest net":
		return !x.asGood(y, "net")
	case "Cheapest":
		return !x.asGood(y, "cost")
	case "Most benefit":
		return !x.asGood(y, "benefit")
	}
	better, rest := "cost", strings.TrimPrefix(sentence, "Nothing cheaper ")
	if rest == sentence {
		better, rest = "benefit", strings.TrimPrefix(sentence, "Nothing that saves more ")
	}
	lie := !x.asGood(y, better)
	for words, name := range map[string]string{"saves as much": "benefit", "supports as many": "supports", "breaks as few": "conflicts"} {
		if strings.Contains(rest, words) {
			lie = lie && y.asGood(x, name)
		}
	}
	return lie
}

// unbeatenOn are the objectives that a cell names.
func unbeatenOn(cell string) []string {
	all := []string{"cost", "benefit", "supports", "conflicts"}
	if but, ok := strings.CutPrefix(cell, "all but "); ok {
		return slices.DeleteFunc(all, func(name string) bool { return name == but })
	}
	if cell == "all four" {
		return all
	}
	return strings.Split(cell, ", ")
}

func TestWhatTheListOfSchemesSaysIsTrue(t *testing.T) {
	for seed := range uint64(500) {
		c := claimCase(t, rand.New(rand.NewPCG(seed, 4)))
		mine, all := tryAll(c)
		x := explore(t.Context(), exploreJob{current: c, view: session.View{Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}})
		if x.err != nil {
			t.Fatal(x.err)
		}
		v := &view{found: x}
		checkTitle(t, v, mine, all)
		checkReasons(t, v, all)
		v.tab = tabRivals
		checkRivals(t, v, mine)
		for _, v.tab = range []int{tabSchemes, tabRivals} {
			rows := map[string]bool{}
			for row := range v.listed() {
				text := ""
				for col := range 6 {
					text += v.Cell(row, col).Text + "|"
				}
				if rows[text] {
					t.Errorf("list %d has two rows %q", v.tab, text)
				}
				rows[text] = true
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// checkTitle holds the figure's title and the words over the list to the schemes that beat the scenario.
func checkTitle(t *testing.T, v *view, mine tried, all []tried) {
	t.Helper()
	beat := 0
	for _, y := range all {
		if y.asGood(mine) && !mine.asGood(y) {
			beat++
		}
	}
	title, words := fmt.Sprint(beat, " schemes cost no more, save as much, support as many principles and break none more"), fmt.Sprint(beat, " schemes beat Scenario")
	switch beat {
	case 0:
		title, words = "No scheme beats Scenario", "no scheme beats Scenario"
	case 1:
		title, words = "1 scheme costs no more, saves as much, supports as many principles and breaks none more", "1 scheme beats Scenario"
	}
	f := charts.NewFrontier(frontierOf(v.found))
	if f.Title() != title || !strings.Contains(v.summary(), words) {
		t.Errorf("%q, %q; %d beat it", f.Title(), v.summary(), beat)
	}
	unbeaten := 0
	for _, x := range all {
		if !slices.ContainsFunc(all, func(y tried) bool { return y.asGood(x) && !x.asGood(y) }) {
			unbeaten++
		}
	}
	if want := fmt.Sprintf("%d scheme", unbeaten); !strings.Contains(f.Alt(), "Scatter chart of "+want) || !strings.Contains(v.summary(), fmt.Sprintf("; %d that no other beats", unbeaten)) {
		t.Errorf("%q, %q; no other beats %d", f.Alt(), v.summary(), unbeaten)
	}
	if row := f.Table().Rows[0]; row[4] != fmt.Sprint(mine.supports) || row[5] != fmt.Sprint(mine.conflicts) {
		t.Errorf("the scenario's row is %q, it supports %d and breaks %d", row, mine.supports, mine.conflicts)
	}
}

// checkReasons holds every line of the list to all schemes that fit.
func checkReasons(t *testing.T, v *view, all []tried) {
	t.Helper()
	for row, s := range v.listed() {
		at := slices.IndexFunc(all, func(y tried) bool { return slices.Equal(y.options, s.Options) })
		x := all[at]
		if x.supports != s.Supports || x.conflicts != s.Conflicts || !x.cost.Equal(s.Cost) || !x.benefit.Equal(s.Benefit) {
			t.Errorf("%+v is listed as %+v", x, s)
		}
		sentence, _, _ := strings.Cut(v.whyListed(row), ".")
		on := unbeatenOn(reasonShort(v.found.reasons[v.found.frontier.At[row]]))
		for _, y := range all {
			if belied(sentence, x, y) || y.asGood(x, on...) && !x.asGood(y, on...) {
				t.Errorf("%q, unbeaten on %q, is said of %+v, but there is %+v", sentence, on, x, y)
			}
		}
	}
}

// checkRivals holds what is said of schemes that beat the scenario to the differences.
func checkRivals(t *testing.T, v *view, mine tried) {
	t.Helper()
	for row, s := range v.listed() {
		var want []string
		add := func(better bool, words string) {
			if better {
				want = append(want, words)
			}
		}
		add(s.Cost.LessThan(mine.cost), "costs "+model.Million(mine.cost.Sub(s.Cost))+" less")
		add(s.Benefit.GreaterThan(mine.benefit), "saves "+model.Million(s.Benefit.Sub(mine.benefit))+" more")
		add(s.Supports > mine.supports, fmt.Sprintf("supports %d more", s.Supports-mine.supports))
		add(s.Conflicts < mine.conflicts, fmt.Sprintf("breaks %d fewer", mine.conflicts-s.Conflicts))
		in := unbeatenOn(v.whyShort(row))
		if apart := v.apart()[row]; apart == "" && (len(in) != len(want) || slices.ContainsFunc(in, func(name string) bool { return mine.asGood(try(v.found.job.current, s.Options), name) })) {
			t.Errorf("%+v is said to be better in %q", s, in)
		}
		if text := model.Capital(strings.Join(want, ", ")) + "."; !strings.HasPrefix(v.whyListed(row), text) || len(want) == 0 {
			t.Errorf("%q is said of %+v, want %q", v.whyListed(row), s, text)
		}
	}
}

// Where conflicts are a threshold the page says so, and what no scheme shown breaks more than.
func TestAThresholdOfConflictsIsSaid(t *testing.T) {
	c := claimCase(t, rand.New(rand.NewPCG(3, 4)))
	x := explore(t.Context(), exploreJob{current: c, view: session.View{Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}})
	most := 1
	x.frontier.Threshold = &most
	v := &view{found: x}
	want := "Too many schemes to compare conflicts exactly: only schemes that break at most 1 principle are shown"
	if !strings.Contains(v.summary(), want) || !slices.Contains(charts.NewFrontier(frontierOf(x)).Notes(), want) {
		t.Errorf("%q", v.summary())
	}
	x.rivals = &schemes.Rivals{Bounded: true}
	if v = (&view{found: x}); !strings.Contains(v.summary(), "too many to tell whether one beats Scenario") {
		t.Errorf("%q", v.summary())
	}
}

// Before any figure is typed all schemes cost and save nothing: the page says so, and compares nothing.
func TestWithoutFiguresNoSchemeIsCompared(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "empty", Title: "Empty", FirstYear: 2018, Years: 1}, &model.Component{ID: "k", Name: "Component"},
		&model.Decision{ID: "d", Component: "k", Name: "Decision"}, &model.Option{ID: "o", Decision: "d", Name: "Option"}, &model.Scenario{ID: "s", Name: "Scenario"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	v := &view{found: explore(t.Context(), exploreJob{current: c, view: session.View{Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}})}
	if got := v.summary(); !strings.Contains(got, "No option has figures yet") || strings.Contains(got, "beats") {
		t.Errorf("%q", got)
	}
}
