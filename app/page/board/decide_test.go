package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestRulingOutWhatIsAgreedAsksToUnlockFirst(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Session().SignAs("A. Clerk")
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, "It buys best."))
	d.revealOnBoard(model.KindOption, "centre-of-excellence")
	d.Run(cmdRuleOut)
	if got := d.dialogText(); !strings.Contains(got, "Unlock the decision?") {
		t.Fatalf("it asks %q", got)
	}
	d.Press(fyne.KeyEscape)
	if _, out := d.Session().Case().RuledOut("published-case", "centre-of-excellence"); out || !d.Chosen("centre-of-excellence") {
		t.Fatal("Escape ruled the option out all the same")
	}
	d.Run(cmdRuleOut)
	d.TapAction("Unlock")
	d.TypeInto("Too slow")
	d.Press(fyne.KeyReturn)
	if _, out := d.Session().Case().RuledOut("published-case", "centre-of-excellence"); !out || d.Chosen("centre-of-excellence") {
		t.Errorf("ruled out: %v, chosen: %v", out, d.Chosen("centre-of-excellence"))
	}
	if got := d.Session().LastChange().Text; got != "Centre of excellence: taken back and ruled out" {
		t.Errorf("the last change is %q", got)
	}
	d.Settle()
}

func TestDeletingWhatIsAgreedSaysSo(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, ""))
	d.Run(page.SetUp)
	d.frame().reveal(model.KindOption, "centre-of-excellence")
	d.Press(fyne.KeyDelete)
	if got := d.dialogText(); !strings.Contains(got, "agreed in Published case") {
		t.Errorf("deleting asks %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Run(page.Board)
	d.Settle()
}

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
	d.waitForDialog()
	if got := d.dialogText(); !strings.Contains(got, "Dispensations: Granted on 3 May") {
		t.Errorf("the statement reads %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
