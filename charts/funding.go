package charts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// FigureFunding is the figure of what one-off costs are paid from.
const FigureFunding FigureID = "funding"

// funding is what the figure of one-off costs by their funding is made from, in £m.
type funding struct {
	Subject
	years []string
	// paid are the fundings of what costs something in some year, shown those that the picture tells apart.
	paid, shown []model.CategoryFlow
	unsaid      decimal.Decimal
	totals      []decimal.Decimal
	total       decimal.Decimal
	places      int32
}

// newFunding makes the figure of a scenario's one-off costs by year and what they are paid from. They count in their year, so that it
// is the same on either basis.
func newFunding(s Subject) *Figure {
	x := funding{Subject: s, years: s.Case.Head().YearNames()}
	if len(x.years) == 0 {
		return &Figure{title: noYears, subject: x.Name(), terms: x.terms(), alt: noYears + ".", description: noYears + "."}
	}
	at := budget.Of(s.Case, s.Scenario, s.Estimate, s.Basis)
	x.totals = make([]decimal.Decimal, len(x.years))
	for _, f := range at.Funding {
		x.count(f)
	}
	x.places = model.Places(append(slices.Clone(x.totals), x.total)...)
	for _, f := range x.paid {
		x.places = max(x.places, model.Places(append(slices.Clone(f.Years), f.Total)...))
	}
	x.shown = mostOf(x.paid, "other source")
	return &Figure{
		title: x.headline(), subject: x.Name(), terms: "one-off costs by what pays for them, " + x.terms(), picture: x.chart(), empty: len(x.paid) == 0,
		alt: x.alt(), description: x.description(), table: x.table(), notes: x.notes(),
	}
}

// count adds what is paid from one funding, unless it comes to nothing in every year.
func (x *funding) count(f budget.Funded) {
	if f.Funding == model.FundingUnsaid {
		x.unsaid = f.Total
	}
	if f.Nothing() {
		return
	}
	x.paid = append(x.paid, model.CategoryFlow{Category: model.Capital(f.Funding.Words()), Years: f.Years, Total: f.Total})
	x.total = x.total.Add(f.Total)
	for i, d := range f.Years {
		x.totals[i] = x.totals[i].Add(d)
	}
}

// terms are those of what has no basis.
func (x funding) terms() string { return x.estimateWords() + ", £m" }

func (x funding) estimateWords() string { return model.Small(x.Estimate.Name()) + " estimate" }

func (x funding) chart() *draw.YearChart { return piles(x.years, x.shown, x.totals, x.places) }

func (x funding) headline() string {
	total := labelMillion(x.total, x.places)
	switch {
	case len(x.paid) == 0:
		return "No one-off costs so far"
	case len(x.paid) == 1 && x.paid[0].Category == unsaidWords():
		return fmt.Sprintf("Nobody has said what %s of one-off costs is paid from", total)
	case len(x.paid) == 1:
		return fmt.Sprintf("All %s of one-off costs is paid from %s", total, model.Small(x.paid[0].Category))
	case !x.unsaid.IsZero():
		return fmt.Sprintf("Of %s of one-off costs, nobody has said what %s is paid from", total, labelMillion(x.unsaid, x.places))
	}
	most := slices.MaxFunc(x.paid, func(a, b model.CategoryFlow) int { return a.Total.Cmp(b.Total) })
	tied := 0
	for _, f := range x.paid {
		if f.Total.Equal(most.Total) {
			tied++
		}
	}
	if tied > 1 || !most.Total.IsPositive() {
		return fmt.Sprintf("One-off costs of %s are paid from %d sources", total, len(x.paid))
	}
	return fmt.Sprintf("Most is paid from %s: %s of one-off costs of %s", model.Small(most.Category), labelMillion(most.Total, x.places), total)
}

// unsaidWords name the funding of which nobody has said.
func unsaidWords() string { return model.Capital(model.FundingUnsaid.Words()) }

func (x funding) alt() string {
	parts := make([]string, len(x.paid))
	for i, f := range x.paid {
		parts[i] = fmt.Sprintf("%s %s", model.Small(f.Category), spoken(f.Total))
	}
	text := strings.Join(parts, ", ")
	if text == "" {
		text = "none"
	}
	return fmt.Sprintf("Stacked bar chart of one-off costs by year and what pays for them for %s, %s: %s; by source: %s.",
		x.Name(), x.estimateWords(), model.Small(heard(x.headline())), text)
}

func (x funding) description() string {
	text := []string{
		fmt.Sprintf("The chart shows one-off costs a year in £m, one part for each thing that pays for them, for %s, %s. A cost of which nobody has said counts as paid from revenue.",
			x.Name(), x.estimateWords()),
		heard(x.headline()) + ".",
	}
	for _, f := range x.paid {
		var years []string
		for i, d := range f.Years {
			if !d.IsZero() {
				years = append(years, fmt.Sprintf("%s in %s", spoken(d), x.years[i]))
			}
		}
		text = append(text, fmt.Sprintf("%s: %s in all: %s.", f.Category, spoken(f.Total), strings.Join(years, ", ")))
	}
	return strings.Join(text, " ")
}

func (x funding) table() Table {
	return pileTable("One-off costs by what pays for them, "+x.Name()+", "+x.terms(), x.years, x.paid, x.totals, x.total, x.places)
}

func (x funding) notes() []string {
	return append(pileRounding(x.paid, x.totals, x.total, x.places), illustrativeNotes(x.Case, x.Scenario)...)
}
