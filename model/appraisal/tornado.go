package appraisal

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Grouping says which lines move together as one input of a tornado.
type Grouping string

// The groupings. ByOwner, the default, moves what an option or the programme brings, or costs; ByCategory a stream
// of benefits or a type of cost across all options; ByLine each line by itself.
const (
	ByOwner    Grouping = ""
	ByCategory Grouping = "category"
	ByLine     Grouping = "line"
)

// Bar is one input of a tornado.
type Bar struct {
	// Key is the id of the owner or the line, or the category; with Type it names the input.
	Key  string
	Type model.LineType
	// Lines are the lines that move together.
	Lines []*model.Line
	// Low and High are the outcome with the input at its worst and at its best, all others as planned.
	Low, High decimal.Decimal
	// InputLow and InputHigh are the input's own totals in £m there: a cost is high at its worst.
	InputLow, InputHigh decimal.Decimal
}

// Range is the distance from the worst outcome to the best.
func (b Bar) Range() decimal.Decimal { return b.High.Sub(b.Low).Abs() }

// Outcome is what a tornado looks at: a measure of a profile.
type Outcome func(model.Flow) decimal.Decimal

// NetOutcome is the net total in £m, undiscounted.
func NetOutcome(f model.Flow) decimal.Decimal { return f.TotalNet }

// Tornado moves one input at a time over its own range and holds everything else at the estimate: the choices are
// fixed. Inputs without a range are left out; the widest range comes first, equal ones in the case's order.
func Tornado(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis, by Grouping, outcome Outcome) []Bar {
	plan := model.Profile(c, scenario, estimate, basis)
	bars := gathered(c, scenario, by, ranges)
	for i := range bars {
		b := &bars[i]
		b.Low, b.InputLow = b.outcomeAt(model.Minimum, plan, estimate, basis, outcome)
		b.High, b.InputHigh = b.outcomeAt(model.Maximum, plan, estimate, basis, outcome)
	}
	slices.SortStableFunc(bars, func(a, b Bar) int { return b.Range().Cmp(a.Range()) })
	return bars
}

// Fixed counts the inputs of which no line has a range: what they move the net by, nobody has said.
func Fixed(c *model.Case, scenario string, by Grouping) int {
	return len(gathered(c, scenario, by, func(*model.Line) bool { return true })) - len(gathered(c, scenario, by, ranges))
}

// gathered gathers lines into inputs, in the order in which the case first names each.
func gathered(c *model.Case, scenario string, by Grouping, wanted func(*model.Line) bool) []Bar {
	var bars []Bar
	for l := range c.Counting(scenario) {
		if !wanted(l) {
			continue
		}
		key := by.key(l)
		i := slices.IndexFunc(bars, func(b Bar) bool { return b.Key == key && b.Type == l.Type })
		if i < 0 {
			i = len(bars)
			bars = append(bars, Bar{Key: key, Type: l.Type})
		}
		bars[i].Lines = append(bars[i].Lines, l)
	}
	return bars
}

// ranges reports whether a line has a maximum that differs from its minimum.
func ranges(l *model.Line) bool {
	return !slices.EqualFunc(l.Minimum, l.Maximum, decimal.Decimal.Equal) && l.HasRange()
}

func (g Grouping) key(l *model.Line) string {
	switch g {
	case ByCategory:
		return l.Category
	case ByLine:
		return l.ID
	}
	return l.Owner
}

// outcomeAt returns the outcome with the input at one end of its range, and the input's total there.
func (b *Bar) outcomeAt(end model.Estimate, plan model.Flow, estimate model.Estimate, basis model.Basis, outcome Outcome) (result, input decimal.Decimal) {
	benefit, cost := slices.Clone(plan.Benefit), slices.Clone(plan.Cost)
	moved := benefit
	if b.Type == model.CostLine {
		moved = cost
	}
	for _, l := range b.Lines {
		planned, there := l.Yearly(len(moved), estimate, basis), l.Yearly(len(moved), end, basis)
		for t := range moved {
			moved[t] = moved[t].Sub(planned[t]).Add(there[t])
			input = input.Add(there[t])
		}
	}
	return outcome(model.FlowOf(benefit, cost)), input
}
