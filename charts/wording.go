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

func (p *profile) terms() string { return terms(p.estimate, p.basis) + p.prices.Behind() }

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

// headline says in a sentence, without its full stop, what the cumulative net does: nothing that a year's bars could deny.
func (p *profile) headline() string {
	f := p.shown
	switch p.payback.Verdict {
	case appraisal.NothingSpent:
		return "No benefits and no costs so far"
	case appraisal.NoNetOutlay:
		if model.Nothing(f.Cost...) {
			return fmt.Sprintf("Benefits of %s at no cost", model.Million(f.TotalBenefit))
		}
		return "Benefits so far cover costs so far at every year end"
	case appraisal.PaysBack:
		return p.paybackHeadline()
	}
	switch {
	case model.Nothing(f.Benefit...):
		return fmt.Sprintf("Costs of %s bring no benefit %s", model.Million(f.TotalCost), p.byTheEnd())
	case p.payback.Crossings > 0:
		return fmt.Sprintf("Pays back, then falls short again %s", p.byTheEnd())
	}
	return fmt.Sprintf("Does not pay back %s", p.byTheEnd())
}

func (p *profile) paybackHeadline() string {
	text := "Pays back in " + p.years[p.payback.Year]
	if p.payback.Crossings > 1 {
		text += fmt.Sprintf(", for the last of %d times", p.payback.Crossings)
	}
	return text
}

// lowest and highest are the years at whose end the cumulative net is lowest and highest, the first of equal ones.
func (p *profile) lowest() int {
	at := 0
	for i, k := range p.shown.Cumulative {
		if k.LessThan(p.shown.Cumulative[at]) {
			at = i
		}
	}
	return at
}

func (p *profile) highest() int {
	at := 0
	for i, k := range p.shown.Cumulative {
		if k.GreaterThan(p.shown.Cumulative[at]) {
			at = i
		}
	}
	return at
}

// alt is the text alternative of the figure, one sentence: it names the lowest point of the cumulative net and its end.
func (p *profile) alt() string {
	end, low := p.shown.TotalNet, p.lowest()
	net := "a cumulative net of " + spoken(end)
	if len(p.years) > 1 {
		net = fmt.Sprintf("the cumulative net lowest in %s, at %s, and ending at %s", p.years[low], spoken(p.shown.Cumulative[low]), spoken(end))
	}
	return fmt.Sprintf("Bar and line chart for %s, %s: %s, with a benefit of %s and a cost of %s %s and %s%s.",
		p.scenario, model.Terms(p.estimate, p.basis), model.Small(p.headline()),
		spoken(p.shown.TotalBenefit), spoken(p.shown.TotalCost), p.period(), net, heard(behind("; ", model.Small(strings.ReplaceAll(p.already, ". ", "; ")))))
}

// description is the long description of the figure.
func (p *profile) description() string {
	sentences := []string{
		fmt.Sprintf("The chart shows benefit and cost a year in £m as bars, cost drawn downwards, and the cumulative net as a line, "+
			"for %s: %s. %s", p.scenario, model.Terms(p.estimate, p.basis), p.basis.Meaning()),
		p.headline() + ".",
		fmt.Sprintf("In all, benefit is %s, cost is %s and net is %s, %s.",
			spoken(p.shown.TotalBenefit), spoken(p.shown.TotalCost), spoken(p.shown.TotalNet), p.period()),
	}
	if p.already != "" {
		sentences = append(sentences, heard(p.already)+".")
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
	}
	if len(p.years) > 1 {
		low, high := p.lowest(), p.highest()
		out = append(out, fmt.Sprintf("The cumulative net is lowest in %s, at %s, and highest in %s, at %s.",
			p.years[low], spoken(p.shown.Cumulative[low]), p.years[high], spoken(p.shown.Cumulative[high])))
	}
	return out
}

// table is the figure's data: a row a year, then the totals.
func (p *profile) table() Table {
	t := Table{
		Caption: fmt.Sprintf("Cost and benefit profile, %s, %s%s", p.scenario, p.terms(), behind(". ", p.already)),
		Words:   1,
		Total:   true,
		Columns: []string{"Year", "Benefit (£m)", "Cost (£m)", "Net (£m)", "Cumulative net (£m)"},
	}
	if p.benefitRanges() {
		t.Columns = append(t.Columns, "Benefit, cautious (£m)", "Benefit, stretch (£m)")
	}
	if p.costRanges() {
		t.Columns = append(t.Columns, "Cost, stretch (£m)", "Cost, cautious (£m)")
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
		row = append(row, tableAmount(lowBenefit, p.rangePlaces), tableAmount(highBenefit, p.rangePlaces))
	}
	if p.costRanges() {
		row = append(row, tableAmount(lowCost, p.rangePlaces), tableAmount(highCost, p.rangePlaces))
	}
	return row
}

// pointLabels writes the cumulative net of each year with the places of the whole figure: "−£1.5m", but "£0m".
func (p *profile) pointLabels() []string {
	out := make([]string, len(p.years))
	for i, k := range p.shown.Cumulative {
		out[i] = labelMillion(k, p.places)
	}
	return out
}

// number writes an amount in £m for a table whose heading has the unit: "−1.00".
func (p *profile) number(d decimal.Decimal) string { return tableAmount(d, p.places) }

func tableAmount(d decimal.Decimal, places int32) string {
	text := model.MoneyStyle{Places: places}.Format(d)
	return strings.TrimSuffix(strings.Replace(text, "£", "", 1), "m")
}

// spoken writes an amount as a screen reader should say it: "minus £1.5m".
func spoken(d decimal.Decimal) string {
	return strings.Replace(model.Million(d), "−", "minus ", 1)
}
