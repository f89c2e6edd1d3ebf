package figures

import (
	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// figureColumn is a column of the table: a field of the line, or a year, or the total.
type figureColumn struct {
	grid.Column
	field field.Field
	kind  columnKind
	// year counts from 0.
	year int
	// number is how a field that holds a number is read.
	number numberKind
}

// numberKind is what stands in a column of numbers that aren't figures of years.
type numberKind int

const (
	shareColumn numberKind = iota
	// rateColumn holds percentages that may be above 100, countColumn numbers that are no percentages.
	rateColumn
	countColumn
)

type columnKind int

// figureColumns are the columns of a case's figures.
func figureColumns(c *model.Case) []figureColumn {
	publication := func(x *model.Line) *model.Publication { return &x.Publication }
	source := func(x *model.Line) *model.Source { return &x.Source }
	col := func(title string, ems, grow float32, f field.Field) figureColumn {
		return figureColumn{Column: grid.Column{Title: title, Ems: ems, Grow: grow}, field: f}
	}
	owner := col("Owner", 13, 1, field.Owner())
	owner.Most = 27
	category := col("Category", 9.4, 0.3, field.Text(func(x *model.Line) *string { return &x.Category }))
	category.Most = 13
	columns := []figureColumn{
		owner,
		col("Kind", 5, 0, field.LineType()),
		category,
		{Column: grid.Column{Title: "Estimate", Ems: 6.3}, kind: estimateColumn},
	}
	for i, name := range c.Head().YearNames() {
		columns = append(columns, figureColumn{Column: grid.Column{Title: name, Ems: 5.3, Trailing: true}, kind: yearColumn, year: i})
	}
	return append(columns,
		figureColumn{Column: grid.Column{Title: "Total £m", Ems: 6, Trailing: true}, kind: totalColumn},
		col(recursTitle, 9, 0, field.Recurrence()),
		col("Source", 7, 0, field.Grade(source)),
		col("Document", 8, 0.4, field.Document(source)),
		col("Page", 5, 0.2, field.SourcePage(source)),
		col("Note", 6, 0.8, field.Text(func(x *model.Line) *string { return &x.Note })),
		col("Worth", 13, 0.2, field.LineWorth()),
		col("Funding", 13, 0.2, field.Funding()),
		figureColumn{Column: grid.Column{Title: "Staff (FTE)", Ems: 7, Trailing: true}, field: field.Staff(), number: countColumn},
		col("Optimism bias", 19, 0.3, field.CostClass()),
		figureColumn{Column: grid.Column{Title: "Mitigated %", Ems: 7.8, Trailing: true}, field: field.Mitigation()},
		figureColumn{Column: grid.Column{Title: "Likeliest %", Ems: 7.8, Trailing: true}, field: field.Likeliest()},
		figureColumn{Column: grid.Column{Title: "Own evidence %", Ems: 9.2, Trailing: true}, field: field.Overrun(), number: rateColumn},
		col(evidenceTitle, 10, 0.6, field.OverrunSource()),
		col("Publication", 11, 0.2, field.Publication(publication)),
		col("Public interest", 10, 0.3, field.ExemptWhy(publication)),
	)
}

// has reports whether a row has the column's field: its line may be of another kind, and the row of its maximum holds
// figures alone.
func (f figureColumn) has(r figureRow) bool {
	return !r.maximum && (f.field.Only == nil || f.field.Only(r.line))
}

// asTyped is a number of a table with a notation as it would be typed by itself.
func (f figureColumn) asTyped(n model.Notation, text string) (string, error) {
	switch f.number {
	case countColumn:
		d, err := n.ReadNumber(text)
		return d.String(), err
	case rateColumn:
		rate, err := n.ReadRate(text)
		return rate.Shift(2).String(), err
	case shareColumn:
	}
	share, err := n.ReadPercent(text)
	return share.Shift(2).String(), err
}
