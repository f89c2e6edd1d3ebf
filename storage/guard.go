package storage

import (
	"errors"
	"fmt"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

// errDamaged means that the file doesn't hold what it should.
var errDamaged = errors.New("the file is damaged")

// damaged makes an error that says where the file doesn't hold what it should.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errDamaged, fmt.Sprintf(format, args...))
}

// guard runs work on the mapped file. bbolt panics on what it doesn't expect, and a file cut off under it
// is a memory fault: both become errors.
func guard(work func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if r := recover(); r != nil {
			err = damaged("%v", r)
		}
	}()
	return work()
}

// view runs a reading transaction.
func (s *Store) view(work func(tx *bbolt.Tx) error) error {
	return s.readError(guard(func() error { return s.db.View(work) }))
}

// update runs a writing transaction. It always ends with Rollback, which does nothing after Commit and, unlike
// bbolt's own Update, doesn't read a file anew that has just proved unreadable.
func (s *Store) update(work func(tx *bbolt.Tx) error) error {
	if s.options.readOnly {
		return ErrReadOnlyStore
	}
	return s.writeError(guard(func() error {
		tx, err := s.db.Begin(true)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }()
		if err := work(tx); err != nil {
			return err
		}
		return tx.Commit()
	}))
}
