package papers

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/appraisal"
	"tomworkbench/app/page/board"
	"tomworkbench/app/page/compare"
	"tomworkbench/app/papers"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
)

// open opens the window on the page.
func open(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	return d, d.Shown().(*view)
}

func TestTheChartShownIsCopiedAtPaperSize(t *testing.T) {
	d := apptest.Open(t, board.Entry(), compare.Entry(), Entry())
	for _, at := range []struct {
		page  page.ID
		downs int
		says  string
	}{
		{page.Board, 0, "159 × 100 mm: Cost and benefit profile"},
		{page.Compare, 0, "159 × 100 mm: Scenarios compared"},
		{page.Papers, 7, "159 × 100 mm: Benefit by stream"},
	} {
		d.Run(at.page)
		d.Settle()
		for range at.downs {
			d.Press(fyne.KeyDown)
		}
		d.Copied.Image = nil
		d.Run(cmdCopyImage)
		d.Until(func() bool { return d.Copied.Image != nil && d.Says(at.says) })
		img, err := png.Decode(bytes.NewReader(d.Copied.Image))
		if err != nil || img.Bounds().Dx() != 1878 || img.Bounds().Dy() != 1181 {
			t.Errorf("%s: the picture is %v, %v", at.page, img.Bounds(), err)
		}
	}
	d.Settle()
}

func TestThePicturesOfTheAppraisalAreCopiedAsShown(t *testing.T) {
	d := apptest.Open(t, appraisal.Entry(), Entry())
	d.Settle()
	for i, says := range []string{"tornado", "draws of ten", "reach", "bias"} {
		pictures(d).OnSelect(i)
		d.Settle()
		f, err := d.Shown().(page.Maker).MakeFigure()
		if err != nil || !strings.Contains(strings.ToLower(f.Alt()), says) {
			t.Fatalf("picture %d is %v, %v", i, f, err)
		}
		d.Run(cmdCopyAlt)
		if got := fyne.CurrentApp().Clipboard().Content(); got != f.Alt() {
			t.Errorf("copied is %q, not %q", got, f.Alt())
		}
		if got := d.ChartText(); !strings.Contains(got, f.Description()) {
			t.Errorf("shown is %q, not %q", got, f.Description())
		}
	}
	d.Settle()
}

// pictures is the switch between the pictures of the page shown.
func pictures(d *apptest.Desk) *ui.Segments { return d.Labelled("Picture").(*ui.Segments) }

func TestTheTableAndTheTextAlternativeAreCopied(t *testing.T) {
	d, v := open(t)
	d.Run(cmdCopyTable)
	d.Until(func() bool { return d.Says("Copied as a table") })
	if !strings.Contains(d.Copied.Table, "<caption>Cost and benefit profile, Published case") {
		t.Errorf("the table is %q", d.Copied.Table)
	}
	d.Run(cmdCopyAlt)
	if got := fyne.CurrentApp().Clipboard().Content(); got == "" || got != v.words.Text {
		t.Errorf("the text alternative is %q, the page says %q", got, v.words.Text)
	}
	d.Settle()
}

func TestWithoutAClipboardTheImageIsSavedAndItsPlaceNamed(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	d := apptest.Open(t, Entry())
	d.Copied.Missing = true
	want := filepath.Join(page.DocumentsFolder(), "Published case cost and benefit profile.png")
	for _, path := range []string{want, strings.TrimSuffix(want, ".png") + "-2.png"} {
		d.Run(cmdCopyImage)
		d.Until(func() bool { return !d.Idle() })
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
		if got := d.DialogText(); !strings.Contains(got, "This desktop's clipboard takes no pictures, so the chart is saved as "+path+".") {
			t.Errorf("the place isn't named: %q", got)
		}
		d.Dismiss()
	}
	d.Run(cmdCopyTable)
	d.Until(func() bool { return d.Says("Copied as a table") })
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "Year\tBenefit (£m)") {
		t.Errorf("the table as text is %q", got)
	}
	d.Settle()
}

// pick picks a row of the list that is open.
func pick(d *apptest.Desk, row int) {
	for range row {
		d.Press(fyne.KeyDown)
	}
	d.Press(fyne.KeyReturn)
}

