package model_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model"
)

func TestUndoAfterDoIsTheIdentityForEveryEdit(t *testing.T) {
	for _, one := range editors() {
		t.Run(one.name, func(t *testing.T) {
			r := randomly(t)
			changed := 0
			for n := 0; n < times(40) || changed == 0; n++ {
				if n == 1000 {
					t.Fatal("no draw made an edit")
				}
				c := startedCase(t, r)
				e, err := one.make(t, r, c)
				if err != nil {
					t.Fatal(err)
				}
				if e.Empty() {
					continue
				}
				changed++
				undoIsIdentity(t, c, e.Stamp(signature(n)))
			}
		})
	}
}

// startedCase is a random case in which some records have been edited before.
func startedCase(t testing.TB, r *rand.Rand) *Case {
	t.Helper()
	c := randomCase(t, r)
	for n := range r.IntN(4) {
		c = apply(t, c, randomEdit(t, r, c), 100+n)
	}
	if c.Scenarios.Len() == 0 {
		c = apply(t, c, c.NewScenario("last", "Last"), 200)
	}
	if c.Snapshots.Len() == 0 && r.IntN(2) == 0 {
		e, err := c.TakeSnapshot(anyOf(r, c.Scenarios).ID, "snapshot", "After item 1")
		if err != nil {
			t.Fatal(err)
		}
		c = apply(t, c, e, 201)
	}
	return c
}

func undoIsIdentity(t *testing.T, c *Case, e Edit) {
	t.Helper()
	before := written(t, c)
	next, inverse, err := Apply(c, e)
	if err != nil {
		t.Fatalf("do %q: %v", e.Text, err)
	}
	sameText(t, "the snapshot that was edited has changed", written(t, c), before)
	after := written(t, next)
	if after == before {
		t.Fatalf("%q changed nothing", e.Text)
	}
	if p := next.Problems(); p != nil {
		t.Fatalf("%q made a case that is wrong: %v", e.Text, p)
	}
	back, again, err := Apply(next, inverse)
	if err != nil {
		t.Fatalf("undo %q: %v", e.Text, err)
	}
	sameText(t, "undo did not lead back", written(t, back), before)
	redone, _, err := Apply(back, again)
	if err != nil {
		t.Fatalf("redo %q: %v", e.Text, err)
	}
	sameText(t, "redo did not lead forth", written(t, redone), after)
	sameText(t, "the snapshot that was undone has changed", written(t, next), after)
	if want := c.Revision + 3; redone.Revision != want {
		t.Errorf("after three edits the revision is %d, want %d", redone.Revision, want)
	}
}

func TestTheOrderOfIndependentChoicesDoesNotMatter(t *testing.T) {
	r := randomly(t)
	for range 60 {
		c := startedCase(t, r)
		scenario := anyOf(r, c.Scenarios).ID
		answers := map[string][]string{}
		var decisions []string
		for d := range c.Decisions.All() {
			decisions = append(decisions, d.ID)
			answers[d.ID] = someOf(r, optionIDs(c, d.ID), d.Several)
		}
		choose := func() string {
			next := c
			for n, id := range decisions {
				next = apply(t, next, must(t)(unlessAgreed(next.Choose(scenario, id, answers[id]...))), n)
			}
			return said(t, next)
		}
		one := choose()
		r.Shuffle(len(decisions), func(i, j int) { decisions[i], decisions[j] = decisions[j], decisions[i] })
		sameText(t, "another order led elsewhere", choose(), one)
	}
}

func TestAStampSignsTheRecordsOnceMore(t *testing.T) {
	c := smallCase(t)
	c = apply(t, c, must(t)(c.Choose("first", "channel", "hub")), 1)
	c = apply(t, c, must(t)(c.Decide("first", "channel", Provisional, "Members asked.")), 2)
	c = apply(t, c, must(t)(c.Choose("first", "channel", "door")), 3)
	c = apply(t, c, must(t)(c.Choose("second", "channel", "door")), 4)
	for _, want := range []struct {
		scenario string
		revision uint64
		by       Signature
	}{{"first", 3, signature(3)}, {"second", 1, signature(4)}} {
		meta := c.Choice(want.scenario, "channel").Meta
		if meta.Revision != want.revision || meta.Entry != want.by.ID || !meta.At.Equal(want.by.At) {
			t.Errorf("the choice of scenario %s carries %+v, want revision %d signed by %s", want.scenario, meta, want.revision, want.by.ID)
		}
	}
	plain := must(t)(c.Choose("first", "channel", "hub"))
	before := text(t, plain)
	e := plain.Stamp(signature(5))
	if e.ID != "edit-5" || e.Who != "A. Officer" || !e.At.Equal(signature(5).At) {
		t.Errorf("the edit is signed %q by %q at %v", e.ID, e.Who, e.At)
	}
	if after := text(t, plain); after != before {
		t.Errorf("the unsigned edit has become\n%s\nfrom\n%s", after, before)
	}
	if c.Revision != 4 {
		t.Errorf("the case stands at revision %d after 4 edits", c.Revision)
	}
}

