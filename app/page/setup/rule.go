package setup

import (
	"slices"
	"strings"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// newRule asks in one form for two options, what the one does to the other, and why.
func (v *view) newRule() {
	names := field.OptionWords(v.shown)
	if len(names) < 2 {
		v.h.Tell("A rule takes two options", "This case has fewer. Add options to the decisions first.")
		return
	}
	option := &ui.FormField{Label: "Option, found by part of its name", Of: "option", Among: names}
	relation := &ui.FormField{Label: "What it does to the other", Of: "rule", Switch: &ui.Segments{Name: "Rule"}}
	for _, one := range field.Relations() {
		relation.Switch.Labels = append(relation.Switch.Labels, model.Capital(string(one)))
	}
	other := &ui.FormField{Label: "Other option, found by part of its name", Of: "other", Among: names}
	reason := &ui.FormField{Label: "Reason, which is shown wherever the rule stands in the way; may stay empty", Of: "reason"}
	rule := func() (*model.Rule, error) {
		x := &model.Rule{Relation: field.Relations()[relation.Switch.Selected], Reason: strings.TrimSpace(reason.Value())}
		var problems model.Problems
		x.Option = endOf(v.shown, names, option, &problems)
		if x.Other = endOf(v.shown, names, other, &problems); len(problems) > 0 {
			return nil, problems
		}
		return x, nil
	}
	check := func() error {
		x, err := rule()
		if err != nil {
			return err
		}
		e, err := v.shown.Add(x, "")
		return page.Sound(v.h, e, err)
	}
	v.h.AskForm("New rule", nil, []*ui.FormField{option, relation, other, reason}, "Add", check, func() {
		x, err := rule()
		if err != nil {
			v.h.Report(err)
			return
		}
		e, err := v.shown.Add(x, "")
		v.h.Do(e, err)
		v.Grid.MoveToKey(string(model.KindRule)+"/"+x.Key(), 3)
		v.Focus()
	})
}

// endOf is the id of the option that a field names; where it names none, that is a problem.
func endOf(c *model.Case, names []string, f *ui.FormField, problems *model.Problems) string {
	at := slices.Index(names, f.Value())
	if at < 0 {
		*problems = append(*problems, model.Problem{Kind: model.KindRule, Field: f.Of, Text: "pick one from the list"})
		return ""
	}
	return c.Options.At(at).ID
}
