package board

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

// The commands of the board.
const (
	cmdDecide    page.ID = "decide"
	cmdUnlock    page.ID = "unlock"
	cmdRuleOut   page.ID = "rule out"
	cmdMakeFit   page.ID = "make fit"
	cmdBankIssue page.ID = "bank issue"
)

// Commands are those of the decision and the option with the keys, and the second window's.
func (v *view) Commands() []page.Command {
	hasCase := v.h.Session().HasCase
	return []page.Command{
		{ID: cmdDecide, Group: page.EditMenu, Name: "Status and reason …", Shortcut: page.Ctrl(fyne.KeyE), Enabled: v.hasDecision, Run: v.decide},
		{ID: cmdUnlock, Group: page.EditMenu, Name: "Unlock the decision", Shortcut: page.Ctrl(fyne.KeyU), Enabled: v.hasLocked, Run: v.unlock},
		{ID: cmdRuleOut, Group: page.EditMenu, Name: "Rule the option out, or in again …", Shortcut: page.CtrlShift(fyne.KeyX), Enabled: v.hasOption, Run: v.ruleOut},
		{ID: cmdMakeFit, Group: page.EditMenu, Name: "Make the option fit …", Shortcut: page.CtrlShift(fyne.KeyM), Enabled: v.hasOption, Run: v.makeFit},
		{ID: cmdBankIssue, Group: page.EditMenu, Name: "Park a question …", Shortcut: page.CtrlShift(fyne.KeyI), Enabled: hasCase, Run: v.bankIssue},
		{ID: page.Present, Group: page.ViewMenu, Name: "Present in a second window", Key: fyne.KeyF5, Enabled: hasCase, Run: v.openPresentation},
	}
}

// openStatus asks how firm a decision is, and why.
func (v *view) openStatus(d *decision) {
	v.h.Canvas().Focus(d)
	v.h.Run(cmdDecide)
}

// showMenu shows at a place what can be done with a decision that has the keys, and with the option that they act on.
func (v *view) showMenu(d *decision, at fyne.Position) {
	item := func(id page.ID) *fyne.MenuItem {
		c := v.h.Command(id)
		one := fyne.NewMenuItem(c.MenuWords(), func() {
			if c.Can() {
				c.Run()
			}
		})
		one.Disabled = !c.Can()
		return one
	}
	figures := fyne.NewMenuItem("Its figures", func() { v.showFiguresOf(d.Option()) })
	figures.Disabled = d.Option() == ""
	v.h.ShowMenu(at, item(cmdDecide), item(cmdUnlock), fyne.NewMenuItemSeparator(),
		item(cmdRuleOut), item(cmdMakeFit), figures, fyne.NewMenuItemSeparator(), item(cmdBankIssue))
}
