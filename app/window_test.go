package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func TestUndoAndRedoByKeysSurviveARestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	d.Tap("hub-and-spoke")
	d.Settle()
	d.Shut()

	d = openWholeOn(t, path)
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("the choice is gone after a restart")
	}
	d.Run(page.Undo)
	if !d.Chosen("centre-of-excellence") {
		t.Fatal("undo did not bring the other option back")
	}
	d.Settle()
	d.Shut()

	d = openWholeOn(t, path)
	d.Run(page.Redo)
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("redo did not choose the option again")
	}
	d.Settle()
}

func TestScenariosAreMadeCopiedRenamedDeletedAndBroughtBack(t *testing.T) {
	d := openWhole(t)
	d.Run(cmdDuplicateScenario)
	d.TypeInto("Digital-led")
	d.Press(fyne.KeyReturn)
	if d.Session().Scenario().Name != model.PublishedCase {
		t.Fatal("a name that is taken was accepted")
	}
	d.TypeInto("Our own")
	d.Press(fyne.KeyReturn)
	if d.Session().Scenario().Name != "Our own" || !d.Chosen("front-door") {
		t.Fatalf("the copy is not shown with its choices: %q", d.Session().Scenario().Name)
	}
	d.Run(cmdRenameScenario)
	d.TypeInto("Ours")
	d.Press(fyne.KeyReturn)
	if d.Session().Scenario().Name != "Ours" {
		t.Fatalf("the scenario is called %q", d.Session().Scenario().Name)
	}
	d.Run(cmdDeleteScenario)
	d.Confirm()
	if d.Session().Scenario().Name != model.PublishedCase {
		t.Fatalf("after deleting, %q is shown", d.Session().Scenario().Name)
	}
	d.Run(page.Undo)
	if d.Session().Scenario().Name != "Ours" || !d.Chosen("front-door") {
		t.Fatal("undo did not bring the scenario back and show it")
	}
	d.Settle()
}

func TestEscapeClosesADialogAndChangesNothing(t *testing.T) {
	d := openWhole(t)
	before := d.Session().Case()
	for _, id := range []page.ID{page.NewScenario, page.ChooseScenario, page.SaveCopy, cmdChartText} {
		d.Run(id)
		if d.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opened no dialog", id)
		}
		d.Press(fyne.KeyEscape)
		if d.Canvas().Overlays().Top() != nil {
			t.Fatalf("Escape did not close the dialog of %s", id)
		}
	}
	if d.Session().Case() != before {
		t.Error("a cancelled dialog changed the case")
	}
}

func TestAScenarioIsChosenByTypingPartOfItsName(t *testing.T) {
	d := openWhole(t)
	d.Run(page.ChooseScenario)
	test.Type(d.Canvas().Focused(), "local")
	d.Press(fyne.KeyReturn)
	if d.Session().Scenario().Name != "Locality-led" {
		t.Errorf("%q is shown", d.Session().Scenario().Name)
	}
}

func TestEstimateAndBasisAreSwitchedAndRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	d.Run(page.Stretch)
	d.Run(page.SwitchBasis)
	d.Settle()
	d.Shut()
	d = openWholeOn(t, path)
	want := session.View{Scenario: "published-case", Estimate: model.Maximum, Basis: model.Recurring}
	if got := d.Session().View(); got != want {
		t.Errorf("the view is %v, want %v", got, want)
	}
	if !strings.Contains(d.Figure().Subtitle(), "stretch estimate, carried forward") {
		t.Errorf("the chart says %q", d.Figure().Subtitle())
	}
}

func TestTheExampleCanBeResetAndTheResetUndone(t *testing.T) {
	d := openWhole(t)
	d.Tap("hub-and-spoke")
	d.Run(cmdReset)
	d.Canvas().FocusPrevious() // the cancel button has the focus at first
	d.Press(fyne.KeyReturn)
	if !d.Chosen("centre-of-excellence") {
		t.Fatal("the reset did not bring the example's choice back")
	}
	d.Run(page.Undo)
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("undo did not bring the person's choice back")
	}
	d.Settle()
}

func TestACaseFileIsSavedAndImportedAgain(t *testing.T) {
	d := openWhole(t)
	d.Tap("hub-and-spoke")
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	d.Run(page.SaveCopy)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	waitForDialog(d)
	d.Press(fyne.KeyEscape)
	d.Run(page.Undo)
	d.Settle()

	d.Cases().Dropped([]fyne.URI{storage.NewFileURI(path)})
	waitForDialog(d)
	d.Press(fyne.KeyEscape)
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("the import did not bring the file's choice")
	}
	d.Run(page.Undo)
	if d.Chosen("hub-and-spoke") {
		t.Fatal("the import can't be undone")
	}
	d.Settle()
}

