package model_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

var seedFlag = flag.Uint64("seed", 0, "repeat the random cases of a failed run")

// randomly returns a source of random cases; a failing test prints the seed to repeat it with.
func randomly(t testing.TB) *rand.Rand {
	t.Helper()
	seed := *seedFlag
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("repeat with -seed=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// small returns the records of a little case that holds every kind. Two decisions, one answer to the
// first and several to the second; three years from 2019/20; one scenario with two choices, one empty.
func small() []Record {
	illustrative := Source{Grade: Illustrative}
	share := figure("0.75")
	return []Record{
		&Head{ID: "small", Title: "A small case", Organisation: "Anyshire", FirstYear: 2019, Years: 3},
		&Document{ID: "paper", Title: "Case for change", Publisher: "Anyshire", Date: "2019-01"},
		&Component{ID: "contact", Name: "Customer contact", Assessment: "Fragmented.", RAG: Red},
		&Component{ID: "care", Name: "Care"},
		&Decision{ID: "channel", Component: "contact", Name: "Channel", AsIs: true},
		&Decision{ID: "support", Component: "care", Name: "Support", Several: true},
		&Option{ID: "door", Decision: "channel", Name: "Single front door", Consequence: "One way in."},
		&Option{ID: "hub", Decision: "channel", Name: "Hub"},
		&Option{ID: "coaching", Decision: "support", Name: "Coaching"},
		&Option{ID: "telecare", Decision: "support", Name: "Telecare"},
		&Line{
			ID: "l1", Owner: "door", Type: BenefitLine, Category: "transformation", Recurrence: Ongoing,
			Minimum: figures("0 1.50 2"), Maximum: figures("0.5 2.5 2"), Source: Source{Grade: Published, Document: "paper", Page: "7"},
		},
		&Line{ID: "l2", Owner: "door", Type: CostLine, Category: "technology", Recurrence: Once, Minimum: figures("2 0.25 0"), Source: illustrative},
		&Line{ID: "l3", Owner: "telecare", Type: BenefitLine, Category: "sourcing", Recurrence: Ongoing, Minimum: figures("0 0 1")},
		&Line{ID: "l4", Owner: "coaching", Type: CostLine, Category: "people", Recurrence: Ongoing, Minimum: figures("1 0 0"), Maximum: figures("3 0 0"), Class: Outsourcing, Mitigation: figure("0.25")},
		&Line{ID: "l5", Owner: Programme, Type: CostLine, Category: "people", Recurrence: Once, Minimum: figures("0.1 0.1 0.1")},
		&Principle{ID: "P1", Area: "Customers", Name: "One way in", Statement: "People tell us once."},
		&Principle{ID: "P2", Name: "Digital first"},
		&Factor{FactorKind: KindDriver, ID: "demand", Name: "Less demand"},
		&Factor{FactorKind: KindTheme, ID: "digital", Name: "Digital"},
		&Factor{FactorKind: KindEnabler, ID: "data", Name: "Data"},
		&Factor{FactorKind: KindBenefit, ID: "cash", Name: "Cash"},
		&Factor{FactorKind: KindObjective, ID: "balance", Name: "A balanced budget"},
		&Link{Owner: "door", To: KindPrinciple, Target: "P1", Stance: Supports, Source: illustrative},
		&Link{Owner: "door", To: KindPrinciple, Target: "P2", Stance: Conflicts, Reason: "It keeps the counter."},
		&Link{Owner: "telecare", To: KindPrinciple, Target: "P2", Stance: Supports},
		&Link{Owner: "door", To: KindDriver, Target: "demand", Share: &share},
		&Link{Owner: Programme, To: KindTheme, Target: "digital"},
		&Link{Owner: "hub", To: KindEnabler, Target: "data"},
		&Link{Owner: "demand", To: KindBenefit, Target: "cash"},
		&Link{Owner: "cash", To: KindObjective, Target: "balance"},
		&Rule{Relation: Excludes, Option: "hub", Other: "telecare", Reason: "One supplier."},
		&Rule{Relation: Requires, Option: "telecare", Other: "door", Reason: "It needs one number."},
		&Assumption{ID: "a1", Text: "Prices of 2019.", Source: illustrative},
		&Overlap{ID: "o1", Measure: "cumulative net", Amount: figure("0.5"), Why: "Already in the budget."},
		&Scenario{ID: "first", Name: PublishedCase},
		&Scenario{ID: "second", Name: "Second look"},
		&Choice{Scenario: "first", Decision: "channel", Options: []string{"door"}, Status: Provisional, Reason: "Members asked."},
		&Choice{Scenario: "first", Decision: "support", Options: []string{"coaching", "telecare"}, Status: Provisional},
		&RuledOut{Scenario: "first", Option: "hub", Reason: "Too dear."},
		&Commitment{Scenario: "first", Decision: "support", Mode: Explore, Question: "Who pays?", By: "June"},
		&Hands{Scenario: "first", Decision: "channel", Counts: []HandCount{{"door", 7}, {"hub", 0}}, NoChange: 3},
	}
}

// smallCase builds the little case with some records put in the place of, or added to, its own.
func smallCase(t testing.TB, others ...Record) *Case {
	t.Helper()
	return build(t, with(small(), others...))
}

func build(t testing.TB, records []Record) *Case {
	t.Helper()
	c, err := NewCase(0, records, false)
	if err != nil {
		t.Fatalf("building a case: %v", err)
	}
	return c
}

// with puts each record in the place of the one with its kind and key, else at the end.
func with(records []Record, others ...Record) []Record {
	for _, other := range others {
		found := false
		for i, r := range records {
			if r.Kind() == other.Kind() && r.Key() == other.Key() {
				records[i], found = other, true
			}
		}
		if !found {
			records = append(records, other)
		}
	}
	return records
}

func figure(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// figures reads a row of figures parted by spaces.
func figures(row string) []decimal.Decimal {
	var list []decimal.Decimal
	for _, text := range strings.Fields(row) {
		list = append(list, figure(text))
	}
	return list
}

// row writes figures as [figures] reads them.
func row(list []decimal.Decimal) string {
	texts := make([]string, len(list))
	for i, d := range list {
		texts[i] = d.String()
	}
	return strings.Join(texts, " ")
}

// written writes all records of a case with their bookkeeping, one a line: equal texts are equal cases.
func written(t testing.TB, c *Case) string { return writtenBy(t, c, func(m Meta) Meta { return m }) }

// said writes what the records say, in their order, without the bookkeeping.
func said(t testing.TB, c *Case) string { return writtenBy(t, c, func(Meta) Meta { return Meta{} }) }

func writtenBy(t testing.TB, c *Case, keep func(Meta) Meta) string {
	t.Helper()
	var text strings.Builder
	for r := range c.Records() {
		line, err := json.Marshal(r.WithMeta(keep(r.RecordMeta())))
		if err != nil {
			t.Fatalf("writing %s %s: %v", r.Kind(), r.Key(), err)
		}
		fmt.Fprintf(&text, "%s %s\n", r.Kind(), line)
	}
	return text.String()
}

// sameText fails with the lines in which two texts differ.
func sameText(t testing.TB, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	missing, extra := linesOnlyIn(want, got), linesOnlyIn(got, want)
	if missing+extra == "" {
		extra = "the same lines in another order:\n" + got
	}
	t.Fatalf("%s\nmissing:\n%s\nextra:\n%s", what, missing, extra)
}

func linesOnlyIn(text, other string) string {
	there := map[string]bool{}
	for line := range strings.Lines(other) {
		there[line] = true
	}
	var only strings.Builder
	for line := range strings.Lines(text) {
		if !there[line] {
			only.WriteString(line)
		}
	}
	return only.String()
}

// signature returns the nth signature of a test.
func signature(n int) Signature {
	return Signature{
		ID:  fmt.Sprintf("edit-%d", n),
		Who: "A. Officer",
		At:  time.Date(2019, 3, 4, 9, 0, n, 0, time.UTC),
	}
}

// apply carries a signed edit out, which must succeed.
func apply(t testing.TB, c *Case, e Edit, n int) *Case {
	t.Helper()
	next, _, err := Apply(c, e.Stamp(signature(n)))
	if err != nil {
		t.Fatalf("%s: %v", e.Text, err)
	}
	return next
}

// must returns an edit that its constructor was able to make.
func must(t testing.TB) func(Edit, error) Edit {
	return func(e Edit, err error) Edit {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
}

// times is how often something random is tried: a tenth of it in short, as under the race detector.
func times(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}
