package model

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// typedFigure is a figure as people write it, after signs and spaces: an optional pound sign, digits with
// points, commas and spaces, and a unit.
var typedFigure = regexp.MustCompile(`^(£?)([0-9][0-9., ]*|[.,][0-9]+)(m|mn|million|bn|billion|k|thousand)?$`)

// ReadFigure reads a figure in £m as people type and paste it: "3.2", "£3.2m", "(2.5)" for −2.5, "−4",
// "1,234.5", "1,5" for 1.5, "0,250" for 0.25, "£250k" for 0.25, "-" and "nil" for 0. What could mean two things, or no figure, is
// refused with what to write instead: "1,234" is 1234 or 1.234. [Notation.ReadFigure] knows the commas of a table, and
// [ParseFigure] is the strict form of files.
func ReadFigure(text string) (decimal.Decimal, error) { return AnyCommas.ReadFigure(text) }

// ReadPercent reads a share as people type it in a column of percentages: "40", "40%" and "12,5" are 0.4, 0.4 and
// 0.125. Below 0 and above 100 there is none.
func ReadPercent(text string) (decimal.Decimal, error) { return AnyCommas.ReadPercent(text) }

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
	figures, err := n.figures(text)
	if err != nil {
		return decimal.Zero, err
	}
	if len(figures) > 1 {
		return decimal.Zero, fmt.Errorf("%s can be %s or %s; write the one that is meant", shownText(text), figures[0], figures[1])
	}
	if problem := figureProblem(figures[0]); problem != "" {
		return decimal.Zero, fmt.Errorf("%s can't be kept: %s", shownText(text), problem)
	}
	return decimal.NewFromString(figures[0].String()) // the canonical exponent
}

// nilMark is how tables print that there is nothing: a dash of any length, with a pound sign as accounting formats
// print it, or the word. "n/a" and "n/k" say that nothing is known, which is no zero.
var nilMark = regexp.MustCompile(`^(?:£?[-‐‑‒–—―−]|nil)$`)

// IsNil reports whether a text is a mark for nothing, which counts as zero.
func IsNil(text string) bool {
	return nilMark.MatchString(strings.ToLower(strings.Join(strings.Fields(text), "")))
}

// figures are the figures in £m that a text can mean, one or two.
func (n Notation) figures(text string) ([]decimal.Decimal, error) {
	if IsNil(text) {
		return []decimal.Decimal{decimal.Zero}, nil
	}
	typed, ok := takeApart(text)
	if !ok {
		return nil, notAFigure(text)
	}
	figures := n.readings(typed.digits)
	if len(figures) == 0 {
		return nil, fmt.Errorf("%s: the points, commas and spaces can be read in two ways; write it like 1234.5", shownText(text))
	}
	const pounds = 1000 // an amount with a pound sign and no unit, from which on pounds must be meant
	if typed.pound && typed.unit == "" && figures[0].GreaterThanOrEqual(decimal.NewFromInt(pounds)) {
		return nil, inPounds(text, typed.signed(figures))
	}
	for i, d := range figures {
		figures[i] = d.Shift(shiftOf(typed.unit))
	}
	return typed.signed(figures), nil
}

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
	return errors.New(words)
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

// typed is a figure as it was typed, taken apart.
type typed struct {
	negative, pound bool
	digits, unit    string
}

func (t typed) signed(figures []decimal.Decimal) []decimal.Decimal {
	for i, d := range figures {
		if t.negative {
			figures[i] = d.Neg()
		}
	}
	return figures
}

// longestFigure is the most characters that the digits of a figure can have.
const longestFigure = 40

// takeApart finds the sign, the unit and the digits of a figure, and reports whether it is one.
func takeApart(text string) (typed, bool) {
	plain, negative := unsigned(tidied(text))
	parts := typedFigure.FindStringSubmatch(plain)
	if parts == nil || len(parts[2]) > longestFigure {
		return typed{}, false
	}
	return typed{negative, parts[1] == "£", parts[2], parts[3]}, true
}

// tidied writes signs and spaces in one way. Spaces stay between digits alone: two lines, or "3 .2", are no figure.
func tidied(text string) string {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\n\r\t\v\f\u0085\u2028\u2029") {
		return text
	}
	const digit = "0123456789.,"
	var b strings.Builder
	last := ""
	for _, part := range strings.Fields(text) {
		if strings.TrimRight(last, digit) != last && strings.TrimLeft(part, digit) != part {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		last = part
	}
	return strings.NewReplacer("−", "-", "–", "-", "‒", "-").Replace(strings.ToLower(b.String()))
}

// unsigned takes the sign off a figure: a minus before or behind the pound sign, or brackets.
func unsigned(text string) (string, bool) {
	if inner, ok := strings.CutPrefix(text, "("); ok && strings.HasSuffix(inner, ")") {
		return strings.TrimSuffix(inner, ")"), true
	}
	for _, sign := range []string{"-£", "£-"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			return "£" + rest, true
		}
	}
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		return rest, true
	}
	return strings.TrimPrefix(text, "+"), false
}

// shiftOf is the power of ten that turns a unit into £m.
func shiftOf(unit string) int32 {
	switch unit {
	case "bn", "billion":
		return 3
	case "k", "thousand":
		return -3
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
