package setup

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/app/field"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// frameList is one of the lists that the frame consists of.
type frameList struct {
	name    string
	columns []grid.Column
	// kinds are the kinds of record in the list, each with its fields, one a column; in a tree each kind's
	// records belong to one of the kind before.
	kinds []frameKind
	// empty says what a list without a row is for.
	empty string
}

// frameKind is a kind of record in a list.
type frameKind struct {
	kind model.Kind
	// noun is what people know one record as here, where that isn't its kind's noun.
	noun   string
	fields []field.Field
	// named is the column that a new record's name is typed into.
	named int
	// asks is what a new record is one of, where its name is one of a few.
	asks string
	// ask asks for a new record of a kind that takes more than a name, and takes is how many of its first cells a
	// pasted one has to have; nil and 0 for others.
	ask   func(*view)
	takes int
	// fixed says that the records are always the same: none is added to them, only to what belongs to them.
	fixed bool
	// once says that its name names one record: pasted again, it is that record.
	once bool
	// order is the order of the records, nil for that of the case.
	order func(a, b model.Record) int
	// read returns a new record as make does, or why its name names none.
	read func(c *model.Case, name, parent string) (model.Record, error)
	// make returns a new record with a name, below the record of the kind before with the key parent.
	make func(c *model.Case, name, parent string) model.Record
}

// frameLists are the lists of a case in their order.
func frameLists(c *model.Case) []frameList {
	lists := []frameList{componentList(), principleList()}
	for _, f := range []struct {
		kind        model.Kind
		name, empty string
	}{
		{model.KindDriver, "Drivers", "Benefit drivers say how an option brings its benefit about."},
		{model.KindTheme, "Themes", "Opportunity themes say where change is worth looking for."},
		{model.KindEnabler, "Enablers", "Enablers are what options need before they can work."},
		{model.KindBenefit, "Benefits", "Benefits are what drivers lead to. £m flow only through those that are cashable."},
		{model.KindObjective, "Objectives", "Strategic objectives are what benefits serve."},
	} {
		lists = append(lists, factorList(f.kind, f.name, f.empty))
	}
	return append(lists, measureList(), ruleList(), documentList(), assumptionList(), areaList(), opportunityList(), overlapList(c), planList(), stageList(), milestoneList(c), riskList(), successFactorList(), rateList(), issueList(), feltList())
}

func componentList() frameList {
	consequence := field.Text(func(x *model.Option) *string { return &x.Consequence })
	none := field.ReadOnly(func(*model.Case, model.Record) string { return "" })
	return frameList{
		name: "Components",
		columns: []grid.Column{
			{Title: "Component, decision, option", Ems: 17, Grow: 0.6},
			{Title: "Assessment, consequence", Ems: 18, Grow: 3},
			{Title: "Rating, answers", Ems: 11.5},
			{Title: "Notes", Ems: 6, Grow: 0.3},
			{Title: "Takes from", Ems: 8},
			{Title: "Row on the page", Ems: 10},
		},
		empty: "A component is a part of the operating model. Type its name; Ctrl+Enter adds a decision inside it, and an option inside that; Ctrl+Shift+Enter goes back out. Or paste a table of components, decisions and options with its headings and figures, or fill in a template.",
		kinds: optionTree(
			[]field.Field{field.ComponentName(), field.Text(func(x *model.Component) *string { return &x.Assessment }), field.Rating(), field.RatedWhy(), field.TakesFrom(), field.Text(func(x *model.Component) *string { return &x.Layer })},
			[]field.Field{field.Text(func(x *model.Decision) *string { return &x.Name }), none, field.Answers(), none, none, none},
			[]field.Field{field.Text(func(x *model.Option) *string { return &x.Name }), consequence, none, field.Text(func(x *model.Option) *string { return &x.Notes }), none, none},
		),
	}
}

