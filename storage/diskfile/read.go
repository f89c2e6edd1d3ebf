package diskfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// TooLarge says that a file has more bytes than are read.
type TooLarge struct {
	Name        string
	Size, Limit int64
}

// Error says it in megabytes, which never come out alike for the two.
func (e *TooLarge) Error() string {
	const megabyte = 1 << 20
	return fmt.Sprintf("%s has %d MB; at most %d MB are read", e.Name, (e.Size+megabyte-1)/megabyte, e.Limit/megabyte)
}

// NotAFile says that something other than a file has a name.
type NotAFile struct {
	Name string
	// What says what has it, such as "is a folder, not a file".
	What string
	// Err is [fs.ErrNotExist] for a link that leads nowhere, else nil.
	Err error
}

// Error says what has the name.
func (e *NotAFile) Error() string { return e.Name + " " + e.What }

// Unwrap returns the cause.
func (e *NotAFile) Unwrap() error { return e.Err }

// unread says for people why a file can't be read, in place of what the system says of it.
type unread struct {
	words string
	err   error
}

func (e *unread) Error() string { return e.words }

// Unwrap returns the cause.
func (e *unread) Unwrap() error { return e.err }

// inWords says what the system says of a file that is missing or closed to this person; the rest stays as it is.
func inWords(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &unread{name + " is not there; check its name and its folder", err}
	case errors.Is(err, fs.ErrPermission):
		return &unread{name + " may not be read by you; ask whoever keeps it", err}
	}
	return err
}

// Look returns what the system knows of the file at path without opening it: opening a pipe waits for ever. The error is a
// [NotAFile] where something else has the name, and otherwise what the system says, such as [fs.ErrNotExist].
func Look(path string) (fs.FileInfo, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if to, linked := os.Readlink(path); linked == nil {
			return nil, &NotAFile{name, fmt.Sprintf("is a link to %s, which is not there", Quoted(to)), fs.ErrNotExist}
		}
		return nil, inWords(name, err)
	case err != nil:
		return nil, inWords(name, err)
	case !info.Mode().IsRegular():
		return nil, &NotAFile{name, "is a " + special(info.Mode()) + ", not a file", nil}
	}
	return info, nil
}

// Read reads a file of at most limit bytes. Its size is asked for before anything is read, and what is no file is
// refused with what it is: a pipe or a device would never end. The error is a [TooLarge] for a file above the limit, and
// otherwise as for [Look].
func Read(path string, limit int64) ([]byte, error) {
	name := filepath.Base(path)
	info, err := Look(path)
	switch {
	case err != nil:
		return nil, err
	case info.Size() > limit:
		return nil, &TooLarge{name, info.Size(), limit}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, inWords(name, err)
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > limit: // it has grown since
		return nil, &TooLarge{name, int64(len(data)), limit}
	}
	return data, nil
}

// special names what stands in the place of a file.
func special(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "folder"
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}
