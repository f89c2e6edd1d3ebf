package delivery

import (
	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/delivery"

	"github.com/shopspring/decimal"
)

// monthColumns are the twelve months of the financial year of the month shown, with what they add up to and what is agreed for it.
func (v *view) monthColumns() []column {
	begins := v.period.Begins()
	columns := []column{v.nameColumn("£m in the month, " + model.FinancialYear(begins))}
	for _, m := range model.MonthsOf(begins) {
		columns = append(columns, v.monthColumn(m))
	}
	at := begins - firstYear(v.at)
	sum := v.ofYear("To "+v.period.Short(), "adds up the months up to the one shown", at, func(s delivery.Sums) delivery.Amounts { return s.Actual })
	known := sum.text
	sum.text = func(r row) string { // where no month has a figure nothing is known, which isn't zero
		if s, has := r.sums(); !has || at < 0 || at >= len(s.Months) || !s.Known(at) {
			return ""
		}
		return known(r)
	}
	agreed := v.ofYear("Baseline", "was agreed for the whole year", at, func(s delivery.Sums) delivery.Amounts { return s.Baseline })
	expected := v.ofYear("Forecast", "is typed in “Status and forecast”", at, func(s delivery.Sums) delivery.Amounts { return s.Forecast })
	return append(columns, sum, agreed, expected)
}

// ofYear is a column of the amount of one year, empty for a year that the baseline doesn't have.
func (v *view) ofYear(title, why string, at int, of func(delivery.Sums) delivery.Amounts) column {
	c := v.money(title, why, func(s delivery.Sums) decimal.Decimal { return of(s).Years[at] })
	written := c.text
	c.text = func(r row) string {
		if s, has := r.sums(); !has || at < 0 || at >= len(of(s).Years) {
			return ""
		}
		return written(r)
	}
	return c
}

func firstYear(p *delivery.Position) int {
	if p.Baseline == nil {
		return 0
	}
	return p.Baseline.FirstYear
}

func (v *view) monthColumn(m model.Month) column {
	figure := func(r row) *decimal.Decimal { return r.months.In(m) }
	return column{
		Column: grid.Column{Title: m.Short(), Ems: 4.6, Trailing: true},
		text: func(r row) string {
			if d := figure(r); d != nil {
				return plain(*d, max(v.places, model.Places(*d)))
			}
			return ""
		},
		input: func(r row) string {
			if d := figure(r); d != nil {
				return field.TypedFigure(*d)
			}
			return ""
		},
		reading: func(text string) string {
			return m.Words() + ": " + amountReading(text, "no figure")
		},
		why:   "adds up the lines above",
		month: m,
		set: func(c *model.Case, r row, text string) (model.Edit, error) {
			d, err := optional(text)
			if err != nil || r.line == nil {
				return model.Edit{}, err
			}
			return c.SayActual(r.line.Line.ID, m, d)
		},
	}
}
