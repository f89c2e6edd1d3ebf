package setup

import (
	"slices"

	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// planList is the list of when options are carried out and what they need first.
func planList() frameList {
	source := func(x *model.Plan) *model.Source { return &x.Source }
	return frameList{
		name: "Plans of options",
		columns: []grid.Column{
			{Title: "Option", Ems: 16, Grow: 1},
			{Title: "Start", Ems: 7},
			{Title: "Finish", Ems: 7},
			{Title: "Benefits from", Ems: 8.5},
			{Title: "Needs first", Ems: 16, Grow: 1},
			{Title: "Stage", Ems: 12, Grow: 0.6},
			{Title: "Owner", Ems: 8, Grow: 0.3},
			{Title: "A year’s delay costs £m", Ems: 9, Trailing: true},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.4},
			{Title: "Page", Ems: 6},
		},
		empty: "When an option starts and finishes, in quarters such as 2018/19 Q3, and what it needs first. The page Plan draws them as bars, and lets a scenario slip.",
		kinds: []frameKind{{
			kind: model.KindPlan, noun: "plan", once: true, asks: "Which option is planned?",
			fields: []field.Field{
				field.PlanOption(), field.Quarter(func(x *model.Plan) *model.Quarter { return &x.Start }), field.Quarter(func(x *model.Plan) *model.Quarter { return &x.Finish }),
				field.Quarter(func(x *model.Plan) *model.Quarter { return &x.BenefitsFrom }), field.NeedsFirst(), field.PlanStage(),
				field.Text(func(x *model.Plan) *string { return &x.Owner }), field.DelayCost(), field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Plan{Option: c.Options.At(slices.Index(field.OptionWords(c), name)).ID}
			},
		}},
	}
}

// stageList is the list of the steps of the work, with what comes out of each.
func stageList() frameList {
	source := func(x *model.Stage) *model.Source { return &x.Source }
	return frameList{
		name: "Stages",
		columns: []grid.Column{
			{Title: "Stage", Ems: 20, Grow: 1},
			{Title: "Strand", Ems: 14, Grow: 0.7},
			{Title: "Output", Ems: 18, Grow: 1},
			{Title: "Start", Ems: 7},
			{Title: "Finish", Ems: 7},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.4},
			{Title: "Page", Ems: 6},
		},
		empty: "A stage is a step of the work with its output, such as a functional model. “Take the usual stages” begins with those of the published case.",
		kinds: []frameKind{{
			kind: model.KindStage,
			fields: []field.Field{
				field.Text(func(x *model.Stage) *string { return &x.Name }), field.Text(func(x *model.Stage) *string { return &x.Strand }),
				field.Text(func(x *model.Stage) *string { return &x.Output }), field.Quarter(func(x *model.Stage) *model.Quarter { return &x.Start }),
				field.Quarter(func(x *model.Stage) *model.Quarter { return &x.Finish }), field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Stage{ID: c.FreeID(model.KindStage, name), Name: name}
			},
		}},
	}
}

// milestoneList is the list of what is there by a quarter.
func milestoneList(c *model.Case) frameList {
	source := func(x *model.Milestone) *model.Source { return &x.Source }
	first := c.Head().FirstQuarter()
	return frameList{
		name: "Milestones",
		columns: []grid.Column{
			{Title: "Milestone", Ems: 20, Grow: 1},
			{Title: "By", Ems: 7},
			{Title: "Of", Ems: 16, Grow: 0.7},
			{Title: "Output", Ems: 18, Grow: 1},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.4},
			{Title: "Page", Ems: 6},
		},
		empty: "A milestone is there by the end of a quarter. One of an option moves with that option’s slip.",
		kinds: []frameKind{{
			kind: model.KindMilestone,
			fields: []field.Field{
				field.Text(func(x *model.Milestone) *string { return &x.Name }), field.MilestoneQuarter(),
				field.MilestoneOption(), field.Text(func(x *model.Milestone) *string { return &x.Output }), field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Milestone{ID: c.FreeID(model.KindMilestone, name), Name: name, On: first}
			},
		}},
	}
}
