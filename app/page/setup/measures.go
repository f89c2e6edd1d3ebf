package setup

import (
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// measureList is the list of the effects that aren't money.
func measureList() frameList {
	source := func(x *model.Measure) *model.Source { return &x.Source }
	return frameList{
		name: "Measures",
		columns: []grid.Column{
			{Title: "Measure", Ems: 18, Grow: 1.5},
			{Title: "Unit", Ems: 7, Grow: 0.3},
			{Title: "Start", Ems: 6, Trailing: true},
			{Title: "Target", Ems: 6, Trailing: true},
			{Title: "By year", Ems: 6.5},
			{Title: "Direction", Ems: 7},
			{Title: "Owner", Ems: 10, Grow: 0.5},
			{Title: "Benefit or dis-benefit", Ems: 12},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.6},
			{Title: "Page", Ems: 6},
		},
		empty: "A measure is an effect that isn't money, such as the days that people wait: what it is today, what it is to be and by when. What the change is expected to make worse is a dis-benefit, and belongs here too.",
		kinds: []frameKind{{
			kind: model.KindMeasure,
			fields: []field.Field{
				field.Text(func(x *model.Measure) *string { return &x.Name }), field.Text(func(x *model.Measure) *string { return &x.Unit }),
				field.Amount(func(x *model.Measure) **decimal.Decimal { return &x.Start }), field.Amount(func(x *model.Measure) **decimal.Decimal { return &x.Target }),
				field.ByYear(), field.Direction(), field.Text(func(x *model.Measure) *string { return &x.Owner }), field.Disbenefit(),
				field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Measure{ID: c.FreeID(model.KindMeasure, name), Name: name}
			},
		}},
	}
}
