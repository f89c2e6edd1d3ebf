package setup

import (
	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// areaList is the list of the areas that components take their savings out of.
func areaList() frameList {
	source := func(x *model.Area) *model.Source { return &x.Source }
	return frameList{
		name: "Areas",
		columns: []grid.Column{
			{Title: "Area", Ems: 16, Grow: 1},
			{Title: "Cost £m", Ems: 7, Trailing: true},
			{Title: "Warn above %", Ems: 8.5, Trailing: true},
			{Title: "Taken from by", Ems: 18, Grow: 1},
			{Title: "Note", Ems: 18, Grow: 1.5},
			{Title: "Source", Ems: 8},
			{Title: "Document", Ems: 12, Grow: 0.6},
			{Title: "Page", Ems: 6},
		},
		empty: "An area is a group of activities with a cost, such as customer management. A component that takes its savings out of one can't take more than it costs: name the area in the list of components.",
		kinds: []frameKind{{
			kind: model.KindArea,
			fields: []field.Field{
				field.Text(func(x *model.Area) *string { return &x.Name }), field.AreaCost(), field.WarnAbove(), field.Takers(),
				field.Text(func(x *model.Area) *string { return &x.Note }), field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Area{ID: c.FreeID(model.KindArea, name), Name: name}
			},
		}},
	}
}
