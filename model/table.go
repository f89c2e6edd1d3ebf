package model

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// rankStep is the room left between neighbours for later insertions.
const rankStep = 1 << 20

// RankAt returns the rank of the record at place i, counted from 0, of a table whose ranks were given anew.
func RankAt(i int) int64 { return int64(i+1) * rankStep }

// Table is an immutable, ordered collection of the records of one kind. The zero value is empty. A
// change copies two slices of pointers and shares the records.
type Table[T Record] struct {
	byKey  []T
	byRank []T
}

// Len returns the number of records.
func (t Table[T]) Len() int { return len(t.byRank) }

// All yields the records in their order.
func (t Table[T]) All() iter.Seq[T] { return slices.Values(t.byRank) }

// Same reports whether two tables hold the very same records: neither was changed since the other was.
func (t Table[T]) Same(as Table[T]) bool {
	return len(t.byRank) == len(as.byRank) && (len(t.byRank) == 0 || &t.byRank[0] == &as.byRank[0])
}

// At returns the record at a place in the order; it panics outside 0 ≤ i < Len.
func (t Table[T]) At(i int) T { return t.byRank[i] }

// Get returns the record with a key.
func (t Table[T]) Get(key string) (T, bool) {
	i, ok := t.search(key)
	if !ok {
		var none T
		return none, false
	}
	return t.byKey[i], true
}

// WithPrefix yields, by key, the records whose key begins with prefix.
func (t Table[T]) WithPrefix(prefix string) iter.Seq[T] {
	return func(yield func(T) bool) {
		i, _ := t.search(prefix)
		for ; i < len(t.byKey) && strings.HasPrefix(t.byKey[i].Key(), prefix); i++ {
			if !yield(t.byKey[i]) {
				return
			}
		}
	}
}

// NextRank returns the rank that places a new record last.
func (t Table[T]) NextRank() int64 {
	if len(t.byRank) == 0 {
		return rankStep
	}
	return t.byRank[len(t.byRank)-1].RecordMeta().Rank + rankStep
}

func (t Table[T]) search(key string) (int, bool) {
	return slices.BinarySearchFunc(t.byKey, key, func(row T, key string) int {
		return strings.Compare(row.Key(), key)
	})
}

func (t Table[T]) searchRank(row T) (int, bool) {
	return slices.BinarySearchFunc(t.byRank, row, compareRank[T])
}

func compareRank[T Record](a, b T) int {
	return cmp.Or(
		cmp.Compare(a.RecordMeta().Rank, b.RecordMeta().Rank),
		strings.Compare(a.Key(), b.Key()),
	)
}

// without returns the table less the record with a key.
func (t Table[T]) without(key string) Table[T] {
	i, ok := t.search(key)
	if !ok {
		return t
	}
	r, _ := t.searchRank(t.byKey[i])
	return Table[T]{
		byKey:  slices.Delete(slices.Clone(t.byKey), i, i+1),
		byRank: slices.Delete(slices.Clone(t.byRank), r, r+1),
	}
}

// with returns the table with a record added, or put in the place of the one with the same key.
func (t Table[T]) with(row T) Table[T] {
	i, replace := t.search(row.Key())
	if !replace {
		r, _ := t.searchRank(row)
		return Table[T]{
			byKey:  slices.Insert(slices.Clone(t.byKey), i, row),
			byRank: slices.Insert(slices.Clone(t.byRank), r, row),
		}
	}
	old := t.byKey[i]
	if old.RecordMeta().Rank != row.RecordMeta().Rank {
		return t.without(row.Key()).with(row)
	}
	r, _ := t.searchRank(old)
	next := Table[T]{byKey: slices.Clone(t.byKey), byRank: slices.Clone(t.byRank)}
	next.byKey[i], next.byRank[r] = row, row
	return next
}

// mapped returns the table with every record replaced by one of the same key and rank.
func (t Table[T]) mapped(to func(T) T) Table[T] {
	next := Table[T]{byKey: make([]T, len(t.byKey)), byRank: make([]T, len(t.byRank))}
	for i, row := range t.byRank {
		next.byRank[i] = to(row)
		at, _ := t.search(row.Key())
		next.byKey[at] = next.byRank[i]
	}
	return next
}

// rowset is a table with its type left out, for the code that handles every kind alike.
type rowset interface {
	find(key string) (Record, bool)
	put(row Record) error
	remove(key string)
	load(rows []Record) error
	records() iter.Seq[Record]
	Len() int
}

func (t *Table[T]) find(key string) (Record, bool) {
	row, ok := t.Get(key)
	if !ok {
		return nil, false
	}
	return row, true
}

func (t *Table[T]) put(row Record) error {
	typed, ok := row.(T)
	if !ok {
		return fmt.Errorf("a %s record holds a %T", row.Kind(), row)
	}
	*t = t.with(typed)
	return nil
}

func (t *Table[T]) remove(key string) { *t = t.without(key) }

// load fills the table at once; the rows' keys must be unique.
func (t *Table[T]) load(rows []Record) error {
	typed := make([]T, len(rows))
	for i, row := range rows {
		one, ok := row.(T)
		if !ok {
			return fmt.Errorf("a %s record holds a %T", row.Kind(), row)
		}
		typed[i] = one
	}
	t.byKey, t.byRank = typed, slices.Clone(typed)
	slices.SortFunc(t.byKey, func(a, b T) int { return strings.Compare(a.Key(), b.Key()) })
	slices.SortFunc(t.byRank, compareRank[T])
	return nil
}

func (t *Table[T]) records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, row := range t.byRank {
			if !yield(row) {
				return
			}
		}
	}
}
