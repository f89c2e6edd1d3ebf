package papers

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/setup"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

// openWords opens the page on the words of the paper, with the cursor on a row.
func openWords(t *testing.T, key string) (*apptest.Desk, *view) {
	t.Helper()
	d, v := open(t)
	d.Run(cmdSwitchList)
	d.Settle()
	v.Grid.MoveToKey(key, wordTextColumn)
	return d, v
}

func TestTextsOfThePaperAreTypedInTheirCellAndInAForm(t *testing.T) {
	d, v := openWords(t, "passage/legal")
	passage := func() string {
		if x := d.Session().Case().Passage("legal"); x != nil {
			return x.Text
		}
		return ""
	}
	if cell := v.Cell(v.Grid.Cursor.Row, wordTextColumn); !cell.Wants || !strings.Contains(cell.Text, "monitoring officer") {
		t.Errorf("an empty text asks %q", cell.Text)
	}
	d.Type("It may.")
	d.Press(fyne.KeyReturn)
	if passage() != "It may." {
		t.Errorf("typed in the cell it is %q", passage())
	}
	v.Grid.MoveToKey("passage/legal", wordTextColumn)
	d.Press(fyne.KeyReturn)
	d.TypeInto("It may.\nUnder section 1.")
	d.TapAction("OK")
	if passage() != "It may.\nUnder section 1." {
		t.Errorf("typed in the form it is %q", passage())
	}
	if cell := v.Cell(v.Grid.Cursor.Row, wordTextColumn); cell.Text != "It may. Under section 1." || cell.Input != passage() {
		t.Errorf("the cell shows %q and is edited from %q", cell.Text, cell.Input)
	}
	v.onClear(v.Grid.Cursor, v.Grid.Cursor)
	d.Settle()
	if !d.Idle() {
		d.Press(fyne.KeyReturn)
	}
	if passage() != "" {
		t.Errorf("cleared it is still %q", passage())
	}
	d.Settle()
}

func TestATextOfThePaperSaysUnderWhichParagraphItIsExempt(t *testing.T) {
	d, v := openWords(t, "passage/staff")
	at := grid.Place{Row: v.Grid.Cursor.Row, Col: wordPublicColumn}
	if !v.Cell(at.Row, at.Col).Locked {
		t.Error("there is something to publish before anything is typed")
	}
	d.Do(d.Session().Case().TypePassage("staff", "Twelve posts.", model.Publication{}))
	v.onPick(at)
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.Settle()
	if err := v.onEdit(grid.Place{Row: at.Row, Col: wordWhyColumn}, "Talks go on."); err != nil {
		t.Error(err)
	}
	if x := d.Session().Case().Passage("staff"); !x.NotForPublication || x.Exempt != 4 || x.ExemptWhy != "Talks go on." {
		t.Errorf("it is %+v", x.Publication)
	}
	if !v.public.Visible() {
		t.Error("nothing offers the part for publication")
	}
	with := d.Labelled("Options paper").Position().X
	v.public.OnSelect(1)
	d.Settle()
	if s := v.subject(); s.Case.Passage("staff") != nil || !v.isPublic() {
		t.Error("the part for publication holds what isn’t for it")
	}
	v.public.OnSelect(0)
	v.onPick(at)
	for range 9 {
		d.Press(fyne.KeyUp)
	}
	d.Press(fyne.KeyReturn)
	d.Settle()
	if d.Session().Case().Passage("staff").NotForPublication || v.public.Visible() {
		t.Error("it is not for publication again")
	}
	if x := d.Labelled("Options paper").Position().X; x >= with {
		t.Error("the switch that is gone leaves a hole")
	}
}

func TestSuccessFactorsAreTakenAndJudgedInTheScenarioShown(t *testing.T) {
	d := apptest.Open(t, Entry(), setup.Entry())
	v := d.Shown().(*view)
	d.Run(cmdSwitchList)
	v.Grid.MoveToKey("take", wordNameColumn)
	d.Press(fyne.KeyReturn)
	d.Settle()
	if got := d.Session().Case().SuccessFactors.Len(); got != len(model.UsualSuccessFactors()) || d.Shown() != page.Page(v) {
		t.Fatalf("%d are taken, and %T is shown", got, d.Shown())
	}
	v.Grid.MoveToKey(keyOf(model.KindSuccessFactor, "S4"), wordTextColumn)
	at := v.Grid.Cursor
	if err := v.onEdit(at, "The reserve pays."); err == nil {
		t.Error("a reason is taken before anybody said how far it is met")
	}
	v.onPick(at) // asks how far it is met first
	d.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	d.Settle()
	v.onPick(at)
	d.TypeInto("The reserve pays.")
	d.TapAction("OK")
	scenario := d.Session().View().Scenario
	if x := d.Session().Case().Judgement(scenario, "S4"); x.Met != model.MetPartly || x.Why != "The reserve pays." {
		t.Errorf("it is judged %+v", x)
	}
	d.Settle()
}

// record fills the form of a decision in, field after field.
func record(d *apptest.Desk, texts ...string) {
	d.T.Helper()
	for _, text := range texts {
		d.Canvas().FocusNext()
		if text != "" {
			d.TypeInto(text)
		}
	}
}

