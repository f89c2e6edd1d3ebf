package appraisal

import (
	"cmp"
	"slices"
	"time"

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

// rates is a table of rates with its rows, and whether it is the case's own. What its texts say is [Credited].
type rates struct {
	*model.RateTable
	rows []*model.Rate
	own  bool
	// unnamed says that they are nobody's but the case's: changed, and no publication given.
	unnamed bool
}

// ratesOf returns the table of rates that a case takes: its own, or the one built in.
func ratesOf(c *model.Case, set model.RateSet) rates {
	built := builtInRates(set)
	if t, own := c.RateTables.Get(string(set)); own {
		return rates{RateTable: t, rows: c.RatesOf(set), own: true}.credited(built)
	}
	return built
}

func builtInRates(set model.RateSet) rates {
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

// Credited returns the table of rates that a case takes with the texts that its figures allow. No publication stands for figures
// that were changed from it: what is left of the built-in texts doesn't count then, and what somebody typed does.
func Credited(c *model.Case, set model.RateSet) *model.RateTable { return ratesOf(c, set).RateTable }

// credited is the case's own rates without the texts of the built-in one that its changed figures make false. A name
// that was left stands with an edition that was typed: that is another edition of the publication.
func (r rates) credited(built rates) rates {
	if built.RateTable == nil || sameFigures(r.rows, built.rows) {
		return r
	}
	next := *r.RateTable
	left := func(text *string, was string) {
		if *text == was {
			*text = ""
		}
	}
	left(&next.Edition, built.Edition)
	left(&next.Date, built.Date)
	left(&next.Note, built.Note)
	if next.Name != built.Name || next.Edition == "" {
		left(&next.Source, built.Source)
	}
	if r.unnamed = next.Name == built.Name && next.Edition == ""; r.unnamed {
		next.Name, next.Edition = "the case's own "+r.ID.Words(), "edition not said"
		if len(built.rows) > 0 {
			next.Edition = "changed from " + built.label()
		}
	}
	r.RateTable = &next
	return r
}

// sameFigures reports whether two tables have the same rows with the same figures, in whatever order.
func sameFigures(a, b []*model.Rate) bool {
	same := func(x, y *decimal.Decimal) bool { return x == y || x != nil && y != nil && x.Equal(*y) }
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x *model.Rate) bool {
		return !slices.ContainsFunc(b, func(y *model.Rate) bool {
			return x.First == y.First && x.Last == y.Last && x.Year == y.Year && x.Class == y.Class && same(x.Value, y.Value) && same(x.Lower, y.Lower)
		})
	})
}

// warnings ask for a newer edition where the table is old on a day, and whether an uncommon rate is meant.
func (r rates) warnings(today time.Time) string {
	words := []string{r.AgeWords(today)}
	for _, row := range r.rows {
		words = append(words, row.DoubtWords())
	}
	return join(words...)
}

// whose says where the rates are from and where they stand.
func (r rates) whose() string {
	from := "Taken from " + r.label() + "."
	switch {
	case r.unnamed:
		return model.Capital(r.label()) + "."
	case r.own:
		return from + " The case's own edition."
	}
	return from + " The edition built in; the case has none of its own."
}

// label names the publication with its edition.
func (r rates) label() string {
	if r.Edition == "" {
		return r.Name
	}
	return r.Name + ", " + r.Edition
}
