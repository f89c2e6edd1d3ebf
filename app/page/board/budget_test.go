package board

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

func TestTheBoardSaysWhatTheBudgetLeaves(t *testing.T) {
	d := apptest.Open(t, Entry())
	budget := d.Shown().(*view).outcome.budget
	if got, want := budget.text.Text, "£15m of the cumulative net of £16m is already in the budget (new savings each year); £1m is new to the budget"; got != want || budget.root.Hidden {
		t.Errorf("the board says %q, want %q", got, want)
	}
	only, _ := d.Session().Case().ScenarioNamed("Programme only")
	v := d.Session().View()
	v.Scenario = only.ID
	d.Session().Show(v)
	if got, want := budget.text.Text, "The budget already counts on £15.0m of the cumulative net (new savings each year); this scenario brings £3.5m, £11.5m less"; got != want {
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
		if got := strings.Join(budgetWords([]appraisal.LedgerRow{r}, model.Recurring), "\n"); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if got, want := strings.Join(budgetWords([]appraisal.LedgerRow{{Measure: "net", Unknown: appraisal.WithoutYears}}, model.Recurring), "\n"), "The net: what is new to the budget is not known. "+appraisal.WithoutYears; got != want {
		t.Errorf("without years it says %q, want %q", got, want)
	}
	d, v := open(t)
	one := row("net", "9", "1", false)
	for n, more := range map[int]string{1: "", 3: "", 4: "and 1 more …", 9: "and 6 more …"} {
		v.outcome.budget.list("", budgetWords(slices.Repeat([]appraisal.LedgerRow{one}, n), model.InYear), ui.Look{Size: ui.SizeSmall})
		shown, rest := v.outcome.budget.text.Text, v.outcome.budget.rest.Link
		if lines := strings.Count(shown, "\n") + 1; lines != min(n, mostLines) || rest.Visible() != (more != "") || more != "" && rest.Name != more {
			t.Errorf("%d measures are told in %q, %q", n, shown, rest.Name)
		}
	}
	d.Settle()
}
