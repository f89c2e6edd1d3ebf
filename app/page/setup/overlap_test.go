package setup

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// overlapTable shows the list of overlaps.
func overlapTable(d *apptest.Desk) *view {
	d.T.Helper()
	d.Run(page.SetUp)
	v := d.frame()
	for i, l := range v.lists {
		if l.name == "Already in the budget" {
			v.showList(i)
			v.Focus()
			return v
		}
	}
	d.T.Fatal("there is no list of what is already in the budget")
	return nil
}

func TestAnOverlapIsAddedChangedAndDeletedByKeys(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.overlapTable()
	before := d.Session().Case()
	d.Press(fyne.KeyInsert)
	if got := strings.Join(d.chooser.Shown, "; "); !strings.HasPrefix(got, "cumulative net; net; benefit; cost") {
		t.Fatalf("offered are %q", got)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	d.Type("£2.5m")
	if got := d.frame().Grid.Editor.Hint.Text; got != "2.50" {
		t.Errorf("the step reads as %q", got)
	}
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.Type("Savings plan")
	d.Press(fyne.KeyTab)
	d.Type("Counted in the savings plan.")
	d.Press(fyne.KeyTab)
	d.Type("work")
	d.Press(fyne.KeyReturn)
	x := d.Session().Case().Overlaps.At(1)
	if x.Measure != "benefit" || x.Years[0].String() != "2.5" || !x.Amount.IsZero() || x.BudgetLine != "Savings plan" || x.Why != "Counted in the savings plan." || x.Source.Grade != model.Workshop {
		t.Fatalf("the overlap is %+v", x)
	}
	d.Press(fyne.KeyHome, fyne.KeyDelete)
	if n := d.Session().Case().Overlaps.Len(); n != 1 {
		t.Errorf("after deleting there are %d overlaps", n)
	}
	for d.Session().CanUndo() {
		d.Run(page.Undo)
	}
	if now := d.Session().Case(); now.Overlaps.Len() != 1 || now.Overlaps.At(0) != before.Overlaps.At(0) {
		t.Error("undo left something behind")
	}
	d.rested()
}

func TestAnAmountThatCannotBeMeantIsRefusedAsItIsTyped(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.overlapTable()
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 2})
	for typed, want := range map[string]string{"lots": "not a figure", "£15,000,000": "looks like pounds"} {
		d.Press(fyne.KeyReturn)
		v.Grid.Editor.Entry.SetText(typed)
		d.Press(fyne.KeyReturn)
		if e := v.Grid.Editor; !e.Open || !strings.Contains(e.Hint.Text, want) {
			t.Errorf("%s: open %v, hint %q", typed, e.Open, e.Hint.Text)
		}
		d.Press(fyne.KeyEscape)
	}
	if got := d.Session().Case().Overlaps.At(0).Years[1].String(); got != "8.5" {
		t.Errorf("the step is %s", got)
	}
	d.Press(fyne.KeyDelete)
	if x := d.Session().Case().Overlaps.At(0); !x.Years[1].IsZero() || d.Session().LastChange().Text == "" {
		t.Errorf("an emptied step is %s", x.Years[1])
	}
	d.rested()
}

func TestOverlapsArePastedFromASpreadsheetAsOneEdit(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.overlapTable()
	fyne.CurrentApp().Clipboard().SetContent("Benefit\t£4m\t0\t0\t0\t\tPlan\tIn the plan\tpublished\nhappiness\t1\n")
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	if got := d.dialogText(); !strings.Contains(got, "ow 2, Part of: “happiness” is none of these") || d.Session().Case().Overlaps.Len() != 1 {
		t.Errorf("a measure that there isn't says %q", got)
	}
	d.Dismiss()
	fyne.CurrentApp().Clipboard().SetContent("Benefit\t£4m\t0\t0\t0\t4\tPlan\tIn the plan\tpublished\ncost\t0,5\t1\n")
	v.Focus()
	v.Grid.List.TypedShortcut(&fyne.ShortcutPaste{})
	c := d.Session().Case()
	if c.Overlaps.Len() != 3 || c.Overlaps.At(1).Measure != "benefit" || c.Overlaps.At(1).Steps().String() != "4" || c.Overlaps.At(2).Steps().String() != "1.5" {
		t.Fatalf("pasted, there are %d overlaps", c.Overlaps.Len())
	}
	if got := d.Session().LastChange().Text; got != "2 budgeted amounts pasted" {
		t.Errorf("the change is called %q", got)
	}
	d.Run(page.Undo)
	if n := d.Session().Case().Overlaps.Len(); n != 1 {
		t.Errorf("one undo leaves %d overlaps", n)
	}
	d.rested()
}

