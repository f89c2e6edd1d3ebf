package linetable

import (
	"fmt"
	"strings"

	"tomworkbench/model"
)

// The columns of what a line says for the budget; each stands only where a line says something.
const (
	columnWorth   = "worth"
	columnFunding = "funding"
	columnStaff   = "fte"
)

// budgetExtras are those columns.
func budgetExtras() []extra {
	return []extra{
		{
			[]string{columnWorth},
			func(l *model.Line) bool { return l.Worth != model.Cashable },
			func(l *model.Line) []string { return []string{string(l.Worth)} },
		},
		{
			[]string{columnFunding},
			func(l *model.Line) bool { return l.Funding != model.FundingUnsaid },
			func(l *model.Line) []string { return []string{string(l.Funding)} },
		},
		{
			[]string{columnStaff},
			func(l *model.Line) bool { return l.FTE != nil },
			func(l *model.Line) []string { return []string{l.FTE.String()} },
		},
	}
}

// readBudget reads what a line says for the budget: what a benefit is worth to it, what a cost is paid from, and how many staff it is.
func (t *table) readBudget(l *model.Line) {
	l.Worth = worded(t, columnWorth, model.LineWorths())
	l.Funding = worded(t, columnFunding, model.Fundings())
	if text := t.cell(columnStaff); text != "" {
		staff, err := t.notation.ReadNumber(text)
		if err != nil {
			t.complain(columnStaff, err)
		}
		l.FTE = &staff
	}
}

// worded reads a cell that holds one of a few values, as files or as people write it; an empty cell is the first.
func worded[T interface {
	~string
	Words() string
}](t *table, column string, values []T,
) T {
	text := strings.ToLower(t.cell(column))
	if text == "" {
		return values[0]
	}
	names := make([]string, len(values))
	for i, v := range values {
		if text == string(v) || text == v.Words() {
			return v
		}
		if names[i], _, _ = strings.Cut(v.Words(), ":"); text == names[i] {
			return v
		}
	}
	t.complain(column, fmt.Sprintf("%q is not one of %s", text, strings.Join(names, ", ")))
	return values[0]
}

// keepBudget keeps what a line says for the budget where the table has no column for it.
func (t *table) keepBudget(line, now *model.Line) {
	if !t.has(columnWorth) && line.Type == model.BenefitLine {
		line.Worth = now.Worth
	}
	if !t.has(columnFunding) && line.Type == model.CostLine {
		line.Funding = now.Funding
	}
	if !t.has(columnStaff) {
		line.FTE = now.FTE
	}
}
