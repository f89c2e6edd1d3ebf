package budget

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/log"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// open shows the page on the built-in example.
func open(t *testing.T) (*apptest.Desk, *view) {
	t.Helper()
	d := apptest.Open(t, Entry())
	d.Settle()
	return d, d.Shown().(*view)
}

// texts is a row of the table, up to its total, by its key.
func texts(t *testing.T, v *view, key string) string {
	t.Helper()
	at := slices.IndexFunc(v.entries, func(r row) bool { return r.key == key })
	if at < 0 {
		return "no row"
	}
	var cells []string
	for col := range v.columns {
		cells = append(cells, v.Cell(at, col).Text)
		if v.columns[col].total {
			break
		}
	}
	return strings.Join(cells, "|")
}

// cell puts the cursor on a cell.
func cell(v *view, key string, col int) grid.Place {
	v.Grid.MoveToKey(key, col)
	return v.Grid.Cursor
}

func TestThePageHoldsTheExampleAgainstItsPlanOnBothBases(t *testing.T) {
	d, v := open(t)
	want := map[string][2]string{
		"net":     {"Net pressure in the plan|5.8|0.9|−1.9|−3.8|1.0", "Net pressure in the plan|5.8|6.7|4.8|1.0|18.3"},
		"saving":  {"Cashable saving|2.0|13.0|13.0|5.0|33.0", "Cashable saving|2.0|15.0|28.0|33.0|78.0"},
		"overlap": {"Less: in the budget already|0.0|8.5|3.5|3.0|15.0", "Less: in the budget already|0.0|8.5|12.0|15.0|35.5"},
		"once":    {"Less: one-off costs from revenue|3.0|8.0|5.0|1.0|17.0", "Less: one-off costs from revenue|3.0|8.0|5.0|1.0|17.0"},
		"new":     {"New to the budget|−1.0|−3.5|4.5|1.0|1.0", "New to the budget|−1.0|−1.5|11.0|17.0|25.5"},
		"after":   {"Net pressure left: net pressure less what is new|6.8|4.4|−6.4|−4.8|0.0", "Gap left: net pressure less what is new|6.8|8.2|−6.2|−16.0|−7.2"},
	}
	for i, headline := range []string{"closes over 4 years; to be found on the way: £6.8m in 2018/19 and £4.4m in 2019/20.", "closes in 2020/21, with £6.2m to spare; in 2020/21 the plan alone is £4.8m short."} {
		for key, lines := range want {
			if got := texts(t, v, key); got != lines[i] {
				t.Errorf("%s, want %s", got, lines[i])
			}
		}
		if !strings.HasSuffix(v.title.Text, headline) {
			t.Errorf("the headline is %q", v.title.Text)
		}
		d.Run(page.SwitchBasis)
	}
	if len(v.checks) != 0 || v.check.Text != "" {
		t.Errorf("of the example it says %+v", v.checks)
	}
	d.Settle()
}

func TestALineOfThePlanIsTypedByKeysAndEverythingFollows(t *testing.T) {
	d, v := open(t)
	before := d.Session().Case()
	cell(v, "budget-line/pressures", 1)
	d.Shown().Focus()
	d.Type("20.4")
	if got := v.Grid.Editor.Hint.Text; !strings.HasPrefix(got, "20.4") {
		t.Errorf("it reads %q", got)
	}
	d.Press(fyne.KeyReturn)
	if got := texts(t, v, "net"); got != "Net pressure in the plan|7.8|0.9|−1.9|−3.8|3.0" {
		t.Error(got)
	}
	if !strings.HasPrefix(v.title.Text, "The plan’s gap of £3.0m closes by 2021/22 but for one-off costs; £2.0m has to be found") {
		t.Errorf("the headline is %q", v.title.Text)
	}
	cell(v, "budget-line/savings", 3)
	d.Type("5")
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "adds to the gap") {
		t.Errorf("of a saving without its minus it says %q", got)
	}
	d.Press(fyne.KeyEscape)
	cell(v, "budget-line/savings", 1)
	d.Type("much")
	d.Press(fyne.KeyReturn)
	if !v.Grid.Editor.Open || v.Grid.Editor.Entry.Text != "much" {
		t.Error("what can't be a figure is taken, or lost")
	}
	d.Press(fyne.KeyEscape)
	d.Run(page.Undo)
	if d.Session().Case().BudgetLines.At(1) != before.BudgetLines.At(1) {
		t.Error("undo left something behind")
	}
	d.Run(page.SwitchBasis)
	cell(v, "budget-line/pressures", 1)
	d.Type("3")
	if v.Grid.Editor.Open {
		t.Error("a figure that is carried forward takes typing")
	}
	d.Settle()
}

