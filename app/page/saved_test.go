package page

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// standIn puts a program in the place of the desktop's own that opens files, and returns where that writes what it was given.
func standIn(t *testing.T, ends string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in is a shell script")
	}
	folder := t.TempDir()
	name, _ := opener(runtime.GOOS)
	given := filepath.Join(folder, "given")
	script := "#!/bin/sh\nprintf %s \"$1\" > '" + given + "'\n" + ends + "\n"
	if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	return given
}

func TestTheDesktopIsGivenThePathAsItIs(t *testing.T) {
	given := standIn(t, "exit 0")
	path := filepath.Join(t.TempDir(), "A paper; with $signs & “quotes”.docx")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(given); err != nil || string(got) != path {
		t.Errorf("it was given %q, %v", got, err)
	}
}

func TestWhatIsGoneOrCantBeOpenedIsNotTakenForOpened(t *testing.T) {
	standIn(t, "exit 4")
	gone := filepath.Join(t.TempDir(), "gone.docx")
	if err := Open(t.Context(), gone); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a file that is gone: %v", err)
	}
	if err := Open(t.Context(), t.TempDir()); err == nil {
		t.Error("a desktop that refuses is taken for one that opened it")
	}
}

func TestTheFolderOfAFileIsShownAndAFolderItself(t *testing.T) {
	folder := t.TempDir()
	if got := folderOf(filepath.Join(folder, "paper.docx")); got != folder {
		t.Errorf("of a file: %s", got)
	}
	if got := folderOf(folder); got != folder {
		t.Errorf("of a folder: %s", got)
	}
}

func TestEveryDesktopHasACommandThatOpensFilesWithoutAShell(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin", "freebsd"} {
		name, _ := opener(system)
		if name == "" || strings.Contains(name, "cmd") || strings.Contains(name, "sh ") {
			t.Errorf("%s: %q", system, name)
		}
	}
}
