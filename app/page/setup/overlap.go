package setup

import (
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// stepsTitle heads the column with all of an overlap.
const stepsTitle = "Steps £m"

// overlapList is the list of what the council's budget counts on already, by year.
func overlapList(c *model.Case) frameList {
	source := func(x *model.Overlap) *model.Source { return &x.Source }
	columns := []grid.Column{{Title: "Part of", Ems: 9, Grow: 0.5}}
	fields := []field.Field{field.Measure()}
	for i, year := range c.Head().YearNames() {
		columns = append(columns, grid.Column{Title: year, Ems: 5.3, Trailing: true})
		fields = append(fields, field.OverlapYear(i))
	}
	columns = append(columns, grid.Column{Title: stepsTitle, Ems: 9, Trailing: true}, grid.Column{Title: "Budget line", Ems: 11, Grow: 0.6},
		grid.Column{Title: "Why", Ems: 20, Grow: 2}, grid.Column{Title: "Source", Ems: 8}, grid.Column{Title: "Document", Ems: 12, Grow: 1}, grid.Column{Title: "Page", Ems: 6}, grid.Column{Title: "Date", Ems: 9})
	fields = append(fields, field.OverlapTotal(), field.HeldBy(),
		field.Text(func(x *model.Overlap) *string { return &x.Why }), field.Grade(source), field.Document(source), field.SourcePage(source), field.OverlapDate())
	return frameList{
		name: "Already in the budget", columns: columns,
		empty: "What the council's budget counts on already, in yearly steps, so that it isn't claimed twice. It is part of the net, the benefit, the cost or a stream of benefits.",
		kinds: []frameKind{{
			kind: model.KindOverlap, noun: "budgeted amount", asks: "Which figure is partly in the budget already?", fields: fields,
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Overlap{ID: c.FreeID(model.KindOverlap, name), Measure: name, Years: make([]decimal.Decimal, c.Head().Years)}
			},
		}},
	}
}

// overlapWarning says what should be looked at of an overlap, in the scenario shown; empty for nothing, and for other records.
func (v *view) overlapWarning(r model.Record) string {
	x, ok := r.(*model.Overlap)
	if !ok {
		return ""
	}
	shown := v.h.Session().View()
	for _, check := range budget.Checks(v.of, shown.Scenario, shown.Estimate) {
		if check.Kind == x.Kind() && check.Key == x.ID {
			return check.Text
		}
	}
	return ""
}

// overlapCell says beside all of an overlap what of it has no years.
func overlapCell(cell *grid.Cell, r model.Record, steps bool) {
	x, ok := r.(*model.Overlap)
	if !ok || !steps || x.Amount.IsZero() {
		return
	}
	if cell.Input = cell.Text; x.HasYears() {
		cell.Text += ", " + field.Figure(x.Amount) + " without years"
	} else {
		cell.Text += ", no years"
	}
}
