// Package diskfile reads and writes the files that people name. [Replace] leaves what was there whole where it fails, and says
// why in words for people; [Read] takes files alone, and no more of one than it may. The folders of the store are made and
// synced by it too.
package diskfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// Replace puts data in the place of a file, all of it or none: it writes a file beside it and renames that.
// A link is followed: the file that it leads to is replaced. A link that leads nowhere is replaced itself.
// The error is a [WriteError] that names the file, never the one beside it. What is no file, such as a pipe, is left as it
// is, with a [NotAFile].
func Replace(path string, data []byte) error {
	var other *NotAFile
	if _, err := Look(path); errors.As(err, &other) && other.Err == nil {
		return &WriteError{Path: path, Err: other}
	}
	real := path
	if leads, err := filepath.EvalSymlinks(path); err == nil {
		real = leads
	}
	if err := replace(real, data); err != nil {
		return &WriteError{Path: path, Err: at(path, err)}
	}
	if err := SyncFolder(filepath.Dir(real)); err != nil {
		return &WriteError{Path: path, Written: true, Err: at(path, err)}
	}
	return nil
}

// at names the file itself in what the system says of the one beside it.
func at(path string, err error) error {
	var of *fs.PathError
	var from *os.LinkError
	switch {
	case errors.As(err, &of):
		return &fs.PathError{Op: "write", Path: path, Err: of.Err}
	case errors.As(err, &from):
		return &fs.PathError{Op: "write", Path: path, Err: from.Err}
	}
	return err
}

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

// Escaped is a path as a pattern of [filepath.Glob] takes it for itself, but for those few signs that Windows has no escape for.
func Escaped(path string) string {
	if filepath.Separator == '\\' {
		return strings.ReplaceAll(path, "[", "?")
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
