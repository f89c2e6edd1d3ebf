package papers

import (
	"cmp"
	"slices"

	"tomworkbench/app/papers/word"
	"tomworkbench/model"
)

// appraised is the appraisal summary table: the scenarios with a role side by side, from no change to more ambitious, with the success
// factors that a person judged.
func (a optionsPaper) appraised() {
	all := a.Case.Appraised(a.Scenario)
	if len(all) == 0 {
		return
	}
	a.d.Heading(1, "Appraisal summary")
	t := word.Table{Caption: "Appraisal summary, " + model.Terms(a.Estimate, a.Basis), Columns: []string{"Measure"}}
	for _, s := range all {
		t.Columns = append(t.Columns, s.Role.Words()+": "+s.Name)
	}
	heads := make([]headline, len(all))
	for i, s := range all {
		heads[i] = a.headline(s.ID)
	}
	for _, row := range []struct {
		name string
		of   func(headline) string
	}{
		{"Annual saving once in place", headline.saves},
		{"One-off cost", headline.oneOffCost},
		{"Ongoing cost", headline.ongoingCost},
		{"Net", headline.netOf},
		{"Pays back", headline.paysBack},
		{"New to the budget, each year’s new savings added up", headline.newInSteps},
		{"New to the budget, carried forward", headline.newInLevels},
		{"Net present value", headline.presentValue},
	} {
		cells := []string{row.name}
		for _, h := range heads {
			cells = append(cells, row.of(h))
		}
		t.Rows = append(t.Rows, cells)
	}
	principles, rules := []string{"Principles"}, []string{"Rules broken"}
	for _, s := range all {
		principles = append(principles, model.TallyOf(a.Case.Standings(s.ID)).Words(""))
		rules = append(rules, cmp.Or(wordsOfCount(len(a.Case.Breaches(s.ID))), "none"))
	}
	t.Rows = append(t.Rows, principles, rules)
	for f := range a.Case.SuccessFactors.All() {
		row := []string{f.Name}
		for _, s := range all {
			j := a.Case.Judgement(s.ID, f.ID)
			row = append(row, model.WithReason(j.Met.Words(), j.Why))
		}
		t.Rows = append(t.Rows, row)
	}
	a.d.Table(t)
	if missing := missingRoles(all); len(missing) > 0 {
		a.d.Quiet("Not appraised here: " + model.JoinWords(missing) + ".")
	}
	if a.Case.Overlaps.Len() > 0 {
		a.d.Quiet("What the budget counts on already is taken off every scheme alike: below zero, a scheme brings less than the budget counts on.")
	}
}

// missingRoles are the roles that no scenario has.
func missingRoles(all []*model.Scenario) (missing []string) {
	for _, r := range model.Roles() {
		if !slices.ContainsFunc(all, func(s *model.Scenario) bool { return s.Role == r }) {
			missing = append(missing, string(r))
		}
	}
	return missing
}

// wordsOfCount writes a count, nothing for none.
func wordsOfCount(n int) string {
	if n == 0 {
		return ""
	}
	return model.Many(n, "rule")
}
