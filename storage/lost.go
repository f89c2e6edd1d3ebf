package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"tomworkbench/storage/diskfile"
)

// shortest is how long a file is at least in which anything of a store can be found: as long as two of the smallest pages.
const shortest = 2 * minPageSize

// lostError says how a file shows that the store in it is lost.
type lostError struct{ how string }

func (e *lostError) Error() string { return "what was in the file is lost: " + e.how }

// look refuses what no store can be in, before anything is opened: something else than a file, and a file out of which the
// store was lost.
func (s *Store) look() error {
	info, err := diskfile.Look(s.path)
	var other *diskfile.NotAFile
	if errors.As(err, &other) {
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	if len(copies(s.path)) == 0 || s.options.afresh && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &lostError{"it is not there"}
	case err != nil:
		return nil // opening it says why
	case info.Size() == 0:
		return &lostError{"it is empty"}
	case info.Size() < shortest:
		return &lostError{"it is shorter than any store"}
	case s.blank():
		return &lostError{"there is nothing in it but zeros"}
	}
	return nil
}

// blank reports whether a file holds nothing but zeros, as a power cut may leave it. Of a sound one it reads a page.
func (s *Store) blank() bool {
	file, err := s.options.openFile(s.path, os.O_RDONLY, 0)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	for part := make([]byte, 64*minPageSize); ; {
		n, err := file.Read(part)
		if len(bytes.Trim(part[:n], "\x00")) > 0 {
			return false
		}
		if err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

// keptBefore begins what the name of a copy says of it that was kept before a migration or a repair.
const keptBefore = "before-"

// copies names all that is kept of the store at path: its backups, and what was kept before a migration or a repair.
func copies(path string) []string {
	entries, err := os.ReadDir(backupsOf(path))
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		label, ours := strings.CutPrefix(entry.Name(), stem(path)+"-")
		label, whole := strings.CutSuffix(label, backupSuffix)
		at := max(len(label)-len(stampLayout), 0)
		_, err := time.Parse(stampLayout, label[at:])
		if ours && whole && err == nil && (at == 0 || strings.HasPrefix(label, keptBefore)) {
			names = append(names, entry.Name())
		}
	}
	return names
}
