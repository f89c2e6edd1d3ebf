package storage

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"tomworkbench/model"
)

// setSetting saves a setting of a store of its own on a copy of the file at path, as a second computer does, and returns its bytes.
func savedElsewhere(t *testing.T, path string, base []byte, value string) []byte {
	t.Helper()
	writeFile(t, path, base)
	s, err := Open(path)
	if err == nil {
		err = errors.Join(s.SetSetting("theme", value), s.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return readFile(t, path)
}

// writeOver writes over a file that stays the same one, as some programs that synchronise files do.
func writeOver(t *testing.T, path string, data []byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = file.Write(data)
		err = errors.Join(err, file.Truncate(int64(len(data))), file.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Two computers that save as often as each other from one state on leave files of the same length and number of saves.
func TestWhatAnotherComputerSavedInTheVeryFileIsNoticedBeforeTheNextSave(t *testing.T) {
	notUnderWine(t, "a file that was damaged while it was open can't be deleted before the program ends")
	path, _ := filledStore(t, smallCase(t, "a"), 12)
	base := readFile(t, path)
	theirs := savedElsewhere(t, storePath(t), base, "their")
	older := base
	for name, replaced := range map[string][]byte{"a save of another's": theirs, "an older state": older} {
		writeOver(t, path, base)
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SetSetting("theme", "mine!"); err != nil {
			t.Fatal(err)
		}
		if name == "an older state" {
			if err := s.SetSetting("theme", "other"); err != nil { // one save may be behind: it is one that was said to have failed
				t.Fatal(err)
			}
		}
		writeOver(t, path, replaced)
		for range 2 {
			var open *OpenError
			if err := s.SetSetting("theme", "again"); !errors.As(err, &open) || !open.WhileOpen {
				t.Errorf("%s: saving says %v", name, err)
			}
		}
		if err := s.Append("a", model.Entry{Revision: 14}, model.Cursor{}); err == nil {
			t.Errorf("%s: it is appended to", name)
		}
		if !bytes.Equal(readFile(t, path), replaced) {
			t.Errorf("%s: what is there now was changed", name)
		}
		_ = s.Close()
		again, err := Open(path)
		if err == nil {
			err = errors.Join(again.Check(), again.SetSetting("theme", "again"), again.Close())
		}
		if err != nil {
			t.Errorf("%s: opened again: %v", name, err)
		}
	}
}
