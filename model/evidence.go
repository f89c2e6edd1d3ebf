package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Limits on a table of evidence: far above what is printed on a page.
const (
	MaxEvidenceRows    = 500
	MaxEvidenceColumns = 60
	MaxEvidenceChecks  = 200
)

// Evidence is a table as a source printed it, mistakes included, with what should add up in it. It is read by
// the audit, never by the profile.
type Evidence struct {
	Meta
	ID     string `json:"id"`
	Title  string `json:"title"`
	Source Source `json:"source,omitzero"`
	// Corner heads the names of the rows, empty where nothing is printed there.
	Corner  string           `json:"corner,omitempty"`
	Columns []EvidenceColumn `json:"columns"`
	Rows    []EvidenceRow    `json:"rows"`
	Checks  []Check          `json:"checks,omitempty"`
}

// EvidenceColumn heads the cells of a column.
type EvidenceColumn struct {
	// Name is the heading as printed: "low £m".
	Name string `json:"name"`
	// Unit is the unit that the heading or the table's corner prints, such as "£m" or "%"; empty for none.
	Unit string `json:"unit,omitempty"`
	// Counted says that the figures are numbers of things, which nobody rounds.
	Counted bool `json:"counted,omitempty"`
}

// EvidenceRow is a row as printed, with a cell for each column.
type EvidenceRow struct {
	Name  string   `json:"name"`
	Cells []string `json:"cells"`
}

// CheckRule says how the result of a check follows from what it is of.
type CheckRule string

// The rules. The stored words are stable.
const (
	// SumRule: the result is the sum of the others.
	SumRule CheckRule = "sum"
	// DifferenceRule: the result is the first less the second.
	DifferenceRule CheckRule = "difference"
	// RunningRule: the result is the sum of the other up to and including the same place.
	RunningRule CheckRule = "running"
	// RatioRule: the result is the first as a share of the second, in a column of per cent times 100.
	RatioRule CheckRule = "ratio"
	// EqualsRule: the result is the other figure.
	EqualsRule CheckRule = "equals"
)

// Check is what should add up or agree in a table; whether it does is for the audit to say. The places say
// which way it runs: rows are checked column by column, columns row by row, cells once.
type Check struct {
	Rule   CheckRule `json:"rule"`
	Result Place     `json:"result"`
	Of     []Place   `json:"of"`
	// Only names the columns (the rows, for columns) that the check is limited to; empty for all. A name that stands
	// several times means each of them.
	Only []string `json:"only,omitempty"`
	// Outlay says that the result prints as a positive figure what the other has as a negative one.
	Outlay bool `json:"outlay,omitempty"`
}

// Kind, Key and WithMeta make evidence a [Record].
func (x *Evidence) Kind() Kind             { return KindEvidence }
func (x *Evidence) Key() string            { return x.ID }
func (x *Evidence) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Evidence) sought(*Case) sought {
	var cells []string
	for _, row := range x.Printed() {
		cells = append(cells, strings.Join(row, " "))
	}
	return sought{"Evidence", x.Title, cells}
}

func (x *Evidence) differs(to *Evidence, note func(string, bool)) {
	note("source", x.Source != to.Source)
	note("figures", !slices.EqualFunc(x.Printed(), to.Printed(), slices.Equal))
	note("checks", !reflect.DeepEqual(x.Checks, to.Checks))
}

// toTables visits the other tables that a table is held against.
func (x *Evidence) toTables(to visitor) {
	for _, k := range x.Checks {
		for _, p := range k.Of {
			if p.Table != "" && p.Table != x.ID {
				to(KindEvidence, p.Table)
			}
		}
	}
}

// NamesRows reports whether anything stands in the column before the cells.
func (x *Evidence) NamesRows() bool {
	return x.Corner != "" || slices.ContainsFunc(x.Rows, func(r EvidenceRow) bool { return r.Name != "" })
}

