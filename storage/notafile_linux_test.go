package storage

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestWhatIsNoFileIsRefusedInASentenceWithoutWaitingAndNothingIsWritten(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, err := range []error{
		os.Mkdir(at("folder"), 0o700), syscall.Mkfifo(at("pipe"), 0o600), os.Symlink("gone.db", at("link")),
		os.Symlink("pipe", at("linked-pipe")), syscall.Mknod(at("socket"), syscall.S_IFSOCK|0o600, 0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	before := listed(t, folder)
	for path, want := range map[string]string{
		at("folder"):      "is a folder, not a file",
		at("pipe"):        "is a pipe, not a file",
		at("linked-pipe"): "is a pipe, not a file",
		at("socket"):      "is a socket, not a file",
		os.DevNull:        "is a device, not a file",
		at("link"):        `is a link to "gone.db", which is not there`,
	} {
		for _, open := range []func(string) (*Store, error){Open, OpenReadOnly, OpenAfresh} {
			_, err := open(path)
			if e := wantReason(t, err, path, Unreadable); !strings.Contains(e.Error(), want) {
				t.Errorf("%s: it says %v", path, e)
			}
		}
	}
	if after := listed(t, folder); after != before {
		t.Errorf("the folder held %s and holds %s", before, after)
	}
}

func listed(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, fs.FormatDirEntry(e))
	}
	return strings.Join(names, ", ")
}
