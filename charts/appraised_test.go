package charts

import (
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"tomworkbench/model"
	"tomworkbench/model/appraisal"
)

// drawn are draws of a scenario.
func drawn(t testing.TB, s Subject) appraisal.Draws {
	t.Helper()
	d, err := appraisal.Draw(t.Context(), s.Case, s.Scenario, s.Basis, appraisal.DrawParams{Seed: 1, Count: 500, Schedule: appraisal.GreenBook()})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheAppraisalIsDrawnAndTold(t *testing.T) {
	s := subjectOf(exampleCase(t))
	for name, c := range map[string]struct {
		figure *Figure
		title  string
	}{
		"tornado": {NewTornado(s), "Benefit of Centre of excellence moves the net most: £16.0m to £25.0m"},
		"ranges":  {NewRanges(s, drawn(t, s)), "In eight draws of ten the net is £"},
		"bias":    {NewBias(s), "No cost has a class, so no optimism bias is added"},
	} {
		f := c.figure
		if !strings.HasPrefix(f.Title(), c.title) {
			t.Errorf("%s says %q, want %q", name, f.Title(), c.title)
		}
		if f.Alt() == "" || f.Description() == "" || len(f.Table().Rows) == 0 {
			t.Errorf("%s says too little", name)
		}
	}
}

// A classed cost is shown with its bias as a part of its own: the cost as entered stays.
func TestOptimismBiasStandsBesideTheCost(t *testing.T) {
	c := newCase(t, "A", 1, testLine{kind: model.CostLine, minimum: []string{"10"}})
	line := *c.Lines.At(0)
	line.Class = model.Equipment
	e, err := c.Replace(line.ID, &line)
	if err != nil {
		t.Fatal(err)
	}
	if c, _, err = model.Apply(c, e); err != nil {
		t.Fatal(err)
	}
	rows := NewBias(Subject{Case: c, Scenario: "s", Estimate: model.Minimum, Basis: model.InYear}).Table().Rows
	// The Green Book's bounds for equipment and development are 10 % and 200 %.
	for i, want := range []string{"10 to 10", "1 to 20", "11 to 30"} {
		if got := rows[i][1] + " to " + rows[i][2]; got != want {
			t.Errorf("%s is %s, want %s", rows[i][0], got, want)
		}
	}
}

func TestNoTextOfTheAppraisalOverlapsAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 30 {
		s := randomSubject(t, r)
		for _, f := range []*Figure{NewTornado(s), NewRanges(s, drawn(t, s)), NewBias(s)} {
			for _, g := range []ground{f.Page().ground(), randomGround(r)} {
				got := recordIfItFits(t, f, g)
				checkTexts(t, got, image.Rectangle{Max: g.size})
				checkClear(t, got)
				if t.Failed() {
					t.Fatalf("%s, %v at %v px a unit", f.Title(), g.size, g.unit)
				}
			}
		}
	}
}
