package papers

import (
	"slices"
	"strings"
	"testing"

	"tomworkbench/charts"
	"tomworkbench/model"
)

func textsOf(checks []Check) (texts []string) {
	for _, x := range checks {
		texts = append(texts, x.Text)
	}
	return texts
}

func TestWhatOfficersWouldBeAskedAboutIsFoundBeforeAPaperIsFinal(t *testing.T) {
	s := example(t)
	s.Only = []charts.FigureID{charts.FigureProfile, charts.FigureBias}
	s = edited(t, s, func(c *model.Case) (model.Edit, error) { return c.Choose(s.Scenario, "data") })
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.Add(&model.SuccessFactor{ID: "S1", Name: "Affordable"}, "")
	})
	s = hiding(t, s, 1)
	found := textsOf(s.Checks())
	for _, want := range []string{
		"“Data and insight” is undecided.", "Nobody said why “Centre-led hub and spoke” isn’t proposed", "Principle P9 “Accountability at the right level” is contested.",
		"Nobody has said in which prices the figures are.", "is illustrative.", "The audit of “", "The figure “Optimism bias” is left out:", "Nothing is typed for “Legal implications”.",
		"Nobody judged “Affordable” of “Published case”.", "is exempt, but nobody said why the public interest in keeping it so outweighs that in disclosing it.",
	} {
		if !slices.ContainsFunc(found, func(text string) bool { return strings.Contains(text, want) }) {
			t.Errorf("nothing says %q; found %q", want, found)
		}
	}
	for _, x := range s.Checks() {
		if (x.Record.Kind == "") == (x.Figure == "") {
			t.Errorf("%q leads to nowhere or to two places", x.Text)
		}
	}
}

func TestWhatIsMendedIsFoundNoMore(t *testing.T) {
	s := example(t)
	before := len(s.Checks())
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.TypePassage("legal", "It may.", model.Publication{})
	})
	s = edited(t, s, func(c *model.Case) (model.Edit, error) {
		return c.SayWhyNot(s.Scenario, "hub-and-spoke", "It costs more.")
	})
	if after := len(s.Checks()); after != before-2 {
		t.Errorf("%d checks, and %d before", after, before)
	}
}

func TestStaffAndSuppliersAreNamedBeforeAnythingLeaves(t *testing.T) {
	if got := example(t).Case.Delicate().Words(); !strings.Contains(got, "14 lines of what suppliers are paid") {
		t.Errorf("%q", got)
	}
	if got := hiding(t, example(t), 1).Case.Delicate().Words(); !strings.Contains(got, "3 records not for publication") {
		t.Errorf("%q", got)
	}
}
