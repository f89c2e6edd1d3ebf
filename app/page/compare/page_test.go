package compare

import (
	"testing"
	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
)

func TestDifferencesBetweenScenariosAreMarkedBySign(t *testing.T) {
	d := apptest.Open(t, Entry())
	d.designed()
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
	d.rested()
	d.Run(page.Board)
	d.Settle()
}
