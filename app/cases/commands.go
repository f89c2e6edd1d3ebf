package cases

import (
	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/model"
)

// The commands that nothing else names.
const (
	cmdCaseDetails       page.ID = "case details"
	cmdDuplicateCase     page.ID = "duplicate case"
	cmdArchiveCase       page.ID = "archive case"
	cmdDeleteCase        page.ID = "delete case"
	cmdOpenShelf         page.ID = "shelf"
	cmdImport            page.ID = "import"
	cmdMerge             page.ID = "merge"
	cmdSaveForMerging    page.ID = "save for merging"
	cmdReset             page.ID = "reset"
	cmdDuplicateScenario page.ID = "duplicate scenario"
	cmdRenameScenario    page.ID = "rename scenario"
	cmdDeleteScenario    page.ID = "delete scenario"
)

// Commands are the commands on whole cases and scenarios, and undo and redo.
func (cs *Cases) Commands() []page.Command {
	s := cs.h.Session()
	noScenario, noCase := page.NoScenario(cs.h), page.NoCase(cs.h)
	looking := page.Unless(func() bool { return cs.writes }, "Nothing is saved while a backup is only looked at")
	noAdding := page.Bars(looking, noCase)
	return []page.Command{
		{ID: page.NewCase, Group: page.CaseMenu, Name: "New case …", Shortcut: page.CtrlShift(fyne.KeyN), Bar: looking, Run: cs.newCase},
		{ID: page.OpenCase, Group: page.CaseMenu, Name: "Open another case …", Shortcut: page.Ctrl(fyne.KeyO), Run: cs.openCase},
		{ID: cmdCaseDetails, Group: page.CaseMenu, Name: "Title, organisation and years …", Bar: noCase, Run: cs.caseDetails},
		{ID: page.CasePrices, Group: page.Design, Name: "Price base, reference date and tax base …", Bar: noCase, Run: cs.casePrices},
		{ID: cmdDuplicateCase, Group: page.CaseMenu, Name: "Duplicate the case …", Bar: noAdding, Run: cs.duplicateCase},
		{ID: cmdArchiveCase, Group: page.CaseMenu, Name: "Archive the case", Bar: noAdding, Run: cs.archiveCase},
		{ID: cmdDeleteCase, Group: page.CaseMenu, Name: "Delete the case", Bar: noAdding, Run: cs.deleteCase},
		{ID: cmdOpenShelf, Group: page.CaseMenu, Name: "Archived and deleted cases …", Bar: looking, Run: cs.openShelf},
		{ID: cmdImport, Group: page.CaseMenu, Name: "Import a case file …", Shortcut: page.Ctrl(fyne.KeyI), Run: cs.importCase},
		{ID: page.SaveCopy, Group: page.CaseMenu, Name: "Save a copy as a case file …", Shortcut: page.Ctrl(fyne.KeyS), Bar: noCase, Run: cs.exportCase},
		{ID: cmdSaveForMerging, Group: page.CaseMenu, Name: "Save a copy with its decision log …", Bar: noCase, Run: cs.saveForMerging},
		{ID: cmdMerge, Group: page.CaseMenu, Name: "Merge a copy …", Bar: noCase, Run: cs.mergeCopy},
		{ID: cmdReset, Group: page.CaseMenu, Name: "Reset to the built-in example …", Bar: page.Unless(cs.isExample, "The open case isn't the example"), Run: cs.resetCase},

		{ID: page.ChooseScenario, Group: page.ScenarioMenu, Name: "Choose a scenario …", Shortcut: page.Ctrl(fyne.KeyL), Bar: noScenario, Run: cs.chooseScenario},
		{ID: page.NextScenario, Group: page.ScenarioMenu, Name: "Next scenario", Shortcut: page.Ctrl(fyne.KeyPageDown), Bar: noScenario, Run: func() { cs.stepScenario(1) }},
		{ID: page.PreviousScenario, Group: page.ScenarioMenu, Name: "Previous scenario", Shortcut: page.Ctrl(fyne.KeyPageUp), Bar: noScenario, Run: func() { cs.stepScenario(-1) }},
		{ID: page.NewScenario, Group: page.ScenarioMenu, Name: "New scenario …", Shortcut: page.Ctrl(fyne.KeyN), Bar: noCase, Run: cs.newScenario},
		{ID: page.TryIt, Group: page.ScenarioMenu, Name: "Try it in a copy of your own", Key: fyne.KeyF4, Bar: noScenario, Run: func() { cs.TryIt(model.Edit{}) }},
		{ID: page.LockScenario, Group: page.ScenarioMenu, Name: "Lock the scenario, or unlock it", Shortcut: page.CtrlShift(fyne.KeyK), Bar: noScenario, Run: cs.lockScenario},
		{ID: cmdDuplicateScenario, Group: page.ScenarioMenu, Name: "Duplicate the scenario …", Shortcut: page.Ctrl(fyne.KeyD), Bar: noScenario, Run: cs.duplicateScenario},
		{ID: cmdRenameScenario, Group: page.ScenarioMenu, Name: "Rename the scenario …", Shortcut: page.Ctrl(fyne.KeyR), Key: fyne.KeyF2, Bar: noScenario, Run: cs.renameScenario},
		{ID: page.ScenarioRole, Group: page.ScenarioMenu, Name: "Role in the appraisal …", Bar: noScenario, Run: cs.giveRole},
		{ID: cmdDeleteScenario, Group: page.ScenarioMenu, Name: "Delete the scenario", Shortcut: page.Ctrl(fyne.KeyDelete), Bar: noScenario, Run: cs.deleteScenario},

		{ID: page.Undo, Group: page.EditMenu, Name: "Undo", Shortcut: &fyne.ShortcutUndo{}, Bar: page.Unless(cs.CanUndo, "There is nothing to undo"), Run: cs.undo},
		{ID: page.Redo, Group: page.EditMenu, Name: "Redo", Shortcut: &fyne.ShortcutRedo{}, Bar: page.Unless(s.CanRedo, "There is nothing to redo"), Run: func() { cs.step(s.Redo) }},
	}
}