func TestLinesAreAddedMovedReinvestedAndDeleted(t *testing.T) {
	d, v := open(t)
	cell(v, "budget-line/investments", 0)
	d.Run(cmdAdd)
	d.TypeInto("Pay award")
	d.Press(fyne.KeyReturn)
	if x, ok := d.Session().Case().BudgetLines.Get("pay-award"); !ok || x.Type != model.Pressure || d.Session().Case().BudgetLines.At(1) != x {
		t.Fatalf("the line is %+v", x)
	}
	cell(v, "budget-line/pay-award", 0)
	d.Run(page.MoveUp)
	if d.Session().Case().BudgetLines.At(0).ID != "pay-award" {
		t.Error("the line didn't move up")
	}
	d.Run(cmdReinvest)
	d.TypeInto("")
	d.Press(fyne.KeyReturn)
	if d.Session().Case().Reinvestments.Len() != 0 {
		t.Error("a re-investment without a name is taken")
	}
	d.TypeInto("Prevention")
	d.Press(fyne.KeyReturn)
	share := slices.IndexFunc(v.columns, func(c column) bool { return c.Title == "Kind, share" })
	cell(v, "re-investment/prevention", share)
	d.Shown().Focus()
	d.Type("120")
	d.Press(fyne.KeyReturn)
	if !v.Grid.Editor.Open {
		t.Error("a share above 100% is taken")
	}
	d.Press(fyne.KeyEscape)
	d.Type("25%")
	d.Press(fyne.KeyReturn)
	if got := texts(t, v, "closing") + " " + texts(t, v, "re-investment/prevention"); got != "Closes the gap|||||1.0 Prevention|||||0.0" {
		t.Errorf("it goes to %q", got)
	}
	d.Run(page.SwitchBasis)
	if got := texts(t, v, "closing") + " " + texts(t, v, "re-investment/prevention") + " " + texts(t, v, "released"); got != "Closes the gap|||||18.3 Prevention|||||1.8 Released|||||5.4" {
		t.Errorf("carried forward it goes to %q", got)
	}
	d.Run(page.SwitchBasis)
	cell(v, "budget-line/pay-award", 0)
	d.Press(fyne.KeyDelete)
	if _, still := d.Session().Case().BudgetLines.Get("pay-award"); still {
		t.Error("the line isn't deleted")
	}
	cell(v, "budget-line/reprofiled", 0)
	d.Press(fyne.KeyDelete)
	if o := d.Session().Case().Overlaps.At(0); o.HeldBy != "" || len(v.checks) == 0 {
		t.Errorf("the overlap is %+v, to check %+v", o, v.checks)
	}
	d.Settle()
}

