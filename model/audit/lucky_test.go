package audit_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model/audit"
)

// luckyTables are tables in which much agrees by chance, each for a reason of its own: what is printed for one body.
func luckyTables() map[string]struct {
	headings string
	bodies   int
	row      func(r *rand.Rand, body int) []string
} {
	type table = struct {
		headings string
		bodies   int
		row      func(r *rand.Rand, body int) []string
	}
	whole := func(figures ...float64) (texts []string) {
		for _, x := range figures {
			texts = append(texts, fmt.Sprintf("%.0f", x))
		}
		return texts
	}
	seldom := func(r *rand.Rand, x float64) float64 { return x * float64(r.IntN(8)/7) }
	return map[string]table{
		"a second forecast that is mostly the first, and grants that few have": {"Forecast|Grants|Later forecast", 40, func(r *rand.Rand, _ int) []string {
			forecast := float64(200 + r.IntN(3000))
			return whole(forecast, seldom(r, 50+r.Float64()*500), forecast+seldom(r, 90))
		}},
		"the same in most of a few bodies": {"Forecast|Grants|Later forecast", 4, func(r *rand.Rand, body int) []string {
			forecast := float64(200 + r.IntN(3000))
			return whole(forecast, float64(body/3*r.IntN(900)), forecast+float64(body/3*r.IntN(900)))
		}},
		"three bands of charges": {"Fee|Charge|Deposit|Visits", 36, func(r *rand.Rand, body int) []string {
			band := [][]float64{{20, 30, 50}, {10, 45, 55}, {25, 20, 45}}[body%3]
			return whole(append(slices.Clone(band), float64(r.IntN(900)))...)
		}},
		"round figures in a few rows": {"Grant|Loan|Limit", 4, func(r *rand.Rand, _ int) []string {
			return whole(100*float64(1+r.IntN(3)), 100*float64(1+r.IntN(3)), 100*float64(2+r.IntN(5)))
		}},
		"figures that are all about alike": {"First|Second|Both", 40, func(r *rand.Rand, _ int) []string {
			return whole(25+r.NormFloat64()/2, 25+r.NormFloat64()/2, 50+r.NormFloat64()/2)
		}},
		"bodies of which one is as large as two others": {"a|b|c|d|e|f|g|h|i|j", 12, func(r *rand.Rand, body int) (row []string) {
			for j := range 10 {
				row = append(row, whole(float64(1+body%5)*float64(8+3*j)*math.Exp(r.NormFloat64()*0.02))...)
			}
			return row
		}},
		"shares that are all about alike": {"Claims|Visits|Rate %", 7, func(r *rand.Rand, _ int) []string {
			visits := math.Exp(7 + 2*r.NormFloat64())
			return append(whole(visits*(0.02+r.Float64()*0.01), visits), fmt.Sprint(2+r.IntN(2), "%"))
		}},
		"bodies that have neither": {"Claims|Visits|Rate %", 40, func(r *rand.Rand, body int) []string {
			has := float64(body % 9 / 5)
			return append(whole(has*r.Float64()*90, 100+r.Float64()*900), fmt.Sprintf("%.1f%%", has*r.Float64()*60))
		}},
		"balances smaller than rounding": {"Paid|Balance carried forward", 40, func(r *rand.Rand, _ int) []string {
			return whole(r.NormFloat64()*2, 1+r.Float64()*8)
		}},
	}
}

// TestWhatAgreesByChanceIsNotProposed tries each table with many other figures.
func TestWhatAgreesByChanceIsNotProposed(t *testing.T) {
	for name, table := range luckyTables() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(8, 6))
			for range times(200) {
				lines := []string{"Council|" + table.headings}
				for body := range table.bodies {
					lines = append(lines, fmt.Sprintf("Body %d|%s", body, strings.Join(table.row(r, body), "|")))
				}
				for _, p := range Propose(tableOf(t, lines...)) {
					t.Fatalf("proposed: %s, for\n%s", p.Text, strings.Join(lines, "\n"))
				}
			}
		})
	}
}
