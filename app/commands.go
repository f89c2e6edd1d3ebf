package app

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// command is something that a person can have the window do. Every command stands once in the table
// that [Window.commandTable] makes; menus, keys, the help page and the tests are made from it.
type command struct {
	id    commandID
	group string
	name  string
	// shortcut needs Ctrl or Alt; key is a bare key. Either may be missing.
	shortcut fyne.Shortcut
	key      fyne.KeyName
	// enabled says whether the command can do anything now; nil means always.
	enabled func() bool
	run     func()
}

// commandID names a command in code.
type commandID string

// The commands.
const (
	cmdOpenCase          commandID = "open case"
	cmdNewCase           commandID = "new case"
	cmdCaseDetails       commandID = "case details"
	cmdDuplicateCase     commandID = "duplicate case"
	cmdArchiveCase       commandID = "archive case"
	cmdDeleteCase        commandID = "delete case"
	cmdOpenShelf         commandID = "shelf"
	cmdImport            commandID = "import"
	cmdExport            commandID = "export"
	cmdReset             commandID = "reset"
	cmdChooseScenario    commandID = "choose scenario"
	cmdNextScenario      commandID = "next scenario"
	cmdPreviousScenario  commandID = "previous scenario"
	cmdNewScenario       commandID = "new scenario"
	cmdDuplicateScenario commandID = "duplicate scenario"
	cmdRenameScenario    commandID = "rename scenario"
	cmdDeleteScenario    commandID = "delete scenario"
	cmdUndo              commandID = "undo"
	cmdRedo              commandID = "redo"
	cmdDecide            commandID = "decide"
	cmdUnlock            commandID = "unlock"
	cmdRuleOut           commandID = "rule out"
	cmdMakeFit           commandID = "make fit"
	cmdBankIssue         commandID = "bank issue"
	cmdName              commandID = "name"
	cmdRetrySaving       commandID = "retry saving"
	cmdWhyNotSaved       commandID = "why not saved"
	cmdMinimum           commandID = "minimum"
	cmdCentral           commandID = "central"
	cmdMaximum           commandID = "maximum"
	cmdBasis             commandID = "basis"
	cmdPresent           commandID = "present"
	cmdFind              commandID = "find"
	cmdDark              commandID = "dark"
	cmdLarger            commandID = "larger"
	cmdSmaller           commandID = "smaller"
	cmdChartText         commandID = "chart as text"
	cmdHelp              commandID = "help"
	cmdGlossary          commandID = "glossary"
	cmdAbout             commandID = "about"
	cmdLicences          commandID = "licences"
)

// The groups of commands.
const (
	groupCase     = "Case"
	groupScenario = "Scenario"
	groupEdit     = "Edit"
	groupGo       = "Go to"
	groupView     = "View"
	groupHelp     = "Help"
)

