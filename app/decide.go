package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tomworkbench/model"
)

// statuses are the statuses in the order of the switch.
func statuses() []model.Status {
	return []model.Status{model.Open, model.Provisional, model.Agreed}
}

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
	var s *sheet
	status := &segments{
		name: "Status", labels: []string{"Open", "Provisional", "Agreed"}, selected: slices.Index(statuses(), choice.Status),
		onKey: func(e *fyne.KeyEvent) { s.typedKey(e) },
	}
	status.onSelect = status.set
	reason := newField(choice.Reason)
	reason.onEscape = func(e *fyne.KeyEvent) { s.typedKey(e) }
	save := func() { w.do(w.session.Case().Decide(scenario, d.ID, statuses()[status.selected], reason.Text)) }
	quiet := look{size: sizeSmall, color: colorQuiet}
	body := container.New(&column{gap: 6},
		newParagraph("Status; agreed without an option means stay as is", quiet), container.New(&chipRow{}, status),
		newParagraph("Reason", quiet), reason)
	s = w.showSheet(d.Name, dialogWidth, body, action{label: "Save", primary: true, run: save}, action{label: "Cancel"})
	reason.OnSubmitted = func(string) {
		s.close()
		save()
	}
	w.window.Canvas().Focus(status)
}

// askWho asks for the name that edits are signed with.
func (w *Window) askWho() {
	check := func(name string) error {
		if len([]rune(name)) > model.MaxNameRunes {
			return errors.New("the name is too long; shorten it")
		}
		return nil
	}
	w.askText("Your name for the decision log", "Name; may stay empty", w.session.Who(), check, w.session.SignAs)
}

// showWhyNotSaved shows the whole reason that the status may have cut.
func (w *Window) showWhyNotSaved() {
	w.tell("Not saved", errorWords(w.session.Saving().Err)+
		"\n\nYour work is still in the window. Try saving again, or save a copy elsewhere.")
}
