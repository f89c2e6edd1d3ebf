package storage

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"tomworkbench/storage/diskfile"
)

const (
	backupFolder = "backups"
	backupSuffix = ".db"
	// stampLayout is how a backup's name says when it was taken, in UTC.
	stampLayout = "20060102-150405.000"
)

// Backup is a copy of a store, taken when all of it could be read. [OpenReadOnly] opens it.
type Backup struct {
	Path string
	// Taken is when the backup was made.
	Taken time.Time
	// Size is in bytes.
	Size int64
}

// Backups lists the backups of the store at path, newest first. It doesn't look into them.
func Backups(path string) []Backup {
	entries, err := os.ReadDir(backupsOf(path))
	if err != nil {
		return nil
	}
	var backups []Backup
	for _, entry := range entries {
		stamp, ours := strings.CutPrefix(entry.Name(), stem(path)+"-")
		stamp, whole := strings.CutSuffix(stamp, backupSuffix)
		taken, err := time.Parse(stampLayout, stamp)
		if !ours || !whole || err != nil {
			continue
		}
		b := Backup{Path: filepath.Join(backupsOf(path), entry.Name()), Taken: taken}
		if info, err := entry.Info(); err == nil {
			b.Size = info.Size()
		}
		backups = append(backups, b)
	}
	slices.SortFunc(backups, func(a, b Backup) int { return b.Taken.Compare(a.Taken) })
	return backups
}

func backupsOf(path string) string { return filepath.Join(filepath.Dir(path), backupFolder) }

// stem is the name of a store's file without its ending.
func stem(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// NewestGood returns the newest backup all of which can be read, nil for none. A backup has none itself.
func NewestGood(path string) *Backup {
	for _, b := range Backups(path) {
		if checkBackup(b.Path) == nil {
			return &b
		}
	}
	return nil
}

// openBackup opens a backup to read, without looking for a backup of the backup.
func openBackup(path string) (*Store, error) {
	o := defaultOptions()
	o.readOnly = true
	return openQuietly(path, o)
}

// Check reads every record and every entry of every case and reports the first damage, as an [OpenError].
func (s *Store) Check() error {
	return s.view(checkAll)
}

func checkAll(tx *bbolt.Tx) error {
	return eachDrawer(tx, func(d *drawer) error {
		if _, err := d.load(); err != nil {
			return err
		}
		_, err := d.entries()
		return err
	})
}

// backupsApart is the least time between two backups that are due: a key held down must not push out the
// backups of the whole day.
const backupsApart = 5 * time.Minute

// BackupDue reports whether enough changes were saved, long enough after the last backup, for another.
func (s *Store) BackupDue() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.appends >= backupEvery && s.options.now().Sub(s.lastBackup) >= backupsApart
}

// Backup copies the store into the folder "backups" beside it and takes out those that are [surplus]. All of the copy
// is read first, so that a damaged one never takes the place of a good backup. Where no case has changed
// since the newest backup, it does nothing. Reading and writing wait while it copies; another backup waits for its turn.
func (s *Store) Backup() error {
	if s.options.readOnly {
		return ErrReadOnlyStore
	}
	s.backingUp.Lock()
	defer s.backingUp.Unlock()
	s.mu.Lock()
	before := s.appends
	s.mu.Unlock()
	err := s.backup()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastBackup = s.options.now()
	if err == nil {
		s.appends -= before
	}
	return err
}

// backedUp reports whether the newest backup can be read and holds every case as it is now.
func (s *Store) backedUp() bool {
	backups := Backups(s.path)
	if len(backups) == 0 {
		return false
	}
	newest, err := openBackup(backups[0].Path)
	if err != nil {
		return false
	}
	defer func() { _ = newest.Close() }()
	then, err := newest.Cases()
	if err != nil {
		return false
	}
	now, err := s.Cases()
	return err == nil && slices.EqualFunc(then, now, func(a, b CaseInfo) bool {
		return a.ID == b.ID && a.Revision == b.Revision && a.At.Equal(b.At)
	})
}

