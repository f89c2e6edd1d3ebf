package compare

import (
	"cmp"
	"strings"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// addAreas adds what every scenario takes out of each area, where the case has areas.
func (v *view) addAreas() {
	if v.shown.Areas.Len() == 0 {
		return
	}
	v.heading("areas", "Taken out of areas, a year once in place")
	rows := make([]compareRow, v.shown.Areas.Len())
	all := compareRow{key: "areas/all", label: "All areas"}
	for _, s := range v.compared {
		takings := v.shown.Takings(s.ID, v.view.Estimate)
		for at, t := range takings {
			rows[at].key, rows[at].label = "areas/"+t.Area.ID, t.Area.Name
			rows[at].add(takingCell(t))
		}
		sum, unknown := model.InAll(takings)
		if unknown > 0 {
			all.label = "All areas of known cost"
		}
		all.add(grid.Cell{Text: sum.Short(), Bold: true})
	}
	if v.entries = append(v.entries, rows...); len(rows) > 1 {
		v.entries = append(v.entries, all)
	}
}

// takingCell says what is taken out of an area, and below it that this is too much.
func takingCell(t model.Taking) grid.Cell {
	if alarm := t.Alarm(); alarm != "" {
		return grid.Cell{Text: t.Short() + "\n" + alarm, Ink: ui.ColorConflict}
	}
	return grid.Cell{Text: t.Short()}
}

// addMeasures adds what of every scenario is to move each measure, where the case has measures.
func (v *view) addMeasures() {
	if v.shown.Measures.Len() == 0 {
		return
	}
	v.heading("measures", "Measures that aren't money, to be moved by")
	rows := make([]compareRow, v.shown.Measures.Len())
	for _, s := range v.compared {
		for at, x := range v.shown.MeasuredIn(s.ID) {
			rows[at].key, rows[at].label = "measures/"+x.Measure.ID, x.Measure.Said()
			rows[at].add(grid.Cell{Text: cmp.Or(strings.Join(x.By(), ", "), "nothing in the scenario")})
		}
	}
	v.entries = append(v.entries, rows...)
}

// add adds a cell, marked where it says something else than the first scenario's.
func (r *compareRow) add(cell grid.Cell) {
	if len(r.cells) > 0 {
		cell.Ground = differs(cell.Text != r.cells[0].Text)
	}
	r.cells = append(r.cells, cell)
}
