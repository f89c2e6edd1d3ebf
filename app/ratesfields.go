package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// Where the list of rates has a row's figure and the date of an edition.
const (
	ratesFigureColumn = 1
	ratesDateColumn   = 5
)

// rateList is the list of the rates that appraisals rest on. The tables are always the same; what is built in stands in the
// place of those that the case lacks, and becomes the case's own where it is changed.
func rateList() frameList {
	none := readOnly(func(*model.Case, model.Record) string { return "" })
	table := toldField
	name := table(func(x *model.RateTable) *string { return &x.Name })
	name.must = true
	return frameList{
		name: "Rates",
		columns: []grid.Column{
			{Title: "Table, row", Ems: 23, Grow: 1},
			{Title: "Rate, upper %, index", Ems: 12.5, Trailing: true},
			{Title: "Lower %", Ems: 6, Trailing: true},
			{Title: "Publication, of what", Ems: 17, Grow: 2},
			{Title: "Edition", Ems: 15, Grow: 0.3},
			{Title: "Date", Ems: 11.5},
			{Title: "Taken as", Ems: 8.5},
			{Title: "Source", Ems: 8, Grow: 0.3},
			{Title: "Note", Ems: 14, Grow: 1},
		},
		kinds: []frameKind{
			{
				kind: model.KindRateTable, fixed: true, order: rateOrder,
				fields: []frameField{
					readOnly(func(_ *model.Case, r model.Record) string { return model.Capital(r.(*model.RateTable).ID.Words()) }), none, none,
					name, table(func(x *model.RateTable) *string { return &x.Edition }),
					table(func(x *model.RateTable) *string { return &x.Date }), takenAsField(),
					table(func(x *model.RateTable) *string { return &x.Source }), table(func(x *model.RateTable) *string { return &x.Note }),
				},
			},
			{
				kind: model.KindRate,
				fields: []frameField{
					rateNameField(), rateField(func(x *model.Rate) **decimal.Decimal { return &x.Value }), rateField(func(x *model.Rate) **decimal.Decimal { return &x.Lower }),
					textField(func(x *model.Rate) *string { return &x.Of }), none, none, none, none, none,
				},
				read: func(c *model.Case, name, parent string) (model.Record, error) {
					x, err := (&model.Rate{ID: c.FreeID(model.KindRate, name), Table: model.RateSet(parent)}).Named(name)
					if err != nil {
						return nil, err
					}
					return x, nil
				},
			},
		},
	}
}

// toldField is a text of a table of rates. What is shown in the place of a text that no longer counts isn't taken as typed.
func toldField(of func(*model.RateTable) *string) frameField {
	f := textField(of)
	set := f.set
	f.set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		told := *of(appraisal.Credited(c, r.(*model.RateTable).ID))
		if text != "" && told != *of(r.(*model.RateTable)) && text == model.Capital(told) {
			return r, nil
		}
		return set(c, r, text)
	}
	return f
}

// rateOrder puts the tables of rates in their order, whichever the case has itself.
func rateOrder(a, b model.Record) int {
	place := func(r model.Record) int { return slices.Index(model.RateSets(), r.(*model.RateTable).ID) }
	return cmp.Compare(place(a), place(b))
}

// rateNameField is what a row of rates is of: years, a class of cost or a financial year.
func rateNameField() frameField {
	return frameField{
		get:   func(_ *model.Case, r model.Record) string { return r.(*model.Rate).Words() },
		reads: func(r model.Record) string { return r.(*model.Rate).Words() },
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next, err := r.(*model.Rate).Named(text)
			if err != nil {
				return nil, err
			}
			return next, nil
		},
	}
}

