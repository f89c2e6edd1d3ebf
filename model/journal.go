package model

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Entry is an edit as it stands in the journal, the append-only decision log of a case.
type Entry struct {
	Edit
	// Revision is the case's revision after the edit, and the entry's number.
	Revision uint64 `json:"revision"`
	// Below links the entries into two stacks that survive a restart: it is the revision that stood in
	// the cursor, under this entry, when it was put there; 0 for none.
	Below uint64 `json:"below,omitempty"`
}

// Words says what the entry did; what was taken back or done again is said to be.
func (e Entry) Words() string {
	switch {
	case e.Undoes != 0:
		return "Taken back: " + e.Text
	case e.Redoes != 0:
		return "Done again: " + e.Text
	}
	return e.Text
}

// Cursor holds the revisions of the entries that undo and redo act on next, 0 for none.
type Cursor struct {
	Undo uint64 `json:"undo,omitempty"`
	Redo uint64 `json:"redo,omitempty"`
}

// Signature is who makes an edit, when, and under which id.
type Signature struct {
	ID  string
	Who string
	At  time.Time
}

// Do enters a signed edit as the given revision: it becomes the next to undo, and nothing is left to redo.
func (c Cursor) Do(e Edit, revision uint64) (Entry, Cursor) {
	return Entry{Edit: e, Revision: revision, Below: c.Undo}, Cursor{Undo: revision}
}

// TakeBack enters, as the given revision, the edit that undoes top, the entry at c.Undo.
func (c Cursor) TakeBack(top Entry, by Signature, revision uint64) (Entry, Cursor) {
	e := top.inverse().signedAs(by)
	e.Undoes = top.Revision
	return Entry{Edit: e, Revision: revision, Below: c.Redo}, Cursor{Undo: top.Below, Redo: revision}
}

// DoAgain enters, as the given revision, the edit that redoes what top, the entry at c.Redo, took back.
func (c Cursor) DoAgain(top Entry, by Signature, revision uint64) (Entry, Cursor) {
	e := top.inverse().signedAs(by)
	e.Redoes = top.Undoes
	return Entry{Edit: e, Revision: revision, Below: c.Undo}, Cursor{Undo: revision, Redo: top.Below}
}

// signedAs signs an edit that restores records: they keep the bookkeeping they had.
func (e Edit) signedAs(by Signature) Edit {
	e.ID, e.Who, e.At = by.ID, by.Who, by.At
	return e
}

// WithoutOldest returns a journal less its oldest entries, of which there are at least as many as are left out, with what undo and
// redo act on then. An entry in the place of the last one left out says how many are. What leads to an entry that isn't there any
// more is cut: undo ends where the journal begins, and what took back or did again something older is a step of its own.
func WithoutOldest(journal []Entry, cursor Cursor, leftOut int) ([]Entry, Cursor) {
	if leftOut == 0 {
		return journal, cursor
	}
	last := journal[leftOut-1]
	there := func(revision uint64) uint64 {
		if revision <= last.Revision {
			return 0
		}
		return revision
	}
	short := slices.Clone(journal[leftOut-1:])
	short[0] = Entry{Edit: Edit{ID: fmt.Sprintf("left-out-%d", last.Revision), At: last.At, Text: leftOutWords(leftOut)}, Revision: last.Revision}
	for i, e := range short[1:] {
		if e.Below = there(e.Below); there(cmp.Or(e.Undoes, e.Redoes)) == 0 {
			e.Text, e.Undoes, e.Redoes = e.Words(), 0, 0
		}
		short[i+1] = e
	}
	cursor = Cursor{Undo: there(cursor.Undo), Redo: there(cursor.Redo)}
	if cursor.Redo != 0 && short[cursor.Redo-last.Revision].Undoes == 0 {
		cursor.Redo = 0
	}
	return short, cursor
}

func leftOutWords(n int) string {
	return fmt.Sprintf("%d older %s left out here: one case file has no room for %s", n,
		Plural(n, "entry of the log is", "entries of the log are"), Plural(n, "it", "them"))
}
