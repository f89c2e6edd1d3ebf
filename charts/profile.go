package charts

import (
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/charts/draw"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// FigureProfile is the figure of the profile of costs and benefits by year.
const FigureProfile FigureID = "profile"

// profile is what the figure of a cost/benefit profile is made from, in £m. All its words and numbers
// are derived from here.
type profile struct {
	scenario string
	estimate model.Estimate
	basis    model.Basis
	years    []string
	prices   model.PriceBase
	// shown is the profile at the chosen estimate; low and high are those at the other ends.
	shown, low, high model.Flow
	payback          appraisal.Payback
	// places is the number of decimal places of every amount at the estimate, in label and table; rangePlaces is that of the columns
	// that hold the ends of ranges.
	places, rangePlaces int32
	// illustrative notes which illustrative figures count.
	illustrative []string
	// already says how much of the net is in the budget already, empty where the budget counts on nothing.
	already string
}

// illustration says which counted figures come from an illustrative source.
type illustration int

const (
	noneIllustrative illustration = iota
	programmeIllustrative
	optionsIllustrative
)

// NewProfile makes the figure of a scenario's cost/benefit profile: bars for the benefit and the cost of
// each year at an estimate, whiskers from the minimum to the maximum, and the cumulative net as a line.
// An unknown scenario has chosen nothing. A case without years, which no valid case is, gives a figure
// that can't be drawn.
func NewProfile(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) *Figure {
	return newProfile(c, scenario, estimate, basis).marked(c.WhatIf().Words())
}

// newProfile is the figure without a mark.
func newProfile(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) *Figure {
	p := readProfile(c, scenario, estimate, basis)
	if len(p.years) == 0 {
		return &Figure{title: noYears, subject: p.scenario, terms: p.terms(), alt: noYears + ".", description: noYears + "."}
	}
	return &Figure{
		title: p.headline(), subject: p.scenario, terms: p.terms(), picture: p.chart(), notes: p.notes(), empty: p.nothing(),
		alt: p.alt(), description: p.description(), table: p.table(),
	}
}

// nothing reports whether there is no benefit and no cost at any estimate.
func (p *profile) nothing() bool {
	return p.payback.Verdict == appraisal.NothingSpent && !p.benefitRanges() && !p.costRanges()
}

// chart is the picture of the profile.
func (p *profile) chart() *draw.YearChart {
	return &draw.YearChart{
		Years: p.years, Unit: pounds, Ranges: rangeWords,
		Columns: []draw.Column{
			{
				Name: "Benefit", Role: draw.RoleBenefit, Values: floats(p.shown.Benefit),
				Low: floats(p.low.Benefit), High: floats(p.high.Benefit),
			},
			// The maximum estimate holds the lowest cost.
			{
				Name: "Cost", Role: draw.RoleCost, Values: floats(negated(p.shown.Cost)),
				Low: floats(negated(p.low.Cost)), High: floats(negated(p.high.Cost)),
			},
		},
		Lines: []draw.Series{{Name: "Cumulative net", Values: floats(p.shown.Cumulative), Labels: p.pointLabels()}},
	}
}

// profileOf makes the figure of a subject's profile.
func profileOf(s Subject) *Figure { return newProfile(s.Case, s.Scenario, s.Estimate, s.Basis) }

func readProfile(c *model.Case, scenario string, estimate model.Estimate, basis model.Basis) *profile {
	p := &profile{
		scenario: "No scenario", estimate: estimate, basis: basis,
		years: c.Head().YearNames(), prices: c.Head().Prices,
		low:  model.Profile(c, scenario, model.Minimum, basis),
		high: model.Profile(c, scenario, model.Maximum, basis),
	}
	if s, ok := c.Scenarios.Get(scenario); ok {
		p.scenario = s.Name
	}
	switch estimate {
	case model.Minimum:
		p.shown = p.low
	case model.Maximum:
		p.shown = p.high
	default:
		p.shown = model.Profile(c, scenario, estimate, basis)
	}
	p.payback = appraisal.PaybackOf(p.shown)
	p.places = p.shown.Places()
	p.rangePlaces = max(p.places, p.low.Places(), p.high.Places())
	p.illustrative = illustrativeNotes(c, scenario)
	p.already = alreadyOf(c, scenario, estimate, basis, p.shown.TotalNet)
	return p
}

// illustrationOf finds the illustrative figures among the lines that count in a scenario.
func illustrationOf(c *model.Case, scenario string) illustration {
	chosen := c.Chosen(scenario)
	found := noneIllustrative
	for l := range c.Lines.All() {
		if l.Source.Grade != model.Illustrative {
			continue
		}
		switch {
		case l.Owner == model.Programme:
			found = max(found, programmeIllustrative)
		case chosen[l.Owner]:
			return optionsIllustrative
		}
	}
	return found
}

// notes returns the notes that are true of the figures as they are written.
func (p *profile) notes() []string {
	var notes []string
	if p.roundingShows() {
		notes = append(notes, model.RoundingNote)
	}
	return append(notes, p.illustrative...)
}

// roundingShows reports whether any sum that a reader can check, down a column or along a row of the
// table, is out by rounding.
func (p *profile) roundingShows() bool {
	f := p.shown
	down := model.RoundingShows(f.TotalBenefit, p.places, f.Benefit...) ||
		model.RoundingShows(f.TotalCost, p.places, f.Cost...) ||
		model.RoundingShows(f.TotalNet, p.places, f.Net...)
	if down || model.RoundingShows(f.TotalNet, p.places, f.TotalBenefit, f.TotalCost.Neg()) {
		return true
	}
	for i := range f.Net {
		if model.RoundingShows(f.Net[i], p.places, f.Benefit[i], f.Cost[i].Neg()) {
			return true
		}
		if i > 0 && model.RoundingShows(f.Cumulative[i], p.places, f.Cumulative[i-1], f.Net[i]) {
			return true
		}
	}
	return p.rangeRoundingShows()
}

// rangeRoundingShows does the same for the columns that hold the ends of the ranges.
func (p *profile) rangeRoundingShows() bool {
	ends := []struct {
		shown bool
		total decimal.Decimal
		parts []decimal.Decimal
	}{
		{p.benefitRanges(), p.low.TotalBenefit, p.low.Benefit},
		{p.benefitRanges(), p.high.TotalBenefit, p.high.Benefit},
		{p.costRanges(), p.high.TotalCost, p.high.Cost},
		{p.costRanges(), p.low.TotalCost, p.low.Cost},
	}
	for _, end := range ends {
		if end.shown && model.RoundingShows(end.total, p.rangePlaces, end.parts...) {
			return true
		}
	}
	return false
}

// benefitRanges and costRanges report whether any year's benefit or cost has a range.
func (p *profile) benefitRanges() bool { return differ(p.low.Benefit, p.high.Benefit) }
func (p *profile) costRanges() bool    { return differ(p.low.Cost, p.high.Cost) }

func differ(a, b []decimal.Decimal) bool {
	return !slices.EqualFunc(a, b, decimal.Decimal.Equal)
}

func negated(amounts []decimal.Decimal) []decimal.Decimal {
	out := make([]decimal.Decimal, len(amounts))
	for i, d := range amounts {
		out[i] = d.Neg()
	}
	return out
}

// floats converts amounts for drawing, the only thing that floating point is good for here.
func floats(amounts []decimal.Decimal) []float64 {
	out := make([]float64, len(amounts))
	for i, d := range amounts {
		out[i] = d.InexactFloat64()
	}
	return out
}
