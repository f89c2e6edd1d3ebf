package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// wantReason fails the test unless an error is an [OpenError] for a reason and names the file.
func wantReason(t *testing.T, err error, path string, want Reason) *OpenError {
	t.Helper()
	var e *OpenError
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an OpenError", err)
	}
	if e.Reason != want {
		t.Fatalf("got reason %d (%v), want %d", e.Reason, e.Err, want)
	}
	if !strings.Contains(e.Error(), filepath.Base(path)) || !strings.HasSuffix(e.Error(), ".") {
		t.Errorf("not a sentence that names the file: %s", e)
	}
	return e
}

// filledStore makes a store with a case that was worked on and closes it. It returns what the case says.
func filledStore(t *testing.T, c *model.Case, steps int) (path string, want []byte) {
	t.Helper()
	path = storePath(t)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, c, 11)
	d.steps(steps)
	want = stored(t, s, d.id())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, want
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeFile(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, fileMode); err != nil {
		t.Fatal(err)
	}
}

func TestOpenMakesAnEmptyStoreAndNothingElse(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	if cases, err := s.Cases(); err != nil || len(cases) != 0 {
		t.Fatalf("got %v, %v", cases, err)
	}
	if s.Path() != path || s.ReadOnly() || s.Warning() != "" {
		t.Errorf("got %q, %v, %q", s.Path(), s.ReadOnly(), s.Warning())
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestASecondWindowIsToldAndOfferedTheNewestBackup(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	_, err := Open(path)
	if e := wantReason(t, err, path, InUse); e.Backup != nil {
		t.Errorf("a backup out of nothing: %v", e.Backup)
	}
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	d.steps(5)
	for name, open := range map[string]func(string) (*Store, error){"to write": Open, "to read": OpenReadOnly} {
		_, err := open(path)
		e := wantReason(t, err, path, InUse)
		if e.Backup == nil || !strings.Contains(e.Error(), e.Backup.Taken.Local().Format("2006, 15:04")) {
			t.Fatalf("%s: no backup is offered: %v", name, e)
		}
		b, err := OpenReadOnly(e.Backup.Path)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, err := b.Load("a"); err != nil || c.Revision != 0 {
			t.Errorf("%s: the backup holds %v, %v", name, c, err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAStoreCutOffAnywhereIsDamagedAndLeftAsItIs(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 12)
	whole := readFile(t, path)
	used := usedBytes(t, path)
	for size := used - 1; size > 0; size -= max(1, min(977, size/3)) {
		writeFile(t, path, whole[:size])
		for _, open := range []func(string) (*Store, error){Open, OpenReadOnly} {
			_, err := open(path)
			wantReason(t, err, path, Damaged)
		}
		if len(readFile(t, path)) != size {
			t.Fatalf("the file cut off at %d was changed", size)
		}
	}
}

// usedBytes is how much of a file is in use.
func usedBytes(t *testing.T, path string) int {
	t.Helper()
	h := headerOf(t, path)
	return int(h.pages * h.pageSize)
}

func TestAnEmptyFileIsTakenForNewUnlessThereAreBackups(t *testing.T) {
	path := storePath(t)
	writeFile(t, path, nil)
	_, err := OpenReadOnly(path)
	wantReason(t, err, path, Damaged)
	s := openTest(t, path)
	newDesk(t, s, smallCase(t, "a"), 1)
	if err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole := readFile(t, path)
	writeFile(t, path, nil)
	_, err = Open(path)
	if e := wantReason(t, err, path, Lost); e.Backup == nil {
		t.Error("the backup is not offered")
	}
	writeFile(t, path, whole)
}

func TestOtherProgramsFilesAreLeftAlone(t *testing.T) {
	for name, content := range map[string]string{
		"SQLite":  "SQLite format 3\x00" + strings.Repeat("\x10\x00\x01\x01", 2000),
		"text":    strings.Repeat("Minutes of the meeting.\n", 500),
		"a word":  "hello",
		"archive": "PK\x03\x04" + strings.Repeat("zip", 4000),
	} {
		path := storePath(t)
		writeFile(t, path, []byte(content))
		for _, open := range []func(string) (*Store, error){Open, OpenReadOnly} {
			_, err := open(path)
			wantReason(t, err, path, NotOurs)
		}
		if string(readFile(t, path)) != content {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestAnotherProgramsBoltFileIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("mail"))
		if err != nil {
			return err
		}
		return b.Put([]byte("1"), []byte("hello"))
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	before := readFile(t, path)
	_, err = Open(path)
	wantReason(t, err, path, NotOurs)
	if string(readFile(t, path)) != string(before) {
		t.Error("the file was changed")
	}
}

func TestBlankPagesAreDamage(t *testing.T) {
	path := storePath(t)
	writeFile(t, path, make([]byte, 1<<15))
	_, err := Open(path)
	wantReason(t, err, path, Damaged)
}

func TestAFolderIsNotAStore(t *testing.T) {
	path := t.TempDir()
	_, err := Open(path)
	wantReason(t, err, path, Unreadable)
}

func TestAMissingFileCanNotBeOpenedToRead(t *testing.T) {
	path := storePath(t)
	_, err := OpenReadOnly(path)
	wantReason(t, err, path, Unreadable)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("looking made a file: %v", err)
	}
}

func TestAReadOnlyFileCanBeOpenedToRead(t *testing.T) {
	path, want := filledStore(t, smallCase(t, "a"), 12)
	for _, refusal := range []error{syscall.EROFS, fs.ErrPermission} {
		o := defaultOptions()
		o.openFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
			if flag&(os.O_RDWR|os.O_WRONLY) != 0 {
				return nil, &fs.PathError{Op: "open", Path: name, Err: refusal}
			}
			return os.OpenFile(name, flag, mode)
		}
		_, err := open(path, o)
		wantReason(t, err, path, ReadOnly)
		o.readOnly = true
		s, err := open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, "read only", stored(t, s, "a"), want)
		if !s.ReadOnly() {
			t.Error("it doesn't say that it is read-only")
		}
		for what, err := range map[string]error{
			"append": s.Append("a", model.Entry{}, model.Cursor{}), "create": s.Create(smallCase(t, "b"), nil, model.Cursor{}),
			"set": s.SetSetting("a", "b"), "backup": s.Backup(),
		} {
			if !errors.Is(err, ErrReadOnlyStore) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFileThatMayNotBeReadIsSaidToBeUnreadable(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 1)
	o := defaultOptions()
	o.openFile = func(name string, _ int, _ os.FileMode) (*os.File, error) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	_, err := open(path, o)
	wantReason(t, err, path, Unreadable)
}

func TestAStoreThatIsCutOffWhileOpenGivesAnErrorAndNoCrash(t *testing.T) {
	notUnderWine(t, "an open file can't be cut off")
	path, _ := filledStore(t, exampleCase(t), 3)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c, cursor, err := s.Load("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, store: s, c: c, cursor: cursor}
	d.reseed(1)
	if err := os.Truncate(path, 2*int64(os.Getpagesize())); err != nil {
		t.Fatal(err)
	}
	_, _, err = s.Load(d.id())
	wantReason(t, err, path, Damaged)
	_, err = s.Journal(d.id())
	wantReason(t, err, path, Damaged)
	wantReason(t, d.step(), path, Damaged)
	wantReason(t, s.Backup(), path, Damaged)
	_ = s.Close()
}

func TestTheDefaultPathIsInThePersonsOwnFolder(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	path, err := DefaultPath()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(path, home) || !strings.HasSuffix(path, filepath.Join("TOM Workbench", "workbench.db")) {
		t.Errorf("got %q", path)
	}
}

func TestAStoreFromANewerVersionIsLeftAlone(t *testing.T) {
	path, _ := filledStore(t, smallCase(t, "a"), 3)
	o := defaultOptions()
	o.migrations = append(migrations(), func(*bbolt.Tx) error { return nil })
	s, err := open(path, o)
	if err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	before := readFile(t, path)
	for _, open := range []func(string) (*Store, error){Open, OpenReadOnly} {
		_, err := open(path)
		wantReason(t, err, path, Newer)
	}
	if string(readFile(t, path)) != string(before) {
		t.Error("the file was changed")
	}
}

func TestATornLastSaveIsSaidAndTheSaveBeforeIsThere(t *testing.T) {
	path := storePath(t)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, smallCase(t, "a"), 1)
	d.steps(6)
	before := stored(t, s, "a")
	d.steps(1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	torn := readFile(t, path)
	newer := newerMeta(t, path)
	for i := range metaSize / 2 {
		torn[newer+pageHeadSize+i] = 0
	}
	writeFile(t, path, torn)
	s = openTest(t, path)
	if !strings.Contains(s.Warning(), "may be missing") {
		t.Errorf("the warning is %q", s.Warning())
	}
	wantSame(t, "the save before", stored(t, s, "a"), before)
	kept, err := filepath.Glob(filepath.Join(backupsOf(path), "*before-repair*"))
	if err != nil || len(kept) != 1 || string(readFile(t, kept[0])) != string(torn) {
		t.Errorf("the torn file is not kept: %v, %v", kept, err)
	}
	if len(Backups(path)) != 0 {
		t.Error("the torn file is counted as a backup")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s = openTest(t, path); s.Warning() != "" {
		t.Errorf("the warning comes again: %q", s.Warning())
	}
}
