package tell

import (
	"github.com/shopspring/decimal"

	"tomworkbench/charts"
	"tomworkbench/model"
)

// Outlook is the picture of what the answers save and spend in each year, on a scale of their own.
func (t Teller) Outlook() *charts.Figure {
	c, mine := t.a.Case()
	y := t.a.YearsOf(mine)
	o := charts.Outlook{
		Title: t.Say("chart.title"), Terms: t.Say("chart.terms"), Years: c.Head().YearNames(),
		Saved: t.Say("chart.saved"), Cost: t.Say("chart.cost"), Range: t.Say("chart.range"),
		SavedLow: y.Saved, SavedHigh: y.SavedHigh, CostHigh: y.Cost, CostLow: y.CostLow, Write: t.AxisMoney,
	}
	o.Alt = t.outlookWords(c.Head(), y.Saved, y.Cost)
	return o.Figure()
}

// outlookWords says the picture in words.
func (t Teller) outlookWords(head *model.Head, saved, cost []decimal.Decimal) string {
	text := t.Say("chart.title") + "."
	n := model.Places(append(append([]decimal.Decimal{}, saved...), cost...)...)
	for i, year := range head.YearNames() {
		text += " " + year + ": " + t.Say("chart.saved") + " " + t.AxisMoney(saved[i], n) + ", " + t.Say("chart.cost") + " " + t.AxisMoney(cost[i], n) + "."
	}
	return text
}
