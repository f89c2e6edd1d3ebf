package model_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "tomworkbench/model"
	"tomworkbench/model/merge"
)

// The properties of merging stand here, beside the random cases and edits that they are tried on.

// laptop is a copy of a case that somebody works on.
type laptop struct {
	merge.Copy
	t      testing.TB
	r      *rand.Rand
	signed *int
}

func newLaptop(t testing.TB, r *rand.Rand, name string) *laptop {
	return &laptop{merge.Copy{Name: name, Case: randomCase(t, r), Journal: []Entry{}}, t, r, new(int)}
}

// copied is a copy on another laptop.
func (l *laptop) copied(name string) *laptop {
	c := l.Copy
	c.Name, c.Journal = name, slices.Clone(c.Journal)
	return &laptop{c, l.t, l.r, l.signed}
}

func (l *laptop) sign() Signature {
	*l.signed++
	return Signature{ID: fmt.Sprint("edit-", *l.signed), Who: l.Name, At: time.Date(2026, 1, 1, 0, 0, *l.signed, 0, time.UTC)}
}

func (l *laptop) enter(e Entry, cursor Cursor) {
	l.t.Helper()
	next, _, err := Apply(l.Case, e.Edit)
	if err != nil {
		l.t.Fatalf("%s, %s: %v", l.Name, e.Text, err)
	}
	l.Case, l.Cursor, l.Journal = next, cursor, append(l.Journal, e)
}

// work makes random edits, and takes some of them back and does them again.
func (l *laptop) work(steps int) *laptop {
	l.t.Helper()
	for range steps {
		by, revision := l.sign(), l.Case.Revision+1
		switch turn := l.r.IntN(10); {
		case turn == 0 && l.Cursor.Undo != 0:
			l.enter(l.Cursor.TakeBack(l.entry(l.Cursor.Undo), by, revision))
		case turn == 1 && l.Cursor.Redo != 0:
			l.enter(l.Cursor.DoAgain(l.entry(l.Cursor.Redo), by, revision))
		default:
			l.enter(l.Cursor.Do(l.edit().Stamp(by), revision))
		}
	}
	return l
}

// edit is a random one; whole cases are put in the place of this one now and then only.
func (l *laptop) edit() Edit {
	for {
		if e := randomEdit(l.t, l.r, l.Case); len(e.Changes) < 10 || l.r.IntN(20) == 0 {
			return e
		}
	}
}

func (l *laptop) entry(revision uint64) Entry {
	return l.Journal[slices.IndexFunc(l.Journal, func(e Entry) bool { return e.Revision == revision })]
}

func (l *laptop) undo() {
	l.enter(l.Cursor.TakeBack(l.entry(l.Cursor.Undo), l.sign(), l.Case.Revision+1))
}

