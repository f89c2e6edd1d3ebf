package excel

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// budgetOf are the rows of the sheet of the budget by their names, the amounts of the years and their sum parted by spaces, as they
// are computed.
func budgetOf(t *testing.T, s Book) map[string]string {
	t.Helper()
	f := open(t, s)
	turn(t, f, s.Estimate, s.Basis)
	rows := map[string]string{}
	years := s.Case.Head().Years
	for row := firstRow; ; row++ {
		part, name := kept(t, f, sheetBudget, place(budgetPart, row)), kept(t, f, sheetBudget, place(budgetName, row))
		if name == "" {
			return rows
		}
		var cells []string
		for column := budgetYears; column <= budgetYears+years; column++ {
			text := computed(t, f, sheetBudget, place(column, row))
			if d, err := decimal.NewFromString(text); err == nil {
				text = d.Round(exactPlaces).String() // the library's own rounding leaves dust
			}
			cells = append(cells, text)
		}
		rows[part+": "+name] = strings.TrimSpace(strings.Join(cells, " "))
	}
}

func TestTheBudgetOfTheExampleIsComputedAsPublishedOnEachBasis(t *testing.T) {
	c := example(t)
	for basis, want := range map[model.Basis]map[string]string{
		model.InYear: {
			partNow + ": Net pressure in the plan":                         "5.8 0.9 −1.9 −3.8 1",
			partNow + ": Cashable saving":                                  "2 13 13 5 33",
			partNow + ": Less: in the budget already":                      "0 8.5 3.5 3 15",
			partNow + ": Less: one-off costs from revenue":                 "3 8 5 1 17",
			partNow + ": New to the budget":                                "−1 −3.5 4.5 1 1",
			partNow + ": Net pressure left: net pressure less what is new": "6.8 4.4 −6.4 −4.8 0",
			partFunding + ": Not said":                                     "3 8 5 1 17",
			partUses + ": Closes the gap":                                  "1",
			partPlan + ": Transformation savings re-profiled":              "15 −8.5 −3.5 −3 0",
			partOverlap + ": cumulative net":                               "0 8.5 3.5 3 15",
		},
		model.Recurring: {
			partNow + ": Net pressure in the plan":                "5.8 6.7 4.8 1 18.3",
			partNow + ": Cashable saving":                         "2 15 28 33 78",
			partNow + ": Less: in the budget already":             "0 8.5 12 15 35.5",
			partNow + ": New to the budget":                       "−1 −1.5 11 17 25.5",
			partNow + ": Gap left: net pressure less what is new": "6.8 8.2 −6.2 −16 −7.2",
			partUses + ": Nobody has said so far what for":        "7.2",
		},
	} {
		s := subject(c, c.DefaultScenario().ID)
		s.Basis = basis
		got := budgetOf(t, s)
		for name, amounts := range want {
			if plain := strings.ReplaceAll(amounts, "−", "-"); got[name] != plain {
				t.Errorf("%s: %s is %q, want %q", basis, name, got[name], plain)
			}
		}
	}
}