// groups are the groups in the order of the menu.
func groups() []string {
	return []string{groupCase, groupScenario, groupEdit, groupFrame, groupFigures, groupCompare, groupExplore, groupEvidence, groupLog, groupPapers, groupGo, groupView, groupHelp}
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// commandTable is the one list of commands; those of a view stand in the view's own file.
func (w *Window) commandTable() []command {
	return slices.Concat(w.mainCommands(), w.pageCommands(), w.frameCommands(), w.figuresCommands(),
		w.compareCommands(), w.exploreCommands(), w.appraisalCommands(), w.evidenceCommands(), w.logCommands(), w.paperCommands())
}

func (w *Window) mainCommands() []command {
	s := w.session
	hasScenario := func() bool { return s.View().Scenario != "" }
	hasCase := s.HasCase
	writes := func() bool { return w.lookingAt == "" }
	canAdd := func() bool { return writes() && hasCase() }
	estimate := func(e model.Estimate) func() { return func() { w.showEstimate(e) } }
	return []command{
		{cmdNewCase, groupCase, "New case …", ctrlShift(fyne.KeyN), "", writes, w.newCase},
		{cmdOpenCase, groupCase, "Open another case …", ctrl(fyne.KeyO), "", nil, w.openCase},
		{cmdCaseDetails, groupCase, "Title, organisation and years …", nil, "", hasCase, w.caseDetails},
		{cmdDuplicateCase, groupCase, "Duplicate the case …", nil, "", canAdd, w.duplicateCase},
		{cmdArchiveCase, groupCase, "Archive the case", nil, "", canAdd, w.archiveCase},
		{cmdDeleteCase, groupCase, "Delete the case", nil, "", canAdd, w.deleteCase},
		{cmdOpenShelf, groupCase, "Archived and deleted cases …", nil, "", writes, w.openShelf},
		{cmdImport, groupCase, "Import a case file …", ctrl(fyne.KeyI), "", nil, w.importCase},
		{cmdExport, groupCase, "Save a copy as a case file …", ctrl(fyne.KeyS), "", hasCase, w.exportCase},
		{cmdReset, groupCase, "Reset to the built-in example …", nil, "", w.isExample, w.resetCase},

		{cmdChooseScenario, groupScenario, "Choose a scenario …", ctrl(fyne.KeyL), "", hasScenario, w.chooseScenario},
		{cmdNextScenario, groupScenario, "Next scenario", ctrl(fyne.KeyPageDown), "", hasScenario, func() { w.stepScenario(1) }},
		{cmdPreviousScenario, groupScenario, "Previous scenario", ctrl(fyne.KeyPageUp), "", hasScenario, func() { w.stepScenario(-1) }},
		{cmdNewScenario, groupScenario, "New scenario …", ctrl(fyne.KeyN), "", hasCase, w.newScenario},
		{cmdDuplicateScenario, groupScenario, "Duplicate the scenario …", ctrl(fyne.KeyD), "", hasScenario, w.duplicateScenario},
		{cmdRenameScenario, groupScenario, "Rename the scenario …", ctrl(fyne.KeyR), fyne.KeyF2, hasScenario, w.renameScenario},
		{cmdDeleteScenario, groupScenario, "Delete the scenario", ctrl(fyne.KeyDelete), "", hasScenario, w.deleteScenario},

		{cmdUndo, groupEdit, "Undo", &fyne.ShortcutUndo{}, "", w.canUndo, w.undo},
		{cmdRedo, groupEdit, "Redo", &fyne.ShortcutRedo{}, "", s.CanRedo, func() { w.step(s.Redo) }},
		{cmdFind, groupEdit, "Find …", ctrl(fyne.KeyF), "", hasCase, w.findAnything},
		{cmdDecide, groupEdit, "Status and reason …", ctrl(fyne.KeyE), "", w.hasDecision, w.decide},
		{cmdUnlock, groupEdit, "Unlock the decision", ctrl(fyne.KeyU), "", w.hasLocked, w.unlock},
		{cmdRuleOut, groupEdit, "Rule the option out, or in again …", ctrlShift(fyne.KeyX), "", w.hasOption, w.ruleOut},
		{cmdMakeFit, groupEdit, "Make the option fit …", ctrlShift(fyne.KeyM), "", w.hasOption, w.makeFit},
		{cmdBankIssue, groupEdit, "Park a question …", ctrlShift(fyne.KeyI), "", hasCase, w.bankIssue},
		{cmdName, groupEdit, "Your name for the decision log …", nil, "", nil, w.askWho},
		{cmdRetrySaving, groupEdit, "Try saving again", ctrlShift(fyne.KeyS), "", w.savingFailed, s.RetrySaving},
		{cmdWhyNotSaved, groupEdit, "Why it is not saved", nil, "", w.savingFailed, w.showWhyNotSaved},

		{cmdMinimum, groupView, "Cautious estimate", ctrl(fyne.Key1), "", nil, estimate(model.Minimum)},
		{cmdCentral, groupView, "Middle estimate", ctrl(fyne.Key2), "", nil, estimate(model.Central)},
		{cmdMaximum, groupView, "Stretch estimate", ctrl(fyne.Key3), "", nil, estimate(model.Maximum)},
		{cmdBasis, groupView, "New savings each year, or carried forward", ctrl(fyne.KeyB), "", nil, w.switchBasis},
		{cmdChartText, groupView, "The chart as text and table", ctrl(fyne.KeyT), "", w.hasFigure, w.showChartText},
		{cmdPresent, groupView, "Present in a second window", nil, fyne.KeyF5, hasCase, w.openPresentation},
		{cmdDark, groupView, "Light or dark", ctrlShift(fyne.KeyL), "", nil, w.switchDark},
		{cmdLarger, groupView, "Larger text", ctrl(fyne.KeyEqual), "", func() bool { return w.canZoom(1) }, func() { w.zoom(1) }},
		{cmdSmaller, groupView, "Smaller text", ctrl(fyne.KeyMinus), "", func() bool { return w.canZoom(-1) }, func() { w.zoom(-1) }},

		{cmdHelp, groupHelp, "Keys and commands", nil, fyne.KeyF1, nil, w.showHelp},
		{cmdGlossary, groupHelp, "What the words mean", ctrl(fyne.KeyF1), "", nil, w.showGlossary},
		{cmdAbout, groupHelp, "About this program", nil, "", nil, w.showAbout},
		{cmdLicences, groupHelp, "Licences", nil, "", nil, w.showLicences},
	}
}

// bindKeys gives every command its shortcut.
func (w *Window) bindKeys() {
	w.shortcuts = map[string]commandID{ctrlShift(fyne.KeyZ).ShortcutName(): cmdRedo}
	others := []fyne.Shortcut{ctrlShift(fyne.KeyZ), &fyne.ShortcutPaste{}}
	for _, plus := range []fyne.Shortcut{ctrl(fyne.KeyPlus), ctrlShift(fyne.KeyEqual), ctrlShift(fyne.KeyPlus)} {
		w.shortcuts[plus.ShortcutName()] = cmdLarger
		others = append(others, plus)
	}
	for _, c := range w.commands {
		if c.shortcut != nil {
			w.shortcuts[c.shortcut.ShortcutName()] = c.id
			others = append(others, c.shortcut)
		}
	}
	for _, s := range others {
		w.window.Canvas().AddShortcut(s, w.typedShortcut)
	}
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	w.window.Canvas().SetOnTypedRune(w.typedRune)
}

// typedRune gives a letter that nothing has the focus for to the cell that is still being typed into, if there is one.
func (w *Window) typedRune(r rune) {
	if e := w.unfinished(); e != nil {
		e.Resume()
		e.Entry.TypedRune(r)
	}
}

// unfinished is the cell that is being typed into although the keys have gone from it, as a click beside the table takes them; nil for
// none.
func (w *Window) unfinished() *grid.Editor {
	page, ok := w.page.view.(interface{ typing() *grid.Editor })
	if !ok || !w.idle() || !page.typing().Open {
		return nil
	}
	return page.typing()
}

// pasteIntoPage gives what is pasted to the page's table where nothing with the keys has a use for it.
func (w *Window) pasteIntoPage() {
	if page, ok := w.page.view.(interface{ paste() }); ok && w.idle() {
		page.paste()
	}
}

// typedShortcut runs the command that a shortcut belongs to.
func (w *Window) typedShortcut(s fyne.Shortcut) {
	if _, paste := s.(*fyne.ShortcutPaste); paste {
		w.pasteIntoPage()
	}
	if id, known := w.shortcuts[s.ShortcutName()]; known {
		w.run(id)
	}
}

// typedKey takes the bare keys that nothing with the focus has a use for.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if !w.idle() {
		w.typedBesideDialog(e)
		return
	}
	if left := w.unfinished(); left != nil {
		left.Resume()
		left.Entry.TypedKey(e)
		return
	}
	for _, c := range w.commands {
		if c.key != "" && c.key == e.Name && c.isEnabled() {
			w.run(c.id)
			return
		}
	}
	switch e.Name {
	case fyne.KeyPageDown, fyne.KeyPageUp:
		w.page.view.page(map[bool]int{true: 1, false: -1}[e.Name == fyne.KeyPageDown])
	case fyne.KeyDown:
		if w.window.Canvas().Focused() == nil {
			w.page.view.focus()
		}
	}
}

