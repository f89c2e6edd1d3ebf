package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

func TestTheRowsOfTheExampleStandByTheirRatingsAndTheirMoney(t *testing.T) {
	f := figureOf(t, FigureOpportunities, subjectOf(exampleCase(t)))
	want := []string{
		"sourcing|Adults social care|Not rated|High (by its money)|3.46|6.93",
		"sourcing|Children's social care|Not rated|Low (by its money)|1.10|2.12",
		"sourcing|Process improvements|Not rated|Medium (by its money)|1.50|3.90",
		"commercial|Delivery|R Red|High|not given|not given",
		"commercial|Process|G Green|Low|not given|not given",
	}
	rows := map[string]bool{}
	for _, row := range f.Table().Rows {
		rows[strings.Join(row, "|")] = true
	}
	for _, row := range want {
		if !rows[row] {
			t.Errorf("no row says %s: %v", row, f.Table().Rows)
		}
	}
	if got := strings.Join(f.Notes(), "; "); got != "Where no value is given a row stands by its highest saving: low up to £2.31m, a third of the largest, medium up to £4.62m, high above; Rows add up to £7.79m to £16.57m; the line they feed has £8m to £17m: £0.21m and £0.43m of it stand in no row" {
		t.Errorf("the notes are %q", got)
	}
	if !strings.HasSuffix(f.Alt(), " The highest saving is that of Adults social care, £3.46m to £6.93m.") {
		t.Errorf("the alternative is %q", f.Alt())
	}
	got := wordsOf(recordIfItFits(t, f, pageOf(f.PrintSize())))
	if all := strings.Join(got, " "); strings.Contains(all, " more") || strings.Contains(all, "…") {
		t.Errorf("on the page that it wants something is left out: %q", got)
	}
}

// registered is a case with rows of a register, each "ease value low high" with a dash for nothing.
func registered(t *testing.T, rows ...string) Subject {
	t.Helper()
	records := []model.Record{&model.Head{ID: "case", Title: "A case", FirstYear: 2018, Years: 1}, &model.Scenario{ID: "s", Name: "S"}}
	for i, row := range rows {
		of := strings.Fields(strings.ReplaceAll(row, "-", " . "))
		for j := range of {
			of[j] = strings.Trim(of[j], ".")
		}
		x := &model.Opportunity{ID: fmt.Sprint("o", i), Name: fmt.Sprint("Row ", i), Ease: model.RAG(of[0]), Value: model.Level(of[1])}
		for j, into := range []**decimal.Decimal{&x.Low, &x.High} {
			if of[2+j] != "" {
				d := decimal.RequireFromString(of[2+j])
				*into = &d
			}
		}
		records = append(records, x)
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}
}

func TestAGivenValueIsWorthMoreThanTheMoneyOfARow(t *testing.T) {
	f := figureOf(t, FigureOpportunities, registered(t, "G low 5 9", "R - 2 3", "A - 3 6", "A - 6 7", "- - - -", "G - 0 -"))
	var got []string
	for _, row := range f.Table().Rows {
		got = append(got, row[3])
	}
	if want := "Low, Low (by its money), Medium (by its money), High (by its money), Not given, Low (by its money)"; strings.Join(got, ", ") != want {
		t.Errorf("the values are %q", got)
	}
	none := figureOf(t, FigureOpportunities, registered(t, "- - 0 0"))
	if got := none.Table().Rows[0][3]; got != "Low (by its money)" || none.Title() != "Nobody has rated the ease of the one row of the registers" {
		t.Errorf("a row of nothing is %q, %q", got, none.Title())
	}
}

func TestTheTitleOfTheRegistersCountsWhatTheTableShows(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 8))
	for range 200 {
		s := randomSubject(t, r)
		f := figureOf(t, FigureOpportunities, s)
		rows, easy, unrated := len(f.Table().Rows), 0, 0
		for _, row := range f.Table().Rows {
			switch row[2] {
			case model.Green.String():
				easy++
			case model.Unrated.String():
				unrated++
			}
		}
		want := []string{"No opportunities so far"}
		switch {
		case rows == 0:
		case unrated == rows:
			want = []string{"Nobody has rated the ease of "}
		case easy == 0:
			want = []string{fmt.Sprintf("None of %s of the registers is rated easy", many(rows, "row"))}
		default:
			want = []string{fmt.Sprintf("%d of %s of the registers ", easy, many(rows, "row")), " rated easy"}
		}
		if unrated > 0 && unrated < rows {
			want = append(want, fmt.Sprintf("; %d ", unrated), "not rated")
		}
		for _, part := range want {
			if !strings.Contains(f.Title(), part) {
				t.Fatalf("seed %d: %d rows, %d easy, %d not rated: %q lacks %q", seed, rows, easy, unrated, f.Title(), part)
			}
		}
	}
}
