package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/pages"
)

func TestAFolderThatIsSynchronisedIsAdvisedAgainstOnceAndNothingIsAsked(t *testing.T) {
	for folder, want := range map[string]bool{"OneDrive": true, "own": false} {
		path := filepath.Join(t.TempDir(), folder, "workbench.db")
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		queue := make(chan func(), 1000)
		r := app.NewRunning(app.Params{App: test.NewTempApp(t), DataPath: path, Pages: pages.All(), File: filepath.Join(folder, "none.tomcase")}, test.NewTempWindow(t, nil), func(f func()) { queue <- f })
		r.OpenStore(path)
		for !r.Shown().Session().HasCase() {
			(<-queue)()
		}
		words, hide := r.Shown().Notice()
		if strings.Contains(words, "OneDrive synchronises") != want {
			t.Errorf("%s: it says %q", folder, words)
		}
		if want {
			hide()
			if words, _ := r.Shown().Notice(); words != "" {
				t.Error("it can't be closed")
			}
		}
		r.Shown().Stop()
	}
}
