package model

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Printed is a figure as a table prints it, in the unit that stands there.
type Printed struct {
	Value decimal.Decimal
	// Places is how many decimals are printed.
	Places int32
	// Prefix and Suffix are what of a unit stands before the digits and behind them: "£" and "m". Unit is the unit that
	// they come to, as [UnitName] writes it; empty for none.
	Prefix, Suffix, Unit string
	// Brackets says that brackets stand for the minus.
	Brackets bool
}

// ReadPrinted reads a figure as it is printed, with its unit and less the marks of footnotes, and reports whether it is one
// that can be read in one way.
func (n Notation) ReadPrinted(text string) (Printed, bool) {
	t, ok := takeApart(text)
	if !ok {
		return Printed{}, false
	}
	readings := n.readings(t.digits)
	if len(readings) != 1 {
		return Printed{}, false
	}
	return Printed{
		Value: t.signed(readings)[0], Places: n.places(t.digits),
		Prefix: t.prefix, Suffix: t.suffix, Unit: t.unit, Brackets: t.brackets,
	}, true
}

// typed is a figure taken apart: all but what its points and commas do.
type typed struct {
	negative, brackets bool
	digits             string
	// prefix and suffix are the unit as typed, in small letters, and unit as [UnitName] writes it.
	prefix, suffix, unit string
	// marks are those of footnotes.
	marks string
}

func (t typed) signed(figures []decimal.Decimal) []decimal.Decimal {
	for i, d := range figures {
		if t.negative {
			figures[i] = d.Neg()
		}
	}
	return figures
}

// longestFigure is the most characters that the digits of a figure can have, longestTyped that what stands there can.
const (
	longestFigure = 40
	longestTyped  = 4 * longestFigure
)

// The forms of a figure, spaces taken out but between digits: signs before or behind the pound sign, or at the end as
// accounts print them, brackets around or within the unit, digits, and the unit. The rules of [takeApart] say which
// of them go together.
var typedFigure = regexp.MustCompile(`^([-+]?)(£?)([-+]?)(\(?)(£?)([0-9][0-9., ]*|[.,][0-9]+)` + unitPattern + `(\)?)` + unitPattern + `(-?)$`)

// unitPattern is a unit behind the digits.
const unitPattern = `(£?(?:mn?|millions?|bn|billions?|k|000s?|thousands?)|%|percent)?`

// footnoteMarks stand behind a figure: signs, raised figures, or a letter or number in brackets.
var footnoteMarks = regexp.MustCompile(`(?:[*†‡§¶#]|[⁰¹²³⁴-⁹]|\([a-z]\)|\[(?:note)?[0-9a-z]{1,3}\])+$`)

// takeApart finds the sign, the unit, the digits and the marks of a figure, and reports whether it is one.
func takeApart(text string) (typed, bool) {
	if len(text) > longestTyped {
		return typed{}, false
	}
	if isBare(text) && !strings.HasPrefix(text, "000") {
		return typed{digits: text}, len(text) <= longestFigure
	}
	plain := tidied(text)
	marks := footnoteMarks.FindString(plain)
	if marks == plain {
		marks = ""
	}
	p := typedFigure.FindStringSubmatch(strings.TrimSpace(strings.TrimSuffix(plain, marks)))
	if p == nil {
		return typed{}, false
	}
	t := typed{prefix: p[2] + p[5], digits: strings.TrimSpace(p[6]), suffix: p[7] + p[9], brackets: p[4] == "(", marks: marks}
	signs := p[1] + p[3] + p[10]
	switch {
	case (p[4] == "") != (p[8] == ""), len(signs) > 1, t.brackets && signs != "", p[7] != "" && p[9] != "":
		return typed{}, false
	case strings.Count(t.prefix+t.suffix, "£") > 1, t.prefix != "" && (t.suffix == "%" || t.suffix == "percent"), len(t.digits) > longestFigure:
		return typed{}, false
	}
	if t.isUnit() || t.endsInUnit(plain) {
		return typed{}, false
	}
	t.negative, t.unit = t.brackets || signs == "-", UnitName(t.prefix+t.suffix)
	return t, true
}

// isUnit reports whether what stands for digits is part of a unit, as in "£000".
func (t typed) isUnit() bool { return strings.Trim(t.digits, "0") == "" && len(t.digits) > 2 }

// endsInUnit reports whether the last digits of a text were taken for a unit: "1000s" and "1 000s" are no 1 with a unit behind it, but
// "£1 000s" is a thousand pounds either way.
func (t typed) endsInUnit(text string) bool {
	return strings.HasPrefix(t.suffix, "000") && (t.prefix == "" || strings.Contains(text, t.digits+t.suffix))
}

// isBare reports whether a text is digits and points alone, as most figures are: they need no taking apart.
func isBare(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && c != '.' {
			return false
		}
	}
	return text != "" && text[0] != '.'
}

// WithMarks is a note that keeps the marks of a footnote that stood beside a figure of a year, once.
func WithMarks(note, year, marks string) string {
	kept := year + ": " + marks
	switch {
	case marks == "" || strings.Contains(note, kept):
		return note
	case note == "":
		return kept
	}
	return note + "; " + kept
}

// nilMark is how tables print that there is nothing: a dash of any length, with a pound sign as accounting formats
// print it, or the word. "n/a" and "n/k" say that nothing is known, which is no zero.
var nilMark = regexp.MustCompile(`^(?:£?-|nil)$`)

// IsNil reports whether a text is a mark for nothing, which counts as zero.
func IsNil(text string) bool {
	return len(text) <= longestTyped && nilMark.MatchString(strings.ReplaceAll(tidied(text), " ", ""))
}

// hyphens are the signs that stand for a minus or a dash.
var hyphens = strings.NewReplacer("−", "-", "‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "﹣", "-", "－", "-", "￡", "£")

// tidied writes signs, capitals and spaces in one way. Spaces stay between digits alone: two lines, or "3 .2", are no
// figure.
func tidied(text string) string {
	text = visible(text)
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
	return hyphens.Replace(strings.ToLower(b.String()))
}

// visible is a text less the characters that nobody sees, anywhere within it, and the spaces around it: what a figure is
// read from. Narrow spaces are for setting the digits of one figure, and say nothing either.
func visible(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if isUnseen(r) || r >= 0x2006 && r <= 0x200A || r == 0x202F {
			return -1
		}
		return r
	}, text))
}

// isUnseen reports whether a character has no width and no meaning of its own at the edge of a text: marks of byte order
// and direction, spaces and joiners without width, soft hyphens.
func isUnseen(r rune) bool {
	switch {
	case IsDirection(r), r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x2064, r >= 0x206A && r <= 0x206F:
		return true
	}
	return r == 0xFEFF || r == 0x00AD || r == 0x180E
}

// Trimmed is a text less the spaces and the unseen characters around it, and less those that turn its direction: what a
// cell of a table is taken as.
func Trimmed(text string) string {
	return Undirected(strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isUnseen(r) }))
}
