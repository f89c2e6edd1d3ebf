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

// bodies makes a table in the shape of those that councils and transport bodies publish: a row a body, whose figures all
// grow with its size.
type bodies struct{ *rand.Rand }

// around is a figure of a body of that size, somewhat larger or smaller, to the unit.
func (b *bodies) around(size, typical, noise float64) float64 {
	return math.Round(size * typical * math.Exp(b.NormFloat64()*noise))
}

// shape is a table with what is proposed for it: those that are structural with a star.
type shape struct {
	headings string
	// places are the decimals of each column, −1 for per cent with one.
	places []int
	// row is what a body of that size has; sums, if any, prints a last row with the totals of the columns, what it has
	// for those that don't add up.
	row  func(b *bodies, size float64) []float64
	last func(total []float64) (name string, row []float64)
	want []string
}

func shapes() map[string]shape {
	return map[string]shape{
		"bus operators with changes and a total": {
			headings: "Passengers 2017/18|Passengers 2018/19|Change|Change %|Income £000|Costs £000|Surplus £000|Subsidy per passenger £",
			places:   []int{0, 0, 0, -1, 0, 0, 0, 2},
			row: func(b *bodies, size float64) []float64 {
				before, income := b.around(size, 40000, 0.3), b.around(size, 900, 0.4)
				now, costs := b.around(before, 1, 0.06), b.around(income, 1, 0.2)
				return []float64{before, now, now - before, 100 * (now - before) / before, income, costs, income - costs, 2 * b.Float64()}
			},
			last: func(total []float64) (string, []float64) {
				total[3], total[7] = 100*total[2]/total[0], 1.03
				return "Total", total
			},
			want: []string{
				"Column “Change” is Passengers 2018/19 less Passengers 2017/18",
				"* Column “Change %” is Change as a share of Passengers 2017/18",
				"Column “Surplus £000” is Income £000 less Costs £000",
				"* Row “Total” is the sum of 40 rows, Body 0 to Body 39 (Passengers 2017/18, Passengers 2018/19, Change, Income £000, Costs £000, Surplus £000 only)",
			},
		},
		"trading by council": {
			headings: "Trading income £m|Trading costs £m|Net £m|Population|Net per head £|Rank|Staff",
			places:   []int{1, 1, 1, 0, 2, 0, 0},
			row: func(b *bodies, size float64) []float64 {
				population, income := b.around(size, 120000, 0.1), size*12*math.Exp(b.NormFloat64()*0.5)
				costs := income * math.Exp(b.NormFloat64()*0.3)
				return []float64{income, costs, income - costs, population, (income - costs) * 1e6 / population, float64(1 + b.IntN(40)), b.around(size, 30, 0.2)}
			},
			want: []string{"Column “Net £m” is Trading income £m less Trading costs £m"},
		},
		"years with their total and average": {
			headings: "2015/16|2016/17|2017/18|2018/19|Total|Average|Population|Per head 2018/19",
			places:   []int{1, 1, 1, 1, 1, 1, 0, 3},
			row: func(b *bodies, size float64) []float64 {
				total, row := 0.0, []float64{}
				for range 4 {
					row = append(row, b.around(size, 8000, 0.1)/10)
					total += row[len(row)-1]
				}
				return append(row, total, total/4, b.around(size, 100000, 0), row[3]*1000/b.around(size, 100000, 0))
			},
			last: func(total []float64) (string, []float64) {
				for i := range total {
					total[i] /= 40
				}
				return "England average", total
			},
			want: []string{"* Column “Total” is the sum of 4 columns, 2015/16 to 2018/19"},
		},
		"names of totals that aren't": {
			headings: "Income|Reserves|Total assets|Balance|Net|Overall score|Total staff",
			places:   []int{0, 0, 0, 0, 0, 0, 0},
			row: func(b *bodies, size float64) []float64 {
				return []float64{b.around(size, 300, 0.2), b.around(size, 40, 0.5), b.around(size, 2000, 0.3), b.around(size, 30, 0.4), math.Round(b.NormFloat64() * 20), float64(1 + b.IntN(10)), b.around(size, 500, 0)}
			},
		},
		"a balance sheet": {
			headings: "Fixed assets|Current assets|Total assets|Total liabilities|Net assets|Gearing %",
			places:   []int{0, 0, 0, 0, 0, -1},
			row: func(b *bodies, size float64) []float64 {
				fixed, current := b.around(size, 2000, 0.3), b.around(size, 300, 0.3)
				owed := math.Round((fixed + current) * (0.3 + 0.5*b.Float64()))
				return []float64{fixed, current, fixed + current, owed, fixed + current - owed, 100 * owed / (fixed + current)}
			},
			want: []string{
				"* Column “Total assets” is Fixed assets and Current assets together",
				"Column “Net assets” is Total assets less Total liabilities",
				"* Column “Gearing %” is Total liabilities as a share of Total assets",
			},
		},
		"balances from year to year": {
			headings: "Balance brought forward £m|Income £m|Spend £m|Balance carried forward £m|Minimum balance £m",
			places:   []int{1, 1, 1, 1, 1},
			row: func(b *bodies, size float64) []float64 {
				opening, income, spend := size*8, size*3*b.Float64(), size*3*b.Float64()
				return []float64{opening, income, spend, opening + income - spend, opening * 0.4 * math.Exp(b.NormFloat64()*0.2)}
			},
		},
		"services rounded one by one": {
			headings: "Adults £m|Children £m|Highways £m|Waste £m|All services £m",
			places:   []int{0, 0, 0, 0, 0},
			row: func(b *bodies, size float64) []float64 {
				total, row := 0.0, []float64{}
				for _, typical := range []float64{20, 17, 11, 8} {
					row = append(row, size*typical*math.Exp(b.NormFloat64()*0.3))
					total += row[len(row)-1]
				}
				return append(row, total)
			},
			want: []string{"* Column “All services £m” is the sum of 4 columns, Adults £m to Waste £m"},
		},
		"the total before its parts": {
			headings: "Total journeys|Bus|Rail|Tram",
			places:   []int{0, 0, 0, 0},
			row: func(b *bodies, size float64) []float64 {
				bus, rail, tram := b.around(size, 4000, 0.2), b.around(size, 1500, 0.4), b.around(size, 200, 0.2)*float64(b.IntN(3)/2)
				return []float64{bus + rail + tram, bus, rail, tram}
			},
			want: []string{"* Column “Total journeys” is the sum of 3 columns, Bus to Tram"},
		},
		"shares of a whole": {
			headings: "Car %|Bus %|Rail %|Walk %|Sample",
			places:   []int{-1, -1, -1, -1, 0},
			row: func(b *bodies, _ float64) []float64 {
				row, whole := []float64{b.Float64(), b.Float64(), b.Float64(), b.Float64()}, 0.0
				for _, x := range row {
					whole += x
				}
				for i := range row {
					row[i] *= 100 / whole
				}
				return append(row, float64(200+b.IntN(900)))
			},
		},
		"an index and its growth": {
			headings: "2015|2016|2017|2018|Growth %",
			places:   []int{1, 1, 1, 1, -1},
			row: func(b *bodies, _ float64) []float64 {
				row := []float64{100}
				for i := range 3 {
					row = append(row, row[i]*(1.02+b.NormFloat64()*0.03))
				}
				return append(row, row[3]-100)
			},
		},
		"marks out of five and ranks": {
			headings: "Cost|Quality|Access|Overall score|Overall rank",
			places:   []int{0, 0, 0, 1, 0},
			row: func(b *bodies, _ float64) []float64 {
				cost, quality, access := float64(1+b.IntN(5)), float64(1+b.IntN(5)), float64(1+b.IntN(5))
				return []float64{cost, quality, access, (cost + quality + access) / 3, float64(1 + b.IntN(40))}
			},
		},
		"medians below": {
			headings: "Claims|Paid £|Roads km|Claims per 100 km",
			places:   []int{0, 0, 0, 1},
			row: func(b *bodies, size float64) []float64 {
				claims, roads := b.around(size, 90, 0.5), b.around(size, 900, 0.3)
				return []float64{claims, b.around(size, 9000, 0.7), roads, 100 * claims / roads}
			},
			last: func(total []float64) (string, []float64) {
				for i := range total {
					total[i] /= 52
				}
				return "Median", total
			},
		},
	}
}