func (s *Store) backup() error {
	if err := s.bolt.named(); err != nil {
		return s.backupError(err)
	}
	if s.backedUp() {
		return nil
	}
	made, err := s.keep(s.freeStamp(), s.copyTo, checkBackup)
	if err != nil {
		return s.backupError(err)
	}
	s.mu.Lock()
	s.gaveWay = 0
	s.mu.Unlock()
	for _, old := range surplus(Backups(s.path), s.options.now()) {
		if old.Path == made {
			continue // where the clock was ahead before, this one isn't the newest by its name
		}
		if err := os.Remove(old.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return s.backupError(err)
		}
	}
	return nil
}

// copyTo writes the store as it stands after the last save.
func (s *Store) copyTo(file *os.File) error {
	return s.view(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(file)
		if errors.Is(err, io.EOF) {
			return broken("it was cut off while it was copied")
		}
		return err
	})
}

// checkBackup reports a copy that can't be read: what it was made from is damaged.
func checkBackup(path string) error {
	b, err := openBackup(path)
	if err != nil {
		return err
	}
	return errors.Join(b.bolt.transact(false, checkAll), b.Close())
}

func (s *Store) backupError(err error) error {
	var open *OpenError
	var gone *GoneError
	switch {
	case errors.As(err, &open), errors.As(err, &gone), errors.Is(err, ErrClosed):
		return err
	case isDamage(err):
		return openError(s.path, err)
	}
	return &BackupError{Path: backupsOf(s.path), DiskFull: diskfile.DiskFull(err), Err: err}
}

// freeStamp returns the time for a backup's name, a little later where the name is taken.
func (s *Store) freeStamp() string {
	for at := s.options.now().UTC(); ; at = at.Add(time.Millisecond) {
		stamp := at.Format(stampLayout)
		if _, err := os.Lstat(s.keptPath(stamp)); err != nil {
			return stamp
		}
	}
}

// keptPath names a copy of the store among the backups.
func (s *Store) keptPath(label string) string {
	return filepath.Join(backupsOf(s.path), stem(s.path)+"-"+label+backupSuffix)
}

// keepNewest gives the newest good backup of a store that is begun afresh a name under which it is never taken out: those of
// the new store push the others out in time.
func (s *Store) keepNewest() error {
	newest := NewestGood(s.path)
	if newest == nil {
		return nil
	}
	return os.Rename(newest.Path, s.keptPath(keptBefore+"starting-afresh-"+newest.Taken.Format(stampLayout)))
}

// keepCopy keeps the file as it is among the backups, where it is never taken out again.
func (s *Store) keepCopy(label string) (string, error) {
	return s.keep(label+"-"+s.freeStamp(), func(to *os.File) error {
		from, err := s.options.openFile(s.path, os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		defer func() { _ = from.Close() }()
		_, err = io.Copy(to, from)
		return err
	}, func(string) error { return nil })
}

// keep writes a file among the backups, under another name until it is whole, checked and on the disk. Nobody
// else writes there: the store's lock is held.
func (s *Store) keep(label string, write func(*os.File) error, check func(path string) error) (path string, err error) {
	path = s.keptPath(label)
	if err := diskfile.MakeFolder(backupsOf(s.path), folderMode); err != nil {
		return "", err
	}
	temporary := s.keptPath("unfinished") + ".tmp"
	file, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_TRUNC, fileMode)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(temporary)
		}
	}()
	if err := write(file); err != nil {
		return "", err
	}
	if err := file.Sync(); err != nil {
		return "", err
	}
	if err := file.Close(); err != nil {
		return "", err
	}
	if err := check(temporary); err != nil {
		return "", err
	}
	if err := os.Rename(temporary, path); err != nil {
		return "", err
	}
	return path, diskfile.SyncFolder(backupsOf(s.path))
}
