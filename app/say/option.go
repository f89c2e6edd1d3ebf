package say

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// moneyRange writes "£4.0m to £6.0m", or one amount where both are the same.
func moneyRange(low, high decimal.Decimal, places int32) string {
	style := model.MoneyStyle{Places: places}
	if low.Equal(high) {
		return style.Format(low)
	}
	return style.Format(low) + " to " + style.Format(high)
}

// OptionBenefit and OptionCost write an option's totals.
func OptionBenefit(t appraisal.OptionTotals, places int32) string {
	if !t.Benefits {
		return "no benefit"
	}
	return moneyRange(t.LowBenefit, t.HighBenefit, places)
}

func OptionCost(t appraisal.OptionTotals, places int32) string {
	if !t.Costs {
		return "no cost"
	}
	return "cost " + moneyRange(t.LowCost, t.HighCost, places)
}

// OptionPlaces returns the decimal places that write every option's benefits alike, and every option's costs.
func OptionPlaces(totals map[string]appraisal.OptionTotals) (benefit, cost int32) {
	for _, t := range totals {
		benefit = max(benefit, model.Places(t.LowBenefit, t.HighBenefit))
		cost = max(cost, model.Places(t.LowCost, t.HighCost))
	}
	return benefit, cost
}
