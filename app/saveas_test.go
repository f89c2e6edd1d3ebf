package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

// What is saved by a command is written where the person said, and they are told; what can't be written is said too.
func TestFiguresAndTheWorkbookAreSavedWhereThePersonSays(t *testing.T) {
	d := openWhole(t)
	for id, want := range map[page.ID]struct {
		ending string
		begins string
	}{
		"export lines": {".csv", ""}, "save workbook": {".xlsx", "PK"},
	} {
		path := filepath.Join(t.TempDir(), "saved"+want.ending)
		d.Run(id)
		d.TypeInto(strings.TrimSuffix(path, want.ending))
		if d.Press(fyne.KeyReturn); d.Idle() || !strings.Contains(dialogText(d), "ends in "+want.ending) {
			t.Fatalf("%s takes a name without its ending", id)
		}
		d.TypeInto(path)
		d.Press(fyne.KeyReturn)
		waitForDialog(d)
		d.Until(func() bool { return strings.Contains(dialogText(d), path) })
		data, err := os.ReadFile(path)
		if err != nil || len(data) < 500 || !bytes.HasPrefix(data, []byte(want.begins)) {
			t.Errorf("%s: %d bytes, %v", id, len(data), err)
		}
		d.Dismiss()
		d.Run(id)
		d.TypeInto(path)
		d.Press(fyne.KeyReturn)
		if got := dialogText(d); !strings.Contains(got, "Replace the file?") {
			t.Errorf("%s: over a file it says %q", id, got)
		}
		d.Press(fyne.KeyEscape)
		d.Run(id)
		d.TypeInto(filepath.Join(t.TempDir(), "nowhere", "saved"+want.ending))
		d.Press(fyne.KeyReturn)
		waitForDialog(d)
		d.Settle()
		if got := dialogText(d); !strings.Contains(got, "is not there; choose another") {
			t.Errorf("%s: without its folder it says %q", id, got)
		}
		d.Dismiss()
	}
	d.Settle()
}