// lines print a shape for forty bodies.
func (s shape) lines(r *rand.Rand) []string {
	b := &bodies{r}
	lines := []string{"Council|" + s.headings}
	total := make([]float64, len(s.places))
	for i := range 40 {
		row := s.row(b, math.Exp(r.NormFloat64()*0.9))
		for j, x := range row {
			total[j] += x
		}
		lines = append(lines, fmt.Sprint("Body ", i)+s.print(row))
	}
	if s.last != nil {
		name, row := s.last(total)
		lines = append(lines, name+s.print(row))
	}
	return lines
}

func (s shape) print(row []float64) string {
	var b strings.Builder
	for j, x := range row {
		if s.places[j] < 0 {
			fmt.Fprintf(&b, "|%.1f%%", x)
		} else {
			fmt.Fprintf(&b, "|%.*f", s.places[j], x)
		}
	}
	return b.String()
}

// TestTablesInTheShapeOfPublishedOnesGetTheChecksThatTheyAreMeantToPass holds each with other figures.
func TestTablesInTheShapeOfPublishedOnesGetTheChecksThatTheyAreMeantToPass(t *testing.T) {
	for name, s := range shapes() {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(times(10)) {
				x := tableOf(t, s.lines(rand.New(rand.NewPCG(seed, 1)))...)
				proposed := Propose(x)
				var got []string
				for _, p := range proposed {
					text := CheckText(p.Check)
					if p.Structural {
						text = "* " + text
					}
					got = append(got, text)
				}
				if !slices.Equal(got, s.want) {
					t.Fatalf("with seed %d proposed is\n%s", seed, strings.Join(got, "\n"))
				}
				for _, f := range auditOf(t, x, checksOf(proposed)...).Findings() {
					if f.Verdict != Within {
						t.Fatalf("with seed %d found is %s", seed, f.Text)
					}
				}
			}
		})
	}
}
