package board

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// focusedDecision returns the decision that has the focus, nil for none.
func (v *view) focusedDecision() *decision {
	d, _ := v.h.Canvas().Focused().(*decision)
	return d
}

// decide asks how firm the decision touched last is, and why; agree begins with it agreed.
func (v *view) decide() { v.askStatus(v.choice().Status) }
func (v *view) agree()  { v.askStatus(model.Agreed) }

// askStatus asks how firm the decision touched last is, why, and where it is agreed why its other options were not chosen.
func (v *view) askStatus(begin model.Status) {
	c, scenario, d, choice := v.h.Session().Case(), v.h.Session().View().Scenario, v.touchedDecision(), v.choice()
	status := &ui.Segments{Name: "Status", Labels: []string{"Open", "Provisional", "Agreed"}, Selected: slices.Index(model.Statuses(), begin)}
	now := func() model.Status { return model.Statuses()[status.Selected] }
	reason := &ui.FormField{Label: "Reason", Of: page.FieldOf(choice, "reason"), Text: choice.Reason}
	fields, whyNot := []*ui.FormField{reason}, map[string]*ui.FormField{}
	for _, o := range c.NotChosen(scenario, d.ID) {
		whyNot[o.ID] = &ui.FormField{
			Label: "Why not “" + o.Name + "”, may stay empty", Text: c.WhyNot(scenario, o.ID),
			Of: page.FieldOf(&model.WhyNot{Scenario: scenario, Option: o.ID}, "reason"), When: func() bool { return now() == model.Agreed },
		}
		fields = append(fields, whyNot[o.ID])
	}
	page.TermedSwitch(v.h, status)
	status.OnSelect = func(i int) { status.Set(i); reason.Reconsider() }
	status.OnKey = func(e *fyne.KeyEvent) { v.h.TypedOnSheet(e) }
	words := "Status; what is agreed is locked, and an option has to be chosen first"
	if d.AsIs {
		words = "Status; agreed without an option means no change, and what is agreed is locked"
	}
	over := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(words, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), status)
	page.AskSigned(v.h, d.Name, over, fields, "Save", func() (model.Edit, error) {
		var said map[string]string
		if now() == model.Agreed {
			said = map[string]string{}
			for id, f := range whyNot {
				said[id] = typed(f)
			}
		}
		return v.h.Session().Case().DecideWith(scenario, d.ID, now(), typed(reason), said)
	})
	if begin == choice.Status {
		v.h.Canvas().Focus(status)
	}
}

// askWhyNot asks why the option touched last was not chosen.
func (v *view) askWhyNot() {
	o, scenario := v.touchedOption(), v.h.Session().View().Scenario
	reason := &ui.FormField{Label: "Reason, printed with the decision; empty takes it back", Of: "reason", Text: v.h.Session().Case().WhyNot(scenario, o.ID)}
	page.AskSigned(v.h, "Why not “"+o.Name+"”?", nil, []*ui.FormField{reason}, "Save", func() (model.Edit, error) {
		return v.h.Session().Case().SayWhyNot(scenario, o.ID, typed(reason))
	})
}

// askUnlock offers to unlock an agreed decision and then do what was meant.
func (v *view) askUnlock(d *model.Decision, again func()) {
	v.h.Ask("Unlock the decision?", fmt.Sprintf("“%s” is agreed. Unlock it to change it? The log keeps what was agreed.", d.Name), "Unlock", func() {
		edit, err := v.h.Session().Case().Unlock(v.h.Session().View().Scenario, d.ID)
		if v.h.Do(edit, err); err == nil {
			again()
		}
	})
}

// unlock unlocks the agreed decision touched last.
func (v *view) unlock() {
	v.h.Propose(v.h.Session().Case().Unlock(v.h.Session().View().Scenario, v.touchedDecision().ID))
}

// ruleOut rules the option touched last out, or lets it in again. What is agreed is unlocked first.
func (v *view) ruleOut() {
	scenario, o := v.h.Session().View().Scenario, v.touchedOption()
	if v.choice().Status == model.Agreed {
		v.askUnlock(v.touchedDecision(), func() { v.askRuleOut(scenario, o) })
		return
	}
	v.askRuleOut(scenario, o)
}

// askRuleOut asks for the reason to rule an option out; one that is ruled out it lets in again.
func (v *view) askRuleOut(scenario string, o *model.Option) {
	if _, out := v.h.Session().Case().RuledOut(scenario, o.ID); out {
		v.h.Propose(v.h.Session().Case().RuleIn(scenario, o.ID))
		return
	}
	reason := &ui.FormField{Label: "Reason", Of: "reason"}
	edit := func() (model.Edit, error) {
		return v.h.Session().Case().RuleOut(scenario, o.ID, typed(reason))
	}
	var over fyne.CanvasObject
	if taken, err := v.h.Session().Case().RuleOut(scenario, o.ID, ""); err == nil {
		if lost := v.h.Session().Case().Losses(taken); len(lost) > 0 {
			over = ui.NewParagraph(say.Losses(lost), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		}
	}
	page.AskSigned(v.h, "Rule out “"+o.Name+"”", over, []*ui.FormField{reason}, "Rule out", edit)
}

// bankIssue parks a question: it keeps what comes up and belongs elsewhere; where a decision was touched it is about its component.
func (v *view) bankIssue() {
	about := ""
	if d := v.touchedDecision(); d != nil {
		about = d.Component
	}
	text, owner := &ui.FormField{Label: "What came up", Of: "text"}, &ui.FormField{Label: "Who takes it on, or where it belongs", Of: "owner"}
	page.AskSigned(v.h, "Park a question", nil, []*ui.FormField{text, owner}, "Add", func() (model.Edit, error) {
		c, words := v.h.Session().Case(), typed(text)
		return c.Add(&model.Issue{ID: c.FreeID(model.KindIssue, words), Text: words, About: about, Owner: typed(owner)}, "")
	})
}
