package appraisal

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// shownTerms is how many terms of a sum a formula writes out; more are counted.
const shownTerms = 8

// pounds writes an amount in £m with the places it needs, at most two.
func pounds(d decimal.Decimal) string { return model.Million(d) }

// alike writes amounts with the same number of places, so that a reader can check them against each other.
func alike(amounts ...decimal.Decimal) []string {
	return inPlaces(model.Places(amounts...), amounts)
}

func inPlaces(places int32, amounts []decimal.Decimal) []string {
	style := model.MoneyStyle{Places: places}
	words := make([]string, len(amounts))
	for i, d := range amounts {
		words[i] = style.Format(d)
	}
	return words
}

// term writes an amount that stands behind a sign.
func term(words string) string {
	if strings.HasPrefix(words, "−") {
		return "(" + words + ")"
	}
	return words
}

// difference writes out a − b.
func difference(formula string, a, b decimal.Decimal) string {
	words := alike(a, b, a.Sub(b))
	return fmt.Sprintf("%s = %s − %s = %s", formula, words[0], term(words[1]), words[2])
}

// rounding is the note on a difference that its parts as shown don't come to.
func rounding(a, b decimal.Decimal) string { return sumRounding(a.Sub(b), a, b.Neg()) }

// sumRounding is the same for a sum.
func sumRounding(total decimal.Decimal, parts ...decimal.Decimal) string {
	places := max(model.Places(total), model.Places(parts...))
	if len(parts) <= shownTerms && model.RoundingShows(total, places, parts...) {
		return model.RoundingNote + "."
	}
	return ""
}

// sum writes out a sum.
func sum(name string, figures []decimal.Decimal, total decimal.Decimal) string {
	if len(figures) == 1 {
		return name + " = " + pounds(total)
	}
	words := alike(append([]decimal.Decimal{total}, figures...)...)
	return fmt.Sprintf("%s = %s = %s", name, added(words[1:]), words[0])
}

// weighted writes out the sum of yearly figures times their factors.
func weighted(name string, figures, factors []decimal.Decimal, total decimal.Decimal) (formula, note string) {
	places, words, note := factorsThatTell(figures, factors)
	products := make([]string, len(figures))
	for t := range products {
		products[t] = term(words[t]) + " × " + factors[t].Round(places).String()
	}
	return fmt.Sprintf("%s = %s = %s", name, added(products), pounds(total)), join("Factors are shown to "+placesInWords[places]+" places.", note)
}

// The places that discount factors are shown with: no fewer than the field is used to, no more than anyone copies.
const (
	leastFactorPlaces = 4
	mostFactorPlaces  = 10
)

var placesInWords = [mostFactorPlaces + 1]string{4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}

// factorsThatTell finds with how many places factors, and figures, give the weighted sum of the figures. A sum whose terms
// aren't all written out can't be worked out again.
func factorsThatTell(figures, factors []decimal.Decimal) (places int32, words []string, note string) {
	if len(figures) > shownTerms {
		return leastFactorPlaces, alike(figures...), ""
	}
	total := func(factorAt int32, figures []decimal.Decimal) decimal.Decimal {
		sum := decimal.Zero
		for t, d := range figures {
			sum = sum.Add(d.Mul(factors[t].Round(factorAt)))
		}
		return sum
	}
	want := pounds(total(factorPlaces, figures))
	for places = leastFactorPlaces; places <= mostFactorPlaces; places++ {
		words, note = telling(want, func(shown []decimal.Decimal) string { return pounds(total(places, shown)) }, figures...)
		if note == "" {
			return places, words, ""
		}
	}
	return leastFactorPlaces, words, note
}

// mostPlaces is the most decimal places that figures are shown with so that their formula gives its result.
const mostPlaces = 6

// unrounded is the note on a formula that doesn't give its result from the figures it shows.
const unrounded = "Worked out from unrounded figures: those shown give a slightly different result."

// telling writes figures in £m with the fewest places, the same for all, from which a reader's calculator gets the words
// wanted; the note stands where no number of places does.
func telling(want string, work func(shown []decimal.Decimal) string, figures ...decimal.Decimal) (words []string, note string) {
	rounded := make([]decimal.Decimal, len(figures))
	for places := model.Places(figures...); places <= mostPlaces; places++ {
		for i, d := range figures {
			rounded[i] = d.Round(places)
		}
		if work(rounded) == want {
			return inPlaces(places, figures), ""
		}
	}
	return alike(figures...), unrounded
}

// quotient writes out a / b and what comes of it: tail writes the formula from the quotient on, such as " = 2.11".
func quotient(formula string, a, b decimal.Decimal, tail func(decimal.Decimal) string) (text, note string) {
	work := func(of []decimal.Decimal) string {
		if of[1].IsZero() {
			return ""
		}
		return tail(of[0].DivRound(of[1], factorPlaces))
	}
	result := work([]decimal.Decimal{a, b})
	words, note := telling(result, work, a, b)
	return fmt.Sprintf("%s = %s / %s%s", formula, words[0], term(words[1]), result), note
}

// added joins the terms of a sum: the first and the last of many.
func added(terms []string) string {
	if len(terms) > shownTerms {
		return fmt.Sprintf("%s + … + %s (%d figures)", terms[0], term(terms[len(terms)-1]), len(terms))
	}
	text := ""
	for i, words := range terms {
		switch rest, negative := strings.CutPrefix(words, "−"); {
		case i == 0:
			text = words
		case negative:
			text += " − " + rest
		default:
			text += " + " + words
		}
	}
	return text
}

// hundredths writes a share as a percentage with one place: "52.2%".
func hundredths(share decimal.Decimal) string { return withMinus(share.Shift(2).StringFixed(1) + "%") }

// withMinus writes a number that is below zero with the minus of print.
func withMinus(text string) string { return strings.Replace(text, "-", "−", 1) }

// percentage writes a share with the places it has: "24%".
func percentage(share decimal.Decimal) string { return share.Shift(2).String() + "%" }

// join makes one note of sentences, some of which may be empty.
func join(sentences ...string) string {
	var said []string
	for _, s := range sentences {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

// grouped writes a number of draws: "10,000".
func grouped(n int) string { return model.Grouped(strconv.Itoa(n)) }
