package app

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// figureColumn is a column of the table: a field of the line, or a year, or the total.
type figureColumn struct {
	grid.Column
	field frameField
	kind  columnKind
	// year counts from 0.
	year int
	// rate says that a percentage may be above 100.
	rate bool
}

type columnKind int

// figureColumns are the columns of a case's figures.
func figureColumns(c *model.Case) []figureColumn {
	source := func(x *model.Line) *model.Source { return &x.Source }
	field := func(title string, ems, grow float32, f frameField) figureColumn {
		return figureColumn{Column: grid.Column{Title: title, Ems: ems, Grow: grow}, field: f}
	}
	owner := field("Owner", 13, 1, ownerField())
	owner.Most = 27
	category := field("Category", 9.4, 0.3, textField(func(x *model.Line) *string { return &x.Category }))
	category.Most = 13
	columns := []figureColumn{
		owner,
		field("Kind", 5, 0, lineTypeField()),
		category,
		{Column: grid.Column{Title: "Estimate", Ems: 6.3}, kind: estimateColumn},
	}
	for i, name := range c.Head().YearNames() {
		columns = append(columns, figureColumn{Column: grid.Column{Title: name, Ems: 5.3, Trailing: true}, kind: yearColumn, year: i})
	}
	return append(columns,
		figureColumn{Column: grid.Column{Title: "Total £m", Ems: 6, Trailing: true}, kind: totalColumn},
		field(recursTitle, 9, 0, recurrenceField()),
		field("Source", 7, 0, gradeField(source)),
		field("Document", 8, 0.4, documentField(source)),
		field("Page", 5, 0.2, pageField(source)),
		field("Note", 6, 0.8, textField(func(x *model.Line) *string { return &x.Note })),
		field("Optimism bias", 19, 0.3, classField()),
		figureColumn{Column: grid.Column{Title: "Mitigated %", Ems: 7.8, Trailing: true}, field: mitigationField()},
		figureColumn{Column: grid.Column{Title: "Likeliest %", Ems: 7.8, Trailing: true}, field: likeliestField()},
		figureColumn{Column: grid.Column{Title: "Own evidence %", Ems: 9.2, Trailing: true}, field: overrunField(), rate: true},
		field(evidenceTitle, 10, 0.6, evidenceField()),
	)
}

func ownerField() frameField {
	words := func(c *model.Case) []string { return append([]string{model.CouncilWide}, optionWords(c)...) }
	f := pickField(words,
		func(c *model.Case, x *model.Line) string {
			if x.Owner == model.Programme {
				return model.CouncilWide
			}
			return optionWord(c, x.Owner)
		},
		func(c *model.Case, x *model.Line, i int) {
			x.Owner = model.Programme
			if i > 0 {
				x.Owner = c.Options.At(i - 1).ID
			}
		})
	set := f.set
	f.set = func(c *model.Case, r model.Record, text string) (model.Record, error) {
		if strings.EqualFold(text, model.Programme) { // as tables from files have it
			text = model.CouncilWide
		}
		return set(c, r, text)
	}
	return f
}

func lineTypeField() frameField {
	types := []model.LineType{model.BenefitLine, model.CostLine}
	return pickField(fixedWords("benefit", "cost"),
		func(_ *model.Case, x *model.Line) string { return string(x.Type) },
		func(_ *model.Case, x *model.Line, i int) {
			if x.Type = types[i]; x.Type == model.BenefitLine {
				unclass(x)
			}
		})
}

func recurrenceField() frameField {
	of := []model.Recurrence{model.Ongoing, model.Once}
	return pickField(fixedWords("ongoing", "once"),
		func(_ *model.Case, x *model.Line) string { return string(x.Recurrence) },
		func(c *model.Case, x *model.Line, i int) {
			typed, was := c.Head().Typed, x.Recurrence
			again := func(figures []decimal.Decimal) []decimal.Decimal {
				return typed.FromTyped(of[i], typed.AsTyped(was, figures)) // what stands in the table stays
			}
			x.Recurrence, x.Minimum = of[i], again(x.Minimum)
			if x.HasRange() {
				x.Maximum = again(x.Maximum)
			}
		})
}

// has reports whether a row has the column's field: its line may be of another kind, and the row of its maximum holds
// figures alone.
func (f figureColumn) has(r figureRow) bool {
	return !r.maximum && (f.field.only == nil || f.field.only(r.line))
}
