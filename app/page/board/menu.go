package board

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

// optionMenu and decisionMenu are what can be done with the option and the decision touched last, in groups.
func optionMenu() [][]page.ID {
	return [][]page.ID{{cmdRuleOut, cmdWhyNot, cmdMakeFit}, {cmdNote, cmdMembersWords, cmdOptionLines, cmdRenameOption}}
}

func decisionMenu() [][]page.ID {
	return [][]page.ID{{cmdAgree, cmdDecide, cmdUnlock}, {cmdRenameDecision, cmdRenameComponent, cmdWhyRated, cmdBankIssue}}
}

// openStatus asks how firm a decision is, and why.
func (v *view) openStatus(d *decision) {
	v.h.Canvas().Focus(d)
	v.board.touch(d)
	v.h.Run(cmdDecide)
}

// showMenu shows at a place what can be done with a decision and, unless only that is meant, with the option that the keys act on.
func (v *view) showMenu(d *decision, alone bool, at fyne.Position) {
	v.board.touch(d)
	var items []*fyne.MenuItem
	if o := v.touchedOption(); o != nil && !alone {
		items = v.menuOf(items, "Option: "+o.Name, optionMenu())
	}
	if one := v.touchedDecision(); one != nil {
		items = v.menuOf(items, "Decision: "+one.Name, decisionMenu())
	}
	v.h.ShowMenu(at, items...)
}

// menuOf adds to a menu the name of what it is about and the commands for it.
func (v *view) menuOf(items []*fyne.MenuItem, name string, groups [][]page.ID) []*fyne.MenuItem {
	heading := fyne.NewMenuItem(name, nil)
	heading.Disabled = true
	for i, group := range groups {
		if i > 0 || len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		if i == 0 {
			items = append(items, heading)
		}
		for _, id := range group {
			items = append(items, v.h.Command(id).MenuItem())
		}
	}
	return items
}
