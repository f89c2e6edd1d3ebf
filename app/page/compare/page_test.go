package compare

import (
	"testing"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/model"
)

func TestDifferencesBetweenScenariosAreMarkedBySign(t *testing.T) {
	d := apptest.Open(t, Entry())
	designed(d)
	d.Run(page.Compare)
	v := d.Shown().(*view)
	if v.compared[0].Name != "Published case" || v.compared[1].Name != "Hub first" {
		t.Fatalf("compared are %v", v.compared)
	}
	found := ""
	for row := range v.Rows() {
		if v.Key(row) == "procurement" {
			found = v.Cell(row, 2).Text
		}
	}
	if found != "≠ Centre-led hub and spoke" {
		t.Errorf("the cell says %q", found)
	}
	all := v.Rows()
	v.switcher.OnSelect(1)
	if v.Rows() >= all {
		t.Errorf("%d rows of %d differ", v.Rows(), all)
	}
	d.Settle()
	d.Run(page.Board)
	d.Settle()
}

// designed makes a scenario that differs from the published case, with the published case as comparator.
func designed(d *apptest.Desk) {
	d.T.Helper()
	d.Clock = apptest.Time
	shown := d.Session().View()
	shown.Comparator = shown.Scenario
	d.Session().Show(shown)
	d.Do(d.Session().Case().DuplicateScenario("published-case", "hub-first", "Hub first"))
	d.Do(d.Session().Case().Toggle("hub-first", "hub-and-spoke"))
	d.Do(d.Session().Case().Decide("hub-first", "contact", model.Agreed, "Members voted for one door."))
}

func TestASlipIsShownBesideTheScenarioThatIsNotLate(t *testing.T) {
	d := apptest.Open(t, Entry())
	c := d.Session().Case()
	d.Do(c.SlipTo(d.Session().View().Scenario, "front-door", 6, 0))
	d.Settle()
	v := d.Shown().(*view)
	text := map[string]string{}
	for _, r := range v.entries {
		if len(r.cells) > 0 {
			text[r.key] = r.cells[0].Text
		}
	}
	if text["slips"] != "Single front door 6 quarters later" || text["finish"] != "2021/22 Q4" || text["early"] == "£0m" {
		t.Errorf("it says %q, %q, %q", text["finish"], text["slips"], text["early"])
	}
}
