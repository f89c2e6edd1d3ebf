package tables

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

func TestAPrintedTableIsPastedBackAsItWasCopied(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	for x := range d.Session().Case().Evidence.All() {
		v.list.MoveToKey(x.ID, 0)
		to := grid.Place{Row: v.printed.Source.Rows() - 1, Col: len(v.printed.Columns) - 1}
		text := d.CopyCells(v.printed, grid.Place{}, to)
		sheet, err := spreadsheet.Paste(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := model.TakeEvidence("again", x.Title, sheet.Rows)
		if err != nil {
			t.Errorf("%s: %q says %v", x.Title, text, err)
			continue
		}
		if !slices.EqualFunc(again.Printed(), x.Printed(), slices.Equal) {
			t.Errorf("%s: %q is pasted back as %q", x.Title, x.Printed(), again.Printed())
		}
	}
	d.PasteCells(v.printed, grid.Place{Row: 0, Col: 1}, d.CopyCells(v.printed, grid.Place{Row: 0, Col: 1}, grid.Place{Row: 0, Col: 1}))
	d.WaitForDialog()
	if told := d.DialogText(); !strings.Contains(told, "That is no table") {
		t.Errorf("one cell says %q", told)
	}
	d.Dismiss()
	d.Settle()
}
