package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"tomworkbench/app/page"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
)

// The commands of the shell that nothing else names.
const (
	cmdFind        page.ID = "find"
	cmdSeePack     page.ID = "see pack"
	cmdPalette     page.ID = "palette"
	cmdLastSaved   page.ID = "last saved"
	cmdRetrySaving page.ID = "retry saving"
	cmdWhyNotSaved page.ID = "why not saved"
	cmdLarger      page.ID = "larger"
	cmdUsualSize   page.ID = "usual size"
	cmdSmaller     page.ID = "smaller"
	cmdChartText   page.ID = "chart as text"
	cmdPageText    page.ID = "page as text"
	cmdHelp        page.ID = "help"
	cmdGlossary    page.ID = "glossary"
	cmdAbout       page.ID = "about"
	cmdGuides      page.ID = "guides"
	cmdLicences    page.ID = "licences"
)

// commandTable is the one list of commands, those of the shell and of every page.
type commandTable struct {
	all []page.Command
	// shortcuts says which command a shortcut belongs to, by the shortcut's name.
	shortcuts map[string]page.ID
	// unnamed are the controls that were made before the table, with their commands.
	unnamed map[*ui.Control]page.ID
	// did is told of every command that is given, nil for nobody.
	did func(name string)
}

// set fills the table and names the controls of its commands.
func (t *commandTable) set(all []page.Command) {
	for i, c := range all {
		all[i].Run = func() {
			if t.did != nil {
				t.did(string(c.ID))
			}
			c.Run()
		}
	}
	t.all = all
	for c, id := range t.unnamed {
		c.Name = t.named(id).Name
	}
	t.unnamed = nil
}

// named returns a command of the table; every id stands there.
func (t *commandTable) named(id page.ID) page.Command {
	for _, c := range t.all {
		if c.ID == id {
			return c
		}
	}
	return page.Command{Bar: func() string { return "This window doesn't have it" }}
}

// forKey is the command of a bare key, empty for none: one that can do something now, else that of the page shown, by its menu, or any.
func (t *commandTable) forKey(key fyne.KeyName, shown ...string) page.ID {
	var best page.ID
	for _, c := range t.all {
		switch {
		case c.Key == "" || c.Key != key:
		case c.Can():
			return c.ID
		case best == "" || slices.Contains(shown, c.Group):
			best = c.ID
		}
	}
	return best
}

// groups are the menus in their order: those of the shell, those of the pages, which several of one group of the sidebar may share, and help. Of the pages those with the most commands come
// first: a menu opens downwards from its name, and has to stand in the smallest window.
func (w *Window) groups() []string {
	sizes := map[string]int{}
	for _, c := range w.commands.all {
		sizes[c.Group]++
	}
	var ofPages []string
	for _, e := range w.pages.all {
		for _, menu := range []string{e.Title, e.Group} {
			if sizes[menu] > 0 && !slices.Contains(ofPages, menu) {
				ofPages = append(ofPages, menu)
			}
		}
	}
	slices.SortStableFunc(ofPages, func(a, b string) int { return sizes[b] - sizes[a] })
	return slices.Concat([]string{page.CaseMenu, page.ScenarioMenu, page.EditMenu, page.ViewMenu, page.GoMenu}, ofPages, []string{page.HelpMenu})
}

// allCommands are the shell's and the pages', in the order in which menus have them.
func (w *Window) allCommands() []page.Command {
	all := append(w.cases.Commands(),
		page.Command{ID: cmdSeePack, Group: page.MembersMenu, Name: "See a pack as a Member does …", Run: w.choosePack},
		page.Command{ID: cmdFind, Group: page.EditMenu, Name: "Find …", Shortcut: page.Ctrl(fyne.KeyF), Bar: page.NoCase(w), Run: func() { findAnything(w) }},
		page.Command{ID: cmdPalette, Group: page.EditMenu, Name: "Do or find anything …", Shortcut: page.Ctrl(fyne.KeyK), Run: func() { openPalette(w, w.commands.all) }})
	all = append(all, arrangeCommands(w)...)
	all = append(all, viewCommands(w)...)
	for _, e := range w.pages.all {
		all = append(all, e.page.Commands()...)
	}
	all = append(all, savingCommands(w)...)
	all = append(all, savedCommands(w)...)
	for _, e := range w.pages.all {
		all = append(all, page.Command{ID: e.ID, Group: page.GoMenu, Name: e.Title, Shortcut: altOf(e.Key), Run: func() { w.Go(page.Place{Page: e.ID}) }})
	}
	return slices.Concat(all, appearanceCommands(w), helpCommands(w))
}