func TestAnEditMadeFromAnotherStateIsStale(t *testing.T) {
	c := smallCase(t)
	old := must(t)(c.Choose("first", "channel", "hub"))
	added := must(t)(c.Choose("second", "channel", "hub"))
	removed, _ := c.Scenarios.Get("second")
	changed := apply(t, c, must(t)(c.Choose("first", "channel")), 1)
	renamed := apply(t, c, must(t)(c.RenameScenario("second", "Careful")), 1)
	returned := apply(t, renamed, must(t)(renamed.RenameScenario("second", "Second look")), 2)
	without := apply(t, c, must(t)(c.DeleteScenario("second")), 1)
	edited := *must(t)(c.Choose("first", "channel", "hub")).Changes[0].From.(*Choice)
	edited.Reason = "Something else."
	for _, one := range []struct {
		name string
		to   *Case
		edit Edit
	}{
		{"the record was changed since", changed, old},
		{"the record was changed and changed back since", returned, must(t)(c.RenameScenario("second", "Bold"))},
		{"the record exists by now", apply(t, c, added, 1), added},
		{"the record is gone", without, Edit{Changes: []Change{{From: removed}}}},
		{"the record was never there", c, Edit{Changes: []Change{{From: &Scenario{ID: "third", Name: "Third"}}}}},
		{"the record said something else", c, Edit{Changes: []Change{{From: &edited, To: old.Changes[0].To}}}},
	} {
		t.Run(one.name, func(t *testing.T) {
			before := written(t, one.to)
			next, _, err := Apply(one.to, one.edit)
			if !errors.Is(err, ErrStale) || next != nil {
				t.Errorf("Apply gave %v, %v; want no case and ErrStale", next, err)
			}
			sameText(t, "the case has changed", written(t, one.to), before)
		})
	}
}

func TestARecordThatStoodElsewhereIsPutBackWhereItStands(t *testing.T) {
	c := smallCase(t)
	e := must(t)(c.RenameScenario("first", "Base"))
	moved := e.Changes[0].From.RecordMeta()
	moved.Rank += 5
	e.Changes[0].From = e.Changes[0].From.WithMeta(moved)
	before := text(t, e)
	undoIsIdentity(t, c, e)
	if after := text(t, e); after != before {
		t.Errorf("the edit has become\n%s\nfrom\n%s", after, before)
	}
}

func TestAnEditThatIsNoEditIsRefused(t *testing.T) {
	c := smallCase(t)
	first, _ := c.Scenarios.Get("first")
	for _, one := range []struct {
		name   string
		change Change
		want   string
	}{
		{"nothing to nothing", Change{}, "a change without a record"},
		{"one record to another", Change{From: first, To: &Scenario{ID: "third", Name: "Third"}}, `a change from scenario "first" to scenario "third"`},
		{"one kind to another", Change{From: first, To: &Principle{ID: "first", Name: "First"}}, `a change from scenario "first" to principle "first"`},
		{"an unknown kind", Change{To: &Factor{FactorKind: "vision", ID: "v", Name: "Vision"}}, `unknown kind of record "vision"`},
		{"a factor that claims another kind", Change{To: &Factor{FactorKind: KindScenario, ID: "v", Name: "Vision"}}, "a scenario record holds a *model.Factor"},
	} {
		t.Run(one.name, func(t *testing.T) {
			next, _, err := Apply(c, Edit{Changes: []Change{one.change}})
			if next != nil || err == nil || err.Error() != one.want {
				t.Errorf("Apply gave %v, %q; want no case and %q", next, err, one.want)
			}
		})
	}
}

func TestAnEditOutlivesItsJSON(t *testing.T) {
	r := randomly(t)
	for n := range 60 {
		c := startedCase(t, r)
		e := randomEdit(t, r, c).Stamp(signature(n))
		e.Undoes, e.Redoes = uint64(n), uint64(2*n)
		read := throughJSON(t, e)
		if got, want := text(t, read), text(t, e); got != want {
			t.Fatalf("written again it says\n%s\nnot\n%s", got, want)
		}
		one, _, err := Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		two, _, err := Apply(c, read)
		if err != nil {
			t.Fatalf("the edit read back: %v", err)
		}
		sameText(t, "the edit read back does something else", written(t, two), written(t, one))
	}
}

