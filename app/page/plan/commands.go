package plan

import (
	"fmt"
	"slices"
	"strings"

	"tomworkbench/app/field"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/assets"
	"tomworkbench/model"
	"tomworkbench/model/timing"
	"tomworkbench/storage/casefile"
)

// The commands of the page.
const (
	cmdEarlier page.ID = "slip earlier"
	cmdLater   page.ID = "slip later"
	cmdReset   page.ID = "slip none"
	cmdMend    page.ID = "shift early benefits"
	cmdMendAll page.ID = "shift all early benefits"
	cmdEdit    page.ID = "edit plan"
	cmdStages  page.ID = "usual stages"
)

// Commands are those of the option under the cursor, and of the stages.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoScenario(v.h), page.NotShown(v.h, v, title))
	noOption := page.Bars(hidden, page.Unless(func() bool { return v.bar() != nil }, "No option is under the cursor"))
	notEarly := page.Bars(noOption, page.Unless(func() bool { return v.bar().TooEarly() }, "Nothing of this option comes too early"))
	noneEarly := page.Bars(hidden, page.Unless(func() bool {
		return slices.ContainsFunc(v.plan.Bars, func(b timing.Bar) bool { return b.TooEarly() })
	}, "Nothing comes before what it needs, or is counted before it can come"))
	asPlanned := page.Bars(noOption, page.Unless(func() bool { return v.bar().Slip.Quarters != 0 || v.bar().Slip.Benefits != 0 }, "It comes as planned already"))
	on := func(do func(timing.Row)) func() { return func() { do(v.chart.current()) } }
	return []page.Command{
		{ID: cmdEarlier, Group: title, Name: "Move the option a quarter earlier (←)", Bar: noOption, Run: func() { v.move(v.chart.current(), -1) }},
		{ID: cmdLater, Group: title, Name: "Move the option a quarter later (→)", Bar: noOption, Run: func() { v.move(v.chart.current(), 1) }},
		{ID: cmdReset, Group: title, Name: "Put the option back to its plan (Delete)", Bar: asPlanned, Run: on(v.reset)},
		{ID: cmdMend, Group: title, Name: "Shift the option, or its benefits, to when they can come (Space)", Bar: notEarly, Run: on(v.mend)},
		{ID: cmdMendAll, Group: title, Name: "Shift all that comes too early", Bar: noneEarly, Run: v.mendAll},
		{ID: cmdEdit, Group: title, Name: "Edit the plan of the option …", Bar: noOption, Run: on(v.open)},
		{ID: cmdStages, Group: title, Name: "Take the usual stages …", Bar: page.NoCase(v.h), Run: v.takeStages},
	}
}

// bar is the option under the cursor, nil for none.
func (v *view) bar() *timing.Bar {
	if r := v.chart.current(); r.IsOption() {
		return v.plan.Bar(r.Key)
	}
	return nil
}

// move lets an option slip by quarters more in the scenario shown.
func (v *view) move(r timing.Row, by int) {
	b := v.plan.Bar(r.Key)
	c, scenario := v.h.Session().Case(), v.view.Scenario
	switch {
	case !r.IsOption() || b == nil:
		v.h.Warn("The quarters of a stage or a milestone are typed in Set up: Enter leads there.")
		return
	case !b.Has():
		v.h.Warn(b.Option.Name + " isn’t planned yet: Enter says when it starts and finishes.")
		return
	case b.Start+model.Quarter(by) < c.Head().FirstQuarter() && by < 0:
		v.h.Warn(fmt.Sprintf("%s can’t start before %s, where the years of the case begin.", b.Option.Name, c.Head().FirstQuarter()))
		return
	}
	now := c.Slip(scenario, r.Key)
	v.propose(c.SlipTo(scenario, r.Key, now.Quarters+by, now.Benefits))
}

// propose carries an edit out, and says anew what the row under the cursor is.
func (v *view) propose(edit model.Edit, err error) {
	v.h.Propose(edit, err)
	if v.h.Idle() {
		v.onRow(v.chart.current())
	}
}

// reset lets an option come as planned.
func (v *view) reset(r timing.Row) {
	if r.IsOption() {
		v.propose(v.h.Session().Case().SlipTo(v.view.Scenario, r.Key, 0, 0))
	}
}

// mend lets an option come later that runs ahead of what it needs, and its benefits that are counted before they can come, each by the
// fewest quarters that mend it.
func (v *view) mend(r timing.Row) {
	plan := timing.Of(v.h.Session().Case(), v.view.Scenario, v.view.Estimate)
	if b := plan.Bar(r.Key); !r.IsOption() || b == nil || !b.TooEarly() {
		v.h.Warn("Nothing of this row comes too early. The button over the bars shifts all that does.")
		return
	}
	v.propose(plan.Mend(r.Key))
}

