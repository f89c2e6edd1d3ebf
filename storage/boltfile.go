package storage

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	"go.etcd.io/bbolt"
)

// boltFile is a file that bbolt has open and mapped. bbolt panics on what it doesn't expect, a file cut off
// under it is a memory fault, and either may leave its locks held for ever. So only one call at a time goes
// into it, which then never waits for a lock, and none after a panic: from then on the file is broken.
type boltFile struct {
	path string
	// file is bbolt's own, to look at and to let go of.
	file   *os.File
	commit func(*bbolt.Tx) error

	mu sync.Mutex
	// db is nil once the file is closed.
	db *bbolt.DB
	// broken says what was found when the file turned out to be changed while it was open, nil for nothing.
	broken error
	// saved is the number of the last save that was seen, 0 for none yet.
	saved int
}

// openBolt lets bbolt open, lock and map the file.
func openBolt(path string, o options, readOnly bool) (*boltFile, error) {
	b := &boltFile{path: path, commit: o.commit}
	err := guard(func() (err error) {
		b.db, err = bbolt.Open(path, fileMode, &bbolt.Options{
			Timeout:        lockTimeout,
			ReadOnly:       readOnly,
			NoFreelistSync: true,
			FreelistType:   bbolt.FreelistMapType,
			OpenFile: func(name string, flag int, mode os.FileMode) (_ *os.File, err error) {
				b.file, err = o.openFile(name, flag&^os.O_CREATE, mode)
				return b.file, err
			},
		})
		return err
	})
	if err == nil {
		err = b.transact(false, func(*bbolt.Tx) error { return nil }) // to see the last save
	}
	if err != nil {
		_ = b.close()
		return nil, err
	}
	return b, nil
}

// transact runs work in a transaction. Where that panics, or finds the file changed by somebody else, the
// file is broken.
func (b *boltFile) transact(writable bool, work func(*bbolt.Tx) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.db == nil:
		return ErrClosed
	case b.broken != nil:
		return b.broken
	}
	err := guard(func() error {
		if writable {
			return b.write(work)
		}
		return b.read(work)
	})
	if errors.Is(err, errBroken) {
		b.broken = err
	}
	return err
}

func (b *boltFile) read(work func(*bbolt.Tx) error) error {
	tx, err := b.db.Begin(false)
	if err != nil {
		return err
	}
	if err = b.follows(tx, tx.ID()); err == nil {
		err = work(tx)
	}
	return errors.Join(err, tx.Rollback())
}

// write makes work durable in the file that has the name: neither before nor after it may that be another.
func (b *boltFile) write(work func(*bbolt.Tx) error) error {
	if err := b.named(); err != nil {
		return err
	}
	tx, err := b.db.Begin(true)
	if err != nil {
		return err
	}
	id := tx.ID()
	if err = b.follows(tx, id-1); err == nil {
		err = work(tx)
	}
	if err == nil {
		err = b.commit(tx)
	}
	if err != nil {
		_ = tx.Rollback() // nothing where the commit did it
		return err
	}
	b.saved = id
	return b.named()
}

// follows reports the file as broken unless it is as long as it should be and holds the save that was last
// seen, or the one after it: that one may have reached the file although it was reported as failed.
func (b *boltFile) follows(tx *bbolt.Tx, save int) error {
	info, err := b.file.Stat()
	switch {
	case err != nil:
		return err
	case info.Size() < tx.Size():
		return broken("it has %d bytes of at least %d", info.Size(), tx.Size())
	case b.saved != 0 && save != b.saved && save != b.saved+1:
		return broken("it holds save %d instead of %d", save, b.saved)
	}
	b.saved = save
	return nil
}

// named reports a [GoneError] unless the open file is the one that has the name. One that was deleted or
// replaced can be read and written to as before, but nobody would find it again.
func (b *boltFile) named() error {
	open, err := b.file.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(b.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &GoneError{Path: b.path}
	case err != nil:
		return err
	case !os.SameFile(open, there):
		return &GoneError{Path: b.path, Replaced: true}
	}
	return nil
}

// close lets go of the file, after the call under way. Of a broken one bbolt isn't asked any more: it stays mapped
// until the program ends.
func (b *boltFile) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var err error
	if b.db != nil && b.broken == nil {
		err = guard(b.db.Close)
	}
	b.db = nil
	if b.file != nil {
		unlock(b.file)
		_ = b.file.Close() // bbolt has closed it where it could
	}
	return err
}
