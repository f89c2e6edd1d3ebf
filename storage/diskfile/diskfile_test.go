package diskfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

func TestAFolderIsMadeWithThoseAboveItUnlessAFileIsInTheWay(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		made bool
	}{
		{"one", true}, {"one", true}, {"one/two/three", true}, {"file", false}, {"file/below", false},
	} {
		path := filepath.Join(root, c.path)
		err := MakeFolder(path, 0o700)
		if (err == nil) != c.made || isFolder(path) != c.made {
			t.Errorf("%s: %v", c.path, err)
		}
	}
}

func TestAFolderThatIsNotThereCantBeSynced(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // no folder can
	}
	if err := SyncFolder(filepath.Join(t.TempDir(), "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it says %v", err)
	}
}

func TestOnlyAFullDiskIsHelpedByDeletingOtherFiles(t *testing.T) {
	full := syscall.ENOSPC
	if runtime.GOOS == "windows" {
		full = windowsDiskFull
	}
	for _, c := range []struct {
		err            error
		isFull, noRoom bool
	}{
		{nil, false, false},
		{fs.ErrPermission, false, false},
		{&fs.PathError{Op: "write", Path: "a", Err: full}, true, true},
		{fmt.Errorf("file resize error: %s", full), true, true}, // bbolt passes on the words alone
		{&fs.PathError{Op: "write", Path: "a", Err: syscall.EFBIG}, true, false},
	} {
		if DiskFull(c.err) != c.isFull || NoRoom(c.err) != c.noRoom {
			t.Errorf("%v: full %v, no room %v", c.err, DiskFull(c.err), NoRoom(c.err))
		}
	}
}

func TestAPathIsQuotedAsItIsTyped(t *testing.T) {
	for path, want := range map[string]string{
		`C:\Users\Ann\work.db`: `"C:\Users\Ann\work.db"`, "/home/ann/Größe 1.db": `"/home/ann/Größe 1.db"`, "two\nlines.db": `"two\nlines.db"`,
	} {
		if got := Quoted(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}
