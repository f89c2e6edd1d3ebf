package excel

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/model/delivery"
	"tomworkbench/storage/casefile"
)

func TestDeliveryHasWhatWasAgreedExpectedAndCameByLineAndYear(t *testing.T) {
	file, err := casefile.Decode(assets.WorkStreams())
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, subject(file.Case, file.Case.DefaultScenario().ID))
	at := delivery.Of(file.Case, delivery.Last(file.Case))
	row := firstRow
	for _, r := range at.Rows {
		for _, want := range []delivery.Amounts{r.Baseline, r.Forecast, r.Actual} {
			if got := kept(t, f, sheetDelivery, place(deliveryLine, row)); got != r.Line.Name {
				t.Fatalf("row %d is of %q, want %q", row, got, r.Line.Name)
			}
			total := decimal.Zero
			for y := range want.Years {
				if text := kept(t, f, sheetDelivery, place(deliveryYears+y, row)); text != "" {
					total = total.Add(decimal.RequireFromString(text))
				}
			}
			if sum := computed(t, f, sheetDelivery, place(deliveryYears+len(want.Years), row)); !sameAmount(sum, want.Total) || !total.Equal(want.Total) {
				t.Errorf("row %d comes to %s, its years to %s, want %s", row, sum, total, want.Total)
			}
			row++
		}
	}
	for i, m := range at.Measures {
		if got := kept(t, f, sheetMeasures, place(1, firstRow+i)); got != measureName(m) {
			t.Errorf("measure %d is %q, want %q", i, got, m.Name)
		}
	}
}

func TestNoSheetIsEmptyButThoseThatFormulasRead(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2026, Years: 2}}, false)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, subject(c, ""))
	want := []string{sheetAbout, sheetOptions, sheetLines, sheetProfile, sheetBudget}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("the sheets are %v", got)
	}
	for row := firstRow; row < firstRow+30; row++ {
		if linked, target, err := f.GetCellHyperLink(sheetAbout, place(1, row)); err == nil && linked {
			if name, _, _ := strings.Cut(target, "!"); !slices.Contains(want, name) {
				t.Errorf("a link leads to %s, which isn't there", target)
			}
		}
	}
}
