package merge

import (
	"cmp"
	"fmt"

	"tomworkbench/model"
)

// ref names a record.
type ref struct {
	kind model.Kind
	key  string
}

func refOf(r model.Record) ref { return ref{r.Kind(), r.Key()} }

// state is what the records of a case were.
type state map[ref]model.Record

// idOf tells an entry from all others. A file that was written by hand may lack its id.
func idOf(e model.Entry) string { return cmp.Or(e.ID, fmt.Sprintf("%d %s", e.Revision, e.Text)) }

// counted are the ids of the entries that have made a copy what it is: its own, and those of merges that aren't taken back.
func counted(journal []model.Entry) map[string]bool {
	ids := map[string]bool{}
	undone := model.Undone(journal)
	for _, e := range journal {
		ids[idOf(e)] = true
		if undone[e.Revision] {
			continue
		}
		for _, other := range e.Merged {
			ids[idOf(other)] = true
		}
	}
	return ids
}

// notIn are the entries of a journal, and those that it merged, whose ids aren't known. What was merged for good stands
// beside the entry that merged it, so that journals that go to and fro don't come to lie in each other.
func notIn(known map[string]bool, journal []model.Entry) []model.Entry {
	var found []model.Entry
	undone := model.Undone(journal)
	take := func(e model.Entry) {
		if !known[idOf(e)] {
			found = append(found, e)
		}
	}
	for _, e := range journal {
		if !undone[e.Revision] {
			for _, other := range e.Merged {
				take(other)
			}
			e.Merged = nil
		}
		take(e)
	}
	return found
}

// does reports whether an entry did anything: the note on entries left out of a file didn't.
func does(e model.Entry) bool { return !e.Empty() }

// commonRevision is the last revision at which both copies entered the same entry, 0 for none. All before it is common, though
// one of the journals may leave it out.
func commonRevision(a, b []model.Entry) uint64 {
	ids := make(map[uint64]string, len(a))
	for _, e := range a {
		if does(e) {
			ids[e.Revision] = idOf(e)
		}
	}
	last := uint64(0)
	for _, e := range b {
		if does(e) && ids[e.Revision] == idOf(e) {
			last = max(last, e.Revision)
		}
	}
	return last
}

// after are the entries of a journal after a revision.
func after(journal []model.Entry, revision uint64) []model.Entry {
	n := 0
	for n < len(journal) && journal[n].Revision <= revision {
		n++
	}
	return journal[n:]
}

// stand is a moment of a copy: after how many of its entries, and the ids of the entries that had made it what it was then,
// but those that are common to begin with.
type stand struct {
	copy    Copy
	entries int
	ids     map[string]bool
}

// lastStand is the last moment of a copy of which another has everything.
func lastStand(c Copy, other map[string]bool, common uint64) stand {
	n := 0
	for n < len(c.Journal) && (!does(c.Journal[n]) || c.Journal[n].Revision <= common || other[idOf(c.Journal[n])]) {
		n++
	}
	first := 0
	for first < n && c.Journal[first].Revision <= common {
		first++
	}
	s := stand{copy: c, entries: n, ids: counted(c.Journal[first:n])}
	for _, e := range c.Journal[first:n] {
		if !does(e) {
			delete(s.ids, idOf(e))
		}
	}
	return s
}

// basesOf are the states that two copies have in common, each as far as possible from where the case began; none where a copy has no
// journal, or the journals have nothing in common. There are two where each has merged what the other hasn't: what flows
// has to be the same by both.
func basesOf(a, b Copy) []state {
	if a.Journal == nil || b.Journal == nil {
		return nil
	}
	common := commonRevision(a.Journal, b.Journal)
	one, two := lastStand(a, counted(b.Journal), common), lastStand(b, counted(a.Journal), common)
	switch {
	case common == 0 && len(one.ids) == 0 && len(two.ids) == 0:
		return sameStart(a, b)
	case isWithin(two.ids, one.ids) && len(one.ids) > len(two.ids):
		return statesAt(one)
	case isWithin(one.ids, two.ids) && len(two.ids) > len(one.ids):
		return statesAt(two)
	}
	return statesAt(one, two)
}

func isWithin(a, b map[string]bool) bool {
	for id := range a {
		if !b[id] {
			return false
		}
	}
	return true
}

// sameStart is the state at which both journals begin, or the later of them, if both copies were the same there.
func sameStart(a, b Copy) []state {
	from := max(beginning(a), beginning(b))
	found := statesAt(atRevision(a, from), atRevision(b, from))
	if len(found) != 2 || len(found[0]) != len(found[1]) {
		return nil
	}
	for at, r := range found[0] {
		if !same(r, found[1][at]) {
			return nil
		}
	}
	return found
}

// beginning is the revision that a copy had before the first entry of its journal.
func beginning(c Copy) uint64 {
	switch {
	case len(c.Journal) == 0:
		return c.Case.Revision
	case does(c.Journal[0]):
		return c.Journal[0].Revision - 1
	}
	return c.Journal[0].Revision
}

func atRevision(c Copy, revision uint64) stand {
	return stand{copy: c, entries: len(c.Journal) - len(after(c.Journal, revision))}
}

// statesAt goes back to moments; to none where a journal doesn't fit its case.
func statesAt(stands ...stand) []state {
	var found []state
	for _, s := range stands {
		then, ok := s.state()
		if !ok {
			return nil
		}
		found = append(found, then)
	}
	return found
}

// state takes back what came after a moment, and reports whether that is what the copy comes to.
func (s stand) state() (state, bool) {
	now := make(state, s.copy.Case.Count())
	for r := range s.copy.Case.Records() {
		now[refOf(r)] = r
	}
	for i := len(s.copy.Journal) - 1; i >= s.entries; i-- {
		changes := s.copy.Journal[i].Changes
		for j := len(changes) - 1; j >= 0; j-- {
			at := ref{changes[j].Kind(), changes[j].Key()}
			if !same(now[at], changes[j].To) {
				return nil, false
			}
			if delete(now, at); changes[j].From != nil {
				now[at] = changes[j].From
			}
		}
	}
	return now, true
}

// same reports whether two states of a record, nil for none, say the same.
func same(a, b model.Record) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a == b || model.SaySame(a, b)
}
