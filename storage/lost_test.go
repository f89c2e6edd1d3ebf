package storage

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tomworkbench/model"
)

// emptied are the ways in which a store's file is left without the store; nil is no file at all.
func emptied() map[string][]byte {
	return map[string][]byte{
		"it is not there":                         nil,
		"it is empty":                             {},
		"it is shorter than any store, 1":         {0},
		"it is shorter than any store, 5":         []byte("hello"),
		"it is shorter than any store, 2047":      bytes.Repeat([]byte{0xED}, shortest-1),
		"there is nothing in it but zeros":        make([]byte, 1<<20+1),
		"it is shorter than any store, 80":        make([]byte, pageHeadSize+metaSize),
		"there is nothing in it but zeros, short": make([]byte, shortest),
	}
}

// leave puts content in the place of a store, or takes the file away.
func leave(t *testing.T, path string, content []byte) {
	t.Helper()
	if content == nil {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		return
	}
	writeFile(t, path, content)
}

// backedUpStore makes a store with the case "a", a backup of it, and closes it.
func backedUpStore(t *testing.T) (path string) {
	t.Helper()
	path = storePath(t)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	newDesk(t, s, smallCase(t, "a"), 1)
	if err := errors.Join(s.Backup(), s.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAStoreWithBackupsThatHoldsNothingIsLostSaidSoAndLeftAlone(t *testing.T) {
	path := backedUpStore(t)
	for how, content := range emptied() {
		leave(t, path, content)
		for name, open := range map[string]func(string) (*Store, error){"to write": Open, "to read": OpenReadOnly} {
			_, err := open(path)
			e := wantReason(t, err, path, Lost)
			if how, _, _ := strings.Cut(how, ","); !strings.Contains(e.Error(), model.Capital(how)) || !strings.Contains(e.Error(), backupsOf(path)) {
				t.Errorf("%s, %s: it says %v", how, name, e)
			}
			if e.Backup == nil {
				t.Fatalf("%s, %s: no backup is offered", how, name)
			}
			b, err := OpenReadOnly(e.Backup.Path)
			if err != nil {
				t.Fatal(err)
			}
			if known, err := b.Contains("a"); err != nil || !known {
				t.Errorf("the backup lacks the case, %v", err)
			}
			_ = b.Close()
		}
		if now, err := os.ReadFile(path); content == nil && !errors.Is(err, fs.ErrNotExist) || !bytes.Equal(now, content) {
			t.Errorf("%s: the file was changed, %v", how, err)
		}
	}
}

func TestWhatIsKeptFromBeforeAMigrationCountsAsABackupOfALostStore(t *testing.T) {
	for name, lost := range map[string]bool{
		"workbench-before-migration-4-20200101-000000.000.db": true,
		"workbench-before-repair-20200101-000000.000.db":      true,
		"workbench-20200101-000000.000.db":                    true,
		"workbench-2-20200101-000000.000.db":                  false,
		"workbench-notes.db":                                  false,
		"workbench-before-20200101.db":                        false,
		"other-20200101-000000.000.db":                        false,
		"workbench-unfinished.tmp":                            false,
	} {
		path := storePath(t)
		writeFile(t, filepath.Join(backupsOf(path), name), []byte("as it was"))
		writeFile(t, path, nil)
		s, err := Open(path)
		if lost {
			if e := wantReason(t, err, path, Lost); e.Backup != nil {
				t.Errorf("%s: offered is what can't be read", name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		_ = s.Close()
	}
}

func TestAStoreThatWasWrittenOverByAnotherProgramOffersItsBackup(t *testing.T) {
	path := backedUpStore(t)
	writeFile(t, path, bytes.Repeat([]byte("SQLite format 3\x00"), 1000))
	_, err := Open(path)
	if e := wantReason(t, err, path, NotOurs); e.Backup == nil {
		t.Error("no backup is offered")
	}
}

func TestAMissingStoreIsBegunAfreshOnlyByAPersonAndItsNewestBackupIsKeptForGood(t *testing.T) {
	path := backedUpStore(t)
	backup := readFile(t, Backups(path)[0].Path)
	leave(t, path, nil)
	s, err := OpenAfresh(path)
	if err != nil {
		t.Fatal(err)
	}
	if cases, err := s.Cases(); err != nil || len(cases) > 0 {
		t.Errorf("afresh are %v, %v", cases, err)
	}
	d := newDesk(t, s, smallCase(t, "b"), 1)
	for range lastBackups + 2 {
		d.steps(5)
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(backupsOf(path), "workbench-before-starting-afresh-*.db"))
	if err != nil || len(kept) != 1 || !bytes.Equal(readFile(t, kept[0]), backup) {
		t.Errorf("kept is %v, %v", kept, err)
	}
	for how, content := range emptied() {
		if leave(t, path, content); content == nil {
			continue
		}
		_, err := OpenAfresh(path)
		if wantReason(t, err, path, Lost); !bytes.Equal(readFile(t, path), content) {
			t.Errorf("%s: it was begun afresh over what is there", how)
		}
	}
}