func TestWhatIsPastedFillsCellsAddsLinesOrIsReadWithItsHeadings(t *testing.T) {
	d, v := open(t)
	cell(v, "budget-line/pressures", 1)
	d.Shown().Focus()
	v.onPaste(v.Grid.Cursor, "19\t8\n(30)\t1\n")
	if got := texts(t, v, "budget-line/pressures") + " " + texts(t, v, "budget-line/savings"); got != "Pressures|19.0|8.0|6.5|0.2|33.7 Savings already planned|−30.0|1.0|−4.9|−0.5|−34.4" {
		t.Error(got)
	}
	v.onPaste(cell(v, "saving", 1), "3\t4\n")
	if !strings.Contains(d.DialogText(), "The cells can't be pasted") {
		t.Errorf("figures pasted over what is worked out: %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	v.onPaste(cell(v, "budget-line/pressures", 0), "Pay award\t2.1\t1\t0\t0\nHeating\t(1)\t0\t0\t0\n")
	d.WaitForDialog()
	if !strings.Contains(d.DialogText(), "“Pay award” says no kind") {
		t.Errorf("of pasted names it says %q", d.DialogText())
	}
	d.TapAction("Bring them in")
	if got := texts(t, v, "budget-line/heating"); got != "Heating|−1.0|0.0|0.0|0.0|−1.0" {
		t.Error(got)
	}
	v.onPaste(cell(v, "net", 2), "Name\t2018/19\nPressures\t1\nNet pressure\tfive\n")
	d.WaitForDialog()
	if !strings.Contains(d.DialogText(), "can’t be brought in") || !strings.Contains(d.DialogText(), "five") {
		t.Errorf("of a cell that is no figure it says %q", d.DialogText())
	}
	d.Press(fyne.KeyEscape)
	d.Settle()
}

func TestThePlanIsWrittenToAFileAndBroughtInFromOne(t *testing.T) {
	d, v := open(t)
	path := filepath.Join(t.TempDir(), "plan.csv")
	d.Run(cmdExport)
	d.TypeInto(path)
	d.Press(fyne.KeyReturn)
	d.WaitForDialog()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "pressures,Pressures,pressure,18.4,9,6.5,0.2,published") {
		t.Fatalf("%v: %s", err, text)
	}
	d.Press(fyne.KeyEscape)
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "18.4", "28.4", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdImport)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() })
	if !strings.Contains(d.DialogText(), "“Pressures” changes: over all years from £34.10m to £44.10m.") {
		t.Errorf("of a line that changes it says %q", d.DialogText())
	}
	d.TapAction("Bring them in")
	d.Until(func() bool { return d.Session().Case().BudgetLines.At(1).Years[0].String() == "28.4" })
	if got := texts(t, v, "budget-line/pressures"); !strings.HasPrefix(got, "Pressures|28.4|") {
		t.Error(got)
	}
	d.Settle()
}

func TestATableIsBroughtInThoughThePageWasNeverShown(t *testing.T) {
	d := apptest.Open(t, log.Entry(), Entry())
	d.Settle()
	path := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(path, []byte("name,kind,2018/19\nRoads,pressure,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(cmdImport)
	d.WaitForDialog()
	d.Type(path)
	d.Press(fyne.KeyReturn)
	d.Until(func() bool { return d.Sheet().IsOpen() })
	d.TapAction("Bring them in")
	if _, there := d.Session().Case().BudgetLines.Get("roads"); !there {
		t.Error("the line isn't brought in")
	}
	d.Settle()
}

func TestEveryFigureLeadsToItsLines(t *testing.T) {
	d, v := open(t)
	d.Shown().Focus()
	for key, want := range map[string]string{
		"saving": "1.5  Single front door, benefit transformation", "net": "6.5  Budget line “Pressures”", "overlap": "3.5  Already in the budget, cumulative net", "once": "0.50  Single front door, cost technology",
		"new": "13.0  Cashable saving", "after": "4.5  New to the budget",
	} {
		v.open(cell(v, key, 3))
		if shown := d.Chooser().Shown; !slices.Contains(shown, want) || key != "new" && slices.ContainsFunc(shown, func(name string) bool { return strings.HasPrefix(name, "0.0") }) {
			t.Errorf("%s: %q", key, shown)
		}
		d.Press(fyne.KeyEscape)
	}
	v.open(cell(v, "overlap", 0))
	d.Press(fyne.KeyReturn)
	d.Settle()
}

func TestTheWhatIfIsLiveOnThePageAndNotInTheCase(t *testing.T) {
	d, v := open(t)
	before := d.Session().Case()
	shown := d.Session().View()
	shown.WhatIf = model.WhatIf{Shortfall: 50, Growth: 100}
	d.Session().Show(shown)
	if got := texts(t, v, "saving") + " " + texts(t, v, "once"); got != "Cashable saving|1.0|6.5|6.5|2.5|16.5 Less: one-off costs from revenue|6.0|16.0|10.0|2.0|34.0" {
		t.Error(got)
	}
	if !strings.HasPrefix(v.reading.Text, "What if: 50% delivered, costs +100%.") {
		t.Errorf("it isn't marked: %q", v.reading.Text)
	}
	d.Shown().Focus()
	d.Press(fyne.KeyEscape)
	if got := texts(t, v, "saving"); d.Session().View().WhatIf.Asks() || d.Session().Case() != before || got != "Cashable saving|2.0|13.0|13.0|5.0|33.0" {
		t.Errorf("Escape leaves %q", got)
	}
	d.Settle()
}
