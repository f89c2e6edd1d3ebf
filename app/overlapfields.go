package app

import (
	"cmp"
	"errors"

	"github.com/shopspring/decimal"

	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// stepsTitle heads the column with all of an overlap.
const stepsTitle = "Steps £m"

// overlapList is the list of what the council's budget counts on already, by year.
func overlapList(c *model.Case) frameList {
	source := func(x *model.Overlap) *model.Source { return &x.Source }
	columns := []grid.Column{{Title: "Part of", Ems: 9, Grow: 0.5}}
	fields := []frameField{measureField()}
	for i, year := range c.Head().YearNames() {
		columns = append(columns, grid.Column{Title: year, Ems: 5.3, Trailing: true})
		fields = append(fields, overlapYear(i))
	}
	columns = append(columns, grid.Column{Title: stepsTitle, Ems: 9, Trailing: true}, grid.Column{Title: "Budget line", Ems: 11, Grow: 0.6},
		grid.Column{Title: "Why", Ems: 20, Grow: 2}, grid.Column{Title: "Source", Ems: 8}, grid.Column{Title: "Document", Ems: 12, Grow: 1}, grid.Column{Title: "Page", Ems: 6})
	fields = append(fields, overlapTotal(), textField(func(x *model.Overlap) *string { return &x.BudgetLine }),
		textField(func(x *model.Overlap) *string { return &x.Why }), gradeField(source), documentField(source), pageField(source))
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

// measureField is what an overlap is a part of. A measure from elsewhere that the workbench doesn't know is
// shown as it is, until another is picked.
func measureField() frameField {
	return pickField(appraisal.LedgerMeasures,
		func(_ *model.Case, x *model.Overlap) string { return x.Measure },
		func(c *model.Case, x *model.Overlap, i int) { x.Measure = appraisal.LedgerMeasures(c)[i] })
}

// overlapYear is the step of a year, empty in an overlap of which no years are known.
func overlapYear(year int) frameField {
	get := func(_ *model.Case, r model.Record) string {
		if x := r.(*model.Overlap); x.HasYears() {
			return figureText(x.Years[year])
		}
		return ""
	}
	return frameField{
		get:   get,
		reads: func(r model.Record) string { return get(nil, r) },
		set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			x := r.(*model.Overlap)
			if text == get(c, r) {
				return x, nil
			}
			step, err := model.ReadFigure(cmp.Or(text, "0"))
			if err != nil {
				return nil, err
			}
			return x.WithStep(c.Head().Years, year, step), nil
		},
	}
}

// overlapTotal is all of it, and says what of it has no years. It can be typed only where none are known, as in cases from before
// overlaps had any.
func overlapTotal() frameField {
	return frameField{
		get: func(_ *model.Case, r model.Record) string {
			return figureText(r.(*model.Overlap).Steps())
		},
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			x := r.(*model.Overlap)
			amount, err := model.ReadFigure(cmp.Or(text, "0"))
			switch {
			case err != nil:
				return nil, err
			case x.HasYears() && text == "": // the years hold it
				return x, nil
			case amount.Equal(x.Steps()):
				return x, nil
			case x.HasYears():
				return nil, errors.New("the steps of the years are added up here; type them instead")
			}
			next := *x
			next.Amount = amount
			return &next, nil
		},
	}
}

// overlapCell says beside all of an overlap what of it has no years.
func overlapCell(cell *grid.Cell, r model.Record, steps bool) {
	x, ok := r.(*model.Overlap)
	if !ok || !steps || x.Amount.IsZero() {
		return
	}
	if cell.Input = cell.Text; x.HasYears() {
		cell.Text += ", " + figureText(x.Amount) + " without years"
	} else {
		cell.Text += ", no years"
	}
}
