package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"testing"
)

// headerOf reads the header of a store file.
func headerOf(t *testing.T, path string) header {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	h, err := readHeader(file)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// newerMeta returns the place of the meta page that was written last.
func newerMeta(t *testing.T, path string) int {
	t.Helper()
	h := headerOf(t, path)
	return int(h.transaction % 2 * h.pageSize)
}

// patch writes into a store file as a fault of the disk does.
func patch(t *testing.T, path string, at int, data []byte) {
	t.Helper()
	whole := readFile(t, path)
	copy(whole[at:], data)
	writeFile(t, path, whole)
}

func TestAnOldMetaPageInThePlaceOfTheNewerIsNoticed(t *testing.T) {
	path := storePath(t)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s, smallCase(t, "a"), 1)
	d.steps(3)
	page := os.Getpagesize()
	long := readFile(t, path)[:2*page]
	d.steps(10)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, newer := readFile(t, path), newerMeta(t, path)
	older := page - newer
	renumbered := bytes.Clone(whole[older : older+page])
	copy(renumbered, whole[newer:newer+8])
	for name, from := range map[string][]byte{
		"the other page's, one save older": whole[older : older+page],
		"the same with its place's number": renumbered,
		"its own with the other's number":  whole[older : older+8],
		"its own from some saves before":   long[newer : newer+page],
		"a blank":                          make([]byte, page),
	} {
		writeFile(t, path, whole)
		patch(t, path, newer, from)
		s, err := OpenReadOnly(path)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if s.Warning() == "" {
			t.Errorf("%s: one save older is opened in silence", name)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A copy that bbolt makes holds its two meta pages in another order than a store that was worked in.
func TestABackupThatIsWorkedInOpensWithoutAWarning(t *testing.T) {
	path := storePath(t)
	s := openTest(t, path)
	d := newDesk(t, s, smallCase(t, "a"), 1)
	for range 4 { // an odd and an even number of saves
		for before := d.c.Revision; d.c.Revision == before; {
			d.steps(1)
		}
		if err := s.Backup(); err != nil {
			t.Fatal(err)
		}
		restored := storePath(t)
		writeFile(t, restored, readFile(t, Backups(path)[0].Path))
		for n := range 5 {
			again, err := Open(restored)
			if err != nil {
				t.Fatal(err)
			}
			if again.Warning() != "" {
				t.Errorf("opened with %q", again.Warning())
			}
			if err := errors.Join(again.SetSetting("n", fmt.Sprint(n)), again.Close()); err != nil {
				t.Fatal(err)
			}
		}
	}
}
