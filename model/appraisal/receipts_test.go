package appraisal_test

import (
	"slices"
	"strings"
	"testing"

	. "tomworkbench/model/appraisal"

	"tomworkbench/model"
)

// funded is a cost paid from somewhere.
func funded(l *model.Line, from model.Funding) *model.Line {
	l.Funding = from
	return l
}

// worth is a benefit that isn't cash.
func worth(l *model.Line, to model.Worth) *model.Line {
	l.Worth = to
	return l
}

func TestACostFromCapitalReceiptsIsHeldAgainstTheThreeTestsOfTheDirection(t *testing.T) {
	receipts := func(l *model.Line) *model.Line { return funded(l, model.FromReceipts) }
	saving := line("saving", "a", model.BenefitLine, "1 1", "")
	for name, of := range map[string]struct {
		cost   *model.Line
		others []model.Record
		want   string // the words of it, empty where no capital receipts pay
		says   string
	}{
		"a one-off cost that saves":              {receipts(once("cost", "a", model.CostLine, "1 0", "")), []model.Record{saving}, "meets the 3 tests", ""},
		"paid from revenue":                      {funded(once("cost", "a", model.CostLine, "1 0", ""), model.FromRevenue), nil, "", ""},
		"ongoing":                                {receipts(line("cost", "a", model.CostLine, "1 0", "")), []model.Record{saving}, "1 of 3 tests fails", "It is an ongoing cost"},
		"without a saving":                       {receipts(once("cost", "b", model.CostLine, "1 0", "")), []model.Record{saving}, "1 of 3 tests fails", "nothing that it can be for has an ongoing, cashable benefit"},
		"with a saving of staff time alone":      {receipts(once("cost", "b", model.CostLine, "1 0", "")), []model.Record{worth(line("time", "b", model.BenefitLine, "1 1", ""), model.Capacity)}, "1 of 3 tests fails", "ongoing, cashable benefit"},
		"with a saving that comes once":          {receipts(once("cost", "b", model.CostLine, "1 0", "")), []model.Record{once("sale", "b", model.BenefitLine, "1 1", "")}, "1 of 3 tests fails", "ongoing, cashable benefit"},
		"with a saving of nothing":               {receipts(once("cost", "b", model.CostLine, "1 0", "")), []model.Record{line("none", "b", model.BenefitLine, "0 0", "")}, "1 of 3 tests fails", "ongoing, cashable benefit"},
		"with a saving that is council-wide":     {receipts(once("cost", "b", model.CostLine, "1 0", "")), []model.Record{line("wide", model.Programme, model.BenefitLine, "1 1", "")}, "meets the 3 tests", ""},
		"council-wide, for an option's saving":   {receipts(once("cost", model.Programme, model.CostLine, "1 0", "")), []model.Record{saving}, "meets the 3 tests", ""},
		"ongoing and without a saving":           {receipts(line("cost", "b", model.CostLine, "1 0", "")), nil, "2 of 3 tests fail", "one-off costs alone: mark it as once, or pay for it from elsewhere. It has to bring ongoing savings"},
		"beside a cost that is borrowed for":     {receipts(once("cost", "a", model.CostLine, "1 0", "")), []model.Record{saving, funded(once("loan", "a", model.CostLine, "1 0", ""), model.FromBorrowing)}, "to be checked", "Borrowing pays for other costs of Advice first (cost)"},
		"where another option's is borrowed for": {receipts(once("cost", "a", model.CostLine, "1 0", "")), []model.Record{saving, funded(once("loan", "b", model.CostLine, "1 0", ""), model.FromBorrowing)}, "meets the 3 tests", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c := caseOf(t, 2, append([]model.Record{of.cost}, of.others...)...)
			use, asked := FlexibleUseOf(of.cost, c.Counting("s"))
			if asked != (of.want != "") {
				t.Fatalf("capital receipts pay: %v", asked)
			}
			if asked && (use.Words() != of.want || !strings.Contains(use.Sentences(c), of.says)) {
				t.Errorf("it says %q: %q", use.Words(), use.Sentences(c))
			}
			all := Measures(c, "s", model.Minimum, model.InYear, Options{})
			at := slices.IndexFunc(all, func(m Measure) bool { return m.Group == Funded })
			if listed := at >= 0; listed != (asked && !use.Passes()) {
				t.Fatalf("the appraisal lists it: %v", listed)
			}
			if at >= 0 && (all[at].Words != of.want || !strings.Contains(all[at].Note, of.says) || !strings.HasSuffix(all[at].Note, ReceiptsDirection+".")) {
				t.Errorf("the appraisal says %q: %q", all[at].Words, all[at].Note)
			}
		})
	}
}

func TestASavingThatIsNotChosenIsNoneThatReceiptsPayFor(t *testing.T) {
	cost := funded(once("cost", model.Programme, model.CostLine, "1 0", ""), model.FromReceipts)
	c := caseOf(t, 2, cost, line("saving", "a", model.BenefitLine, "1 1", ""))
	if use, _ := FlexibleUseOf(cost, c.Counting("none")); !use.NoSaving {
		t.Error("a scenario that chooses nothing has a saving")
	}
}
