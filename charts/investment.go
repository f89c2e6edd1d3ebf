package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigureInvestment is the figure of cost by type and year.
const FigureInvestment FigureID = "investment"

// investment is what the figure of cost by type and year is made from, in £m.
type investment struct {
	Subject
	years []string
	types []model.CategoryFlow
	// shown are the types that the picture tells apart; it gathers what lies beyond them.
	shown  []model.CategoryFlow
	totals []decimal.Decimal
	total  decimal.Decimal
	places int32
}

// newInvestment makes the figure of a scenario's cost, by its type and year.
func newInvestment(s Subject) *Figure {
	x := investment{Subject: s, years: s.Case.Head().YearNames()}
	x.types = model.FlowsByCategory(s.Case, s.Scenario, s.Estimate, s.Basis, model.CostLine)
	x.types = slices.DeleteFunc(x.types, func(f model.CategoryFlow) bool { return model.Nothing(f.Years...) })
	flow := model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis)
	x.totals, x.total = flow.Cost, flow.TotalCost
	x.places = model.Places(append(slices.Clone(x.totals), x.total)...)
	for _, t := range x.types {
		x.places = max(x.places, model.Places(append(slices.Clone(t.Years), t.Total)...))
	}
	x.shown = mostOf(x.types, "other type")
	if len(x.years) == 0 {
		return &Figure{title: noYears, subject: x.Name(), terms: s.terms(), alt: noYears + ".", description: noYears + "."}
	}
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "cost by type, " + s.terms(), picture: x.chart(), empty: len(x.types) == 0,
		alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
}

// noYears stands where a case has no years, which no valid one lacks.
const noYears = "No years to show"

// mostOf returns the largest types, largest first, the others gathered behind them where there are too many: other calls one of them.
func mostOf(types []model.CategoryFlow, other string) []model.CategoryFlow {
	sorted := slices.Clone(types)
	slices.SortStableFunc(sorted, func(a, b model.CategoryFlow) int { return b.Total.Cmp(a.Total) })
	if len(sorted) <= draw.MostParts {
		return sorted
	}
	rest := sorted[draw.MostParts-1:]
	others := model.CategoryFlow{Category: many(len(rest), other), Years: make([]decimal.Decimal, len(rest[0].Years))}
	for _, t := range rest {
		for i, d := range t.Years {
			others.Years[i] = others.Years[i].Add(d)
		}
		others.Total = others.Total.Add(t.Total)
	}
	return append(sorted[:draw.MostParts-1:draw.MostParts-1], others)
}

func (x investment) chart() *draw.YearChart { return piles(x.years, x.shown, x.totals, x.places) }

// peak are the years of the highest cost.
func (x investment) peak() (years []string, cost decimal.Decimal) {
	for i, d := range x.totals {
		switch {
		case len(years) == 0 || d.GreaterThan(cost):
			years, cost = []string{x.years[i]}, d
		case d.Equal(cost):
			years = append(years, x.years[i])
		}
	}
	return years, cost
}

func (x investment) headline() string {
	if len(x.types) == 0 {
		return "No costs so far"
	}
	years, cost := x.peak()
	total, most := labelMillion(x.total, x.places), labelMillion(cost, x.places)
	switch {
	case len(x.years) == 1:
		return fmt.Sprintf("Costs of %s in %s", total, x.years[0])
	case len(years) == len(x.years):
		return fmt.Sprintf("Costs of %s, %s in every year", total, most)
	case len(years) > 2:
		return fmt.Sprintf("Costs of %s peak at %s in each of %d years", total, most, len(years))
	}
	return fmt.Sprintf("Costs of %s peak at %s in %s", total, most, model.JoinWords(years))
}

func (x investment) alt() string {
	parts := make([]string, len(x.shown))
	for i, t := range x.shown {
		parts[i] = fmt.Sprintf("%s %s", orUnnamed(t.Category), spoken(t.Total))
	}
	text := strings.Join(parts, ", ")
	if text == "" {
		text = "none"
	}
	return fmt.Sprintf("Stacked bar chart of the cost by type and year for %s, %s: %s; by type: %s.",
		x.Name(), model.Terms(x.Estimate, x.Basis), model.Small(x.headline()), text)
}

func (x investment) description() string {
	text := []string{
		fmt.Sprintf("The chart shows the cost a year in £m, one part a type, for %s, %s.", x.Name(), model.Terms(x.Estimate, x.Basis)),
		x.headline() + ".",
	}
	for _, t := range x.types {
		var years []string
		for i, d := range t.Years {
			if !d.IsZero() {
				years = append(years, fmt.Sprintf("%s in %s", spoken(d), x.years[i]))
			}
		}
		text = append(text, fmt.Sprintf("For %s it comes to %s: %s.", orUnnamed(t.Category), spoken(t.Total), strings.Join(years, ", ")))
	}
	return strings.Join(text, " ")
}

func (x investment) table() Table {
	return pileTable("Investment by type and year, "+x.Name()+", "+x.terms(), x.years, x.types, x.totals, x.total, x.places)
}

func (x investment) notes() []string {
	return append(pileRounding(x.types, x.totals, x.total, x.places), illustrativeNotes(x.Case, x.Scenario)...)
}
