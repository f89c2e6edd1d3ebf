package field

import (
	"cmp"
	"errors"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// TakesFrom is the area that a component takes its savings out of.
func TakesFrom() Field {
	return Ref(model.KindArea, func(x *model.Component) *string { return &x.Area },
		func(_ *model.Case, r model.Record) string { return r.(*model.Area).Name }, nil)
}

// AreaCost is what an area costs a year, empty where that isn't known.
func AreaCost() Field {
	shown := func(x *model.Area) string {
		if x.Cost.IsZero() {
			return ""
		}
		return Figure(x.Cost)
	}
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return shown(r.(*model.Area)) },
		reads: func(r model.Record) string {
			if x := r.(*model.Area); !x.Cost.IsZero() {
				return model.InFull(x.Cost) + " a year"
			}
			return "not known"
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			cost, err := model.ReadFigure(cmp.Or(text, "0"))
			switch {
			case err != nil:
				return nil, err
			case text != "" && cost.IsZero():
				return nil, errors.New("the cost of an area is above zero: nothing can be taken out of none; leave it empty where it isn't known")
			}
			next := *r.(*model.Area)
			next.Cost = cost
			return &next, nil
		},
	}
}

// WarnAbove is the share of an area's cost, in per cent, above which taking out more is warned of. An emptied one warns of nothing.
func WarnAbove() Field {
	f := optional(func(x *model.Area) **decimal.Decimal { return &x.WarnAbove }, model.ReadPercent, percent,
		func(d decimal.Decimal) string { return "warns above " + percent(d) + "% of the cost" })
	reads := f.reads
	f.reads = func(r model.Record) string {
		if r.(*model.Area).WarnAbove == nil {
			return "no warning"
		}
		return reads(r)
	}
	return f
}

// Takers names the components that take their savings out of an area.
func Takers() Field {
	return workedOut(func(c *model.Case, r model.Record) string {
		var names []string
		for x := range c.Components.All() {
			if x.Area == r.Key() {
				names = append(names, x.Name)
			}
		}
		return model.JoinWords(names)
	})
}
