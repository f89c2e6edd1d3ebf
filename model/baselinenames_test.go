package model

import "testing"

func TestALineGoesByTheNameOfItsOptionWhereThatHasNoOther(t *testing.T) {
	b := &Baseline{Lines: []BaselineLine{
		{ID: "1", Owner: "hub", OwnerName: "Hub", Name: "Hub, benefit"},
		{ID: "2", Owner: "ict", OwnerName: "ICT", Name: "ICT, benefit"},
		{ID: "3", Owner: "ict", OwnerName: "ICT", Name: "ICT, cost"},
		{ID: "4", Owner: Programme, OwnerName: CouncilWide, Name: CouncilWide + ", cost"},
		{ID: "5", Owner: "a", OwnerName: "Same", Name: "Same, benefit (1)"},
		{ID: "6", Owner: "b", OwnerName: "Same", Name: "Same, benefit (2)"},
	}}
	for id, want := range map[string]string{
		"1": "Hub", "2": "ICT, benefit", "3": "ICT, cost", "4": CouncilWide + ", cost", "5": "Same, benefit (1)", "6": "Same, benefit (2)",
	} {
		if got := b.Names()[id]; got != want || b.nameOf(KindLine, id) != want {
			t.Errorf("line %s goes by %q and %q, want %q", id, got, b.nameOf(KindLine, id), want)
		}
	}
}
