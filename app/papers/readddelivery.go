package papers

import (
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// reAdded adds the figures of a table of the report up once more: what was agreed from the lines of the baseline, what is expected from
// what was reported in their place, and what has come from the figures of months.
func (t told) reAdded(table word.Table) reAdded {
	numeric := tableRule{}.holds
	switch {
	case table.Caption == measuresOfBaseline:
		return held(table, func(x cell) bool { return x.column >= 2 && x.column <= 4 }, t.measureFigure)
	case strings.HasPrefix(table.Caption, "Delivery up to "):
		return held(table, numeric, t.groupFigure)
	case strings.Contains(table.Caption, linesOver):
		return held(table, numeric, t.lineFigure)
	}
	return held(table, numeric, func(cell) []claim { return unclassified.alone() })
}

// groupFigure is one of the lines that count alike.
func (t told) groupFigure(x cell) []claim {
	years := span{0, t.at.Baseline.Years - 1}
	if x.column < len(x.Columns)-1 {
		years = span{x.column - 2, x.column - 2}
	}
	total := decimal.Zero
	for _, l := range t.at.Baseline.Lines {
		if x.name() == groupName(l) {
			total = total.Add(t.of(l, x.Rows[x.row][1], years))
		}
	}
	return fromLines.is(total)
}

// groupName names the lines that count alike.
func groupName(l model.BaselineLine) string {
	often, what := "Ongoing", "benefits"
	if l.Recurrence == model.Once {
		often = "One-off"
	}
	if l.Type == model.CostLine {
		what = "costs"
	}
	return often + " " + what
}

// lineFigure is one of a line, over all years.
func (t told) lineFigure(x cell) []claim {
	b := t.at.Baseline
	var amounts []decimal.Decimal
	names := b.Names()
	for _, l := range b.Lines {
		if names[l.ID] == x.name() {
			amounts = append(amounts, t.of(l, x.heading(), span{0, b.Years - 1}))
		}
	}
	return fromLines.is(amounts...)
}

// of adds up what was agreed of a line, what is expected of it or what has come of it, in some years.
func (t told) of(l model.BaselineLine, what string, years span) decimal.Decimal {
	total := decimal.Zero
	if what == "To date" || what == "Actual to date" {
		for x := range t.Case.Actuals.All() {
			if year := x.Year - t.at.Baseline.FirstYear; x.Line != l.ID || year < years.first || year > years.last {
				continue
			}
			for _, one := range x.Months {
				if one.Month <= t.Period {
					total = total.Add(one.Figure)
				}
			}
		}
		return total
	}
	line := &model.Line{Type: l.Type, Recurrence: l.Recurrence, Minimum: l.Minimum, Maximum: l.Maximum}
	agreed := (&reAdder{years: map[lineAt][]decimal.Decimal{}}).yearly(line, t.at.Baseline.Estimate, model.Recurring)
	said := t.Case.ProgressOf(model.KindLine, l.ID, t.Period)
	for year := years.first; year <= years.last; year++ {
		figure := agreed[year]
		for _, one := range said.Forecast {
			if what == "Forecast" && one.Year == t.at.Baseline.FirstYear+year {
				figure = one.Figure
			}
		}
		total = total.Add(figure)
	}
	return total
}

// measureFigure is one of a measure as it was agreed.
func (t told) measureFigure(x cell) []claim {
	measures := t.at.Baseline.Measures
	var amounts []decimal.Decimal
	for _, m := range measures {
		year := decimal.NewFromInt(int64(m.Year))
		d := [...]*decimal.Decimal{m.Start, m.Target, &year}[x.column-2]
		if strings.HasSuffix(x.name(), m.Name) && d != nil {
			amounts = append(amounts, *d)
		}
	}
	return asTyped.is(amounts...)
}
