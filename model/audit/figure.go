package audit

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
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

// read reads a cell as printed in a notation. It takes no unit but the cell's own.
func read(n model.Notation, text string) (figure, bool) {
	p, ok := n.ReadPrinted(text)
	if !ok {
		return figure{}, false
	}
	f := figure{value: p.Value, style: style{prefix: p.Prefix, suffix: p.Suffix, places: p.Places, brackets: p.Brackets, unit: p.Unit}}
	if p.Unit == "%" {
		f.style.suffix = "%"
	}
	return f, true
}

// notationOf is what the commas in the figures of a table do.
func notationOf(x *model.Evidence) model.Notation {
	var cells []string
	for _, row := range x.Rows {
		cells = append(cells, row.Cells...)
	}
	return model.PrintedNotation(cells)
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
