package field

import (
	"cmp"
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// BudgetType is what a line of the plan is.
func BudgetType() Field {
	types := model.BudgetTypes()
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = t.Words()
	}
	return Pick(Fixed(words...),
		func(_ *model.Case, x *model.BudgetLine) string { return x.Type.Words() },
		func(_ *model.Case, x *model.BudgetLine, i int) { x.Type = types[i] })
}

// BudgetYear is the step of a year of a line of the plan.
func BudgetYear(year int) Field {
	get := func(_ *model.Case, r model.Record) string { return Figure(r.(*model.BudgetLine).Years[year]) }
	return Field{
		Get: get, reads: func(r model.Record) string { return get(nil, r) },
		Set: func(c *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.BudgetLine)
			if text == get(c, r) {
				return &next, nil
			}
			step, err := model.ReadFigure(cmp.Or(text, "0"))
			if err != nil {
				return nil, err
			}
			next.Years = append([]decimal.Decimal(nil), next.Years...)
			next.Years[year] = step
			return &next, nil
		},
	}
}

// ReinvestedShare is the part of what is left over that goes to a use, in percent.
func ReinvestedShare() Field {
	get := func(_ *model.Case, r model.Record) string {
		return strings.TrimSpace(r.(*model.Reinvestment).Share.Shift(2).String()) + "%"
	}
	return Field{
		Get: get, reads: func(r model.Record) string { return get(nil, r) },
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.Reinvestment)
			typed := strings.TrimSpace(strings.TrimSuffix(cmp.Or(text, "0"), "%"))
			percent, err := model.ReadFigure(typed)
			switch {
			case err != nil:
				return nil, errors.New("a share is a percentage of what is left over, such as 50")
			case percent.IsNegative() || percent.GreaterThan(decimal.NewFromInt(100)):
				return nil, errors.New(percent.String() + "% is no share of what is left over; it is from 0 to 100%")
			}
			next.Share = percent.Shift(-2)
			return &next, nil
		},
	}
}
