package model_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	. "tomworkbench/model"
)

// fullCases are random cases; together, and each alone, they hold records of every kind.
func fullCases(t *testing.T, n uint64) []*Case {
	t.Helper()
	var cases []*Case
	for seed := range n {
		cases = append(cases, fullCase(t, rand.New(rand.NewPCG(seed, 13))))
	}
	return cases
}

// saidBy is a record as it is stored, field by field, without its bookkeeping.
func saidBy(t *testing.T, r Record) map[string]any {
	t.Helper()
	data, err := json.Marshal(r.WithMeta(Meta{}))
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]any{}
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

func TestEveryKindHasItsWordsItsListAndARecordToTestItWith(t *testing.T) {
	c := fullCases(t, 1)[0]
	nouns, lists := map[string]Kind{}, map[string]Kind{}
	for _, kind := range Kinds() {
		if kind.Noun() == "" || kind.Nouns() == "" || kind.Nouns() == kind.Noun() || kind.List() == "" {
			t.Errorf("%s lacks its noun, its plural or its list", kind)
		}
		if other, taken := nouns[kind.Noun()]; taken {
			t.Errorf("%s and %s have the same noun", kind, other)
		}
		if other, taken := lists[kind.List()]; taken {
			t.Errorf("%s and %s have the same list", kind, other)
		}
		nouns[kind.Noun()], lists[kind.List()] = kind, kind
		if len(slices.Collect(c.RecordsOf(kind))) == 0 {
			t.Errorf("the full case has no %s: what is tested over all kinds misses it", kind)
		}
	}
}

// A table that no row fills stays empty for good.
func TestEveryTableOfACaseIsThatOfAKind(t *testing.T) {
	const head = 1 // stands in no table of these
	if tables := reflect.TypeFor[Tables]().NumField(); tables != len(Kinds())-head {
		t.Errorf("a case has %d tables, and there are %d kinds beside the head", tables, len(Kinds())-head)
	}
}

// isHistory reports whether what a record of a kind names may be gone: it says what was.
func isHistory(kind Kind) bool {
	return slices.Contains([]Kind{KindSnapshot, KindPack, KindReturn, KindBaseline, KindResolution, KindActuals, KindProgress, KindReading}, kind)
}

// What a row doesn't know of is left behind when what it names is deleted.
func TestARowKnowsEveryRecordThatAnotherNames(t *testing.T) {
	for _, c := range fullCases(t, 20) {
		kinds := map[string]Kind{}
		for r := range c.Records() {
			kinds[r.Key()] = r.Kind()
		}
		for r := range c.Records() {
			if isHistory(r.Kind()) {
				continue
			}
			visited := map[string]bool{}
			VisitRefs(r, func(kind Kind, key string) {
				visited[key] = true
				if slices.Index(Kinds(), kind) > slices.Index(Kinds(), r.Kind()) {
					t.Errorf("a %s refers to a %s, which is a later kind", r.Kind(), kind)
				}
				if _, there := c.Record(kind, key); !there {
					t.Errorf("%s %q is said to refer to %s %q, which isn't there", r.Kind(), r.Key(), kind, key)
				}
			})
			for _, text := range textsIn(saidBy(t, r)) {
				if kind, named := kinds[text]; named && text != r.Key() && !visited[text] {
					t.Errorf("the row of %s doesn't know that it names %s %q", r.Kind(), kind, text)
				}
			}
		}
	}
}

func TestARecordThatNamesWhatIsNotThereIsRefused(t *testing.T) {
	c := fullCases(t, 1)[0]
	for r := range c.Records() {
		if isHistory(r.Kind()) {
			continue
		}
		data, err := json.Marshal(r.WithMeta(Meta{}))
		if err != nil {
			t.Fatal(err)
		}
		VisitRefs(r, func(kind Kind, key string) {
			lost := NewRecord(r.Kind())
			if err := json.Unmarshal(bytes.ReplaceAll(data, []byte(`"`+key+`"`), []byte(`"nowhere"`)), lost); err != nil {
				t.Fatal(err)
			}
			change := Change{From: r, To: lost.WithMeta(r.RecordMeta())}
			if lost.Key() != r.Key() {
				change.From = nil
			}
			if _, _, err := Apply(c, Edit{Changes: []Change{change}}); err == nil {
				t.Errorf("a %s that names a %s which isn't there is taken", r.Kind(), kind)
			}
		})
	}
}

