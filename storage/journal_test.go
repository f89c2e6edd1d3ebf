package storage

import (
	"errors"
	"testing"
	"time"

	"tomworkbench/model"
)

func TestUndoAndRedoSurviveARestart(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	d := newDesk(t, s, exampleCase(t), 5)
	texts := [][]byte{bare(t, d.c)}
	for d.c.Revision < 12 {
		before := d.c.Revision
		e, err := d.randomEdit()
		if err != nil {
			t.Fatal(err)
		}
		if err := d.do(e); err != nil {
			t.Fatal(err)
		}
		if d.c.Revision > before {
			texts = append(texts, bare(t, d.c))
		}
	}
	reopen := func() {
		t.Helper()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openTest(t, path)
		d.store = s
		var err error
		if d.c, d.cursor, err = s.Load(d.id()); err != nil {
			t.Fatal(err)
		}
	}
	for i := len(texts) - 2; i >= 0; i-- {
		reopen()
		if err := d.undo(); err != nil {
			t.Fatal(err)
		}
		wantSame(t, "undone", bare(t, d.c), texts[i])
	}
	for i := 1; i < len(texts); i++ {
		reopen()
		if err := d.redo(); err != nil {
			t.Fatal(err)
		}
		wantSame(t, "redone", bare(t, d.c), texts[i])
	}
}

// bare is what a case says apart from how many edits led there, and when.
func bare(t *testing.T, c *model.Case) []byte {
	t.Helper()
	copied := *c
	copied.Revision, copied.LastEdit = 0, time.Time{}
	return text(t, &copied, nil, model.Cursor{})
}

func TestAppendRefusesWhatDoesNotFollow(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, smallCase(t, "a"), 6)
	e, err := d.c.Toggle("first", "one")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.do(e); err != nil {
		t.Fatal(err)
	}
	before := stored(t, s, "a")
	next, err := d.c.Toggle("first", "two")
	if err != nil {
		t.Fatal(err)
	}
	stale := model.Edit{ID: "stale", Changes: []model.Change{{From: &model.Scenario{ID: "gone"}}}}
	for _, entry := range []model.Entry{
		{Edit: next, Revision: 0},
		{Edit: next, Revision: 1},
		{Edit: next, Revision: 3},
		{Edit: stale, Revision: 2},
		{Edit: e, Revision: 2}, // adds a choice that is there already
	} {
		if err := s.Append("a", entry, model.Cursor{}); !errors.Is(err, ErrOutOfOrder) {
			t.Errorf("entry %d: %v", entry.Revision, err)
		}
	}
	wantSame(t, "after refusals", stored(t, s, "a"), before)
}

func TestAppendingTheLastEntryAgainDoesNothing(t *testing.T) {
	s := openTest(t, storePath(t))
	d := newDesk(t, s, smallCase(t, "a"), 7)
	e, err := d.c.Toggle("first", "one")
	if err != nil {
		t.Fatal(err)
	}
	entry, cursor := d.cursor.Do(e.Stamp(d.sign()), 1)
	for range 3 {
		if err := s.Append("a", entry, cursor); err != nil {
			t.Fatal(err)
		}
	}
	journal, err := s.Journal("a")
	if err != nil || len(journal) != 1 {
		t.Fatalf("%d entries, %v", len(journal), err)
	}
}

func TestCasesDoNotDisturbEachOther(t *testing.T) {
	s := openTest(t, storePath(t))
	one, two := newDesk(t, s, smallCase(t, "one"), 8), newDesk(t, s, smallCase(t, "two"), 9)
	before := stored(t, s, "two")
	one.steps(20)
	wantSame(t, "the other case", stored(t, s, "two"), before)
	two.steps(20)
	journal, err := s.Journal("two")
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, "the second case", stored(t, s, "two"), text(t, two.c, journal, two.cursor))
}

// A case that came without its log begins its journal at its next change: before that there is no entry, and nothing is
// damaged.
func TestBeforeTheFirstEntryOfAJournalThereIsNone(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	before := newDesk(t, s, smallCase(t, "a"), 1)
	before.steps(5)
	from := before.c.Revision
	if err := s.Remove("a"); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, before.c, 2)
	d.steps(4)
	if d.c.Revision <= from {
		t.Fatal("nothing was changed")
	}
	for revision := uint64(0); revision <= d.c.Revision+1; revision++ {
		_, err := s.Entry("a", revision)
		if there := revision > from && revision <= d.c.Revision; there != (err == nil) || !there && !errors.Is(err, ErrNoEntry) {
			t.Errorf("entry %d of %d to %d: %v", revision, from+1, d.c.Revision, err)
		}
	}
}