func TestAnOverlapIsFoundByItsReason(t *testing.T) {
	d := apptest.Open(t, Entry())
	hits := model.Find(d.Session().Case(), "budget already counts", 9)
	if len(hits) != 1 || hits[0].Kind != model.KindOverlap {
		t.Fatalf("found are %+v", hits)
	}
	d.Go(page.Place{Record: hits[0]})
	if v := d.frame(); v == nil || v.lists[v.list].name != "Already in the budget" {
		t.Error("it isn't shown where it can be worked on")
	}
	d.rested()
}

func TestTheBoardSaysWhatTheBudgetLeaves(t *testing.T) {
	d := apptest.Open(t, Entry())
	budget := d.outcome.budget
	if got, want := budget.text.Text, "£15m of the cumulative net of £16m is already in the budget (new savings each year); £1m is new to the budget"; got != want || budget.root.Hidden {
		t.Errorf("the board says %q, want %q", got, want)
	}
	only, _ := d.Session().Case().ScenarioNamed("Programme only")
	v := d.Session().View()
	v.Scenario = only.ID
	d.Session().Show(v)
	if got, want := budget.text.Text, "The budget already counts £15.00m of the cumulative net (new savings each year); this scenario brings £3.50m, £11.50m less"; got != want {
		t.Errorf("with the programme alone it says %q, want %q", got, want)
	}
	d.Do(d.Session().Case().Remove(model.KindOverlap, "budget-savings"))
	if !budget.root.Hidden {
		t.Errorf("without an overlap it says %q", budget.text.Text)
	}
	d.Run(page.Undo)
	if budget.root.Hidden {
		t.Error("undo doesn't bring the words back")
	}
	d.Settle()
}

func TestTheBudgetIsPutInWords(t *testing.T) {
	row := func(measure, gross, overlap string, stream bool) appraisal.LedgerRow {
		r := appraisal.LedgerRow{Measure: measure, Overlap: decimal.NewNullDecimal(decimal.RequireFromString(overlap)), Stream: stream}
		if gross != "" {
			r.Gross = decimal.NewNullDecimal(decimal.RequireFromString(gross))
			r.Residual = decimal.NewNullDecimal(r.Gross.Decimal.Sub(r.Overlap.Decimal))
		}
		return r
	}
	for want, r := range map[string]appraisal.LedgerRow{
		"£2.00m of the Sourcing benefit of £5.25m is already in the budget (carried forward); £3.25m is new to the budget":                             row("Sourcing", "5.25", "2", true),
		"£4m of the cost of £4m is already in the budget (carried forward), all of it: no new saving":                                                  row("cost", "4", "4", false),
		"£1m of “happiness” is already in the budget; this case has no figure of that name":                                                            row("happiness", "", "1", false),
		"The budget already counts £1m of the net (carried forward); this scenario brings −£2m, £3m less":                                              row("net", "-2", "1", false),
		"£0.11m of the net of £0.33m is already in the budget (carried forward); £0.23m is new to the budget. Figures may not sum because of rounding": row("net", "0.334", "0.106", false),
		"": row("net", "9", "0", false),
	} {
		if got := budgetWords([]appraisal.LedgerRow{r}, model.Recurring); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if got, want := budgetWords([]appraisal.LedgerRow{{Measure: "net", Unknown: appraisal.WithoutYears}}, model.Recurring), "The net: what is new to the budget is not known. "+appraisal.WithoutYears; got != want {
		t.Errorf("without years it says %q, want %q", got, want)
	}
	one := row("net", "9", "1", false)
	for n, want := range map[int]int{1: 1, 3: 3, 4: 3, 9: 3} {
		got := budgetWords(slices.Repeat([]appraisal.LedgerRow{one}, n), model.InYear)
		if lines := strings.Split(got, "\n"); len(lines) != want || (n > 3) != strings.HasPrefix(lines[len(lines)-1], "and ") {
			t.Errorf("%d measures are told in %q", n, got)
		}
	}
}