// textsIn gathers the texts in a value of JSON.
func textsIn(value any) (texts []string) {
	switch x := value.(type) {
	case string:
		return []string{x}
	case []any:
		for _, one := range x {
			texts = append(texts, textsIn(one)...)
		}
	case map[string]any:
		for _, one := range x {
			texts = append(texts, textsIn(one)...)
		}
	}
	return texts
}

func TestRemovingAnyRecordLeavesNothingThatRefersToIt(t *testing.T) {
	for seed, c := range fullCases(t, uint64(times(20))) {
		for gone := range c.Records() {
			if gone.Kind() == KindHead {
				continue
			}
			e, err := c.Remove(gone.Kind(), gone.Key())
			if err != nil {
				t.Fatal(err)
			}
			next, _, err := Apply(c, e)
			if err != nil {
				t.Fatalf("case %d without %s %q: %v", seed, gone.Kind(), gone.Key(), err)
			}
			if found := next.Problems(); found != nil {
				t.Errorf("case %d without %s %q: %v", seed, gone.Kind(), gone.Key(), found)
			}
			for r := range next.Records() {
				VisitRefs(r, func(kind Kind, key string) {
					if _, there := next.Record(kind, key); !there {
						t.Errorf("case %d: %s %q still refers to %s %q", seed, r.Kind(), r.Key(), kind, key)
					}
				})
			}
		}
	}
}

// saidOf is what a scenario says, by kind and by what it is about, as stored.
func saidOf(t *testing.T, c *Case, scenario string) map[string]string {
	t.Helper()
	said := map[string]string{}
	for r := range c.Records() {
		fields := saidBy(t, r)
		if r.Kind() == KindSnapshot || fields["scenario"] != scenario {
			continue
		}
		delete(fields, "scenario")
		text, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		_, about, _ := About(r)
		said[string(r.Kind())+" "+about] = string(text)
	}
	return said
}

func TestAllThatAScenarioSaysIsCopiedDeletedKeptAndReopened(t *testing.T) {
	apply := func(c *Case, e Edit, err error) *Case {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	for _, c := range fullCases(t, 20) {
		said := saidOf(t, c, "s0")
		for _, kind := range KindsInScenarios() {
			if !slices.ContainsFunc(slices.Collect(c.RecordsOf(kind)), func(r Record) bool { return ScenarioOf(r) == "s0" }) {
				t.Fatalf("the scenario says no %s", kind)
			}
		}
		e, err := c.DuplicateScenario("s0", "copy", "Copy")
		sameMap(t, "a copy", saidOf(t, apply(c, e, err), "copy"), said)

		e, err = c.TakeSnapshot("s0", "kept", "Kept")
		c = apply(c, e, err)
		e, err = c.DeleteScenario("s0")
		c = apply(c, e, err)
		sameMap(t, "what is left", saidOf(t, c, "s0"), map[string]string{})

		e, lost, err := c.Reopen("kept", "again", "Again")
		if len(lost) > 0 {
			t.Errorf("lost %v", lost)
		}
		sameMap(t, "a snapshot reopened", saidOf(t, apply(c, e, err), "again"), said)
	}
}

func sameMap(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s has %d records, want %d", what, len(got), len(want))
	}
	for key, text := range want {
		if got[key] != text {
			t.Errorf("%s says of %s %s, want %s", what, key, got[key], text)
		}
	}
}

