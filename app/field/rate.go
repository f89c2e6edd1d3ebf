package field

import (
	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// The ways in which rates are taken.
const (
	wordYearStart = "year's start"
	wordMidYear   = "mid-year"
	wordReal      = "real prices"
	wordCash      = "cash figures"
)

// RateTableText is a text of a table of rates. What is shown in the place of a text that no longer counts isn't taken as typed.
func RateTableText(of func(*model.RateTable) *string) Field {
	f := Text(of)
	set := f.Set
	f.Set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		told := *of(appraisal.Credited(c, r.(*model.RateTable).ID))
		if text != "" && told != *of(r.(*model.RateTable)) && text == model.Capital(told) {
			return r, nil
		}
		return set(c, r, text)
	}
	return f
}

// RateName is what a row of rates is of: years, a class of cost or a financial year.
func RateName() Field {
	return Field{
		Get:   func(_ *model.Case, r model.Record) string { return r.(*model.Rate).Words() },
		reads: func(r model.Record) string { return r.(*model.Rate).Words() },
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next, err := r.(*model.Rate).Named(text)
			if err != nil {
				return nil, err
			}
			return next, nil
		},
	}
}

// RateFigure is one of a row's figures: per cent, or for a deflator an index. An emptied one isn't entered.
func RateFigure(of func(*model.Rate) **decimal.Decimal) Field {
	text := func(x *model.Rate) string {
		switch d := *of(x); {
		case d == nil:
			return ""
		case x.Table == model.Deflators:
			return d.String()
		default:
			return d.Shift(2).String()
		}
	}
	return Field{
		Get: func(_ *model.Case, r model.Record) string { return text(r.(*model.Rate)) },
		reads: func(r model.Record) string {
			switch x := r.(*model.Rate); {
			case *of(x) == nil:
				return "not entered"
			case x.Table == model.Deflators:
				return "index " + text(x)
			default:
				return text(x) + "%"
			}
		},
		Set: func(_ *model.Case, r model.Record, typed string) (model.Record, error) {
			next, read := *r.(*model.Rate), model.ReadRate
			if next.Table == model.Deflators {
				read = model.ReadFigure
			}
			if *of(&next) = nil; typed == "" {
				return &next, nil
			}
			d, err := read(typed)
			if err != nil {
				return nil, err
			}
			*of(&next) = &d
			return &next, nil
		},
	}
}

// TakenAs is at which point of the year discount rates put its figures, and for deflators whether those are cash.
func TakenAs() Field {
	words := func(x *model.RateTable) []string {
		switch x.ID {
		case model.DiscountRates:
			return []string{wordYearStart, wordMidYear}
		case model.Deflators:
			return []string{wordReal, wordCash}
		}
		return nil
	}
	return Field{
		Only:   func(r model.Record) bool { return words(r.(*model.RateTable)) != nil },
		valued: func(_ *model.Case, r model.Record) []string { return words(r.(*model.RateTable)) },
		Get: func(_ *model.Case, r model.Record) string {
			switch x := r.(*model.RateTable); {
			case words(x) == nil:
				return ""
			case x.MidYear || x.Cash:
				return words(x)[1]
			default:
				return words(x)[0]
			}
		},
		Set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.RateTable)
			at, err := Word(words(&next), text)
			if err != nil {
				return nil, err
			}
			next.MidYear, next.Cash = next.ID == model.DiscountRates && at == 1, next.ID == model.Deflators && at == 1
			return &next, nil
		},
	}
}
