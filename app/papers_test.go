package app

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tomworkbench/app/papers"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
)

func (d *desk) papers() *papersView { return d.page.view.(*papersView) }

// said reports whether the status line says something.
func (d *desk) said(text string) bool { return strings.Contains(d.status.explained.Text, text) }

func TestTheChartShownIsCopiedAtPaperSize(t *testing.T) {
	d := openDesk(t)
	for _, at := range []struct {
		page  commandID
		downs int
		says  string
	}{
		{pageBoard, 0, "159 × 100 mm: Cost and benefit profile"},
		{pageCompare, 0, "159 × 100 mm: Scenarios compared"},
		{pagePapers, 4, "159 × 100 mm: Benefit by stream"},
	} {
		d.run(at.page)
		d.rested()
		for range at.downs {
			d.press(fyne.KeyDown)
		}
		d.copied.image = nil
		d.run(cmdCopyImage)
		d.until(func() bool { return d.copied.image != nil && d.said(at.says) })
		img, err := png.Decode(bytes.NewReader(d.copied.image))
		if err != nil || img.Bounds().Dx() != 1878 || img.Bounds().Dy() != 1181 {
			t.Errorf("%s: the picture is %v, %v", at.page, img.Bounds(), err)
		}
	}
	d.settle()
}

func TestThePicturesOfTheAppraisalAreCopiedAsShown(t *testing.T) {
	d := openDesk(t)
	d.run(pageAppraisal)
	v := d.page.view.(*appraisalView)
	d.until(func() bool { return v.drawn })
	d.window.Canvas().Capture()
	for i, says := range []string{"tornado", "draws of ten", "reach", "bias"} {
		v.showPicture(i)
		d.until(func() bool {
			return v.chart.upToDate() && d.figure != nil && strings.Contains(strings.ToLower(d.figure.Alt()), says)
		})
		d.run(cmdCopyAlt)
		if got := d.app.Clipboard().Content(); got != d.figure.Alt() {
			t.Errorf("copied is %q", got)
		}
	}
	d.settle()
}

func TestTheTableAndTheTextAlternativeAreCopied(t *testing.T) {
	d := openDesk(t)
	d.run(cmdCopyTable)
	d.until(func() bool { return d.said("Copied as a table") })
	if !strings.Contains(d.copied.table, "<caption>Cost and benefit profile, Published case") {
		t.Errorf("the table is %q", d.copied.table)
	}
	d.run(cmdCopyAlt)
	if got := d.app.Clipboard().Content(); got != d.figure.Alt() {
		t.Errorf("the text alternative is %q", got)
	}
	d.settle()
}

func TestWithoutAClipboardTheImageIsSavedAndItsPlaceNamed(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	d := openDesk(t)
	d.copied.missing = true
	want := filepath.Join(documentsFolder(), "Published case cost and benefit profile.png")
	for _, path := range []string{want, strings.TrimSuffix(want, ".png") + "-2.png"} {
		d.run(cmdCopyImage)
		d.until(func() bool { return !d.idle() })
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
		texts := map[string]bool{}
		collect(d.window.Canvas().Overlays().Top(), texts)
		if !texts["This desktop's clipboard takes no pictures, so the chart is saved as "+path+"."] {
			t.Errorf("the place isn't named: %v", texts)
		}
		d.dismiss()
	}
	d.run(cmdCopyTable)
	d.until(func() bool { return d.said("Copied as a table") })
	if got := d.app.Clipboard().Content(); !strings.HasPrefix(got, "Year\tBenefit (£m)") {
		t.Errorf("the table as text is %q", got)
	}
	d.settle()
}

// pick picks a row of the list that is open.
func (d *desk) pick(row int) {
	for range row {
		d.press(fyne.KeyDown)
	}
	d.press(fyne.KeyReturn)
}

