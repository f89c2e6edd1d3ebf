package charts

import (
	"strings"
	"sync"
	"testing"

	"tomworkbench/model"
)

// What is kept is of one scenario of one state, as it is counted: for any other it is found anew.
func TestEvidenceIsKeptForItsSubjectAlone(t *testing.T) {
	s := fewDraws(t, subjectOf(exampleCase(t)))
	says := func(s Subject, draws string) bool {
		return strings.Contains(figureOf(t, FigureExceedance, s).Description(), draws)
	}
	if !says(s, "500 draws") {
		t.Error("draws that were given are not taken")
	}
	others := map[string]func(*Subject){
		"scenario": func(s *Subject) { s.Scenario = s.With[0] }, "estimate": func(s *Subject) { s.Estimate = model.Maximum },
		"basis": func(s *Subject) { s.Basis = model.Recurring }, "case": func(s *Subject) { s.Case = exampleCase(t) },
	}
	for what, change := range others {
		s, other := fewDraws(t, s), s
		change(&other)
		other.Workings = s.Workings
		if !says(other, "10,000 draws") {
			t.Errorf("with another %s the draws are those of before", what)
		}
	}
}

func TestEvidenceIsFoundOnceForAllThatAskAtOnce(t *testing.T) {
	s := subjectOf(exampleCase(t))
	var all sync.WaitGroup
	for _, k := range FigureIDs() {
		for range 3 {
			all.Go(func() {
				if _, err := New(k, s); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	found, err := s.frontier()
	if again, _ := s.frontier(); err != nil || found.Count != again.Count {
		t.Errorf("the schemes are found twice: %v", err)
	}
}

// The schemes that a paper shows are those that the scenario's own rulings leave.
func TestTheFrontierOfAPaperLeavesOutWhatIsRuledOut(t *testing.T) {
	s := subjectOf(exampleCase(t))
	whole, err := s.frontier()
	if err != nil || whole.Scenarios[whole.Current].Name != s.Name() {
		t.Fatalf("the scenario is %d of %v: %v", whole.Current, whole.Scenarios, err)
	}
	if got := figureOf(t, FigureFrontier, s).Title(); got != "No scheme beats Published case" {
		t.Errorf("it says %q", got)
	}
	var e model.Edit
	for o := range s.Case.Options.All() {
		if !s.Case.Chosen(s.Scenario)[o.ID] {
			e.Changes = append(e.Changes, model.Change{To: &model.RuledOut{Scenario: s.Scenario, Option: o.ID, Reason: "Too dear."}})
		}
	}
	if s.Case, _, err = model.Apply(s.Case, e); err != nil {
		t.Fatal(err)
	}
	if left, err := s.frontier(); err != nil || left.Count.Cmp(whole.Count) >= 0 {
		t.Errorf("of %s schemes %s are left: %v", whole.Count, left.Count, err)
	}
}
