package linetable

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// meanings are what a column can hold, by the name that an export gives it, each with the other headings that people
// write for it.
var meanings = []struct {
	name string
	also []string
}{
	{columnID, []string{"line id"}},
	{columnOwner, []string{"owner id", "option id"}},
	{columnComponent, []string{"components", "service", "service area"}},
	{columnDecision, []string{"decisions", "question"}},
	{columnOption, []string{"options", "option name", "answer"}},
	{columnConsequence, []string{"what it means"}},
	{columnKind, []string{"type", "benefit or cost", "cost or benefit", "benefit cost", "cost benefit"}},
	{columnCategory, []string{"categories", "stream", "benefit stream", "type of cost"}},
	{columnEstimate, []string{"lowest or highest", "low or high", "minimum or maximum", "range", "min or max", "min max"}},
	{columnRecurs, []string{
		"recurrence", "recurring", "ongoing", "once", "one off", "frequency", "repeats", "ongoing or once", "once or ongoing", "one off or ongoing", "ongoing or one off",
		"one off or recurring", "recurring or one off", "one off recurring", "recurring one off", "ongoing one off", "one off ongoing",
	}},
	{columnGrade, []string{"grade", "source grade"}},
	{columnDocument, []string{"source document", "taken from"}},
	{columnPage, []string{"pages"}},
	{columnNote, []string{"notes", "comment", "comments", "remark", "remarks"}},
	{columnLikeliest, []string{"likeliest", "most likely %"}},
	{columnClass, []string{"cost class"}},
	{columnMitigation, []string{"mitigation"}},
	{columnFigures, []string{"figures are", "steps or levels"}},
	{columnOverrun, []string{columnOverrunWas, "own evidence"}},
	{columnEvidence, nil},
	{columnUnpublished, []string{"confidential", "exempt"}},
	{columnUnit, []string{"units"}},
	{columnWorth, []string{"worth to the budget", "cashable"}},
	{columnFunding, []string{"funded by", "funded from", "paid from", "funding source", "source of funding"}},
	{columnStaff, []string{"ftes", "staff fte", "full time equivalents", "full time equivalent staff"}},
}

// columnUnit says the unit of a row's figures.
const columnUnit = "unit"

// The columns by which a table names the frame that its lines belong to, in the place of the owner.
const (
	columnComponent   = "component"
	columnDecision    = "decision"
	columnOption      = "option"
	columnConsequence = "consequence"
)

// column is a column of a table as it was taken.
type column struct {
	at      int
	heading string
	// name is what it holds, of [meanings]; empty for a year, or for nothing that is known.
	name string
	// year is the place of the year in the case, −1 for none; estimate is that of its figures where the heading says one,
	// and unit the unit that it says.
	year           int
	estimate, unit string
}

func (c column) known() bool { return c.name != "" || c.year >= 0 }

// same reports whether two columns hold the same.
func (c column) same(other column) bool {
	return c.known() && c.name == other.name && c.year == other.year && c.estimate == other.estimate
}

// as says what a column was taken for.
func (c column) as(h *model.Head) string {
	if c.year < 0 {
		return c.name
	}
	text := h.YearName(c.year)
	if c.estimate != "" {
		text += ", " + c.estimate
	}
	if c.unit != "" && c.unit != "£m" {
		text += ", in " + c.unit
	}
	return text
}

// knows returns what tells the headings of a table for a case.
func knows(c *model.Case) func(heading string) bool {
	return func(heading string) bool { return columnOf(c.Head(), 0, heading).known() }
}

// Open takes a file of figures for a case apart.
func Open(c *model.Case, data []byte) (spreadsheet.Sheet, error) {
	return spreadsheet.Open(data, knows(c))
}

// Paste takes pasted figures for a case apart.
func Paste(c *model.Case, text string) (spreadsheet.Sheet, error) {
	return spreadsheet.Paste(text, knows(c))
}

// HasHeadings reports whether pasted text begins with a row of headings of figures or of the frame, so that it can be read
// whole: one that names several columns of them.
func HasHeadings(c *model.Case, text string) bool {
	s, err := spreadsheet.Paste(spreadsheet.FirstLines(text, headingRows), knows(c))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(s.Rows, func(row []string) bool {
		names, years := map[string]int{}, 0
		for i, cell := range row {
			if one := columnOf(c.Head(), i, cell); one.year >= 0 {
				years++
			} else {
				names[one.name] = 1
			}
		}
		frame := names[columnComponent] + names[columnDecision] + names[columnOption]
		owner := frame + names[columnOwner]
		return frame > 1 || owner > 0 && names[columnKind] > 0 || owner+names[columnKind] > 0 && years > 1
	})
}

// longestHeading is the most characters of a heading that can be known.
const longestHeading = 60

