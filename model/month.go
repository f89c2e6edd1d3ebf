package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Month is a calendar month, counted from January of the year 0, so that later ones are greater and their difference is a number of
// months. The zero value stands for none. Files have it as "2019-06".
type Month int

const monthsAYear = 12

// MonthOf is a month, 1 to 12, of a calendar year.
func MonthOf(year, month int) Month { return Month(year*monthsAYear + month - 1) }

// MonthAt is the month of a time where the council is.
func MonthAt(at time.Time) Month { return MonthOf(at.Local().Year(), int(at.Local().Month())) }

// Year is its calendar year and InYear its number in that, 1 to 12.
func (m Month) Year() int   { return int(m) / monthsAYear }
func (m Month) InYear() int { return int(m)%monthsAYear + 1 }

// Begins is the calendar year in which the month's financial year begins, in April.
func (m Month) Begins() int { return (m - 3).Year() }

// Quarter is the quarter of the financial year that the month stands in, and EndsQuarter says that it is the quarter's last.
func (m Month) Quarter() Quarter  { return QuarterOf(m.Begins(), int(m-m.firstOfYear())/3+1) }
func (m Month) EndsQuarter() bool { return m.InYear()%3 == 0 }

func (m Month) firstOfYear() Month { return MonthOf(m.Begins(), 4) }

// MonthsOf are the twelve months of the financial year that begins in a calendar year, April first.
func MonthsOf(begins int) []Month {
	months := make([]Month, monthsAYear)
	for i := range months {
		months[i] = MonthOf(begins, 4) + Month(i)
	}
	return months
}

// String is the month as files keep it: "2019-06"; empty for none.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	text := strconv.Itoa(m.Year()) + "-"
	if m.InYear() < 10 {
		text += "0"
	}
	return text + strconv.Itoa(m.InYear())
}

// Words is the month for people: "June 2019".
func (m Month) Words() string { return time.Month(m.InYear()).String() + " " + strconv.Itoa(m.Year()) }

// Short is the month in three letters, without its year: "Jun".
func (m Month) Short() string { return time.Month(m.InYear()).String()[:3] }

// MarshalText and UnmarshalText keep a month in files and journals.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

func (m *Month) UnmarshalText(text []byte) (err error) {
	if month, plain := kept(text); plain { // a case may hold a hundred thousand
		*m = month
		return nil
	}
	*m, err = ReadMonth(string(text))
	return err
}

// kept is a month as files keep it, "2019-06"; false for any other text.
func kept(text []byte) (Month, bool) {
	if len(text) != len("2019-06") || text[4] != '-' {
		return 0, false
	}
	year, err := strconv.Atoi(string(text[:4]))
	month, wrong := strconv.Atoi(string(text[5:]))
	if err != nil || wrong != nil || year < firstYear || year > lastYear || month < 1 || month > monthsAYear {
		return 0, false
	}
	return MonthOf(year, month), true
}

// A month as people type it.
var (
	monthInDigits = regexp.MustCompile(`^(\d{4})[-/. ](\d{1,2})(?:[-/.]\d{1,2})?$`)
	digitsFirst   = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{4})$`)
	monthInWords  = regexp.MustCompile(`^([A-Za-z]{3,9})\.?[- ,]*(\d{4}|\d{2})$`)
)

// ReadMonth reads a month as people and finance systems write it, such as "2019-06", "06/2019", "June 2019" or "Jun-19"; nothing is
// none. The error says what is wrong and how to write it.
func ReadMonth(text string) (Month, error) {
	plain := strings.Join(strings.Fields(text), " ")
	if plain == "" {
		return 0, nil
	}
	var year, month int
	if m := monthInDigits.FindStringSubmatch(plain); m != nil {
		year, month = atoi(m[1]), atoi(m[2])
	} else if m := digitsFirst.FindStringSubmatch(plain); m != nil {
		month, year = atoi(m[1]), atoi(m[2])
	} else if m := monthInWords.FindStringSubmatch(plain); m != nil {
		year, month = atoi(m[2]), MonthNamed(m[1])
		if len(m[2]) == 2 {
			year += 2000
		}
	}
	if month < 1 || month > monthsAYear || year < firstYear || year > lastYear {
		return 0, fmt.Errorf("%s is not a month of a year from %d to %d; write it like 2019-06", shownText(text), firstYear, lastYear)
	}
	return MonthOf(year, month), nil
}

// atoi is a number that a pattern has found to be one.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// MonthNamed is the number of a month by its English name or the name's first letters, three at least; 0 for none.
func MonthNamed(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	if len(name) < 3 {
		return 0
	}
	if name == "sept" {
		name = "sep"
	}
	return 1 + slices.IndexFunc(slices.Collect(monthNames), func(full string) bool { return strings.HasPrefix(full, name) })
}

// monthNames yields the names of the months in small letters.
func monthNames(yield func(string) bool) {
	for m := time.January; m <= time.December; m++ {
		if !yield(strings.ToLower(m.String())) {
			return
		}
	}
}

func checkMonth(m Month, field string, report reporter) {
	if m < MonthOf(firstYear, 1) || m > MonthOf(lastYear, monthsAYear) {
		report(field, fmt.Sprintf("is not a month of a year from %d to %d; write it like 2019-06", firstYear, lastYear))
	}
}
