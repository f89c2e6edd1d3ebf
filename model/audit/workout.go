package audit

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// divisionPlaces is how exactly shares are worked out: far beyond what any printed figure can tell apart.
const divisionPlaces = 30

var hundred = decimal.NewFromInt(100)

// outcome is what a step comes to: the figure worked out from those printed, and the interval it can lie in.
type outcome struct {
	verdict          Verdict
	value, low, high decimal.Decimal
	stumbles         bool
}

// fails reports whether no rounding can explain the step.
func (o outcome) fails() bool { return o.verdict == Cannot }

// unread returns the cells of a step that hold no figure, and those that can't be divided by.
func (b *book) unread(s step) []Cell {
	var bad []Cell
	of := make([]figure, len(s.of))
	for i, at := range append([]Cell{s.result}, s.of...) {
		f, ok := b.figures[at]
		if i > 0 {
			of[i-1] = f
		}
		if !ok || i == 0 && f.isEmpty {
			bad = append(bad, at)
		}
	}
	if len(bad) > 0 || countable(s.rule, of) {
		return bad
	}
	for i, f := range of {
		if f.isEmpty || s.rule == model.RatioRule && i == 1 && f.spansZero() {
			bad = append(bad, s.of[i])
		}
	}
	return bad
}

// countable reports whether a rule can be worked out on figures. Where nothing is printed, that is a zero in a sum with
// other figures alone; nothing can be divided by what may be zero.
func countable(rule model.CheckRule, of []figure) bool {
	empty := 0
	for _, f := range of {
		if f.isEmpty {
			empty++
		}
	}
	switch rule {
	case model.SumRule, model.RunningRule:
		return empty < len(of)
	case model.RatioRule:
		return empty == 0 && !of[1].spansZero()
	}
	return empty == 0
}

func (f figure) spansZero() bool { return !f.low.IsPositive() && !f.high.IsNegative() }

// workOut holds a step against figures, which come from the book or from the book with one changed.
func (b *book) workOut(s step, from func(Cell) (figure, bool)) outcome {
	result, ok := from(s.result)
	of := make([]figure, len(s.of))
	for i, at := range s.of {
		f, found := from(at)
		of[i], ok = f, ok && found
	}
	if !ok || result.isEmpty || !countable(s.rule, of) {
		return outcome{verdict: Unread}
	}
	o := combine(s.rule, of)
	if s.outlay {
		o.value, o.low, o.high = o.value.Neg(), o.high.Neg(), o.low.Neg()
	}
	if s.rule == model.RatioRule && result.style.unit == "%" {
		o.value, o.low, o.high = o.value.Mul(hundred), o.low.Mul(hundred), o.high.Mul(hundred)
	}
	o.stumbles = !result.style.round(o.value).Equal(result.value)
	switch {
	case o.value.Equal(result.value):
		o.verdict = Exact
	case o.low.LessThanOrEqual(result.high) && o.high.GreaterThanOrEqual(result.low):
		o.verdict = Within
	default:
		o.verdict = Cannot
	}
	return o
}

// combine works a rule out on figures, and on their intervals.
func combine(rule model.CheckRule, of []figure) outcome {
	o := outcome{value: of[0].value, low: of[0].low, high: of[0].high}
	switch rule {
	case model.SumRule, model.RunningRule:
		for _, f := range of[1:] {
			o.value, o.low, o.high = o.value.Add(f.value), o.low.Add(f.low), o.high.Add(f.high)
		}
	case model.DifferenceRule:
		o.value, o.low, o.high = o.value.Sub(of[1].value), o.low.Sub(of[1].high), o.high.Sub(of[1].low)
	case model.RatioRule:
		share := func(a, b decimal.Decimal) decimal.Decimal { return a.DivRound(b, divisionPlaces) }
		ends := []decimal.Decimal{
			share(of[0].low, of[1].low), share(of[0].low, of[1].high), share(of[0].high, of[1].low), share(of[0].high, of[1].high),
		}
		o.value = share(of[0].value, of[1].value)
		o.low, o.high = decimal.Min(ends[0], ends[1:]...), decimal.Max(ends[0], ends[1:]...)
	}
	return o
}

// solve returns what the cell at a place among those a sum, difference or equality is of would have to be for
// the result to be exact.
func (b *book) solve(s step, place int) (decimal.Decimal, bool) {
	if s.rule == model.RatioRule {
		return decimal.Zero, false
	}
	result := b.figures[s.result].value
	if s.outlay {
		result = result.Neg()
	}
	of := make([]figure, len(s.of))
	for i, at := range s.of {
		of[i] = b.figures[at]
	}
	sign := decimal.NewFromInt(1)
	if s.rule == model.DifferenceRule && place == 1 {
		sign = sign.Neg()
	}
	gap := result.Sub(combine(s.rule, of).value)
	return of[place].value.Add(gap.Mul(sign)), !gap.IsZero()
}

// leftOut returns the cells of a sum each of which, left out, would make the others add up to the result.
func (b *book) leftOut(s step) []Cell {
	if s.rule != model.SumRule || len(s.of) < 3 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.of), func(at Cell) bool {
		less := step{rule: s.rule, result: s.result, outlay: s.outlay}
		for _, other := range s.of {
			if other != at {
				less.of = append(less.of, other)
			}
		}
		return b.workOut(less, b.figure).verdict != Exact
	})
}
