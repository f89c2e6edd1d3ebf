package schemes

import (
	"math/rand/v2"
	"slices"
	"testing"

	"tomworkbench/model"
)

// A case refuses a rule between an option and itself, so this looks at what the search would make of one.
func TestAnOptionThatExcludesItselfIsImpossible(t *testing.T) {
	c, err := model.NewCase(0, []model.Record{
		&model.Head{ID: "self", Title: "Self", FirstYear: 2018, Years: 1},
		&model.Component{ID: "k", Name: "Component"},
		&model.Decision{ID: "d", Component: "k", Name: "Decision"},
		&model.Option{ID: "o", Decision: "d", Name: "Option"},
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	for relation, want := range map[model.Relation]int64{model.Excludes: 1, model.Requires: 2} {
		s, err := New(c, Question{})
		if err != nil {
			t.Fatal(err)
		}
		s.rules = []*model.Rule{{Relation: relation, Option: "o", Other: "o"}}
		if n, err := s.Feasible(t.Context()); err != nil || n.Int64() != want {
			t.Errorf("%s itself: %v schemes, %v; want %d", relation, n, err, want)
		}
	}
}

func TestTheFirstSmallestHittingSetEqualsBruteForce(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		var sets [][]int
		for range 1 + r.IntN(8) {
			var one []int
			for i := range 9 {
				if r.IntN(3) == 0 {
					one = append(one, i)
				}
			}
			if len(one) > 0 {
				sets = append(sets, one)
			}
		}
		got, _ := firstHitting(sets)
		if want := firstHittingByTrying(sets); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v hits %v, want %v", seed, got, sets, want)
		}
	}
}

func firstHittingByTrying(sets [][]int) []int {
	best := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
	for mask := range 1 << 9 {
		var pick []int
		for i := range 9 {
			if mask>>i&1 == 1 {
				pick = append(pick, i)
			}
		}
		misses := func(x []int) bool {
			return !slices.ContainsFunc(x, func(i int) bool { return slices.Contains(pick, i) })
		}
		if slices.ContainsFunc(sets, misses) {
			continue
		}
		if len(pick) < len(best) || len(pick) == len(best) && slices.Compare(pick, best) < 0 {
			best = pick
		}
	}
	return best
}
