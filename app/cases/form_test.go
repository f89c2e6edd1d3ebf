package cases_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/cases"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

func TestAFormNamesEveryFaultBesideItsFieldAndGoesToTheFirst(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	d.Run(cases.NewCase)
	d.TypeInto(" ")
	d.Press(fyne.KeyReturn, fyne.KeyReturn)
	d.TypeInto("soon")
	d.Press(fyne.KeyReturn)
	d.TypeInto("99")
	d.Press(fyne.KeyReturn)
	got := d.DialogText()
	for _, want := range []string{
		"× Title: is empty; it needs a name", "× First year: “soon” is not a year; write 2026 for 2026/27",
		"× Number of years: a case has 1 to 30 years, not 99",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the form lacks %q:\n%s", want, got)
		}
	}
	f, ok := d.Canvas().Focused().(*ui.Field)
	if !ok || strings.TrimSpace(f.Text) != "" {
		t.Fatalf("the keys are on %v", d.Canvas().Focused())
	}
	d.TypeInto("Anyshire")
	if got := d.DialogText(); strings.Contains(got, "× Title") || !strings.Contains(got, "× Number") {
		t.Errorf("with a title the form says\n%s", got)
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestComingToAFieldSelectsItsTextSoThatTypingTakesItsPlace(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	d.Run(cases.NewCase)
	d.Canvas().FocusNext()
	d.Type("Anyshire")
	d.Canvas().FocusPrevious()
	d.Type("A plan")
	if got := d.Canvas().Focused().(*ui.Field).Text; got != "A plan" {
		t.Errorf("the title is %q", got)
	}
	d.Canvas().FocusNext()
	d.Type("Elsewhere")
	if got := d.Canvas().Focused().(*ui.Field).Text; got != "Elsewhere" {
		t.Errorf("the organisation is %q", got)
	}
	d.Press(fyne.KeyEscape)
}

func TestAFieldGoesOnWhereItWasWhenTheKeysComeBackFromAnotherWindow(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	d.Run(cases.NewCase)
	d.Type("A pl")
	typed := d.Canvas().Focused().(*ui.Field)
	typed.FocusLost()
	fyne.CurrentApp().Lifecycle().(interface{ OnExitedForeground() func() }).OnExitedForeground()()
	typed.FocusGained()
	d.Type("an")
	if typed.Text != "A plan" {
		t.Errorf("the title is %q", typed.Text)
	}
	d.Canvas().FocusNext()
	d.Canvas().FocusPrevious()
	d.Type("Other")
	if typed.Text != "Other" {
		t.Errorf("coming back by keys, the title is %q", typed.Text)
	}
	d.Press(fyne.KeyEscape)
}

func TestANewCaseIsNotTheOpenCasesOrganisations(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	if d.Session().Case().Head().Organisation == "" {
		t.Fatal("the open case names no organisation")
	}
	d.Clock = apptest.Time
	d.Run(cases.NewCase)
	d.TypeInto("Another")
	d.TapAction("Create")
	d.Until(func() bool { return d.Session().Case().Head().Title == "Another" })
	if got := d.Session().Case().Head().Organisation; got != "" {
		t.Errorf("it takes over %q", got)
	}
	d.Settle()
}

// A new case asks once what is typed, and the details of a case also on which basis it is shown first.
func TestACaseSaysWhatIsTypedAndOnWhichBasisItIsShown(t *testing.T) {
	d := apptest.Open(t, setup.Entry())
	v := d.Session().View()
	d.Run(cases.CaseDetails)
	text := d.DialogText()
	for _, want := range []string{"2, 3, 0 saves £2m in the first year and £5m in each later one", "every figure counts once"} {
		if !strings.Contains(text, want) {
			t.Errorf("the form lacks %q:\n%s", want, text)
		}
	}
	d.Press(fyne.KeyEscape)
	h := *d.Session().Case().Head()
	h.Basis, h.Typed = model.Recurring, model.Levels
	d.Do(d.Session().Case().SetHead(h))
	if now := d.Session().View(); now != v {
		t.Errorf("the view changed to %+v", now)
	}
	v.Basis = ""
	d.Session().Show(v)
	if got := d.Session().View().Basis; got != model.Recurring {
		t.Errorf("without a choice the case is shown %s", got)
	}
	d.Settle()
}
