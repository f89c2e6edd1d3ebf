package app

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func TestTheHeadlinesAreThePublishedOnes(t *testing.T) {
	d := openDesk(t)
	var got []string
	for _, cell := range d.outcome.figures {
		got = append(got, cell.figure.Text)
	}
	if want := "£33m £33m £17m £16m 2019/20"; strings.Join(got, " ") != want {
		t.Errorf("the headlines read %v, want %s", got, want)
	}
	if got, want := d.outcome.principles.text.Text, "11 of 12 supported, 1 contested (against P9: Centre of excellence)"; got != want {
		t.Errorf("principles read %q, want %q", got, want)
	}
}

func TestUndoAndRedoByKeysSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	d.tap("hub-and-spoke")
	d.settle()
	d.shut()

	d = openDeskOn(t, path)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("the choice is gone after a restart")
	}
	d.Run(cmdUndo)
	if !d.chosen("centre-of-excellence") {
		t.Fatal("undo did not bring the other option back")
	}
	d.settle()
	d.shut()

	d = openDeskOn(t, path)
	d.Run(cmdRedo)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("redo did not choose the option again")
	}
	d.settle()
}

func TestTheLastChangeSaysWhatItDidToTheNet(t *testing.T) {
	d := openDesk(t)
	d.tap("integrated-customer")
	want := "Contact: Integrated customer management instead of Single front door. Net\u00a0down\u00a0−£1.25m"
	if got := d.outcome.change.text.Text; got != want {
		t.Errorf("last change reads %q, want %q", got, want)
	}
}

func TestScenariosAreMadeCopiedRenamedDeletedAndBroughtBack(t *testing.T) {
	d := openDesk(t)
	d.Run(cmdDuplicateScenario)
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
	d.Run(cmdRenameScenario)
	d.typeInto("Ours")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != "Ours" {
		t.Fatalf("the scenario is called %q", d.session.Scenario().Name)
	}
	d.Run(cmdDeleteScenario)
	d.confirm()
	if d.session.Scenario().Name != model.PublishedCase {
		t.Fatalf("after deleting, %q is shown", d.session.Scenario().Name)
	}
	d.Run(cmdUndo)
	if d.session.Scenario().Name != "Ours" || !d.chosen("front-door") {
		t.Fatal("undo did not bring the scenario back and show it")
	}
	d.settle()
}

func TestEscapeClosesADialogAndChangesNothing(t *testing.T) {
	d := openDesk(t)
	before := d.session.Case()
	for _, id := range []ID{cmdNewScenario, cmdChooseScenario, cmdExport, cmdChartText} {
		d.Run(id)
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
	d.Run(cmdChooseScenario)
	test.Type(d.window.Canvas().Focused(), "local")
	d.press(fyne.KeyReturn)
	if d.session.Scenario().Name != "Locality-led" {
		t.Errorf("%q is shown", d.session.Scenario().Name)
	}
}

func TestEstimateAndBasisAreSwitchedAndRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	d.Run(cmdMaximum)
	d.Run(cmdBasis)
	d.settle()
	d.shut()
	d = openDeskOn(t, path)
	want := session.View{Scenario: "published-case", Estimate: model.Maximum, Basis: model.Recurring}
	if got := d.session.View(); got != want {
		t.Errorf("the view is %v, want %v", got, want)
	}
	if !strings.Contains(d.figure.Subtitle(), "stretch estimate, carried forward") {
		t.Errorf("the chart says %q", d.figure.Subtitle())
	}
}

func TestTheExampleCanBeResetAndTheResetUndone(t *testing.T) {
	d := openDesk(t)
	d.tap("hub-and-spoke")
	d.Run(cmdReset)
	d.window.Canvas().FocusPrevious() // the cancel button has the focus at first
	d.press(fyne.KeyReturn)
	if !d.chosen("centre-of-excellence") {
		t.Fatal("the reset did not bring the example's choice back")
	}
	d.Run(cmdUndo)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("undo did not bring the person's choice back")
	}
	d.settle()
}

