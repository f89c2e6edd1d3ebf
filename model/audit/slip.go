package audit

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// slip is a run of figures that may be printed one row off: those of some columns in the rows first to last, which
// would stand one row lower, or higher. No figure is lost by it: the cell at the end that they move over is empty, or
// has the very figure that moves there, as where a row's figures were set twice.
type slip struct {
	table       *model.Evidence
	first, last int
	down        bool
	columns     []int
	// settles are the findings that would go, rounded says that rounding is needed for one of them.
	settles []int
	rounded bool
}

// What it takes to offer a slip, and how far the search for one goes.
const (
	// leastSettled is how many findings one must settle.
	leastSettled = 2
	// mostSlipWork bounds the figures that are looked at: a table in which thousands are wrong has no one cause.
	mostSlipWork = 300_000
)

// slipChance is the most that the chance may be that figures which have nothing to do with one another agree like that.
var slipChance = decimal.New(1, -3)

// emptied is the row that nothing would be left in, spare that at the other end, which is moved over.
func (s slip) emptied() int {
	if s.down {
		return s.first
	}
	return s.last
}

func (s slip) spare() int {
	if s.down {
		return s.last
	}
	return s.first
}

// from is the row whose figure comes to a row.
func (s slip) from(row int) int {
	if s.down {
		return row - 1
	}
	return row + 1
}

// moves reports whether a cell's figure would be another, or none.
func (s slip) moves(at Cell) bool {
	return at.Table == s.table.ID && at.Row >= s.first && at.Row <= s.last && slices.Contains(s.columns, at.Column)
}

// findSlips tries, in every table with a finding, each run of figures one row lower and higher, and keeps those that
// settle most, with every check that they touch.
func (b *book) findSlips() []slip {
	var kept []slip
	work := 0
	for _, x := range b.tables {
		search := slipSearch{book: b, table: x, work: &work}
		search.run()
		for _, s := range search.best() {
			if !slices.ContainsFunc(kept, func(other slip) bool { return overlaps(other.settles, s.settles) }) {
				kept = append(kept, s)
			}
		}
	}
	if work > mostSlipWork {
		return nil
	}
	return kept
}

func overlaps(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
}

// slipSearch looks for the slips of one table.
type slipSearch struct {
	*book
	table *model.Evidence
	work  *int
	// tried counts the slips that lose no figure, found are those that settle something and that nothing speaks against.
	tried int
	found []slip
}

func (q *slipSearch) run() {
	for _, column := range q.columnsWithFindings() {
		for spare := range q.table.Rows {
			q.grow(slip{table: q.table, first: spare, last: spare, down: true, columns: []int{column}})
			q.grow(slip{table: q.table, first: spare, last: spare, columns: []int{column}})
		}
	}
	q.together()
}

// grow tries runs of one column that move over the same cell, each longer by a row, until a figure that moves is
// contradicted: a longer run moves it likewise.
func (q *slipSearch) grow(s slip) {
	if !q.losesNothing(s) {
		return
	}
	for *q.work <= mostSlipWork {
		if s.down {
			s.first--
		} else {
			s.last++
		}
		if s.first < 0 || s.last >= len(q.table.Rows) || !q.isFigureOrBlank(Cell{q.table.ID, s.emptied(), s.columns[0]}) {
			return // words don't slip
		}
		q.tried++
		if !q.contradicted(s) {
			q.try(s)
		} else {
			q.tried += q.longer(s)
			return
		}
	}
}

// longer is how many longer runs there could be.
func (q *slipSearch) longer(s slip) int {
	if s.down {
		return s.first
	}
	return len(q.table.Rows) - 1 - s.last
}

// together tries the runs that help a column alone in all the columns that they help.
func (q *slipSearch) together() {
	type rows struct {
		first, last int
		down        bool
	}
	columns := map[rows][]int{}
	var order []rows
	for _, s := range q.found {
		at := rows{s.first, s.last, s.down}
		if columns[at] = append(columns[at], s.columns...); len(columns[at]) == 2 {
			order = append(order, at)
		}
	}
	for _, at := range order {
		q.tried++
		q.try(slip{table: q.table, first: at.first, last: at.last, down: at.down, columns: columns[at]})
	}
}

