package charts

import (
	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
)

// Outlook is a plain picture of what is saved and spent in each year. Whoever shows it brings its words, in whatever language, so it
// isn't one of the figures of [Kinds].
type Outlook struct {
	Title, Terms string
	Years        []string
	// Saved has the names of the bars and their amounts in £m; to High go their whiskers, which Range explains.
	Saved, Cost, Range  string
	SavedLow, SavedHigh []decimal.Decimal
	CostHigh, CostLow   []decimal.Decimal
	// Write writes an amount on the axis with so many places.
	Write func(amount decimal.Decimal, places int32) string
	// Alt says it in words.
	Alt string
}

// Figure is the picture with its words.
func (o Outlook) Figure() *Figure {
	picture := &draw.YearChart{
		Years: o.Years, Unit: draw.Unit{Finest: pounds.Finest, Write: o.Write}, Ranges: o.Range,
		Columns: []draw.Column{
			{Name: o.Saved, Role: draw.RoleBenefit, Values: floats(o.SavedLow), Low: floats(o.SavedLow), High: floats(o.SavedHigh)},
			{Name: o.Cost, Role: draw.RoleCost, Values: floats(negated(o.CostHigh)), Low: floats(negated(o.CostHigh)), High: floats(negated(o.CostLow))},
		},
	}
	return &Figure{title: o.Title, terms: o.Terms, picture: picture, alt: o.Alt, description: o.Alt}
}
