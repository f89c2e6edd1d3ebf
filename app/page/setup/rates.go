package setup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
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
	none := field.ReadOnly(func(*model.Case, model.Record) string { return "" })
	table := field.RateTableText
	name := table(func(x *model.RateTable) *string { return &x.Name })
	name.Must = true
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
				fields: []field.Field{
					field.ReadOnly(func(_ *model.Case, r model.Record) string { return model.Capital(r.(*model.RateTable).ID.Words()) }), none, none,
					name, table(func(x *model.RateTable) *string { return &x.Edition }),
					table(func(x *model.RateTable) *string { return &x.Date }), field.TakenAs(),
					table(func(x *model.RateTable) *string { return &x.Source }), table(func(x *model.RateTable) *string { return &x.Note }),
				},
			},
			{
				kind: model.KindRate,
				fields: []field.Field{
					field.RateName(), field.RateFigure(func(x *model.Rate) **decimal.Decimal { return &x.Value }), field.RateFigure(func(x *model.Rate) **decimal.Decimal { return &x.Lower }),
					field.Text(func(x *model.Rate) *string { return &x.Of }), none, none, none, none, none,
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

// rateOrder puts the tables of rates in their order, whichever the case has itself.
func rateOrder(a, b model.Record) int {
	place := func(r model.Record) int { return slices.Index(model.RateSets(), r.(*model.RateTable).ID) }
	return cmp.Compare(place(a), place(b))
}

// builtIn reports whether a record is a table of rates, or a row of one, that the case doesn't have itself.
func (v *view) builtIn(r model.Record) bool {
	if r == nil || !slices.Contains([]model.Kind{model.KindRateTable, model.KindRate}, r.Kind()) {
		return false
	}
	_, own := v.of.Record(r.Kind(), r.Key())
	return !own
}

// rateCell marks what is built in, an edition that is more than a year old and an uncommon rate. Figures that were changed
// from a publication's don't stand beside its words.
func (v *view) rateCell(cell *grid.Cell, r model.Record, col int) {
	switch x := r.(type) {
	case *model.RateTable:
		v.rateTableCell(cell, x, col)
	case *model.Rate:
		if col == ratesFigureColumn && x.DoubtWords() != "" {
			markToCheck(cell)
		}
	}
}

func (v *view) rateTableCell(cell *grid.Cell, x *model.RateTable, col int) {
	told := appraisal.Credited(v.shown, x.ID)
	switch {
	case col == 0 && v.builtIn(x):
		cell.Input, cell.Text = cell.Text, cell.Text+" (built in)"
	case col > 0:
		if text := v.lists[v.list].kinds[0].fields[col].Get(v.shown, told); text != cell.Text {
			cell.Text = model.Capital(text)
		}
		if col == ratesDateColumn && told.Older(v.h.Now()) {
			markToCheck(cell)
		}
	}
}

// markToCheck asks to look at what a cell says again.
func markToCheck(cell *grid.Cell) {
	cell.Input, cell.Text, cell.Ink = cell.Text, cell.Text+" – check", ui.ColorConflict
}

// rateWords says of the table that the cursor is in where its rates are from and how old they are.
func (v *view) rateWords(r model.Record) string {
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
	if age := told.AgeWords(v.h.Now()); age != "" {
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
func (v *view) backToBuiltIn(rows []model.Record, edit model.Edit, remove func()) bool {
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
	v.h.Ask("Go back to the built-in table?", going, "Go back", remove)
	return true
}
