package compare

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// rowOf finds a row by its key, nil where there is none.
func rowOf(v *view, key string) *compareRow {
	if at := slices.IndexFunc(v.entries, func(r compareRow) bool { return r.key == key }); at >= 0 {
		return &v.entries[at]
	}
	return nil
}

func TestScenariosAreComparedByWhatTheyTakeOutOfAreas(t *testing.T) {
	d := apptest.Open(t, Entry())
	designed(d)
	x, _ := d.Session().Case().Areas.Get("customer-support")
	next, tenth := *x, decimal.RequireFromString("0.1")
	next.WarnAbove = &tenth
	d.Do(d.Session().Case().Replace(x.ID, &next))
	none, _ := d.Session().Case().ScenarioNamed("Programme only")
	d.Run(page.Compare)
	v := d.Shown().(*view)
	flip(d, v, none.Name)
	d.Press(fyne.KeyEscape)
	only := slices.IndexFunc(v.compared, func(x *model.Scenario) bool { return x == none })
	if v.compared[0].Name != "Published case" || only < 1 {
		t.Fatalf("compared are %v", v.compared)
	}
	for key, want := range map[string][3]string{
		"areas/customer-management": {"Customer management", "24% (£29m to £22m)", "nothing"},
		"areas/service-delivery":    {"Service delivery", "3% (£33m to £32m)", "nothing"},
		"areas/customer-support":    {"Customer support", "24% (£34m to £26m)\n! Warning: more than 10% of what the area costs", "nothing"},
		"areas/all":                 {"All areas", "14% (£145m to £124m)", "nothing"},
	} {
		r := rowOf(v, key)
		if r == nil || r.label != want[0] || r.cells[0].Text != want[1] || r.cells[only].Text != want[2] || r.cells[0].Ground != "" || r.cells[only].Ground != ui.ColorChosen {
			t.Errorf("%s: %+v", key, r)
		}
	}
	next.Cost = decimal.Zero
	d.Do(d.Session().Case().Replace(x.ID, &next))
	if r := rowOf(v, "areas/all"); r.label != "All areas of known cost" || r.cells[0].Text != "12% (£111m to £98m)" {
		t.Errorf("without a cost: %+v", r)
	}
	if r := rowOf(v, "areas/customer-support"); r.cells[0].Text != "£8m, cost not known" {
		t.Errorf("without its cost: %+v", r)
	}
	d.Settle()
}

func TestScenariosAreComparedByTheMeasuresThatTheyAreToMove(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.Run(page.Compare)
	v := d.Shown().(*view)
	if rowOf(v, "measures") != nil {
		t.Error("a case without measures has rows of them")
	}
	target, first := decimal.NewFromInt(-25), d.Session().Case().Drivers.At(0).ID
	for _, r := range []model.Record{
		&model.Measure{ID: "visits", Name: "Visits", Worse: true}, &model.Measure{ID: "managers", Name: "Managers", Unit: "%", Target: &target, Direction: model.Down},
		&model.Measure{ID: "calls", Name: "Calls"}, &model.Link{Owner: first, To: model.KindMeasure, Target: "managers"},
	} {
		d.Do(d.Session().Case().Add(r, ""))
	}
	var labels []string
	for _, r := range v.entries {
		if strings.HasPrefix(r.key, "measures/") {
			labels = append(labels, r.label)
		}
	}
	if want := []string{"Managers, to −25 %", "Calls", "Dis-benefit: Visits"}; !slices.Equal(labels, want) {
		t.Errorf("the rows are %q", labels)
	}
	moved, calls := rowOf(v, "measures/managers").cells[0].Text, rowOf(v, "measures/calls").cells[0].Text
	if moved == "nothing in the scenario" || moved == "" || calls != "nothing in the scenario" {
		t.Errorf("%q moves managers, %q calls", moved, calls)
	}
	d.Settle()
}
