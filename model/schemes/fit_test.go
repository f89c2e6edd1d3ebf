package schemes_test

import (
	"slices"
	"testing"

	"tomworkbench/model"
	. "tomworkbench/model/schemes"
)

// severalCase has an option x that excludes one of the several answers of another decision, and one of its own.
func severalCase(t testing.TB) *model.Case {
	t.Helper()
	records := []model.Record{
		&model.Head{ID: "case", Title: "Case", FirstYear: 2020, Years: 1}, &model.Component{ID: "k", Name: "Component"},
		&model.Decision{ID: "own", Component: "k", Name: "Own", Several: true}, &model.Decision{ID: "other", Component: "k", Name: "Other", Several: true},
		&model.Rule{Relation: model.Excludes, Option: "x", Other: "a"}, &model.Rule{Relation: model.Excludes, Option: "x", Other: "p"},
	}
	for _, id := range []string{"p", "q", "r", "x"} {
		records = append(records, &model.Option{ID: id, Decision: "own", Name: id})
	}
	for _, id := range []string{"a", "b", "c"} {
		records = append(records, &model.Option{ID: id, Decision: "other", Name: id})
	}
	c, err := model.NewCase(0, records, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestMakingAnOptionFitLeavesTheOtherAnswersOfSeveralAsTheyAre(t *testing.T) {
	s := space(t, severalCase(t), Question{})
	f := must(s.Fit(t.Context(), "x", Choices{"own": {"p", "q"}, "other": {"a", "b"}}))(t)
	if len(f.Changes) != 1 || !slices.Equal(f.Changes[0].From, []string{"a", "b"}) || !slices.Equal(f.Changes[0].To, []string{"b"}) {
		t.Errorf("the other decision changes by %+v", f.Changes)
	}
	if !slices.Equal(f.Own.To, []string{"q", "x"}) {
		t.Errorf("its own decision becomes %q", f.Own.To)
	}
}
