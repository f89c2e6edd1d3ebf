package model

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"
)

// A figure in £m has at most this many digits before and after the point.
const (
	figureDigits   = 9
	figureDecimals = 6
)

// FigureDecimals is how many digits a figure in £m has after the point, at most.
const FigureDecimals = figureDecimals

var (
	figurePattern = regexp.MustCompile(`^-?[0-9]{1,9}(\.[0-9]{1,6})?$`)
	figureLimit   = decimal.New(1, figureDigits)
	half          = decimal.New(5, -1)
)

// ParseFigure reads a figure in £m as files write it: digits, a point, at most nine digits before and
// six after it.
func ParseFigure(text string) (decimal.Decimal, error) {
	if !figurePattern.MatchString(text) {
		if len(text) > 24 {
			text = text[:24] + "…"
		}
		return decimal.Zero, fmt.Errorf("%q is not a figure in £m of at most %d digits before the point and %d after",
			text, figureDigits, figureDecimals)
	}
	return decimal.NewFromString(text)
}

// figureProblem says what is wrong with a figure, nothing for a sound one. The exponent is looked at
// before any arithmetic: a huge one would take for ever.
func figureProblem(d decimal.Decimal) string {
	tooLong := fmt.Sprintf("a figure in £m has at most %d digits before the point and %d after", figureDigits, figureDecimals)
	if e := d.Exponent(); e > figureDigits || e < -2*figureDecimals || d.NumDigits() > 2*(figureDigits+figureDecimals) {
		return tooLong
	}
	if d.Abs().GreaterThanOrEqual(figureLimit) || !d.Truncate(figureDecimals).Equal(d) {
		return tooLong
	}
	return ""
}

// MoneyStyle is how money is written for people. The zero value writes whole £m and −£3m.
type MoneyStyle struct {
	// Places is the number of decimal places.
	Places int32
	// Brackets writes negative money as (£3m).
	Brackets bool
	// Sign writes a plus before positive money.
	Sign bool
}

// Format writes an amount in £m, such as "£3.50m".
func (s MoneyStyle) Format(d decimal.Decimal) string {
	rounded := d.Round(s.Places)
	text := "£" + Grouped(rounded.Abs().StringFixed(s.Places)) + "m"
	switch {
	case rounded.IsNegative() && s.Brackets:
		return "(" + text + ")"
	case rounded.IsNegative():
		return "−" + text
	case s.Sign && rounded.IsPositive():
		return "+" + text
	}
	return text
}

// Million writes an amount in £m with the places it needs, at most two: "£33m", "£0.25m", "−£1m".
func Million(d decimal.Decimal) string { return MoneyStyle{Places: Places(d)}.Format(d) }

// ChangeInMillion writes a change in £m so that nobody takes it for a level: "up £0.30m", "down £2m", or "unchanged" for none. The word
// is its sign: with a minus beside it "down" would be up. It has the places it needs, at most two; one that is too small for them is
// "up by less than £0.01m".
func ChangeInMillion(d decimal.Decimal) string { return ChangeStyle(d, Places(d)) }

// ChangeStyle is [ChangeInMillion] with a number of places.
func ChangeStyle(d decimal.Decimal, places int32) string {
	word := "up"
	switch d.Sign() {
	case 0:
		return "unchanged"
	case -1:
		word = "down"
	}
	if d.Round(places).IsZero() {
		return word + " by less than " + MoneyStyle{Places: places}.Format(decimal.New(1, -places))
	}
	return word + " " + MoneyStyle{Places: places}.Format(d.Abs())
}

// InFull writes a figure in £m with two decimals, or as many as it has: "£3.20m", "−£1,234.125m".
func InFull(d decimal.Decimal) string {
	places := int32(2)
	for !d.Round(places).Equal(d) {
		places++
	}
	return MoneyStyle{Places: places}.Format(d)
}

// Nothing reports whether every amount is exactly zero. A sum of zero, an amount that rounds to zero and one below zero are not
// nothing: there are figures behind them.
func Nothing(amounts ...decimal.Decimal) bool {
	return !slices.ContainsFunc(amounts, func(d decimal.Decimal) bool { return !d.IsZero() })
}

// MaxPlaces is the largest number of decimal places that people are shown.
const MaxPlaces = 2

// Places returns the fewest decimal places, at most [MaxPlaces], that write every amount in full where
// two places can.
func Places(amounts ...decimal.Decimal) int32 {
	var places int32
	for _, d := range amounts {
		for places < MaxPlaces && !d.Round(places).Equal(d) {
			places++
		}
	}
	return places
}

// RoundingNote is the note that stands by figures exactly when [RoundingShows].
const RoundingNote = "Figures may not sum because of rounding"

// RoundingShows reports whether the parts, each rounded to places, add up to something else than the
// rounded total.
func RoundingShows(total decimal.Decimal, places int32, parts ...decimal.Decimal) bool {
	sum := decimal.Zero
	for _, d := range parts {
		sum = sum.Add(d.Round(places))
	}
	return !sum.Equal(total.Round(places))
}
