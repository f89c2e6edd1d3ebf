package diskfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAFileIsReadUpToItsLimitAndNothingElseIs(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "table.csv")
	data := []byte(strings.Repeat("x", 3<<20))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(path, 3<<20); err != nil || !bytes.Equal(got, data) {
		t.Errorf("a file as large as may be gives %d bytes, %v", len(got), err)
	}
	_, err := Read(path, 3<<20-1)
	var large *TooLarge
	if !errors.As(err, &large) || err.Error() != "table.csv has 3 MB; at most 2 MB are read" {
		t.Errorf("a byte more is %v", err)
	}
	if _, err := Read(folder, 1); err == nil || !strings.HasSuffix(err.Error(), "is a folder, not a file") {
		t.Errorf("a folder is %v", err)
	}
	if _, err := Read(filepath.Join(folder, "gone"), 1); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that isn't there is %v", err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	link := filepath.Join(folder, "link.csv")
	if err := os.Symlink("gone.csv", link); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(link, 1); !errors.Is(err, fs.ErrNotExist) || err.Error() != `link.csv is a link to "gone.csv", which is not there` {
		t.Errorf("a link to nothing is %v", err)
	}
	if _, err := Read(os.DevNull, 1); err == nil || err.Error() != "null is a device, not a file" {
		t.Errorf("a device is %v", err)
	}
}

func TestOnlyAFileIsReplaced(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // links take a right there, and devices have no paths
	}
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, err := range []error{
		os.Mkdir(at("folder"), 0o700), os.WriteFile(at("file"), nil, 0o600), os.Symlink("file", at("link")), os.Symlink(os.DevNull, at("device")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"file": "", "link": "", "new": "", "folder": "folder is not saved; what was there is as it was: folder is a folder, not a file",
		"device": "device is not saved; what was there is as it was: device is a device, not a file",
	} {
		err := Replace(at(name), []byte("new"))
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if info, err := os.Lstat(at("device")); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link to a device became %v, %v", info, err)
	}
}