// columnsWithFindings are the columns with a cell that has a part in a finding.
func (q *slipSearch) columnsWithFindings() []int {
	var columns []int
	for i, s := range q.steps {
		if !q.outcomes[i].fails() {
			continue
		}
		for _, at := range append([]Cell{s.result}, s.of...) {
			if at.Table == q.table.ID && !slices.Contains(columns, at.Column) {
				columns = append(columns, at.Column)
			}
		}
	}
	slices.Sort(columns)
	return columns
}

// losesNothing reports whether the cell that a run of one column, not yet grown, would move over is empty, or has the
// same figure as the one that would move there.
func (q *slipSearch) losesNothing(s slip) bool {
	if from := s.from(s.spare()); from < 0 || from >= len(q.table.Rows) {
		return false
	}
	over, by := Cell{q.table.ID, s.spare(), s.columns[0]}, Cell{q.table.ID, s.from(s.spare()), s.columns[0]}
	return q.isBlank(over) && q.printsFigure(by) || q.text(over) == q.text(by) && q.printsFigure(over)
}

func (q *slipSearch) isBlank(at Cell) bool { return q.text(at) == "" || q.figures[at].isNil }

func (q *slipSearch) isFigureOrBlank(at Cell) bool { return q.isBlank(at) || q.printsFigure(at) }

// contradicted reports whether a check that rests alone on the figure moved last doesn't hold.
func (q *slipSearch) contradicted(s slip) bool {
	at := Cell{q.table.ID, s.emptied() + 1, s.columns[0]}
	if !s.down {
		at.Row = s.emptied() - 1
	}
	for _, i := range q.at[at] {
		*q.work += len(q.steps[i].of) + 1
		if _, alone := q.restsOn(s, q.steps[i]); alone && !q.holds(s, i) {
			return true
		}
	}
	return false
}

// holds reports whether a step would hold, at least within rounding.
func (q *slipSearch) holds(s slip, i int) bool {
	after := q.slipped(s, q.steps[i])
	return !after.fails() && after.verdict != Unread
}

// try keeps a slip that settles something where every check holds that figures which move have a part in: one that
// doesn't speaks against it, even where it failed before.
func (q *slipSearch) try(s slip) {
	for _, i := range q.touched(s) {
		*q.work += len(q.steps[i].of) + 1
		if q.saysNothing(s, q.steps[i]) {
			continue
		}
		if !q.holds(s, i) {
			return
		}
		if q.outcomes[i].fails() {
			s.settles = append(s.settles, i)
			s.rounded = s.rounded || q.slipped(s, q.steps[i]).stumbles
		}
	}
	if len(s.settles) > 0 {
		q.found = append(q.found, s)
	}
}

// saysNothing reports whether a step is about cells alone that nothing would be left in.
func (q *slipSearch) saysNothing(s slip, one step) bool {
	return !slices.ContainsFunc(append([]Cell{one.result}, one.of...), func(at Cell) bool { return !s.moves(at) || at.Row != s.emptied() })
}

// touched are the steps that cells which would change have a part in.
func (q *slipSearch) touched(s slip) []int {
	var steps []int
	for row := s.first; row <= s.last; row++ {
		for _, column := range s.columns {
			steps = append(steps, q.at[Cell{q.table.ID, row, column}]...)
		}
	}
	slices.Sort(steps)
	return slices.Compact(steps)
}

// slipped works a step out as if the figures stood one row off, and nothing in the cells that they leave.
func (b *book) slipped(s slip, one step) outcome {
	return b.workOut(one, func(at Cell) (figure, bool) {
		switch {
		case !s.moves(at):
			return b.figure(at)
		case at.Row == s.emptied():
			return figure{style: b.figures[at].style, isNil: true}, true
		}
		return b.figure(Cell{at.Table, s.from(at.Row), at.Column})
	})
}

