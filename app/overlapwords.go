package app

import (
	"fmt"
	"strings"

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
			lines = append(lines, r.Said(basis))
		}
	}
	if len(lines) > most {
		lines = append(lines[:most-1], fmt.Sprintf("and %d more", len(lines)-most+1))
	}
	return strings.Join(lines, "\n")
}