func TestAChartIsSavedWhereItIsWanted(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	d := apptest.Open(t, Entry())
	for row, ending := range map[int]string{0: ".png", 1: ".png", 2: ".png", 4: ".svg", 5: ".csv"} {
		d.Run(cmdSaveFigure)
		pick(d, row)
		path := filepath.Join(t.TempDir(), "chart"+ending)
		d.TypeInto(path)
		d.Press(fyne.KeyReturn)
		d.Until(func() bool { _, err := os.Stat(path); return err == nil && !d.Idle() })
		d.Dismiss()
	}
	d.Run(cmdSaveFigure)
	pick(d, 3)
	d.TypeInto("9")
	d.TapAction("Go on")
	if d.Idle() {
		t.Fatal("a width of 9 mm was taken")
	}
	d.TypeInto("80")
	d.TapAction("Go on")
	path := filepath.Join(t.TempDir(), "own.png")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return !d.Idle() })
	d.Dismiss()
	d.Settle()
}

func TestSavingOverAFileAsks(t *testing.T) {
	d := apptest.Open(t, Entry())
	path := filepath.Join(t.TempDir(), "paper.docx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdSaveWord)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Error("the file was replaced without a question")
	}
	d.TapAction("Replace")
	d.Until(func() bool { text, _ := os.ReadFile(path); return len(text) > 10_000 && !d.Idle() })
	d.Dismiss()
	d.Settle()
}

func TestEverythingGoesIntoAFolder(t *testing.T) {
	d := apptest.Open(t, Entry())
	folder := filepath.Join(t.TempDir(), "all")
	d.Run(cmdSaveAll)
	d.TypeInto(folder)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool {
		return !d.Idle() && strings.Contains(d.DialogText(), "Every figure, the options paper and the workbook are in "+folder+".")
	})
	for _, name := range []string{"Options paper.docx", "Workbook.xlsx", "Words.txt", "12 Plan by quarter.png"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	d.Dismiss()
	d.Run(cmdSaveAll)
	d.TypeInto(folder)
	d.Press(fyne.KeyReturn)
	d.TapAction("Cancel") // it asks, since there are files in the folder
	d.Settle()
}

func TestFinalPapersSaySo(t *testing.T) {
	d, v := open(t)
	d.Settle()
	f, _, err := v.figure()
	if err != nil || !strings.HasPrefix(f.Stamp(), "DRAFT, with illustrative figures · Oxfordshire 2018") {
		t.Errorf("%v, %v", f.Stamp(), err)
	}
	v.state.OnSelect(1)
	d.Until(func() bool { return !d.Idle() })
	if d.Session().View().Final {
		t.Error("it is final before anybody has seen what there is to check")
	}
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Settle()
	if f, _, err = v.figure(); err != nil || !strings.HasPrefix(f.Stamp(), "Final, with illustrative figures · ") {
		t.Errorf("%v, %v", f.Stamp(), err)
	}
	d.Settle()
}

func TestFiguresAreLeftOutOfTheOptionsPaperAndTakenInAgain(t *testing.T) {
	d, v := open(t)
	d.Settle()
	d.Press(fyne.KeyDown, fyne.KeyDown)
	d.Type(" ")
	d.Settle()
	shown := len(v.subject().Figures())
	if got := v.subject().Chosen(); len(got) != shown-1 || slices.Contains(got, charts.FigureBridge) {
		t.Errorf("the paper shows %v", got)
	}
	v.open(grid.Place{Row: 2, Col: paperChosenColumn})
	d.Settle()
	if got := v.subject().Chosen(); len(got) != shown {
		t.Errorf("the paper shows %v", got)
	}
}

func TestThePapersFollowTheScenario(t *testing.T) {
	d, v := open(t)
	d.Settle()
	if !slices.Equal(v.kinds, charts.FigureIDs()) || v.titles[charts.FigureStreams] != "The largest part comes from transformation: £21m of £33m" {
		t.Errorf("%v: %v", v.kinds, v.titles)
	}
	d.Run(page.Stretch)
	d.Settle()
	if got := v.titles[charts.FigureInvestment]; got != "Costs of £17.00m peak at £8.00m in 2019/20" {
		t.Errorf("the investment says %q", got)
	}
	if !strings.Contains(v.words.Text, "stretch estimate") {
		t.Errorf("the words are %q", v.words.Text)
	}
	d.Settle()
}

