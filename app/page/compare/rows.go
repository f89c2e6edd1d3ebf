package compare

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/model/appraisal"
	"tomworkbench/model/timing"
)

// compareRow is a row of the table.
type compareRow struct {
	key, label string
	// heading marks a row that begins a part of the table.
	heading bool
	cells   []grid.Cell
	// decision is what the row leads to, empty for nothing.
	decision string
}

// rebuild makes the rows.
func (v *view) rebuild() {
	c := model.Compare(v.shown, v.h.Session().Comparing())
	v.compared, v.entries = c.Scenarios, v.entries[:0]
	v.which.SetValue(fmt.Sprintf("%d of %d", len(c.Scenarios), v.shown.Scenarios.Len()))
	v.pin.SetValue("none")
	if x, ok := v.shown.Scenarios.Get(v.view.Comparator); ok {
		v.pin.SetValue(x.Name)
	}
	v.Grid.Empty.Set("There is no scenario yet. Make one with Ctrl+N.", v.Grid.Empty.Look)
	if len(c.Scenarios) == 0 {
		return
	}
	v.addHeadlines()
	v.addAreas()
	v.addMeasures()
	v.addGains()
	v.addPlan()
	v.addChoices(c)
	v.LayOut()
	v.Whole.Objects[0].Refresh()
}

func (v *view) heading(key, label string) {
	v.entries = append(v.entries, compareRow{key: key, label: label, heading: true, cells: make([]grid.Cell, len(v.compared))})
}

// addHeadlines adds the headline figures, each with its difference from the first scenario's.
func (v *view) addHeadlines() {
	label := "Figures"
	if len(v.compared) > 1 {
		label += ", changes against " + v.compared[0].Name
	}
	v.heading("figures", label)
	for _, one := range say.ComparedFigures(v.shown, v.compared, v.view.Estimate, v.view.Basis) {
		row := compareRow{key: one.Label, label: one.Label}
		for _, text := range one.Texts {
			row.cells = append(row.cells, grid.Cell{Text: text, Bold: one.Money, Ground: differs(!one.Money && text != one.Texts[0])})
		}
		v.entries = append(v.entries, row)
	}
}

func differs(does bool) fyne.ThemeColorName {
	if does {
		return ui.ColorChosen
	}
	return ""
}

// addGains adds what every scenario adds to the first and drops of it, with the options' benefit and cost.
func (v *view) addGains() {
	if len(v.compared) < 2 {
		return
	}
	before := appraisal.OptionTotalsOf(v.shown.AsIn(v.compared[0].ID), v.view.Basis)
	adds := compareRow{key: "adds", label: "Adds", cells: make([]grid.Cell, len(v.compared))}
	drops := compareRow{key: "drops", label: "Drops", cells: make([]grid.Cell, len(v.compared))}
	for i, s := range v.compared[1:] {
		added, dropped := model.Gains(v.shown, v.compared[0].ID, s.ID)
		adds.cells[i+1].Text = optionsWithFigures(added, appraisal.OptionTotalsOf(v.shown.AsIn(s.ID), v.view.Basis))
		drops.cells[i+1].Text = optionsWithFigures(dropped, before)
	}
	v.heading("gains", "Against "+v.compared[0].Name)
	v.entries = append(v.entries, adds, drops)
}

func optionsWithFigures(options []*model.Option, totals map[string]appraisal.OptionTotals) string {
	if len(options) == 0 {
		return "nothing"
	}
	lines := make([]string, len(options))
	for i, o := range options {
		t := totals[o.ID]
		places := model.Places(t.LowBenefit, t.HighBenefit, t.LowCost, t.HighCost)
		lines[i] = fmt.Sprintf("%s: %s, %s", o.Name, say.OptionBenefit(t, places), say.OptionCost(t, places))
	}
	return strings.Join(lines, "\n")
}

// addPlan adds when each scenario is carried out, where options are planned: until when, how it departs from the plan, and what it counts
// too early.
func (v *view) addPlan() {
	if v.shown.Plans.Len() == 0 {
		return
	}
	finish := compareRow{key: "finish", label: "Finishes by"}
	slips := compareRow{key: "slips", label: "Against the plan"}
	ahead := compareRow{key: "ahead", label: "Run ahead of what they need"}
	early := compareRow{key: "early", label: "Counted before it can come"}
	for i, s := range v.compared {
		p := timing.Of(v.shown, s.ID, v.view.Estimate)
		texts := [4]string{cmp.Or(p.Ends().String(), "not planned"), cmp.Or(model.Capital(strings.TrimPrefix(v.shown.SlipsWords(s.ID), model.AgainstThePlan)), "As planned"), model.Many(len(p.Ahead()), "option"), model.Million(p.Early)}
		for j, row := range []*compareRow{&finish, &slips, &ahead, &early} {
			row.cells = append(row.cells, grid.Cell{Text: texts[j], Ground: differs(i > 0 && texts[j] != row.cells[0].Text)})
		}
	}
	v.heading("plan", "When")
	v.entries = append(v.entries, finish, slips, ahead, early)
}

// addChoices adds every decision with its answers, those that differ from the first marked.
func (v *view) addChoices(c model.Comparison) {
	v.heading("choices", "Choices")
	for _, row := range c.Rows {
		if v.onlyDifferent && !row.DiffersAnywhere() {
			continue
		}
		label := row.Decision.Name
		if row.Component.Name != label {
			label = row.Component.Name + ": " + label
		}
		one := compareRow{key: row.Decision.ID, label: label, decision: row.Decision.ID}
		for i, choice := range row.Choices {
			text := say.Answer(v.shown, choice)
			if choice.Status == model.Agreed && !choice.StaysAsIs() {
				text += " (agreed)"
			}
			if row.Differs(i) {
				text = "≠ " + text
			}
			one.cells = append(one.cells, grid.Cell{Text: text, Ground: differs(row.Differs(i))})
		}
		v.entries = append(v.entries, one)
	}
}
