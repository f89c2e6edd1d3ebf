// Package audit holds published tables against themselves: it re-adds every total and works out every
// percentage again, and says what rounding can explain and what it can't.
//
// A newcomer needs three things. [Case] reads every table of evidence of a case and returns a [Report] a table.
// A [Result] is one figure held against one check, with its [Verdict] and a sentence for a person. [Propose]
// finds what should add up in a table that nobody has declared checks for.
//
// Each printed figure stands for the interval that rounds to it: "£2.38m" for 2.375 to 2.385, both ends
// included, since nobody knows which way a half was rounded. A check fails only where no figures in those
// intervals can satisfy it. No verdict rests on floating point: only the search for checks does, before it holds what it
// finds against the decimals, and its bound on chance.
package audit

import (
	"slices"

	"tomworkbench/model"
)

// Verdict is what the audit says of a figure.
type Verdict string

// The verdicts.
const (
	// Exact: the printed figures give the printed result.
	Exact Verdict = "exact"
	// Within: they don't, but figures that round to them do.
	Within Verdict = "within rounding"
	// Cannot: no figures that round to what is printed can give the result.
	Cannot Verdict = "cannot be rounding"
	// NoUnit: the figure is printed without the unit of those around it.
	NoUnit Verdict = "unit missing"
	// Unread: the cell is part of a check and holds no figure.
	Unread Verdict = "not a figure"
)

// Cell is a cell of a table of evidence by its place, counted from 0.
type Cell struct {
	Table       string
	Row, Column int
}

// Result is a figure held against one check, or a cell that is at fault by itself.
type Result struct {
	Cell    Cell
	Verdict Verdict
	// Name names the cell by its row and column.
	Name string
	// Printed is the cell as printed; Correct is what it would be by the other figures, printed alike, and
	// Low and High are what that can lie between. They are empty where there is nothing to say.
	Printed, Correct, Low, High string
	// Check is the place of the check among those of the table, -1 for none.
	Check int
	// Stumbles says that a reader who works the figure out from those printed gets another one.
	Stumbles bool
	// Mends are changes to one cell that would settle this finding and others, and unsettle nothing.
	Mends []Mend
	// Text says all of this in a sentence or more.
	Text string
}

// Mend is one figure in one cell that would settle more findings than one.
type Mend struct {
	Cell    Cell
	Name    string
	Printed string
	Figure  string
	// Settles names the cells whose findings go.
	Settles []string
}

// Report is the audit of one table.
type Report struct {
	Evidence *model.Evidence
	// Results hold every check of every cell, by row and column of the cell.
	Results []Result
	// Slips are what figures that sit one row off would explain.
	Slips []Slip
	// Unchecked are the claims, or else the figures, that no check has a part in.
	Unchecked []Unchecked
	// claims says that the rows of the table are statements with a figure at most.
	claims bool
}

// Checks returns how often a figure was held against a check.
func (r Report) Checks() int { return r.Count(Exact) + r.Count(Within) + r.Count(Cannot) }

// Checked returns how many figures were: one can be held against several checks.
func (r Report) Checked() int {
	cells := map[Cell]bool{}
	for _, x := range r.Results {
		if x.Verdict == Exact || x.Verdict == Within || x.Verdict == Cannot {
			cells[x.Cell] = true
		}
	}
	return len(cells)
}

// Findings returns the results that a person should look at: all but those that hold, unless rounding shows.
// A figure that two checks find wrong in the same way is found once.
func (r Report) Findings() []Result {
	type wrong struct {
		cell    Cell
		correct string
	}
	seen := map[wrong]bool{}
	return slices.DeleteFunc(slices.Clone(r.Results), func(x Result) bool {
		same := wrong{x.Cell, x.Correct}
		again := x.Verdict == Cannot && seen[same]
		seen[same] = seen[same] || x.Verdict == Cannot
		return !x.IsFinding() || again
	})
}

// Rounded returns how many of the findings rounding explains: a reader stumbles over them, but nothing is wrong.
func (r Report) Rounded() int {
	n := 0
	for _, x := range r.Findings() {
		if x.Verdict == Within {
			n++
		}
	}
	return n
}

// Count returns the number of results with a verdict.
func (r Report) Count(v Verdict) int {
	n := 0
	for _, x := range r.Results {
		if x.Verdict == v {
			n++
		}
	}
	return n
}

// IsFinding reports whether a person should look at a result.
func (x Result) IsFinding() bool { return x.Verdict != Exact && (x.Verdict != Within || x.Stumbles) }

// InDoubt returns the verdict on each cell that a finding is about, the gravest where there are several.
func (r Report) InDoubt() map[Cell]Verdict {
	doubts := map[Cell]Verdict{}
	gravity := []Verdict{Within, NoUnit, Unread, Cannot}
	for _, x := range r.Findings() {
		if slices.Index(gravity, x.Verdict) >= slices.Index(gravity, doubts[x.Cell]) {
			doubts[x.Cell] = x.Verdict
		}
	}
	return doubts
}

// Case audits every table of evidence of a case, in its order.
func Case(c *model.Case) []Report {
	b := bookOf(slices.Collect(c.Evidence.All()))
	reports := make([]Report, len(b.tables))
	for i, x := range b.tables {
		reports[i] = b.report(x)
	}
	return reports
}

// Table audits one table by itself.
func Table(x *model.Evidence) Report {
	b := bookOf([]*model.Evidence{x})
	return b.report(x)
}

// report is the audit of one table of the book.
func (b *book) report(x *model.Evidence) Report {
	r := Report{Evidence: x, Results: b.audit(x), claims: b.claims(x), Unchecked: b.unchecked(x)}
	for _, s := range b.slips {
		if s.table == x {
			r.Slips = append(r.Slips, b.slipOf(s))
		}
	}
	return r
}

// audit works out all results of a table, ordered by the rows and columns that they are about.
func (b *book) audit(x *model.Evidence) []Result {
	results := b.missingUnits(x)
	unread := map[Cell]bool{}
	for i, s := range b.steps {
		if s.result.Table != x.ID {
			continue
		}
		if bad := b.unread(s); len(bad) > 0 {
			for _, at := range bad {
				if !unread[at] {
					unread[at] = true
					results = append(results, b.unreadResult(at, s))
				}
			}
			continue
		}
		results = append(results, b.resultOf(i))
	}
	slices.SortStableFunc(results, func(a, b Result) int { return compareCells(a.Cell, b.Cell) })
	return results
}

func compareCells(a, b Cell) int {
	if a.Row != b.Row {
		return a.Row - b.Row
	}
	return a.Column - b.Column
}
