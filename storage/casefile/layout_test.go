package casefile

import (
	"slices"
	"testing"

	"tomworkbench/model"
)

func TestEveryKindHasOneListThatNothingElseIsCalled(t *testing.T) {
	names := []string{fieldFormat, fieldVersion, fieldRevision, fieldLastEdit, fieldCase, fieldCursor, fieldJournal}
	kinds := []model.Kind{model.KindHead}
	var e encoder
	for _, kind := range lists() {
		kinds = append(kinds, kind)
		names = append(names, kind.List())
		within := inside(kind)
		kinds = append(kinds, within...)
		own := listNames(within)
		for _, f := range e.marshal(model.NewRecord(kind)).fields {
			own = append(own, f.name)
		}
		wantDistinct(t, "a "+string(kind), own)
	}
	wantDistinct(t, "the top of a file", names)
	for _, kind := range model.Kinds() {
		if got := len(slices.DeleteFunc(slices.Clone(kinds), func(k model.Kind) bool { return k != kind })); got != 1 {
			t.Errorf("a file has %d places for the records of %s, want 1", got, kind)
		}
	}
}

func wantDistinct(t *testing.T, what string, names []string) {
	t.Helper()
	slices.Sort(names)
	for i := range names[1:] {
		if names[i] == names[i+1] {
			t.Errorf("%s has two fields %q", what, names[i])
		}
	}
}

func TestWhatStandsInsideAScenarioNamesItInTheFieldThatIsLeftOut(t *testing.T) {
	var e encoder
	for _, kind := range model.KindsInScenarios() {
		n := e.marshal(model.WithScenario(model.NewRecord(kind), "s"))
		if got := n.get(fieldScenario); got == nil || got.text != "s" {
			t.Errorf("a %s doesn't say its scenario as %q", kind, fieldScenario)
		}
	}
}

func TestEveryKindIsKnownToAVersionOfTheFormat(t *testing.T) {
	for _, kind := range model.Kinds() {
		got := versionWith(model.NewRecord(kind))
		if got != kind.Since() || got < firstVersion || got > newestVersion() {
			t.Errorf("a bare %s is written as version %d; it came with %d of %d", kind, got, kind.Since(), newestVersion())
		}
	}
}

// An older workbench takes a list that it doesn't know for a mistake in the file: it has to be told by the version.
func TestOnlyTheKindsOfTheFirstVersionAreWrittenAsIt(t *testing.T) {
	first := []model.Kind{
		model.KindHead, model.KindDocument, model.KindComponent, model.KindDecision, model.KindOption, model.KindLine, model.KindPrinciple,
		model.KindDriver, model.KindTheme, model.KindEnabler, model.KindBenefit, model.KindObjective, model.KindLink, model.KindRule,
		model.KindAssumption, model.KindOverlap, model.KindScenario, model.KindChoice, model.KindRuledOut,
	}
	for _, kind := range model.Kinds() {
		if known := slices.Contains(first, kind); known != (kind.Since() == firstVersion) {
			t.Errorf("the row of %s says that it came with version %d", kind, kind.Since())
		}
	}
}
