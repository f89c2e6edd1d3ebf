package audit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	. "tomworkbench/model/audit"
)

// sums is a table of figures with their totals by row and column, in units of the last place.
type sums struct {
	rows, columns, places int
	// figures hold the totals in their last row and column.
	figures [][]int
}

func randomSums(r *rand.Rand) sums {
	s := sums{rows: 2 + r.IntN(8), columns: 1 + r.IntN(6), places: r.IntN(3)}
	for range s.rows + 1 {
		s.figures = append(s.figures, make([]int, s.columns+1))
	}
	for i := range s.rows {
		for j := range s.columns {
			n := 100 + r.IntN(20000)
			for _, at := range [][2]int{{i, j}, {s.rows, j}, {i, s.columns}, {s.rows, s.columns}} {
				s.figures[at[0]][at[1]] += n
			}
		}
	}
	return s
}

func (s sums) text(n int) string { return decimalText(n, s.places) }

func decimalText(n, places int) string {
	digits := fmt.Sprintf("%0*d", places+1, n)
	if places == 0 {
		return digits
	}
	return digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}

// lines print the table, with or without the totals of the rows.
func (s sums) lines(across bool) []string {
	lines := []string{"Costs (£m)"}
	for i, row := range s.figures {
		name := fmt.Sprint("Service ", i)
		if i == s.rows {
			name = "Total"
		}
		lines = append(lines, name)
		for j, n := range row {
			if j < s.columns || across {
				lines[i+1] += "|" + s.text(n)
			}
		}
	}
	for j := range s.columns {
		lines[0] += fmt.Sprint("|", 2010+j)
	}
	if across {
		lines[0] += "|Total"
	}
	return lines
}

// spoil prints another figure for one of the totals, further off than rounding explains: a digit more or less, or any
// other. It returns where, and what it should be.
func (s sums) spoil(r *rand.Rand, across bool) (row, column int, right string) {
	row, column = s.rows, r.IntN(s.columns)
	if across && r.IntN(2) == 0 {
		row, column = r.IntN(s.rows), s.columns
	}
	n := s.figures[row][column]
	wrong := n
	for max(n-wrong, wrong-n) <= 2*(s.rows+s.columns) {
		wrong = []int{n * 10, n / 10, n/2 + r.IntN(n), r.IntN(3 * n)}[r.IntN(4)]
	}
	s.figures[row][column] = wrong
	return row, column, s.text(n)
}

// TestATotalThatIsWrongIsTheOneFinding spoils one total of each table, however far.
func TestATotalThatIsWrongIsTheOneFinding(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range times(500) {
		s, across := randomSums(r), r.IntN(2) == 0
		across = across && s.columns > 1
		row, column, right := s.spoil(r, across)
		x := tableOf(t, s.lines(across)...)
		found := auditOf(t, x, checksOf(Propose(x))...).Findings()
		if len(found) != 1 || found[0].Cell != (Cell{x.ID, row, column}) || found[0].Correct != right {
			t.Fatalf("row %d, column %d should be %s; found is %+v for\n%s", row, column, right, found, strings.Join(s.lines(across), "\n"))
		}
	}
}
