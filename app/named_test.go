package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/pages"
	"tomworkbench/assets"
	"tomworkbench/storage/casefile"
)

func TestACaseFileThatIsNamedAtTheStartIsBroughtIn(t *testing.T) {
	folder := t.TempDir()
	named := filepath.Join(folder, "streams.tomcase")
	if err := os.WriteFile(named, assets.WorkStreams(), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := casefile.Read(named)
	if err != nil {
		t.Fatal(err)
	}
	d := apptest.Open(t, pages.All()...)
	window := test.NewTempWindow(t, nil)
	r := app.NewRunning(app.Params{App: fyne.CurrentApp(), Pages: pages.All(), Cases: []string{named}}, window, func(f func()) { d.Queue <- f })
	r.OpenStore(filepath.Join(folder, "workbench.db"))
	defer func() { r.Shown().Stop() }()
	d.Until(func() bool {
		return r.Shown().Session().HasCase() && r.Shown().Session().Case().Head().ID == file.Case.Head().ID && !r.Shown().Idle()
	})
}
