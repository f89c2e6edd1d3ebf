package field

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Figure writes a figure as it stands below a heading in £m.
func Figure(d decimal.Decimal) string {
	return strings.NewReplacer("£", "", "m", "").Replace(model.InFull(d))
}

// WorkedOut writes an amount in £m that was worked out as sentences say it, with two places at most.
func WorkedOut(d decimal.Decimal) string {
	return strings.NewReplacer("£", "", "m", "").Replace(model.Million(d))
}

// TypedFigure writes a figure as people type it, and as spreadsheets take it.
func TypedFigure(d decimal.Decimal) string { return AsTyped(Figure(d)) }

// AsTyped writes a figure that is shown as people type it: no separators, and the minus of the keyboard.
func AsTyped(shown string) string { return strings.NewReplacer("−", "-", ",", "").Replace(shown) }
