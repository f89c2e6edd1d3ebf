package board

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
)

// The commands of the board.
const (
	cmdAgree           page.ID = "agree"
	cmdDecide          page.ID = "decide"
	cmdUnlock          page.ID = "unlock"
	cmdRuleOut         page.ID = "rule out"
	cmdWhyNot          page.ID = "why not"
	cmdMakeFit         page.ID = "make fit"
	cmdNote            page.ID = "note"
	cmdMembersWords    page.ID = "words for members"
	cmdOptionLines     page.ID = "figures of the option"
	cmdRenameOption    page.ID = "rename option"
	cmdRenameDecision  page.ID = "rename decision"
	cmdRenameComponent page.ID = "rename component"
	cmdBankIssue       page.ID = "bank issue"
	cmdWhyRated        page.ID = "why rated"
	cmdRate            page.ID = "rate"
	cmdOnePage         page.ID = "one page"
)

const title = "Board"

// Commands are those of the decision and the option touched last, and the second window's.
func (v *view) Commands() []page.Command {
	noAnswer, noOption, noOptionIn := v.noAnswer(), v.noOption(), v.noOptionIn()
	return append([]page.Command{
		{ID: cmdAgree, Group: title, Name: "Agree the decision …", Shortcut: page.CtrlShift(fyne.KeyG), Bar: page.Bars(noAnswer, v.agreed), Run: v.agree},
		{ID: cmdDecide, Group: title, Name: "Status and reason …", Shortcut: page.Ctrl(fyne.KeyE), Bar: noAnswer, Run: v.decide},
		{ID: cmdUnlock, Group: title, Name: "Unlock the decision", Shortcut: page.Ctrl(fyne.KeyU), Bar: page.Bars(noAnswer, v.notAgreed), Run: v.unlock},
		{ID: cmdRenameDecision, Group: title, Name: "Rename the decision …", Bar: v.noDecision(), Run: v.renameDecision},
		{ID: cmdRenameComponent, Group: title, Name: "Rename the component …", Bar: v.noDecision(), Run: v.renameComponent},
		{ID: cmdRuleOut, Group: title, Name: "Rule the option out, or in again …", Shortcut: page.CtrlShift(fyne.KeyX), Bar: noOptionIn, Run: v.ruleOut},
		{ID: cmdWhyNot, Group: title, Name: "Why the option was not chosen …", Shortcut: page.CtrlShift(fyne.KeyY), Bar: page.Bars(noOptionIn, v.chosen), Run: v.askWhyNot},
		{ID: cmdMakeFit, Group: title, Name: "Make the option fit …", Shortcut: page.CtrlShift(fyne.KeyM), Bar: noOptionIn, Run: v.makeFit},
		{ID: cmdNote, Group: title, Name: "Note on the option …", Shortcut: page.CtrlShift(fyne.KeyO), Bar: noOption, Run: v.askNote},
		{ID: cmdMembersWords, Group: title, Name: "Words for Members …", Shortcut: page.CtrlShift(fyne.KeyH), Bar: noOption, Run: v.askMembersWords},
		{ID: cmdOptionLines, Group: title, Name: "The figures of the option", Shortcut: page.Ctrl(fyne.KeyG), Bar: noOption, Run: func() { v.showFiguresOf(v.touchedOption().ID) }},
		{ID: cmdRenameOption, Group: title, Name: "Rename the option …", Bar: noOption, Run: v.renameOption},
		{ID: cmdBankIssue, Group: title, Name: "Park a question …", Shortcut: page.CtrlShift(fyne.KeyI), Bar: page.NoCase(v.h), Run: v.bankIssue},
		{ID: cmdWhyRated, Group: page.Evidence, Name: "Why the component is rated so …", Bar: v.noDecision(), Run: func() { v.showRating(v.touchedDecision().Component) }},
		{ID: cmdRate, Group: page.Evidence, Name: "Rate the component …", Bar: v.noDecision(), Run: func() { v.rate(v.touchedDecision().Component) }},
		{ID: cmdOnePage, Group: page.ViewMenu, Name: "The model on a page, or the board", Key: fyne.KeyF3, Bar: page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title)), Run: v.switchOnePage},
		{ID: page.Present, Group: page.ViewMenu, Name: "Present in a second window", Key: fyne.KeyF5, Bar: page.NoCase(v.h), Run: v.openPresentation},
	}, v.arrangeCommands()...)
}