func TestACaseFileIsSavedAndImportedAgain(t *testing.T) {
	d := openDesk(t)
	d.tap("hub-and-spoke")
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	d.Run(cmdExport)
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	d.Run(cmdUndo)
	d.settle()

	d.importFile(path)
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	if !d.chosen("hub-and-spoke") {
		t.Fatal("the import did not bring the file's choice")
	}
	d.Run(cmdUndo)
	if d.chosen("hub-and-spoke") {
		t.Fatal("the import can't be undone")
	}
	d.settle()
}

func TestABadCaseFileIsRefusedInWordsAndChangesNothing(t *testing.T) {
	d := openDesk(t)
	before := d.session.Case()
	path := filepath.Join(t.TempDir(), "bad.tomcase")
	text := strings.Replace(string(assets.Example()), `"minimum": ["0", "2", "1.5", "0.5"]`, `"minimum": ["0", "9", "1.5", "0.5"]`, 1)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d.importFile(path)
	d.waitForDialog()
	words := d.dialogText()
	if !strings.Contains(words, "bad.tomcase") || !strings.Contains(words, "lowest £9.00m is above the highest £3.00m in 2019/20") {
		t.Errorf("the refusal reads %q", words)
	}
	d.press(fyne.KeyEscape)
	if d.session.Case() != before {
		t.Error("a file that can't be taken changed the case")
	}
}

func TestAnEditMadeWhileAFileIsReadIsKept(t *testing.T) {
	d := openDesk(t)
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	if err := casefile.Write(path, casefile.File{Case: d.session.Case()}); err != nil {
		t.Fatal(err)
	}
	d.importFile(path)
	d.tap("hub-and-spoke") // before the window hears of the file
	d.waitForDialog()
	d.press(fyne.KeyEscape)
	d.Run(cmdUndo) // takes the import back
	if !d.chosen("hub-and-spoke") {
		t.Fatal("the choice is lost")
	}
	d.settle()
}

func TestOpeningTheCaseThatIsOpenChangesNothing(t *testing.T) {
	d := openDesk(t)
	d.tap("hub-and-spoke")
	d.Run(cmdOpenCase)
	d.waitForDialog()
	d.press(fyne.KeyReturn)
	d.settle()
	if !d.chosen("hub-and-spoke") || !d.session.CanUndo() {
		t.Error("opening the open case again lost the choice")
	}
}

// storeAnother puts another case into the store.
func (d *desk) storeAnother() {
	d.t.Helper()
	other, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "other", Title: "Another case", FirstYear: 2020, Years: 1},
		&model.Component{ID: "c1", Name: "Another component"},
	}, false)
	if err == nil {
		err = d.store.Create(other, nil, model.Cursor{})
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestAnotherCaseIsOpenedByItsTitle(t *testing.T) {
	d := openDesk(t)
	d.storeAnother()
	d.Run(cmdOpenCase)
	d.waitForDialog()
	test.Type(d.window.Canvas().Focused(), "another")
	d.press(fyne.KeyReturn)
	d.until(func() bool { return d.session.Case().Head().ID == "other" })
	d.settle()
	if got := d.header.scenario.Value; got != "" {
		t.Errorf("a case without a scenario shows %q", got)
	}
	for _, c := range d.commands { // none of them may fail without a scenario, a component or an option
		if c.Group != groupCase {
			d.Run(c.ID)
			d.Dismiss()
		}
	}
}

// What is being typed into a table belongs to the case that it was begun in.
func TestWhatIsBeingTypedDoesntGoIntoAnotherCase(t *testing.T) {
	for name, begin := range map[string]func(d *desk){
		"a name": func(d *desk) { d.press(fyne.KeyF2); d.typeText(" and more") },
		"a text that is refused": func(d *desk) {
			d.press(fyne.KeyF2)
			d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
			d.press(fyne.KeyBackspace)
			d.press(fyne.KeyReturn)
		},
		"a row without a name": func(d *desk) { d.Run(cmdAddRow) },
	} {
		d := openDesk(t)
		d.storeAnother()
		d.Run(pageFrame)
		d.focusPage()
		begin(d)
		d.adopt(d.session.OpenCase("other"))
		d.settle()
		v := d.frame()
		if v.Grid.Editor.Open || v.draft != nil || len(v.entries) == 0 {
			t.Errorf("%s: in the other case the editor is open: %v; a row is begun: %v", name, v.Grid.Editor.Open, v.draft != nil)
		}
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyEscape} {
			d.press(key)
		}
		if d.session.CanUndo() {
			t.Errorf("%s: the other case is changed: %s", name, d.session.LastChange().Text)
		}
		d.settle()
	}
}

