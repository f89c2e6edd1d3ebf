package papers

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"tomworkbench/storage/diskfile"
	"tomworkbench/storage/diskfile/diskfault"
)

// Whatever step of saving a paper the disk fails at, the paper that was there is as it was, or the new one is there whole, and it is told.
func TestAPaperThatCantBeSavedLeavesTheOneThatWasThere(t *testing.T) {
	s := example(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "paper"+Workbook)
	save := func(nth int) (steps int, err error) {
		t.Helper()
		if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		bad := func(step diskfault.Step) syscall.Errno {
			if step.Nth == nth {
				return syscall.EIO
			}
			return 0
		}
		return diskfault.During(t, folder, bad, func() error { return SaveWorkbook(s, path) })
	}
	steps, err := save(-1)
	if err != nil || steps < 4 {
		t.Fatalf("%d steps, %v", steps, err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for nth := range steps {
		_, failed := save(nth)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var told *diskfile.WriteError
		if failed != nil && !errors.As(failed, &told) {
			t.Fatalf("step %d: it says %v", nth, failed)
		}
		if old := failed != nil && !told.Written; old != (string(data) == "old") || !old && len(data) < len(whole)/2 {
			t.Errorf("step %d: %d bytes are there, and it says %v", nth, len(data), failed)
		}
	}
}
