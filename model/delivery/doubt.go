package delivery

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// UnitError refuses figures without a unit that can hardly be in £m; who says their unit can bring them in.
type UnitError struct {
	// Total is what the figures add up to as they stand.
	Total decimal.Decimal
	words string
}

// Error says what looks wrong and what to do.
func (e *UnitError) Error() string { return e.words }

// Units are those that actuals come in, the one of the case last, and In what a total in one of them is in £m.
func Units() []string { return []string{"£", "£000", "£m"} }

// In is a figure in one of the Units, in £m to the pound.
func In(unit string, d decimal.Decimal) decimal.Decimal {
	switch unit {
	case "£":
		return d.Shift(-6).Round(6)
	case "£000":
		return d.Shift(-3).Round(6)
	}
	return d
}

// Doubt says of figures that are to be brought in, without a unit, whether they can hardly be in £m: of a line they come to many times
// as much as is agreed for all years. It is a [UnitError], nil where nothing is odd.
func Doubt(c *model.Case, figures []model.ActualFigure) error {
	b := c.Baseline()
	if b == nil {
		return nil
	}
	total, of := decimal.Zero, map[string]decimal.Decimal{}
	for _, one := range figures {
		if one.Figure != nil {
			total = total.Add(*one.Figure)
			of[one.Line] = of[one.Line].Add(one.Figure.Abs())
		}
	}
	for _, l := range b.Lines {
		promised := decimal.Sum(decimal.Zero, l.Figures(b.Estimate)...).Abs()
		if promised.IsPositive() && of[l.ID].GreaterThan(promised.Mul(decimal.NewFromInt(implausible))) {
			return &UnitError{total, fmt.Sprintf("“%s” would have %s, and %s is agreed for all years together, so the figures are hardly in £m; write their unit into the heading, such as “Amount £” or “Apr-11 £000”",
				b.Names()[l.ID], model.Million(of[l.ID]), model.Million(promised))}
		}
	}
	return nil
}
