// Package diskfile writes files so that a write that fails leaves what was there whole.
package diskfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// Replace puts data in the place of a file, all of it or none: it writes a file beside it and renames that.
// A link is followed: the file that it leads to is replaced.
// What is no file, such as a pipe, is left as it is, with a [NotAFile]. The error names the file itself, never the one beside it.
func Replace(path string, data []byte) error {
	var other *NotAFile
	if _, err := Look(path); errors.As(err, &other) && other.Err == nil {
		return other
	}
	err := replace(path, data)
	var at *fs.PathError
	var from *os.LinkError
	switch {
	case errors.As(err, &at):
		return &fs.PathError{Op: "write", Path: path, Err: at.Err}
	case errors.As(err, &from):
		return &fs.PathError{Op: "write", Path: path, Err: from.Err}
	}
	return err
}

func replace(path string, data []byte) (err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
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
	if err := os.Rename(temporary.Name(), path); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// SyncFolder puts on the disk what was made, renamed or linked in a folder: until then a power cut may take
// the file's name away, however safe its content is. Where the system can't, it does nothing.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err == nil {
		err = errors.Join(folder.Sync(), folder.Close())
	}
	for _, cannot := range []error{fs.ErrPermission, errors.ErrUnsupported, syscall.EINVAL} {
		if errors.Is(err, cannot) {
			return nil
		}
	}
	return err
}

// MakeFolder makes a folder, and those above it that are missing, and puts them on the disk.
func MakeFolder(path string, mode os.FileMode) error {
	if isFolder(path) {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := MakeFolder(above, mode); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, mode); err != nil && !isFolder(path) { // another program may have made it
		return err
	}
	return SyncFolder(above)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
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
// of files.
func DiskFull(err error) bool { return NoRoom(err) || is(err, syscall.EFBIG) }

// NoRoom reports whether a write failed for want of space that deleting other files gives: a full disk or a quota.
func NoRoom(err error) bool {
	if runtime.GOOS == "windows" {
		return is(err, windowsDiskFull, windowsHandleDiskFull)
	}
	return is(err, syscall.ENOSPC, syscall.EDQUOT)
}

// is looks at the words as well, for bbolt passes on those alone when a file can't grow.
func is(err error, reasons ...syscall.Errno) bool {
	return err != nil && slices.ContainsFunc(reasons, func(reason syscall.Errno) bool {
		return errors.Is(err, reason) || strings.HasSuffix(err.Error(), ": "+reason.Error())
	})
}

// What Windows reports of a file that another program holds open, by its own numbers.
const (
	windowsSharing = syscall.Errno(32)
	windowsLocked  = syscall.Errno(33)
)

// InUse reports whether a write failed because another program holds the file open, as Word does on Windows.
func InUse(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsSharing) || errors.Is(err, windowsLocked)
	}
	return errors.Is(err, syscall.ETXTBSY)
}
