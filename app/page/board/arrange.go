package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

// The commands that give a decision and a component another place. An option is moved by those of the window, as a row of
// a list is.
const (
	cmdDecisionUp    page.ID = "decision up"
	cmdDecisionDown  page.ID = "decision down"
	cmdComponentUp   page.ID = "component up"
	cmdComponentDown page.ID = "component down"
)

var _ page.Arranger = (*view)(nil)

// Arrange moves the option touched last up or down in its decision.
func (v *view) Arrange(by int) {
	e, err := v.h.Session().Case().Move(model.KindOption, v.touchedOption().ID, by)
	v.arrange(e, err, model.Hit{Kind: model.KindOption, Key: v.touchedOption().ID})
}

// CantArrange says why no option can be moved, empty where one can.
func (v *view) CantArrange() string { return v.noOption()() }

// arrangeCommands move the decision touched last, and its component.
func (v *view) arrangeCommands() []page.Command {
	keys := func(key fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt | fyne.KeyModifierShift}
	}
	decision := func(by int) func() {
		return func() {
			e, err := v.h.Session().Case().StepDecision(v.touchedDecision().ID, by)
			v.arrange(e, err, v.keysOn())
		}
	}
	component := func(by int) func() {
		return func() {
			e, err := v.h.Session().Case().Move(model.KindComponent, v.touchedDecision().Component, by)
			v.arrange(e, err, v.keysOn())
		}
	}
	bar := v.noDecision()
	return []page.Command{
		{ID: cmdDecisionUp, Group: page.EditMenu, Name: "Move the decision up", Shortcut: keys(fyne.KeyUp), Bar: bar, Run: decision(-1)},
		{ID: cmdDecisionDown, Group: page.EditMenu, Name: "Move the decision down", Shortcut: keys(fyne.KeyDown), Bar: bar, Run: decision(1)},
		{ID: cmdComponentUp, Group: page.EditMenu, Name: "Move the component up", Shortcut: keys(fyne.KeyPageUp), Bar: bar, Run: component(-1)},
		{ID: cmdComponentDown, Group: page.EditMenu, Name: "Move the component down", Shortcut: keys(fyne.KeyPageDown), Bar: bar, Run: component(1)},
	}
}

// keysOn is what the keys act on: the option touched last, or its decision.
func (v *view) keysOn() model.Hit {
	if o := v.touchedOption(); o != nil {
		return model.Hit{Kind: model.KindOption, Key: o.ID}
	}
	return model.Hit{Kind: model.KindDecision, Key: v.board.touched.decision}
}

// arrange gives something another place and puts the keys on it: its card is another's now.
func (v *view) arrange(edit model.Edit, err error, then model.Hit) {
	if err == nil && edit.Empty() {
		v.h.Explain("It stands there already")
		return
	}
	if v.h.Do(edit, err) {
		v.Show(page.Place{Record: then})
	}
}
