package model

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// ReadFigure reads a figure in £m as people type and paste it: "3.2", "£3.2m", "(2.5)" for −2.5, "−4",
// "1,234.5", "1,5" for 1.5, "0,250" for 0.25, "£250k" for 0.25, "-" and "nil" for 0. What could mean two things, or no figure, is
// refused with what to write instead: "1,234" is 1234 or 1.234. [Notation.ReadFigure] knows the commas of a table, and
// [ParseFigure] is the strict form of files.
func ReadFigure(text string) (decimal.Decimal, error) { return AnyCommas.ReadFigure(text) }

// ReadPercent reads a share as people type it in a column of percentages: "40", "40%" and "12,5" are 0.4, 0.4 and
// 0.125. Below 0 and above 100 there is none.
func ReadPercent(text string) (decimal.Decimal, error) { return AnyCommas.ReadPercent(text) }

// ReadNumber reads a number that isn't money as people type it: "85", "1,234.5" and "−3" with at most nine digits before the point and
// six after. What it is counted in stands elsewhere.
func ReadNumber(text string) (decimal.Decimal, error) { return AnyCommas.ReadNumber(text) }

// ReadNumber reads such a number of a table with the notation.
func (n Notation) ReadNumber(text string) (decimal.Decimal, error) {
	t, ok := takeApart(text)
	if !ok || t.unit != "" || t.marks != "" || IsNil(text) {
		return decimal.Zero, fmt.Errorf("%s is not a number; write one like 12.5, without its unit", shownText(text))
	}
	d, err := n.ReadFigure(text)
	if both := new(CommaError); err != nil && !errors.As(err, &both) {
		return decimal.Zero, fmt.Errorf("%s can't be kept: a number has at most %d digits before the point and %d after", shownText(text), figureDigits, figureDecimals)
	}
	return d, err
}

// ReadRate reads a percentage that may be above 100 or below 0, as people type it: "121", "3.5%" and "−1" are 1.21, 0.035
// and −0.01.
func ReadRate(text string) (decimal.Decimal, error) { return AnyCommas.ReadRate(text) }

// ReadRate reads such a percentage of a table with the notation.
func (n Notation) ReadRate(text string) (decimal.Decimal, error) {
	typed := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	figure, err := n.ReadFigure(typed)
	if err != nil || strings.ContainsAny(typed, "£kmb") {
		return decimal.Zero, fmt.Errorf("%s is not a percentage; write one like 3.5", shownText(text))
	}
	share := figure.Shift(-2)
	if problem := figureProblem(share); problem != "" {
		return decimal.Zero, fmt.Errorf("%s has too many digits; four behind the point are kept", shownText(text))
	}
	return decimal.NewFromString(share.String()) // the canonical exponent
}

// ReadFigure reads a figure in £m of a table with the notation, as the function of that name reads one alone.
func (n Notation) ReadFigure(text string) (decimal.Decimal, error) {
	a, err := n.ReadAmount(text, "")
	if err == nil && a.Marks != "" {
		err = fmt.Errorf("%s has the mark “%s” beside its figure; write the figure alone, and what the mark means in the note", shownText(text), a.Marks)
	}
	if err != nil {
		return decimal.Zero, err
	}
	return a.Figure, nil
}

// Amount is a figure in £m as it was read from a cell.
type Amount struct {
	Figure decimal.Decimal
	// Rounded says that the cell was in pounds, and that pence were rounded.
	Rounded bool
	// Marks are the marks of footnotes that stood beside it.
	Marks string
}

// ReadAmount reads a figure of a column with a unit, as [UnitName] writes it; with none, or in a column in £m, figures are
// in £m, and an amount that can only be in pounds is refused with a [PoundsError]. A unit beside the figure goes before
// the column's.
func (n Notation) ReadAmount(text, unit string) (Amount, error) {
	if IsNil(text) {
		return Amount{}, nil
	}
	t, figures, err := n.meanings(text, unit)
	if err != nil {
		return Amount{}, err
	}
	if len(figures) > 1 {
		return Amount{}, &CommaError{fmt.Sprintf("%s can be %s or %s; write the one that is meant", shownText(text), figures[0], figures[1])}
	}
	a := Amount{Figure: figures[0], Marks: t.marks}
	if t.unit == "£" {
		a.Figure = a.Figure.Round(figureDecimals)
		a.Rounded = !a.Figure.Equal(figures[0])
	}
	if near := a.Figure.Round(figureDecimals); !near.Equal(a.Figure) && near.Sub(a.Figure).Abs().LessThan(floatNoise) {
		return Amount{}, fmt.Errorf("%s has the many decimals of a spreadsheet's fractions; write %s if that is meant", shownText(text), near)
	}
	if problem := figureProblem(a.Figure); problem != "" {
		return Amount{}, fmt.Errorf("%s can't be kept: %s", shownText(text), problem)
	}
	a.Figure, err = decimal.NewFromString(a.Figure.String()) // the canonical exponent
	return a, err
}

