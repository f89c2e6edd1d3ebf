package board

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

// takingOf is what the card of a component says of its area, empty where it says nothing.
func takingOf(t *testing.T, d *apptest.Desk, component string) string {
	t.Helper()
	b := d.Shown().(*view).board
	at := slices.IndexFunc(b.components, func(x *model.Component) bool { return x.ID == component })
	b.column.Bring(at)
	d.Settle()
	card := b.cards[at]
	if card.taking.Hidden != (card.taking.Text == "") {
		t.Errorf("%s says %q and is hidden: %v", component, card.taking.Text, card.taking.Hidden)
	}
	return card.taking.Text
}

func TestACardSaysWhatItsComponentTakesOutOfItsArea(t *testing.T) {
	d := apptest.Open(t, Entry())
	areas := d.Shown().(*view).outcome.areas
	check := func(component, want string) {
		t.Helper()
		if got := takingOf(t, d, component); got != want {
			t.Errorf("%s says %q, want %q", component, got, want)
		}
	}
	check("contact", "Takes 24% out of Customer management (£29m to £22m a year; stretch 38%)")
	check("data", "Takes 8% out of Strategic core (£25m to £23m a year; stretch 12%), together with the component Strategic core")
	check("core", "Takes 8% out of Strategic core (£25m to £23m a year; stretch 12%), together with Data and insight")
	check("procurement", "") // it takes out of no area
	if !areas.root.Hidden {
		t.Errorf("nothing is wrong, yet it says %q", areas.text.Text)
	}
	changed := func(change func(*model.Area)) {
		t.Helper()
		x, _ := d.Session().Case().Areas.Get("customer-management")
		next := *x
		change(&next)
		d.Do(d.Session().Case().Replace(x.ID, &next))
	}
	fifth := decimal.RequireFromString("0.2")
	changed(func(x *model.Area) { x.WarnAbove = &fifth })
	check("contact", "Takes 24% out of Customer management (£29m to £22m a year; stretch 38%)\n! Warning: more than 20% of what the area costs")
	if got := areas.text.Text; areas.root.Hidden || got != "! Warning: more than 20% of what the area costs: Customer management, 24% (£29m to £22m)" {
		t.Errorf("below the picture it says %q", got)
	}
	changed(func(x *model.Area) { x.Cost = decimal.NewFromInt(5) })
	check("contact", "Takes 140% out of Customer management (£5m to −£2m a year; stretch 220%)\n× Error: more than the area costs")
	d.Run(page.Undo)
	d.Run(page.Undo)
	check("contact", "Takes 24% out of Customer management (£29m to £22m a year; stretch 38%)")
	v := d.Session().View()
	v.Estimate = model.Maximum
	d.Session().Show(v)
	check("contact", "Takes 38% out of Customer management (£29m to £18m a year; cautious 24%)")
	only, _ := d.Session().Case().ScenarioNamed("Programme only")
	v.Scenario = only.ID
	d.Session().Show(v)
	check("contact", "") // it takes nothing
	d.Settle()
}

func TestTheBoardCountsTheMeasuresThatAScenarioIsToMove(t *testing.T) {
	d := apptest.Open(t, Entry())
	measures := d.Shown().(*view).outcome.measures
	if !measures.root.Hidden {
		t.Errorf("without a measure it says %q", measures.text.Text)
	}
	c := d.Session().Case()
	first := c.Drivers.At(0)
	for _, r := range []model.Record{
		&model.Measure{ID: "waits", Name: "Waiting time"}, &model.Measure{ID: "visits", Name: "Visits", Worse: true}, &model.Measure{ID: "calls", Name: "Calls"},
		&model.Link{Owner: first.ID, To: model.KindMeasure, Target: "waits"}, &model.Link{Owner: first.ID, To: model.KindMeasure, Target: "visits"},
	} {
		d.Do(d.Session().Case().Add(r, ""))
	}
	if got := measures.text.Text; measures.root.Hidden || got != "2 of 3 measures to be moved, 1 of them for the worse" {
		t.Errorf("it says %q", got)
	}
	d.Settle()
}
