package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFileIsNamedInAFolderThatIsThere(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "work.db")
	writeFile(t, file, nil)
	for name, want := range map[string]string{
		file:                                    "",
		filepath.Join(folder, "new.db"):         "",
		"new.db":                                "",
		filepath.Join(folder, "gone", "new.db"): "is not there",
		filepath.Join(file, "new.db"):           "is not a folder",
	} {
		path, err := NamedPath(name)
		if want == "" && (err != nil || path != name) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s is %q, %v", name, path, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "gone")); err == nil {
		t.Error("asking made the folder")
	}
	usual, err := DefaultPath()
	if path, err2 := NamedPath(""); err != nil || err2 != nil || path != usual {
		t.Errorf("no name is %q, %v", path, err2)
	}
}