// typedBesideDialog gives a key to the dialog that is open: a click beside it has taken the focus from its fields.
func (w *Window) typedBesideDialog(e *fyne.KeyEvent) {
	switch {
	case w.chooser.IsOpen():
		w.chooser.TypedKey(e)
	case w.sheet.IsOpen():
		w.sheet.TypedKey(e)
	case e.Name == fyne.KeyEscape && w.onEscape != nil:
		w.onEscape()
	}
}

// run carries a command out if it can do anything now. While a dialog is open it waits for its answer.
func (w *Window) run(id commandID) {
	c := w.command(id)
	if id == cmdUndo && w.canUnshelve() && w.sheet.IsOpen() && w.sheet == w.shelved.said {
		w.sheet.Close()
	}
	if w.window.Canvas().Overlays().Top() == nil && c.isEnabled() {
		c.run()
	}
}

// command returns a command of the table; every id stands there.
func (w *Window) command(id commandID) command {
	for _, c := range w.commands {
		if c.id == id {
			return c
		}
	}
	return command{enabled: func() bool { return false }}
}

func (c command) isEnabled() bool { return c.enabled == nil || c.enabled() }

// menuItems makes the menu of one group.
func (w *Window) menuItems(group string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, c := range w.commands {
		if c.group == group {
			item := fyne.NewMenuItem(c.menuWords(), func() { w.runFromMenu(c) })
			item.Disabled = !c.isEnabled()
			items = append(items, item)
		}
	}
	return items
}

