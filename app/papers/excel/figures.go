package excel

import (
	"fmt"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// The values that the formulas have at export. A test holds them against what the formulas compute.

// values are the amounts of a line a year and in all, in £m, nothing for one that doesn't count.
func (r *lineRows) values(l *model.Line) (yearly []float64, total float64) {
	yearly = make([]float64, r.years)
	if !r.options.chosen[l.Owner] {
		return yearly, 0
	}
	sum, running := decimal.Zero, decimal.Zero
	for i := range yearly {
		figure := figureAt(l, i, r.subject.Estimate)
		if carriesOn(l, r.subject.Basis) {
			running = running.Add(figure)
			figure = running
		}
		sum = sum.Add(figure)
		yearly[i] = float(figure)
	}
	return yearly, float(sum)
}

// figureAt is the figure for year i at an estimate, in £m.
func figureAt(l *model.Line, i int, estimate model.Estimate) decimal.Decimal {
	if !l.HasRange() {
		return l.Minimum[i]
	}
	share := decimal.NewFromFloat(shareOfMaximum(l, estimate))
	return l.Minimum[i].Add(l.Maximum[i].Sub(l.Minimum[i]).Mul(share))
}

// shareOfMaximum is how far an estimate goes from a line's smallest figures to its largest: the minimum estimate
// takes the lowest benefit but the highest cost.
func shareOfMaximum(l *model.Line, estimate model.Estimate) float64 {
	switch {
	case estimate == model.Central:
		return 0.5
	case (estimate == model.Maximum) == (l.Type == model.BenefitLine):
		return 1
	}
	return 0
}

func carriesOn(l *model.Line, basis model.Basis) bool {
	return basis == model.Recurring && l.Recurrence == model.Ongoing
}

// terms says at which estimate and on which basis amounts stand, and termsFormula says it as it is in the
// workbook.
func terms(e model.Estimate, b model.Basis) string {
	return model.Capital(model.Terms(e, b)) + ", £m, undiscounted"
}

func termsFormula() string {
	return fmt.Sprintf(`%s&" estimate, "&%s&", £m, undiscounted"`, nameEstimate, small(nameBasis))
}

// small is a formula for the words of a cell as they stand within a sentence.
func small(name string) string { return fmt.Sprintf("LOWER(LEFT(%s,1))&MID(%s,2,40)", name, name) }

// notes are the notes that are true of the figures, empty where they are not.
type notes struct {
	rounding, illustrative string
}

const (
	optionsIllustrative   = "Figures by option are illustrative, not published"
	programmeIllustrative = "Council-wide figures are illustrative, not published"
)

func notesOf(s Book) notes {
	var n notes
	if roundingShows(model.Profile(s.Case, s.Scenario, s.Estimate, s.Basis)) {
		n.rounding = model.RoundingNote
	}
	chosen := s.Case.Chosen(s.Scenario)
	for l := range s.Case.Lines.All() {
		switch {
		case l.Source.Grade != model.Illustrative:
		case chosen[l.Owner]:
			n.illustrative = optionsIllustrative
			return n
		case l.Owner == model.Programme:
			n.illustrative = programmeIllustrative
		}
	}
	return n
}

// roundingShows reports whether any sum that a reader can check, down a column or along a row of the profile, is
// out by rounding.
func roundingShows(f model.Flow) bool {
	const places = model.MaxPlaces
	if model.RoundingShows(f.TotalBenefit, places, f.Benefit...) || model.RoundingShows(f.TotalCost, places, f.Cost...) ||
		model.RoundingShows(f.TotalNet, places, f.Net...) || model.RoundingShows(f.TotalNet, places, f.TotalBenefit, f.TotalCost.Neg()) {
		return true
	}
	for i := range f.Net {
		if model.RoundingShows(f.Net[i], places, f.Benefit[i], f.Cost[i].Neg()) {
			return true
		}
		if i > 0 && model.RoundingShows(f.Cumulative[i], places, f.Cumulative[i-1], f.Net[i]) {
			return true
		}
	}
	return false
}
