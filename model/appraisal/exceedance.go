package appraisal

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// dust is how far a sum in floating point may lie off the decimal that it stands for, in £m.
const dust = 1e-9

// Reaching counts the draws in which the net is at least an amount in £m.
func (d Draws) Reaching(net decimal.Decimal) int {
	at, _ := slices.BinarySearch(d.nets, net.InexactFloat64()-dust)
	return len(d.nets) - at
}

// AtLeast is the net in £m that so many in 100 draws reach: the lowest of all draws for 100, the highest for 0.
func (d Draws) AtLeast(percent int) float64 {
	if percent == 0 {
		return d.nets[len(d.nets)-1]
	}
	return d.nets[min(rank(100-percent, len(d.nets)), len(d.nets)-1)]
}

// Above reports whether every draw's net is higher than an amount, Below whether every one is lower.
func (d Draws) Above(net decimal.Decimal) bool { return d.nets[0] > net.InexactFloat64()+dust }
func (d Draws) Below(net decimal.Decimal) bool { return d.Reaching(net) == 0 }

// OutOf says how many of the draws a number is: "all 10,000 draws", "none of 10,000 draws" or "about 51 in 100 draws".
// It never says all or none of what is neither.
func (d Draws) OutOf(n int) string {
	switch percent := (200*n + d.Count) / (2 * d.Count); {
	case n == d.Count && n == 1:
		return "the one draw"
	case n == d.Count:
		return fmt.Sprintf("all %s draws", grouped(d.Count))
	case n == 0:
		return "none of " + drawsOf(d.Count)
	case d.Count <= 100:
		return fmt.Sprintf("%d of %d draws", n, d.Count)
	case percent == 0:
		return "fewer than 1 in 100 draws"
	case percent == 100:
		return "more than 99 in 100 draws"
	default:
		return fmt.Sprintf("about %d in 100 draws", percent)
	}
}

func drawsOf(n int) string {
	return grouped(n) + model.Plural(n, " draw", " draws")
}

// Places is how many decimals of £m the draws earn: more would be chance.
func (d Draws) Places() int32 {
	switch spread := d.Net.P90 - d.Net.P10; {
	case spread >= 100:
		return 0
	case spread >= 1:
		return 1
	}
	return 2
}

// Amount is an amount drawn, in £m, with the decimals that the draws earn.
func (d Draws) Amount(x float64) decimal.Decimal { return decimal.NewFromFloat(x).Round(d.Places()) }

// Words writes an amount drawn for people: "£23.3m".
func (d Draws) Words(x float64) string {
	amount := d.Amount(x)
	if amount.IsZero() {
		return "£0m"
	}
	return model.MoneyStyle{Places: d.Places()}.Format(amount)
}

// PlanWords says where the plan, the net at the estimate shown, lies among the draws when it lies beside all of them.
func (d Draws) PlanWords(plan decimal.Decimal, estimate model.Estimate) string {
	at := fmt.Sprintf("The plan, net %s at the %s estimate, lies ", model.Million(plan), model.Small(estimate.Name()))
	switch {
	case d.Above(plan):
		at += "below every draw"
	case d.Below(plan):
		at += "above every draw"
	default:
		return ""
	}
	switch estimate {
	case model.Minimum:
		at += ": it takes every range at its worst end at once"
	case model.Maximum:
		at += ": it takes every range at its best end at once"
	}
	return at + "."
}

// How says in a sentence or two how the draws were made.
func (d Draws) How() string {
	return fmt.Sprintf("%s, seed %d, correlation %s: %s. Each line is drawn from a triangle over its range; likeliest: %s.",
		model.Capital(drawsOf(d.Count)), d.Seed, d.Correlation, d.togetherWords(), d.likeliestWords())
}

// togetherWords says what the correlation means.
func (d Draws) togetherWords() string {
	switch {
	case d.Correlation.IsZero():
		return "every line does well or badly by itself"
	case d.Correlation.Equal(one):
		return "all lines do well or badly together"
	}
	return "lines do well or badly together in part"
}

// likeliestWords says how many lines have a likeliest of their own.
func (d Draws) likeliestWords() string {
	switch {
	case d.Likeliest == 0:
		return "the midpoint, as no line gives its own"
	case d.Likeliest == d.Lines && d.Lines == 1:
		return "as the line gives it"
	case d.Likeliest == d.Lines:
		return fmt.Sprintf("as all %d lines give it", d.Lines)
	case d.Likeliest == 1:
		return fmt.Sprintf("the midpoint where none is given; 1 of %d lines has a likeliest of its own", d.Lines)
	}
	return fmt.Sprintf("the midpoint where none is given; %d of %d lines have a likeliest of their own", d.Likeliest, d.Lines)
}

// NothingToDraw says why a scenario without ranges has no likely range.
const NothingToDraw = "No line that counts has a range, so every draw would be the plan. Give a line a lowest and a highest figure on the page Figures"

// PercentileWords explain P10, P50 and P90 once, in plain words.
const PercentileWords = "In 10 of 100 draws the figure is P10 or less, in half of them P50 or less, in 90 of 100 P90 or less: eight draws of ten lie between P10 and P90."
