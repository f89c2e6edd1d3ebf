package app

import (
	"cmp"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// classField is the class of cost by which a line is adjusted for optimism bias. Without one nothing is mitigated.
func classField() frameField {
	classes := append([]model.CostClass{model.Unclassed}, model.CostClasses()...)
	words := make([]string, len(classes))
	for i, class := range classes {
		words[i] = classWord(class)
	}
	f := pickField(fixedWords(words...),
		func(_ *model.Case, x *model.Line) string { return classWord(x.Class) },
		func(_ *model.Case, x *model.Line, i int) {
			if x.Class = classes[i]; x.Class == model.Unclassed {
				x.Mitigation = decimal.Zero
			}
		})
	f.only = isCost
	return f
}

// classWord names a class in a table, which has an empty cell for none.
func classWord(class model.CostClass) string {
	if class == model.Unclassed {
		return ""
	}
	return class.Words()
}

// mitigationField is the share of the optimism bias that is managed away, in per cent. An emptied one is none.
func mitigationField() frameField {
	percent := func(r model.Record) string { return r.(*model.Line).Mitigation.Shift(2).String() }
	return frameField{
		only: isCost,
		get: func(_ *model.Case, r model.Record) string {
			if r.(*model.Line).Class == model.Unclassed {
				return ""
			}
			return percent(r)
		},
		reads: func(r model.Record) string { return percent(r) + "% mitigated" },
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			share, err := model.ReadPercent(cmp.Or(text, "0"))
			if err != nil {
				return nil, err
			}
			next := *r.(*model.Line)
			next.Mitigation = share
			return &next, nil
		},
	}
}

func isCost(r model.Record) bool { return r.(*model.Line).Type == model.CostLine }
