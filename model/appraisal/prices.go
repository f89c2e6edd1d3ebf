package appraisal

import (
	"fmt"

	"tomworkbench/model"
)

// priceDoubt says that what a case says of its prices and how its figures are discounted disagree, empty where they don't. deflated says
// that the figures are taken as cash, and inflation is taken out of them.
func priceDoubt(prices model.PriceBase, deflated bool) string {
	switch {
	case prices.Sort == model.CashPrices && !deflated:
		return "The case says that its figures are in cash prices, and the list of rates takes them as real: have the deflators taken as cash figures there, or correct the price base of the case."
	case prices.Sort == model.ConstantPrices && deflated:
		return fmt.Sprintf("The case says that its figures are in %s, and the list of rates takes them as cash, so that inflation would be taken out twice: correct one of them.", prices.Words())
	}
	return ""
}

// priceWords say at which prices the figures of a case are discounted, empty where the case doesn't say and nothing is taken out.
func (s Schedule) priceWords(head *model.Head, deflated bool) string {
	words := s.Prices
	if head.Prices.Sort == model.ConstantPrices {
		words = join(words, "The figures are in "+head.Prices.Words()+", as the case says.")
	}
	return join(words, priceDoubt(head.Prices, deflated))
}

// priceBase adds which prices the figures are in, and what there is to check about it.
func (a *account) priceBase() {
	prices := a.c.Head().Prices
	words, note := prices.Words(), priceDoubt(prices, ratesOf(a.c, model.Deflators).Cash)
	if prices.Sort == "" {
		words, note = "not said", "Nobody has said whether the figures are cash or constant prices: say it in the details of the case."
	}
	a.add(Measure{ID: "price-base", Group: RatesTaken, Name: "Price base", Unit: Number, Words: words, Note: note})
}

// budgetPrices says which prices stand against each other where the budget is held against the figures.
func (a *account) budgetPrices() string {
	switch prices := a.c.Head().Prices; prices.Sort {
	case model.CashPrices:
		return "The budget and the figures are in cash."
	case model.ConstantPrices:
		return "The budget is in cash and the figures are in " + prices.Words() + "; both are taken as they stand."
	}
	return "The budget is in cash; both are taken as they stand."
}
