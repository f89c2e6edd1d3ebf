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
	// rate says that a percentage may be above 100.
	rate bool
}

type columnKind int

// figureColumns are the columns of a case's figures.
func figureColumns(c *model.Case) []figureColumn {
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
		col("Optimism bias", 19, 0.3, field.CostClass()),
		figureColumn{Column: grid.Column{Title: "Mitigated %", Ems: 7.8, Trailing: true}, field: field.Mitigation()},
		figureColumn{Column: grid.Column{Title: "Likeliest %", Ems: 7.8, Trailing: true}, field: field.Likeliest()},
		figureColumn{Column: grid.Column{Title: "Own evidence %", Ems: 9.2, Trailing: true}, field: field.Overrun(), rate: true},
		col(evidenceTitle, 10, 0.6, field.OverrunSource()),
		col("Publication", 11, 0, field.NotForPublication()),
	)
}

// has reports whether a row has the column's field: its line may be of another kind, and the row of its maximum holds
// figures alone.
func (f figureColumn) has(r figureRow) bool {
	return !r.maximum && (f.field.Only == nil || f.field.Only(r.line))
}
