package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"tomworkbench/model"
)

// The sizes at which the disk is full, in bytes.
const (
	fullFrom = 1 << 10
	fullTo   = 320 << 10
	fullStep = 13 << 10
)

// limitFiles sets how large a file may grow, 0 for any size. A write beyond it fails as on a full disk.
func limitFiles(size uint64) error {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: size, Max: ^uint64(0)}
	if size == 0 {
		limit.Cur = limit.Max
	}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

// workOnFullDisk works until nothing more can be saved, then makes room and tries the last change again.
func workOnFullDisk(path string, size uint64) error {
	if err := limitFiles(size); err != nil {
		return err
	}
	s, err := Open(path)
	if err != nil {
		var e *OpenError
		if !errors.As(err, &e) || e.Reason != NoSpace {
			return fmt.Errorf("opened on a full disk: %w", err)
		}
		if err := limitFiles(0); err != nil {
			return err
		}
		if s, err = Open(path); err != nil {
			return fmt.Errorf("opened with room again: %w", err)
		}
	}
	defer func() { _ = s.Close() }()
	d, err := beginOnFullDisk(s)
	if err != nil {
		return err
	}
	for range 30 {
		if err := d.stepOnFullDisk(); err != nil {
			return err
		}
	}
	return nil
}

func saysFull(err error) bool {
	var e *SaveError
	return errors.As(err, &e) && e.DiskFull && strings.HasPrefix(err.Error(), "The disk is full")
}

// beginOnFullDisk makes the case, with more room where there is too little.
func beginOnFullDisk(s *Store) (*desk, error) {
	c := exampleCase(playing{})
	if err := s.Create(c, nil, model.Cursor{}); err != nil {
		if !saysFull(err) {
			return nil, fmt.Errorf("created on a full disk: %w", err)
		}
		if cases, err := s.Cases(); err != nil || len(cases) != 0 {
			return nil, fmt.Errorf("after a failed save the store holds %v, %w", cases, err)
		}
		if err := limitFiles(0); err != nil {
			return nil, err
		}
	}
	return sitDown(s, 1)
}

// stepOnFullDisk makes a change; where there is no room for it, it makes room and tries the same again.
func (d *desk) stepOnFullDisk() error {
	e, err := d.randomEdit()
	if err != nil || e.Empty() {
		return err
	}
	before, err := readAll(d.store, d.id())
	if err != nil {
		return err
	}
	err = d.do(e)
	if err == nil {
		return d.acknowledge()
	}
	if !saysFull(err) {
		return fmt.Errorf("saved on a full disk: %w", err)
	}
	after, err := readAll(d.store, d.id())
	if err != nil || !bytes.Equal(before, after) {
		return fmt.Errorf("a failed save changed what is stored: %w", err)
	}
	if err := limitFiles(0); err != nil {
		return err
	}
	if err := d.do(e); err != nil {
		return fmt.Errorf("saved with room again: %w", err)
	}
	return d.acknowledge()
}

func TestAFullDiskLosesNothing(t *testing.T) {
	step := uint64(fullStep)
	if testing.Short() {
		step *= 6
	}
	for size := uint64(fullFrom); size <= fullTo; size += step {
		path := storePath(t)
		out, err := asPart(t, partFullDisk, path, size).Output()
		if err != nil {
			t.Fatalf("full at %d bytes: %v", size, err)
		}
		lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
		if len(lines) < 12 {
			t.Fatalf("full at %d bytes: only %d changes", size, len(lines))
		}
		wantEntries(t, path, lines)
		wantReplay(t, path)
		checkWithBolt(t, path)
	}
}
