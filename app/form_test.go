package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/model"
)

func TestAFormNamesEveryFaultBesideItsFieldAndGoesToTheFirst(t *testing.T) {
	d := openDesk(t)
	d.run(cmdNewCase)
	d.typeInto(" ")
	d.press(fyne.KeyReturn, fyne.KeyReturn)
	d.typeInto("soon")
	d.press(fyne.KeyReturn)
	d.typeInto("99")
	d.press(fyne.KeyReturn)
	got := d.dialogText()
	for _, want := range []string{
		"× Title: is empty; it needs a name", "× First financial year: “soon” is not a year; write 2026 for 2026/27",
		"× Number of years: a case has 1 to 30 years, not 99",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the form lacks %q:\n%s", want, got)
		}
	}
	f, ok := d.window.Canvas().Focused().(*field)
	if !ok || strings.TrimSpace(f.Text) != "" {
		t.Fatalf("the keys are on %v", d.window.Canvas().Focused())
	}
	d.typeInto("Anyshire")
	if got := d.dialogText(); strings.Contains(got, "× Title") || !strings.Contains(got, "× Number") {
		t.Errorf("with a title the form says\n%s", got)
	}
	d.press(fyne.KeyEscape)
	d.settle()
}

func TestWhatIsWrongWithAReasonStandsBesideIt(t *testing.T) {
	d := openDesk(t)
	d.session.SignAs("A. Clerk")
	d.revealOnBoard(model.KindOption, "hub-and-spoke")
	d.run(cmdRuleOut)
	d.window.Canvas().Focused().(*field).SetText(strings.Repeat("x", model.MaxTextRunes+1))
	d.press(fyne.KeyReturn)
	if got := d.dialogText(); !strings.Contains(got, "× Reason: is longer than 10000 characters") {
		t.Errorf("it says %.200q", got)
	}
	d.press(fyne.KeyEscape)
	d.settle()
}
