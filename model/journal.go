package model

import "time"

// Entry is an edit as it stands in the journal, the append-only decision log of a case.
type Entry struct {
	Edit
	// Revision is the case's revision after the edit, and the entry's number.
	Revision uint64 `json:"revision"`
	// Below links the entries into two stacks that survive a restart: it is the revision that stood in
	// the cursor, under this entry, when it was put there; 0 for none.
	Below uint64 `json:"below,omitempty"`
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
