package setup

import (
	"strings"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// riskList is the register of risks, which papers print.
func riskList() frameList {
	source := func(x *model.Risk) *model.Source { return &x.Source }
	public := func(x *model.Risk) *model.Publication { return &x.Publication }
	return frameList{
		name: "Risks",
		columns: []grid.Column{
			{Title: "No.", Ems: 4},
			{Title: "Risk", Ems: 20, Grow: 1},
			{Title: "Brought by", Ems: 13, Grow: 0.5},
			{Title: "Likelihood", Ems: 6.5, Trailing: true},
			{Title: "Impact", Ems: 5, Trailing: true},
			{Title: "Score", Ems: 4.5, Trailing: true},
			{Title: "Response", Ems: 18, Grow: 1},
			{Title: "Owner", Ems: 9, Grow: 0.3},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.4},
			{Title: "Page", Ems: 6},
			{Title: "Publication", Ems: 13, Grow: 0.3},
			{Title: "Public interest", Ems: 12, Grow: 0.4},
		},
		empty: "A risk is what may come about and harm what is to be done. Likelihood and impact are 1, the least, to 5; papers print the gravest first.",
		kinds: []frameKind{{
			kind: model.KindRisk, named: 1,
			fields: []field.Field{
				field.Key(), field.Text(func(x *model.Risk) *string { return &x.Name }), field.RiskOption(),
				field.RiskGrade(func(x *model.Risk) *int { return &x.Likelihood }), field.RiskGrade(func(x *model.Risk) *int { return &x.Impact }), field.RiskScore(),
				field.Text(func(x *model.Risk) *string { return &x.Response }), field.Text(func(x *model.Risk) *string { return &x.Owner }),
				field.Grade(source), field.Document(source), field.SourcePage(source), field.Publication(public), field.ExemptWhy(public),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Risk{ID: c.FreeID(model.KindRisk, name), Name: name}
			},
		}},
	}
}

// successFactorList is what every scheme has to do to be worth doing.
func successFactorList() frameList {
	return frameList{
		name: "Success factors",
		columns: []grid.Column{
			{Title: "No.", Ems: 4},
			{Title: "Success factor", Ems: 18, Grow: 0.6},
			{Title: "When is it met?", Ems: 30, Grow: 2},
		},
		empty: "A critical success factor is what a scheme has to do to be worth doing at all, such as being affordable. “Take the usual success factors” begins with the five of the Treasury’s guide.",
		kinds: []frameKind{{
			kind: model.KindSuccessFactor, named: 1,
			fields: []field.Field{
				field.Key(), field.Text(func(x *model.SuccessFactor) *string { return &x.Name }), field.Text(func(x *model.SuccessFactor) *string { return &x.Meaning }),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.SuccessFactor{ID: c.FreeID(model.KindSuccessFactor, name), Name: name}
			},
		}},
	}
}

// takeSuccessFactors adds those of the usual success factors that aren't there yet.
func (v *view) takeSuccessFactors() {
	c := v.h.Session().Case()
	there := map[string]bool{}
	for x := range c.SuccessFactors.All() {
		there[strings.ToLower(x.Name)] = true
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, x := range model.UsualSuccessFactors() {
		if !there[strings.ToLower(x.Name)] {
			edits = append(edits, func(c *model.Case) (model.Edit, error) {
				x.ID = c.FreeID(model.KindSuccessFactor, x.Name)
				return c.Add(&x, "")
			})
		}
	}
	if len(edits) == 0 {
		v.h.Tell("The usual success factors are there", "All of them stand in the list.")
		return
	}
	text := model.Many(len(edits), "success factor") + " taken from the Treasury’s guide"
	v.h.Do(c.Together(text, edits...))
	if v.h.Shown() == page.Page(v) {
		v.Show(page.Place{Record: model.Hit{Kind: model.KindSuccessFactor}})
	}
	v.h.Explain(text + ". They stand in Set up.")
}
