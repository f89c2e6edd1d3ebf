package casefile

import (
	"errors"
	"fmt"
	"path/filepath"

	"tomworkbench/storage/diskfile"
)

// Read reads a case file from a disk. Where the file was read but can't be taken, the error is or wraps a
// [Problems].
func Read(path string) (File, error) {
	name := filepath.Base(path)
	data, err := diskfile.Read(path, MaxBytes)
	var large *diskfile.TooLarge
	var other *diskfile.NotAFile
	switch {
	case errors.As(err, &other):
		return File{}, fmt.Errorf("no case file can be read there: %w", err)
	case errors.As(err, &large):
		return File{}, fmt.Errorf("%s: %w", name, caseForm.tooBig(large.Size))
	case err != nil:
		return File{}, fmt.Errorf("the case file %s can't be opened: %w", diskfile.Quoted(name), err)
	}
	f, err := Decode(data)
	if err != nil {
		return File{}, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// Write writes a case file to a disk: first to a file beside it, then by renaming, so that a write that
// fails leaves the file that was there as it was. What could not be read again is not written; [Shortened] makes a long journal fit.
func Write(path string, f File) error {
	data, err := sealed(f)
	if err != nil {
		return err
	}
	if _, err := Decode(data); err != nil {
		return fmt.Errorf("the case can't be saved in a file that could be read again, so nothing is written: %w", err)
	}
	return diskfile.Replace(path, data)
}
