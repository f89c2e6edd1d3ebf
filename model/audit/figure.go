package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// figure is a printed figure: what stands there, and the interval that rounds to it. Money is in £m,
// whatever unit it is printed in.
type figure struct {
	value, low, high decimal.Decimal
	style            style
	// isNil says that a mark for nothing is printed, which is a zero for adding and no evidence of anything.
	isNil bool
	// isEmpty says that nothing is printed at all: a zero in a sum with other figures, and no figure in anything else.
	isEmpty bool
}

// style is how a figure is printed, so that others can be printed alike.
type style struct {
	prefix, suffix string
	places         int32
	brackets       bool
	// unit is what the figure itself prints: "£m", "%", "£"; empty for none.
	unit string
	// shift is the power of ten from the printed figure to the value.
	shift int32
}

// printedFigure is a sign or bracket, a pound sign, digits with commas or spaces between thousands, and a unit. A lone
// zero groups no thousands: "0,250" has a decimal comma, which isn't read here.
var printedFigure = regexp.MustCompile(`^([-+(]?) ?(£?) ?([-+]?) ?([1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)|[0-9]+)(\.[0-9]+)? ?(%|per ?cent|m|mn|million|bn|billion|k|000s?|thousand)? ?\)?$`)

// longestFigure is how many characters a figure can have: far more than any that is printed.
const longestFigure = 32

// read reads a cell as printed. It takes no unit but the cell's own.
func read(text string) (figure, bool) {
	if len(text) > longestFigure {
		return figure{}, false
	}
	plain := strings.NewReplacer("−", "-", "–", "-").Replace(strings.Join(strings.Fields(text), " "))
	parts := printedFigure.FindStringSubmatch(strings.ToLower(plain))
	if parts == nil || parts[1] != "" && parts[3] != "" || (parts[1] == "(") != strings.HasSuffix(plain, ")") {
		return figure{}, false
	}
	value, err := decimal.NewFromString(strings.NewReplacer(",", "", " ", "").Replace(parts[4]) + parts[5])
	if err != nil {
		return figure{}, false
	}
	suffix := parts[6]
	if unitName(suffix) == "%" {
		suffix = "%"
	}
	f := figure{style: style{prefix: parts[2], suffix: suffix, places: int32(max(0, len(parts[5])-1)), brackets: parts[1] == "("}}
	f.style.unit = unitName(parts[2] + suffix)
	if f.style.brackets || parts[1] == "-" || parts[3] == "-" {
		value = value.Neg()
	}
	f.value = value
	return f, true
}

// unitName writes the spellings of a unit in one way.
func unitName(unit string) string {
	switch unit = strings.ToLower(strings.ReplaceAll(unit, " ", "")); unit {
	case "percent", "%":
		return "%"
	case "m", "mn", "million", "£mn", "£million", "£m":
		return "£m"
	case "bn", "billion", "£bn", "£billion":
		return "£bn"
	case "k", "thousand", "£k", "£000", "£000s", "£thousand":
		return "£000"
	}
	return unit
}

// withUnit is a figure printed with a unit that it lacks.
func withUnit(f figure, unit string) string {
	f.style.prefix, f.style.suffix = "", strings.TrimPrefix(unit, "£")
	if strings.HasPrefix(unit, "£") {
		f.style.prefix = "£"
	}
	return f.style.print(f.value, f.style.places)
}

// shiftOf is the power of ten that turns money in a unit into £m.
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

// in returns the figure with its interval, printed in a unit. A counted figure stands for itself alone.
func (f figure) in(unit string, shift int32, counted bool) figure {
	f.style.unit, f.style.shift = unit, shift
	return f.style.around(f.value.Shift(shift), counted)
}

// around is the figure of a value printed in this style.
func (s style) around(value decimal.Decimal, counted bool) figure {
	half := decimal.New(5, s.shift-s.places-1)
	if counted {
		half = decimal.Zero
	}
	return figure{value: value, low: value.Sub(half), high: value.Add(half), style: s}
}

// round returns a value as this style can print it.
func (s style) round(value decimal.Decimal) decimal.Decimal {
	return value.Shift(-s.shift).Round(s.places).Shift(s.shift)
}

// print writes a value in this style, rounded to a number of places.
func (s style) print(value decimal.Decimal, places int32) string {
	printed := value.Shift(-s.shift).Round(places)
	text := s.prefix + printed.Abs().StringFixed(places) + s.suffix
	switch {
	case printed.IsNegative() && s.brackets:
		return "(" + text + ")"
	case printed.IsNegative():
		return "−" + text
	}
	return text
}

// inFull writes a value in this style with all its places, and no fewer than the style's. A share has too many.
func (s style) inFull(value decimal.Decimal) string {
	places := s.places
	for shifted := value.Shift(-s.shift); !shifted.Round(places).Equal(shifted); {
		places++
	}
	return s.print(value, places)
}

// tellingPlaces is how many places, at least some, a value is written with so that whoever rounds what stands there
// comes to what the value itself rounds to: 13.47 for 13, never 13.5.
func (s style) tellingPlaces(value decimal.Decimal, least int32, rounded ...int32) int32 {
	places, shifted := least, value.Shift(-s.shift)
	misleads := func(to int32) bool { return !shifted.Round(places).Round(to).Equal(shifted.Round(to)) }
	for slices.ContainsFunc(rounded, misleads) {
		places++
	}
	return places
}

// outwards writes an interval in this style with a number of places, so that it lies within what is written.
func (s style) outwards(low, high decimal.Decimal, places int32) (decimal.Decimal, decimal.Decimal) {
	return low.Shift(-s.shift).RoundFloor(places).Shift(s.shift), high.Shift(-s.shift).RoundCeil(places).Shift(s.shift)
}
