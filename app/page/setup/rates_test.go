package setup

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	judging "tomworkbench/app/page/appraisal"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// atRate puts the cursor on a column of the row with a key.
func atRate(t *testing.T, v *view, kind model.Kind, key, column string) grid.Place {
	t.Helper()
	col := slices.IndexFunc(v.Columns(), func(c grid.Column) bool { return c.Title == column })
	v.Grid.MoveToKey(string(kind)+"/"+key, col)
	at := v.Grid.Cursor
	if v.entries[at.Row].record.Key() != key {
		t.Fatalf("there is no row %s", key)
	}
	return at
}

// readsRow compares a row of the list with what its columns are to say.
func readsRow(t *testing.T, v *view, row int, wants ...string) {
	t.Helper()
	for col, want := range wants {
		if got := v.Cell(row, col).Text; got != want {
			t.Errorf("column %d of row %d says %q, want %q", col, row, got, want)
		}
	}
}

// staysAsItIs types into every text of a table of rates what stands there.
func staysAsItIs(d *apptest.Desk, v *view, row int) {
	d.T.Helper()
	before := d.Session().Case()
	for col := 3; col <= 4; col++ {
		if err := v.onEdit(grid.Place{Row: row, Col: col}, v.Cell(row, col).Start()); err != nil || d.Session().Case() != before {
			d.T.Errorf("column %d typed as it stands changes the case, %v", col, err)
		}
	}
}

