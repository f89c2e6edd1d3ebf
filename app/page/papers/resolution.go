package papers

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// recordDecision asks what was decided on the scenario shown.
func (v *view) recordDecision() {
	s := v.h.Session().Scenario()
	x := &model.Resolution{ScenarioID: s.ID, ScenarioName: s.Name, Conflicts: s.Conflicts, Dispensations: s.Dispensations}
	if b := v.h.Session().Case().Baseline(); b != nil && b.ScenarioID == s.ID {
		x.Body, x.On, x.Minute = b.Body, b.On, b.Minute
	}
	v.askResolution(x)
}

// askResolution asks for all that the record of a decision says; one that is in the case already is changed.
func (v *view) askResolution(now *model.Resolution) {
	heading, yes := "Record the decision on “"+now.ScenarioName+"”", "Record it"
	if now.ID != "" {
		heading, yes = "The decision of "+now.Name(), "Save"
	}
	f := newResolutionForm(v.h.Session().Case(), now)
	words := ui.NewParagraph("The decision statement is made from this. Shift+Enter goes on from a field of several lines.", ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground})
	page.AskSigned(v.h, heading, words, f.fields(), yes, func() (model.Edit, error) {
		x, err := f.resolution()
		if err != nil {
			return model.Edit{}, err
		}
		c := v.h.Session().Case()
		if x.ID != "" {
			return c.Replace(x.ID, x)
		}
		x.ID = c.FreeID(model.KindResolution, x.Name())
		v.added = keyOf(model.KindResolution, x.ID)
		return c.Add(x, "")
	})
}

// resolutionForm has a field for each part of the record of a decision.
type resolutionForm struct {
	now                       *model.Resolution
	by                        *ui.FormField
	body, meeting, on, minute *ui.FormField
	decision, reasons         *ui.FormField
	names, whys               []*ui.FormField
	conflicts, dispensations  *ui.FormField
}

// spareAlternatives is how many more alternatives there is room for than the record has; each shows once the one before it is named.
const spareAlternatives = 8

func newResolutionForm(c *model.Case, now *model.Resolution) *resolutionForm {
	by := &ui.Segments{Name: "Decided by", Labels: []string{"A meeting", "An individual"}, Selected: map[bool]int{true: 1}[now.Individual]}
	f := &resolutionForm{
		now:           now,
		by:            &ui.FormField{Label: "Decided by (regulation 12 or 13)", Switch: by},
		body:          &ui.FormField{Label: "Who decided, such as Cabinet, or the individual’s office", Of: "body", Text: now.Body},
		on:            &ui.FormField{Label: "Day, such as 18 September 2018", Of: "on", Text: model.WrittenDay(now.On)},
		minute:        &ui.FormField{Label: "Number of the minute", Of: "minute", Text: now.Minute, Beside: true},
		decision:      &ui.FormField{Label: "What was decided", Of: "decision", Text: now.Decision, Rows: 3},
		reasons:       &ui.FormField{Label: "Reasons for the decision", Of: "reasons", Text: now.Reasons, Rows: 3},
		conflicts:     &ui.FormField{Label: "Conflicts of interest declared", Of: "conflicts", Text: now.Conflicts, Rows: 2},
		dispensations: &ui.FormField{Label: "Dispensations granted", Of: "dispensations", Text: now.Dispensations, Rows: 2},
	}
	f.meeting = &ui.FormField{Label: "Meeting, such as “Cabinet, 18 September”", Of: "meeting", Text: now.Meeting, When: func() bool { return by.Selected == 0 }}
	offered := alternativesOf(c, now.ScenarioID)
	for i := range len(now.Alternatives) + spareAlternatives {
		name := &ui.FormField{Label: "Another alternative rejected", Among: offered, Loose: true}
		why := &ui.FormField{Label: "Why it was rejected", Beside: true}
		if i < len(now.Alternatives) {
			name.Text, why.Text = now.Alternatives[i].Name, now.Alternatives[i].Reason
		}
		if i > 0 {
			before := f.names[i-1]
			name.When = func() bool { return typed(before) != "" }
		} else {
			name.Label = "An alternative rejected, if any"
		}
		why.When = func() bool { return typed(name) != "" || typed(why) != "" }
		f.names, f.whys = append(f.names, name), append(f.whys, why)
	}
	return f
}

// typed is what stands in a field, without blanks around it.
func typed(f *ui.FormField) string {
	if f.Entry == nil { // the form isn't shown yet
		return strings.TrimSpace(f.Text)
	}
	return strings.TrimSpace(f.Value())
}

// alternativesOf are names to pick from: the other scenarios, and the options that the scenario doesn't choose. Nobody is said to have
// rejected any of them until a person picks it.
func alternativesOf(c *model.Case, scenario string) []string {
	var names []string
	for s := range c.Scenarios.All() {
		if s.ID != scenario {
			names = append(names, s.Name)
		}
	}
	for d := range c.Decisions.All() {
		for _, o := range c.NotChosen(scenario, d.ID) {
			names = append(names, o.Name)
		}
	}
	return names
}

func (f *resolutionForm) fields() []*ui.FormField {
	all := []*ui.FormField{f.by, f.body, f.meeting, f.on, f.minute, f.decision, f.reasons}
	for i := range f.names {
		all = append(all, f.names[i], f.whys[i])
	}
	return append(all, f.conflicts, f.dispensations)
}

// resolution is what the form says, or why its day can't be read.
func (f *resolutionForm) resolution() (*model.Resolution, error) {
	x := *f.now
	x.Individual = f.by.Switch.Selected == 1
	x.Body, x.Meeting, x.Minute = typed(f.body), typed(f.meeting), typed(f.minute)
	if x.Individual {
		x.Meeting = ""
	}
	x.Decision, x.Reasons = typed(f.decision), typed(f.reasons)
	x.Conflicts, x.Dispensations = typed(f.conflicts), typed(f.dispensations)
	x.Alternatives = f.alternatives()
	var err error
	if x.On, err = model.ReadDay(f.on.Value()); err != nil {
		return nil, model.Problems{{Field: "on", Text: err.Error()}}
	}
	return &x, nil
}

// alternatives are the rows that say anything; what is wrong with one is said beside its own fields.
func (f *resolutionForm) alternatives() (all []model.Alternative) {
	for i := range f.names {
		one := model.Alternative{Name: typed(f.names[i]), Reason: typed(f.whys[i])}
		f.names[i].Of, f.whys[i].Of = "", ""
		if one == (model.Alternative{}) {
			continue
		}
		at := fmt.Sprintf("alternatives[%d].", len(all))
		f.names[i].Of, f.whys[i].Of = at+"name", at+"reason"
		all = append(all, one)
	}
	return all
}

// decidedHere is the record of a decision under the cursor, nil for none.
func (v *view) decidedHere() *model.Resolution {
	if at := v.Grid.Cursor.Row; v.list == wordList && at < len(v.texts) {
		return v.texts[at].decided
	}
	return nil
}

// deleteResolution deletes the record of a decision after a question: a person typed it.
func (v *view) deleteResolution() {
	x := v.decidedHere()
	v.h.Ask("Delete the record of this decision?", x.Name()+", on “"+x.ScenarioName+"”. Undo brings it back.", "Delete", func() {
		v.h.Do(v.h.Session().Case().Remove(model.KindResolution, x.ID))
		v.Focus()
	})
}
