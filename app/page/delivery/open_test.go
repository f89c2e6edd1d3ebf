package delivery

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// large is a case of 2,000 lines that were agreed, with 60 months of actuals of each.
func large(t testing.TB) *model.Case {
	t.Helper()
	base := &model.Baseline{ID: "b", ScenarioID: "s", ScenarioName: "S", Body: "Cabinet", On: "2019-04-09", Minute: "5", Estimate: model.Minimum, FirstYear: 2019, Years: 5}
	records := []model.Record{&model.Head{ID: "c", Title: "Case", FirstYear: 2019, Years: 5}, &model.Scenario{ID: "s", Name: "S"}}
	for i := range 2000 {
		years := make([]decimal.Decimal, 5)
		for year := range years {
			years[year] = decimal.New(int64(i+year), -2)
		}
		l := model.BaselineLine{ID: fmt.Sprint("l", i), Owner: model.Programme, OwnerName: model.CouncilWide, Name: fmt.Sprint("Line ", i), Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: years}
		base.Lines = append(base.Lines, l)
		records = append(records, &model.Line{ID: l.ID, Owner: model.Programme, Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: years})
		for year := range 5 {
			x := &model.Actuals{Line: l.ID, Year: 2019 + year}
			for _, m := range model.MonthsOf(x.Year) {
				x.Months = append(x.Months, model.MonthFigure{Month: m, Figure: decimal.New(int64(i), -3)})
			}
			records = append(records, x)
		}
	}
	c, err := model.NewCase(0, append(records, base), false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// BenchmarkOpenPageOf60MonthsOfActuals shows the page on a case with 2,000 lines and five years of actuals of each, and
// BenchmarkTypeAMonthAmong2000Lines types a figure into it.
func BenchmarkOpenPageOf60MonthsOfActuals(b *testing.B) {
	d, v := openLarge(b)
	for b.Loop() {
		v.shown = nil
		v.Refresh()
		d.Picture()
	}
}

func BenchmarkTypeAMonthAmong2000Lines(b *testing.B) {
	d, v := openLarge(b)
	v.showTab(monthsTab)
	d.Shown().Focus()
	for b.Loop() {
		v.Grid.MoveTo(grid.Place{Col: 1})
		d.Type("0.25")
		d.Press(fyne.KeyReturn)
		d.Run(page.Undo)
	}
}

func openLarge(b *testing.B) (*apptest.Desk, *view) {
	b.Helper()
	d := apptest.Open(b, Entry())
	o, err := d.Session().Create(large(b))
	if err != nil {
		b.Fatal(err)
	}
	d.Session().Adopt(o)
	d.Settle()
	return d, d.Shown().(*view)
}
