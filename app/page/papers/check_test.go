package papers

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/papers"
	"tomworkbench/charts"
	"tomworkbench/model"
)

func TestTheListBeforeFinalLeadsToWhatIsToBeChecked(t *testing.T) {
	d := apptest.Open(t, Entry(), board.Entry())
	v := d.Shown().(*view)
	d.Run(cmdChecks)
	d.Until(func() bool { return !d.Idle() })
	shown := d.Chooser().Shown
	if slices.Contains(shown, "Make it final anyway") {
		t.Error("what only lists offers to make it final")
	}
	at := slices.IndexFunc(shown, func(text string) bool { return strings.Contains(text, "Legal implications") })
	if at < 0 {
		t.Fatalf("it lists %q", shown)
	}
	pick(d, at)
	if v.list != wordList || v.texts[v.Grid.Cursor.Row].key != "passage/legal" {
		t.Errorf("it leads to row %d of list %d", v.Grid.Cursor.Row, v.list)
	}
	v.goTo(papers.Check{Figure: charts.FigureBridge})
	if v.list != figureList || v.kind != charts.FigureBridge {
		t.Errorf("a figure leads to %s of list %d", v.kind, v.list)
	}
	d.Settle()
}

func TestNotYetLeavesThePaperADraft(t *testing.T) {
	d, v := open(t)
	for _, leave := range []func(){func() { d.Press(fyne.KeyReturn) }, func() { d.Press(fyne.KeyEscape) }} {
		v.state.OnSelect(1)
		d.Until(func() bool { return !d.Idle() })
		if shown := d.Chooser().Shown; !strings.HasPrefix(shown[0], "Not yet: look first at ") || shown[1] != "Make it final anyway" {
			t.Errorf("it offers %q", shown[:2])
		}
		leave()
		d.Settle()
		if d.Session().View().Final || v.state.Selected != 0 {
			t.Error("it is final")
		}
	}
}

func TestAFinalPaperIsCheckedAgainOnceTheCaseHasChanged(t *testing.T) {
	d, v := open(t)
	v.state.OnSelect(1)
	d.Until(func() bool { return !d.Idle() })
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Settle()
	d.Run(cmdSaveWorkbook)
	if d.Chooser().IsOpen() {
		t.Error("what was just agreed to is asked again")
	}
	d.Press(fyne.KeyEscape)
	d.Do(d.Session().Case().TypePassage("legal", "It may.", model.Publication{}))
	d.Run(cmdSaveWorkbook)
	d.Until(func() bool { return d.Chooser().IsOpen() })
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestFiguresAreMovedInThePaperByKeysAndPutBack(t *testing.T) {
	d, v := open(t)
	usual := slices.Clone(v.kinds)
	d.Run(page.MoveDown)
	if v.kinds[1] != usual[0] || v.kind != usual[0] || v.subject().Chosen()[0] != usual[1] {
		t.Errorf("moved they are %v, chosen %v", v.kinds, v.subject().Chosen())
	}
	d.Run(page.Stretch)
	d.Settle()
	if v.kinds[1] != usual[0] {
		t.Error("the order is lost with another estimate")
	}
	d.Run(page.MoveUp)
	if !slices.Equal(v.kinds, usual) {
		t.Errorf("moved back they are %v", v.kinds)
	}
	d.Run(page.MoveDown)
	d.Run(cmdUsualOrder)
	if !slices.Equal(v.kinds, usual) || d.Command(cmdUsualOrder).Can() {
		t.Errorf("as usual they are %v", v.kinds)
	}
	d.Settle()
}

func TestADecisionStatementIsSaved(t *testing.T) {
	d, _ := open(t)
	d.Do(d.Session().Case().Add(&model.Resolution{ID: "r", ScenarioID: d.Session().View().Scenario, ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Decision: "To go on.", Reasons: "It saves."}, ""))
	path := filepath.Join(t.TempDir(), "statement.docx")
	d.Run(cmdStatement)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { _, err := os.Stat(path); return err == nil && !d.Idle() })
	d.Dismiss()
	d.Settle()
}

func TestAFigureThatRestsOnWhatIsHiddenIsTakenFromTheWholePaperAlone(t *testing.T) {
	d, v := open(t)
	for l := range d.Session().Case().Counting(d.Session().View().Scenario) {
		next := *l
		next.NotForPublication = true
		d.Do(d.Session().Case().Replace(l.ID, &next))
		break
	}
	v.public.OnSelect(1)
	d.Until(func() bool { return v.withheld[charts.FigureProfile] })
	d.Settle()
	if _, _, err := v.figure(); err == nil {
		t.Error("the profile is copied for the public")
	}
	if slices.Contains(v.subject().Chosen(), charts.FigureProfile) || !strings.HasPrefix(v.titles[charts.FigureProfile], "Only in part 2") {
		t.Errorf("it is listed as %q", v.titles[charts.FigureProfile])
	}
	v.public.OnSelect(0)
	d.Settle()
	if _, _, err := v.figure(); err != nil {
		t.Error(err)
	}
}