func TestABadCaseFileIsRefusedInWordsAndChangesNothing(t *testing.T) {
	d := openWhole(t)
	before := d.Session().Case()
	path := filepath.Join(t.TempDir(), "bad.tomcase")
	text := strings.Replace(string(assets.Example()), `"minimum": ["0", "2", "1.5", "0.5"]`, `"minimum": ["0", "9", "1.5", "0.5"]`, 1)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Cases().Dropped([]fyne.URI{storage.NewFileURI(path)})
	waitForDialog(d)
	words := dialogText(d)
	if !strings.Contains(words, "bad.tomcase") || !strings.Contains(words, "lowest £9.00m is above the highest £3.00m in 2019/20") {
		t.Errorf("the refusal reads %q", words)
	}
	d.Press(fyne.KeyEscape)
	if d.Session().Case() != before {
		t.Error("a file that can't be taken changed the case")
	}
}

func TestAnEditMadeWhileAFileIsReadIsKept(t *testing.T) {
	d := openWhole(t)
	path := filepath.Join(t.TempDir(), "copy.tomcase")
	if err := casefile.Write(path, casefile.File{Case: d.Session().Case()}); err != nil {
		t.Fatal(err)
	}
	d.Cases().Dropped([]fyne.URI{storage.NewFileURI(path)})
	d.Tap("hub-and-spoke") // before the window hears of the file
	waitForDialog(d)
	d.Press(fyne.KeyEscape)
	d.Run(page.Undo) // takes the import back
	if !d.Chosen("hub-and-spoke") {
		t.Fatal("the choice is lost")
	}
	d.Settle()
}

func TestOpeningTheCaseThatIsOpenChangesNothing(t *testing.T) {
	d := openWhole(t)
	d.Tap("hub-and-spoke")
	d.Run(page.OpenCase)
	waitForDialog(d)
	d.Press(fyne.KeyReturn)
	d.Settle()
	if !d.Chosen("hub-and-spoke") || !d.Session().CanUndo() {
		t.Error("opening the open case again lost the choice")
	}
}

// firstYear is the first column of figures on the page of figures.
const firstYear = 4

// storeAnother puts another case into the store.
func storeAnother(d *apptest.Desk) {
	d.T.Helper()
	other, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "other", Title: "Another case", FirstYear: 2020, Years: 1},
		&model.Component{ID: "c1", Name: "Another component"},
	}, false)
	if err == nil {
		err = d.Store.Create(other, nil, model.Cursor{})
	}
	if err != nil {
		d.T.Fatal(err)
	}
}

func TestAnotherCaseIsOpenedByItsTitle(t *testing.T) {
	d := openWhole(t)
	storeAnother(d)
	d.Run(page.OpenCase)
	waitForDialog(d)
	test.Type(d.Canvas().Focused(), "another")
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Session().Case().Head().ID == "other" })
	d.Settle()
	if _, scenario, _, _ := d.HeaderOf(); scenario.Value != "" {
		t.Errorf("a case without a scenario shows %q", scenario.Value)
	}
	for _, c := range d.AllCommands() { // none of them may fail without a scenario, a component or an option
		if c.Group != page.CaseMenu {
			d.Run(c.ID)
			d.Dismiss()
		}
	}
}

// What is being typed into a table belongs to the case that it was begun in.
func TestWhatIsBeingTypedDoesntGoIntoAnotherCase(t *testing.T) {
	for name, begin := range map[string]func(d *apptest.Desk){
		"a name": func(d *apptest.Desk) { d.Press(fyne.KeyF2); d.Type(" and more") },
		"a text that is refused": func(d *apptest.Desk) {
			d.Press(fyne.KeyF2)
			d.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
			d.Press(fyne.KeyBackspace)
			d.Press(fyne.KeyReturn)
		},
		"a row without a name": func(d *apptest.Desk) { d.Run(cmdAddRow) },
	} {
		d := openWhole(t)
		storeAnother(d)
		d.Run(page.SetUp)
		d.Shown().Focus()
		begin(d)
		open(d, func() (*session.Opened, error) { return d.Session().OpenCase("other") })
		d.Settle()
		g := gridOf(d)
		if rows := g.Source.Rows(); g.Editor.Open || rows != 1 {
			t.Errorf("%s: in the other case the editor is open: %v; of one component there are %d rows", name, g.Editor.Open, rows)
		}
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyTab, fyne.KeyEscape} {
			d.Press(key)
		}
		if d.Session().CanUndo() {
			t.Errorf("%s: the other case is changed: %s", name, d.Session().LastChange().Text)
		}
		d.Settle()
	}
}

