package log

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
)

func TestConflictsOfInterestAreTypedAndStated(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Session().SignAs("A. Clerk")
	d.Run(page.Declare)
	d.TypeInto("Cllr A rents from the council")
	d.Press(fyne.KeyReturn)
	d.TypeInto("Granted on 3 May")
	d.Press(fyne.KeyReturn)
	if s := d.Session().Scenario(); s.Conflicts != "Cllr A rents from the council" || s.Dispensations != "Granted on 3 May" {
		t.Errorf("the scenario holds %+v", s)
	}
	d.Run(cmdStatement)
	d.WaitForDialog()
	if got := d.DialogText(); !strings.Contains(got, "Dispensations: Granted on 3 May") {
		t.Errorf("the statement reads %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
