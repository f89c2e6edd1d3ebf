package charts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// A scheme without a name of its own is told from the scenario's by its options: by them its money is what the table has beside it.
func TestASchemeIsNamedByWhatDiffersFromTheScenario(t *testing.T) {
	s := subjectOf(exampleCase(t))
	x, err := s.frontier()
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for i, one := range x.Schemes {
		said, found := strings.CutPrefix(one.Name, fmt.Sprintf("Scheme %d: ", i+1))
		if !found || told[said] {
			t.Fatalf("%q says nothing, or what another does", one.Name)
		}
		told[said] = true
		said, _, _ = strings.Cut(said, "; ")
		if strings.Contains(said, " more") {
			continue
		}
		cost, benefit := moneyOf(s, optionsNamed(s, said))
		if !cost.Equal(one.Cost) || !benefit.Equal(one.Benefit) {
			t.Errorf("%q costs %s and brings %s, its options %s and %s", one.Name, one.Cost, one.Benefit, cost, benefit)
		}
	}
	many := []string{"A", "B", "C", "D", "E", "F", "G"}
	if got := firstOf(many); got != "A, B, C, D and 3 more" {
		t.Errorf("%q", got)
	}
}

// optionsNamed are the options that the name of a scheme leads to.
func optionsNamed(s Subject, said string) map[string]bool {
	chosen := s.Case.Chosen(s.Scenario)
	with, without, _ := strings.Cut(said, "without ")
	if strings.HasPrefix(said, "only ") || said == "no option" {
		clear(chosen)
		with, without = said, ""
	}
	for o := range s.Case.Options.All() {
		switch {
		case strings.Contains(without, o.Name):
			delete(chosen, o.ID)
		case strings.Contains(with, o.Name):
			chosen[o.ID] = true
		}
	}
	return chosen
}

func moneyOf(s Subject, chosen map[string]bool) (cost, benefit decimal.Decimal) {
	for l := range s.Case.Lines.All() {
		if l.Owner != model.Programme && !chosen[l.Owner] {
			continue
		}
		sum := decimal.Sum(decimal.Zero, l.Yearly(s.Case.Head().Years, s.Estimate, s.Basis)...)
		if l.Type == model.CostLine {
			cost = cost.Add(sum)
		} else {
			benefit = benefit.Add(sum)
		}
	}
	return cost, benefit
}
