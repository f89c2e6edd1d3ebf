package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
)

func TestWhatWasSavedCanBeOpenedShownAndCopiedThenAndLater(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("PATH", folder) // no desktop that opens anything
	d := openWhole(t)
	const last page.ID = "last saved"
	if why := d.Command(last).WhyNot(); why != "Nothing has been saved to a file yet" {
		t.Errorf("before anything is saved: %q", why)
	}
	path := filepath.Join(folder, "figures.csv")
	d.Run("export lines")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	waitForDialog(d)
	d.Until(func() bool { return strings.Contains(dialogText(d), path) })
	d.TapAction("Copy path")
	if got := fyne.CurrentApp().Clipboard().Content(); got != path {
		t.Errorf("copied %q", got)
	}
	for _, action := range []string{"Open", "Show in folder"} {
		d.Run(last)
		d.TapAction(action)
		d.Until(func() bool { return !d.Idle() && strings.Contains(dialogText(d), "open it by hand") })
		if !strings.Contains(dialogText(d), folder) {
			t.Errorf("%s: it doesn't say where the file is: %s", action, dialogText(d))
		}
		d.Dismiss()
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.Run(last)
	d.TapAction("Open")
	d.Until(func() bool { return !d.Idle() && strings.Contains(dialogText(d), "no longer there") })
	d.Dismiss()
	d.Run("export lines")
	if entry, ok := d.Canvas().Focused().(*ui.Field); !ok || filepath.Dir(entry.Text) != folder {
		t.Errorf("the folder of the last file isn't proposed: %v", d.Canvas().Focused())
	}
	d.TapAction("Another folder …")
	if d.Idle() {
		t.Error("no other folder can be looked for")
	}
	d.Press(fyne.KeyEscape)
	d.Dismiss()
	d.Settle()
}
