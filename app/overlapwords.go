package app

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// budgetWords says, a line a measure, what of it the council's budget counts on already and what is new to the budget; empty for
// nothing. An amount that is still to be typed says nothing either.
func budgetWords(rows []appraisal.LedgerRow, basis model.Basis) string {
	const most = 3
	var lines []string
	for _, r := range rows {
		if !r.Overlap.Valid || !r.Overlap.Decimal.IsZero() {
			lines = append(lines, overlapWords(r, basis))
		}
	}
	if len(lines) > most {
		lines = append(lines[:most-1], fmt.Sprintf("and %d more", len(lines)-most+1))
	}
	return strings.Join(lines, "\n")
}

// overlapWords holds a measure's overlap against what it comes to on the basis, which is named: the same overlap leaves another amount on
// the other.
func overlapWords(r appraisal.LedgerRow, basis model.Basis) string {
	if !r.Overlap.Valid {
		return model.Capital(measureWords(r)) + ": what is new to the budget is not known. " + appraisal.WithoutYears
	}
	style := model.MoneyStyle{Places: model.Places(r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal)}
	overlap, gross, residual := r.Overlap.Decimal, r.Gross.Decimal, r.Residual.Decimal
	already := fmt.Sprintf("%s of %s", style.Format(overlap), measureWords(r))
	on := " is already in the budget (" + model.Small(basis.Name()) + ")"
	switch {
	case !r.Gross.Valid:
		return fmt.Sprintf("%s of “%s” is already in the budget; this case has no figure of that name", style.Format(overlap), r.Measure)
	case residual.IsNegative():
		already += on + fmt.Sprintf(": %s more than the %s of this scenario", style.Format(residual.Neg()), style.Format(gross))
	case residual.IsZero():
		already += fmt.Sprintf(" of %s", style.Format(gross)) + on + ", all of it: no new saving"
	default:
		already += fmt.Sprintf(" of %s", style.Format(gross)) + on + "; " + style.Format(residual) + " is new to the budget"
	}
	return already + roundingWords(gross, overlap, residual)
}

// measureWords names a measure in a sentence: "the cumulative net", "the sourcing benefit".
func measureWords(r appraisal.LedgerRow) string {
	name := "the " + strings.TrimSpace(r.Measure)
	if r.Stream {
		name += " benefit"
	}
	return name
}

// roundingWords notes that figures as shown don't add up, nothing where they do.
func roundingWords(gross, overlap, residual decimal.Decimal) string {
	if !model.RoundingShows(residual, model.MaxPlaces, gross, overlap.Neg()) {
		return ""
	}
	return ". " + model.RoundingNote
}
