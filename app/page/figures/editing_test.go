package figures

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

func TestFiguresAreTypedWithHowTheyAreRead(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.Shown().(*view)
	v.Grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed}) // the programme's cost of the first year
	for typed, read := range map[string]string{"1,5": "£1.50m", "£3.2m": "£3.20m", "(2.5)": "−£2.50m", "1234.5": "£1,234.50m"} {
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText(typed)
		if got := v.Grid.Editor.Hint.Text; got != read {
			t.Errorf("%s reads as %q, want %q", typed, got, read)
		}
		d.Press(fyne.KeyEscape)
	}
	d.Type("n/a")
	d.Press(fyne.KeyReturn)
	if e := v.Grid.Editor; !e.Open || e.Entry.Text != "n/a" || !strings.Contains(e.Hint.Text, "not a figure") {
		t.Errorf("n/a: open %v, %q, hint %q", e.Open, e.Entry.Text, e.Hint.Text)
	}
	v.Grid.Editor.Entry.SetText("0,75")
	d.Press(fyne.KeyReturn)
	line, _ := d.Session().Case().Lines.Get(v.lines[2].line.ID)
	if got := line.Minimum[0].String(); got != "0.75" {
		t.Errorf("the figure is %s", got)
	}
	d.Settle()
}

func TestTotalsTieWithTheProfile(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.Shown().(*view)
	v.showLines(scenarioLines, bothKinds)
	low := model.Profile(d.Session().Case(), "published-case", model.Minimum, model.InYear)
	high := model.Profile(d.Session().Case(), "published-case", model.Maximum, model.InYear)
	for i := range low.Benefit {
		if !v.totals[0].years[i].Equal(low.Benefit[i]) || !v.totals[1].years[i].Equal(high.Benefit[i]) || !v.totals[2].years[i].Equal(low.Cost[i]) {
			t.Errorf("year %d: totals %v, %v, %v", i, v.totals[0].years[i], v.totals[1].years[i], v.totals[2].years[i])
		}
	}
	if !v.totals[0].total.Equal(low.TotalBenefit) {
		t.Errorf("the total is %s", v.totals[0].total)
	}
	d.Settle()
}

func TestABlockFromASpreadsheetIsPastedAsOneEdit(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.Shown().(*view)
	v.Grid.MoveTo(grid.Place{Row: 2, Col: figuresFixed})
	line := v.lines[2].line.ID
	before := d.Session().Case()
	fyne.CurrentApp().Clipboard().SetContent("£1m\t2,5\t3\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.Session().Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum); got != "[1 2.5 3 0.25]" {
		t.Errorf("the figures are %s", got)
	}
	fyne.CurrentApp().Clipboard().SetContent("1\tnonsense\n9\t2\n0\t1e9\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.DialogText(); !strings.Contains(got, "Row 1, 2019/20") || !strings.Contains(got, "row 3, 2019/20") || !strings.Contains(got, "row 2: the lowest £9.00m is above") {
		t.Errorf("a bad block says %q", got)
	}
	d.Dismiss()
	d.Run(page.Undo)
	if got := d.Session().Case(); got.Lines.Len() != before.Lines.Len() || d.Session().CanUndo() {
		t.Error("the block wasn't one edit, or the bad one left something")
	}
	d.Settle()
}

func TestAPastedRangeMayMoveBothEnds(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Figures)
	v := d.Shown().(*view)
	v.Grid.MoveTo(grid.Place{Row: 0, Col: figuresFixed}) // the minimum and the maximum of the programme's benefit
	line := v.lines[0].line.ID
	fyne.CurrentApp().Clipboard().SetContent("7\t8\n9\t10\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	now, _ := d.Session().Case().Lines.Get(line)
	if got := fmt.Sprint(now.Minimum[:2], now.Maximum[:2]); got != "[7 8] [9 10]" {
		t.Errorf("the figures are %s", got)
	}
	d.Settle()
}