func TestAnotherCaseWaitsForATextThatIsRefused(t *testing.T) {
	d := openWhole(t)
	storeAnother(d)
	d.Run(page.Figures)
	d.Shown().Focus()
	g := gridOf(d)
	g.MoveTo(grid.Place{Row: 0, Col: firstYear})
	d.Type("n/a")
	pickCase(d, "another")
	d.Settle()
	if got := d.Session().Case().Head().ID; got == "other" || !g.Editor.Open || g.Editor.Entry.Text != "n/a" {
		t.Errorf("the case is %q, the text %q", got, g.Editor.Entry.Text)
	}
	d.Press(fyne.KeyEscape)
	pickCase(d, "another")
	d.Until(func() bool { return d.Session().Case().Head().ID == "other" })
	d.Settle()
}

// Undo that has to read the journal first means what was last when its key was pressed.
func TestAnEditMadeWhileUndoReadsTheJournalIsNotTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	for i := range 203 { // some more than a session reads ahead
		name := fmt.Sprint("S", i)
		if err := d.Session().Do(d.Session().Case().NewScenario(name, name)); err != nil {
			t.Fatal(err)
		}
	}
	d.Settle()
	d.Shut()
	d = openWholeOn(t, path)
	var err error
	for err == nil {
		err = d.Session().Undo()
	}
	if !errors.Is(err, session.ErrJournalUnread) {
		t.Fatal(err)
	}
	for _, name := range []string{"nothing", "an edit"} {
		before := d.Session().Case().Revision
		d.Run(page.Undo)
		if name == "an edit" {
			d.Tap("hub-and-spoke")
		}
		d.Settle()
		d.Until(func() bool { return len(d.Queue) == 0 && d.Session().Case().Revision > before })
		// An undo that was read before the edit came is done, and so is the edit: what counts is that the edit stands.
		got := d.Session().Case().Revision - before
		if name == "nothing" && got != 1 || name == "an edit" && (got > 2 || !d.Chosen("hub-and-spoke")) {
			t.Errorf("%s meanwhile: %d edits, chosen is %v", name, got, d.Chosen("hub-and-spoke"))
		}
	}
	d.Settle()
}

