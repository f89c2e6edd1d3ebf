package field

import (
	"cmp"
	"errors"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Measure is what an overlap is a part of. A measure from elsewhere that the workbench doesn't know is
// shown as it is, until another is picked.
func Measure() Field {
	return Pick(appraisal.LedgerMeasures,
		func(_ *model.Case, x *model.Overlap) string { return x.Measure },
		func(c *model.Case, x *model.Overlap, i int) { x.Measure = appraisal.LedgerMeasures(c)[i] })
}

// OverlapYear is the step of a year, empty in an overlap of which no years are known.
func OverlapYear(year int) Field {
	get := func(_ *model.Case, r model.Record) string {
		if x := r.(*model.Overlap); x.HasYears() {
			return Figure(x.Years[year])
		}
		return ""
	}
	return Field{
		Get:   get,
		reads: func(r model.Record) string { return get(nil, r) },
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
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

// OverlapDate is the day on which the budget counted on an overlap.
func OverlapDate() Field {
	return Day(func(x *model.Overlap) *string { return &x.Date })
}

// HeldBy is the line of the budget that holds an overlap: one of the case's, or free text where it has none.
func HeldBy() Field {
	words := func(c *model.Case) []string {
		if c.BudgetLines.Len() == 0 {
			return nil
		}
		names := []string{""}
		for x := range c.BudgetLines.All() {
			names = append(names, x.Name)
		}
		return names
	}
	return Field{
		Values: words,
		Get:    func(c *model.Case, r model.Record) string { return c.HeldIn(r.(*model.Overlap)) },
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.Overlap)
			if text == c.HeldIn(&next) {
				return &next, nil
			}
			names := words(c)
			if names == nil {
				next.BudgetLine = text
				return &next, nil
			}
			i, err := Word(names, text)
			if err != nil {
				return nil, err
			}
			if next.HeldBy, next.BudgetLine = "", ""; i > 0 {
				next.HeldBy = c.BudgetLines.At(i - 1).ID
			}
			return &next, nil
		},
	}
}

// OverlapTotal is all of it, and says what of it has no years. It can be typed only where none are known, as in cases from before
// overlaps had any.
func OverlapTotal() Field {
	return Field{
		Get: func(_ *model.Case, r model.Record) string {
			return Figure(r.(*model.Overlap).Steps())
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
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
