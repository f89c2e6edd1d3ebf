package choices

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/model/collation"
	"tomworkbench/storage/casefile"
)

// frame builds a case of decisions by their numbers of options, the first of which begin at one: a negative number takes several answers, and
// every second decision allows no change.
func frame(t testing.TB, sizes ...int) *model.Case {
	t.Helper()
	records := []model.Record{&model.Head{ID: "f", Title: "Frame", FirstYear: 2026, Years: 2}, &model.Component{ID: "c", Name: "All"}}
	for i, n := range sizes {
		d := &model.Decision{ID: fmt.Sprintf("d%d", i), Component: "c", Name: fmt.Sprint("Decision ", i), Several: n < 0, AsIs: i%2 == 0}
		records = append(records, d)
		for j := range max(n, -n) {
			id := fmt.Sprintf("d%d-o%d", i, j)
			records = append(records, &model.Option{ID: id, Decision: d.ID, Name: fmt.Sprint("Option ", j)},
				&model.Line{ID: id, Owner: id, Type: model.BenefitLine, Recurrence: model.Once, Minimum: []decimal.Decimal{decimal.New(int64(j+1), 0), decimal.New(int64(i), -1)}})
		}
	}
	records = append(records, &model.Scenario{ID: "s", Name: "Proposal"})
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// edited is a case with other records in the place of its own, or beside them.
func edited(t testing.TB, c *model.Case, edits ...func(*model.Case) (model.Edit, error)) *model.Case {
	t.Helper()
	e, err := c.Together("Edited", edits...)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := model.Apply(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func made(t testing.TB, c *model.Case, d Draft) *Pack {
	t.Helper()
	p, err := Make(c, d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func example(t testing.TB) *model.Case {
	t.Helper()
	file, err := casefile.Decode(assets.Example())
	if err != nil {
		t.Fatal(err)
	}
	return file.Case
}

// randomAnswers answers every decision of a pack at random.
func randomAnswers(r *rand.Rand, p *Pack) []Answer {
	var answers []Answer
	for d := range p.Case.Decisions.All() {
		a := Answer{Decision: d.ID, Kind: []Kind{Untouched, NoPreference, NoChange, Options, Options, Options}[r.IntN(6)]}
		if a.Kind == NoChange && !d.AsIs {
			a.Kind = Untouched
		}
		options := slices.Collect(p.Case.OptionsOf(d.ID))
		if len(options) == 0 && a.Kind == Options {
			a.Kind = NoPreference
		}
		if a.Kind == Options {
			sure := r.IntN(len(options))
			for i, o := range options {
				if i == sure || d.Several && r.IntN(2) == 0 {
					a.Options = append(a.Options, o.ID)
				}
			}
		}
		answers = append(answers, a)
	}
	return answers
}

func seeded(t testing.TB) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 1))
}

func at(day int) time.Time { return time.Date(2026, time.December, day, 12, 0, 0, 0, time.UTC) }

// answered is what a person sends who chooses some options and leaves the rest.
func answered(t testing.TB, p *Pack, who string, day int, options ...string) Given {
	t.Helper()
	byDecision := map[string][]string{}
	for _, id := range options {
		o, ok := p.Case.Options.Get(id)
		if !ok {
			t.Fatalf("no option %q", id)
		}
		byDecision[o.Decision] = append(byDecision[o.Decision], id)
	}
	var answers []Answer
	for d, ids := range byDecision {
		answers = append(answers, Answer{Decision: d, Kind: Options, Options: ids})
	}
	r, err := p.Answered(who, at(day), answers, nil)
	if err != nil {
		t.Fatal(err)
	}
	return Given{Name: fmt.Sprint(who, day), Return: r}
}

// collated is what came back for a pack, put together.
func collated(t testing.TB, p *Pack, given []Given) *collation.Collation {
	t.Helper()
	x, err := Collate(p, given)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
