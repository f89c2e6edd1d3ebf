package schemes

import (
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
