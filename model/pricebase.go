package model

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"
)

// PriceBase says which prices a case's figures are in.
type PriceBase struct {
	Sort PriceSort `json:"kind"`
	// Year is the calendar year in which the financial year begins whose prices are held, 0 for cash.
	Year int `json:"year,omitempty"`
}

// PriceSort is cash or constant prices; empty where nobody has said.
type PriceSort string

// The sorts of price.
const (
	CashPrices     PriceSort = "cash"
	ConstantPrices PriceSort = "constant"
)

// Words says which prices they are: "cash prices", "constant prices of 2018/19", or that nobody has said.
func (p PriceBase) Words() string {
	switch p.Sort {
	case CashPrices:
		return "cash prices"
	case ConstantPrices:
		return "constant prices of " + (&Head{FirstYear: p.Year}).YearName(0)
	}
	return "price base not said"
}

// Behind is the price base as it stands behind what says how figures are counted, such as ", cash prices"; empty where nobody has said.
func (p PriceBase) Behind() string {
	if p.Sort == "" {
		return ""
	}
	return ", " + p.Words()
}

func (p PriceBase) check(report reporter) {
	checkOneOf(p.Sort, "prices.kind", report, CashPrices, ConstantPrices, "")
	switch {
	case p.Sort == ConstantPrices && (p.Year < firstYear || p.Year > lastYear):
		report("prices.year", fmt.Sprintf("%d is not a year from %d to %d", p.Year, firstYear, lastYear))
	case p.Sort != ConstantPrices && p.Year != 0:
		report("prices.year", "only constant prices are those of a year")
	}
}

// ReferenceDate is a named day, such as the vesting day of a new council.
type ReferenceDate struct {
	Name string `json:"name"`
	// Date is the day, such as 2028-04-01.
	Date string `json:"date"`
}

// Day is the reference date, false where there is none.
func (r ReferenceDate) Day() (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, r.Date)
	return day, err == nil
}

func (r ReferenceDate) check(report reporter) {
	if r == (ReferenceDate{}) {
		return
	}
	checkName(r.Name, "reference.name", report)
	if day, ok := r.Day(); !ok || day.Year() < firstYear || day.Year() > lastYear {
		report("reference.date", fmt.Sprintf("%s is not a day; write it like 2028-04-01", shownText(r.Date)))
	}
}

// mostDwellings is more than any council has.
const mostDwellings = 100_000_000

func checkTaxBase(base *decimal.Decimal, report reporter) {
	if base == nil {
		return
	}
	if figureProblem(*base) != "" || !base.IsPositive() || base.GreaterThan(decimal.NewFromInt(mostDwellings)) {
		report("taxBase", "a tax base is a number of dwellings above zero, such as 251,340.5")
	}
}