// surelyPounds is an amount with a pound sign and no unit from which on pounds must be meant.
const surelyPounds = 1000

// meanings are the figures in £m that a cell of a column with a unit can mean, one or two, and the cell taken apart, with
// the unit that it is in.
func (n Notation) meanings(text, unit string) (typed, []decimal.Decimal, error) {
	t, ok := takeApart(text)
	if !ok || t.unit == "%" {
		return t, nil, notAFigure(text)
	}
	figures := n.readings(t.digits)
	if len(figures) == 0 {
		return t, nil, fmt.Errorf("%s: the points, commas and spaces can be read in two ways; write it like 1234.5", shownText(text))
	}
	pounds := t.unit == "£" && figures[0].GreaterThanOrEqual(decimal.NewFromInt(surelyPounds))
	switch bare := t.unit == "" || t.unit == "£"; {
	case bare && unit != "" && unit != "£m":
		t.unit = unit
	case pounds:
		return t, nil, inPounds(text, t.signed(figures))
	case bare:
		t.unit = "£m"
	}
	for i, d := range figures {
		figures[i] = d.Shift(shiftOf(t.unit))
	}
	return t, t.signed(figures), nil
}

// floatNoise is how far the binary fractions of spreadsheets are from the decimals that were meant, at most.
var floatNoise = decimal.New(1, -9)

// ReadPercent reads a share of a table with the notation, as the function of that name reads one alone.
func (n Notation) ReadPercent(text string) (decimal.Decimal, error) {
	digits := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if len(digits) > longestFigure {
		return decimal.Zero, notAPercentage(text)
	}
	if n == GroupingCommas {
		n = AnyCommas // thousands have no place in a percentage
	}
	readings := n.readings(digits)
	whole := decimal.NewFromInt(100)
	switch {
	case len(readings) == 0 || readings[len(readings)-1].GreaterThan(whole):
		return decimal.Zero, notAPercentage(text)
	case len(readings) > 1:
		return decimal.Zero, fmt.Errorf("%s can be %s or %s, and a percentage is from 0 to 100; write %s if that is meant",
			shownText(text), readings[0], readings[1], readings[1])
	}
	share := readings[0].Shift(-2)
	if problem := figureProblem(share); problem != "" {
		return decimal.Zero, fmt.Errorf("%s has too many digits; four behind the point are kept", shownText(text))
	}
	return decimal.NewFromString(share.String()) // the canonical exponent
}

// PoundsError refuses an amount that must be in pounds where figures are in £m, with what it is in £m.
type PoundsError struct{ words string }

// Error says what to write.
func (e *PoundsError) Error() string { return e.words }

// CommaError refuses a figure whose comma can stand between thousands or before decimals.
type CommaError struct{ words string }

// Error names both figures that it can be.
func (e *CommaError) Error() string { return e.words }

// inPounds refuses an amount that must be in pounds with what it is in £m, to the pound: six places are kept.
func inPounds(text string, amounts []decimal.Decimal) error {
	exact := amounts[0].Shift(-6)
	kept := exact.Round(figureDecimals)
	if problem := figureProblem(kept); problem != "" {
		return fmt.Errorf("%s looks like pounds and can't be kept: %s", shownText(text), problem)
	}
	words := fmt.Sprintf("%s looks like pounds; figures here are in £m, so write %s", shownText(text), exactly(kept))
	if !kept.Equal(exact) {
		words += ", rounded to the pound"
	}
	if len(amounts) > 1 {
		words += fmt.Sprintf(", or %s if that is meant", exactly(amounts[1]))
	}
	return &PoundsError{words}
}

// exactly writes a figure in £m with all its decimals and no more, so that it reads back as it is.
func exactly(d decimal.Decimal) string {
	if d.IsNegative() {
		return "−" + exactly(d.Neg())
	}
	return "£" + d.String() + "m"
}

func notAPercentage(text string) error {
	return fmt.Errorf("%s is not a percentage from 0 to 100; write one like 40", shownText(text))
}

// shiftOf is the power of ten that turns a unit into £m.
func shiftOf(unit string) int32 {
	switch unit {
	case "£bn":
		return 3
	case "£000":
		return -3
	case "£":
		return -6
	}
	return 0
}

func notAFigure(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return errors.New("the figure is empty; write 0 for nothing")
	case strings.HasPrefix(strings.TrimSpace(text), "="):
		return fmt.Errorf("%s is a formula; write the figure that it gives", shownText(text))
	case strings.Contains(text, "%"):
		return fmt.Errorf("%s is a share; write the figure in £m", shownText(text))
	case strings.ContainsAny(text, "eE") && strings.ContainsAny(text, "0123456789"):
		return fmt.Errorf("%s is not a figure in £m; write it out in digits", shownText(text))
	}
	return fmt.Errorf("%s is not a figure in £m; write one like 3.2, or 0 for nothing", shownText(text))
}

// shownText quotes what was typed, cut where it is long.
func shownText(text string) string {
	const longest = 24
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return "“" + text + "”"
}
