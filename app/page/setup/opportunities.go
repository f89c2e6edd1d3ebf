package setup

import (
	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// opportunityList is the registers of opportunities, such as those of sourcing, a row each.
func opportunityList() frameList {
	source := func(x *model.Opportunity) *model.Source { return &x.Source }
	low, high := func(x *model.Opportunity) **decimal.Decimal { return &x.Low }, func(x *model.Opportunity) **decimal.Decimal { return &x.High }
	shares := func(of func(*model.Opportunity) **decimal.Decimal) field.Field {
		return field.ShareOfSpend(func(x *model.Opportunity) *decimal.Decimal { return *of(x) })
	}
	list := frameList{
		name:  "Opportunities",
		empty: "A register of opportunities, such as those of sourcing: what is spent, the lowest and the highest saving, how easy it is and how far it has come. Rows that feed a line of savings are held against it.",
	}
	columns := []struct {
		grid.Column
		field field.Field
	}{
		{grid.Column{Title: "No.", Ems: 4}, field.Key()},
		{grid.Column{Title: "Register", Ems: 8, Grow: 0.3}, field.Text(func(x *model.Opportunity) *string { return &x.Register })},
		{grid.Column{Title: "Opportunity", Ems: 16, Grow: 1}, field.Text(func(x *model.Opportunity) *string { return &x.Name })},
		{grid.Column{Title: "Spend £m", Ems: 7, Trailing: true}, field.Millions(func(x *model.Opportunity) **decimal.Decimal { return &x.Spend })},
		{grid.Column{Title: "Priority", Ems: 6.5}, field.OpportunityLevel(func(x *model.Opportunity) *model.Level { return &x.Priority })},
		{grid.Column{Title: "Number", Ems: 6, Trailing: true}, field.Count()},
		{grid.Column{Title: "Lowest £m", Ems: 7, Trailing: true}, field.Millions(low)},
		{grid.Column{Title: "Highest £m", Ems: 7.5, Trailing: true}, field.Millions(high)},
		{grid.Column{Title: "Lowest %", Ems: 7, Trailing: true}, shares(low)},
		{grid.Column{Title: "Highest %", Ems: 7, Trailing: true}, shares(high)},
		{grid.Column{Title: "Ease", Ems: 7}, field.Ease()},
		{grid.Column{Title: "Value", Ems: 6.5}, field.OpportunityLevel(func(x *model.Opportunity) *model.Level { return &x.Value })},
		{grid.Column{Title: "Owner", Ems: 9, Grow: 0.3}, field.Text(func(x *model.Opportunity) *string { return &x.Owner })},
		{grid.Column{Title: "Stage", Ems: 9}, field.OpportunityStage()},
		{grid.Column{Title: "Feeds", Ems: 16, Grow: 0.6}, field.Feeds()},
		{grid.Column{Title: "Source", Ems: 8}, field.Grade(source)},
		{grid.Column{Title: "Document", Ems: 12, Grow: 0.4}, field.Document(source)},
		{grid.Column{Title: "Page", Ems: 6}, field.SourcePage(source)},
	}
	kind := frameKind{
		kind: model.KindOpportunity, named: 2,
		make: func(c *model.Case, name, _ string) model.Record {
			return &model.Opportunity{ID: c.FreeID(model.KindOpportunity, name), Name: name}
		},
	}
	for _, one := range columns {
		list.columns, kind.fields = append(list.columns, one.Column), append(kind.fields, one.field)
	}
	list.kinds = []frameKind{kind}
	return list
}
