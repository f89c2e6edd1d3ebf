package linetable

import (
	"slices"
	"strings"

	"tomworkbench/model"
)

// takeUnits takes the units that stand above the headings, in a title or over several columns, and in a row of units below
// them, for the years whose own headings say none.
func (t *table) takeUnits() {
	rows := slices.Clone(t.sheet.Rows[:t.heading])
	if below := t.heading + 1; below < len(t.sheet.Rows) && isUnitsRow(t.sheet.Rows[below]) {
		rows, t.body = append(rows, t.sheet.Rows[below]), below+1
	}
	for _, row := range slices.Backward(rows) {
		for i, c := range t.columns {
			if c.year >= 0 && c.unit == "" {
				t.columns[i].unit = unitOver(row, c.at)
			}
		}
	}
}

// isUnitsRow reports whether a row holds units and nothing else.
func isUnitsRow(row []string) bool {
	units := 0
	for _, cell := range row {
		switch cell = model.Trimmed(cell); {
		case cell == "" || strings.EqualFold(cell, "unit") || strings.EqualFold(cell, "units"):
		case !model.IsUnit(cell):
			return false
		default:
			units++
		}
	}
	return units > 0
}

// unitOver is the unit that a row above the headings says of a column: that of its cell, or of the one merged over it; a cell
// alone in its row is a title, and says it of all.
func unitOver(row []string, column int) string {
	filled, title := 0, ""
	for _, cell := range row {
		if cell = model.Trimmed(cell); cell != "" {
			filled, title = filled+1, cell
		}
	}
	if filled == 1 {
		return money(model.UnitIn(title))
	}
	for at := min(column, len(row)-1); at >= 0; at-- {
		if cell := model.Trimmed(row[at]); cell != "" {
			return money(model.UnitIn(cell))
		}
	}
	return ""
}

// money is a unit if figures in £m can be in it.
func money(unit string) string {
	if unit == "%" {
		return ""
	}
	return unit
}
