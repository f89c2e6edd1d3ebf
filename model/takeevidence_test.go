package model_test

import (
	"fmt"
	"strings"
	"testing"

	. "tomworkbench/model"
)

// The headings of a table say its columns and their units, however many rows they take.
func TestATablesHeadingsAreTakenHoweverTheyStand(t *testing.T) {
	for name, one := range map[string]struct {
		table, want string
	}{
		"one row":                  {"Area|2018/19 £m|Total £m / A|1|1", "Area: 2018/19 £m [£m], Total £m [£m]; A 1 1"},
		"a unit in the corner":     {"Costs (£m)|2018/19|Total / A|1|1", "Costs (£m): 2018/19 [£m], Total [£m]; A 1 1"},
		"wrapped headings":         {"Area|2018/19\n£'000|Total\n£ m / Adult\ncare|1|1", "Area: 2018/19 £'000 [£000], Total £ m [£m]; Adult care 1 1"},
		"a row of units":           {"Area|2018-19|2019-20|Total / |£000|£ 000|£ million / A|1|1|2", "Area: 2018-19 [£000], 2019-20 [£000], Total [£m]; A 1 1 2"},
		"a row called units":       {"Area|Cost|Share / Unit|£k|per cent / A|1|1", "Area: Cost [£000], Share [%]; A 1 1"},
		"a title":                  {"Savings|| / Area|Cost|Total / A|1|1", "Savings; Area: Cost [], Total []; A 1 1"},
		"a title with the unit":    {"Savings, £000|| / Area|Cost|Total / A|1|1", "Savings, £000; Area: Cost [£000], Total [£000]; A 1 1"},
		"two titles":               {"Table 3|| / Savings|| / Area|Cost|Total / A|1|1", "Table 3 · Savings; Area: Cost [], Total []; A 1 1"},
		"a unit over several":      {"|£000|| / Area|2018-19|2019-20|Total / A|1|1|2", "Area: 2018-19 [£000], 2019-20 [£000], Total [£000]; A 1 1 2"},
		"a name over several":      {"|Income||Costs| / Area|2018|2019|2018|2019 / A|1|2|3|4", "Area: Income 2018 [], Income 2019 [], Costs 2018 [], Costs 2019 []; A 1 2 3 4"},
		"units alone as headings":  {"Area|£m|% / A|1|1", "Area: £m [£m], % [%]; A 1 1"},
		"a row of words":           {"Claim|Says|Figure / A|much|1 / B|little|2", "Claim: Says [], Figure []; A much 1 B little 2"},
		"a heading left out":       {"Area||2019 / A|x|1 / B|y|2", "Area:  [], 2019 []; A x 1 B y 2"},
		"characters nobody sees":   {"\ufeffArea|\u200bA\u202e|B\u200e / x|1|2", "Area: A [], B []; x 1 2"},
		"years in the first row":   {"Area|2018|2019 / 2018|1|2 / 2019|3|4", "Area: 2018 [], 2019 []; 2018 1 2 2019 3 4"},
		"figures in the first":     {"A|B / 1.5|2 / 3|4", ": A [], B [];  1.5 2  3 4"},
		"a row of nothing between": {"Area|A|B / || / x|1|2", "Area: A [], B []; x 1 2"},
	} {
		var cells [][]string
		for _, row := range strings.Split(one.table, " / ") {
			cells = append(cells, strings.Split(row, "|"))
		}
		x, err := TakeEvidence("x", "", cells)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := x.Corner + ": "
		if x.Title != "" {
			got = x.Title + "; " + got
		}
		for i, c := range x.Columns {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s [%s]", c.Name, c.Unit)
		}
		got += ";"
		for _, r := range x.Rows {
			got += " " + r.Name + " " + strings.Join(r.Cells, " ")
		}
		if got != one.want {
			t.Errorf("%s is taken as\n%q, want\n%q", name, got, one.want)
		}
	}
}

func FuzzTakeEvidence(f *testing.F) {
	for _, seed := range []string{"Area|2018|2019 / A|1|2", "|£000|| / Area|a|b|c / A|1|1|2", "T| / A|B / |£m / x|1", "||| / |||", "A|B / 1|2 / 3|4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var cells [][]string
		for _, row := range strings.Split(text, " / ") {
			cells = append(cells, strings.Split(row, "|"))
		}
		x, err := TakeEvidence("x", "A table", cells)
		if err != nil {
			return
		}
		for _, r := range x.Rows {
			if len(r.Cells) != len(x.Columns) {
				t.Errorf("%q: a row of %d cells under %d headings", text, len(r.Cells), len(x.Columns))
			}
		}
	})
}
