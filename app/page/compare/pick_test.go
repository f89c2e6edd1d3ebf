package compare

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/page/board"
	"tomworkbench/app/session"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

// flip takes a scenario of the list into the comparison or out of it.
func flip(d *apptest.Desk, v *view, name string) {
	d.T.Helper()
	if d.Idle() {
		uitest.Click(d.Canvas(), uitest.Middle(v.which))
	}
	d.Canvas().Focus(d.Chooser().Filter)
	d.Type(name)
	d.Press(fyne.KeyReturn)
}

func TestScenariosAreTakenInAndOutOfTheComparisonOneAfterTheOther(t *testing.T) {
	d := apptest.Open(t, Entry())
	for _, name := range []string{"Fourth", "Fifth", "Sixth", "Seventh", "Eighth"} {
		d.Do(d.Session().Case().NewScenario(name, name), nil)
	}
	d.Run(page.Compare)
	v := d.Shown().(*view)
	check := func(name string, in bool) {
		t.Helper()
		mark := map[bool]string{true: "● ", false: "○ "}[in]
		compared := slices.ContainsFunc(v.compared, func(x *model.Scenario) bool { return x.Name == name })
		if compared != in || !slices.Contains(d.Chooser().Shown, mark+name) || len(v.Columns()) != len(v.compared)+1 {
			t.Errorf("%s is compared: %v; of %d columns the list has %q", name, compared, len(v.Columns()), d.Chooser().Shown)
		}
	}
	names := []string{v.compared[1].Name}
	flip(d, v, names[0])
	check(names[0], false)
	flip(d, v, names[0])
	check(names[0], true)
	for x := range d.Session().Case().Scenarios.All() {
		if !slices.Contains(v.compared, x) && len(v.compared) < session.MostCompared {
			flip(d, v, x.Name)
			check(x.Name, true)
		}
	}
	shown := d.Session().Scenario()
	for x := range d.Session().Case().Scenarios.All() {
		if !slices.Contains(v.compared, x) {
			names = []string{x.Name, shown.Name}
		}
	}
	for name, want := range map[string]string{names[0]: "Six scenarios at most", names[1]: "always compared"} {
		before := slices.Clone(v.compared)
		flip(d, v, name)
		if got := d.DialogText(); !strings.Contains(got, want) || !slices.Equal(v.compared, before) {
			t.Errorf("%s says %q", name, got)
		}
		d.Dismiss()
	}
	d.Settle()
}

func TestACellOfTheComparisonLeadsToItsDecisionInItsScenario(t *testing.T) {
	d := apptest.Open(t, Entry(), board.Entry())
	designed(d)
	d.Run(page.Compare)
	v := d.Shown().(*view)
	v.Focus()
	row, _ := v.Grid.RowOf("procurement")
	at := grid.Place{Row: row, Col: 1}
	v.Grid.MoveTo(grid.Place{Row: row})
	if v.compared[0].Name != "Published case" || d.Session().Scenario().Name == "Published case" {
		t.Fatalf("compared are %v, %s is shown", v.compared, d.Session().Scenario().Name)
	}
	d.ClickCell(v.Grid, at)
	if d.Shown() != page.Page(v) {
		t.Fatal("the first click leads away")
	}
	d.ClickCell(v.Grid, at)
	o, ok := d.Canvas().Focused().(page.OfOption)
	if d.Session().Scenario().Name != "Published case" || !ok || o.Option() != "centre-of-excellence" {
		t.Errorf("clicked again it leads to %q on %T", d.Session().Scenario().Name, d.Canvas().Focused())
	}
	d.Run(page.Compare)
	v.Focus()
	v.Grid.MoveTo(grid.Place{Row: 0, Col: 1}) // a heading has no decision
	d.Press(fyne.KeyReturn)
	if d.Session().Scenario().Name != v.compared[0].Name {
		t.Errorf("the heading of %s leads to %s", v.compared[0].Name, d.Session().Scenario().Name)
	}
	d.Settle()
}
