package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// RateTable is a table of rates that appraisals rest on, in the edition that the case takes. A case without one takes the
// edition that is built in; which that is belongs to the appraisal.
type RateTable struct {
	Meta
	ID RateSet `json:"id"`
	// Name is that of the publication, Edition says which.
	Name    string `json:"name"`
	Edition string `json:"edition,omitempty"`
	// Date is the day of the edition, such as "2025-12-16", or its month, such as "2013-04"; empty where there is none.
	Date string `json:"date,omitempty"`
	// Source says where the rates can be read, Note what a reader should know of them.
	Source string `json:"source,omitempty"`
	Note   string `json:"note,omitempty"`
	// MidYear puts a year's figures at its middle, for discount rates.
	MidYear bool `json:"midYear,omitempty"`
	// Cash says that the case's figures are cash, for deflators: inflation is taken out of them before they are discounted.
	Cash bool `json:"cash,omitempty"`
}

// RateSet names one of the tables of rates.
type RateSet string

// The tables of rates.
const (
	DiscountRates RateSet = "discount"
	BiasBounds    RateSet = "optimism-bias"
	WorksDuration RateSet = "works-duration"
	Deflators     RateSet = "deflators"
)

// RateSets returns the tables of rates in their order.
func RateSets() []RateSet { return []RateSet{DiscountRates, BiasBounds, WorksDuration, Deflators} }

// Words names the table in a sentence.
func (x RateSet) Words() string {
	switch x {
	case DiscountRates:
		return "discount rates"
	case BiasBounds:
		return "optimism bias bounds"
	case WorksDuration:
		return "works duration bounds"
	case Deflators:
		return "GDP deflators"
	}
	return string(x)
}

// Rate is a row of a table of rates.
type Rate struct {
	Meta
	ID    string  `json:"id"`
	Table RateSet `json:"table"`
	// First and Last are the years of the appraisal, counted from 0, that a discount rate is of.
	First int `json:"first,omitempty"`
	Last  int `json:"last,omitempty"`
	// Year is the calendar year in which the financial year of a deflator begins.
	Year int `json:"year,omitempty"`
	// Class is what bounds are of, Of says of which of its costs.
	Class CostClass `json:"class,omitempty"`
	Of    string    `json:"of,omitempty"`
	// Value is a real discount rate a year, or an upper bound, as a share: 0.035 for 3.5%; or a deflator's index. It is nil
	// until somebody has entered it. Lower is the lower bound.
	Value *decimal.Decimal `json:"value,omitempty"`
	Lower *decimal.Decimal `json:"lower,omitempty"`
}

// Kind, Key and WithMeta make a table of rates a [Record].
func (x *RateTable) Kind() Kind             { return KindRateTable }
func (x *RateTable) Key() string            { return string(x.ID) }
func (x *RateTable) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *RateTable) nameIn(*Case) string { return Capital(x.ID.Words()) }

func (x *RateTable) sought(c *Case) sought {
	return sought{"Rates", x.nameIn(c), []string{x.Name, x.Edition, x.Source, x.Note}}
}

func (x *RateTable) differs(to *RateTable, note func(string, bool)) {
	note("name", x.Name != to.Name)
	note("edition", x.Edition != to.Edition)
	note("date", x.Date != to.Date)
	note("source", x.Source != to.Source)
	note("note", x.Note != to.Note)
	note("place in the year", x.MidYear != to.MidYear)
	note("prices", x.Cash != to.Cash)
}

// Kind, Key and WithMeta make a rate a [Record].
func (x *Rate) Kind() Kind             { return KindRate }
func (x *Rate) Key() string            { return x.ID }
func (x *Rate) WithMeta(m Meta) Record { next := *x; next.Meta = m; return &next }

func (x *Rate) nameIn(*Case) string { return Capital(x.Table.Words()) + ", " + x.Words() }

func (x *Rate) sought(c *Case) sought {
	return sought{"Rates", x.nameIn(c), []string{x.Of}}
}

// Day is the day of the table's edition, the last of its month where only that is known; false where neither is.
func (x *RateTable) Day() (time.Time, bool) {
	if month, err := time.Parse("2006-01", x.Date); err == nil {
		return month.AddDate(0, 1, -1), true
	}
	day, err := time.Parse(time.DateOnly, x.Date)
	return day, err == nil
}

// Older reports whether the edition is more than a year older than a day; the zero day says that nobody knows what day it
// is.
func (x *RateTable) Older(today time.Time) bool {
	day, known := x.Day()
	date := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	return known && !today.IsZero() && date.After(day.AddDate(1, 0, 0))
}

