package model

import "github.com/shopspring/decimal"

// quartersAYear turns quarters into years.
const quartersAYear = 4

// Slipped returns yearly figures as they stand when they come later by a number of quarters, or earlier where that is below zero: of
// q = 4y + r quarters, figure t is (1 − r/4) of figure t − y and r/4 of the one before. What falls behind the last year is gone,
// and what would come before the first stays in it. Nothing is rounded.
func Slipped(figures []decimal.Decimal, quarters int) []decimal.Decimal {
	return slipped(figures, quarters, decimal.NewFromInt(1))
}

// slipped is [Slipped] times a factor.
func slipped(figures []decimal.Decimal, quarters int, factor decimal.Decimal) []decimal.Decimal {
	if figures == nil {
		return nil
	}
	years, rest := quarters/quartersAYear, quarters%quartersAYear
	if rest < 0 {
		years, rest = years-1, rest+quartersAYear
	}
	late := decimal.New(int64(rest*100/quartersAYear), -2).Mul(factor)
	early := factor.Sub(late)
	next := make([]decimal.Decimal, len(figures))
	at := func(t int) decimal.Decimal {
		if t < 0 || t >= len(figures) {
			return decimal.Zero
		}
		return figures[t]
	}
	for t := range next {
		if d := at(t - years); !d.IsZero() {
			next[t] = d.Mul(early)
		}
		if d := at(t - years - 1); rest > 0 && !d.IsZero() {
			next[t] = next[t].Add(d.Mul(late))
		}
	}
	for i := range min(-years, len(figures)) { // what would come before the first year
		before := figures[i]
		if i == -years-1 {
			before = before.Mul(decimal.New(int64((quartersAYear-rest)*100/quartersAYear), -2))
		}
		next[0] = next[0].Add(before.Mul(factor))
	}
	return next
}