func held(t testing.TB, a, b *laptop) *merge.Merge {
	t.Helper()
	m, err := merge.Of(a.Copy, b.Copy)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// merged is a copy after merging another, with each conflict settled by choose.
func (l *laptop) merged(other *laptop, choose func() merge.Side) *laptop {
	l.t.Helper()
	m := held(l.t, l, other)
	for {
		chosen := m.All(merge.TakeA)
		for i := range chosen {
			chosen[i] = choose()
		}
		e, err := m.Edit(chosen)
		if errors.Is(err, merge.ErrTogether) {
			continue
		}
		if err != nil {
			l.t.Fatalf("merging %s into %s: %v", other.Name, l.Name, err)
		}
		done, err := m.Done(e, l.sign())
		if err != nil {
			l.t.Fatal(err)
		}
		return &laptop{done, l.t, l.r, l.signed}
	}
}

func take(side merge.Side) func() merge.Side { return func() merge.Side { return side } }

func (l *laptop) anySide() merge.Side { return pick(l.r, []merge.Side{merge.TakeA, merge.TakeB}) }

// holdsEntries fails where a copy lacks an entry of another.
func (l *laptop) holdsEntries(t testing.TB, others ...*laptop) {
	t.Helper()
	there := entryIDs(l.Journal)
	for _, other := range others {
		for id := range entryIDs(other.Journal) {
			if !there[id] {
				t.Fatalf("%s of %s is lost", id, other.Name)
			}
		}
	}
}

func entryIDs(journal []Entry) map[string]bool {
	ids := map[string]bool{}
	for _, e := range journal {
		ids[e.ID] = true
		for id := range entryIDs(e.Merged) {
			ids[id] = true
		}
	}
	return ids
}

// sound fails where a copy is not a valid case, or its undo doesn't lead back step by step.
func (l *laptop) sound(t testing.TB) {
	t.Helper()
	if found := l.Case.Problems(); len(found) > 0 {
		t.Fatalf("a merge made a case that isn't valid: %v", found)
	}
	for i, e := range l.Journal {
		if want := l.Case.Revision - uint64(len(l.Journal)-1-i); e.Revision != want {
			t.Fatalf("entry %d has revision %d, want %d", i, e.Revision, want)
		}
	}
	back := l.copied("undone")
	for back.Cursor.Undo != 0 {
		back.undo()
	}
}

// trial draws two copies of a case that was worked on before.
func trial(t testing.TB, r *rand.Rand) (a, b *laptop) {
	a = newLaptop(t, r, "a").work(r.IntN(6))
	b = a.copied("b").work(r.IntN(9))
	return a.work(r.IntN(9)), b
}

func TestMergingCommutesWhereNothingConflicts(t *testing.T) {
	r, tried := randomly(t), 0
	for range times(400) {
		a, b := trial(t, r)
		one, other := held(t, a, b), held(t, b, a)
		if (len(one.Conflicts()) > 0) != (len(other.Conflicts()) > 0) {
			t.Fatalf("%d conflicts one way and %d the other", len(one.Conflicts()), len(other.Conflicts()))
		}
		if len(one.Conflicts()) > 0 {
			continue
		}
		tried++
		sameText(t, "merging commutes", said(t, a.merged(b, nil).Case), said(t, b.merged(a, nil).Case))
	}
	if tried < times(400)/8 {
		t.Errorf("only %d had no conflict", tried)
	}
}

func TestMergingIsIdempotentLosesNoEntryAndIsTakenBack(t *testing.T) {
	r, conflicts := randomly(t), 0
	// Chance decides how many conflicts there are: it goes on until there were enough of them.
	for trials := 0; trials < times(400) || conflicts < times(400)/4; trials++ {
		if trials > 10*times(400) {
			t.Fatalf("only %d conflicts", conflicts)
		}
		a, b := trial(t, r)
		conflicts += len(held(t, a, b).Conflicts())
		c := a.merged(b, a.anySide)
		c.sound(t)
		c.holdsEntries(t, a, b)
		for _, again := range []*laptop{a, b, c} {
			m := held(t, c, again)
			if e, err := m.Edit(nil); err != nil || !e.Empty() {
				t.Fatalf("merging %s again changes %d records: %v, %v", again.Name, len(e.Changes), err, m.Conflicts())
			}
		}
		if c.Case.Revision == a.Case.Revision {
			continue
		}
		if c.Case.Revision != a.Case.Revision+1 {
			t.Fatalf("%d edits for one merge", c.Case.Revision-a.Case.Revision)
		}
		c.undo()
		sameText(t, "undo takes the merge back", written(t, c.Case), written(t, a.Case))
		sameText(t, "what was taken back is merged anew", said(t, c.merged(b, take(merge.TakeB)).Case), said(t, a.merged(b, take(merge.TakeB)).Case))
	}
}

func TestWhatOnlyOneCopyChangedFlowsWhole(t *testing.T) {
	r := randomly(t)
	for range times(200) {
		a := newLaptop(t, r, "a").work(r.IntN(4))
		b := a.copied("b").work(1 + r.IntN(8))
		sameText(t, "into a copy that stayed", said(t, a.merged(b, nil).Case), said(t, b.Case))
		sameText(t, "from a copy that stayed", written(t, b.merged(a, nil).Case), written(t, b.Case))
	}
}

func TestWithoutAJournalEveryDifferenceIsAConflict(t *testing.T) {
	r := randomly(t)
	for range times(200) {
		a, b := trial(t, r)
		bare := pick(r, []*laptop{a, b})
		bare.Journal, bare.Cursor = nil, Cursor{}
		m := held(t, a, b)
		if len(m.Flows()) > 0 || (len(m.Conflicts()) == 0) != (filed(t, a.Case) == filed(t, b.Case)) {
			t.Fatalf("%d flow, %d conflicts", len(m.Flows()), len(m.Conflicts()))
		}
		sameText(t, "all of a", filed(t, a.merged(b, take(merge.TakeA)).Case), filed(t, a.Case))
		sameText(t, "all of b", filed(t, a.merged(b, take(merge.TakeB)).Case), filed(t, b.Case))
		c := a.merged(b, a.anySide)
		if found := c.Case.Problems(); len(found) > 0 {
			t.Fatal(found)
		}
	}
}

// filed is what the records say in the order of a case file, in which what scenarios say has no place of its own.
func filed(t testing.TB, c *Case) string {
	t.Helper()
	var records []Record
	for r := range c.Records() {
		if slices.Contains(KindsInScenarios(), r.Kind()) {
			r = r.WithMeta(Meta{})
		}
		records = append(records, r)
	}
	in, err := NewCase(0, records, true)
	if err != nil {
		t.Fatal(err)
	}
	return said(t, in)
}

// Three laptops merge from each other over and over, and in the end all have all.
func TestCopiesThatMergeToAndFroComeToTheSame(t *testing.T) {
	r := randomly(t)
	for range times(60) {
		first := newLaptop(t, r, "a").work(r.IntN(3))
		all := []*laptop{first, first.copied("b"), first.copied("c")}
		for range 8 {
			i, j := r.IntN(len(all)), r.IntN(len(all))
			all[i] = all[i].work(r.IntN(3))
			before := all[i].copied("before")
			all[i] = all[i].merged(all[j], all[i].anySide)
			all[i].sound(t)
			all[i].holdsEntries(t, before, all[j])
		}
		for i := range all {
			all[0] = all[0].merged(all[i], all[0].anySide)
		}
		for _, one := range all[1:] {
			m := held(t, one, all[0])
			if n := len(m.Conflicts()); n > 0 {
				t.Fatalf("%d conflicts with a copy that has all: %+v", n, m.Conflicts()[0])
			}
			sameText(t, "a copy that takes all", said(t, one.merged(all[0], nil).Case), said(t, all[0].Case))
		}
		if deep(all[0].Journal) > 2 {
			t.Error("journals come to lie in each other")
		}
	}
}

// deep is how far merges lie in each other. One that was taken back keeps what it brought, and doesn't count.
func deep(journal []Entry) int {
	most, undone := 0, Undone(journal)
	for _, e := range journal {
		if len(e.Merged) > 0 && !undone[e.Revision] {
			most = max(most, 1+deep(e.Merged))
		}
	}
	return most
}
