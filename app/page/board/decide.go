package board

import (
	"fmt"
	"slices"
	"strings"

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

func (v *view) hasDecision() bool {
	return v.focusedDecision() != nil && v.h.Session().View().Scenario != ""
}

// decide asks how firm the decision with the focus is, and why.
func (v *view) decide() {
	d, ok := v.h.Session().Case().Decisions.Get(v.focusedDecision().id)
	if !ok {
		return
	}
	scenario := v.h.Session().View().Scenario
	choice := v.h.Session().Case().Choice(scenario, d.ID)
	status := &ui.Segments{Name: "Status", Labels: []string{"Open", "Provisional", "Agreed"}, Selected: slices.Index(model.Statuses(), choice.Status)}
	status.OnSelect = status.Set
	status.OnKey = func(e *fyne.KeyEvent) { v.h.TypedOnSheet(e) }
	reason := &ui.FormField{Label: "Reason", Of: "reason", Text: choice.Reason}
	words := "Status; what is agreed is locked, and an option has to be chosen first"
	if d.AsIs {
		words = "Status; agreed without an option means no change, and what is agreed is locked"
	}
	over := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(words, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), status)
	edit := func() (model.Edit, error) {
		return v.h.Session().Case().Decide(scenario, d.ID, model.Statuses()[status.Selected], strings.TrimSpace(reason.Value()))
	}
	page.AskSigned(v.h, d.Name, over, []*ui.FormField{reason}, "Save", edit)
	v.h.Canvas().Focus(status)
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

// unlock unlocks the agreed decision that has the focus.
func (v *view) unlock() {
	v.h.Propose(v.h.Session().Case().Unlock(v.h.Session().View().Scenario, v.focusedDecision().id))
}

func (v *view) hasLocked() bool {
	return v.hasDecision() && v.h.Session().Case().Choice(v.h.Session().View().Scenario, v.focusedDecision().id).Status == model.Agreed
}

// focusedOption returns the option that the keys act on, empty for none.
func (v *view) focusedOption() string {
	if d := v.focusedDecision(); d != nil {
		return d.Option()
	}
	return ""
}

func (v *view) hasOption() bool {
	return v.focusedOption() != "" && v.h.Session().View().Scenario != ""
}

// ruleOut rules the option with the focus out, or lets it in again. What is agreed is unlocked first.
func (v *view) ruleOut() {
	c, scenario := v.h.Session().Case(), v.h.Session().View().Scenario
	o, ok := c.Options.Get(v.focusedOption())
	if !ok {
		return
	}
	d, ok := c.Decisions.Get(o.Decision)
	if ok && c.Choice(scenario, d.ID).Status == model.Agreed {
		v.askUnlock(d, func() { v.askRuleOut(scenario, o) })
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
		return v.h.Session().Case().RuleOut(scenario, o.ID, strings.TrimSpace(reason.Value()))
	}
	var over fyne.CanvasObject
	if taken, err := v.h.Session().Case().RuleOut(scenario, o.ID, ""); err == nil {
		if lost := v.h.Session().Case().Losses(taken); len(lost) > 0 {
			over = ui.NewParagraph(say.Losses(lost), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		}
	}
	page.AskSigned(v.h, "Rule out “"+o.Name+"”", over, []*ui.FormField{reason}, "Rule out", edit)
}

// bankIssue parks a question: it keeps what comes up and belongs elsewhere; where a decision has the focus it is about its component.
func (v *view) bankIssue() {
	about := ""
	if d := v.focusedDecision(); d != nil {
		if decision, ok := v.h.Session().Case().Decisions.Get(d.id); ok {
			about = decision.Component
		}
	}
	text, owner := &ui.FormField{Label: "What came up", Of: "text"}, &ui.FormField{Label: "Who takes it on, or where it belongs", Of: "owner"}
	page.AskSigned(v.h, "Park a question", nil, []*ui.FormField{text, owner}, "Add", func() (model.Edit, error) {
		c, words := v.h.Session().Case(), strings.TrimSpace(text.Value())
		return c.Add(&model.Issue{ID: c.FreeID(model.KindIssue, words), Text: words, About: about, Owner: strings.TrimSpace(owner.Value())}, "")
	})
}
