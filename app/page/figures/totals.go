package figures

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/say"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// totalRow is one of the totals above the figures, by year and over all years.
type totalRow struct {
	name  string
	years []decimal.Decimal
	total decimal.Decimal
}

// sum adds up the lines that count in the scenario, or what is council-wide where only that is shown: options of one decision exclude
// each other, so all lines together come to nothing that anyone could choose. The lowest costs are those of the stretch estimate. Where
// no cost has a range, one row of costs says it all.
func (v *view) sum() {
	c := v.shown
	of, ids := say.Scenario(c, v.scenario), c.Chosen(v.scenario)
	if len(c.SlipsIn(v.scenario)) > 0 {
		of += ", as planned"
	}
	if v.filter == programmeLines {
		of, ids = model.CouncilWide, map[string]bool{}
	}
	ids[model.Programme] = true
	rows := []totalRow{{name: "benefit, cautious"}, {name: "benefit, stretch"}, {name: "cost, stretch"}, {name: "cost, cautious"}}
	for i := range rows {
		rows[i].years = make([]decimal.Decimal, c.Head().Years)
	}
	for l := range c.Lines.All() {
		if !ids[l.Owner] {
			continue
		}
		low, high := v.typedFigures(l, l.Minimum), v.typedFigures(l, l.Minimum)
		if l.HasRange() {
			high = v.typedFigures(l, l.Maximum)
		}
		at := map[model.LineType]int{model.BenefitLine: 0, model.CostLine: 2}[l.Type]
		rows[at].add(low)
		rows[at+1].add(high)
	}
	if slices.EqualFunc(rows[2].years, rows[3].years, decimal.Decimal.Equal) {
		rows = rows[:3]
		rows[2].name = "cost"
	}
	switch v.kind {
	case benefitLines:
		rows = rows[:2]
	case costLines:
		rows = rows[2:]
	}
	for i := range rows {
		rows[i].name = of + ": " + rows[i].name
	}
	v.totals = rows
}

func (t *totalRow) add(figures []decimal.Decimal) {
	for i, f := range figures {
		t.years[i] = t.years[i].Add(f)
		t.total = t.total.Add(f)
	}
}

func (v *view) Pinned() int { return len(v.totals) }

func (v *view) PinnedCell(row, col int) grid.Cell {
	t := v.totals[row]
	switch f := v.fields[col]; {
	case col == 0:
		return grid.Cell{Text: t.name, Bold: true, Locked: true, Spans: true}
	case f.kind == yearColumn:
		return grid.Cell{Text: field.Figure(t.years[f.year]), Bold: true, Locked: true}
	case f.kind == totalColumn:
		return grid.Cell{Text: field.Figure(t.total), Bold: true, Locked: true}
	}
	return grid.Cell{Locked: true}
}