// mainMenu makes the menu of all commands, each group a menu of its own.
func (w *Window) mainMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, group := range groups() {
		if group == groupHelp {
			continue
		}
		item := fyne.NewMenuItem(group, nil)
		item.ChildMenu = fyne.NewMenu("", w.menuItems(group)...)
		items = append(items, item)
	}
	return append(append(items, fyne.NewMenuItemSeparator()), w.menuItems(groupHelp)...)
}

// runFromMenu carries out a command whose menu is just closing.
func (w *Window) runFromMenu(c command) {
	if c.isEnabled() {
		c.run()
	}
}

// menuWords names the command with its keys: Fyne itself draws them in a grey too faint to read.
func (c command) menuWords() string {
	if keys := c.keyWords(); keys != "" {
		return c.name + "  (" + keys + ")"
	}
	return c.name
}

// keyWords writes a command's keys for people: "Ctrl+Z".
func (c command) keyWords() string {
	var words []string
	if k, ok := c.shortcut.(fyne.KeyboardShortcut); ok {
		words = append(words, modifierWords(k.Mod())+keyName(k.Key()))
	}
	if c.key != "" {
		words = append(words, string(c.key))
	}
	return strings.Join(words, " or ")
}

func modifierWords(m fyne.KeyModifier) string {
	text := ""
	if m&fyne.KeyModifierControl != 0 {
		text += "Ctrl+"
	}
	if m&fyne.KeyModifierSuper != 0 {
		if runtime.GOOS == "darwin" {
			text += "Cmd+"
		} else {
			text += "Super+"
		}
	}
	if m&fyne.KeyModifierAlt != 0 {
		text += "Alt+"
	}
	if m&fyne.KeyModifierShift != 0 {
		text += "Shift+"
	}
	return text
}

func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeyPageDown:
		return "Page Down"
	case fyne.KeyPageUp:
		return "Page Up"
	case fyne.KeyEqual:
		return "Plus"
	case fyne.KeyMinus:
		return "Minus"
	}
	return string(key)
}
