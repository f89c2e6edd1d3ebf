package casefile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tomworkbench/storage/diskfile"
)

// Read reads a case file from a disk. Where the file was read but can't be taken, the error is or wraps a
// [Problems].
func Read(path string) (File, error) {
	name := filepath.Base(path)
	file, err := os.Open(path)
	if err != nil {
		return File{}, fmt.Errorf("the case file %q can't be opened: %w", name, err)
	}
	defer func() { _ = file.Close() }()
	if info, err := file.Stat(); err == nil && info.Size() > MaxBytes {
		return File{}, fmt.Errorf("%s: %w", name, tooBig(info.Size()))
	}
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return File{}, fmt.Errorf("the case file %q can't be read: %w", name, err)
	}
	f, err := Decode(data)
	if err != nil {
		return File{}, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// Write writes a case file to a disk: first to a file beside it, then by renaming, so that a write that
// fails leaves the file that was there as it was.
func Write(path string, f File) error {
	data, err := Encode(f)
	if err != nil {
		return err
	}
	if err := diskfile.Replace(path, data); err != nil {
		reason := "the case file %q can't be written; what was there is as it was: %w"
		if diskfile.DiskFull(err) {
			reason = "the disk is full, so the case file %q is not written; what was there is as it was: %w"
		}
		return fmt.Errorf(reason, filepath.Base(path), err)
	}
	return nil
}
