// Package storage keeps cases on disk, in one bbolt file: one small durable transaction a change, a
// journal that undo and redo survive in, and backups.
//
// A newcomer needs three things. [Open] gives the [Store], or an [OpenError] that says in plain words
// what is wrong with the file and which backup is good. [Store.Load] gives a case as it stood after the
// last change, and [Store.Append] makes a change durable: when it returns nil, the change is on the disk.
//
// Nothing in a file that is damaged, newer or another program's is ever overwritten or deleted. Every
// value carries a checksum, and the pages are checked before bbolt sees them, so that a changed byte gives
// an error and never a different figure.
package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"tomworkbench/storage/diskfile"
)

const (
	// lockTimeout is how long opening waits for another program to let go of the file.
	lockTimeout = time.Second
	fileMode    = 0o600
	folderMode  = 0o700
)

// Store is an open file of cases. Its methods may be called from several goroutines at once.
type Store struct {
	bolt    *boltFile
	path    string
	warning string
	options options
	marks   marks
	// toldBroken makes brokenError once, so that every later call has it at once.
	toldBroken  sync.Once
	brokenError error

	// backingUp is held while a backup is made: one at a time writes there.
	backingUp sync.Mutex

	mu sync.Mutex
	// appends counts the changes since the last backup.
	appends int
	// lastBackup is when this store was last found safe in a backup, or one was last tried, zero for not yet.
	lastBackup time.Time
	// gaveWay counts the backups deleted since the last one was made.
	gaveWay int
}

// options are what tests replace.
type options struct {
	openFile   func(name string, flag int, mode os.FileMode) (*os.File, error)
	commit     func(*bbolt.Tx) error
	now        func() time.Time
	migrations []migration
	readOnly   bool
	// afresh says that a missing file is made although there are backups of it.
	afresh bool
}

func defaultOptions() options {
	return options{openFile: os.OpenFile, commit: (*bbolt.Tx).Commit, now: time.Now, migrations: migrations()}
}

// Open opens the store at path for reading and writing, and makes it with its folder where it is missing. An empty file
// counts as missing. Where there are backups of either, the store is [Lost], and nothing is made. Every error is an [OpenError].
func Open(path string) (*Store, error) { return open(path, defaultOptions()) }

// OpenAfresh is [Open] for a person who knows that there are backups of a missing store and begins a new one in its place.
// The newest backup is kept for good.
func OpenAfresh(path string) (*Store, error) {
	o := defaultOptions()
	o.afresh = true
	return open(path, o)
}

// OpenReadOnly opens the store at path for reading alone, such as a backup or a file on a read-only disk.
// Every error is an [OpenError].
func OpenReadOnly(path string) (*Store, error) {
	o := defaultOptions()
	o.readOnly = true
	return open(path, o)
}

func open(path string, o options) (*Store, error) {
	s, err := openQuietly(path, o)
	if err != nil {
		return nil, openError(path, err)
	}
	return s, nil
}

// openQuietly opens a store without words for a person, and without looking for a backup.
func openQuietly(path string, o options) (*Store, error) {
	s := &Store{path: path, options: o}
	if err := guard(s.open); err != nil {
		if s.bolt != nil {
			_ = s.bolt.close()
		}
		return nil, err
	}
	return s, nil
}

func (s *Store) open() error {
	if err := s.look(); err != nil {
		return err
	}
	if !s.options.readOnly {
		if err := s.createIfMissing(); err != nil {
			return err
		}
	}
	version, err := s.inspect()
	if err != nil || s.options.readOnly {
		return err
	}
	if err := s.bolt.close(); err != nil {
		return err
	}
	if s.bolt, err = openBolt(s.path, s.options, false); err != nil {
		return err
	}
	if s.warning != "" {
		// An empty save writes the meta page that can't be read anew.
		if err := s.bolt.transact(true, func(*bbolt.Tx) error { return nil }); err != nil {
			return err
		}
	}
	if err := s.migrate(version); err != nil {
		return err
	}
	return s.lookAtMark()
}

// inspect opens the file for reading and checks it, so that bbolt, which trusts what it maps, is only let
// loose on sound pages. It returns the version of the schema.
func (s *Store) inspect() (int, error) {
	file, err := s.options.openFile(s.path, os.O_RDONLY, 0)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", errUnreadable, err)
	}
	defer func() { _ = file.Close() }()
	if _, err := readHeader(file); err != nil {
		return 0, err
	}
	if s.bolt, err = openBolt(s.path, s.options, true); err != nil {
		return 0, err
	}
	// Read again, now that nobody else can be writing.
	head, err := readHeader(file)
	if err != nil {
		return 0, err
	}
	if err := checkPages(file, head); err != nil {
		return 0, err
	}
	if head.lostMeta {
		if err := s.keepTorn(); err != nil {
			return 0, err
		}
	}
	return s.schemaVersion()
}

// keepTorn keeps a copy of a file whose last save can't be read, before anything is written to it.
func (s *Store) keepTorn() error {
	s.warning = "The end of the last save can't be read, so the last change may be missing."
	if s.options.readOnly {
		return nil
	}
	kept, err := s.keepCopy("before-repair")
	if err != nil {
		return err
	}
	s.warning += fmt.Sprintf(" The file as it was is kept as %s.", diskfile.Quoted(kept))
	return nil
}

// createIfMissing makes an empty store. It is made beside its place and then put there whole, so that no
// half-made store is ever found.
func (s *Store) createIfMissing() error {
	info, err := os.Stat(s.path)
	switch {
	case err == nil && info.Size() > 0:
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	folder := filepath.Dir(s.path)
	if err := diskfile.MakeFolder(folder, folderMode); err != nil {
		return err
	}
	if err == nil && os.Remove(s.path) != nil {
		return fs.ErrPermission
	}
	temporary, err := os.MkdirTemp(folder, ".new-*")
	if err != nil {
		return err
	}
	fresh := filepath.Join(temporary, filepath.Base(s.path))
	defer func() {
		_ = os.Remove(fresh)
		_ = os.Remove(temporary)
	}()
	if err := createStore(fresh, 1+len(s.options.migrations)); err != nil {
		return err
	}
	if err := putInPlace(fresh, s.path); err != nil {
		return err
	}
	if err := s.keepNewest(); err != nil {
		return err
	}
	return diskfile.SyncFolder(folder)
}

// putInPlace gives a file a name that isn't taken; where another program took it first, theirs stays.
func putInPlace(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	// Some disks know no second names.
	return os.Rename(from, to)
}

// Path returns the file that the store is in.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the store was opened for reading alone.
func (s *Store) ReadOnly() bool { return s.options.readOnly }

// Warning says what a person should know about the state in which the file was found, empty for nothing.
func (s *Store) Warning() string { return s.warning }

// Close lets go of the file, after any reading and writing under way.
func (s *Store) Close() error {
	if err := s.bolt.close(); err != nil {
		return fmt.Errorf("the file %s can't be closed: %w", diskfile.Quoted(s.path), err)
	}
	return nil
}
