package diskfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// WriteError says for people why a file is not written, and what to do. These are the words of every file that a person
// names; the store's own are in package storage.
type WriteError struct {
	// Path is the file.
	Path string
	// Written says that the file is in its place, but not yet safe there.
	Written bool
	// Err is the cause.
	Err error
}

// Error says what became of the file, and then what the system says.
func (e *WriteError) Error() string { return e.words() + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *WriteError) Unwrap() error { return e.Err }

func (e *WriteError) words() string {
	name, folder := filepath.Base(e.Path), filepath.Dir(e.Path)
	switch {
	case e.Written:
		return fmt.Sprintf("%s is written, but a power cut may still take it away; save it once more", name)
	case InUse(e.Err):
		return fmt.Sprintf("%s is open in another program; close it there and try again", name)
	case DiskFull(e.Err):
		return fmt.Sprintf("the disk is full, so %s is not saved; what was there is as it was", name)
	case errors.Is(e.Err, fs.ErrNotExist):
		return fmt.Sprintf("the folder %s is not there; choose another", folder)
	case errors.Is(e.Err, fs.ErrPermission):
		return fmt.Sprintf("%s may not be written in %s; choose another folder", name, folder)
	}
	return fmt.Sprintf("%s is not saved; what was there is as it was", name)
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
	// textBusy is what Linux and macOS report of a program that runs; not every system that we build for names it.
	textBusy = syscall.Errno(26)
)

// InUse reports whether a write failed because another program holds the file open, as Word does on Windows.
func InUse(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, windowsSharing) || errors.Is(err, windowsLocked)
	}
	return errors.Is(err, textBusy)
}

// Quoted is a path between quotation marks, for people: what nobody sees in it is spelled out, and what parts folders on Windows stands
// there once.
func Quoted(path string) string { return strings.ReplaceAll(strconv.Quote(path), `\\`, `\`) }