// rateField is one of a row's figures: per cent, or for a deflator an index. An emptied one isn't entered.
func rateField(of func(*model.Rate) **decimal.Decimal) frameField {
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
	return frameField{
		get: func(_ *model.Case, r model.Record) string { return text(r.(*model.Rate)) },
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
		set: func(_ *model.Case, r model.Record, typed string) (model.Record, error) {
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

// The ways in which rates are taken.
const (
	wordYearStart = "year's start"
	wordMidYear   = "mid-year"
	wordReal      = "real prices"
	wordCash      = "cash figures"
)

// takenAsField is at which point of the year discount rates put its figures, and for deflators whether those are cash.
func takenAsField() frameField {
	words := func(x *model.RateTable) []string {
		switch x.ID {
		case model.DiscountRates:
			return []string{wordYearStart, wordMidYear}
		case model.Deflators:
			return []string{wordReal, wordCash}
		}
		return nil
	}
	return frameField{
		only:   func(r model.Record) bool { return words(r.(*model.RateTable)) != nil },
		valued: func(_ *model.Case, r model.Record) []string { return words(r.(*model.RateTable)) },
		get: func(_ *model.Case, r model.Record) string {
			switch x := r.(*model.RateTable); {
			case words(x) == nil:
				return ""
			case x.MidYear || x.Cash:
				return words(x)[1]
			default:
				return words(x)[0]
			}
		},
		set: func(_ *model.Case, r model.Record, text string) (model.Record, error) {
			next := *r.(*model.RateTable)
			at, err := pickWord(words(&next), text)
			if err != nil {
				return nil, err
			}
			next.MidYear, next.Cash = next.ID == model.DiscountRates && at == 1, next.ID == model.Deflators && at == 1
			return &next, nil
		},
	}
}

// builtIn reports whether a record is a table of rates, or a row of one, that the case doesn't have itself.
func (v *frameView) builtIn(r model.Record) bool {
	if r == nil || !slices.Contains([]model.Kind{model.KindRateTable, model.KindRate}, r.Kind()) {
		return false
	}
	_, own := v.of.Record(r.Kind(), r.Key())
	return !own
}

// rateCell marks what is built in, an edition that is more than a year old and an uncommon rate. Figures that were changed
// from a publication's don't stand beside its words.
func (v *frameView) rateCell(cell *grid.Cell, r model.Record, col int) {
	switch x := r.(type) {
	case *model.RateTable:
		v.rateTableCell(cell, x, col)
	case *model.Rate:
		if col == ratesFigureColumn && x.DoubtWords() != "" {
			markToCheck(cell)
		}
	}
}

func (v *frameView) rateTableCell(cell *grid.Cell, x *model.RateTable, col int) {
	told := appraisal.Credited(v.shown, x.ID)
	switch {
	case col == 0 && v.builtIn(x):
		cell.Input, cell.Text = cell.Text, cell.Text+" (built in)"
	case col > 0:
		if text := v.lists[v.list].kinds[0].fields[col].get(v.shown, told); text != cell.Text {
			cell.Text = model.Capital(text)
		}
		if col == ratesDateColumn && told.Older(v.w.now()) {
			markToCheck(cell)
		}
	}
}

// markToCheck asks to look at what a cell says again.
func markToCheck(cell *grid.Cell) {
	cell.Input, cell.Text, cell.Ink = cell.Text, cell.Text+" – check", ui.ColorConflict
}

// rateWords says of the table that the cursor is in where its rates are from and how old they are.
func (v *frameView) rateWords(r model.Record) string {
	var x *model.RateTable
	switch one := r.(type) {
	case *model.RateTable:
		x = one
	case *model.Rate:
		x, _ = v.shown.RateTables.Get(string(one.Table))
	}
	if x == nil {
		return ""
	}
	told := appraisal.Credited(v.shown, x.ID)
	var words []string
	if one, ok := r.(*model.Rate); ok && one.DoubtWords() != "" {
		words = append(words, one.DoubtWords())
	}
	if age := told.AgeWords(v.w.now()); age != "" {
		words = append(words, age)
	}
	switch {
	case v.builtIn(x):
		words = append(words, "Built in; a change makes it the case's own.")
	case told.Name != x.Name:
		words = append(words, model.Capital(told.Name)+", "+told.Edition+". If they are a publication's, type its edition.")
	default:
		words = append(words, "The case's own.")
	}
	if x.ID == model.Deflators && len(v.shown.RatesOf(x.ID)) == 0 {
		words = append(words, "None are built in: add years with Ctrl+Enter, or paste years and indices.")
	}
	return strings.Join(words, " ")
}

// backToBuiltIn asks before the case's own rates go and what is built in counts again, false where other rows are deleted.
func (v *frameView) backToBuiltIn(rows []model.Record, edit model.Edit, remove func()) bool {
	own := slices.IndexFunc(rows, func(r model.Record) bool { return r.Kind() == model.KindRateTable && !v.builtIn(r) })
	if own < 0 {
		return false
	}
	dropped := 0
	for _, ch := range edit.Changes {
		if ch.To == nil && ch.From.Kind() == model.KindRate && !v.builtIn(ch.From) {
			dropped++
		}
	}
	going := fmt.Sprintf("Your %d rates are dropped; undo brings them back.", dropped)
	if dropped == 1 {
		going = "Your rate is dropped; undo brings it back."
	}
	if rows[own].(*model.RateTable).ID == model.Deflators {
		going += " No deflators are built in."
	}
	v.w.ask("Go back to the built-in table?", going, "Go back", remove)
	return true
}
