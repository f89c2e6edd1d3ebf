package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

func TestWhatIsWrongWithAReasonStandsBesideIt(t *testing.T) {
	d, _ := open(t)
	d.Session().SignAs("A. Clerk")
	pointAt(d, "hub-and-spoke")
	d.Run(cmdRuleOut)
	d.Canvas().Focused().(*ui.Field).SetText(strings.Repeat("x", model.MaxTextRunes+1))
	d.Press(fyne.KeyReturn)
	if got := d.DialogText(); !strings.Contains(got, "× Reason: is longer than 10000 characters") {
		t.Errorf("it says %.200q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}