func TestTheRatesBuiltInAreShownAndAChangeMakesThemTheCases(t *testing.T) {
	d, v := openList(t, "Rates")
	before := d.Session().Case()
	at := atRate(t, v, model.KindRateTable, string(model.DiscountRates), "Table, row")
	if got := v.Cell(at.Row, 0).Text; got != "Discount rates (built in)" {
		t.Errorf("the table is called %q", got)
	}
	atRate(t, v, model.KindRate, "discount.0", "Rate, upper %, index")
	d.Press(fyne.KeyReturn)
	v.Grid.Editor.Entry.SetText("3")
	if got := v.Grid.Editor.Hint.Text; got != "3%" {
		t.Errorf("it reads as %q", got)
	}
	d.Press(fyne.KeyReturn)
	c := d.Session().Case()
	if got := appraisal.ScheduleOf(c, false).Bands; len(got) != 1 || got[0].Rate.String() != "0.03" || c.RateTables.Len() != 1 {
		t.Fatalf("the rates are %v of %d tables", got, c.RateTables.Len())
	}
	readsRow(t, v, at.Row, "Discount rates", "", "", "The case's own discount rates", "Changed from HM Treasury Green Book, rate in force in December 2025", "", "year's start", "", "")
	staysAsItIs(d, v, at.Row)
	if got := d.Session().LastChange().Text; got != "Discount rates, years 0 to 30: 3% instead of 3.5%" {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	if d.Session().Case().RateTables.Len() != before.RateTables.Len() || d.Session().Case().Rates.Len() != 0 {
		t.Error("undo leaves rates in the case")
	}
	d.Run(page.Redo)
	atRate(t, v, model.KindRateTable, string(model.DiscountRates), "Table, row")
	d.Press(fyne.KeyDelete)
	if got := d.DialogText(); !strings.Contains(got, "Go back to the built-in table?") || !strings.Contains(got, "Your rate is dropped; undo brings it back.") {
		t.Errorf("it asks %q", got)
	}
	d.TapAction("Go back")
	if d.Session().Case().RateTables.Len() != 0 || v.Cell(at.Row, 0).Text != "Discount rates (built in)" {
		t.Errorf("deleted, %d tables stay", d.Session().Case().RateTables.Len())
	}
	d.Press(fyne.KeyDelete)
	if !d.Says("What is built in stays") {
		t.Errorf("deleting what is built in says %q", d.Said())
	}
	d.Settle()
}

func TestGoingBackToTheBuiltInTableIsWhatIsAsked(t *testing.T) {
	d, v := openList(t, "Rates")
	for set, change := range map[model.RateSet][2]string{
		model.BiasBounds: {"optimism-bias.equipment", "Your 8 rates are dropped; undo brings them back."},
		model.Deflators:  {"", "Your 2 rates are dropped; undo brings them back. No deflators are built in."},
	} {
		at := atRate(t, v, model.KindRateTable, string(set), "Table, row")
		if set == model.Deflators {
			d.PasteCells(v.Grid, at, "2018/19\t100\n2019/20\t102\n")
		} else if err := v.onEdit(atRate(t, v, model.KindRate, change[0], "Lower %"), "5"); err != nil {
			t.Fatal(err)
		}
		own := d.Session().Case().Rates.Len()
		atRate(t, v, model.KindRateTable, string(set), "Table, row")
		d.Press(fyne.KeyDelete)
		if got := d.DialogText(); !strings.Contains(got, "Go back to the built-in table?") || !strings.Contains(got, change[1]) || strings.Contains(got, "refer") {
			t.Errorf("%s: it asks %q", set, got)
		}
		d.TapAction("Go back")
		if n := d.Session().Case().RateTables.Len(); n != 0 {
			t.Errorf("%s: %d tables stay", set, n)
		}
		d.Run(page.Undo)
		if n := d.Session().Case().Rates.Len(); n != own {
			t.Errorf("%s: undo brings %d rates back of %d", set, n, own)
		}
		d.Run(page.Redo)
	}
	d.Settle()
}

func TestARateAboveAFifthIsTakenAndAskedAbout(t *testing.T) {
	d, v := openList(t, "Rates")
	at := atRate(t, v, model.KindRate, "discount.0", "Rate, upper %, index")
	d.Press(fyne.KeyReturn)
	v.Grid.Editor.Entry.SetText("150")
	d.Press(fyne.KeyReturn)
	if cell := v.Cell(at.Row, at.Col); cell.Text != "150 – check" || cell.Start() != "150" {
		t.Errorf("the rate is %q and typed as %q", cell.Text, cell.Start())
	}
	atRate(t, v, model.KindRate, "discount.0", "Rate, upper %, index")
	if !d.Says("The discount rate of years 0 to 30 is 150%, above 20%: check that it is meant.") {
		t.Errorf("the status says %q", d.Said())
	}
	d.Settle()
}

func TestDeflatorsArePastedAndCashIsPickedAndDeflated(t *testing.T) {
	d, v := openList(t, "Rates")
	at := atRate(t, v, model.KindRateTable, string(model.Deflators), "Table, row")
	if !d.Says("None are built in") {
		t.Errorf("the status says %q", d.Said())
	}
	if told := d.PasteCells(v.Grid, at, "2018/19\t100\n2019/20\t102\n2020-21\t104.04\n2021\t106,1208\n"); told != "" {
		t.Fatal(told)
	}
	atRate(t, v, model.KindRateTable, string(model.Deflators), "Taken as")
	v.onRune(' ')
	c := d.Session().Case()
	if s := appraisal.ScheduleOf(c, false); s.Unknown != "" || len(s.Inflation) != 4 || c.Rates.Len() != 4 {
		t.Errorf("the schedule is %+v", s)
	}
	if got := d.Session().LastChange().Text; got != "GDP deflators: prices changed" {
		t.Errorf("the change is called %q", got)
	}
	atRate(t, v, model.KindRate, c.Rates.At(1).ID, "Rate, upper %, index")
	d.Press(fyne.KeyDelete)
	if s := appraisal.ScheduleOf(d.Session().Case(), false); !strings.Contains(s.Unknown, "none for 2019/20") {
		t.Errorf("with a year emptied it says %q", s.Unknown)
	}
	if told := d.PasteCells(v.Grid, atRate(t, v, model.KindRateTable, string(model.Deflators), "Table, row"), "2018/20\t1\n"); !strings.Contains(told, "is no financial year; write it like 2018/19") {
		t.Errorf("a year that is none says %q", told)
	}
	d.Settle()
}

func TestRowsOfRatesAreAddedByKeysAndTablesAreNot(t *testing.T) {
	d, v := openList(t, "Rates")
	atRate(t, v, model.KindRateTable, string(model.Deflators), "Table, row")
	for _, add := range []page.ID{cmdAddRow, cmdAddInside} {
		d.Run(add)
		d.Type(map[page.ID]string{cmdAddRow: "2018/19", cmdAddInside: "2019"}[add])
		d.Press(fyne.KeyReturn, fyne.KeyEscape)
		atRate(t, v, model.KindRateTable, string(model.Deflators), "Table, row")
	}
	if rows := d.Session().Case().RatesOf(model.Deflators); len(rows) != 2 || rows[1].Words() != "2019/20" {
		t.Errorf("the rows are %v", rows)
	}
	atRate(t, v, model.KindRate, d.Session().Case().Rates.At(0).ID, "Table, row")
	d.Run(cmdAddAbove)
	v.Grid.Editor.Entry.SetText("never")
	d.Press(fyne.KeyReturn)
	if got := v.Grid.Editor.Hint.Text; !strings.Contains(got, "is no financial year") {
		t.Errorf("a name that is none says %q", got)
	}
	d.Press(fyne.KeyEscape)
	d.Run(page.MoveDown)
	if got := d.Session().Case().RatesOf(model.Deflators)[0].Words(); got != "2019/20" {
		t.Errorf("moved down, the first is %s", got)
	}
	if n := d.Session().Case().RateTables.Len(); n != 1 {
		t.Errorf("there are %d tables", n)
	}
	d.Settle()
}

func TestAnOldEditionIsMarkedInTheList(t *testing.T) {
	d, v := openList(t, "Rates", judging.Entry())
	d.Clock = time.Date(2026, 12, 18, 9, 0, 0, 0, time.UTC)
	at := atRate(t, v, model.KindRateTable, string(model.DiscountRates), "Date")
	if cell := v.Cell(at.Row, at.Col); cell.Text != "2025-12-16 – check" || cell.Start() != "2025-12-16" {
		t.Errorf("the date is %q and typed as %q", cell.Text, cell.Start())
	}
	if !d.Says("The discount rates are of December 2025, more than a year old: check for a newer edition.") {
		t.Errorf("the status says %q", d.Said())
	}
	d.Run(page.Appraisal)
	d.Settle()
	rows := d.Canvas().Focused().(*grid.List)
	rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	rows.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "\treal 3.5%, old edition") {
		t.Errorf("the appraisal says nothing of it in\n%s", got)
	}
	d.Settle()
}

// No field but that of the grade itself changes a grade that was given.
func TestNoColumnButTheGradesChangesAGrade(t *testing.T) {
	d, v := openFilled(t)
	c := d.Session().Case()
	for _, l := range v.lists {
		for r := range c.RecordsOf(l.kinds[0].kind) {
			for i, f := range l.kinds[0].fields {
				apptest.CheckGradeStays(t, c, l.columns[i].Title, f, r)
			}
		}
	}
}
