package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"tomworkbench/model"
)

// The test binary runs itself to play a program that is killed, one on a full disk, one whose store is
// damaged under it, or one whose power is cut: these variables say which, on which store, and with which seed,
// limit or damage.
const (
	partVariable   = "STORAGE_TEST_PART"
	pathVariable   = "STORAGE_TEST_PATH"
	numberVariable = "STORAGE_TEST_NUMBER"

	partWork     = "work"
	partFullDisk = "full disk"
	partDamaged  = "damaged"
	partTraced   = "traced"
)

// playing stands for the test that a part has no use for.
type playing struct{ testing.TB }

func (playing) Helper() {}

func (playing) Fatal(args ...any) {
	fmt.Fprintln(os.Stderr, args...)
	os.Exit(3)
}

// asPart prepares the test binary to play a part.
func asPart(t *testing.T, part, path string, number uint64) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	const atOnce = "GORACE=atexit_sleep_ms=0" // under the race detector a program ends a second late otherwise
	cmd.Env = append(os.Environ(), atOnce, partVariable+"="+part, pathVariable+"="+path, numberVariable+"="+strconv.FormatUint(number, 10))
	cmd.Stderr = os.Stderr
	return cmd
}

// play plays a part and returns the exit code.
func play(part string) int {
	number, err := strconv.ParseUint(os.Getenv(numberVariable), 10, 64)
	if err == nil {
		switch part {
		case partWork:
			err = workUntilKilled(os.Getenv(pathVariable), number)
		case partFullDisk:
			err = workOnFullDisk(os.Getenv(pathVariable), number)
		case partDamaged:
			err = workOnDamaged(os.Getenv(pathVariable), int(number))
		case partTraced:
			err = workTraced(os.Getenv(pathVariable), number == 1)
		default:
			err = fmt.Errorf("no such part: %s", part)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// sitDown goes on with the case in a store, or begins it.
func sitDown(s *Store, seed uint64) (*desk, error) {
	t := playing{}
	c, cursor, err := s.Load("oxfordshire-2018")
	if errors.Is(err, ErrNoCase) {
		return newDesk(t, s, exampleCase(t), seed), nil
	}
	if err != nil {
		return nil, err
	}
	d := &desk{t: t, store: s, c: c, cursor: cursor}
	d.reseed(seed)
	return d, nil
}

// acknowledge prints the entry that was saved last, for the test to find again.
func (d *desk) acknowledge() error {
	e, err := d.store.Entry(d.id(), d.c.Revision)
	if err != nil {
		return err
	}
	line, err := json.Marshal(e)
	if err == nil {
		_, err = fmt.Printf("%s\n", line)
	}
	return err
}

// wantEntries fails the test unless the store holds entries, its journal leads from the example to the
// case, and everything in it can be read.
func wantEntries(t *testing.T, path string, lines [][]byte) {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if s.Warning() != "" {
		t.Fatalf("opened with %q", s.Warning())
	}
	for _, line := range lines {
		var want model.Entry
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatal(err)
		}
		got, err := s.Entry("oxfordshire-2018", want.Revision)
		if err != nil {
			t.Fatalf("an acknowledged change is gone: %v", err)
		}
		if stored, err := json.Marshal(got); err != nil || string(stored) != string(line) {
			t.Fatalf("entry %d is\n%s\nacknowledged was\n%s\n%v", want.Revision, stored, line, err)
		}
	}
}

// wantReplay fails the test unless the journal leads from the example to the stored case.
func wantReplay(t *testing.T, path string) {
	t.Helper()
	s, err := OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	c, cursor, err := s.Load("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	journal, err := s.Journal("oxfordshire-2018")
	if err != nil {
		t.Fatal(err)
	}
	again := exampleCase(t)
	for _, e := range journal {
		if again, _, err = model.Apply(again, e.Edit); err != nil {
			t.Fatalf("entry %d: %v", e.Revision, err)
		}
	}
	wantSame(t, "replayed", text(t, again, journal, cursor), text(t, c, journal, cursor))
}