// altOf is the shortcut of a page, nil for one without a key.
func altOf(key fyne.KeyName) fyne.Shortcut {
	if key == "" {
		return nil
	}
	return page.Alt(key)
}

// arrangeCommands move what the keys act on, on the pages that have an order to it.
func arrangeCommands(w *Window) []page.Command {
	bar := func() string {
		if shown, ok := w.Shown().(page.Arranger); ok {
			return shown.CantArrange()
		}
		return "Nothing on this page can be moved"
	}
	move := func(by int) func() { return func() { w.Shown().(page.Arranger).Arrange(by) } }
	return []page.Command{
		{ID: page.MoveUp, Group: page.EditMenu, Name: "Move up", Shortcut: page.Alt(fyne.KeyUp), Bar: bar, Run: move(-1)},
		{ID: page.MoveDown, Group: page.EditMenu, Name: "Move down", Shortcut: page.Alt(fyne.KeyDown), Bar: bar, Run: move(1)},
	}
}

func savingCommands(w *Window) []page.Command {
	saved := page.Unless(func() bool { return w.Session().Saving().Trouble() != nil }, "All is saved")
	return []page.Command{
		{ID: page.SignAs, Group: page.EditMenu, Name: "Your name for the decision log …", Run: func() { askWho(w) }},
		{ID: cmdRetrySaving, Group: page.EditMenu, Name: "Try saving again", Shortcut: page.CtrlShift(fyne.KeyS), Bar: saved, Run: w.Session().RetrySaving},
		{ID: cmdWhyNotSaved, Group: page.EditMenu, Name: "Why it is not saved", Bar: saved, Run: func() { showWhyNotSaved(w) }},
	}
}

// savedCommands lead to what was saved last, once its dialog is closed: one command, since the menus of the smallest window are full.
func savedCommands(w *Window) []page.Command {
	nothing := page.Unless(func() bool { return page.LastSaved(w) != "" }, "Nothing has been saved to a file yet")
	return []page.Command{{
		ID: cmdLastSaved, Group: page.CaseMenu, Name: "Saved last: open, show in folder, copy path …", Bar: nothing,
		Run: func() { page.Saved(w, "Saved last", page.LastSaved(w), page.LastSaved(w)) },
	}}
}

func viewCommands(w *Window) []page.Command {
	view := func(change func(v *session.View)) func() {
		return func() {
			v := w.Session().View()
			change(&v)
			w.Session().Show(v)
		}
	}
	estimate := func(e model.Estimate) func() { return view(func(v *session.View) { v.Estimate = e }) }
	basis := view(func(v *session.View) {
		v.Basis = model.Bases()[1-slices.Index(model.Bases(), v.Basis)]
	})
	noFigure := page.Unless(func() bool { return w.figures.shown != nil }, "No chart is shown")
	return []page.Command{
		{ID: page.Cautious, Group: page.ViewMenu, Name: "Cautious estimate", Shortcut: page.Ctrl(fyne.Key1), Run: estimate(model.Minimum)},
		{ID: page.Middle, Group: page.ViewMenu, Name: "Middle estimate", Shortcut: page.Ctrl(fyne.Key2), Run: estimate(model.Central)},
		{ID: page.Stretch, Group: page.ViewMenu, Name: "Stretch estimate", Shortcut: page.Ctrl(fyne.Key3), Run: estimate(model.Maximum)},
		{ID: page.SwitchBasis, Group: page.ViewMenu, Name: "New savings each year, or carried forward", Shortcut: page.Ctrl(fyne.KeyB), Run: basis},
		{ID: page.WhatIf, Group: page.ViewMenu, Name: "What if: less, later or dearer", Key: fyne.KeyF7, Bar: page.NoCase(w), Run: w.whatIf.toggle},
		{ID: cmdPageText, Group: page.ViewMenu, Name: "The page as text", Shortcut: page.Ctrl(fyne.KeyT), Run: w.showPageText},
		{ID: cmdChartText, Group: page.ViewMenu, Name: "The chart as text and table", Bar: noFigure, Run: func() { showChartText(w, w.figures.shown) }},
	}
}