func TestAFileIsReplacedOnlyAfterAsking(t *testing.T) {
	d := openWhole(t)
	path := filepath.Join(t.TempDir(), "there.tomcase")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(page.SaveCopy)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	if got := dialogText(d); !strings.Contains(got, "is there already") {
		t.Fatalf("saving over a file asks %q", got)
	}
	d.Press(fyne.KeyEscape)
	if data, err := os.ReadFile(path); err != nil || string(data) != "mine" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

func TestACaseFileIsFoundInTheUsualFoldersOrElsewhere(t *testing.T) {
	d := openWhole(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d.Tap("hub-and-spoke")
	for _, folder := range []string{"Documents", "Downloads"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Documents/mine.tomcase", "Downloads/theirs.TOMCASE"} {
		if err := casefile.Write(filepath.Join(home, name), casefile.File{Case: d.Session().Case()}); err != nil {
			t.Fatal(err)
		}
	}
	d.Run(page.Undo)
	d.Run(cmdImport)
	waitForDialog(d)
	test.Type(d.Canvas().Focused(), "their")
	d.Press(fyne.KeyReturn)
	waitForDialog(d)
	if !d.Chosen("hub-and-spoke") || d.Session().LastChange().Text != "Imported from theirs.TOMCASE" {
		t.Errorf("the file was not imported: %q", d.Session().LastChange().Text)
	}
	d.Press(fyne.KeyEscape)

	d.Run(cmdImport)
	waitForDialog(d)
	test.Type(d.Canvas().Focused(), "another place")
	d.Press(fyne.KeyReturn)
	if d.Idle() {
		t.Fatal("no dialog is open")
	}
	d.Canvas().Unfocus()
	d.Press(fyne.KeyEscape)
	if !d.Idle() {
		t.Error("Escape did not close the dialog")
	}
	d.Settle()
}

func TestTheHeaderStaysInTheWindowWithLongNames(t *testing.T) {
	d := openWhole(t)
	d.Do(d.Session().Case().RenameScenario("published-case", strings.Repeat("A long scenario name ", 5)+"."))
	const margins = 28
	for larger, width := range []float32{app.LeastWidth, 1024, 1024} {
		d.Resize(fyne.NewSize(width, app.LeastHeight))
		_, _, _, last := d.HeaderOf()
		if right := last.Position().X + last.Size().Width; right > width-margins {
			t.Errorf("%d steps larger the header ends at %v of %v", larger, right, width-margins)
		}
		d.Run(cmdLarger)
	}
	d.Resize(fyne.NewSize(1920, app.LeastHeight))
	if _, _, add, _ := d.HeaderOf(); !add.Visible() {
		t.Error("in a wide window no control makes a new scenario")
	}
	d.Settle()
}

func TestOnlyCaseFilesCanBeDropped(t *testing.T) {
	d := openWhole(t)
	d.Cases().Dropped([]fyne.URI{storage.NewFileURI("/somewhere/picture.png")})
	d.WaitForDialog() // whether it is a folder of returns the disk is asked, which the window doesn't wait for
	if got := dialogText(d); !strings.Contains(got, ".tomcase") {
		t.Errorf("dropping a picture says %q", got)
	}
}

func TestAFolderOfReturnsThatIsDroppedIsTakenIn(t *testing.T) {
	d := openWhole(t)
	p := answeredByMembers(d, 0)
	folder := t.TempDir()
	r, err := p.Answered("Zoe", time.Time{}, nil, nil)
	if err == nil {
		err = r.Write(filepath.Join(folder, "zoe.tomchoices"))
	}
	if err != nil {
		t.Fatal(err)
	}
	d.Cases().Dropped([]fyne.URI{storage.NewFileURI(folder)})
	d.WaitForDialog()
	if got := dialogText(d); !strings.Contains(got, "1 return taken in") || d.Session().Case().Returns.Len() != 1 {
		t.Errorf("dropping a folder says %q", got)
	}
	d.Settle()
}

func TestLookSizeAndLastScenarioAreRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbench.db")
	d := openWholeOn(t, path)
	d.Run(page.SwitchDark)
	d.Run(cmdLarger)
	d.Run(page.NextScenario)
	d.Resize(fyne.NewSize(1400, 900))
	d.CloseAsked()
	d.Until(func() bool { return !d.Closing() })
	d.Shut()

	d = openWholeOn(t, path)
	if !d.Theme().Dark || d.Theme().Zoom != app.ZoomSteps()[slices.Index(app.ZoomSteps(), 1)+1] {
		t.Errorf("the look is dark %v at %v", d.Theme().Dark, d.Theme().Zoom)
	}
	if got := d.Session().Scenario().Name; got != "Digital-led" {
		t.Errorf("%q is shown", got)
	}
	if got := app.RememberedSize(d.Session().Recall("window")); got != fyne.NewSize(1400, 900) {
		t.Errorf("the size is %v", got)
	}
	for _, bad := range []string{"", "x", "10x10", "1400", "1e9xNaN"} {
		if got := app.RememberedSize(bad); got != fyne.NewSize(app.UsualWidth, app.UsualHeight) {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}

func TestTheChooserKeepsTheKeysWhereverTheFocusIs(t *testing.T) {
	d := openWhole(t)
	d.Run(page.ChooseScenario)
	d.Canvas().FocusNext()
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.Session().Scenario().Name; got != "Digital-led" {
		t.Errorf("%q is shown", got)
	}
	d.Run(page.ChooseScenario)
	d.Press(fyne.KeyReturn)
	if got := d.Session().Scenario().Name; got != "Digital-led" {
		t.Errorf("the chooser began at another name: %q is shown", got)
	}
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
	d := openWhole(t)
	for _, id := range []page.ID{page.NewScenario, page.ChooseScenario, cmdChartText, cmdAbout} {
		d.Run(id)
		d.Canvas().Unfocus() // as a click beside the dialog does
		d.Press(fyne.KeyEscape)
		if !d.Idle() {
			t.Fatalf("Escape did not close the dialog of %s", id)
		}
	}
	d.Run(page.NewScenario)
	d.TypeInto("Third way")
	d.Canvas().Unfocus()
	d.Press(fyne.KeyReturn)
	if got := d.Session().Scenario().Name; got != "Third way" {
		t.Errorf("Enter left %q", got)
	}
	d.Settle()
}

// Fyne sets a text by its first letter, and what follows a name by the name's last: marks that aren't seen hold a sentence to
// its own direction.
func TestASentenceInTheWindowRunsFromLeftToRightWhateverNameItBeginsWith(t *testing.T) {
	d := openWhole(t)
	defer d.Settle()
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
