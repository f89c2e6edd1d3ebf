package model

import (
	"errors"
	"slices"
	"time"
)

// ErrStale means that an edit was made from another state of the case than the one it is applied to.
var ErrStale = errors.New("the case has changed since this edit was made")

// Edit is a change to a case: the one way to a new state. The methods of [Case] that are named after
// what a person does ([Case.Choose], [Case.RenameScenario] …) make edits; [Edit.Stamp] signs one and
// [Apply] carries it out.
type Edit struct {
	// ID is unique among all edits, on every machine.
	ID string `json:"id"`
	// At is when the edit was made, and Who made it, where a name was given.
	At  time.Time `json:"at,omitzero"`
	Who string    `json:"who,omitempty"`
	// Text says in a sentence what the edit does.
	Text    string   `json:"text"`
	Changes []Change `json:"changes"`
	// Undoes and Redoes hold the revision of the entry that this edit takes back or does again.
	Undoes uint64 `json:"undoes,omitempty"`
	Redoes uint64 `json:"redoes,omitempty"`
	// Merged holds, in an edit that merges another copy of the case, the entries of that copy that this one did not
	// have, oldest first, numbered as they are there. They are history: what they come to here is what the edit changes.
	Merged []Entry `json:"merged,omitempty"`
	// pastLocks says that the edit is carried out whatever is locked; see [Edit.PastLocks].
	pastLocks bool
}

// Change replaces one record by another. From is nil for a record that is added, To for one removed.
type Change struct {
	From, To Record
}

// Kind returns the kind of the record changed.
func (c Change) Kind() Kind { return c.record().Kind() }

// Key returns the key of the record changed.
func (c Change) Key() string { return c.record().Key() }

// Scenario returns the id of the scenario that the record changed is, or is said in, empty for none.
func (c Change) Scenario() string { return ScenarioOf(c.record()) }

func (c Change) record() Record {
	if c.To != nil {
		return c.To
	}
	return c.From
}

// Empty reports whether the edit neither changes anything nor brings entries of another copy.
func (e Edit) Empty() bool { return len(e.Changes) == 0 && len(e.Merged) == 0 }

// Stamp returns the edit signed: the records that it adds or replaces carry its id and time and a
// revision one higher.
func (e Edit) Stamp(by Signature) Edit {
	e = e.signedAs(by)
	e.Changes = slices.Clone(e.Changes)
	for i, ch := range e.Changes {
		if ch.To == nil {
			continue
		}
		meta := ch.To.RecordMeta()
		meta.Revision, meta.Entry, meta.At = 1, by.ID, by.At
		if ch.From != nil {
			meta.Revision = ch.From.RecordMeta().Revision + 1
		}
		e.Changes[i].To = ch.To.WithMeta(meta)
	}
	return e
}

// inverse returns the edit that takes e back. It restores records as they were, bookkeeping included.
func (e Edit) inverse() Edit {
	back := Edit{Text: e.Text, Changes: make([]Change, len(e.Changes))}
	for i, ch := range e.Changes {
		back.Changes[len(e.Changes)-1-i] = Change{From: ch.To, To: ch.From}
	}
	return back
}

// Back returns the edit, unsigned, that puts everything as it was before e, which [Edit.Stamp] has signed: a change like any other, for a case
// in whose journal others may have entered theirs since.
func (e Edit) Back() Edit { return e.inverse() }

// Apply returns the case after an edit, one revision on, and the edit that takes it back. It fails with
// [ErrStale] where a record is no longer what the edit was made from, with a [LockedError] where its scenario is locked, and
// with [Problems] where the result would not be a valid case or a choice would come to be firm about nothing; c stays as it is
// either way.
func Apply(c *Case, e Edit) (next *Case, inverse Edit, err error) {
	if err := c.Kept(); err != nil {
		return nil, Edit{}, err
	}
	after := *c
	after.Revision++
	if !e.At.IsZero() {
		after.LastEdit = e.At
	}
	whole := false
	e.Changes = slices.Clone(e.Changes)
	d := drawerOf(&after, len(e.Changes))
	for i, ch := range e.Changes {
		now, err := d.change(ch)
		if err != nil {
			return nil, Edit{}, err
		}
		e.Changes[i].From = now
		whole = whole || ch.touchesOthers()
	}
	if err := d.close(); err != nil {
		return nil, Edit{}, err
	}
	if err := c.Barred(e); err != nil {
		return nil, Edit{}, err
	}
	problems := after.problemsOf(e.Changes, whole)
	if e.Undoes == 0 && e.Redoes == 0 { // what is taken back or done again stood before
		problems = append(problems, after.unfoundedBy(e.Changes)...)
	}
	if len(problems) > 0 {
		return nil, Edit{}, problems
	}
	return &after, e.inverse(), nil
}

// fresh reports whether a record is still what a change was made from: the very record, or one read
// from elsewhere that says the same. Its rank may differ, for case files don't hold it.
func fresh(now, from Record) bool {
	return now == from || now.RecordMeta().version() == from.RecordMeta().version() && SaySame(now, from)
}

// touchesOthers reports whether a change can make a record wrong that it doesn't itself replace.
func (c Change) touchesOthers() bool {
	row := rowByKind[c.Kind()]
	if c.To == nil {
		return !row.said().leaf
	}
	return c.From != nil && row.upsetBy(c.From, c.To)
}
