package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/model"
)

func TestRulingOutWhatIsAgreedAsksToUnlockFirst(t *testing.T) {
	d := openDesk(t)
	d.session.SignAs("A. Clerk")
	d.Do(d.session.Case().Decide("published-case", "procurement", model.Agreed, "It buys best."))
	d.revealOnBoard(model.KindOption, "centre-of-excellence")
	d.Run(cmdRuleOut)
	if got := d.dialogText(); !strings.Contains(got, "Unlock the decision?") {
		t.Fatalf("it asks %q", got)
	}
	d.press(fyne.KeyEscape)
	if _, out := d.session.Case().RuledOut("published-case", "centre-of-excellence"); out || !d.chosen("centre-of-excellence") {
		t.Fatal("Escape ruled the option out all the same")
	}
	d.Run(cmdRuleOut)
	d.tapAction("Unlock")
	d.typeInto("Too slow")
	d.press(fyne.KeyReturn)
	if _, out := d.session.Case().RuledOut("published-case", "centre-of-excellence"); !out || d.chosen("centre-of-excellence") {
		t.Errorf("ruled out: %v, chosen: %v", out, d.chosen("centre-of-excellence"))
	}
	if got := d.session.LastChange().Text; got != "Centre of excellence: taken back and ruled out" {
		t.Errorf("the last change is %q", got)
	}
	d.settle()
}

func TestDeletingWhatIsAgreedSaysSo(t *testing.T) {
	d := openDesk(t)
	d.Do(d.session.Case().Decide("published-case", "procurement", model.Agreed, ""))
	d.Run(pageFrame)
	d.frame().reveal(model.KindOption, "centre-of-excellence")
	d.press(fyne.KeyDelete)
	if got := d.dialogText(); !strings.Contains(got, "agreed in Published case") {
		t.Errorf("deleting asks %q", got)
	}
	d.press(fyne.KeyEscape)
	d.Run(pageBoard)
	d.settle()
}

func TestConflictsOfInterestAreTypedAndStated(t *testing.T) {
	d := openDesk(t)
	d.session.SignAs("A. Clerk")
	d.Run(cmdDeclare)
	d.typeInto("Cllr A rents from the council")
	d.press(fyne.KeyReturn)
	d.typeInto("Granted on 3 May")
	d.press(fyne.KeyReturn)
	if s := d.session.Scenario(); s.Conflicts != "Cllr A rents from the council" || s.Dispensations != "Granted on 3 May" {
		t.Errorf("the scenario holds %+v", s)
	}
	d.Run(cmdStatement)
	d.waitForDialog()
	if got := d.dialogText(); !strings.Contains(got, "Dispensations: Granted on 3 May") {
		t.Errorf("the statement reads %q", got)
	}
	d.press(fyne.KeyEscape)
	d.settle()
}
