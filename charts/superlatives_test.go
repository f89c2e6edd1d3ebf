package charts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// Whoever a title calls the largest, highest or most is so, and so are all that equal it: read from the figure's own table.
func TestNoTitleNamesOneOfSeveralThatAreEqual(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 9))
	ties := map[FigureID]int{}
	for range 400 {
		s := tiedSubject(t, r)
		for kind, claim := range map[FigureID]struct {
			column int
			from   int
			one    string
			many   string
			noun   string
		}{
			FigureBridge:     {1, 1, "%s adds most:", "%s add most:", "components"},
			FigureInvestment: {-1, 0, " in %s", " in %s", "years"},
			FigureStreams:    {streamColumn(s.Estimate), 0, "The largest part comes from %s:", "The largest parts come from %s:", "streams"},
		} {
			f := figureOf(t, kind, s)
			rows := f.Table().Rows
			if len(rows) < claim.from+3 || f.Empty() {
				continue
			}
			names := mostIn(t, rows[claim.from:len(rows)-1], claim.column)
			if len(names) == 0 || kind == FigureInvestment && len(names) > 2 {
				continue
			}
			form := claim.one
			if len(names) > 1 {
				form = claim.many
				ties[kind]++
			}
			said := model.JoinWords(names)
			if len(names) > 3 { // more than a title holds
				said = fmt.Sprint(len(names), " ", claim.noun)
				ties[kind+" of many"]++
			}
			if want := fmt.Sprintf(form, said); !strings.Contains(f.Title(), want) {
				t.Fatalf("seed %d: %s says %q, and the table %v", seed, kind, f.Title(), rows)
			}
		}
	}
	for _, kind := range []FigureID{FigureBridge, FigureInvestment, FigureStreams, FigureBridge + " of many", FigureStreams + " of many"} {
		if ties[kind] == 0 {
			t.Errorf("seed %d: ties were %v", seed, ties)
		}
	}
}

func streamColumn(e model.Estimate) int { return 1 + slices.Index(model.Estimates(), e)/2 }

// mostIn names the rows whose amount in a column, counted from the end if below nothing, is the largest, none where none is above zero.
func mostIn(t *testing.T, rows [][]string, column int) []string {
	t.Helper()
	var names []string
	most := decimal.Zero
	for _, row := range rows {
		at := column
		if at < 0 {
			at += len(row)
		}
		d, err := decimal.NewFromString(strings.NewReplacer("−", "-", ",", "").Replace(row[at]))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case d.GreaterThan(most):
			most, names = d, []string{row[0]}
		case d.Equal(most) && d.IsPositive():
			names = append(names, row[0])
		}
	}
	return names
}

// tiedSubject has few small figures, so that several are often equal.
func tiedSubject(t *testing.T, r *rand.Rand) Subject {
	t.Helper()
	records := []model.Record{&model.Head{ID: "c", Title: "Ties", FirstYear: 2018, Years: 3}, &model.Scenario{ID: "s", Name: "All"}}
	for i := range 5 {
		c, d, o := fmt.Sprint("c", i), fmt.Sprint("d", i), fmt.Sprint("o", i)
		records = append(records, &model.Component{ID: c, Name: "Part " + c}, &model.Decision{ID: d, Component: c, Name: "Decision"},
			&model.Option{ID: o, Decision: d, Name: "Option " + o}, &model.Choice{Scenario: "s", Decision: d, Options: []string{o}, Status: model.Provisional})
		for _, kind := range []model.LineType{model.BenefitLine, model.CostLine} {
			l := &model.Line{ID: o + string(kind), Owner: o, Type: kind, Category: fmt.Sprint("stream ", i), Recurrence: model.Ongoing}
			for range 3 {
				l.Minimum = append(l.Minimum, decimal.NewFromInt(r.Int64N(3)))
			}
			records = append(records, l)
		}
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{Case: c, Scenario: "s", Estimate: []model.Estimate{model.Minimum, model.Maximum}[r.IntN(2)], Basis: model.InYear}
}
