package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"tomworkbench/model"
)

// loss is a way in which an open file comes to have no name, or another's.
type loss struct {
	name     string
	replaced bool
	// away takes the name, and back, where there is one, gives it back to the very same file.
	away, back func(path string) error
}

func losses() []loss {
	folder := func(path string) string { return filepath.Dir(path) }
	return []loss{
		{name: "deleted", away: os.Remove},
		{name: "its folder deleted", away: func(path string) error { return os.RemoveAll(folder(path)) }},
		{
			name: "renamed", away: func(path string) error { return os.Rename(path, path+".moved") },
			back: func(path string) error { return os.Rename(path+".moved", path) },
		},
		{
			name: "its folder renamed", away: func(path string) error { return os.Rename(folder(path), folder(path)+" moved") },
			back: func(path string) error { return os.Rename(folder(path)+" moved", folder(path)) },
		},
		{
			name: "replaced by a copy", replaced: true,
			away: func(path string) error {
				return errors.Join(os.WriteFile(path+".new", mustRead(path), fileMode), os.Rename(path, path+".moved"), os.Rename(path+".new", path))
			},
			back: func(path string) error { return os.Rename(path+".moved", path) },
		},
		{
			name: "replaced by another file", replaced: true,
			away: func(path string) error {
				return errors.Join(os.WriteFile(path+".new", []byte("a letter"), fileMode), os.Rename(path+".new", path))
			},
		},
	}
}

// wantGone fails the test unless an error says that the file has lost its name, in sentences.
func wantGone(t *testing.T, what string, err error, l loss) {
	t.Helper()
	var gone *GoneError
	if !errors.As(err, &gone) || gone.Replaced != l.replaced {
		t.Fatalf("%s: %s says %v", l.name, what, err)
	}
	if text := gone.Error(); !strings.HasSuffix(text, ".") || !strings.Contains(text, "Save a copy") || !strings.Contains(text, "workbench.db") {
		t.Errorf("%s: not what a person can act on: %s", l.name, text)
	}
}

func TestNothingIsSavedInAFileThatLostItsName(t *testing.T) {
	notUnderWine(t, "an open file can be neither deleted nor renamed")
	writing := map[string]bool{"Append": true, "Create": true, "Replace": true, "SetSetting": true, "SetShelf": true, "Remove": true, "Backup": true}
	for _, l := range losses() {
		t.Run(l.name, func(t *testing.T) {
			path, want := filledStore(t, exampleCase(t), 12)
			s, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if err := s.Backup(); err != nil { // so that no other is needed
				t.Fatal(err)
			}
			if err := l.away(path); err != nil {
				t.Fatal(err)
			}
			there, missing := os.ReadFile(path)
			for range 2 {
				for _, c := range publicCalls() {
					if writing[c.name] {
						wantGone(t, c.name, c.do(s), l)
					}
				}
			}
			wantSame(t, "read", stored(t, s, "oxfordshire-2018"), want)
			after, stillMissing := os.ReadFile(path)
			if string(after) != string(there) || (missing == nil) != (stillMissing == nil) {
				t.Error("what has the name now was changed")
			}
			if _, err := os.Stat(filepath.Dir(path)); os.IsNotExist(missing) && strings.Contains(l.name, "folder") && err == nil {
				t.Error("the folder was made again")
			}
		})
	}
}

// openLosing opens a store and takes its name away: at once, or late, just after the next save is on the disk.
func openLosing(t *testing.T, path string, l loss, late bool) *Store {
	t.Helper()
	o := defaultOptions()
	taken := false
	o.commit = func(tx *bbolt.Tx) error {
		if err := tx.Commit(); err != nil || taken || !late {
			return err
		}
		taken = true
		return l.away(path)
	}
	s, err := open(path, o)
	if err == nil && !late {
		err = l.away(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// pending makes an edit of a case, as often as wanted with the same signature.
func pending(t *testing.T, s *Store) func() error {
	t.Helper()
	c, cursor, err := s.Load("a")
	if err != nil {
		t.Fatal(err)
	}
	edit, err := c.RenameScenario("first", "Pending")
	if err != nil {
		t.Fatal(err)
	}
	entry, cursor := cursor.Do(edit.Stamp(model.Signature{ID: "pending", At: newYear()}), c.Revision+1)
	return func() error { return s.Append("a", entry, cursor) }
}

// The file that comes back holds the change once, and another in its place never does.
func TestAChangePendingWhenTheFileIsGoneIsSavedOnceTheSameFileIsBack(t *testing.T) {
	notUnderWine(t, "an open file can be neither deleted nor renamed")
	for _, l := range losses() {
		for _, late := range []bool{false, true} {
			path, _ := filledStore(t, smallCase(t, "a"), 12)
			s := openLosing(t, path, l, late)
			save := pending(t, s)
			for range 3 {
				wantGone(t, "saving", save(), l)
			}
			if l.back != nil {
				wantSavedOnceBack(t, path, s, l, save)
			}
		}
	}
}

func wantSavedOnceBack(t *testing.T, path string, s *Store, l loss, save func() error) {
	t.Helper()
	if err := l.back(path); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(save(), s.Close()); err != nil {
		t.Fatalf("%s: once it is back: %v", l.name, err)
	}
	again := openTest(t, path)
	journal, err := again.Journal("a")
	if err != nil || journal[len(journal)-1].ID != "pending" || journal[len(journal)-2].ID == "pending" {
		t.Errorf("%s: the file that is back doesn't hold the change once, %v", l.name, err)
	}
}

// notUnderWine leaves a test out where make wine runs it, and says what can't be done there.
func notUnderWine(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("TOMWORKBENCH_WINE") != "" {
		t.Skip("under wine " + why)
	}
}
