package links

import (
	"fmt"
	"strings"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// remarks say what stands out in the scenario: conflicts, principles that nobody supports, double counts.
func (v *view) remarks() []string {
	var lines []string
	switch v.of().to {
	case model.KindPrinciple:
		lines = v.principleRemarks()
	case model.KindMeasure:
		lines = v.measureRemarks()
	case model.KindTheme:
		lines = v.themeRemarks()
	case model.KindEnabler:
		lines = v.enablerRemarks()
	case model.KindDriver:
		for _, d := range model.DoubleCounts(v.shown, v.scenario) {
			names := make([]string, len(d.Options))
			for i, o := range d.Options {
				names[i] = o.Name
			}
			lines = append(lines, fmt.Sprintf("! Possible double count in %s: %s claim %s %s", d.Component.Name, model.JoinWords(names), d.Driver.ID, d.Driver.Name))
		}
	}
	return lines
}

// mostRemarks are those that stand over a matrix; a link leads to all.
const mostRemarks = 4

// remarkRoom are the lines for which room is kept over the matrix to a kind, so that the table doesn't jump under who types.
func remarkRoom(to model.Kind) int {
	return map[model.Kind]int{model.KindPrinciple: 2, model.KindDriver: 1, model.KindTheme: 2, model.KindMeasure: 2, model.KindEnabler: mostRemarks + 1}[to]
}

// showRemarks shows the first few remarks.
func (v *view) showRemarks() {
	lines := v.remarks()
	if len(lines) == 0 {
		lines = v.noRemark()
	}
	shown := v.rest.Of(mostRemarks, lines)
	v.words.AtLeast = remarkRoom(v.of().to)
	if v.rest.Link.Visible() {
		v.words.AtLeast-- // its line
	}
	v.words.Set(strings.Join(shown, "\n"), v.words.Look)
	ui.SetVisible(v.words, v.words.Text != "" || v.words.AtLeast > 0)
	v.LayOut()
	v.Whole.Objects[0].Refresh()
}

// noRemark says why there is none, where the room for them would be empty.
func (v *view) noRemark() []string {
	switch to := v.of().to; {
	case to == model.KindDriver && v.of().owners == model.KindOption:
		return []string{"No possible double count among what is chosen in " + v.h.Session().Scenario().Name}
	case to == model.KindEnabler && !model.BringsAny(v.shown):
		return []string{"Once a link says what brings an enabler about (B on its cell), those that nothing chosen brings are named here"}
	case to == model.KindEnabler:
		return []string{"Every enabler that a choice needs is brought by something chosen"}
	}
	return nil
}

func (v *view) principleRemarks() []string {
	var lines, alone []string
	for _, s := range v.shown.Standings(v.scenario) {
		for _, o := range s.Opponents {
			link, _ := v.link(o.ID, s.Principle.ID)
			lines = append(lines, model.WithReason(fmt.Sprintf("× %s conflicts with %s %s", o.Name, s.Principle.ID, s.Principle.Name), reasonOf(link)))
		}
		if len(s.Supporters) == 0 {
			alone = append(alone, s.Principle.ID+" "+s.Principle.Name)
		}
	}
	if len(alone) > 0 {
		lines = append(lines, "No choice supports, in "+v.h.Session().Scenario().Name+": "+strings.Join(alone, ", "))
	}
	return lines
}

// measureRemarks count the measures that the scenario is to move, and name those that it isn't.
func (v *view) measureRemarks() []string {
	list := v.shown.MeasuredIn(v.scenario)
	var still []string
	for _, x := range list {
		if !x.Moved() {
			still = append(still, x.Measure.Name)
		}
	}
	lines := []string{model.MeasuredWords(list)}
	if s, ok := v.shown.Scenarios.Get(v.scenario); ok {
		lines[0] += " in " + s.Name
	}
	if len(still) > 0 {
		lines = append(lines, "No choice is linked to a driver of: "+strings.Join(still, ", "))
	}
	return lines
}

// themeRemarks count the themes that the scenario takes up, and name those that it doesn't.
func (v *view) themeRemarks() []string {
	list := v.shown.ThemesIn(v.scenario)
	if len(list) == 0 {
		return nil
	}
	lines := []string{model.CoverageWords(list)}
	if s, ok := v.shown.Scenarios.Get(v.scenario); ok {
		lines[0] += " in " + s.Name
	}
	if still := model.NotTakenUp(list); len(still) > 0 {
		lines = append(lines, "No choice takes up: "+strings.Join(still, ", "))
	}
	return lines
}

// enablerRemarks name the enablers that are needed and that nothing brings, with the benefit that hangs on them.
func (v *view) enablerRemarks() []string {
	at := v.h.Session().View()
	var lines []string
	c := v.h.Session().Shown()
	list := model.UnmetIn(c, v.scenario, at.Estimate, at.Basis)
	for _, x := range list {
		lines = append(lines, "! "+x.Words()+" ("+model.Terms(at.Estimate, at.Basis)+")")
	}
	if words := model.UnmetTogether(c, v.scenario, at.Estimate, at.Basis, list); words != "" {
		lines = append([]string{words}, lines...)
	}
	return lines
}

func reasonOf(l *model.Link) string {
	if l == nil {
		return ""
	}
	return l.Reason
}
