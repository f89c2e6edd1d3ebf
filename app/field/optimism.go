package field

import (
	"cmp"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// CostClass is the class of cost by which a line is adjusted for optimism bias. Without one nothing is mitigated, and only
// own evidence has a percentage of its own.
func CostClass() Field {
	classes := append([]model.CostClass{model.Unclassed}, model.CostClasses()...)
	words := make([]string, len(classes))
	for i, class := range classes {
		words[i] = classWord(class)
	}
	f := Pick(Fixed(words...),
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
	f.Only, f.Lacks = isCost, costsOnly
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

// Mitigation is the share of the optimism bias that is managed away, in per cent. An emptied one is none.
func Mitigation() Field {
	percent := func(r model.Record) string { return r.(*model.Line).Mitigation.Shift(2).String() }
	return Field{
		Only: isCost, Lacks: costsOnly,
		Get: func(_ *model.Case, r model.Record) string {
			if r.(*model.Line).Class == model.Unclassed {
				return ""
			}
			return percent(r)
		},
		reads: func(r model.Record) string { return percent(r) + "% mitigated" },
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
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

// Overrun is by how much such costs overran by the council's own evidence, in per cent. It comes before a general
// class: what is typed makes own evidence the class. An emptied one isn't entered.
func Overrun() Field {
	percent := func(r model.Record) string {
		if x := r.(*model.Line); x.Overrun != nil {
			return x.Overrun.Shift(2).String()
		}
		return ""
	}
	return Field{
		Only: isCost, Lacks: costsOnly,
		Get: func(_ *model.Case, r model.Record) string { return percent(r) },
		reads: func(r model.Record) string {
			if r.(*model.Line).Overrun == nil {
				return "not entered"
			}
			return percent(r) + "% by own evidence, before a general class"
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
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

// OverrunSource says where the council's own evidence comes from.
func OverrunSource() Field {
	f := Text(func(x *model.Line) *string { return &x.OverrunSource })
	set := f.Set
	f.Only, f.Lacks = isCost, costsOnly
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
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
