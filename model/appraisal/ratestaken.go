package appraisal

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// warnings are those of a table of rates: an old edition, an uncommon rate; empty where there is none.
func (a *account) warnings(set model.RateSet) string { return ratesOf(a.c, set).warnings(a.Today) }

// unknownPresent stands in the place of the present values where nothing can be discounted.
func (a *account) unknownPresent() {
	for _, m := range []struct{ id, name string }{
		{"pvb", "Present value of benefits (PVB)"}, {"pvc", "Present value of costs (PVC)"}, {"npv", "Net present value (NPV)"},
	} {
		a.add(Measure{ID: m.id, Group: PresentValue, Name: m.name, Unit: MillionPounds, Words: "not known", Note: a.Schedule.Unknown})
	}
	a.add(Measure{ID: "payback-discounted", Group: PresentValue, Name: "Pays back, discounted", Unit: Years, Words: "not known", Note: a.Schedule.Unknown})
}

// ratesTaken says which tables of rates the measures rest on, of which edition, and whose they are.
func (a *account) ratesTaken() {
	bias := a.Guidance.BiasOf(a.c, a.scenario, a.estimate, a.basis)
	works := LateWorksOf(a.c, a.scenario, a.estimate, a.basis, a.Durations, true).Works
	a.rateTable(model.DiscountRates, a.Schedule.ratesWords())
	if bias.ByGuidance() {
		a.rateTable(model.BiasBounds, fmt.Sprintf("%d classes", len(a.Guidance.Bounds)))
	}
	if len(works) > 0 {
		a.rateTable(model.WorksDuration, fmt.Sprintf("%d classes", len(a.Durations.Bounds)))
	}
	if deflators := ratesOf(a.c, model.Deflators); deflators.Cash {
		a.rateTable(model.Deflators, yearsEntered(deflators.rows))
	}
}

// rateTable adds a table of rates: its words say how old it is where it is too old.
func (a *account) rateTable(set model.RateSet, words string) {
	r := ratesOf(a.c, set)
	if r.Older(a.Today) {
		words += ", old edition"
	}
	if slices.ContainsFunc(r.rows, func(row *model.Rate) bool { return row.DoubtWords() != "" }) {
		words += ", uncommonly high"
	}
	source := ""
	if r.Source != "" {
		source = "Source: " + r.Source + "."
	}
	a.add(Measure{
		ID: "rates/" + string(set), Group: RatesTaken, Name: model.Capital(set.Words()), Unit: Number,
		Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(len(r.rows)))), Words: words,
		Note: join(r.whose(), source, r.Note, r.warnings(a.Today)),
	})
}

func yearsEntered(rows []*model.Rate) string {
	n := 0
	for _, row := range rows {
		if row.Value != nil {
			n++
		}
	}
	if n == 1 {
		return "one year"
	}
	return fmt.Sprintf("%d years", n)
}

// ratesWords says what the rates are: "real 3.5%".
func (s Schedule) ratesWords() string {
	switch len(s.Bands) {
	case 0:
		return "none"
	case 1:
		return "real " + percentage(s.Bands[0].Rate)
	}
	return fmt.Sprintf("real %s, then %d more", percentage(s.Bands[0].Rate), len(s.Bands)-1)
}
