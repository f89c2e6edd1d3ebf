package model

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Capital begins words of our own with a capital letter, and Small with a small one, as within a sentence. What people
// typed is put through neither: a name stands in every sentence as it was typed.
func Capital(words string) string { return begin(words, unicode.ToUpper) }

// Small is the other way to [Capital].
func Small(words string) string { return begin(words, unicode.ToLower) }

func begin(words string, with func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	return string(with(first)) + words[size:]
}

// WithReason puts a reason behind a text, as it was typed.
func WithReason(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + ": " + reason
}

// JoinWords writes a list as a sentence has it: "a, b and c".
func JoinWords(words []string) string { return JoinWith(" and ", words) }

// JoinWith writes a list with other words before its last: "a, b or c".
func JoinWith(last string, words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}

// FirstFew are at most so many words of a list, and where there are others what says how many: "3 more".
func FirstFew(most int, words []string) []string {
	more := len(words) - most
	if more <= 0 {
		return words
	}
	return append(words[:most:most], fmt.Sprintf("%d more", more))
}

// Plural picks the words for one or for several: "figure is" or "figures are".
func Plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// Many counts what takes an s where there are several: "1 line", "4 lines". What is counted in thousands is put through
// [Grouped] instead.
func Many(n int, noun string) string { return fmt.Sprintf("%d %s", n, Plural(n, noun, noun+"s")) }

// Ordinal writes a place in a row: "2nd", "11th".
func Ordinal(n int) string {
	ending := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, ending)
}

// Grouped puts commas between thousands. The digits are those of a decimal, exact and of any length, which the printers
// of languages don't take.
func Grouped(number string) string {
	whole, fraction, hasFraction := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if hasFraction {
		return whole + "." + fraction
	}
	return whole
}

// Day writes the day of a time for people, on the calendar of the machine: "15 January 2018". Everything that carries a
// date takes it from here, so that a picture, its file and a statement of one moment carry the same.
func Day(at time.Time) string { return at.Local().Format("2 January 2006") }

// Moment is a [Day] with the time of day: "15 January 2018, 14:05".
func Moment(at time.Time) string { return at.Local().Format("2 January 2006, 15:04") }

// ShortMoment is a [Moment] for a narrow column: "15 Jan 2018, 14:05".
func ShortMoment(at time.Time) string { return at.Local().Format("2 Jan 2006, 15:04") }

// RecentMoment is a [Moment] whose year goes without saying: "15 January, 14:05".
func RecentMoment(at time.Time) string { return at.Local().Format("2 January, 15:04") }
