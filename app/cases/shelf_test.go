package cases_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page/setup"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

// shelf opens the list of the cases that are put away, and takes the first.
func shelf(d *apptest.Desk) {
	d.T.Helper()
	d.Run(cases.OpenShelf)
	d.WaitForDialog()
	if d.Chooser().IsOpen() {
		d.Press(fyne.KeyReturn)
	}
}

func TestACaseThatWasPutAwayIsBroughtBackOrRemovedForGood(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	shelf(d)
	if got := d.DialogText(); !strings.Contains(got, "There is none") {
		t.Errorf("with nothing put away it says %q", got)
	}
	d.Dismiss()
	example := d.Session().Case().Head().ID
	other, err := model.Blank(model.Head{ID: "other", Title: "Another", FirstYear: 2026, Years: 2})
	if err == nil {
		err = d.Store.Create(other, nil, model.Cursor{})
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, away := range []struct {
		put  func()
		says string
	}{{func() { d.Run(cases.ArchiveCase) }, "This case is archived."}, {func() { d.Run(cases.DeleteCase) }, "This case is deleted."}} {
		away.put()
		d.WaitForDialog()
		d.TapAction("Close")
		if got := d.Session().Case().Head().ID; got != "other" {
			t.Fatalf("%s is open", got)
		}
		shelf(d)
		if got := d.DialogText(); !strings.Contains(got, away.says) {
			t.Errorf("it says %q", got)
		}
		d.TapAction("Bring it back")
		d.Until(func() bool { return d.Session().Case().Head().ID == example })
	}
	d.Run(cases.DeleteCase)
	d.WaitForDialog()
	d.TapAction("Close")
	for _, yes := range []bool{false, true} {
		shelf(d)
		d.TapAction("Remove for good …")
		if got := d.DialogText(); !strings.Contains(got, "can't be brought back") {
			t.Errorf("before it is removed it says %q", got)
		}
		if yes {
			d.TapAction("Remove for good")
		} else {
			d.Press(fyne.KeyEscape)
		}
		d.Settle()
		d.Until(func() bool {
			all, err := d.Store.Cases()
			return err == nil && (len(all) == 1) == yes
		})
	}
	shelf(d)
	if got := d.DialogText(); !strings.Contains(got, "There is none") {
		t.Errorf("with the case gone it says %q", got)
	}
	d.Dismiss()
	d.Settle()
}

func TestAFileOfAnotherCaseIsBroughtInAndOpened(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	file, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "streams.tomcase")
	if err := casefile.Write(path, file); err != nil {
		t.Fatal(err)
	}
	before := d.Session().Case()
	d.Run(cases.Import)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() })
	h := file.Case.Head()
	if got := d.DialogText(); d.Session().Case().Head().ID != h.ID || !strings.Contains(got, "Imported") || !strings.Contains(got, h.Title) {
		t.Errorf("open is %q, told %q", d.Session().Case().Head().Title, got)
	}
	d.Dismiss()
	d.Settle()
	if kept, _, err := d.Store.Load(before.Head().ID); err != nil || kept.Count() != before.Count() {
		t.Errorf("the case that was open is lost: %v", err)
	}
}

func TestANewCaseBeginsWithWhatIsPicked(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	d.Clock = apptest.Time
	for i, components := range []int{0, 7, 8, 7} {
		d.Run(cases.NewCase)
		from := formSwitch(d, "From")
		d.Canvas().Focus(from)
		for range i {
			d.Press(fyne.KeyRight)
		}
		d.Canvas().FocusNext()
		d.Canvas().FocusNext()
		d.TypeInto("From " + from.Labels[i])
		d.TapAction("Create")
		d.Until(func() bool { return d.Session().Case().Head().Title == "From "+from.Labels[i] })
		c := d.Session().Case()
		if lines := c.Lines.Len(); c.Components.Len() != components || (lines > 0) != (i >= 2) || c.Scenarios.Len() == 0 {
			t.Errorf("%s: %d components, %d lines, %d scenarios", from.Labels[i], c.Components.Len(), lines, c.Scenarios.Len())
		}
		if i == 2 && c.Head().FirstYear != 2011 {
			t.Errorf("the work streams begin in %d", c.Head().FirstYear)
		}
	}
	d.Settle()
}
