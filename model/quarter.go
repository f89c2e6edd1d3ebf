package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Quarter is a quarter of a financial year, counted from the first quarter of the year 0, so that later ones are greater and their
// difference is a number of quarters. The zero value stands for none. Text has it as "2018/19 Q3".
type Quarter int

// QuarterOf is a quarter, 1 to 4, of the financial year that begins in a calendar year.
func QuarterOf(begins, quarter int) Quarter { return Quarter(begins*quartersAYear + quarter - 1) }

// Begins is the calendar year in which the quarter's financial year begins, and InYear its number in that, 1 to 4.
func (q Quarter) Begins() int { return int(q) / quartersAYear }
func (q Quarter) InYear() int { return int(q)%quartersAYear + 1 }

// String is the quarter as people read it and as files keep it: "2018/19 Q3"; empty for none.
func (q Quarter) String() string {
	if q == 0 {
		return ""
	}
	return fmt.Sprintf("%s Q%d", FinancialYear(q.Begins()), q.InYear())
}

// MarshalText and UnmarshalText keep a quarter in files and journals.
func (q Quarter) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

func (q *Quarter) UnmarshalText(text []byte) (err error) {
	*q, err = ReadQuarter(string(text))
	return err
}

// A quarter as people type it: the year first, or the quarter.
var (
	yearFirst    = regexp.MustCompile(`^(\d{4})(?:\s*[/–-]\s*(\d{2}|\d{4}))?\s*[,:]?\s*[Qq]\s*([1-4])$`)
	quarterFirst = regexp.MustCompile(`^[Qq]\s*([1-4])\s*[,:]?\s*(\d{4})(?:\s*[/–-]\s*(\d{2}|\d{4}))?$`)
)

// ReadQuarter reads a quarter as people type it, such as "2018/19 Q3", "2018-19 Q3" or "Q3 2018/19"; nothing is none. The error says
// what is wrong and how to write it.
func ReadQuarter(text string) (Quarter, error) {
	plain := strings.Join(strings.Fields(text), " ")
	if plain == "" {
		return 0, nil
	}
	var year, next, quarter string
	if m := yearFirst.FindStringSubmatch(plain); m != nil {
		year, next, quarter = m[1], m[2], m[3]
	} else if m := quarterFirst.FindStringSubmatch(plain); m != nil {
		year, next, quarter = m[2], m[3], m[1]
	} else {
		return 0, fmt.Errorf("%s is not a quarter; write it like 2018/19 Q3", shownText(text))
	}
	begins, _ := strconv.Atoi(year)
	number, _ := strconv.Atoi(quarter)
	if begins < firstYear || begins > lastYear {
		return 0, fmt.Errorf("%s is not a quarter of a year from %d to %d", shownText(text), firstYear, lastYear)
	}
	if ends := strconv.Itoa(begins + 1); next != "" && next != ends && next != ends[2:] {
		return 0, fmt.Errorf("%s is not a financial year; %s is", shownText(text), FinancialYear(begins))
	}
	return QuarterOf(begins, number), nil
}

// FirstQuarter and LastQuarter are the ends of the years of the case.
func (h *Head) FirstQuarter() Quarter { return QuarterOf(h.FirstYear, 1) }
func (h *Head) LastQuarter() Quarter  { return QuarterOf(h.FirstYear+h.Years, 1) - 1 }