func TestATemplateIsKeptOnceItProvesToBeOne(t *testing.T) {
	d, v := open(t)
	bad := filepath.Join(t.TempDir(), "bad.docx")
	if err := os.WriteFile(bad, []byte("no document"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.useTemplate(bad)
	d.Until(func() bool { return !d.Idle() })
	d.Dismiss()
	if got := d.Session().Recall(settingTemplate); got != "" {
		t.Errorf("%q is kept", got)
	}
	good := filepath.Join(t.TempDir(), "good.docx")
	d.Run(cmdSaveWord)
	d.TypeInto(good)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { _, err := os.Stat(good); return err == nil && !d.Idle() })
	d.Dismiss()
	v.useTemplate(good)
	d.Until(func() bool { return d.Says("Papers take the styles of good.docx") })
	d.Settle()
	if got := d.Session().Recall(settingTemplate); got != good {
		t.Errorf("%q is kept", got)
	}
}

func TestADocumentAndATemplateOfWordsCanBePicked(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d, v := open(t)
	good := filepath.Join(home, "Council.DOTX")
	if err := papers.SaveOptions(v.subject(), good); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "Council.doc"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdTemplate)
	d.Until(func() bool { return !d.Idle() })
	test.Type(d.Canvas().Focused(), "council")
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Says("Papers take the styles of Council.DOTX") })
	d.Settle()
}

// A name that no font here can draw: its last character is one that no font is for.
const undrawnName = "Gŵyl \U0010ABCD"

func TestNamesThatCanNotBeDrawnAreNamedBeforeAPictureIsSaved(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // the index of fonts goes there
	d := apptest.Open(t, Entry())
	edit, err := d.Session().Case().RenameScenario(d.Session().View().Scenario, undrawnName)
	if err == nil {
		err = d.Session().Do(edit)
	}
	if err != nil {
		t.Fatal(err)
	}
	asked := func() bool { return !d.Idle() && strings.Contains(d.DialogText(), "Install a font") }
	path := filepath.Join(t.TempDir(), "chart.png")
	d.Run(cmdSaveFigure)
	pick(d, 0)
	d.Until(asked)
	if !strings.Contains(d.DialogText(), "“"+undrawnName+"”") {
		t.Errorf("the name isn't there: %s", d.DialogText())
	}
	d.TapAction("Go on all the same")
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { _, err := os.Stat(path); return err == nil && !d.Idle() })
	d.Dismiss()
	for _, id := range []page.ID{cmdCopyImage, cmdSaveWord, cmdSaveAll} {
		d.Run(id)
		d.Until(asked)
		d.TapAction("Cancel")
	}
	// A drawing and a workbook hold text, drawn by whoever reads it.
	d.Run(cmdSaveFigure)
	pick(d, 4)
	d.WaitForDialog()
	if asked() {
		t.Error("it is asked for a drawing too")
	}
	d.Settle()
}

func TestWhatTheRoomSaidIsOfferedWhereThereIsAnyAndLeftOutAtFirst(t *testing.T) {
	d, v := open(t)
	if v.hands.Visible() {
		t.Error("it is offered where the room was asked nothing")
	}
	d.Do(d.Session().Case().KeepHands(&model.Hands{Scenario: "published-case", Decision: "procurement", Counts: []model.HandCount{{Option: "hub-and-spoke", Hands: 7}}}))
	if !v.hands.Visible() || v.subject().Hands {
		t.Errorf("it is offered: %v, and printed: %v", v.hands.Visible(), v.subject().Hands)
	}
	v.hands.OnSelect(1)
	if !v.subject().Hands || v.hands.Selected != 1 {
		t.Error("it isn't printed")
	}
	v.hands.OnSelect(0)
	if v.subject().Hands {
		t.Error("it is still printed")
	}
	d.Settle()
}
