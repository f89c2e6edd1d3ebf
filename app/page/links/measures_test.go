package links

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestDriversAreLinkedToMeasuresWhereTheCaseHasAny(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	tabs := func() string { return strings.Join(v.tabs.Labels, ", ") }
	without := tabs()
	if strings.Contains(without, "measures") {
		t.Fatalf("without a measure there are %s", without)
	}
	v.showMatrix(len(v.list)) // the map
	d.Do(d.Session().Case().Add(&model.Measure{ID: "waits", Name: "Waiting time"}, ""))
	d.Do(d.Session().Case().Add(&model.Measure{ID: "visits", Name: "Visits", Worse: true}, ""))
	if want := "Drivers to benefits, Drivers to measures, Benefits to objectives, Benefits map"; !strings.HasSuffix(tabs(), want) || !v.mapShown() || v.tabs.Selected != len(v.tabs.Labels)-1 {
		t.Errorf("there are %s; the map is shown: %v, %d is marked", tabs(), v.mapShown(), v.tabs.Selected)
	}
	d.Settle()
	v.tabs.OnSelect(slices.Index(v.tabs.Labels, "Drivers to measures"))
	if got := []string{v.Grid.Columns[linkFixed].Title, v.Grid.Columns[linkFixed+1].Title}; !slices.Equal(got, []string{"Waiting time", "Dis-benefit\nVisits"}) {
		t.Errorf("the columns are %q", got)
	}
	d.Shown().Focus()
	first := d.Session().Case().Drivers.At(0).ID
	v.Grid.MoveToKey(first, linkFixed)
	d.Type("+")
	link := &model.Link{Owner: first, To: model.KindMeasure, Target: "waits"}
	if _, ok := d.Session().Case().Links.Get(link.Key()); !ok {
		t.Fatal("a + links nothing")
	}
	if got := v.words.Text; !strings.HasPrefix(got, "1 of 2 measures to be moved in ") || !strings.HasSuffix(got, "No choice is linked to a driver of: Visits") {
		t.Errorf("the remarks are %q", got)
	}
	v.showMatrix(0)
	d.Shown().(*view).Show(page.Place{Record: model.Hit{Kind: model.KindLink, Key: link.Key()}})
	if v.of() != toMeasures {
		t.Errorf("a link to a measure is looked for in %s", v.of().name)
	}
	d.Do(d.Session().Case().Together("", func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindMeasure, "waits") },
		func(c *model.Case) (model.Edit, error) { return c.Remove(model.KindMeasure, "visits") }))
	if tabs() != without || v.of().to != model.KindPrinciple || v.tabs.Selected != 0 {
		t.Errorf("with no measure left there are %s, %s is shown", tabs(), v.of().name)
	}
	d.Run(page.Undo)
	if !strings.Contains(tabs(), "Drivers to measures") || v.of().to != model.KindPrinciple {
		t.Errorf("undone there are %s, %s is shown", tabs(), v.of().name)
	}
	d.Settle()
}

func TestALinkToAMeasureHasNoShareOfMoney(t *testing.T) {
	d := apptest.Open(t, Entry())
	v := d.Shown().(*view)
	first := d.Session().Case().Drivers.At(0).ID
	link := &model.Link{Owner: first, To: model.KindMeasure, Target: "waits"}
	d.Do(d.Session().Case().Add(&model.Measure{ID: "waits", Name: "Waiting time"}, ""))
	d.Do(d.Session().Case().Add(link, ""))
	v.Show(page.Place{Record: model.Hit{Kind: model.KindLink, Key: link.Key()}})
	v.onPaste(v.Grid.Cursor, "40%")
	if got := d.DialogText(); !strings.Contains(got, "is no mark") {
		t.Errorf("a share is answered with %q", got)
	}
	d.Dismiss()
	d.Settle()
}