// columnOf takes a heading for what it says: a year, or a name, however it is spelled.
func columnOf(h *model.Head, at int, heading string) column {
	c := column{at: at, heading: strings.Join(strings.Fields(model.Trimmed(heading)), " "), year: -1}
	if c.heading == "" || len(c.heading) > longestHeading {
		return c
	}
	if c.year, c.estimate = yearIn(h, c.heading); c.year >= 0 {
		c.unit = model.UnitIn(c.heading)
		return c
	}
	c.name = nameIn(c.heading)
	return c
}

// nameIn is the name of the column that a heading spells, exactly or nearly.
func nameIn(heading string) string {
	key := keyOf(heading)
	best, least := "", 0
	for _, m := range meanings {
		for _, name := range append(m.also, m.name) {
			switch d := levenshtein.ComputeDistance(key, name); {
			case d == 0:
				return m.name
			case d > slips(name):
			case best == "" || d < least:
				best, least = m.name, d
			case d == least && best != m.name:
				best = "" // as near to two
				least = d
			}
		}
	}
	return best
}

// slips is how many letters of a heading may be wrong: none of a short one, one in five of others.
func slips(name string) int {
	const one, two = 5, 8
	switch {
	case len(name) >= two:
		return 2
	case len(name) >= one:
		return 1
	}
	return 0
}

// keyOf writes a heading in small letters, with a space for every mark.
func keyOf(heading string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool {
		return r != '%' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

var (
	// twoYears is a financial year, one a calendar year or the number of a year from the first.
	twoYears = regexp.MustCompile(`^([0-9]{4}|[0-9]{2})(?: ?[/\-–—−] ?| to )([0-9]{4}|[0-9]{2})\b`)
	oneYear  = regexp.MustCompile(`^([0-9]{4})\b`)
	nthYear  = regexp.MustCompile(`^year ([0-9]{1,2})\b`)
	// beforeYear are the words that may stand before a year; yearEnding is one by the year in which it ends.
	beforeYear = regexp.MustCompile(`^(?:fy|financial year) ?`)
	yearEnding = regexp.MustCompile(`^(?:year|y/e|ye) (?:to|ending|ended) (?:31 )?mar(?:ch)? ([0-9]{4})\b`)
)

// YearIn finds the year of the case that a heading says, with the unit of money that it says, empty for none; −1 for a heading that
// says no year of the case, or more than a year.
func YearIn(h *model.Head, heading string) (year int, unit string) {
	if year, estimate := yearIn(h, heading); year >= 0 && estimate == "" {
		return year, model.UnitIn(heading)
	}
	return -1, ""
}

// SaysYear reports whether a heading says a year, of the case or another.
func SaysYear(heading string) bool {
	text := beforeYear.ReplaceAllString(strings.ToLower(model.Trimmed(heading)), "")
	return twoYears.MatchString(text) || yearEnding.MatchString(text) || oneYear.MatchString(text)
}

// yearIn finds the year of the case that a heading says, and the estimate where it says one; −1 for none.
func yearIn(h *model.Head, heading string) (year int, estimate string) {
	text := beforeYear.ReplaceAllString(strings.ToLower(heading), "")
	year, rest := -1, ""
	if p := twoYears.FindStringSubmatch(text); p != nil {
		year, rest = financialYear(h, p[1], p[2]), text[len(p[0]):]
	} else if p := yearEnding.FindStringSubmatch(text); p != nil {
		n, _ := strconv.Atoi(p[1])
		year, rest = n-1-h.FirstYear, text[len(p[0]):]
	} else if p := nthYear.FindStringSubmatch(text); p != nil {
		n, _ := strconv.Atoi(p[1])
		year, rest = n-1, text[len(p[0]):]
	} else if p := oneYear.FindStringSubmatch(text); p != nil {
		n, _ := strconv.Atoi(p[1])
		year, rest = n-h.FirstYear, text[len(p[0]):]
	}
	if year < 0 || year >= h.Years {
		return -1, ""
	}
	for _, word := range strings.Fields(model.WithoutUnit(rest)) {
		switch one := estimateOf(word); {
		case one == estimateMinimum || one == estimateMaximum:
			estimate = one
		case !slices.Contains([]string{"amount", "figure", "figures", "value", "in"}, word):
			return -1, "" // it says more than a year: something else of that year
		}
	}
	if model.UnitIn(rest) == "%" {
		return -1, ""
	}
	return year, estimate
}

// financialYear is the place of a year of the case, −1 for none of them.
func financialYear(h *model.Head, begins, ends string) int {
	for i := range h.Years {
		from, to := strconv.Itoa(h.FirstYear+i), strconv.Itoa(h.FirstYear+i+1)
		if strings.HasSuffix(from, begins) && strings.HasSuffix(to, ends) {
			return i
		}
	}
	return -1
}

// estimateOf reads a word for an estimate, as files or as people write it; another word stays as it is.
func estimateOf(word string) string {
	switch word {
	case "":
		return estimateBoth
	case "lowest", "low", "min", "least":
		return estimateMinimum
	case "highest", "high", "max", "most":
		return estimateMaximum
	}
	return word
}
