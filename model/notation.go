package model

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// Notation is what the commas in the figures of a table do. A cell alone doesn't say: "1,234" is 1234 in one table
// and 1.234 in another.
type Notation int

const (
	// AnyCommas is the notation of a figure alone: a comma may do either, and what can be read in two ways is refused.
	AnyCommas Notation = iota
	// GroupingCommas stand between thousands.
	GroupingCommas
	// DecimalCommas stand before the decimals; points and spaces may stand between thousands.
	DecimalCommas
	// anyMarks is the notation of a table whose figures speak for both: points and commas may do either.
	anyMarks
)

// The ways to write digits, by what stands before the decimals and between thousands.
var (
	pointAndCommas = digitsWith(`\.`, `,`, ` `)
	pointAndSpaces = digitsWith(`\.`, ` `)
	commaAndPoints = digitsWith(`,`, `\.`, ` `)
	commaAndSpaces = digitsWith(`,`, ` `)
)

// digitsWith is the pattern of digits with a mark before the decimals and one of several between thousands. A lone
// zero groups no thousands: "0,250" has decimals.
func digitsWith(mark string, between ...string) *regexp.Regexp {
	whole := `[0-9]+`
	for _, one := range between {
		whole += `|(?:[1-9][0-9]{0,2}|0[0-9]{1,2})(?:` + one + `[0-9]{3})+`
	}
	return regexp.MustCompile(`^(` + whole + `)?(?:` + mark + `([0-9]*))?$`)
}

// ways are the ways to write digits in the notation.
func (n Notation) ways() []*regexp.Regexp {
	switch n {
	case GroupingCommas:
		return []*regexp.Regexp{pointAndCommas}
	case DecimalCommas:
		return []*regexp.Regexp{commaAndPoints, pointAndSpaces}
	case anyMarks:
		return []*regexp.Regexp{pointAndCommas, commaAndPoints, commaAndSpaces}
	}
	return []*regexp.Regexp{pointAndCommas, commaAndSpaces}
}

// grouping takes out what stands between thousands.
var grouping = strings.NewReplacer(",", "", ".", "", " ", "")

// readings are the numbers that digits can mean in the notation: none, one or two.
func (n Notation) readings(digits string) []decimal.Decimal {
	if digits != "" && strings.Trim(digits, "0123456789") == "" { // no mark to tell apart
		d, err := decimal.NewFromString(digits)
		if err == nil {
			return []decimal.Decimal{d}
		}
	}
	var found []decimal.Decimal
	for _, way := range n.ways() {
		parts := way.FindStringSubmatch(digits)
		if parts == nil || parts[1]+parts[2] == "" {
			continue
		}
		whole := grouping.Replace(parts[1])
		d, err := decimal.NewFromString("0" + whole + "." + parts[2] + "0")
		if err == nil && (len(found) == 0 || !found[0].Equal(d)) {
			found = append(found, d)
		}
	}
	return found
}

// NotationOf finds the notation of a table from what stands between its cells and from those of its figures that can
// be read in one way only. Semicolons stand between cells where commas stand before decimals; commas between cells are
// British. One mistyped figure mustn't move the others by a thousand: where figures speak against the separator, or for
// decimal commas without semicolons, each figure is read by itself, and one that can be read in two ways is refused.
func NotationOf(separator rune, cells []string) Notation {
	var points, grouped, decimals, open int
	for _, cell := range cells {
		switch point, comma := speaksFor(cell); {
		case comma:
			decimals++
		case point:
			points++
			grouped += strings.Count(cell, ",")
		default:
			open += strings.Count(cell, ",")
		}
	}
	if separator == ';' {
		if grouped > 0 || open > 0 && decimals == 0 { // nothing but the separator speaks for decimals
			return anyMarks
		}
		return DecimalCommas
	}
	switch {
	case decimals > 0 && points == 0:
		return anyMarks
	case decimals > 0:
		return AnyCommas
	case grouped > 0 || separator == ',':
		return GroupingCommas
	}
	return AnyCommas
}

// speaksFor reports whether a figure can only be read with a point before its decimals, or only with a comma.
func speaksFor(cell string) (point, comma bool) {
	if !strings.ContainsAny(cell, ".,") {
		return false, false
	}
	typed, _ := takeApart(cell)
	point, comma = pointAndCommas.MatchString(typed.digits), commaAndPoints.MatchString(typed.digits)
	return point && !comma, comma && !point
}

// PrintedNotation finds the notation of a table as it is printed: with decimal commas where more of its figures can only be
// read so than with a point; else its commas stand between thousands.
func PrintedNotation(cells []string) Notation {
	points, commas := 0, 0
	for _, cell := range cells {
		switch point, comma := speaksFor(cell); {
		case point:
			points++
		case comma:
			commas++
		}
	}
	if commas > points {
		return DecimalCommas
	}
	return GroupingCommas
}

// places is how many decimals digits have that can be read in one way.
func (n Notation) places(digits string) int32 {
	if !strings.ContainsAny(digits, ".,") {
		return 0
	}
	for _, way := range n.ways() {
		if parts := way.FindStringSubmatch(digits); parts != nil {
			return int32(len(parts[2]))
		}
	}
	return 0
}