// AgeWords asks for a newer edition where the table is more than a year older than a day, empty where it isn't: "The
// discount rates are of December 2025, more than a year old: check for a newer edition."
func (x *RateTable) AgeWords(today time.Time) string {
	if !x.Older(today) {
		return ""
	}
	day, _ := x.Day()
	return fmt.Sprintf("The %s are of %s, more than a year old: check for a newer edition.", x.ID.Words(), day.Format("January 2006"))
}

// uncommonRate is above any real discount rate that is in use: what is higher is likely a slip.
var uncommonRate = decimal.New(20, -2)

// DoubtWords asks whether a discount rate above 20% is meant, empty for another.
func (x *Rate) DoubtWords() string {
	if x.Table != DiscountRates || x.Value == nil || !x.Value.GreaterThan(uncommonRate) {
		return ""
	}
	return fmt.Sprintf("The discount rate of %s is %s%%, above %s%%: check that it is meant.", x.Words(), x.Value.Shift(2), uncommonRate.Shift(2))
}

// Words names the row within its table: "years 0 to 30", "standard buildings", "2018/19".
func (x *Rate) Words() string {
	switch {
	case x.Table == Deflators:
		return FinancialYear(x.Year)
	case x.Table != DiscountRates:
		return x.Class.Words()
	case x.First == x.Last:
		return fmt.Sprintf("year %d", x.First)
	}
	return fmt.Sprintf("years %d to %d", x.First, x.Last)
}

// RatesOf returns the rows of one of the case's own tables of rates in their order.
func (c *Case) RatesOf(set RateSet) []*Rate {
	var rows []*Rate
	for x := range c.Rates.All() {
		if x.Table == set {
			rows = append(rows, x)
		}
	}
	return rows
}

// Limits on rates: a share far above any that was ever seen, and indices that can be divided by.
const lastBandYear = 1000

var mostRate = decimal.NewFromInt(100)

func (x *RateTable) check(_ *Case, report reporter) {
	checkOneOf(x.ID, "id", report, RateSets()...)
	checkName(x.Name, "name", report)
	checkText(x.Edition, "edition", report)
	checkText(x.Source, "source", report)
	checkText(x.Note, "note", report)
	if day, ok := x.Day(); x.Date != "" && (!ok || day.Year() < firstYear || day.Year() > lastYear) {
		report("date", fmt.Sprintf("%s is neither a day nor a month; write it like 2025-12-16 or 2025-12", shownText(x.Date)))
	}
	if x.MidYear && x.ID != DiscountRates {
		report("midYear", "only discount rates stand at a point of the year")
	}
	if x.Cash && x.ID != Deflators {
		report("cash", "only the deflators say whether the figures are cash")
	}
}

func (x *Rate) check(c *Case, report reporter) {
	checkID(x.ID, report)
	checkText(x.Of, "of", report)
	checkOneOf(x.Table, "table", report, RateSets()...)
	checkExists(c, KindRateTable, string(x.Table), "table", report)
	switch x.Table {
	case DiscountRates:
		x.checkBand(c, report)
	case Deflators:
		x.checkDeflator(c, report)
	default:
		x.checkBounds(c, report)
	}
}

// checkBand: a rate is above −1, since a factor divides by 1 + rate, and no year has two.
func (x *Rate) checkBand(c *Case, report reporter) {
	if x.First < 0 || x.Last < x.First || x.Last > lastBandYear {
		report("first", fmt.Sprintf("years %d to %d are no band of years; the first year is 0", x.First, x.Last))
	}
	x.checkShare(x.Value, "value", decimal.NewFromInt(-1), report)
	if x.Lower != nil {
		report("lower", "a discount rate has no lower bound")
	}
	for other := range c.Rates.All() { // no list is made for each of very many rows
		if other.Table == DiscountRates && other.ID != x.ID && other.First <= x.Last && x.First <= other.Last {
			report("first", fmt.Sprintf("the %s have a rate for some of these years already, in %s; no year has two", x.Table.Words(), other.Words()))
			return
		}
	}
}