func TestADecisionIsRecordedWithWhatWasRejectedAndWhy(t *testing.T) {
	d, v := open(t)
	if d.Command(cmdStatement).Can() {
		t.Error("a statement is offered of what nobody decided")
	}
	d.Run(cmdRecord)
	record(d, "Cabinet", "", "18/9/2018", "64/18", "To go on.", "It saves.", "The slower plan")
	d.TapAction("Record it")
	if d.Idle() {
		t.Fatal("an alternative without a reason was taken")
	}
	if !strings.Contains(d.DialogText(), "say why it was rejected") {
		t.Errorf("it says %s", d.DialogText())
	}
	d.TypeInto("It saves too late.") // the keys are on what is at fault
	d.TapAction("Record it")
	scenario := d.Session().View().Scenario
	x := d.Session().Case().Resolution(scenario)
	if x == nil || x.Body != "Cabinet" || x.On != "2018-09-18" || x.Minute != "64/18" || x.Decision != "To go on." || x.Reasons != "It saves." ||
		len(x.Alternatives) != 1 || x.Alternatives[0] != (model.Alternative{Name: "The slower plan", Reason: "It saves too late."}) {
		t.Fatalf("recorded is %+v", x)
	}
	d.Settle()
	if v.list != wordList || v.decidedHere() == nil || !d.Command(cmdStatement).Can() {
		t.Error("the keys aren’t on what was recorded, or no statement is offered")
	}
	d.Settle()
}

func TestADecisionIsChangedAndDeletedByItsRow(t *testing.T) {
	d, v := open(t)
	scenario := d.Session().View().Scenario
	d.Do(d.Session().Case().Add(&model.Resolution{ID: "r", ScenarioID: scenario, ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Decision: "To go on.", Reasons: "It saves."}, ""))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindResolution, Key: "r"}})
	d.ClickCell(v.Grid, v.Grid.Cursor)
	record(d, "Full Council")
	d.TapAction("Save")
	if got := d.Session().Case().Resolution(scenario).Body; got != "Full Council" {
		t.Errorf("changed it is of %q", got)
	}
	d.Run(cmdDeleteRecord)
	d.TapAction("Delete")
	if d.Session().Case().Resolutions.Len() != 0 {
		t.Error("it isn’t deleted")
	}
	d.Settle()
}

func TestNothingIsSaidToBeRejectedThatNobodyPicked(t *testing.T) {
	d, _ := open(t)
	d.Run(cmdRecord)
	record(d, "Cabinet", "", "18/9/2018", "", "To go on.", "It saves.", "")
	d.Press(fyne.KeyReturn) // goes on from the empty field of alternatives
	d.TapAction("Record it")
	x := d.Session().Case().Resolution(d.Session().View().Scenario)
	if x == nil || len(x.Alternatives) != 0 {
		t.Errorf("recorded is %+v", x)
	}
	d.Settle()
}

func TestADecisionBeginsWithTheBaselineOfItsScenario(t *testing.T) {
	d, _ := open(t)
	c, scenario := d.Session().Case(), d.Session().View().Scenario
	d.Do(c.Add(&model.Baseline{ID: "b", ScenarioID: scenario, ScenarioName: "Then", Body: "Cabinet", On: "2018-09-18", Minute: "64/18", Estimate: model.Minimum, FirstYear: 2018, Years: 4}, ""))
	d.Run(cmdRecord)
	record(d, "", "", "", "", "To go on.", "It saves.")
	d.TapAction("Record it")
	if x := d.Session().Case().Resolution(scenario); x == nil || x.Body != "Cabinet" || x.On != "2018-09-18" || x.Minute != "64/18" {
		t.Errorf("recorded is %+v", x)
	}
	d.Settle()
}

func TestWhatLeadsToTheWordsPutsTheKeysThere(t *testing.T) {
	d, v := open(t)
	d.Do(d.Session().Case().TypePassage("legal", "It may.", model.Publication{}))
	d.Go(page.Place{Record: model.Hit{Kind: model.KindPassage, Key: "legal"}})
	if v.list != wordList || v.texts[v.Grid.Cursor.Row].key != "passage/legal" {
		t.Errorf("it leads to row %d of list %d", v.Grid.Cursor.Row, v.list)
	}
	uitest.Click(d.Canvas(), uitest.Middle(v.tabs).SubtractXY(30, 0))
	if v.list != figureList {
		t.Error("a tap doesn’t lead back to the figures")
	}
	d.Settle()
}

func TestEveryCellOfTheWordsTakesKeysAndMouse(t *testing.T) {
	d, v := open(t)
	c := d.Session().Case()
	d.Do(c.TypePassage("staff", "Twelve posts.", model.Publication{NotForPublication: true, Exempt: 4, ExemptWhy: "Talks"}))
	d.Do(d.Session().Case().Add(&model.SuccessFactor{ID: "S1", Name: "Affordability"}, ""))
	d.Do(d.Session().Case().Judge(d.Session().View().Scenario, "S1", model.MetPartly, "The reserve pays."))
	d.Run(cmdSwitchList)
	d.Settle()
	d.CheckEveryCell("words", v.Grid)
	d.Settle()
}