func throughJSON[T any](t testing.TB, value T) T {
	t.Helper()
	return readAs[T](t, text(t, value))
}

func readAs[T any](t testing.TB, stored string) T {
	t.Helper()
	var read T
	if err := json.Unmarshal([]byte(stored), &read); err != nil {
		t.Fatalf("reading %T: %v", read, err)
	}
	return read
}

func text(t testing.TB, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("writing %T: %v", value, err)
	}
	return string(raw)
}

func TestAChangeIsWrittenWithItsKindAndOnlyTheSidesItHas(t *testing.T) {
	s := &Scenario{ID: "s", Name: "One"}
	for _, one := range []struct {
		change Change
		want   string
	}{
		{Change{To: s}, `{"kind":"scenario","to":{"id":"s","name":"One"}}`},
		{Change{From: s}, `{"kind":"scenario","from":{"id":"s","name":"One"}}`},
		{
			Change{From: &Factor{FactorKind: KindTheme, ID: "x", Name: "A"}, To: &Factor{FactorKind: KindTheme, ID: "x", Name: "B"}},
			`{"kind":"theme","from":{"id":"x","name":"A"},"to":{"id":"x","name":"B"}}`,
		},
	} {
		if got := text(t, one.change); got != one.want {
			t.Errorf("got  %s\nwant %s", got, one.want)
		}
		read := throughJSON(t, one.change)
		if read.Kind() != one.change.Kind() || read.Key() != one.change.Key() {
			t.Errorf("read back it is of %s %q", read.Kind(), read.Key())
		}
	}
}

func TestAChangeWithNullOnASideHasNothingThere(t *testing.T) {
	var change Change
	if err := json.Unmarshal([]byte(`{"kind":"scenario","from":null,"to":{"id":"s","name":"One"}}`), &change); err != nil {
		t.Fatal(err)
	}
	if change.From != nil {
		t.Errorf("null was read as %+v", change.From)
	}
}

func TestAChangeThatCannotBeReadSaysWhy(t *testing.T) {
	for _, one := range []struct{ text, want string }{
		{`{"kind":"vision","to":{}}`, `unknown kind of record "vision"`},
		{`{"kind":"vision","from":{}}`, `unknown kind of record "vision"`},
		{`{"kind":"line","to":{"minimum":["1,5"]}}`, "line: "},
		{`{"kind":7}`, "cannot unmarshal number"},
	} {
		var change Change
		err := json.Unmarshal([]byte(one.text), &change)
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s gave %v, want %q", one.text, err, one.want)
		}
	}
}

func FuzzApply(f *testing.F) {
	c := smallCase(f)
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 40 {
		f.Add([]byte(text(f, randomEdit(f, r, c).Stamp(signature(n)))))
	}
	for _, one := range badRecords() {
		// A long seed would keep the fuzzer busy with shortening it.
		if data := text(f, Edit{Changes: []Change{one.change(c)}}); len(data) < 1000 {
			f.Add([]byte(data))
		}
	}
	before := written(f, c)
	f.Fuzz(func(t *testing.T, data []byte) {
		var e Edit
		if json.Unmarshal(data, &e) != nil {
			return
		}
		next, inverse, err := Apply(c, e)
		sameText(t, "the case has changed", written(t, c), before)
		if err != nil {
			if next != nil {
				t.Fatalf("both a case and %v", err)
			}
			return
		}
		if p := next.Problems(); p != nil {
			t.Fatalf("accepted, but then %v", p)
		}
		for s := range next.Scenarios.All() {
			Profile(next, s.ID, Central, Recurring)
			next.Standings(s.ID)
			next.Breaches(s.ID)
		}
		back, _, err := Apply(next, inverse)
		if err != nil {
			t.Fatalf("undo: %v", err)
		}
		sameText(t, "undo did not lead back", written(t, back), before)
	})
}

func TestTheKindsComeAfterWhatTheyReferTo(t *testing.T) {
	kinds := Kinds()
	if len(kinds) != len(slices.Compact(slices.Sorted(slices.Values(kinds)))) {
		t.Error("a kind stands twice")
	}
	for _, kind := range kinds {
		if r := NewRecord(kind); r == nil || r.Kind() != kind {
			t.Errorf("NewRecord(%s) made %#v", kind, r)
		}
	}
	if r := NewRecord("vision"); r != nil {
		t.Errorf("an unknown kind made %#v", r)
	}
	// A case built from ever more of the kinds is valid at every step: nothing refers forwards.
	for n := range kinds {
		var records []Record
		for _, r := range small() {
			if slices.Contains(kinds[:n+1], r.Kind()) {
				records = append(records, r)
			}
		}
		build(t, records)
	}
}