func TestAChartIsSavedWhereItIsWanted(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	d := openDesk(t)
	for row, ending := range map[int]string{0: ".png", 1: ".png", 2: ".png", 4: ".svg", 5: ".csv"} {
		d.run(cmdSaveFigure)
		d.pick(row)
		path := filepath.Join(t.TempDir(), "chart"+ending)
		d.typeInto(path)
		d.press(fyne.KeyReturn)
		d.until(func() bool { _, err := os.Stat(path); return err == nil && !d.idle() })
		d.dismiss()
	}
	d.run(cmdSaveFigure)
	d.pick(3)
	d.typeInto("9")
	d.tapAction("Go on")
	if d.idle() {
		t.Fatal("a width of 9 mm was taken")
	}
	d.typeInto("80")
	d.tapAction("Go on")
	path := filepath.Join(t.TempDir(), "own.png")
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	d.until(func() bool { return !d.idle() })
	d.dismiss()
	d.settle()
}

func TestSavingOverAFileAsks(t *testing.T) {
	d := openDesk(t)
	path := filepath.Join(t.TempDir(), "paper.docx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(cmdSaveWord)
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Error("the file was replaced without a question")
	}
	d.tapAction("Replace")
	d.until(func() bool { text, _ := os.ReadFile(path); return len(text) > 10_000 && !d.idle() })
	d.dismiss()
	d.settle()
}

