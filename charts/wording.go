package charts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// fewYears is the largest number of years that a long description goes through one by one.
const fewYears = 6

// terms says how money is counted.
func terms(estimate model.Estimate, basis model.Basis) string {
	return model.Terms(estimate, basis) + ", £m"
}

func (p *profile) terms() string { return terms(p.estimate, p.basis) }

// period names the years from the first to the last.
func (p *profile) period() string {
	if len(p.years) == 1 {
		return "in " + p.years[0]
	}
	return fmt.Sprintf("over %s to %s", p.years[0], p.lastYear())
}

// byTheEnd says until when the profile looks.
func (p *profile) byTheEnd() string {
	if len(p.years) == 1 {
		return p.period()
	}
	return "by " + p.lastYear()
}

func (p *profile) lastYear() string { return p.years[len(p.years)-1] }

// headline says in a sentence, without its full stop, what the profile comes to.
func (p *profile) headline() string {
	switch p.payback.Verdict {
	case appraisal.NothingSpent:
		return "No benefits and no costs so far"
	case appraisal.NoNetOutlay:
		if p.shown.TotalCost.IsZero() {
			return fmt.Sprintf("Benefits of %s at no cost", model.Million(p.shown.TotalBenefit))
		}
		return "Benefits cover costs from the first year"
	case appraisal.PaysBack:
		return p.paybackHeadline()
	}
	switch {
	case p.shown.TotalBenefit.IsZero():
		return fmt.Sprintf("Costs of %s bring no benefit %s", model.Million(p.shown.TotalCost), p.byTheEnd())
	case p.payback.Crossings > 0:
		return fmt.Sprintf("Benefits overtake costs, then fall behind again %s", p.byTheEnd())
	}
	return fmt.Sprintf("Benefits do not overtake costs %s", p.byTheEnd())
}

func (p *profile) paybackHeadline() string {
	year := p.years[p.payback.Year]
	if p.payback.Crossings == 1 {
		return "Benefits overtake costs in " + year
	}
	ordinals := []string{"second", "third", "fourth", "fifth"}
	if n := p.payback.Crossings - 2; n < len(ordinals) {
		return fmt.Sprintf("Benefits overtake costs for the %s time in %s", ordinals[n], year)
	}
	return "Benefits overtake costs for the last time in " + year
}

// alt is the text alternative of the figure, one sentence.
func (p *profile) alt() string {
	first, last := p.shown.Cumulative[0], p.shown.TotalNet
	net := "a cumulative net of " + spoken(last)
	if len(p.years) > 1 {
		net = fmt.Sprintf("the cumulative net going from %s to %s", spoken(first), spoken(last))
	}
	return fmt.Sprintf("Bar and line chart for %s, %s estimate, %s basis: %s, with a benefit of %s and a cost of %s %s and %s.",
		p.scenario, p.estimate, p.basis, model.Small(p.headline()),
		spoken(p.shown.TotalBenefit), spoken(p.shown.TotalCost), p.period(), net)
}

// description is the long description of the figure.
func (p *profile) description() string {
	sentences := []string{
		fmt.Sprintf("The chart shows benefit and cost a year in £m as bars, cost drawn downwards, and the cumulative net as a line, "+
			"for %s at the %s estimate on the %s basis.", p.scenario, p.estimate, p.basis),
		p.headline() + ".",
		fmt.Sprintf("In all, benefit is %s, cost is %s and net is %s, %s.",
			spoken(p.shown.TotalBenefit), spoken(p.shown.TotalCost), spoken(p.shown.TotalNet), p.period()),
	}
	sentences = append(sentences, p.yearSentences()...)
	if p.benefitRanges() {
		sentences = append(sentences, fmt.Sprintf("Whiskers show the range of the benefit, in all %s to %s.",
			spoken(p.low.TotalBenefit), spoken(p.high.TotalBenefit)))
	}
	if p.costRanges() {
		sentences = append(sentences, fmt.Sprintf("Whiskers show the range of the cost, in all %s to %s.",
			spoken(p.high.TotalCost), spoken(p.low.TotalCost)))
	}
	for _, note := range p.notes() {
		sentences = append(sentences, note+".")
	}
	return strings.Join(sentences, " ")
}

