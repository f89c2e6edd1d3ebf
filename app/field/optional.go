package field

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// optional is a number that may be unset: read takes what was typed, write shows the number in its cell, and words says how it was
// understood. An emptied one isn't entered.
func optional[R any, P interface {
	*R
	model.Record
}](of func(P) **decimal.Decimal, read func(string) (decimal.Decimal, error), write, words func(decimal.Decimal) string,
) Field {
	return Field{
		Get: func(_ *model.Case, r model.Record) string {
			if d := *of(r.(P)); d != nil {
				return write(*d)
			}
			return ""
		},
		reads: func(r model.Record) string {
			if d := *of(r.(P)); d != nil {
				return words(*d)
			}
			return notEntered
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(P)
			if *of(&next) = nil; text == "" {
				return P(&next), nil
			}
			d, err := read(text)
			if err != nil {
				return nil, err
			}
			*of(&next) = &d
			return P(&next), nil
		},
	}
}

// notEntered is how an emptied number is understood.
const notEntered = "not entered"

// Millions is a figure in £m that may be unset.
func Millions[R any, P interface {
	*R
	model.Record
}](of func(P) **decimal.Decimal,
) Field {
	return optional(of, model.ReadFigure, Figure, model.InFull)
}

// Amount is a number that isn't money and may be unset.
func Amount[R any, P interface {
	*R
	model.Record
}](of func(P) **decimal.Decimal,
) Field {
	shown := func(d decimal.Decimal) string { return strings.Replace(model.Grouped(d.String()), "-", "−", 1) }
	return optional(of, model.ReadNumber, shown, shown)
}

// percent writes a share in per cent, without the sign: its column has it.
func percent(share decimal.Decimal) string { return share.Shift(2).String() }

// whole is a whole number that may be unset, which is 0: write shows it, read takes what was typed.
func whole[R any, P interface {
	*R
	model.Record
}](of func(P) *int, read func(string) (int, error), write func(int) string,
) Field {
	get := func(r model.Record) string {
		if n := *of(r.(P)); n != 0 {
			return write(n)
		}
		return ""
	}
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return get(r) },
		reads: func(r model.Record) string {
			if text := get(r); text != "" {
				return text
			}
			return notEntered
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(P)
			if *of(&next) = 0; text == "" {
				return P(&next), nil
			}
			n, err := read(text)
			if err != nil {
				return nil, err
			}
			*of(&next) = n
			return P(&next), nil
		},
	}
}

// readCount reads how many there are of something.
func readCount(text string) (int, error) {
	n, err := model.GroupingCommas.ReadNumber(text) // thousands: there are no parts of one
	if err != nil || !n.IsInteger() {
		return 0, fmt.Errorf("“%s” is not a whole number; write one like 5", text)
	}
	return int(n.IntPart()), nil
}

// readYear reads a financial year by the year in which it begins, written like 2026/27 or 2026.
func readYear(text string) (int, error) {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "/")
	n, err := strconv.Atoi(first)
	if err != nil {
		return 0, fmt.Errorf("“%s” is not a year; write 2026/27, or 2026 for it", text)
	}
	return n, nil
}

// writeYear names the financial year that begins in a year.
func writeYear(year int) string { return (&model.Head{FirstYear: year}).YearName(0) }