func TestAnotherCaseWaitsForATextThatIsRefused(t *testing.T) {
	d := openDesk(t)
	d.storeAnother()
	d.Run(pageFigures)
	d.focusPage()
	v := d.figures()
	v.Grid.MoveTo(grid.Place{Row: 0, Col: figuresFixed})
	d.typeText("n/a")
	d.open("other")
	d.settle()
	if got := d.session.Case().Head().ID; got == "other" || !v.Grid.Editor.Open || v.Grid.Editor.Entry.Text != "n/a" {
		t.Errorf("the case is %q, the text %q", got, v.Grid.Editor.Entry.Text)
	}
	d.press(fyne.KeyEscape)
	d.open("other")
	d.until(func() bool { return d.session.Case().Head().ID == "other" })
	d.settle()
}

// Undo that has to read the journal first means what was last when its key was pressed.
func TestAnEditMadeWhileUndoReadsTheJournalIsNotTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	for i := range 203 { // some more than a session reads ahead
		name := fmt.Sprint("S", i)
		if err := d.session.Do(d.session.Case().NewScenario(name, name)); err != nil {
			t.Fatal(err)
		}
	}
	d.settle()
	d.shut()
	d = openDeskOn(t, path)
	var err error
	for err == nil {
		err = d.session.Undo()
	}
	if !errors.Is(err, session.ErrJournalUnread) {
		t.Fatal(err)
	}
	for _, name := range []string{"nothing", "an edit"} {
		before := d.session.Case().Revision
		d.Run(cmdUndo)
		if name == "an edit" {
			d.tap("hub-and-spoke")
		}
		d.settle()
		d.until(func() bool { return len(d.queue) == 0 && d.session.Case().Revision > before })
		// An undo that was read before the edit came is done, and so is the edit: what counts is that the edit stands.
		got := d.session.Case().Revision - before
		if name == "nothing" && got != 1 || name == "an edit" && (got > 2 || !d.chosen("hub-and-spoke")) {
			t.Errorf("%s meanwhile: %d edits, chosen is %v", name, got, d.chosen("hub-and-spoke"))
		}
	}
	d.settle()
}

func TestAFileIsReplacedOnlyAfterAsking(t *testing.T) {
	d := openDesk(t)
	path := filepath.Join(t.TempDir(), "there.tomcase")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdExport)
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	if got := d.dialogText(); !strings.Contains(got, "is there already") {
		t.Fatalf("saving over a file asks %q", got)
	}
	d.press(fyne.KeyEscape)
	if data, err := os.ReadFile(path); err != nil || string(data) != "mine" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