// mendAll does so for every option.
func (v *view) mendAll() {
	v.propose(timing.Of(v.h.Session().Case(), v.view.Scenario, v.view.Estimate).Mend())
}

// open looks behind a row: it edits the plan of an option, and leads to the list of anything else.
func (v *view) open(r timing.Row) {
	switch {
	case r.IsOption():
		v.edit(r.Key)
	case r.Kind != "":
		key := r.Key
		if key == "" {
			key = v.shown.Stages.At(0).ID
		}
		v.h.Go(page.Place{Record: model.Hit{Kind: r.Kind, Key: key}})
	}
}

// edit asks for an option's plan.
func (v *view) edit(option string) {
	c := v.h.Session().Case()
	now, planned := c.Plans.Get(option)
	if !planned {
		now = &model.Plan{Option: option}
	}
	type asked struct {
		*ui.FormField
		of field.Field
	}
	quarter := func(of func(*model.Plan) *model.Quarter) field.Field { return field.Quarter(of) }
	list := []asked{
		{&ui.FormField{Label: "Start, such as " + c.Head().FirstQuarter().String(), Of: "start"}, quarter(func(x *model.Plan) *model.Quarter { return &x.Start })},
		{&ui.FormField{Label: "Finish", Beside: true, Of: "finish"}, quarter(func(x *model.Plan) *model.Quarter { return &x.Finish })},
		{&ui.FormField{Label: "Benefits from; empty for the finish", Of: "benefitsFrom"}, quarter(func(x *model.Plan) *model.Quarter { return &x.BenefitsFrom })},
		{&ui.FormField{Label: "Needs first: type part of a name; “;” for one more", Of: "needs", Among: field.OptionWords(c), Between: field.NeedsBetween}, field.NeedsFirst()},
		{&ui.FormField{Label: "Stage", Among: field.PlanStage().Values(c)}, field.PlanStage()},
		{&ui.FormField{Label: "Owner", Of: "owner"}, field.Text(func(x *model.Plan) *string { return &x.Owner })},
		{&ui.FormField{Label: "What every year of delay costs, £m; empty for nothing", Of: "delayCost"}, field.DelayCost()},
	}
	var fields []*ui.FormField
	for _, one := range list {
		one.Text = one.of.Get(c, now)
		fields = append(fields, one.FormField)
	}
	edit := func() (model.Edit, error) {
		var next model.Record = now
		var err error
		for _, one := range list {
			if next, err = one.of.Set(c, next, strings.TrimSpace(one.Value())); err != nil {
				return model.Edit{}, fmt.Errorf("%s: %w", strings.ToLower(strings.FieldsFunc(one.Label, func(r rune) bool { return strings.ContainsRune(",;:", r) })[0]), err)
			}
		}
		if planned {
			return c.Replace(now.Key(), next)
		}
		return c.Add(next, "")
	}
	check := func() error {
		e, err := edit()
		return page.Sound(v.h, e, err)
	}
	o, _ := c.Options.Get(option)
	v.h.AskForm("Plan of "+o.Name, nil, fields, "Save", check, func() {
		v.h.Do(edit())
		v.Focus()
	})
}

// takeStages adds the stages of the published case that aren't there yet.
func (v *view) takeStages() {
	example, err := casefile.Decode(assets.Example())
	if err != nil {
		v.h.Report(err)
		return
	}
	c := v.h.Session().Case()
	var edits []func(*model.Case) (model.Edit, error)
	var names []string
	for x := range example.Case.Stages.All() {
		if slices.ContainsFunc(slices.Collect(c.Stages.All()), func(one *model.Stage) bool { return strings.EqualFold(one.Name, x.Name) }) {
			continue
		}
		next := model.Stage{Name: x.Name, Strand: x.Strand, Output: x.Output}
		names = append(names, x.Name)
		edits = append(edits, func(c *model.Case) (model.Edit, error) {
			next.ID = c.FreeID(model.KindStage, next.Name)
			return c.Add(&next, "")
		})
	}
	if len(edits) == 0 {
		v.goToStages()
		v.h.Tell("The usual stages are there", "With a start and a finish, typed here, they have bars on the page Plan.")
		return
	}
	v.h.Ask("Take the usual stages", fmt.Sprintf("%s are added, without quarters: %s. Set up, Stages opens, where they are given quarters.", model.Many(len(edits), "stage"), strings.Join(names, "; ")), "Take them", func() {
		v.h.Do(c.Together(model.Many(len(edits), "stage")+" taken from the published case", edits...))
		v.goToStages()
	})
}

// goToStages leads to the list of stages in Set up.
func (v *view) goToStages() {
	if stages := v.h.Session().Case().Stages; stages.Len() > 0 {
		v.h.Go(page.Place{Record: model.Hit{Kind: model.KindStage, Key: stages.At(0).Key()}})
	}
}
