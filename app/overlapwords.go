package app

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// budgetWords says, a line a measure, what of it the council's budget counts on already and what is left; empty for
// nothing. An amount that is still to be typed says nothing either.
func budgetWords(rows []appraisal.LedgerRow) string {
	const most = 3
	var lines []string
	for _, r := range rows {
		if !r.Overlap.IsZero() {
			lines = append(lines, overlapWords(r))
		}
	}
	if len(lines) > most {
		lines = append(lines[:most-1], fmt.Sprintf("and %d more", len(lines)-most+1))
	}
	return strings.Join(lines, "\n")
}

// overlapWords holds a measure's overlap against what it comes to.
func overlapWords(r appraisal.LedgerRow) string {
	overlap := model.Million(r.Overlap)
	if !r.Gross.Valid {
		return fmt.Sprintf("%s of “%s” is in the budget already; this case has no figure of that name", overlap, r.Measure)
	}
	gross, residual := r.Gross.Decimal, r.Residual.Decimal
	if residual.IsNegative() {
		return fmt.Sprintf("%s of %s is in the budget already, %s more than the %s of this scenario",
			overlap, measureWords(r), model.Million(residual.Neg()), model.Million(gross)) + roundingWords(gross, r.Overlap, residual)
	}
	left := model.Million(residual) + " is left"
	if residual.IsZero() {
		left = "nothing is left"
	}
	return fmt.Sprintf("%s of %s of %s is in the budget already; %s", overlap, measureWords(r), model.Million(gross), left) +
		roundingWords(gross, r.Overlap, residual)
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
