package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/model"
)

func TestRulingOutWhatIsAgreedAsksToUnlockFirst(t *testing.T) {
	d, _ := open(t)
	d.Session().SignAs("A. Clerk")
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, "It buys best."))
	pointAt(d, "centre-of-excellence")
	d.Run(cmdRuleOut)
	if got := d.DialogText(); !strings.Contains(got, "Unlock the decision?") {
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
	d, _ := open(t, setup.Entry())
	d.Do(d.Session().Case().Decide("published-case", "procurement", model.Agreed, ""))
	d.Go(page.Place{Page: page.SetUp, Record: model.Hit{Kind: model.KindOption, Key: "centre-of-excellence"}})
	d.Press(fyne.KeyDelete)
	if got := d.DialogText(); !strings.Contains(got, "agreed in Published case") {
		t.Errorf("deleting asks %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Run(page.Board)
	d.Settle()
}
