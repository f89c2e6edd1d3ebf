package delivery

import (
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/delivery"

	"github.com/shopspring/decimal"
)

// measureColumns are those of the measures.
func (v *view) measureColumns() []column {
	number := func(title string, of func(*delivery.Measure) *decimal.Decimal) column {
		return column{Column: grid.Column{Title: title, Ems: 5.4, Trailing: true}, why: "was agreed with the baseline", text: func(r row) string {
			if d := of(r.measure); d != nil {
				return model.Quantity(*d)
			}
			return ""
		}}
	}
	return []column{
		v.nameColumn("Measure"), v.statusColumn(),
		{Column: grid.Column{Title: "Unit", Ems: 6}, why: "was agreed with the baseline", text: func(r row) string { return r.measure.Unit }},
		number("Start", func(m *delivery.Measure) *decimal.Decimal { return m.Start }),
		number("Target", func(m *delivery.Measure) *decimal.Decimal { return m.Target }),
		v.readingColumn(),
		{Column: grid.Column{Title: "Stands", Ems: 14, Grow: 1, Most: 26}, why: "follows from the readings", text: func(r row) string { return model.Capital(r.measure.Words()) }},
		v.reasonColumn(), v.ownerColumn(),
	}
}

// readingColumn is what the measure was found to be in the month shown.
func (v *view) readingColumn() column {
	now := func(r row) string {
		if x := r.measure.Reading; x != nil && x.Period == v.period {
			return model.Quantity(x.Value)
		}
		return ""
	}
	return column{
		Column: grid.Column{Title: "In " + v.period.Short() + " " + lastTwo(v.period.Year()), Ems: 6, Trailing: true}, text: now,
		set: func(c *model.Case, r row, text string) (model.Edit, error) {
			if text == "" {
				return c.SayReading(r.measure.ID, v.period, nil)
			}
			d, err := model.ReadNumber(text)
			if err != nil {
				return model.Edit{}, err
			}
			return c.SayReading(r.measure.ID, v.period, &d)
		},
	}
}

func lastTwo(year int) string { return model.FinancialYear(year - 1)[5:] }
