package storage

import (
	"errors"
	"fmt"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"tomworkbench/storage/diskfile"
)

var (
	// errDamaged means that the file doesn't hold what it should.
	errDamaged = errors.New("the file is damaged")
	// errBroken means that bbolt must not be asked again about the file that it has open.
	errBroken = errors.New("it was changed while it was open")
)

// damaged makes an error that says where the file doesn't hold what it should.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errDamaged, fmt.Sprintf(format, args...))
}

// broken makes an error that says by what the open file shows that it was changed.
func broken(format string, args ...any) error {
	return fmt.Errorf("%w: %w: %s", errDamaged, errBroken, fmt.Sprintf(format, args...))
}

// guard runs work on the mapped file. bbolt panics on what it doesn't expect, and a file cut off under it
// is a memory fault: both become errors.
func guard(work func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if r := recover(); r != nil {
			err = broken("%v", r)
		}
	}()
	return work()
}

// view runs a reading transaction. Of a file that was deleted or replaced it goes on reading what was there.
func (s *Store) view(work func(tx *bbolt.Tx) error) error {
	return s.readError(s.bolt.transact(false, work))
}

// update runs a writing transaction.
func (s *Store) update(work func(tx *bbolt.Tx) error) error {
	if s.options.readOnly {
		return ErrReadOnlyStore
	}
	return s.writeError(s.bolt.transact(true, s.marking(work)))
}

// insist is update for a person's work: on a full disk the oldest backups give way to it, one after the other.
func (s *Store) insist(work func(tx *bbolt.Tx) error) error {
	err := s.update(work)
	var full *SaveError
	for errors.As(err, &full) && diskfile.NoRoom(full.Err) && s.giveWay() {
		err = s.update(work)
	}
	return err
}
