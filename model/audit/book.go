package audit

import (
	"fmt"
	"maps"
	"slices"

	"tomworkbench/model"
)

// book holds tables with their figures read and their checks taken apart into steps.
type book struct {
	tables  []*model.Evidence
	byID    map[string]*model.Evidence
	figures map[Cell]figure
	// lacking holds the unit that a cell should print and doesn't.
	lacking map[Cell]string
	steps   []step
	// at lists the steps that a cell has a part in, by their places in steps.
	at map[Cell][]int
	// outcomes holds what each step came to, and mends what would settle several.
	outcomes []outcome
	mends    []mend
	// slips are what figures one row off would explain.
	slips []slip
}

// step is one check of one cell: the result and the cells that it follows from.
type step struct {
	check  int
	rule   model.CheckRule
	outlay bool
	result Cell
	of     []Cell
}

func bookOf(tables []*model.Evidence) *book {
	b := &book{tables: tables, byID: map[string]*model.Evidence{}, figures: map[Cell]figure{}, lacking: map[Cell]string{}, at: map[Cell][]int{}}
	for _, x := range tables {
		b.byID[x.ID] = x
		b.readTable(x)
	}
	for _, x := range tables {
		for i, k := range x.Checks {
			b.steps = append(b.steps, b.stepsOf(x, i, k)...)
		}
	}
	for i, s := range b.steps {
		for _, at := range append([]Cell{s.result}, s.of...) {
			b.at[at] = append(b.at[at], i)
		}
	}
	b.outcomes = make([]outcome, len(b.steps))
	for i, s := range b.steps {
		b.outcomes[i] = b.workOut(s, b.figure)
	}
	b.mends = b.findMends()
	b.slips = b.findSlips()
	return b
}

// readTable reads the figures of a table, each in the unit that it prints, else its column's, else that of
// the others in its column.
func (b *book) readTable(x *model.Evidence) {
	n := notationOf(x)
	for j, column := range x.Columns {
		printed := readColumn(n, x, j)
		usual := usualUnit(printed)
		nothing := nilOf(printed, column, usual)
		for i, row := range x.Rows {
			at := Cell{x.ID, i, j}
			f, ok := printed[i]
			switch {
			case model.IsNil(row.Cells[j]):
				b.figures[at] = nothing
				continue
			case row.Cells[j] == "":
				empty := nothing
				empty.isEmpty = true
				b.figures[at] = empty
				continue
			case !ok:
				continue
			}
			unit := f.style.unit
			if unit == "" || unit == "£" {
				unit = model.UnitName(column.Unit)
			}
			if unit == "" && usual != "" && usual != f.style.unit {
				unit = usual
				b.lacking[at] = usual
			}
			shift := shiftOf(unit)
			if unit == "" {
				unit = f.style.unit // a bare pound sign doesn't say of what
			}
			b.figures[at] = f.in(unit, shift, column.Counted)
		}
	}
}

// readColumn reads the figures of a column as printed, by their rows.
func readColumn(n model.Notation, x *model.Evidence, column int) map[int]figure {
	printed := map[int]figure{}
	for i, row := range x.Rows {
		if f, ok := read(n, row.Cells[column]); ok {
			printed[i] = f
		}
	}
	return printed
}

// nilOf is what a mark for nothing stands for in a column: a zero with as many places as the column's other figures
// have, and in their unit.
func nilOf(printed map[int]figure, column model.EvidenceColumn, usual string) figure {
	f := figure{isNil: true}
	for _, i := range slices.Sorted(maps.Keys(printed)) {
		if other := printed[i]; f.style == (style{}) || other.style.places > f.style.places {
			f.style = other.style
		}
	}
	unit := model.UnitName(column.Unit)
	if unit == "" && usual != "£" { // a bare pound sign doesn't say of what
		unit = usual
	}
	f = f.in(unit, shiftOf(unit), column.Counted)
	f.isNil = true
	return f
}

// usualUnit is the unit that most figures of a column print, empty for none.
func usualUnit(printed map[int]figure) string {
	counts := map[string]int{}
	for _, f := range printed {
		counts[f.style.unit]++
	}
	for unit, n := range counts {
		if 2*n > len(printed) && n > 1 {
			return unit
		}
	}
	return ""
}

func (b *book) figure(at Cell) (figure, bool) {
	f, ok := b.figures[at]
	return f, ok
}

// printsFigure reports whether a cell prints a figure; a mark for nothing counts as zero and is none.
func (b *book) printsFigure(at Cell) bool {
	f, ok := b.figures[at]
	return ok && !f.isNil
}

// text is a cell as printed.
func (b *book) text(at Cell) string { return b.byID[at.Table].Rows[at.Row].Cells[at.Column] }

// said is a cell as a sentence says it: a mark for nothing with what it counts as.
func (b *book) said(at Cell) string {
	if b.figures[at].isNil {
		return "“" + b.text(at) + "” (zero)"
	}
	return b.text(at)
}

// nameOf names a cell by its row and column.
func (b *book) nameOf(at Cell) string {
	x := b.byID[at.Table]
	row, column := rowTitle(x, at.Row), columnTitle(x, at.Column)
	switch {
	case row == "" && len(x.Rows) == 1:
		return column
	case row == "":
		return fmt.Sprintf("row %d, %s", at.Row+1, column)
	case column == "":
		return fmt.Sprintf("%s, column %d", row, at.Column+1)
	}
	return row + ", " + column
}

// nameFrom names a cell as it is spoken of in another table.
func (b *book) nameFrom(at Cell, table string) string {
	if at.Table == table {
		return b.nameOf(at)
	}
	return fmt.Sprintf("%s in “%s”", b.nameOf(at), b.byID[at.Table].Title)
}

// stepsOf takes a check apart. Cells where nothing is printed claim nothing, and a line without any figure is
// no part of a check.
func (b *book) stepsOf(x *model.Evidence, i int, k model.Check) []step {
	var steps []step
	add := func(result Cell, of []Cell) {
		s := step{check: i, rule: k.Rule, outlay: k.Outlay, result: result, of: of}
		if b.text(result) != "" && slices.ContainsFunc(append([]Cell{result}, of...), b.printsFigure) {
			steps = append(steps, s)
		}
	}
	if k.Result.IsCell() {
		add(b.cellAt(x, k.Result), b.cells(x, k.Of))
		return steps
	}
	lines := axisOf(x, k.Result)
	result, operands := lines.find(k.Result), make([]int, len(k.Of))
	for i, p := range k.Of {
		operands[i] = lines.find(p)
	}
	var before []Cell
	for place := range lines.across() {
		if len(k.Only) > 0 && !slices.Contains(k.Only, lines.acrossName(place)) {
			continue
		}
		of := make([]Cell, len(operands))
		for i, line := range operands {
			of[i] = lines.cell(line, place)
		}
		if k.Rule == model.RunningRule {
			before = append(before, of...)
			of = slices.Clone(before)
		}
		add(lines.cell(result, place), of)
	}
	return steps
}

func (b *book) cellAt(x *model.Evidence, p model.Place) Cell {
	if p.Table != "" {
		x = b.byID[p.Table]
	}
	return Cell{x.ID, x.RowOf(p), x.ColumnOf(p)}
}

func (b *book) cells(x *model.Evidence, places []model.Place) []Cell {
	cells := make([]Cell, len(places))
	for i, p := range places {
		cells[i] = b.cellAt(x, p)
	}
	return cells
}
