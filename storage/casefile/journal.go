package casefile

import "tomworkbench/model"

// journal reads the entries and the cursor and checks that they belong together.
func (d *decoder) journal(top *node, revision uint64, f *File) {
	entries, cursor := top.get(fieldJournal), top.get(fieldCursor)
	if entries == nil {
		if cursor != nil {
			d.report(fieldCursor, "stands here without a journal; take it out")
		}
		return
	}
	if cursor != nil {
		d.object(cursor, &f.Cursor, fieldCursor, nil, nil)
	}
	if !d.is(entries, items, fieldJournal) {
		return
	}
	f.Journal = make([]model.Entry, len(entries.items))
	for i, n := range entries.items {
		d.object(n, &f.Journal[i], element(fieldJournal, i), nil, nil)
	}
	d.checkJournal(f, revision)
}

// checkJournal holds the entries' numbers against each other, the case's revision and the cursor.
func (d *decoder) checkJournal(f *File, revision uint64) {
	count := uint64(len(f.Journal))
	if count > revision {
		d.report(fieldJournal, "has %d entries, but the case's revision is %d", count, revision)
		return
	}
	first := revision - count + 1
	known := func(path string, n, below uint64) {
		if n != 0 && (n < first || n >= below) {
			d.report(path, "there is no earlier entry with revision %d", n)
		}
	}
	for i, e := range f.Journal {
		path := element(fieldJournal, i)
		if want := first + uint64(i); e.Revision != want {
			d.report(member(path, fieldRevision), "is %d, but should be %d: entries count up to the case's revision", e.Revision, want)
			continue
		}
		known(member(path, "below"), e.Below, e.Revision)
		known(member(path, "undoes"), e.Undoes, e.Revision)
		known(member(path, "redoes"), e.Redoes, e.Revision)
	}
	known(member(fieldCursor, "undo"), f.Cursor.Undo, revision+1)
	known(member(fieldCursor, "redo"), f.Cursor.Redo, revision+1)
}