// best are the slips to offer, none that settles what another does: those that settle most, with the fewest figures.
func (q *slipSearch) best() []slip {
	offered := slices.DeleteFunc(q.found, func(s slip) bool {
		return len(s.settles) < leastSettled || q.mendDoes(s) || !q.confirmed(s) || !q.unlikely(s)
	})
	slices.SortStableFunc(offered, func(a, b slip) int {
		if len(a.settles) != len(b.settles) {
			return len(b.settles) - len(a.settles)
		}
		return (a.last-a.first)*len(a.columns) - (b.last-b.first)*len(b.columns)
	})
	var best []slip
	for _, s := range offered {
		if !slices.ContainsFunc(best, func(other slip) bool { return overlaps(other.settles, s.settles) }) {
			best = append(best, s)
		}
	}
	return best
}

// mendDoes reports whether a change of one cell settles as much, which is the simpler explanation.
func (q *slipSearch) mendDoes(s slip) bool {
	return slices.ContainsFunc(q.mends, func(m mend) bool {
		return !slices.ContainsFunc(s.settles, func(i int) bool { return !slices.Contains(m.settles, i) })
	})
}

// confirmed reports whether most of the figures that would change are held against another by themselves.
func (q *slipSearch) confirmed(s slip) bool {
	alone := map[Cell]bool{}
	for _, i := range q.touched(s) {
		if at, ok := q.restsOn(s, q.steps[i]); ok {
			alone[at] = true
		}
	}
	changed, held := 0, 0
	for row := s.first; row <= s.last; row++ {
		for _, column := range s.columns {
			at := Cell{q.table.ID, row, column}
			if row == s.emptied() || q.text(at) == q.text(Cell{q.table.ID, s.from(row), column}) {
				continue
			}
			if changed++; alone[at] {
				held++
			}
		}
	}
	return 2*held > changed
}

// unlikely reports whether a slip is too good for chance: all that it settles together must be improbable, however many
// were tried.
func (q *slipSearch) unlikely(s slip) bool {
	// Findings that rest on the same changed cell count once, and so do those that add up the same column.
	chances := map[Cell]decimal.Decimal{}
	for _, i := range s.settles {
		key, _ := q.restsOn(s, q.steps[i])
		chance := q.chance(s, i, key)
		if other, ok := chances[key]; !ok || chance.LessThan(other) {
			chances[key] = chance
		}
	}
	all := decimal.NewFromInt(int64(q.tried))
	for _, chance := range chances {
		all = all.Mul(chance)
	}
	return all.LessThanOrEqual(slipChance)
}

// restsOn is the changed cell that a step rests on, and whether it rests on it alone; row -1 of its column stands for
// several of one column.
func (q *slipSearch) restsOn(s slip, one step) (Cell, bool) {
	var changed []Cell
	for _, at := range append([]Cell{one.result}, one.of...) {
		if s.moves(at) {
			changed = append(changed, at)
		}
	}
	if len(changed) == 1 {
		return changed[0], true
	}
	return Cell{q.table.ID, -1, changed[0].Column}, false
}

// chance bounds the chance that a step holds with a figure that has nothing to do with it: how wide a range of results
// holds, as a part of the figures that stand in the column.
func (q *slipSearch) chance(s slip, i int, key Cell) decimal.Decimal {
	one := q.steps[i]
	o, result := q.slipped(s, one), q.figures[one.result]
	if s.moves(one.result) {
		result = q.figures[Cell{one.result.Table, s.from(one.result.Row), one.result.Column}]
	}
	column := key
	if one.rule == model.RatioRule {
		column = one.result // a share isn't of the size of what it is of
	}
	most := decimal.Zero
	for row := range q.byID[column.Table].Rows {
		if at := (Cell{column.Table, row, column.Column}); at != one.result || one.rule == model.RatioRule {
			most = decimal.Max(most, q.figures[at].value.Abs())
		}
	}
	width := o.high.Sub(o.low).Add(result.high).Sub(result.low)
	if least := decimal.New(1, result.style.shift-result.style.places); width.LessThan(least) {
		width = least // counts have no width, and still only so many of them differ
	}
	if !most.IsPositive() || width.GreaterThan(most) {
		return decimal.NewFromInt(1)
	}
	return width.DivRound(most, divisionPlaces)
}
