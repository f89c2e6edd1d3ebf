package app

import (
	"cmp"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// measureField is what an overlap is a part of. A measure from elsewhere that the workbench doesn't know is
// shown as it is, until another is picked.
func measureField() frameField {
	return pickField(appraisal.LedgerMeasures,
		func(_ *model.Case, x *model.Overlap) string { return x.Measure },
		func(c *model.Case, x *model.Overlap, i int) { x.Measure = appraisal.LedgerMeasures(c)[i] })
}

// amountField is how much of it the budget counts on, below a heading in £m. An emptied one is nothing.
func amountField() frameField {
	return frameField{
		get:   func(_ *model.Case, r model.Record) string { return figureText(r.(*model.Overlap).Amount) },
		reads: func(r model.Record) string { return model.InFull(r.(*model.Overlap).Amount) },
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			amount, err := model.ReadFigure(cmp.Or(text, "0"))
			if err != nil {
				return nil, err
			}
			next := *r.(*model.Overlap)
			next.Amount = amount
			return &next, nil
		},
	}
}
