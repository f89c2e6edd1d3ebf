package model_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	. "tomworkbench/model"
)

// Many changes at once come to the same case as one after the other, and are taken back as one.
func TestManyChangesAtOnceAreAsOneAfterTheOther(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 10))
	for range 30 {
		c := randomCase(t, r)
		before := written(t, c)
		var changes []Change
		for i := range 20 + r.IntN(60) { // few changes and many are made in different ways
			figures := make([]decimal.Decimal, c.Head().Years)
			changes = append(changes, Change{To: &Line{
				Meta: Meta{Rank: RankAt(r.IntN(200))}, ID: fmt.Sprint("new", i), Owner: Programme, Type: CostLine, Recurrence: Once, Minimum: figures,
			}})
		}
		for l := range c.Lines.All() {
			switch r.IntN(3) {
			case 0:
				changes = append(changes, Change{From: l})
			case 1:
				next := *l
				next.Note, next.Rank = "changed", RankAt(r.IntN(200))
				changes = append(changes, Change{From: l, To: &next})
			}
		}
		one := c
		for _, ch := range changes {
			var err error
			if one, _, err = Apply(one, Edit{Changes: []Change{ch}}); err != nil {
				t.Fatal(err)
			}
		}
		all, back, err := Apply(c, Edit{Changes: changes})
		if err != nil {
			t.Fatal(err)
		}
		all.Revision, one.Revision = 0, 0
		sameText(t, fmt.Sprintf("%d changes at once", len(changes)), written(t, all), written(t, one))
		again, _, err := Apply(all, back)
		if err != nil {
			t.Fatal(err)
		}
		again.Revision = c.Revision
		sameText(t, "taken back", written(t, again), before)
		changes = append(changes, Change{From: changes[0].To, To: changes[0].To}, Change{To: changes[0].To})
		if _, _, err := Apply(c, Edit{Changes: changes}); !errors.Is(err, ErrStale) {
			t.Errorf("a record that is added twice gives %v", err)
		}
	}
}

// Adding many lines takes time by their number, whatever the case holds already.
func BenchmarkApplyMany(b *testing.B) {
	c, err := Blank(Head{ID: "a", Title: "A", FirstYear: 2026, Years: 4})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{200, 2000, 20_000} {
		var e Edit
		for i := range n {
			e.Changes = append(e.Changes, Change{To: &Line{
				Meta: Meta{Rank: RankAt(i)}, ID: fmt.Sprint("l", i), Owner: Programme, Type: CostLine, Recurrence: Once, Minimum: make([]decimal.Decimal, 4),
			}})
		}
		b.Run(fmt.Sprintf("changes=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, _, err := Apply(c, e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
