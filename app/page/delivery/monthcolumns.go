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
	sum := v.money("To "+v.period.Short(), "adds up the months up to the one shown", func(s delivery.Sums) decimal.Decimal { return in(s.Actual, at) })
	agreed := v.money("Baseline", "was agreed for the whole year", func(s delivery.Sums) decimal.Decimal { return in(s.Baseline, at) })
	expected := v.money("Forecast", "is typed in “Status and forecast”", func(s delivery.Sums) decimal.Decimal { return in(s.Forecast, at) })
	return append(columns, sum, agreed, expected)
}

func firstYear(p *delivery.Position) int {
	if p.Baseline == nil {
		return 0
	}
	return p.Baseline.FirstYear
}

// in is the amount of a year, nothing for one that the baseline doesn't have.
func in(a delivery.Amounts, year int) decimal.Decimal {
	if year < 0 || year >= len(a.Years) {
		return decimal.Zero
	}
	return a.Years[year]
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
