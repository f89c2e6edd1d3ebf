package casefile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
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
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if err := replace(path, data); err != nil {
		reason := "the case file %q can't be written; what was there is as it was: %w"
		if DiskFull(err) {
			reason = "the disk is full, so the case file %q is not written; what was there is as it was: %w"
		}
		return fmt.Errorf(reason, filepath.Base(path), err)
	}
	return nil
}

// replace puts data in the place of a file, all of it or none.
func replace(path string, data []byte) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}()
	if _, err := temporary.Write(data); err != nil {
		return err
	}
	if err := temporary.Sync(); err != nil {
		return err
	}
	if err := temporary.Chmod(fileMode(path)); err != nil && runtime.GOOS != "windows" {
		return err
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}

// fileMode returns who may read and write the file that stands at path, or a new one.
func fileMode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// What Windows reports for a full disk, by its own numbers.
const (
	windowsHandleDiskFull = syscall.Errno(39)
	windowsDiskFull       = syscall.Errno(112)
)

// DiskFull reports whether a write failed for want of space: a full disk, a quota or a limit on the size
// of files. It looks at the words as well, for bbolt passes on those alone when a file can't grow.
func DiskFull(err error) bool {
	reasons := []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	if runtime.GOOS == "windows" {
		reasons = []syscall.Errno{windowsDiskFull, windowsHandleDiskFull}
	}
	return err != nil && slices.ContainsFunc(reasons, func(reason syscall.Errno) bool {
		return errors.Is(err, reason) || strings.HasSuffix(err.Error(), ": "+reason.Error())
	})
}