func TestACaseFileIsFoundInTheUsualFoldersOrElsewhere(t *testing.T) {
	d := openDesk(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d.tap("hub-and-spoke")
	for _, folder := range []string{"Documents", "Downloads"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Documents/mine.tomcase", "Downloads/theirs.TOMCASE"} {
		if err := casefile.Write(filepath.Join(home, name), casefile.File{Case: d.session.Case()}); err != nil {
			t.Fatal(err)
		}
	}
	d.Run(cmdUndo)
	d.Run(cmdImport)
	d.waitForDialog()
	test.Type(d.window.Canvas().Focused(), "their")
	d.press(fyne.KeyReturn)
	d.waitForDialog()
	if !d.chosen("hub-and-spoke") || d.session.LastChange().Text != "Imported from theirs.TOMCASE" {
		t.Errorf("the file was not imported: %q", d.session.LastChange().Text)
	}
	d.press(fyne.KeyEscape)

	d.Run(cmdImport)
	d.waitForDialog()
	test.Type(d.window.Canvas().Focused(), "another place")
	d.press(fyne.KeyReturn)
	if d.Idle() {
		t.Fatal("no dialog is open")
	}
	d.window.Canvas().Unfocus()
	d.press(fyne.KeyEscape)
	if !d.Idle() {
		t.Error("Escape did not close the dialog")
	}
	d.settle()
}

func TestTheHeaderStaysInTheWindowWithLongNames(t *testing.T) {
	d := openDesk(t)
	d.Do(d.session.Case().RenameScenario("published-case", strings.Repeat("A long scenario name ", 5)+"."))
	const margins = 28
	for larger, width := range []float32{windowLeastWidth, 1024, 1024} {
		d.window.Resize(fyne.NewSize(width, windowLeastHeight))
		last := d.header.present
		if right := last.Position().X + last.Size().Width; right > width-margins {
			t.Errorf("%d steps larger the header ends at %v of %v", larger, right, width-margins)
		}
		d.Run(cmdLarger)
	}
	d.window.Resize(fyne.NewSize(1920, windowLeastHeight))
	if !d.header.add.Visible() {
		t.Error("in a wide window no control makes a new scenario")
	}
	d.settle()
}

func TestOnlyCaseFilesCanBeDropped(t *testing.T) {
	d := openDesk(t)
	d.dropped([]fyne.URI{storage.NewFileURI("/somewhere/picture.png")})
	if got := d.dialogText(); !strings.Contains(got, ".tomcase") {
		t.Errorf("dropping a picture says %q", got)
	}
}

func TestLookSizeAndLastScenarioAreRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openDeskOn(t, path)
	d.Run(cmdDark)
	d.Run(cmdLarger)
	d.Run(cmdNextScenario)
	d.window.Resize(fyne.NewSize(1400, 900))
	d.close()
	d.until(func() bool { return !d.closing })
	d.shut()

	d = openDeskOn(t, path)
	if !d.theme.Dark || d.theme.Zoom != zoomSteps()[1] {
		t.Errorf("the look is dark %v at %v", d.theme.Dark, d.theme.Zoom)
	}
	if got := d.session.Scenario().Name; got != "Digital-led" {
		t.Errorf("%q is shown", got)
	}
	if got := rememberedSize(d.session.Recall(settingWindow)); got != fyne.NewSize(1400, 900) {
		t.Errorf("the size is %v", got)
	}
	for _, bad := range []string{"", "x", "10x10", "1400", "1e9xNaN"} {
		if got := rememberedSize(bad); got != fyne.NewSize(windowWidth, windowHeight) {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}

func TestStatusAndReasonAreKeptAndGoWithTheAnswer(t *testing.T) {
	d := openDesk(t)
	d.window.Canvas().Focus(d.board.cards[2].decisions[0])
	d.Run(cmdDecide)
	d.press(fyne.KeyEnd) // the status "Agreed"
	d.window.Canvas().FocusNext()
	d.typeInto("It buys best.")
	d.press(fyne.KeyReturn)
	d.typeInto("A. Clerk")
	d.press(fyne.KeyReturn)
	choice := d.session.Case().Choice("published-case", "procurement")
	if choice.Status != model.Agreed || choice.Reason != "It buys best." {
		t.Fatalf("the choice is %s, %q", choice.Status, choice.Reason)
	}
	if d.session.Who() != "A. Clerk" {
		t.Errorf("the log is signed by %q", d.session.Who())
	}
	test.Tap(d.tileOf("hub-and-spoke"))
	got := d.dialogText()
	if !strings.Contains(got, "“Procurement model” is agreed in Published case.") || !strings.Contains(got, "“It buys best.”") || d.chosen("hub-and-spoke") {
		t.Fatalf("a tap on an agreed decision asks %q", got)
	}
	d.press(fyne.KeyReturn)
	if choice = d.session.Case().Choice("published-case", "procurement"); choice.Status != model.Provisional || choice.Reason != "" {
		t.Errorf("another answer is %s, %q", choice.Status, choice.Reason)
	}
	d.settle()
}

func TestTheChooserKeepsTheKeysWhereverTheFocusIs(t *testing.T) {
	d := openDesk(t)
	d.Run(cmdChooseScenario)
	d.window.Canvas().FocusNext()
	d.press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.session.Scenario().Name; got != "Digital-led" {
		t.Errorf("%q is shown", got)
	}
	d.Run(cmdChooseScenario)
	d.press(fyne.KeyReturn)
	if got := d.session.Scenario().Name; got != "Digital-led" {
		t.Errorf("the chooser began at another name: %q is shown", got)
	}
}

func TestLongNamesStayInsideTheirCards(t *testing.T) {
	d := openDesk(t)
	long := strings.Repeat("Customer contact and assessment ", 6)
	from, _ := d.session.Case().Components.Get("data")
	to := *from
	to.Name = strings.TrimSpace(long)
	d.Do(model.Edit{Text: "Renamed", Changes: []model.Change{{From: from, To: &to}}}, nil)
	card := d.board.cards[0]
	if name := card.name; name.Size().Width > card.body.Size().Width || len(name.Lines) < 2 {
		t.Errorf("the name is %v wide on %d lines in a card %v wide", name.Size().Width, len(name.Lines), card.body.Size().Width)
	}
	d.settle()
}

func TestWordsBelowTheChartStayInTheWindow(t *testing.T) {
	d := openDesk(t)
	d.window.Resize(fyne.NewSize(windowLeastWidth, windowLeastHeight))
	for d.canZoom(1) {
		d.Run(cmdLarger)
	}
	for _, cell := range d.outcome.figures {
		if len(cell.figure.Lines) != 1 {
			t.Errorf("the figure %q is broken into %q", cell.figure.Text, cell.figure.Lines)
		}
	}
	right := d.page.view.(*boardView).right
	words := right.Objects[1]
	if bottom := words.Position().Y + words.Size().Height; bottom > right.Size().Height+ui.ScrollPad {
		t.Errorf("the words end at %v of %v", bottom, right.Size().Height)
	}
	d.settle()
}

// dialogText returns all text of the open dialog.
func (d *desk) dialogText() string {
	d.t.Helper()
	top := d.window.Canvas().Overlays().Top()
	if top == nil {
		d.t.Fatal("no dialog is open")
	}
	texts := map[string]bool{}
	collect(top, texts)
	return strings.Join(slices.Sorted(maps.Keys(texts)), "\n")
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
		{model.Problems{{Kind: model.KindOption, Key: "door", Field: "name", Text: "is empty"}}, "Option \"door\", name: is empty."},
	} {
		if got := say.Error(c.err); got != c.want {
			t.Errorf("%v reads %q, want %q", c.err, got, c.want)
		}
	}
	problems := model.Problems{{Text: "is empty; it needs a name"}, {Text: "is too long."}}
	if got, want := say.Refusal(problems), "Is empty; it needs a name.\nIs too long."; got != want {
		t.Errorf("beside a field %v reads %q, want %q", problems, got, want)
	}
}

func TestEscapeAndEnterReachADialogThatHasLostTheFocus(t *testing.T) {
	d := openDesk(t)
	for _, id := range []ID{cmdNewScenario, cmdChooseScenario, cmdChartText, cmdAbout} {
		d.Run(id)
		d.window.Canvas().Unfocus() // as a click beside the dialog does
		d.press(fyne.KeyEscape)
		if !d.Idle() {
			t.Fatalf("Escape did not close the dialog of %s", id)
		}
	}
	d.Run(cmdNewScenario)
	d.typeInto("Third way")
	d.window.Canvas().Unfocus()
	d.press(fyne.KeyReturn)
	if got := d.session.Scenario().Name; got != "Third way" {
		t.Errorf("Enter left %q", got)
	}
	d.settle()
}

// Fyne sets a text by its first letter, and what follows a name by the name's last: marks that aren't seen hold a sentence to
// its own direction.
func TestASentenceInTheWindowRunsFromLeftToRightWhateverNameItBeginsWith(t *testing.T) {
	d := openDesk(t)
	defer d.settle()
	text := canvas.NewText("", nil)
	ui.PaintText(text, "שירות: £8m", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet})
	if want := "\u200Eשירות\u200E: £8m"; text.Text != want {
		t.Errorf("%+q, want %+q", text.Text, want)
	}
	r := ui.NewParagraph("שירות and \u202Emore", ui.Look{Size: ui.SizeText, Color: ui.ColorQuiet}).CreateRenderer()
	r.Layout(fyne.NewSize(400, 40))
	if got, want := r.Objects()[0].(*canvas.Text).Text, "\u200Eשירות and more"; got != want {
		t.Errorf("a paragraph says %+q, want %+q", got, want)
	}
}
