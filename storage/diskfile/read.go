package diskfile

import (
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

// Read reads a file of at most limit bytes. Its size is asked for before anything is read, and what is no file is
// refused with what it is: a pipe or a device would never end. The error is a [TooLarge] for a file above the limit,
// and wraps what the system says, such as [fs.ErrNotExist], where that is the reason.
func Read(path string, limit int64) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder, not a file", name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is a %s, not a file", name, special(info.Mode()))
	case info.Size() > limit:
		return nil, &TooLarge{name, info.Size(), limit}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
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
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}