// feltList is the options once more, with what they mean for whom.
func feltList() frameList {
	none := field.ReadOnly(func(*model.Case, model.Record) string { return "" })
	return frameList{
		name: "Who feels it",
		columns: []grid.Column{
			{Title: "Component, decision, option", Ems: 18, Grow: 1},
			{Title: "Customers", Ems: 16, Grow: 1},
			{Title: "Services", Ems: 16, Grow: 1},
			{Title: "Staff", Ems: 16, Grow: 1},
			{Title: "Communities", Ems: 16, Grow: 1},
		},
		empty: "What an option means for customers, services, staff and communities, in words for Members.",
		kinds: optionTree(
			[]field.Field{field.ComponentName(), none, none, none, none},
			[]field.Field{field.Text(func(x *model.Decision) *string { return &x.Name }), none, none, none, none},
			[]field.Field{
				field.Text(func(x *model.Option) *string { return &x.Name }),
				field.Text(func(x *model.Option) *string { return &x.Customers }), field.Text(func(x *model.Option) *string { return &x.Services }),
				field.Text(func(x *model.Option) *string { return &x.Staff }), field.Text(func(x *model.Option) *string { return &x.Communities }),
			},
		),
	}
}

// optionTree is the kinds of a list of components, their decisions and the options of these.
func optionTree(component, decision, option []field.Field) []frameKind {
	return []frameKind{
		{
			kind: model.KindComponent, fields: component,
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Component{ID: c.FreeID(model.KindComponent, name), Name: name}
			},
		},
		{
			kind: model.KindDecision, fields: decision,
			make: func(c *model.Case, name, parent string) model.Record {
				return &model.Decision{ID: c.FreeID(model.KindDecision, name), Component: parent, Name: name, AsIs: true}
			},
		},
		{
			kind: model.KindOption, fields: option,
			make: func(c *model.Case, name, parent string) model.Record {
				return &model.Option{ID: c.FreeID(model.KindOption, name), Decision: parent, Name: name}
			},
		},
	}
}

func principleList() frameList {
	return frameList{
		name:    "Principles",
		columns: []grid.Column{{Title: "No.", Ems: 4}, {Title: "Area", Ems: 12, Grow: 0.5}, {Title: "Principle", Ems: 16, Grow: 1}, {Title: "Statement", Ems: 30, Grow: 3}},
		empty:   "Design principles say what every option is held against.",
		kinds: []frameKind{{
			kind: model.KindPrinciple, named: 2,
			fields: []field.Field{
				field.Key(), field.Text(func(x *model.Principle) *string { return &x.Area }),
				field.Text(func(x *model.Principle) *string { return &x.Name }), field.Text(func(x *model.Principle) *string { return &x.Statement }),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Principle{ID: c.FreeID(model.KindPrinciple, name), Name: name}
			},
		}},
	}
}

func factorList(kind model.Kind, name, empty string) frameList {
	list := frameList{
		name: name, empty: empty,
		columns: []grid.Column{{Title: "No.", Ems: 4}, {Title: name, Ems: 30, Grow: 1}},
		kinds: []frameKind{{
			kind: kind, named: 1,
			fields: []field.Field{field.Key(), field.Text(func(x *model.Factor) *string { return &x.Name })},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Factor{FactorKind: kind, ID: c.FreeID(kind, name), Name: name}
			},
		}},
	}
	if kind == model.KindTheme {
		list.columns = append(list.columns, grid.Column{Title: "Group", Ems: 14, Grow: 0.4})
		list.kinds[0].fields = append(list.kinds[0].fields, field.Text(func(x *model.Factor) *string { return &x.Group }))
	}
	if kind == model.KindBenefit {
		list.columns = append(list.columns, grid.Column{Title: "Worth to the budget", Ems: 18, Grow: 0.5})
		list.kinds[0].fields = append(list.kinds[0].fields, field.Worth())
	}
	return list
}

func ruleList() frameList {
	return frameList{
		name:    "Rules",
		columns: []grid.Column{{Title: "Option", Ems: 20, Grow: 1}, {Title: "Rule", Ems: 7}, {Title: "Other option", Ems: 20, Grow: 1}, {Title: "Reason", Ems: 24, Grow: 2}},
		empty:   "A rule says that one option excludes another, or requires it. It takes two options.",
		kinds: []frameKind{{
			kind: model.KindRule, ask: (*view).newRule, takes: 3,
			fields: []field.Field{
				field.RuleEnd(func(x *model.Rule) *string { return &x.Option }), field.Relation(),
				field.RuleEnd(func(x *model.Rule) *string { return &x.Other }), field.Text(func(x *model.Rule) *string { return &x.Reason }),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Rule{Option: c.Options.At(slices.Index(field.OptionWords(c), name)).ID}
			},
		}},
	}
}

