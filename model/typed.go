package model

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// LevelsOf turns yearly steps into levels: what is saved or spent in each year if every step lasts.
func LevelsOf(steps []decimal.Decimal) []decimal.Decimal {
	levels, running := make([]decimal.Decimal, len(steps)), decimal.Zero
	for i, step := range steps {
		running = running.Add(step)
		levels[i] = running
	}
	return levels
}

// StepsOf turns levels into the steps that lead from one to the next; the first is the first year's level.
func StepsOf(levels []decimal.Decimal) []decimal.Decimal {
	steps := slices.Clone(levels)
	for i := 1; i < len(steps); i++ {
		steps[i] = levels[i].Sub(levels[i-1])
	}
	return steps
}

// Typings are what people can type for ongoing lines, in the order of the switch.
func Typings() []Typed { return []Typed{Steps, Levels} }

// AsTyped returns a line's figures, one a year in £m, as people type them: a once line's are always those of the year.
func (t Typed) AsTyped(r Recurrence, figures []decimal.Decimal) []decimal.Decimal {
	if t == Levels && r == Ongoing {
		return LevelsOf(figures)
	}
	return figures
}

// FromTyped is the other way to [Typed.AsTyped].
func (t Typed) FromTyped(r Recurrence, typed []decimal.Decimal) []decimal.Decimal {
	if t == Levels && r == Ongoing {
		return StepsOf(typed)
	}
	return typed
}

// With returns a line with the figure of one year as typed, of its maximum or else of its minimum, and reports whether other figures went
// along. The other years stay as they stand wherever the range allows it, so that figures can be typed one after another in any order:
// a range that isn't one yet follows the minimum that is typed above it, and where a level would make the range narrower from that year
// on, later levels follow by as little as is needed.
func (t Typed) With(x *Line, maximum bool, year int, figure decimal.Decimal) (line *Line, along bool) {
	next := *x
	low := slices.Clone(t.AsTyped(x.Recurrence, x.Minimum))
	if !x.HasRange() {
		low[year] = figure
		next.Minimum = t.FromTyped(x.Recurrence, low)
		return &next, false
	}
	high := slices.Clone(t.AsTyped(x.Recurrence, x.Maximum))
	if maximum {
		high[year] = figure
	} else {
		low[year] = figure
	}
	typedLow, typedHigh := slices.Clone(low), slices.Clone(high)
	levels := t == Levels && x.Recurrence == Ongoing
	if levels && !maximum {
		for i := year + 1; i < len(low); i++ {
			low[i] = decimal.Min(low[i], low[i-1].Add(x.Maximum[i]))
		}
	}
	next.Minimum = t.FromTyped(x.Recurrence, low)
	if !maximum && x.Minimum[year].Equal(x.Maximum[year]) && next.Minimum[year].GreaterThan(x.Maximum[year]) {
		high[year] = high[year].Add(next.Minimum[year].Sub(x.Maximum[year]))
	}
	if levels {
		for i := year + 1; i < len(high); i++ {
			high[i] = decimal.Max(high[i], high[i-1].Add(next.Minimum[i]))
		}
	}
	next.Maximum = t.FromTyped(x.Recurrence, high)
	same := slices.EqualFunc(low, typedLow, decimal.Decimal.Equal) && slices.EqualFunc(high, typedHigh, decimal.Decimal.Equal)
	return &next, !same
}

// Name is what people call it.
func (t Typed) Name() string {
	if t == Levels {
		return "Level of the year"
	}
	return "New in the year"
}

// Meaning explains it in a sentence with an example.
func (t Typed) Meaning() string {
	if t == Levels {
		return "Level of the year: all that an ongoing line saves in the year. 2, 5, 5 saves £2m in the first year and £5m in each later one."
	}
	return "New in the year: what an ongoing line saves more than the year before. 2, 3, 0 saves £2m in the first year and £5m in each later one."
}

// SetTyped makes the edit that says what people type for an ongoing line. No figure changes by it.
func (c *Case) SetTyped(t Typed) (Edit, error) {
	h := *c.Head()
	if h.Typed = t; t == Steps {
		h.Typed = ""
	}
	e, err := c.Replace(h.Key(), &h)
	if !e.Empty() {
		e.Text = "Ongoing figures are typed as: " + Small(t.Name())
	}
	return e, err
}

// leastLevels is the number of years that have to go on rising, or staying, before a line looks like levels.
const leastLevels = 3

// LooksLikeLevels reports whether the steps of an ongoing line are such as people type for levels: from a year on to the last, at
// least [leastLevels] of them, none below the one before and none zero. £5m saved every year is a step of 5 once; typed in every
// year it would save £5m, £10m, £15m and so on.
func (x *Line) LooksLikeLevels() bool {
	if x.Recurrence != Ongoing {
		return false
	}
	first := slices.IndexFunc(x.Minimum, func(d decimal.Decimal) bool { return !d.IsZero() })
	if first < 0 || len(x.Minimum)-first < leastLevels {
		return false
	}
	for i := first; i < len(x.Minimum); i++ {
		if !x.Minimum[i].IsPositive() || i > first && x.Minimum[i].LessThan(x.Minimum[i-1]) {
			return false
		}
	}
	return true
}

// LevelsWarning says what a line that looks like levels comes to as it stands, in the few words that a narrow window has room for.
func (c *Case) LevelsWarning(x *Line) string {
	last := len(x.Minimum) - 1
	return fmt.Sprintf("Looks like yearly levels (%s by %s)", Million(LevelsOf(x.Minimum)[last]), c.Head().YearName(last))
}

// TakeAsLevels makes the edit that turns the figures of a line, which were typed as levels, into steps.
func (c *Case) TakeAsLevels(line string) (Edit, error) {
	l, ok := c.Lines.Get(line)
	if !ok {
		return Edit{}, unknown(KindLine, line)
	}
	if c.Head().Typed == Levels {
		return Edit{}, errors.New("the case is typed in levels, so its figures are taken as levels already")
	}
	if l.Recurrence != Ongoing {
		return Edit{}, fmt.Errorf("“%s” counts once, so its figures are those of each year already; make it ongoing first", c.lineName(l))
	}
	next := *l
	next.Minimum = StepsOf(l.Minimum)
	if l.HasRange() {
		next.Maximum = StepsOf(l.Maximum)
	}
	e, err := c.Replace(line, &next)
	if !e.Empty() {
		e.Text = c.lineName(l) + ": its figures taken as yearly levels"
	}
	return e, err
}
