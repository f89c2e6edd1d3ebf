package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
)

func TestEveryCommandThatIsGivenIsNotedByItsNameHoweverItIsGiven(t *testing.T) {
	d := openWhole(t)
	d.Run(page.Middle)
	d.Command(page.Stretch).MenuItem().Action()
	d.TypedShortcut(page.Ctrl(fyne.Key1))
	d.Run(page.Undo) // there is nothing to undo
	if want := []string{string(page.Middle), string(page.Stretch), string(page.Cautious)}; !slices.Equal(d.Given, want) {
		t.Errorf("noted are %q, not %q", d.Given, want)
	}
}

func TestAfterAFaultTheReportTheBackupAndTheWorkAreOffered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	if err := d.Session().Afterwards(d.Store.Backup); err != nil {
		t.Fatal(err)
	}
	d.Shut()
	r := app.NewRunning(app.Params{App: fyne.CurrentApp(), DataPath: path, Pages: pages.All()}, test.NewTempWindow(t, nil), func(f func()) { d.Queue <- f })
	ways := r.OfferReport(path, filepath.Join(filepath.Dir(path), "fault.txt"))
	names := labels(ways)
	names[1], _, _ = strings.Cut(names[1], " of ")
	if got := strings.Join(names, "; "); got != "Open your work; Look at the backup; Open the report; Close" {
		t.Errorf("offered are %s", got)
	}
	ways[0].Run()
	if r.Shown() == nil {
		t.Fatal("the work isn't opened")
	}
	d.Until(r.Shown().Session().HasCase)
	r.Shown().Stop()
	if _, err := os.Stat(path + ".window"); !os.IsNotExist(err) {
		t.Errorf("the note is left behind: %v", err)
	}
}
