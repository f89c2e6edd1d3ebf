package model_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "tomworkbench/model"
)

// decisionsOf are the ids of a component's decisions, in their order.
func decisionsOf(c *Case, component string) (ids []string) {
	for d := range c.DecisionsOf(component) {
		ids = append(ids, d.ID)
	}
	return ids
}

func TestADecisionTakesThePlaceItIsGivenInAnyComponentAndUndoBringsItBack(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 3))
	for range 300 {
		c := randomCase(t, r)
		d, to := anyOf(r, c.Decisions), anyOf(r, c.Components).ID
		others := slices.DeleteFunc(decisionsOf(c, to), func(id string) bool { return id == d.ID })
		place := r.IntN(len(others) + 1)
		e := must(t)(c.MoveDecision(d.ID, to, place))
		next, back, err := Apply(c, e)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := decisionsOf(next, to), slices.Insert(slices.Clone(others), place, d.ID); !slices.Equal(got, want) {
			t.Fatalf("moved to %d of %s they stand as %v, want %v", place, to, got, want)
		}
		if was, _, err := Apply(next, back); err != nil || !slices.Equal(decisionsOf(was, d.Component), decisionsOf(c, d.Component)) {
			t.Fatalf("undone they stand as %v, %v", decisionsOf(was, d.Component), err)
		}
	}
}

func TestADecisionThatStepsBeyondItsComponentGoesToTheNext(t *testing.T) {
	c := smallCase(t)
	first, second := c.Components.At(0).ID, c.Components.At(1).ID
	last := decisionsOf(c, first)[len(decisionsOf(c, first))-1]
	c = apply(t, c, must(t)(c.StepDecision(last, 1)), 1)
	if got := decisionsOf(c, second); got[0] != last {
		t.Errorf("the next component has %v", got)
	}
	c = apply(t, c, must(t)(c.StepDecision(last, -1)), 2)
	if got := decisionsOf(c, first); got[len(got)-1] != last {
		t.Errorf("back, the first has %v", got)
	}
	for range 10 {
		e := must(t)(c.StepDecision(last, -1))
		if e.Empty() {
			break
		}
		c = apply(t, c, e, 3)
	}
	if got := decisionsOf(c, first); got[0] != last {
		t.Errorf("at the beginning of all it stands in %v", got)
	}
}
