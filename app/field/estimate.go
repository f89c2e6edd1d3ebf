package field

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// lowest and highest name the ends of a line's range. Neither is cautious or stretch by itself: cautious are the lowest benefit and the
// highest cost.
const (
	Lowest  = "lowest"
	Highest = "highest"
)

// WithFigure returns the line with one figure as pasted, which the others of the block follow; of a line typed as levels the other
// years' levels stay.
func WithFigure(typed model.Typed, line *model.Line, maximum bool, year int, text string, n model.Notation) (*model.Line, error) {
	figure, err := n.ReadFigure(text)
	if err != nil {
		return nil, err
	}
	with := func(figures []decimal.Decimal) []decimal.Decimal {
		row := slices.Clone(typed.AsTyped(line.Recurrence, figures))
		row[year] = figure
		return typed.FromTyped(line.Recurrence, row)
	}
	next := *line
	if maximum && line.HasRange() {
		next.Maximum = with(line.Maximum)
	} else {
		next.Minimum = with(line.Minimum)
	}
	return &next, nil
}

// Estimates are what the figures of a row can be: of both estimates, or of one end of a range.
func Estimates() []string { return []string{"both", Lowest, Highest} }

// Estimate finds the estimate that a text means; minimum and maximum are what tables have.
func Estimate(text string) (int, error) {
	if at, err := Word([]string{"both", "minimum", "maximum"}, text); err == nil {
		return at, nil
	}
	return Word(Estimates(), text)
}

// WithEstimate gives a line a range, which begins with its figures, or takes it away, as an emptied cell does. The
// figures of the row that it is typed into stay.
func WithEstimate(line *model.Line, maximum bool, text string) (*model.Line, error) {
	at, err := Estimate(cmp.Or(text, "both"))
	if err != nil {
		return nil, fmt.Errorf("“%s” is neither “both”, for one figure a year, nor “lowest” or “highest”, for a range", text)
	}
	next := *line
	switch {
	case at == 0 && maximum && line.HasRange():
		next.Minimum, next.Maximum, next.Likeliest = line.Maximum, nil, nil
	case at == 0:
		next.Maximum, next.Likeliest = nil, nil
	case !line.HasRange():
		next.Maximum = slices.Clone(line.Minimum)
	}
	return &next, nil
}
