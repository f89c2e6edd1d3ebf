package setup

import (
	"testing"

	"tomworkbench/app/ui"
)

func TestHeadingsAndAnswersOfTheComponentsAreWholeInTheirColumns(t *testing.T) {
	d, v := openList(t, "Components") // which brings our sizes
	const around = 18                 // what stands around the words of a cell
	for _, c := range componentList().columns {
		room := c.Ems*ui.TextSize(ui.SizeSmall) - around
		if wide := (ui.Look{Size: ui.SizeSmall, Bold: true}).Width(c.Title); wide > room {
			t.Errorf("%q takes %v of %v", c.Title, wide, room)
		}
	}
	c := d.Session().Case()
	for at := range c.Decisions.All() {
		for _, k := range v.lists[v.list].kinds {
			if k.kind != at.Kind() {
				continue
			}
			for col, f := range k.fields {
				for _, value := range f.ValuesOf(c, at) {
					room := v.lists[v.list].columns[col].Ems*ui.TextSize(ui.SizeSmall) - around
					if wide := (ui.Look{Size: ui.SizeSmall}).Width(value); wide > room {
						t.Errorf("%q takes %v of %v", value, wide, room)
					}
				}
			}
		}
	}
	d.Settle()
}
