package app_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// The commands that these tests run and no package exports.
const (
	cmdAddRow            page.ID = "add row"
	cmdAddInside         page.ID = "add inside"
	cmdNewCase           page.ID = "new case"
	cmdDeleteCase        page.ID = "delete case"
	cmdArchiveCase       page.ID = "archive case"
	cmdReset             page.ID = "reset"
	cmdImport            page.ID = "import"
	cmdDuplicateScenario page.ID = "duplicate scenario"
	cmdRenameScenario    page.ID = "rename scenario"
	cmdDeleteScenario    page.ID = "delete scenario"
	cmdPin               page.ID = "pin"
	cmdFind              page.ID = "find"
	cmdChartText         page.ID = "chart as text"
	cmdAbout             page.ID = "about"
	cmdLarger            page.ID = "larger"
	cmdLicences          page.ID = "licences"
	cmdRetrySaving       page.ID = "retry saving"
	cmdWhyNotSaved       page.ID = "why not saved"
)

// openWhole opens the window with all its pages.
func openWhole(t testing.TB) *apptest.Desk {
	t.Helper()
	return apptest.Open(t, pages.All()...)
}

// openWholeOn does so on a store's file.
func openWholeOn(t testing.TB, path string) *apptest.Desk {
	t.Helper()
	return apptest.OpenOn(t, path, pages.All()...)
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func designed(d *apptest.Desk) {
	d.T.Helper()
	d.Clock = apptest.Time
	d.Run(cmdPin)
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Toggle("hub-first", "hub-and-spoke"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}

// openFresh puts an empty case into the store and opens it on a page.
func openFresh(d *apptest.Desk, on page.ID) *model.Case {
	d.T.Helper()
	empty, err := model.Blank(model.Head{ID: "fresh", Title: "Fresh", FirstYear: 2026, Years: 2})
	if err != nil {
		d.T.Fatal(err)
	}
	open(d, func() (*session.Opened, error) { return d.Session().Create(empty) })
	d.Go(page.Place{Page: on, Record: model.Hit{Kind: model.KindComponent}})
	return empty
}

// open shows a case that was read or made.
func open(d *apptest.Desk, read func() (*session.Opened, error)) {
	d.T.Helper()
	opened, err := read()
	if err != nil {
		d.T.Fatal(err)
	}
	d.Session().Adopt(opened)
	d.Shown().Focus()
}

// pickCase opens a case by its title, as people do.
func pickCase(d *apptest.Desk, title string) {
	d.T.Helper()
	d.Run(page.OpenCase)
	waitForDialog(d)
	d.Type(title)
	d.Press(fyne.KeyReturn)
}

// gridOf is the table of the page shown.
func gridOf(d *apptest.Desk) *grid.Grid {
	d.T.Helper()
	field := reflect.ValueOf(d.Shown()).Elem().FieldByName("Grid")
	if !field.IsValid() {
		d.T.Fatalf("%s has no table", d.ShownID())
	}
	return field.Interface().(*grid.Grid)
}

// switchOf is a switch of the page shown, by its name.
func switchOf(d *apptest.Desk, name string) *ui.Segments {
	d.T.Helper()
	var found *ui.Segments
	apptest.Walk(d.Shown().Object(), func(o fyne.CanvasObject) {
		if s, ok := o.(*ui.Segments); ok && s.Name == name {
			found = s
		}
	})
	if found == nil {
		d.T.Fatalf("%s has no switch %q", d.ShownID(), name)
	}
	return found
}

// The switches of the lists of Set up and of the matrices of Links.
const (
	listSwitch   = "List"
	matrixSwitch = "Links to"
)

// showMap shows the benefits map.
func showMap(d *apptest.Desk) {
	matrices := switchOf(d, matrixSwitch)
	matrices.OnSelect(len(matrices.Labels) - 1)
}

// dialogText returns all text of the open dialog.
func dialogText(d *apptest.Desk) string {
	d.T.Helper()
	top := d.Canvas().Overlays().Top()
	if top == nil {
		d.T.Fatal("no dialog is open")
	}
	return strings.Join(slices.Sorted(maps.Keys(apptest.Texts(top))), "\n")
}

// waitForDialog does what the window's goroutine is asked to do until a dialog is open.
func waitForDialog(d *apptest.Desk) {
	d.T.Helper()
	d.Until(func() bool { return !d.Idle() })
}

// savingSays is what the status line says of saving.
func savingSays(d *apptest.Desk) string {
	saving, _, _, _, _, _ := d.Status()
	return saving
}
