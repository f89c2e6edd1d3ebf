package audit

import (
	"slices"

	"github.com/shopspring/decimal"
)

// mostMends bounds the changes that are tried: a table in which thousands of figures are wrong has no one
// cell to blame.
const mostMends = 4000

// mend is one cell changed to one figure, and the steps that would hold with it and fail without.
type mend struct {
	at      Cell
	to      figure
	settles []int
	breaks  []int
}

// findMends tries every change of one cell that makes a failing step exact, and keeps those that settle more
// than one and unsettle none.
func (b *book) findMends() []mend {
	var found []mend
	tried := 0
	for i, s := range b.steps {
		if !b.outcomes[i].fails() {
			continue
		}
		candidates := []mend{{at: s.result, to: b.printedAs(s.result, b.outcomes[i].value)}}
		for place, at := range s.of {
			if value, ok := b.solve(s, place); ok {
				candidates = append(candidates, mend{at: at, to: b.printedAs(at, value)})
			}
		}
		for _, m := range candidates {
			if tried++; tried > mostMends {
				return found
			}
			b.try(&m)
			known := slices.ContainsFunc(found, func(x mend) bool { return x.at == m.at && x.to.value.Equal(m.to.value) })
			if !known && len(m.settles) > 1 && len(m.breaks) == 0 {
				found = append(found, m)
			}
		}
	}
	return found
}

// printedAs is a value as a cell would print it.
func (b *book) printedAs(at Cell, value decimal.Decimal) figure {
	s := b.figures[at].style
	return s.around(s.round(value), b.byID[at.Table].Columns[at.Column].Counted)
}

// try notes which steps a change settles and which it breaks.
func (b *book) try(m *mend) {
	with := func(at Cell) (figure, bool) {
		if at == m.at {
			return m.to, true
		}
		return b.figure(at)
	}
	for _, i := range b.at[m.at] {
		switch before, after := b.outcomes[i], b.workOut(b.steps[i], with); {
		case before.fails() && !after.fails() && after.verdict != Unread:
			m.settles = append(m.settles, i)
		case !before.fails() && after.fails():
			m.breaks = append(m.breaks, i)
		}
	}
	slices.Sort(m.settles)
	m.settles = slices.Compact(m.settles)
	slices.Sort(m.breaks)
	m.breaks = slices.Compact(m.breaks)
}
