package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
)

// FigurePlan is the figure of when benefits start and costs run.
const FigurePlan FigureID = "plan"

// plan is what the figure of when benefits start and costs run is made from, in £m.
type plan struct {
	Subject
	years  []string
	owners []planned
	whole  planned
	places int32
}

// planned is one owner of lines over the years.
type planned struct {
	name string
	flow model.Flow
	// start is the first year with a benefit, spends are the first and last with a cost; -1 where there is none.
	start, spends, spent int
}

// newPlan makes the figure of when each option's benefit starts and its costs run.
func newPlan(s Subject) *Figure {
	x := plan{Subject: s, years: s.Case.Head().YearNames()}
	if len(x.years) == 0 {
		return &Figure{title: noYears, subject: x.Name(), terms: s.terms(), alt: noYears + ".", description: noYears + "."}
	}
	for _, o := range model.FlowsByOwner(s.Case, s.Scenario, s.Estimate, s.Basis) {
		name := model.CouncilWide
		if o.Option != nil {
			name = o.Option.Name
		}
		if one := plannedOf(name, o.Flow); one.start >= 0 || one.spends >= 0 {
			x.owners = append(x.owners, one)
			x.places = max(x.places, model.Places(append(slices.Clone(o.Flow.Benefit), o.Flow.Cost...)...))
		}
	}
	x.whole = plannedOf("Total", model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis))
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "benefit and cost by option, " + s.terms(), picture: x.chart(), empty: len(x.owners) == 0,
		alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
}

func plannedOf(name string, f model.Flow) planned {
	is := func(d decimal.Decimal) bool { return !d.IsZero() }
	last := -1
	for i, d := range f.Cost {
		if is(d) {
			last = i
		}
	}
	return planned{name, f, slices.IndexFunc(f.Benefit, is), slices.IndexFunc(f.Cost, is), last}
}

func (x plan) chart() *draw.PlanChart {
	c := &draw.PlanChart{Years: x.years, Gather: x.gather, Key: []draw.KeyEntry{
		{Mark: draw.MarkBar, Role: draw.RoleBenefit, Text: "Benefit"}, {Mark: draw.MarkBar, Role: draw.RoleCost, Text: "Cost"},
	}}
	for _, one := range x.owners {
		c.Rows = append(c.Rows, draw.PlanRow{Name: one.name, Note: x.note(one), Benefit: floats(one.flow.Benefit), Cost: floats(one.flow.Cost)})
	}
	return c
}

// note sums a row up in few words, in parts: "£4m from 2019/20, " and "cost £3.5m".
func (x plan) note(one planned) []string {
	var parts []string
	if one.start >= 0 {
		parts = append(parts, labelMillion(one.flow.TotalBenefit, x.places)+" in all from "+x.years[one.start])
	}
	if one.spends >= 0 {
		parts = append(parts, "cost "+labelMillion(one.flow.TotalCost, x.places))
	}
	if len(parts) == 2 {
		parts[0] += ", "
	}
	return parts
}

func (x plan) gather(rows []draw.PlanRow) draw.PlanRow {
	sum := draw.PlanRow{Name: many(len(rows), "more option"), Benefit: make([]float64, len(x.years)), Cost: make([]float64, len(x.years))}
	for _, r := range rows {
		for i := range x.years {
			sum.Benefit[i] += r.Benefit[i]
			sum.Cost[i] += r.Cost[i]
		}
	}
	return sum
}

func (x plan) headline() string {
	switch {
	case x.whole.start < 0 && x.whole.spends < 0:
		return "No benefits and no costs so far"
	case x.whole.start < 0:
		return "Costs run " + x.spending(x.whole) + "; no benefit starts"
	case x.whole.spends < 0:
		return "Benefits start in " + x.years[x.whole.start] + ", at no cost"
	}
	return fmt.Sprintf("Benefits start in %s; costs run %s", x.years[x.whole.start], x.spending(x.whole))
}

// spending says when costs run: "in 2018/19" or "from 2018/19 to 2021/22".
func (x plan) spending(one planned) string {
	if one.spends == one.spent {
		return "in " + x.years[one.spends]
	}
	return "from " + x.years[one.spends] + " to " + x.years[one.spent]
}

func (x plan) alt() string {
	return fmt.Sprintf("Plan of when the benefit of %s starts and its costs run for %s, %s: %s.",
		many(len(x.owners), "row"), x.Name(), model.Terms(x.Estimate, x.Basis), model.Small(x.headline()))
}

func (x plan) description() string {
	text := []string{fmt.Sprintf("The plan shows, one row an option, the benefit a year upwards and the cost a year downwards in £m, all rows on one scale, for %s, %s.", x.Name(), model.Terms(x.Estimate, x.Basis))}
	for _, one := range x.owners {
		sentence := one.name + ": "
		if one.start >= 0 {
			sentence += fmt.Sprintf("benefit of %s from %s", spoken(one.flow.TotalBenefit), x.years[one.start])
		} else {
			sentence += "no benefit"
		}
		if one.spends >= 0 {
			sentence += fmt.Sprintf(", cost of %s %s", spoken(one.flow.TotalCost), x.spending(one))
		}
		text = append(text, sentence+".")
	}
	return strings.Join(text, " ")
}

// table has two rows an owner: benefit and cost a year.
func (x plan) table() Table {
	t := Table{Caption: "Plan of benefits and costs, " + x.Name() + ", " + x.terms(), Words: 2, Columns: []string{"Option", "£m"}}
	t.Columns = append(append(t.Columns, x.years...), "Total")
	add := func(name, what string, years []decimal.Decimal, total decimal.Decimal) {
		row := []string{name, what}
		for _, d := range years {
			row = append(row, plainAmount(d, x.places))
		}
		t.Rows = append(t.Rows, append(row, plainAmount(total, x.places)))
	}
	for _, one := range append(x.owners[:len(x.owners):len(x.owners)], x.whole) {
		add(one.name, "benefit", one.flow.Benefit, one.flow.TotalBenefit)
		add(one.name, "cost", one.flow.Cost, one.flow.TotalCost)
	}
	return t
}

func (x plan) notes() []string {
	var sums []sum
	for _, one := range append(x.owners[:len(x.owners):len(x.owners)], x.whole) {
		sums = append(sums, sum{one.flow.TotalBenefit, one.flow.Benefit}, sum{one.flow.TotalCost, one.flow.Cost})
	}
	for i := range x.years {
		var benefit, cost []decimal.Decimal
		for _, one := range x.owners {
			benefit, cost = append(benefit, one.flow.Benefit[i]), append(cost, one.flow.Cost[i])
		}
		sums = append(sums, sum{x.whole.flow.Benefit[i], benefit}, sum{x.whole.flow.Cost[i], cost})
	}
	return append(roundingNotes(x.places, sums...), illustrativeNotes(x.Case, x.Scenario)...)
}