func appearanceCommands(w *Window) []page.Command {
	return []page.Command{
		{ID: page.SwitchDark, Group: page.ViewMenu, Name: "Light or dark", Shortcut: page.CtrlShift(fyne.KeyL), Run: w.switchDark},
		{ID: page.SwitchContrast, Group: page.ViewMenu, Name: "More contrast, or usual contrast", Shortcut: page.CtrlShift(fyne.KeyJ), Run: w.switchContrast},
		{ID: cmdLarger, Group: page.ViewMenu, Name: "Larger text", Shortcut: page.Ctrl(fyne.KeyEqual), Bar: page.Unless(func() bool { return w.CanZoom(1) }, "It is as large as it gets"), Run: func() { w.zoom(1) }},
		{ID: cmdSmaller, Group: page.ViewMenu, Name: "Smaller text", Shortcut: page.Ctrl(fyne.KeyMinus), Bar: page.Unless(func() bool { return w.CanZoom(-1) }, "It is as small as it gets"), Run: func() { w.zoom(-1) }},
		{ID: cmdUsualSize, Group: page.ViewMenu, Name: "Text of the usual size", Shortcut: page.Ctrl(fyne.Key0), Bar: page.Unless(func() bool { return w.theme.Zoom != 1 }, "It is of the usual size"), Run: w.usualZoom},
	}
}

func helpCommands(w *Window) []page.Command {
	return []page.Command{
		{ID: cmdHelp, Group: page.HelpMenu, Name: "Keys and commands", Key: fyne.KeyF1, Run: w.help},
		{ID: cmdGlossary, Group: page.HelpMenu, Name: "What the words mean", Shortcut: page.Ctrl(fyne.KeyF1), Run: func() { showGlossary(w, "") }},
		{ID: cmdGuides, Group: page.HelpMenu, Name: "Guides: workshop, Members, officers, IT …", Run: w.offerGuides},
		{ID: cmdAbout, Group: page.HelpMenu, Name: "About this program", Run: func() { showAbout(w, w.parts.Version, w.parts.Store.Path()) }},
		{ID: cmdLicences, Group: page.HelpMenu, Name: "Licences", Run: func() { showLicences(w) }},
	}
}

// bindKeys gives every command its shortcut.
func (w *Window) bindKeys() {
	shortcuts := map[string]page.ID{page.CtrlShift(fyne.KeyZ).ShortcutName(): page.Redo}
	others := []fyne.Shortcut{page.CtrlShift(fyne.KeyZ), &fyne.ShortcutPaste{}}
	for _, plus := range []fyne.Shortcut{page.Ctrl(fyne.KeyPlus), page.CtrlShift(fyne.KeyEqual), page.CtrlShift(fyne.KeyPlus)} {
		shortcuts[plus.ShortcutName()] = cmdLarger
		others = append(others, plus)
	}
	for _, c := range w.commands.all {
		if c.Shortcut != nil {
			shortcuts[c.Shortcut.ShortcutName()] = c.ID
			others = append(others, c.Shortcut)
		}
	}
	w.commands.shortcuts = shortcuts
	for _, s := range others {
		w.Canvas().AddShortcut(s, w.TypedShortcut)
	}
	w.Canvas().SetOnTypedKey(w.TypedKey)
	w.Canvas().SetOnTypedRune(w.typedRune)
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
	shown, ok := w.Shown().(page.Typist)
	if !ok || !w.Idle() || !shown.Typing().Open {
		return nil
	}
	return shown.Typing()
}

