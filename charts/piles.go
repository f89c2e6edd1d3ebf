package charts

import (
	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// piles is the picture of amounts a year that are piled up, the first part at the bottom, with what each pile comes to.
func piles(years []string, parts []model.CategoryFlow, totals []decimal.Decimal, places int32) *draw.YearChart {
	y := &draw.YearChart{Years: years, Unit: pounds, Stacked: true}
	for i, part := range parts {
		values := floats(part.Years)
		y.Columns = append(y.Columns, draw.Column{Name: orNone(part.Category), Typed: true, Role: draw.RolePart + draw.Role(i), Values: values, Low: values, High: values})
	}
	for _, d := range totals {
		y.Totals = append(y.Totals, labelMillion(d, places))
	}
	return y
}

// pileTable is the data of such a picture: a row a year, a column a part.
func pileTable(caption string, years []string, parts []model.CategoryFlow, totals []decimal.Decimal, total decimal.Decimal, places int32) Table {
	t := Table{Caption: caption, Words: 1, Total: true, Columns: []string{"Year"}}
	for _, part := range parts {
		t.Columns = append(t.Columns, orNone(part.Category)+" (£m)")
	}
	t.Columns = append(t.Columns, "All (£m)")
	for i, year := range years {
		row := []string{year}
		for _, part := range parts {
			row = append(row, plainAmount(part.Years[i], places))
		}
		t.Rows = append(t.Rows, append(row, plainAmount(totals[i], places)))
	}
	last := []string{"Total"}
	for _, part := range parts {
		last = append(last, plainAmount(part.Total, places))
	}
	t.Rows = append(t.Rows, append(last, plainAmount(total, places)))
	return t
}

// pileRounding holds the rounding note where a reader who adds up a year or a part is out.
func pileRounding(parts []model.CategoryFlow, totals []decimal.Decimal, total decimal.Decimal, places int32) []string {
	sums := []sum{{total, totals}}
	for i, d := range totals {
		var of []decimal.Decimal
		for _, part := range parts {
			of = append(of, part.Years[i])
		}
		sums = append(sums, sum{d, of})
	}
	for _, part := range parts {
		sums = append(sums, sum{part.Total, part.Years})
	}
	return roundingNotes(places, sums...)
}