// Printed returns the table as printed: the headings, then the rows, each with its name first where rows
// have names.
func (x *Evidence) Printed() [][]string {
	headings := make([]string, len(x.Columns))
	for i, c := range x.Columns {
		headings[i] = c.Name
	}
	printed := [][]string{headings}
	for _, r := range x.Rows {
		printed = append(printed, slices.Clone(r.Cells))
	}
	if !x.NamesRows() {
		return printed
	}
	printed[0] = append([]string{x.Corner}, printed[0]...)
	for i, r := range x.Rows {
		printed[i+1] = append([]string{r.Name}, printed[i+1]...)
	}
	return printed
}

func (x *Evidence) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkName(x.Title, "title", report)
	checkText(x.Corner, "corner", report)
	x.Source.check(c, report)
	if len(x.Columns) < 1 || len(x.Columns) > MaxEvidenceColumns {
		report("columns", fmt.Sprintf("a table of evidence has 1 to %d columns, not %d", MaxEvidenceColumns, len(x.Columns)))
		return
	}
	if len(x.Rows) > MaxEvidenceRows {
		report("rows", fmt.Sprintf("a table of evidence has at most %d rows, not %d", MaxEvidenceRows, len(x.Rows)))
		return
	}
	if len(x.Checks) > MaxEvidenceChecks {
		report("checks", fmt.Sprintf("a table of evidence has at most %d checks, not %d", MaxEvidenceChecks, len(x.Checks)))
		return
	}
	for i, column := range x.Columns {
		checkText(column.Name, fmt.Sprintf("columns[%d].name", i), report)
		checkText(column.Unit, fmt.Sprintf("columns[%d].unit", i), report)
	}
	for i, row := range x.Rows {
		x.checkRow(row, fmt.Sprintf("rows[%d]", i), report)
	}
	for i, one := range x.Checks {
		one.check(c, x, fmt.Sprintf("checks[%d]", i), report)
	}
}

func (x *Evidence) checkRow(row EvidenceRow, field string, report reporter) {
	checkText(row.Name, field+".name", report)
	if len(row.Cells) != len(x.Columns) {
		report(field+".cells", fmt.Sprintf("has %d cells, but the table has %d columns", len(row.Cells), len(x.Columns)))
	}
	for i, cell := range row.Cells {
		checkText(cell, fmt.Sprintf("%s.cells[%d]", field, i), report)
	}
}

// operands is how many places a rule is of, 0 for any number.
func (r CheckRule) operands() int {
	switch r {
	case DifferenceRule, RatioRule:
		return 2
	case RunningRule, EqualsRule:
		return 1
	}
	return 0
}

func (k Check) check(c *Case, x *Evidence, field string, report reporter) {
	checkOneOf(k.Rule, field+".rule", report, SumRule, DifferenceRule, RunningRule, RatioRule, EqualsRule)
	if want := k.Rule.operands(); len(k.Of) == 0 || want > 0 && len(k.Of) != want {
		report(field+".of", fmt.Sprintf("names %d places, which is not what a %s is of", len(k.Of), k.Rule))
	}
	if k.Result.Table != "" {
		report(field+".result.table", "the result stands in the table itself; leave it out")
	}
	shape := k.Result.shape()
	if k.Rule == RunningRule && k.Result.IsCell() {
		report(field+".result", "a running total is a row or a column")
	}
	k.Result.check(c, x, field+".result", report)
	for i, p := range k.Of {
		at := fmt.Sprintf("%s.of[%d]", field, i)
		if p.shape() != shape {
			report(at, fmt.Sprintf("is %s, but the result is %s", p.shape(), shape))
		}
		p.check(c, x, at, report)
	}
	k.checkOnly(x, field+".only", report)
}

func (k Check) checkOnly(x *Evidence, field string, report reporter) {
	names, what := x.rowNames(), "row"
	if k.Result.Row != "" {
		names, what = x.columnNames(), "column"
	}
	for i, name := range k.Only {
		if timesNamed(names, name) == 0 {
			report(fmt.Sprintf("%s[%d]", field, i), noLine(what, name, x))
		}
	}
}

// without is the table less the checks that name another one.
func (x *Evidence) without(table string) *Evidence {
	next := *x
	next.Checks = slices.DeleteFunc(slices.Clone(x.Checks), func(k Check) bool {
		return slices.ContainsFunc(k.Of, func(p Place) bool { return p.Table == table })
	})
	return &next
}
