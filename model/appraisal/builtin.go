package appraisal

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// BuiltIn returns the tables of rates that a case without its own takes, each followed by its rows. Every call makes them
// anew.
func BuiltIn() []model.Record {
	guidance := func(set model.RateSet) *model.RateTable {
		return &model.RateTable{
			ID: set, Name: "Green Book supplementary guidance on optimism bias", Edition: "April 2013", Date: "2013-04",
			Source: "HM Treasury", Note: "The bounds rest on a review of large public procurement of 2002.",
		}
	}
	const capital, operating, own = "capital expenditure", "operating cost", "none published: enter your own"
	const duration = "works duration"
	return []model.Record{
		// The same rate and the review stand in the Treasury's terms of reference of that day for its review of discounting.
		&model.RateTable{
			ID: model.DiscountRates, Name: "HM Treasury Green Book", Edition: "rate in force in December 2025", Date: "2025-12-16",
			Source: "HM Treasury", Note: "The Treasury has had the rate under review since December 2025; the outcome was due in June 2026, and an officer enters it.",
		},
		&model.Rate{ID: "discount.0", Table: model.DiscountRates, Last: 30, Value: share(35, -3)},
		guidance(model.BiasBounds),
		bound(model.BiasBounds, model.StandardBuildings, percent(24), percent(2), capital),
		bound(model.BiasBounds, model.NonStandardBuildings, percent(51), percent(4), capital),
		bound(model.BiasBounds, model.StandardCivil, percent(44), percent(3), capital),
		bound(model.BiasBounds, model.NonStandardCivil, percent(66), percent(6), capital),
		bound(model.BiasBounds, model.Equipment, percent(200), percent(10), capital),
		bound(model.BiasBounds, model.Outsourcing, percent(41), percent(0), operating),
		bound(model.BiasBounds, model.PeopleCosts, nil, nil, own),
		bound(model.BiasBounds, model.ChangeCosts, nil, nil, own),
		guidance(model.WorksDuration),
		bound(model.WorksDuration, model.StandardBuildings, percent(4), percent(1), duration),
		bound(model.WorksDuration, model.NonStandardBuildings, percent(39), percent(2), duration),
		bound(model.WorksDuration, model.StandardCivil, percent(20), percent(1), duration),
		bound(model.WorksDuration, model.NonStandardCivil, percent(25), percent(3), duration),
		bound(model.WorksDuration, model.Equipment, percent(54), percent(10), duration),
		// Deflators change every quarter: an officer enters those that the case's cash figures were made with.
		&model.RateTable{ID: model.Deflators, Name: "GDP deflators at market prices", Source: "HM Treasury"},
	}
}

func bound(set model.RateSet, class model.CostClass, upper, lower *decimal.Decimal, of string) *model.Rate {
	return &model.Rate{ID: string(set) + "." + string(class), Table: set, Class: class, Value: upper, Lower: lower, Of: of}
}

func share(value int64, exponent int32) *decimal.Decimal {
	d := decimal.New(value, exponent)
	return &d
}

func percent(value int64) *decimal.Decimal { return share(value, -2) }

// WithBuiltIn returns the case with the built-in tables of rates in the place of those that it lacks.
func WithBuiltIn(c *model.Case) *model.Case {
	var e model.Edit
	var rank int64
	for x := range c.Rates.All() {
		rank = max(rank, x.Rank)
	}
	for i, r := range BuiltIn() {
		if _, own := c.RateTables.Get(string(setOf(r))); own {
			continue
		}
		e.Changes = append(e.Changes, model.Change{To: r.WithMeta(model.Meta{Rank: rank + model.RankAt(i)})})
	}
	whole, _, err := model.Apply(c, e)
	if err != nil { // a case holds rows of a table that it lacks only where it is no valid case
		return c
	}
	whole.Revision = c.Revision
	return whole
}

// OwnRates returns an edit that was made from a case [WithBuiltIn] as one of the case itself: a table of rates that it
// changes becomes the case's own first.
func OwnRates(c *model.Case, e model.Edit) (model.Edit, error) {
	var sets []model.RateSet
	for _, ch := range e.Changes {
		set := setOf(cmp.Or(ch.From, ch.To))
		if _, own := c.RateTables.Get(string(set)); set != "" && !own && !slices.Contains(sets, set) {
			sets = append(sets, set)
		}
	}
	if len(sets) == 0 {
		return e, nil
	}
	taken := model.Edit{Text: e.Text}
	for r := range WithBuiltIn(c).Records() {
		if slices.Contains(sets, setOf(r)) {
			taken.Changes = append(taken.Changes, model.Change{To: r})
		}
	}
	made := func(e model.Edit) func(*model.Case) (model.Edit, error) {
		return func(*model.Case) (model.Edit, error) { return e, nil }
	}
	return c.Together(e.Text, made(taken), made(e))
}

// setOf is the table of rates that a record is of or belongs to, empty for another record.
func setOf(r model.Record) model.RateSet {
	switch x := r.(type) {
	case *model.RateTable:
		return x.ID
	case *model.Rate:
		return x.Table
	}
	return ""
}

// rates is a table of rates with its rows, and whether it is the case's own.
type rates struct {
	*model.RateTable
	rows []*model.Rate
	own  bool
}

// ratesOf returns the table of rates that a case takes: its own, or the one built in.
func ratesOf(c *model.Case, set model.RateSet) rates {
	if t, own := c.RateTables.Get(string(set)); own {
		return rates{t, c.RatesOf(set), true}
	}
	var r rates
	for _, one := range BuiltIn() {
		switch x := one.(type) {
		case *model.RateTable:
			if x.ID == set {
				r.RateTable = x
			}
		case *model.Rate:
			if x.Table == set {
				r.rows = append(r.rows, x)
			}
		}
	}
	return r
}

// whose says where the rates stand.
func (r rates) whose() string {
	if r.own {
		return "The case's own edition."
	}
	return "The edition built in; the case has none of its own."
}

// label names the publication with its edition.
func (r rates) label() string {
	if r.Edition == "" {
		return r.Name
	}
	return r.Name + ", " + r.Edition
}