func documentList() frameList {
	return frameList{
		name:    "Sources",
		columns: []grid.Column{{Title: "Title", Ems: 26, Grow: 2}, {Title: "Publisher", Ems: 16, Grow: 1}, {Title: "Date", Ems: 10}},
		empty:   "Sources are the documents that figures and statements are taken from.",
		kinds: []frameKind{{
			kind: model.KindDocument,
			fields: []field.Field{
				field.Text(func(x *model.Document) *string { return &x.Title }), field.Text(func(x *model.Document) *string { return &x.Publisher }),
				field.Text(func(x *model.Document) *string { return &x.Date }),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Document{ID: c.FreeID(model.KindDocument, name), Title: name}
			},
		}},
	}
}

func assumptionList() frameList {
	source := func(x *model.Assumption) *model.Source { return &x.Source }
	return frameList{
		name:    "Assumptions",
		columns: []grid.Column{{Title: "No.", Ems: 4}, {Title: "Assumption", Ems: 32, Grow: 3}, {Title: "Costs leave out", Ems: 14, Grow: 1}, {Title: "£m", Ems: 5, Trailing: true}, {Title: "Source", Ems: 8}, {Title: "Document", Ems: 14, Grow: 1}, {Title: "Page", Ems: 8}},
		empty:   "Assumptions say what the figures take for granted or leave out. What costs leave out is named below every chart that shows costs.",
		kinds: []frameKind{{
			kind: model.KindAssumption, named: 1,
			fields: []field.Field{
				field.Key(), field.Text(func(x *model.Assumption) *string { return &x.Text }), field.Text(func(x *model.Assumption) *string { return &x.LeavesOut }),
				field.Millions(func(x *model.Assumption) **decimal.Decimal { return &x.Amount }),
				field.Grade(source), field.Document(source), field.SourcePage(source),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Assumption{ID: c.FreeID(model.KindAssumption, name), Text: name}
			},
		}},
	}
}

func issueList() frameList {
	return frameList{
		name:    "Parked questions",
		columns: []grid.Column{{Title: "Question", Ems: 32, Grow: 3}, {Title: "About", Ems: 14, Grow: 1}, {Title: "Who or where it belongs", Ems: 16, Grow: 1}, {Title: "State", Ems: 6}},
		empty:   "Parked questions are what comes up in the room and belongs elsewhere.",
		kinds: []frameKind{{
			kind: model.KindIssue,
			fields: []field.Field{
				field.Text(func(x *model.Issue) *string { return &x.Text }), field.About(),
				field.Text(func(x *model.Issue) *string { return &x.Owner }), field.IssueState(),
			},
			make: func(c *model.Case, name, _ string) model.Record {
				return &model.Issue{ID: c.FreeID(model.KindIssue, name), Text: name}
			},
		}},
	}
}

// words names one record of the kind in a sentence.
func (k frameKind) words() string { return cmp.Or(k.noun, k.kind.Noun()) }

// several names more than one.
func (k frameKind) several() string {
	if k.noun != "" {
		return k.noun + "s"
	}
	return k.kind.Nouns()
}

// made returns a new record named as typed, or why it can't be: the name may have to be one of a few.
func (k frameKind) made(c *model.Case, name, parent string) (model.Record, error) {
	switch {
	case k.read != nil:
		return k.read(c, name, parent)
	case k.fields[k.named].Values == nil:
		return k.make(c, name, parent), nil
	}
	words := k.fields[k.named].Values(c)
	i, err := field.Word(words, name)
	if err != nil {
		return nil, err
	}
	return k.make(c, words[i], parent), nil
}

// levelOf returns the place of a kind in the list, -1 for a kind of another list.
func (l frameList) levelOf(kind model.Kind) int {
	return slices.IndexFunc(l.kinds, func(k frameKind) bool { return k.kind == kind })
}
