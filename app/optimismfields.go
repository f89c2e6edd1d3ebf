package app

import (
	"cmp"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// classField is the class of cost by which a line is adjusted for optimism bias. Without one nothing is mitigated, and only
// own evidence has a percentage of its own.
func classField() frameField {
	classes := append([]model.CostClass{model.Unclassed}, model.CostClasses()...)
	words := make([]string, len(classes))
	for i, class := range classes {
		words[i] = classWord(class)
	}
	f := pickField(fixedWords(words...),
		func(_ *model.Case, x *model.Line) string { return classWord(x.Class) },
		func(_ *model.Case, x *model.Line, i int) {
			switch x.Class = classes[i]; x.Class {
			case model.Unclassed:
				unclass(x)
			case model.OwnEvidence:
			default:
				x.Overrun, x.OverrunSource = nil, ""
			}
		})
	f.only, f.lacks = isCost, costsOnly
	return f
}

// unclass takes a line's class off with all that belongs to it.
func unclass(x *model.Line) {
	x.Class, x.Mitigation, x.Overrun, x.OverrunSource = model.Unclassed, decimal.Zero, nil, ""
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
		only: isCost, lacks: costsOnly,
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

// overrunField is by how much such costs overran by the council's own evidence, in per cent. It comes before a general
// class: what is typed makes own evidence the class. An emptied one isn't entered.
func overrunField() frameField {
	percent := func(r model.Record) string {
		if x := r.(*model.Line); x.Overrun != nil {
			return x.Overrun.Shift(2).String()
		}
		return ""
	}
	return frameField{
		only: isCost, lacks: costsOnly,
		get: func(_ *model.Case, r model.Record) string { return percent(r) },
		reads: func(r model.Record) string {
			if r.(*model.Line).Overrun == nil {
				return "not entered"
			}
			return percent(r) + "% by own evidence, before a general class"
		},
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.Line)
			if next.Overrun = nil; text == "" {
				return &next, nil
			}
			share, err := model.ReadRate(text)
			if err != nil {
				return nil, err
			}
			next.Class, next.Overrun = model.OwnEvidence, &share
			return &next, nil
		},
	}
}

// evidenceField says where the council's own evidence comes from.
func evidenceField() frameField {
	f := textField(func(x *model.Line) *string { return &x.OverrunSource })
	set := f.set
	f.only, f.lacks = isCost, costsOnly
	f.set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		next, err := set(c, r, text)
		if x, ok := next.(*model.Line); ok && err == nil && text != "" {
			x.Class = model.OwnEvidence
		}
		return next, err
	}
	return f
}

// costsOnly says why a benefit takes nothing about optimism bias.
const costsOnly = "is for costs, and this line is a benefit"

func isCost(r model.Record) bool { return r.(*model.Line).Type == model.CostLine }