func TestAReasonStandsInTheLogAndIsAskedAboutBeforeItGoes(t *testing.T) {
	for _, c := range fullCases(t, 5) {
		for r := range c.Records() {
			reason, has := saidBy(t, r)["reason"].(string)
			if !has || reason == "" {
				continue
			}
			line := LogLines(c, []Entry{{Revision: 1, Edit: Edit{Changes: []Change{{To: r}}}}})[0]
			if line.Reason != reason {
				t.Errorf("the log of %s %q gives as reason %q, want %q", r.Kind(), r.Key(), line.Reason, reason)
			}
			if !c.Asks(Edit{Changes: []Change{{From: r}}}) {
				t.Errorf("%s %q goes with its reason unasked", r.Kind(), r.Key())
			}
		}
	}
}

func TestRecordsOfEveryKindAreFound(t *testing.T) {
	// The case is what is searched, a snapshot is history, and what is found of a return would say who answered what.
	found := map[Kind]bool{KindHead: true, KindSnapshot: true, KindReturn: true}
	c := fullCases(t, 1)[0]
	for letter := 'a'; letter <= 'z'; letter++ {
		for _, hit := range Find(c, string(letter), c.Count()) {
			found[hit.Kind] = true
			if r, there := c.Record(hit.Kind, hit.Key); !there || ScenarioOf(r) != hit.Scenario {
				t.Errorf("%+v leads nowhere, or to another scenario", hit)
			}
		}
	}
	for _, kind := range Kinds() {
		if !found[kind] {
			t.Errorf("no %s is found", kind)
		}
	}
}

func TestAKindIsALeafExactlyWhereNothingRefersToIt(t *testing.T) {
	named := map[Kind]bool{}
	for _, c := range fullCases(t, 20) {
		for r := range c.Records() {
			VisitRefs(r, func(kind Kind, _ string) { named[kind] = true })
		}
	}
	for _, kind := range Kinds() {
		if kind != KindHead && IsLeaf(kind) == named[kind] {
			t.Errorf("%s: its row says that it is a leaf: %v, and something refers to it: %v", kind, IsLeaf(kind), named[kind])
		}
	}
}

// An edit is checked where it can do harm, not everywhere: whatever is accepted must leave a whole case that is valid.
func TestAnEditThatIsAcceptedLeavesNoOtherRecordWrong(t *testing.T) {
	accepted, refused := 0, 0
	cases := fullCases(t, uint64(1+times(5)))
	for seed, c := range cases {
		for r := range c.Records() {
			for _, to := range append(variants(t, r, c, cases[(seed+1)%len(cases)]), nil) {
				next, _, err := Apply(c, Edit{Changes: []Change{{From: r, To: to}}})
				if err != nil {
					refused++
					continue
				}
				accepted++
				if found := next.Problems(); found != nil {
					t.Fatalf("case %d: %s %q, now %v, is accepted and leaves %v", seed, r.Kind(), r.Key(), to, found)
				}
			}
		}
	}
	if min(accepted, refused) < times(500) {
		t.Errorf("%d are accepted and %d refused: too few", accepted, refused)
	}
}

// variants are what a record would be without one of its fields, or with that of one of its kind in some cases.
func variants(t *testing.T, r Record, cases ...*Case) (list []Record) {
	t.Helper()
	const most = 4 // of a case
	told := saidBy(t, r)
	add := func(field string, value any, there bool) {
		if there && reflect.DeepEqual(value, told[field]) {
			return
		}
		said := maps.Clone(told)
		if said[field] = value; !there {
			delete(said, field)
		}
		data, err := json.Marshal(said)
		if err != nil {
			t.Fatal(err)
		}
		next := NewRecord(r.Kind())
		if json.Unmarshal(data, next) == nil && next.Key() == r.Key() {
			list = append(list, next.WithMeta(r.RecordMeta()))
		}
	}
	for field := range told {
		add(field, nil, false)
	}
	for _, c := range cases {
		others := slices.Collect(c.RecordsOf(r.Kind()))
		for _, other := range others[:min(len(others), most)] {
			for field, value := range saidBy(t, other) {
				add(field, value, true)
			}
		}
	}
	return list
}
