package audit_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	. "tomworkbench/model/audit"
)

// randomCouncilTable has bodies or services by measures or years, as councils publish them, in which no figure has to do
// with another but for its size: figures with up to two decimals, counts, percentages and ranks, round and repeated ones,
// columns that are mostly zero, and columns that all grow with the size of the body.
func randomCouncilTable(r *rand.Rand) []string {
	bodies, columns := 4+r.IntN(50), 2+r.IntN(9)
	sizes := make([]float64, bodies)
	spreadOfSizes := r.Float64() * 1.5
	for i := range sizes {
		sizes[i] = math.Exp(r.NormFloat64() * spreadOfSizes)
	}
	lines := make([]string, bodies+1)
	lines[0] = "Authority"
	for i := range sizes {
		lines[i+1] = fmt.Sprint("Body ", i)
	}
	for j := range columns {
		name, cells := randomColumn(r, sizes, j)
		lines[0] += "|" + name
		for i, cell := range cells {
			lines[i+1] += "|" + cell
		}
	}
	return lines
}

// randomColumn is one column of such a table.
func randomColumn(r *rand.Rand, sizes []float64, j int) (name string, cells []string) {
	scale := math.Pow(10, 0.3+r.Float64()*4)
	places := r.IntN(3)
	noise := 0.02 + r.Float64()*r.Float64()
	round := []float64{50, 100, 250, 500, 1000}
	ranks := r.Perm(len(sizes))
	write := func(v float64, places int) string { return strconv.FormatFloat(v, 'f', places, 64) }
	kinds := map[string]func(i int) string{
		"measure":  func(int) string { return write(scale*r.Float64(), places) },
		"grows":    func(i int) string { return write(scale*sizes[i]*math.Exp(r.NormFloat64()*noise), places) },
		"year":     func(i int) string { return write(500*sizes[i]*math.Exp(r.NormFloat64()*0.05), places) },
		"count":    func(int) string { return fmt.Sprint(r.IntN(2 + int(scale))) },
		"few":      func(int) string { return fmt.Sprint(r.IntN(10)) },
		"per cent": func(int) string { return write(r.Float64()*100, r.IntN(2)) + "%" },
		"low":      func(int) string { return fmt.Sprint(r.IntN(8), "%") },
		"rank":     func(i int) string { return fmt.Sprint(ranks[i] + 1) },
		"round":    func(int) string { return write(round[r.IntN(len(round))], 0) },
		"zeros":    func(int) string { return write(scale*r.Float64()*float64(r.IntN(4)/3), places) },
		"signed":   func(int) string { return write(scale*r.NormFloat64(), places) },
		"alike":    func(int) string { return write(50+r.NormFloat64()*3, places) },
	}
	names := []string{"measure", "grows", "year", "count", "few", "per cent", "low", "rank", "round", "zeros", "signed", "alike"}
	kind := names[r.IntN(len(names))]
	for i := range sizes {
		cells = append(cells, kinds[kind](i))
	}
	name = fmt.Sprint(kind, " ", j)
	if r.IntN(6) == 0 && len(sizes) > 8 {
		name = []string{"Net", "Balance", "Total assets", "Overall score", "Balance carried forward", "Total staff", "2019/20"}[r.IntN(7)]
	}
	if strings.HasSuffix(cells[0], "%") {
		name += " %"
	}
	return name, cells
}

func TestNothingIsProposedForFiguresThatHaveNothingToDoWithOneAnother(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and one goroutine does it alone")
	}
	r := rand.New(rand.NewPCG(12, 3))
	for range times(2000) {
		lines := randomCouncilTable(r)
		for _, p := range Propose(tableOf(t, lines...)) {
			t.Errorf("proposed: %s, for\n%s", p.Text, strings.Join(lines, "\n"))
		}
	}
}

// times is how often something random is tried: a tenth of it in short, as under the race detector.
func times(n int) int {
	if testing.Short() {
		return max(1, n/10)
	}
	return n
}
