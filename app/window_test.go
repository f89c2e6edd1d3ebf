package app

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/session"
	"tomworkbench/model"
)

func TestTheHeadlinesAreThePublishedOnes(t *testing.T) {
	d := openDesk(t)
	var got []string
	for _, cell := range d.outcome.figures {
		got = append(got, cell.figure.text)
	}
	if want := "£33m £17m £16m 2019/20"; strings.Join(got, " ") != want {
		t.Errorf("the headlines read %v, want %s", got, want)
	}
	if got, want := d.outcome.principles.text.text, "12 of 12 honoured, 1 in conflict (P9: centre of excellence)"; got != want {
		t.Errorf("principles read %q, want %q", got, want)
	}
}

func TestUndoAndRedoByKeysSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	test.Tap(d.tileOf("hub-and-spoke"))
	d.settle()
	d.shut()

	d = openDeskOn(t, path)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("the choice is gone after a restart")
	}
	d.run(cmdUndo)
	if !d.chosen("centre-of-excellence") {
		t.Fatal("undo did not bring the other option back")
	}
	d.settle()
	d.shut()

	d = openDeskOn(t, path)
	d.run(cmdRedo)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("redo did not choose the option again")
	}
	d.settle()
}

func TestTheLastChangeSaysWhatItDidToTheNet(t *testing.T) {
	d := openDesk(t)
	test.Tap(d.tileOf("integrated-customer"))
	want := "Contact: Integrated customer management instead of single front door. Net\u00a0−£1.25m"
	if got := d.outcome.change.text.text; got != want {
		t.Errorf("last change reads %q, want %q", got, want)
	}
}

func TestScenariosAreMadeCopiedRenamedDeletedAndBroughtBack(t *testing.T) {
	d := openDesk(t)
	d.run(cmdDuplicateScenario)
	d.typeInto("Digital-led")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != model.PublishedCase {
		t.Fatal("a name that is taken was accepted")
	}
	d.typeInto("Our own")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != "Our own" || !d.chosen("front-door") {
		t.Fatalf("the copy is not shown with its choices: %q", d.session.Scenario().Name)
	}
	d.run(cmdRenameScenario)
	d.typeInto("Ours")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != "Ours" {
		t.Fatalf("the scenario is called %q", d.session.Scenario().Name)
	}
	d.run(cmdDeleteScenario)
	if d.session.Scenario().Name != model.PublishedCase {
		t.Fatalf("after deleting, %q is shown", d.session.Scenario().Name)
	}
	d.run(cmdUndo)
	if d.session.Scenario().Name != "Ours" || !d.chosen("front-door") {
		t.Fatal("undo did not bring the scenario back and show it")
	}
	d.settle()
}

func TestEscapeClosesADialogAndChangesNothing(t *testing.T) {
	d := openDesk(t)
	before := d.session.Case()
	for _, id := range []commandID{cmdNewScenario, cmdChooseScenario, cmdExport, cmdChartText} {
		d.run(id)
		if d.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opened no dialog", id)
		}
		d.press(fyne.KeyEscape)
		if d.window.Canvas().Overlays().Top() != nil {
			t.Fatalf("Escape did not close the dialog of %s", id)
		}
	}
	if d.session.Case() != before {
		t.Error("a cancelled dialog changed the case")
	}
}

func TestAScenarioIsChosenByTypingPartOfItsName(t *testing.T) {
	d := openDesk(t)
	d.run(cmdChooseScenario)
	test.Type(d.window.Canvas().Focused(), "local")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != "Locality-led" {
		t.Errorf("%q is shown", d.session.Scenario().Name)
	}
}

func TestEstimateAndBasisAreSwitchedAndRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	d.run(cmdMaximum)
	d.run(cmdBasis)
	d.settle()
	d.shut()
	d = openDeskOn(t, path)
	want := session.View{Scenario: "published-case", Estimate: model.Maximum, Basis: model.Recurring}
	if got := d.session.View(); got != want {
		t.Errorf("the view is %v, want %v", got, want)
	}
	if !strings.Contains(d.figure.Subtitle(), "maximum estimate, recurring basis") {
		t.Errorf("the chart says %q", d.figure.Subtitle())
	}
}

func TestTheExampleCanBeResetAndTheResetUndone(t *testing.T) {
	d := openDesk(t)
	test.Tap(d.tileOf("hub-and-spoke"))
	d.run(cmdReset)
	d.press(fyne.KeyTab) // the cancel button has the focus at first
	d.window.Canvas().FocusPrevious()
	d.press(fyne.KeyReturn)
	if !d.chosen("centre-of-excellence") {
		t.Fatal("the reset did not bring the example's choice back")
	}
	d.run(cmdUndo)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("undo did not bring the person's choice back")
	}
	d.settle()
}

func TestACaseFileIsSavedAndImportedAgain(t *testing.T) {
	d := openDesk(t)
	test.Tap(d.tileOf("hub-and-spoke"))
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	d.run(cmdExport)
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	d.run(cmdUndo)
	d.settle()

	d.importFile(path)
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("the import did not bring the file's choice")
	}
	d.run(cmdUndo)
	if d.chosen("hub-and-spoke") {
		t.Fatal("the import can't be undone")
	}
	d.settle()
}

func TestABadCaseFileIsRefusedInWordsAndChangesNothing(t *testing.T) {
	d := openDesk(t)
	before := d.session.Case()
	d.importFile(filepath.Join(t.TempDir(), "missing.tomcase"))
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	if d.session.Case() != before {
		t.Error("a file that can't be read changed the case")
	}
}

// waitForDialog does what the window's goroutine is asked to do until a dialog is open.
func (d *desk) waitForDialog() {
	d.t.Helper()
	d.until(func() bool { return d.window.Canvas().Overlays().Top() != nil })
}

func TestErrorsReadAsSentences(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("the disk is full"), "The disk is full."},
		{model.Problems{{Text: "is empty; it needs a name"}, {Text: "is too long."}}, "Is empty; it needs a name.\nIs too long."},
	} {
		if got := errorWords(c.err); got != c.want {
			t.Errorf("%v reads %q, want %q", c.err, got, c.want)
		}
	}
}
