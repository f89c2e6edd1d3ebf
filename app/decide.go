package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// focusedDecision returns the decision that has the focus, nil for none.
func (w *Window) focusedDecision() *decision {
	d, _ := w.window.Canvas().Focused().(*decision)
	return d
}

func (w *Window) hasDecision() bool {
	return w.focusedDecision() != nil && w.session.View().Scenario != ""
}

// decide asks how firm the decision with the focus is, and why.
func (w *Window) decide() {
	d, ok := w.session.Case().Decisions.Get(w.focusedDecision().id)
	if !ok {
		return
	}
	scenario := w.session.View().Scenario
	choice := w.session.Case().Choice(scenario, d.ID)
	status := &ui.Segments{Name: "Status", Labels: []string{"Open", "Provisional", "Agreed"}, Selected: slices.Index(model.Statuses(), choice.Status)}
	status.OnSelect = status.Set
	status.OnKey = func(e *fyne.KeyEvent) { w.sheet.TypedKey(e) }
	reason := &ui.FormField{Label: "Reason", Of: "reason", Text: choice.Reason}
	words := "Status; what is agreed is locked, and an option has to be chosen first"
	if d.AsIs {
		words = "Status; agreed without an option means no change, and what is agreed is locked"
	}
	over := container.New(&ui.Column{Gap: 6}, ui.NewParagraph(words, ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}), status)
	edit := func() (model.Edit, error) {
		return w.session.Case().Decide(scenario, d.ID, model.Statuses()[status.Selected], strings.TrimSpace(reason.Value()))
	}
	w.askSigned(d.Name, over, []*ui.FormField{reason}, "Save", edit)
	w.window.Canvas().Focus(status)
}

// askSigned asks for the texts of an edit that belongs in the decision log and carries it out. The first time in
// a session that nobody has given a name, it asks for that too, once.
func (w *Window) askSigned(title string, over fyne.CanvasObject, fields []*ui.FormField, yes string, edit func() (model.Edit, error)) {
	var who *ui.FormField
	if w.session.Who() == "" && !w.askedWho {
		who = &ui.FormField{Label: "Your name for the decision log; asked once, may stay empty"}
		fields = append(fields, who)
	}
	check := func() error {
		e, err := edit()
		if err == nil && !e.Empty() {
			_, _, err = model.Apply(w.session.Case(), e)
		}
		if err == nil && who != nil {
			err = soundName(who.Value())
		}
		return err
	}
	w.askForm(title, over, fields, yes, check, func() {
		if who != nil {
			w.askedWho = true
			w.session.SignAs(strings.TrimSpace(who.Value()))
		}
		w.do(edit())
	})
}

func soundName(name string) error {
	if len([]rune(name)) > model.MaxNameRunes {
		return errors.New("the name is too long; shorten it")
	}
	return nil
}

// askUnlock offers to unlock an agreed decision and then do what was meant.
func (w *Window) askUnlock(d *model.Decision, again func()) {
	w.ask("Unlock the decision?", fmt.Sprintf("“%s” is agreed. Unlock it to change it? The log keeps what was agreed.", d.Name), "Unlock", func() {
		edit, err := w.session.Case().Unlock(w.session.View().Scenario, d.ID)
		if w.do(edit, err); err == nil {
			again()
		}
	})
}

// unlock unlocks the agreed decision that has the focus.
func (w *Window) unlock() {
	w.propose(w.session.Case().Unlock(w.session.View().Scenario, w.focusedDecision().id))
}

func (w *Window) hasLocked() bool {
	return w.hasDecision() && w.session.Case().Choice(w.session.View().Scenario, w.focusedDecision().id).Status == model.Agreed
}

// focusedOption returns the option that the keys act on, empty for none.
func (w *Window) focusedOption() string {
	if d := w.focusedDecision(); d != nil && d.cursor < len(d.tiles) {
		return d.tiles[d.cursor].face.option
	}
	return ""
}

func (w *Window) hasOption() bool { return w.focusedOption() != "" && w.session.View().Scenario != "" }

// ruleOut rules the option with the focus out, or lets it in again. What is agreed is unlocked first.
func (w *Window) ruleOut() {
	c, scenario := w.session.Case(), w.session.View().Scenario
	o, ok := c.Options.Get(w.focusedOption())
	if !ok {
		return
	}
	d, ok := c.Decisions.Get(o.Decision)
	if ok && c.Choice(scenario, d.ID).Status == model.Agreed {
		w.askUnlock(d, func() { w.askRuleOut(scenario, o) })
		return
	}
	w.askRuleOut(scenario, o)
}

// askRuleOut asks for the reason to rule an option out; one that is ruled out it lets in again.
func (w *Window) askRuleOut(scenario string, o *model.Option) {
	if _, out := w.session.Case().RuledOut(scenario, o.ID); out {
		w.propose(w.session.Case().RuleIn(scenario, o.ID))
		return
	}
	reason := &ui.FormField{Label: "Reason", Of: "reason"}
	edit := func() (model.Edit, error) {
		return w.session.Case().RuleOut(scenario, o.ID, strings.TrimSpace(reason.Value()))
	}
	var over fyne.CanvasObject
	if taken, err := w.session.Case().RuleOut(scenario, o.ID, ""); err == nil {
		if lost := w.session.Case().Losses(taken); len(lost) > 0 {
			over = ui.NewParagraph(say.Losses(lost), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet})
		}
	}
	w.askSigned("Rule out “"+o.Name+"”", over, []*ui.FormField{reason}, "Rule out", edit)
}

// bankIssue parks a question: it keeps what comes up and belongs elsewhere; where a decision has the focus it is about its component.
func (w *Window) bankIssue() {
	about := ""
	if d := w.focusedDecision(); d != nil {
		if decision, ok := w.session.Case().Decisions.Get(d.id); ok {
			about = decision.Component
		}
	}
	text, owner := &ui.FormField{Label: "What came up", Of: "text"}, &ui.FormField{Label: "Who takes it on, or where it belongs", Of: "owner"}
	w.askSigned("Park a question", nil, []*ui.FormField{text, owner}, "Add", func() (model.Edit, error) {
		c, words := w.session.Case(), strings.TrimSpace(text.Value())
		return c.Add(&model.Issue{ID: c.FreeID(model.KindIssue, words), Text: words, About: about, Owner: strings.TrimSpace(owner.Value())}, "")
	})
}

// askWho asks for the name that edits are signed with.
func (w *Window) askWho() {
	w.askText("Your name for the decision log", "Name; may stay empty", w.session.Who(), soundName, func(name string) {
		w.askedWho = true
		w.session.SignAs(name)
	})
}

// showWhyNotSaved shows the whole reason that the status may have cut.
func (w *Window) showWhyNotSaved() {
	saving := w.session.Saving()
	if saving.Err == nil {
		w.tell("Saved, but please note", say.Error(saving.Trouble()))
		return
	}
	w.tell("Not saved", say.Error(saving.Err)+"\n\nYour work is still in the window, and a copy of it can be saved elsewhere.")
}
