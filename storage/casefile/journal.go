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
		if d.full() {
			return
		}
		d.object(n, &f.Journal[i], element(fieldJournal, i), nil, nil)
	}
	before := len(d.problems)
	d.checkJournal(f, revision)
	if len(d.problems) == before && f.Case != nil {
		d.checkStacks(f)
	}
}

// checkedWork is how many records are visited at most to check what can be undone and redone, which is within seconds: of a
// case of 500 records, 20,000 entries. What lies deeper is held against the case when it is undone.
const checkedWork = 10_000_000

// checkStacks takes back, on a copy, all that can be undone, and does again all that can be redone: an
// entry that doesn't fit the case would leave undo stuck.
func (d *decoder) checkStacks(f *File) {
	entry := func(revision uint64) model.Entry { return f.Journal[len(f.Journal)-1-int(f.Case.Revision-revision)] }
	walk := func(top uint64, step func(model.Cursor, model.Entry, model.Signature, uint64) (model.Entry, model.Cursor)) {
		c := f.Case
		for work := 0; top != 0 && work < checkedWork; work += c.Count() {
			e := entry(top)
			taken, _ := step(f.Cursor, e, model.Signature{}, c.Revision+1)
			next, _, err := model.Apply(c, taken.Edit)
			if err != nil {
				at := len(f.Journal) - 1 - int(f.Case.Revision-top)
				d.report(element(fieldJournal, at), "doesn't fit the case as it stands: %v; export the case without its journal", err)
				return
			}
			c, top = next, e.Below
		}
	}
	walk(f.Cursor.Undo, model.Cursor.TakeBack)
	walk(f.Cursor.Redo, model.Cursor.DoAgain)
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
