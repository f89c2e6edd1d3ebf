package audit_test

import (
	"fmt"
	"math"
	"math/rand/v2"
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
		"figures that are mostly the same": {"Fee|Charge|Deposit", 30, func(r *rand.Rand, _ int) []string {
			return whole(float64(20+r.IntN(8)/7*r.IntN(40)), float64(30+r.IntN(8)/7*r.IntN(40)), float64(50+r.IntN(8)/7*r.IntN(90)))
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
		"shares that are all about alike": {"Claims|Visits|Rate %", 40, func(r *rand.Rand, _ int) []string {
			visits := math.Exp(5 + r.NormFloat64())
			return append(whole(visits*(0.02+r.Float64()*0.02), visits), fmt.Sprint(2+r.IntN(3), "%"))
		}},
		"shares of nothing": {"Claims|Visits|Rate %", 40, func(r *rand.Rand, _ int) []string {
			return append(whole(seldom(r, r.Float64()*90), 100+r.Float64()*900), fmt.Sprintf("%.1f%%", seldom(r, r.Float64()*60)))
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
			for range 200 {
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