func TestEverythingGoesIntoAFolder(t *testing.T) {
	d := openDesk(t)
	folder := filepath.Join(t.TempDir(), "all")
	d.run(cmdSaveAll)
	d.typeInto(folder)
	d.press(fyne.KeyReturn)
	d.until(func() bool {
		texts := map[string]bool{}
		if !d.idle() {
			collect(d.window.Canvas().Overlays().Top(), texts)
		}
		return texts["Every figure, the appendix and the workbook are in "+folder+"."]
	})
	for _, name := range []string{"Appendix.docx", "Workbook.xlsx", "Words.txt", "8 Plan.png"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	d.dismiss()
	d.run(cmdSaveAll)
	d.typeInto(folder)
	d.press(fyne.KeyReturn)
	d.tapAction("Cancel") // it asks, since there are files in the folder
	d.settle()
}

func TestFinalPapersSaySo(t *testing.T) {
	d := openDesk(t)
	d.run(pagePapers)
	d.rested()
	f, _, err := d.paperFigure()
	if err != nil || !strings.HasPrefix(f.Stamp(), "DRAFT · Oxfordshire 2018") {
		t.Errorf("%v, %v", f.Stamp(), err)
	}
	d.papers().state.OnSelect(1)
	d.rested()
	if f, _, err = d.paperFigure(); err != nil || !strings.HasPrefix(f.Stamp(), "Final · ") {
		t.Errorf("%v, %v", f.Stamp(), err)
	}
	d.settle()
}

func TestFiguresAreLeftOutOfTheAppendixAndTakenInAgain(t *testing.T) {
	d := openDesk(t)
	d.run(pagePapers)
	d.rested()
	d.press(fyne.KeyDown, fyne.KeyDown)
	d.typeText(" ")
	d.settle()
	shown := len(d.paperSubject().Kinds())
	if got := d.paperSubject().Chosen(); len(got) != shown-1 || slices.Contains(got, charts.KindBridge) {
		t.Errorf("the appendix shows %v", got)
	}
	d.papers().open(grid.Place{Row: 2, Col: paperChosenColumn})
	d.settle()
	if got := d.paperSubject().Chosen(); len(got) != shown {
		t.Errorf("the appendix shows %v", got)
	}
}

func TestThePapersFollowTheScenario(t *testing.T) {
	d := openDesk(t)
	d.run(pagePapers)
	d.rested()
	v := d.papers()
	if !slices.Equal(v.kinds, charts.Kinds()) || v.titles[charts.KindStreams] != "The largest part comes from transformation: £21m of £33m" {
		t.Errorf("%v: %v", v.kinds, v.titles)
	}
	d.showEstimate("maximum")
	d.rested()
	if got := v.titles[charts.KindInvestment]; got != "Costs of £17.00m peak at £8.00m in 2019/20" {
		t.Errorf("the investment says %q", got)
	}
	if !strings.Contains(v.words.Text, "stretch estimate") {
		t.Errorf("the words are %q", v.words.Text)
	}
	d.settle()
}

func TestLongWorkCanBeWatchedAndStopped(t *testing.T) {
	d := openDesk(t)
	var ended error
	d.withProgress("Writing", func(ctx context.Context, report func(done, all int)) error {
		report(3, 7)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended = err })
	d.until(func() bool { return !d.idle() })
	texts := map[string]bool{}
	collect(d.window.Canvas().Overlays().Top(), texts)
	if !texts["3 of 7 files are written"] {
		t.Errorf("the progress says %v", texts)
	}
	d.tapAction("Stop")
	d.until(func() bool { return ended != nil })
	if !errors.Is(ended, context.Canceled) || !d.idle() {
		t.Errorf("the work ended with %v", ended)
	}
	d.settle()
}

func TestATemplateIsKeptOnceItProvesToBeOne(t *testing.T) {
	d := openDesk(t)
	bad := filepath.Join(t.TempDir(), "bad.docx")
	if err := os.WriteFile(bad, []byte("no document"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.useTemplate(bad)
	d.until(func() bool { return !d.idle() })
	d.dismiss()
	if got := d.session.Recall(settingTemplate); got != "" {
		t.Errorf("%q is kept", got)
	}
	good := filepath.Join(t.TempDir(), "good.docx")
	d.run(cmdSaveWord)
	d.typeInto(good)
	d.press(fyne.KeyReturn)
	d.until(func() bool { _, err := os.Stat(good); return err == nil && !d.idle() })
	d.dismiss()
	d.useTemplate(good)
	d.until(func() bool { return d.said("The appendix takes the styles of good.docx") })
	d.settle()
	if got := d.session.Recall(settingTemplate); got != good {
		t.Errorf("%q is kept", got)
	}
}

func TestTheWindowsClipboardFindsTheTable(t *testing.T) {
	const table = "<table><tr><td>£1m</td></tr></table>"
	text := string(windowsHTML(table))
	at := func(name string) int {
		_, rest, ok := strings.Cut(text, name+":")
		if !ok {
			t.Fatalf("no %s", name)
		}
		n := 0
		for _, r := range rest[:10] {
			n = n*10 + int(r-'0')
		}
		return n
	}
	if got := text[at("StartFragment"):at("EndFragment")]; got != table {
		t.Errorf("the fragment is %q", got)
	}
	if got := text[at("StartHTML"):at("EndHTML")]; !strings.HasPrefix(got, "<html>") || !strings.HasSuffix(got, "</html>") {
		t.Errorf("the whole is %q", got)
	}
}

func TestADocumentAndATemplateOfWordsCanBePicked(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	d := openDesk(t)
	good := filepath.Join(home, "Council.DOTX")
	if err := papers.SaveWord(d.paperSubject(), good); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "Council.doc"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(cmdTemplate)
	d.until(func() bool { return !d.idle() })
	test.Type(d.window.Canvas().Focused(), "council")
	d.press(fyne.KeyReturn)
	d.until(func() bool { return d.said("The appendix takes the styles of Council.DOTX") })
	d.settle()
}

// A name that no font here can draw: its last character is one that no font is for.
const undrawnName = "Gŵyl \U0010ABCD"

func TestNamesThatCanNotBeDrawnAreNamedBeforeAPictureIsSaved(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // the index of fonts goes there
	d := openDesk(t)
	edit, err := d.session.Case().RenameScenario(d.session.View().Scenario, undrawnName)
	if err == nil {
		err = d.session.Do(edit)
	}
	if err != nil {
		t.Fatal(err)
	}
	asked := func() bool { return !d.idle() && strings.Contains(d.dialogText(), "Install a font") }
	path := filepath.Join(t.TempDir(), "chart.png")
	d.run(cmdSaveFigure)
	d.pick(0)
	d.until(asked)
	if !strings.Contains(d.dialogText(), "“"+undrawnName+"”") {
		t.Errorf("the name isn't there: %s", d.dialogText())
	}
	d.tapAction("Go on all the same")
	d.typeInto(path)
	d.press(fyne.KeyReturn)
	d.until(func() bool { _, err := os.Stat(path); return err == nil && !d.idle() })
	d.dismiss()
	for _, id := range []commandID{cmdCopyImage, cmdSaveWord, cmdSaveAll} {
		d.run(id)
		d.until(asked)
		d.tapAction("Cancel")
	}
	// A drawing and a workbook hold text, drawn by whoever reads it.
	d.run(cmdSaveFigure)
	d.pick(4)
	d.waitForDialog()
	if asked() {
		t.Error("it is asked for a drawing too")
	}
	d.settle()
}
