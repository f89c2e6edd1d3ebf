package storage

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// Shelf is where a case is put away.
type Shelf string

// The shelves. A case on one is kept whole; what is deleted can be brought back until it is removed.
const (
	OnDesk   Shelf = ""
	Archived Shelf = "archived"
	Deleted  Shelf = "deleted"
)

// SetShelf puts a case on a shelf, or back into use. The error is or wraps [ErrNoCase] for an unknown one.
func (s *Store) SetShelf(id string, shelf Shelf) error {
	return s.update(func(tx *bbolt.Tx) error {
		d, err := openDrawer(tx, id)
		if err != nil {
			return err
		}
		d.summary.Shelf = shelf
		return d.finish()
	})
}

// Remove takes a case out of the store for good, with its journal. The error is or wraps [ErrNoCase] for an
// unknown one.
func (s *Store) Remove(id string) error {
	return s.update(func(tx *bbolt.Tx) error { return s.remove(tx, id) })
}

func (s *Store) remove(tx *bbolt.Tx, id string) error {
	d, err := openDrawer(tx, id)
	if err != nil {
		return err
	}
	if err := tx.Bucket([]byte(casesBucket)).DeleteBucket([]byte(id)); err != nil {
		return fmt.Errorf("remove case %q: %w", id, err)
	}
	delete(d.index, id)
	return d.meta.putJSON(indexKey, d.index)
}
