// Package merge brings two copies of one case together: what each changed since both were the same.
//
// A newcomer needs three things. [Of] holds two copies against the state from which both come, record by record. What only one
// of them changed flows in; where both changed the same record, or what they changed doesn't fit together, is a [Conflict], which
// a person settles. [Merge.Edit] is then one edit of copy A, and [Merge.Done] copy A with it and with the entries of both journals.
//
// Records are merged whole: two changes of one record are a conflict though they be of different fields, for fields such as an
// answer with its status and its reason mean something together only. The place of a record in its list is the one exception. Where
// both copies moved it, the place nearer the top holds: an order isn't worth a question.
package merge

import (
	"errors"
	"fmt"
	"slices"

	"tomworkbench/model"
)

// Copy is one of the copies.
type Copy struct {
	// Name is what people call it, such as the name of its file.
	Name string
	Case *model.Case
	// Journal holds its entries, oldest first; nil for a copy without a journal.
	Journal []model.Entry
	Cursor  model.Cursor
}

// Side is the copy that something is taken from.
type Side int

// The sides. Where nothing is settled yet, the side is unsettled.
const (
	Unsettled Side = iota
	TakeA
	TakeB
)

// ErrTogether means that what was chosen doesn't fit together: the conflicts are now joined so that what depends on each other
// is chosen at once.
var ErrTogether = errors.New("some of what was chosen needs what the other copy says elsewhere; what belongs together is now one conflict, so choose again")

// Merge is two copies held against each other.
type Merge struct {
	a, b Copy
	// bases are the states that the copies have in common: none, one, or one from the side of each copy.
	bases []state
	units []unit
	// byRef finds a unit, referrers those of which a state refers to a record.
	byRef     map[ref]int
	referrers map[ref][]int
	groups    groups
	// reordered are the kinds whose records stand in another order, where nothing says who moved them.
	reordered map[model.Kind]bool
	// beside are the places of records that copy B alone has, beside those they stand by there, where nothing says what place
	// they had before.
	beside map[ref]spot
	// lists hold the records of each kind whose order people see.
	lists []list
	// brought are the entries of copy B that copy A doesn't have.
	brought []model.Entry
}

// spot is a place after the record at a rank: the first there, the second, and so on.
type spot struct {
	rank int64
	nth  int
}

// unit is a record in which the copies differ. A state is nil where the copy doesn't have the record.
type unit struct {
	at   ref
	a, b model.Record
	// same says that both say the same, in other places.
	same bool
	// from is the copy that alone changed it.
	from Side
}

// Of holds two copies of one case against each other.
func Of(a, b Copy) (*Merge, error) {
	if one, other := a.Case.Head(), b.Case.Head(); one.ID != other.ID {
		return nil, fmt.Errorf("“%s” and “%s” are different cases, not copies of one; import the other case to have both", one.Title, other.Title)
	}
	m := &Merge{a: a, b: b, bases: basesOf(a, b), byRef: map[ref]int{}, referrers: map[ref][]int{}, reordered: map[model.Kind]bool{}, beside: map[ref]spot{}}
	m.brought = notIn(counted(a.Journal), after(b.Journal, commonRevision(a.Journal, b.Journal)))
	for _, kind := range model.Kinds() {
		m.compare(kind)
	}
	m.settle()
	return m, nil
}

// Edit is the edit that merges copy B into copy A, by a side for each of the conflicts. It fails with [ErrTogether] where the
// conflicts had to be joined, and with what is wrong where a side can't be taken at all. It is empty where there is nothing to merge.
func (m *Merge) Edit(chosen []Side) (model.Edit, error) {
	conflicts := m.groups.conflicts()
	if len(chosen) != len(conflicts) || slices.Contains(chosen, Unsettled) {
		return model.Edit{}, errors.New("choose a copy for each of the conflicts")
	}
	sides := map[int]Side{}
	for i, group := range conflicts {
		sides[group] = chosen[i]
	}
	e := m.edit(func(group int) Side { return sides[group] })
	_, _, err := model.Apply(m.a.Case, e)
	var found model.Problems
	if errors.As(err, &found) && m.join(found) {
		m.settle()
		return model.Edit{}, ErrTogether
	}
	if err != nil {
		return model.Edit{}, fmt.Errorf("the copies can't be merged so: %w", err)
	}
	return e, nil
}

// All takes one side for each of the conflicts.
func (m *Merge) All(side Side) []Side { return slices.Repeat([]Side{side}, len(m.groups.conflicts())) }

// Done is copy A after an edit of [Merge.Edit], which by signs.
func (m *Merge) Done(e model.Edit, by model.Signature) (Copy, error) {
	if e.Empty() {
		return m.a, nil
	}
	signed := e.Stamp(by)
	next, _, err := model.Apply(m.a.Case, signed)
	if err != nil {
		return Copy{}, err
	}
	cursor := m.a.Cursor
	if m.a.Journal == nil {
		cursor = model.Cursor{}
	}
	entry, cursor := cursor.Do(signed, next.Revision)
	return Copy{Name: m.a.Name, Case: next, Journal: append(slices.Clip(m.a.Journal), entry), Cursor: cursor}, nil
}

// edit is the edit by a side for each group in conflict.
func (m *Merge) edit(side func(group int) Side) model.Edit {
	e := model.Edit{Merged: m.brought, Changes: m.changes(m.by(side))}
	e.Text = fmt.Sprintf("Merged with %s: %s changed", m.b.Name, countedWords(len(e.Changes)))
	return e.PastLocks() // a locked scenario merges as any record
}

// by takes what is in conflict from the side of its group, and what isn't from the copy that changed it.
func (m *Merge) by(side func(group int) Side) func(unit int) Side {
	return func(i int) Side {
		if group := m.groups.of(i); m.groups.open[group] {
			return side(group)
		}
		return m.units[i].from
	}
}

func countedWords(n int) string { return fmt.Sprintf("%d %s", n, model.Plural(n, "record", "records")) }
