package budget_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/budget"
)

// written is the example as its file has it, read without the model.
type written struct {
	Case   struct{ Years int }
	Budget []struct{ Years []string }
	Lines  []struct {
		Owner, Kind, Recurs string
		Minimum, Maximum    []string
	}
	Overlaps  []struct{ Years []string }
	Scenarios []struct {
		ID      string
		Choices []struct{ Options []string }
	}
}

func rational(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return r
}

// at is a line's figure for a year at an estimate: a benefit's lowest is the cautious one, a cost's highest.
func at(t *testing.T, kind string, low, high []string, year int, estimate model.Estimate) *big.Rat {
	t.Helper()
	least, most := rational(t, low[year]), rational(t, low[year])
	if len(high) > 0 {
		most = rational(t, high[year])
	}
	if kind == "cost" {
		least, most = most, least
	}
	switch estimate {
	case model.Minimum:
		return least
	case model.Maximum:
		return most
	}
	return new(big.Rat).Mul(new(big.Rat).Add(least, most), big.NewRat(1, 2))
}

// yearOf are the steps of a year: plan, saving, overlap, ongoing cost and one-off cost.
func (file written) yearOf(t *testing.T, chosen []string, year int, estimate model.Estimate) [5]*big.Rat {
	t.Helper()
	var steps [5]*big.Rat
	for i := range steps {
		steps[i] = new(big.Rat)
	}
	for _, line := range file.Budget {
		steps[0].Add(steps[0], rational(t, line.Years[year]))
	}
	for _, o := range file.Overlaps {
		steps[2].Add(steps[2], rational(t, o.Years[year]))
	}
	for _, line := range file.Lines {
		into := 4
		switch {
		case !slices.Contains(chosen, line.Owner):
			continue
		case line.Kind == "benefit":
			into = 1
		case line.Recurs == "ongoing":
			into = 3
		}
		steps[into].Add(steps[into], at(t, line.Kind, line.Minimum, line.Maximum, year, estimate))
	}
	return steps
}

// rows are the seven rows of the budget, year by year and in all.
func (file written) rows(t *testing.T, chosen []string, estimate model.Estimate, basis model.Basis) (rows [7][]*big.Rat) {
	t.Helper()
	before := [4]*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	for year := range file.Case.Years {
		steps := file.yearOf(t, chosen, year, estimate)
		for i := range before {
			if basis == model.Recurring {
				steps[i].Add(steps[i], before[i])
			}
			before[i] = steps[i]
			rows[i] = append(rows[i], steps[i])
		}
		fresh := new(big.Rat).Set(steps[1])
		for _, less := range steps[2:] {
			fresh.Sub(fresh, less)
		}
		rows[4], rows[5], rows[6] = append(rows[4], steps[4]), append(rows[5], fresh), append(rows[6], new(big.Rat).Sub(steps[0], fresh))
	}
	for i, row := range rows {
		total := new(big.Rat)
		for _, r := range row {
			total.Add(total, r)
		}
		rows[i] = append(row, total)
	}
	return rows
}

// Every cell of the budget of the example is worked out a second time from the text of its file, in fractions.
func TestEveryCellOfTheExampleComesOutTheSameWorkedOutASecondTime(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	var file written
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	c, _ := example(t)
	cells := 0
	for _, scenario := range file.Scenarios {
		chosen := []string{model.Programme}
		for _, choice := range scenario.Choices {
			chosen = append(chosen, choice.Options...)
		}
		for _, estimate := range model.Estimates() {
			for _, basis := range model.Bases() {
				p, want := Of(c, scenario.ID, estimate, basis), file.rows(t, chosen, estimate, basis)
				for i, row := range []Row{p.Plan, p.Saving, p.Overlap, p.Ongoing, p.OneOff, p.New, p.After} {
					for year, got := range append(slices.Clone(row.Years), row.Total) {
						if cells++; got.Rat().Cmp(want[i][year]) != 0 {
							t.Errorf("%s, %s, %s, row %d, year %d: %s, want %s", scenario.ID, estimate, basis, i, year, got, want[i][year])
						}
					}
				}
			}
		}
	}
	if want := 4 * 3 * 2 * 5 * 7; cells != want {
		t.Errorf("%d cells were held against each other, want %d", cells, want)
	}
}
