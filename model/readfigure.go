package model

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// typedFigure is a figure as people write it, after signs and spaces: an optional pound sign, digits with
// points and commas, and a unit.
var typedFigure = regexp.MustCompile(`^(£?)([0-9][0-9.,]*|[.,][0-9]+)(m|mn|million|bn|billion|k|thousand)?$`)

// groupedDigits are digits whose commas group thousands.
var groupedDigits = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$`)

// ReadFigure reads a figure in £m as people type and paste it: "3.2", "£3.2m", "(2.5)" for −2.5, "−4",
// "1,234.5", "1,5" for 1.5, "£250k" for 0.25. What could mean two things, or no figure, is refused with what
// to write instead; [ParseFigure] is the strict form of files.
func ReadFigure(text string) (decimal.Decimal, error) {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == '−' || r == '–' || r == '‒':
			return '-'
		}
		return unicode.ToLower(r)
	}, text)
	if plain == "" {
		return decimal.Zero, errors.New("the figure is empty; write 0 for nothing")
	}
	plain, negative := unsigned(plain)
	parts := typedFigure.FindStringSubmatch(plain)
	if parts == nil {
		return decimal.Zero, notAFigure(text)
	}
	d, err := readDigits(parts[2])
	if err != nil {
		return decimal.Zero, fmt.Errorf("%s: %w", shownText(text), err)
	}
	const pounds = 1000 // an amount with a pound sign and no unit, from which on pounds must be meant
	if parts[1] == "£" && parts[3] == "" && d.GreaterThanOrEqual(decimal.NewFromInt(pounds)) {
		return decimal.Zero, fmt.Errorf("%s looks like pounds; figures here are in £m, so write %s", shownText(text), Million(d.Shift(-6)))
	}
	if d = d.Shift(shiftOf(parts[3])); negative {
		d = d.Neg()
	}
	if problem := figureProblem(d); problem != "" {
		return decimal.Zero, fmt.Errorf("%s can't be kept: %s", shownText(text), problem)
	}
	return decimal.NewFromString(d.String()) // the canonical exponent
}

// ReadPercent reads a share as people type it in a column of percentages: "40", "40%" and "12,5" are 0.4, 0.4 and
// 0.125. Below 0 and above 100 there is none.
func ReadPercent(text string) (decimal.Decimal, error) {
	plain := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if plain == "" || strings.Trim(plain, "0123456789.,") != "" {
		return decimal.Zero, notAPercentage(text)
	}
	d, err := readDigits(plain)
	if err != nil || d.GreaterThan(decimal.NewFromInt(100)) {
		return decimal.Zero, notAPercentage(text)
	}
	share := d.Shift(-2)
	if problem := figureProblem(share); problem != "" {
		return decimal.Zero, fmt.Errorf("%s has too many digits; four behind the point are kept", shownText(text))
	}
	return decimal.NewFromString(share.String()) // the canonical exponent
}

func notAPercentage(text string) error {
	return fmt.Errorf("%s is not a percentage from 0 to 100; write one like 40", shownText(text))
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

// readDigits reads digits with points and commas. A comma that can't group thousands is a decimal comma.
func readDigits(text string) (decimal.Decimal, error) {
	const longest = 40
	if len(text) > longest {
		return decimal.Zero, errors.New("the figure is too long")
	}
	switch commas, points := strings.Count(text, ","), strings.Count(text, "."); {
	case groupedDigits.MatchString(text):
		text = strings.ReplaceAll(text, ",", "")
	case commas == 1 && points == 0:
		text = strings.ReplaceAll(text, ",", ".")
	case commas > 0 || points > 1:
		return decimal.Zero, errors.New("the points and commas can be read in two ways; write it like 1,234.5")
	}
	return decimal.NewFromString(strings.TrimSuffix("0"+text, "."))
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