func (x *Rate) checkDeflator(c *Case, report reporter) {
	if x.Year < firstYear || x.Year > lastYear {
		report("year", fmt.Sprintf("%d is not a year from %d to %d", x.Year, firstYear, lastYear))
	}
	if x.Value != nil {
		if text := figureProblem(*x.Value); text != "" {
			report("value", "an index has at most nine digits before the point and six after")
		} else if !x.Value.IsPositive() {
			report("value", fmt.Sprintf("%s is no index; it is above zero", *x.Value))
		}
	}
	if x.Lower != nil {
		report("lower", "a deflator has no lower bound")
	}
	x.checkAlone(c, func(other *Rate) bool { return other.Year == x.Year }, "year", report)
}

func (x *Rate) checkBounds(c *Case, report reporter) {
	checkOneOf(x.Class, "class", report, BoundedClasses()...)
	sound := x.checkShare(x.Value, "value", decimal.Zero, report)
	sound = x.checkShare(x.Lower, "lower", decimal.Zero, report) && sound
	if sound && x.Value != nil && x.Lower != nil && x.Lower.GreaterThan(*x.Value) {
		report("lower", fmt.Sprintf("the lower bound %s%% is above the upper bound %s%%; swap them or correct one", x.Lower.Shift(2), x.Value.Shift(2)))
	}
	x.checkAlone(c, func(other *Rate) bool { return other.Class == x.Class }, "class", report)
}

// checkAlone reports another row of the table that is of the same.
func (x *Rate) checkAlone(c *Case, same func(*Rate) bool, field string, report reporter) {
	for other := range c.Rates.All() {
		if other.Table == x.Table && other.ID != x.ID && same(other) {
			report(field, fmt.Sprintf("the %s have a row for %s already", x.Table.Words(), x.Words()))
			return
		}
	}
}

// checkShare looks at a share's size before any arithmetic. It is at least, or for −1 above, the least.
func (x *Rate) checkShare(share *decimal.Decimal, field string, least decimal.Decimal, report reporter) bool {
	if share == nil {
		return true
	}
	switch text := figureProblem(*share); {
	case text != "":
		report(field, "a percentage has at most four digits behind the point")
	case share.GreaterThan(mostRate):
		report(field, fmt.Sprintf("%s%% is above %s%%, more than any rate", share.Shift(2), mostRate.Shift(2)))
	case share.LessThan(least) || least.IsNegative() && share.Equal(least):
		report(field, fmt.Sprintf("%s%% is too low: a rate is above −100%%, and a bound is not below 0%%", share.Shift(2)))
	default:
		return true
	}
	return false
}

// bandPattern is a band of years as people type it: "0 to 30", "years 31–75", "12".
var bandPattern = regexp.MustCompile(`^(?:years? *)?([0-9]{1,4})(?: *(?:to|-|–) *([0-9]{1,4}))?$`)

// yearPattern is a financial year as people type it: "2018/19", "2018-19", "2018".
var yearPattern = regexp.MustCompile(`^([0-9]{4})(?: *[/–-] *(?:[0-9]{2})?([0-9]{2}))?$`)

// Named returns the row as one of what a text names, or why it names nothing: a band of years, a class of cost, or a
// financial year, as the table has it.
func (x *Rate) Named(text string) (*Rate, error) {
	next, typed := *x, strings.ToLower(strings.TrimSpace(text))
	switch x.Table {
	case DiscountRates:
		parts := bandPattern.FindStringSubmatch(typed)
		if parts == nil {
			return nil, fmt.Errorf("%s is no band of years; write it like 0 to 30", shownText(text))
		}
		next.First, _ = strconv.Atoi(parts[1])
		if next.Last = next.First; parts[2] != "" {
			next.Last, _ = strconv.Atoi(parts[2])
		}
	case Deflators:
		parts := yearPattern.FindStringSubmatch(typed)
		if parts == nil {
			return nil, fmt.Errorf("%s is no financial year; write it like 2018/19", shownText(text))
		}
		next.Year, _ = strconv.Atoi(parts[1])
		if end, _ := strconv.Atoi(parts[2]); parts[2] != "" && end != (next.Year+1)%100 {
			return nil, fmt.Errorf("%s is no financial year; write it like %s", shownText(text), FinancialYear(next.Year))
		}
	default:
		at := slices.IndexFunc(BoundedClasses(), func(class CostClass) bool { return typed == string(class) || typed == class.Words() })
		if at < 0 {
			return nil, fmt.Errorf("%s is no class of cost; there are %s", shownText(text), JoinWords(classWords()))
		}
		next.Class = BoundedClasses()[at]
	}
	return &next, nil
}

func classWords() []string {
	var words []string
	for _, class := range BoundedClasses() {
		words = append(words, class.Words())
	}
	return words
}