// yearSentences goes through the years, or through the turning points where there are many.
func (p *profile) yearSentences() []string {
	var out []string
	if len(p.years) <= fewYears {
		for i, year := range p.years {
			out = append(out, fmt.Sprintf("In %s benefit is %s, cost %s and cumulative net %s.",
				year, spoken(p.shown.Benefit[i]), spoken(p.shown.Cost[i]), spoken(p.shown.Cumulative[i])))
		}
		return out
	}
	lowest, highest := 0, 0
	for i, k := range p.shown.Cumulative {
		if k.LessThan(p.shown.Cumulative[lowest]) {
			lowest = i
		}
		if k.GreaterThan(p.shown.Cumulative[highest]) {
			highest = i
		}
	}
	return []string{fmt.Sprintf("The cumulative net is lowest in %s, at %s, and highest in %s, at %s.",
		p.years[lowest], spoken(p.shown.Cumulative[lowest]), p.years[highest], spoken(p.shown.Cumulative[highest]))}
}

// table is the figure's data: a row a year, then the totals.
func (p *profile) table() Table {
	t := Table{
		Caption: fmt.Sprintf("Cost and benefit profile, %s, %s", p.scenario, p.terms()),
		Words:   1,
		Total:   true,
		Columns: []string{"Year", "Benefit (£m)", "Cost (£m)", "Net (£m)", "Cumulative net (£m)"},
	}
	if p.benefitRanges() {
		t.Columns = append(t.Columns, "Benefit, cautious (£m)", "Benefit, stretch (£m)")
	}
	if p.costRanges() {
		t.Columns = append(t.Columns, "Cost, cautious (£m)", "Cost, stretch (£m)")
	}
	f := p.shown
	for i, year := range p.years {
		row := []string{year, p.number(f.Benefit[i]), p.number(f.Cost[i]), p.number(f.Net[i]), p.number(f.Cumulative[i])}
		t.Rows = append(t.Rows, p.withRanges(row, p.low.Benefit[i], p.high.Benefit[i], p.high.Cost[i], p.low.Cost[i]))
	}
	total := []string{"Total", p.number(f.TotalBenefit), p.number(f.TotalCost), p.number(f.TotalNet), ""}
	t.Rows = append(t.Rows, p.withRanges(total, p.low.TotalBenefit, p.high.TotalBenefit, p.high.TotalCost, p.low.TotalCost))
	return t
}

// withRanges adds the cells of the range columns that the table has.
func (p *profile) withRanges(row []string, lowBenefit, highBenefit, lowCost, highCost decimal.Decimal) []string {
	if p.benefitRanges() {
		row = append(row, p.number(lowBenefit), p.number(highBenefit))
	}
	if p.costRanges() {
		row = append(row, p.number(lowCost), p.number(highCost))
	}
	return row
}

// pointLabels writes the cumulative net of each year with the same places for all: "−£1.5m", but "£0m".
func (p *profile) pointLabels() []string {
	style := model.MoneyStyle{Places: model.Places(p.shown.Cumulative...)}
	out := make([]string, len(p.years))
	for i, k := range p.shown.Cumulative {
		out[i] = style.Format(k)
		if k.IsZero() {
			out[i] = model.Million(k)
		}
	}
	return out
}

// number writes an amount in £m for a table whose heading has the unit: "−1.00".
func (p *profile) number(d decimal.Decimal) string {
	text := model.MoneyStyle{Places: p.places}.Format(d)
	return strings.TrimSuffix(strings.Replace(text, "£", "", 1), "m")
}

// spoken writes an amount as a screen reader should say it: "minus £1.5m".
func spoken(d decimal.Decimal) string {
	return strings.Replace(model.Million(d), "−", "minus ", 1)
}