// TypedShortcut runs the command that a shortcut belongs to. What is pasted goes to the page's table where nothing with the
// keys has a use for it.
func (w *Window) TypedShortcut(s fyne.Shortcut) {
	_, paste := s.(*fyne.ShortcutPaste)
	if p, ok := w.Shown().(page.Paster); ok && paste && w.Idle() {
		p.Paste()
	}
	if id, known := w.commands.shortcuts[s.ShortcutName()]; known {
		w.Run(id)
	}
}

// TypedKey takes the bare keys that nothing with the focus has a use for.
func (w *Window) TypedKey(e *fyne.KeyEvent) {
	if !w.Idle() {
		w.TypedBeside(e)
		return
	}
	if left := w.unfinished(); left != nil {
		left.Resume()
		left.Entry.TypedKey(e)
		return
	}
	if id := w.commands.forKey(e.Name, w.pages.shown.Title, w.pages.shown.Group); id != "" {
		w.Run(id)
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		w.whatIf.putBack()
	case fyne.KeyPageDown:
		w.Shown().Scroll(1)
	case fyne.KeyPageUp:
		w.Shown().Scroll(-1)
	case fyne.KeyDown:
		if w.Canvas().Focused() == nil {
			w.Shown().Focus()
		}
	}
}

// Run carries a command out if it can do anything now, and else says why not. While a dialog is open it waits for its answer.
func (w *Window) Run(id page.ID) {
	c := w.commands.named(id)
	if id == page.Undo {
		w.cases.MakeWay(w.Sheet())
	}
	switch {
	case !w.Idle():
	case c.Can():
		c.Run()
	default:
		w.Warn(c.Refusal())
	}
}

// Command returns a command of the table.
func (w *Window) Command(id page.ID) page.Command { return w.commands.named(id) }

// Control makes a control that runs a command.
func (w *Window) Control(label string, id page.ID, icon fyne.Resource) *ui.Control {
	c := &ui.Control{Label: label, Name: w.commands.named(id).Name, Icon: icon, OnTap: func() { w.Run(id) }, OnKey: w.TypedKey}
	c.Hint = ui.Hint{Meaning: func() string { return w.controlMeans(c, id) }, Explain: func(text string) { w.Explain(text) }}
	if w.commands.all == nil {
		w.commands.unnamed[c] = id
	}
	return c
}

// controlMeans says of a control why it can't act now, or else what its label means.
func (w *Window) controlMeans(c *ui.Control, id page.ID) string {
	if one := w.commands.named(id); !one.Can() {
		return one.Refusal()
	}
	return page.Meaning(c.Label)
}

// menuItems makes the menu of one group.
func (t *commandTable) menuItems(group string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, c := range t.all {
		if c.Group == group {
			items = append(items, c.MenuItem())
		}
	}
	return items
}

// menusFit is the largest text at which a menu beside the menu stands in the smallest window: it doesn't scroll, as one by itself does.
const menusFit = 1.5

// mainMenu makes the menu of all commands but those of the sidebar, each group a menu of its own: beside its name, or in place of
// the menu where the text is too large for that.
func (w *Window) mainMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, group := range w.groups() {
		if group == page.HelpMenu || group == page.GoMenu { // the sidebar shows the pages, and there are more than a menu has room for
			continue
		}
		item := fyne.NewMenuItem(group, nil)
		if w.theme.Zoom <= menusFit {
			item.ChildMenu = fyne.NewMenu("", w.commands.menuItems(group)...)
		} else {
			item.Action = func() { w.ShowMenuBelow(w.header.menu, w.commands.menuItems(group)...) }
		}
		items = append(items, item)
	}
	return append(append(items, fyne.NewMenuItemSeparator()), w.commands.menuItems(page.HelpMenu)...)
}
