package model_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	. "tomworkbench/model"
)

// desk is a case with its journal, as a session keeps it: the entries are stored as JSON.
type desk struct {
	now     *Case
	cursor  Cursor
	journal map[uint64]string
}

// enter carries an entry out and stores it, as a restart would find it.
func (d *desk) enter(t *testing.T, e Entry, cursor Cursor) {
	t.Helper()
	next, _, err := Apply(d.now, e.Edit)
	if err != nil {
		t.Fatalf("entry %d, %q: %v", e.Revision, e.Text, err)
	}
	if next.Revision != e.Revision {
		t.Fatalf("entry %d led to revision %d", e.Revision, next.Revision)
	}
	d.now, d.cursor = next, cursor
	d.journal[e.Revision] = text(t, e)
}

func (d *desk) entry(t *testing.T, revision uint64) Entry {
	t.Helper()
	stored, ok := d.journal[revision]
	if !ok {
		t.Fatalf("the cursor names entry %d, which is not in the journal", revision)
	}
	return readAs[Entry](t, stored)
}

// pages is the plain undo list that the journal must behave like: the states in a row, and where in
// them one stands.
type pages struct {
	states []string
	// did holds, for each step between two states, the revision of the entry that last did it.
	did []uint64
	at  int
}

func (p *pages) do(state string, revision uint64) {
	p.states = append(p.states[:p.at+1], state)
	p.did = append(p.did[:p.at], revision)
	p.at++
}

func TestUndoAndRedoBehaveLikeAPlainUndoList(t *testing.T) {
	r := randomly(t)
	for run := range times(25) {
		t.Run(fmt.Sprint("run ", run), func(t *testing.T) { playUndo(t, r) })
	}
}

func playUndo(t *testing.T, r *rand.Rand) {
	d := &desk{now: randomCase(t, r), journal: map[uint64]string{}}
	p := &pages{states: []string{written(t, d.now)}}
	for range 60 {
		revision := d.now.Revision + 1
		by := signature(int(revision))
		switch turn := r.IntN(10); {
		case turn < 4:
			e := randomEdit(t, r, d.now).Stamp(by)
			entry, cursor := d.cursor.Do(e, revision)
			d.enter(t, entry, cursor)
			p.do(written(t, d.now), revision)
		case turn < 7 && d.cursor.Undo != 0:
			entry, cursor := d.cursor.TakeBack(d.entry(t, d.cursor.Undo), by, revision)
			d.enter(t, entry, cursor)
			p.at--
			if entry.Undoes != p.did[p.at] || entry.Redoes != 0 {
				t.Fatalf("the entry takes %d back, want %d", entry.Undoes, p.did[p.at])
			}
		case d.cursor.Redo != 0:
			undone := d.entry(t, d.cursor.Redo).Undoes
			entry, cursor := d.cursor.DoAgain(d.entry(t, d.cursor.Redo), by, revision)
			d.enter(t, entry, cursor)
			if entry.Redoes != undone || undone != p.did[p.at] || entry.Undoes != 0 {
				t.Fatalf("the entry does %d again, want %d", entry.Redoes, p.did[p.at])
			}
			p.did[p.at] = revision
			p.at++
		}
		sameText(t, "the case is not where a plain undo list would be", written(t, d.now), p.states[p.at])
		if (d.cursor.Undo == 0) != (p.at == 0) || (d.cursor.Redo == 0) != (p.at == len(p.states)-1) {
			t.Fatalf("the cursor is %+v at state %d of %d", d.cursor, p.at, len(p.states))
		}
	}
}

func TestAnEntryThatTakesBackIsSignedAndNamesTheOneUndone(t *testing.T) {
	c := smallCase(t)
	done, cursor := Cursor{}.Do(must(t)(c.Choose("first", "channel", "hub")).Stamp(signature(1)), 1)
	back, cursor := cursor.TakeBack(done, signature(2), 2)
	if back.ID != "edit-2" || back.Who != "A. Officer" || !back.At.Equal(signature(2).At) || back.Undoes != 1 || back.Text != done.Text {
		t.Errorf("the entry that takes back is %+v", back)
	}
	again, cursor := cursor.DoAgain(back, signature(3), 3)
	if again.ID != "edit-3" || again.Redoes != 1 || again.Undoes != 0 || again.Text != done.Text {
		t.Errorf("the entry that does again is %+v", again)
	}
	if want := (Cursor{Undo: 3}); cursor != want {
		t.Errorf("the cursor is %+v, want %+v", cursor, want)
	}
}

func TestANewEditLeavesNothingToRedo(t *testing.T) {
	_, cursor := Cursor{Undo: 4, Redo: 5}.Do(Edit{}, 6)
	if want := (Cursor{Undo: 6}); cursor != want {
		t.Errorf("the cursor is %+v, want %+v", cursor, want)
	}
}
