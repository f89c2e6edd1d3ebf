package charts

import (
	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// What an axis of a figure counts in.
var (
	// pounds are £m; people are shown nothing finer than hundredths.
	pounds = draw.Unit{Finest: 1, Write: func(value decimal.Decimal, places int32) string {
		if value.IsZero() {
			return "£0m"
		}
		return model.MoneyStyle{Places: places}.Format(value)
	}}
	// counts are whole things, the same to both sides of zero.
	counts = draw.Unit{Finest: 100, Write: func(value decimal.Decimal, _ int32) string { return value.Abs().String() }}
)
