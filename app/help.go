package app

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/app/guide"
	"tomworkbench/app/page"
	"tomworkbench/app/papers"
	"tomworkbench/app/say"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/assets"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/storage/place"
)

// boardKeys are the keys that the board takes itself.
func boardKeys() [][2]string {
	return [][2]string{
		{"Tab, Shift+Tab", "The next or previous decision or control"},
		{"Up, Down, Home, End", "Move between the options of a decision"},
		{"Space or Enter", "Choose the option, or take it back"},
		{"Delete", "Take every answer to the decision back"},
		{"Menu key, Shift+F10, ⋯ or a right click", "What can be done with the decision and the option"},
		{"Left, Right", "Move the switch that has the focus"},
		{"Page Up, Page Down", "Scroll the board"},
		{"F2", "Rename the option"},
		{"F1", "What the word at the pointer or the cursor means"},
		{"Drag", "Give an option, a decision or a component another place; Escape gives it up"},
		{"Escape", "Close a dialog or menu"},
	}
}

// tableKeys are the keys that a table takes itself.
func tableKeys() [][2]string {
	return [][2]string{
		{"Arrow keys, Home, End", "Move the cursor; with Shift, select"},
		{"Enter, F2, or typing", "Edit the cell"},
		{"Tab, Shift+Tab", "While editing: take the text and edit the next cell, or the one before"},
		{"Escape", "While editing: give up what was typed"},
		{"Ctrl+C, Ctrl+X, Ctrl+V", "Copy, cut and paste cells, also from and to a spreadsheet"},
		{"Delete", "Empty the cells, or delete the row"},
	}
}

// helpSection is a heading of the help page with its rows of keys and what they do.
type helpSection struct {
	title string
	rows  [][2]string
}

// helpSections are the keys of the board and of tables, then every command by its group.
func (w *Window) helpSections() []helpSection {
	sections := []helpSection{{"Board", boardKeys()}, {"Tables", tableKeys()}}
	for _, group := range w.groups() {
		section := helpSection{title: group}
		for _, c := range w.commands.all {
			if c.Group == group {
				section.rows = append(section.rows, [2]string{c.KeyWords(), strings.TrimSuffix(c.Name, " …")})
			}
		}
		sections = append(sections, section)
	}
	return sections
}

// showHelp shows every key and command in two columns of about the same length.
func showHelp(h page.Host, sections []helpSection) {
	rows := 0
	for _, s := range sections {
		rows += len(s.rows) + 1
	}
	left, right := container.New(&ui.Column{Gap: 3}), container.New(&ui.Column{Gap: 3})
	plain := ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground}
	strong := plain
	strong.Bold = true
	for into, n := left, 0; len(sections) > 0; sections = sections[1:] {
		if n > 0 && 2*(n+len(sections[0].rows)/2) > rows {
			into = right
		}
		into.Add(ui.NewParagraph(sections[0].title, ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true}))
		for _, row := range sections[0].rows {
			into.Add(container.New(&ui.Labelled{Ems: 11.5}, ui.NewParagraph(row[0], strong), ui.NewParagraph(row[1], plain)))
		}
		n += len(sections[0].rows) + 1
	}
	words, _ := glossary("")
	heading := ui.NewParagraph("What the words mean", ui.Look{Size: ui.SizeText, Color: theme.ColorNamePrimary, Bold: true})
	showText(h, "Keys and commands", container.New(&ui.Column{Gap: 12}, container.New(&ui.Cells{Gap: 24}, left, right), heading, words))
}

// help shows what the word means that the status line explains or the cursor of a table is on, else the keys and commands.
func (w *Window) help() {
	if word := w.termAtKeys(); word != "" {
		showGlossary(w, word)
		return
	}
	showHelp(w, w.helpSections())
}

// termAtKeys is the term that is being looked at, empty for none.
func (w *Window) termAtKeys() string {
	for _, t := range model.Glossary() {
		if strings.EqualFold(w.Said(), t.Sentence()) {
			return t.Word
		}
	}
	if l, ok := w.Canvas().Focused().(*grid.List); ok {
		for _, text := range l.Words() {
			if t, ok := model.TermOf(text); ok {
				return t.Word
			}
		}
	}
	return ""
}

// glossary are the words of the method, a sentence each, and where that of one word stands; it is marked by a sign.
func glossary(marked string) (words *fyne.Container, at fyne.CanvasObject) {
	words = container.New(&ui.Column{Gap: 6})
	plain := ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
	strong := plain
	strong.Bold = true
	for _, t := range model.Glossary() {
		word := t.Word
		if t.Word == marked {
			word = "› " + word
		}
		row := container.New(&ui.Labelled{Ems: 15}, ui.NewParagraph(word, strong), ui.NewParagraph(t.Meaning, plain))
		if words.Add(row); t.Word == marked {
			at = row
		}
	}
	return words, at
}

// showGlossary explains the words of the method, and begins at one of them, empty for the first.
func showGlossary(h *Window, word string) {
	words, at := glossary(word)
	showText(h, "What the words mean", words)
	if at != nil {
		h.Sheet().ScrollTo(at)
	}
}

// showText shows a page of text in a dialog that scrolls.
func showText(h page.Host, title string, text *fyne.Container) {
	size := h.Canvas().Size()
	const widest, margin, frame = 900, 80, 150
	h.ShowSheet(title, min(widest, size.Width-margin), ui.Scrolled(text, size.Height-frame), ui.Action{Label: "Close"})
}

// offerGuides has a guide chosen and shows it in the browser, which needs no network for it. It is written beside the work.
func (w *Window) offerGuides() {
	all := guide.All()
	w.Choose("Guides", say.Each(all, func(g guide.Guide) string { return g.Title }), 0, func(i int) {
		folder := filepath.Join(filepath.Dir(w.parts.Store.Path()), "guides")
		page.Later(w, func(ctx context.Context) (string, error) {
			path, err := guide.Write(folder, all[i])
			if err != nil {
				return "", err
			}
			return path, page.Open(ctx, path)
		}, func(path string, err error) {
			switch {
			case err != nil && path != "":
				w.Tell(all[i].Title, "This desktop doesn't say which browser it has. The guide stands here; open it by hand:\n"+path)
			case err != nil:
				w.Report(err)
			default:
				w.Explain("The guide is in your browser: " + path)
			}
		})
	})
}

// showAbout says what the program is and what it keeps where.
func showAbout(h page.Host, version, path string) {
	h.Tell("About", "TOM Workbench "+version+"\n\nDesigns a council's target operating model: options, "+
		"principles, costs and benefits.\n\nThe program never uses the network.\n\n"+keptWhere(path)+
		"\n\nIt is built on open-source software; Licences, in the menu, names it.")
}

// keptWhere says where work is kept, and all else that the program keeps.
func keptWhere(path string) string {
	words := "Your work is kept in " + path + ", with backups beside it."
	if folder, ok := place.Portable(); ok {
		words += " This copy of the program is portable: all that it keeps by itself is in " + folder + "."
	}
	return words
}

// showLicences shows the licences of what the program holds.
func showLicences(h page.Host) {
	words := ui.NewParagraph(assets.Licences(), ui.Look{Size: ui.SizeSmall, Color: theme.ColorNameForeground})
	showText(h, "Licences", container.New(&ui.Column{}, words))
}

// showPageText shows the page in lines of text, and writes them to a file that any program for texts, and what reads its windows aloud,
// can read.
func (w *Window) showPageText() {
	text, title := w.PageText(), w.pages.shown.Title
	holds := w.Session().Case().Delicate()
	const wide = 760
	w.ShowSheet(title+" as text", wide, page.WholeText(text),
		ui.Action{Label: "Save as text …", Primary: true, Run: func() {
			proposed := filepath.Join(page.DocumentsFolder(), papers.FileName(w.Session().Case().Head().Title+" "+title)+".txt")
			page.AskTextFile(w, "Save the page as text", proposed, text, holds)
		}},
		ui.Action{Label: "Copy", Run: func() { page.Copy(w, "Copied the page as text", text, holds) }}, ui.Action{Label: "Close"})
}

// showChartText shows the figure's text alternative, description and table.
func showChartText(h page.Host, f *charts.Figure) {
	text := container.New(&ui.Column{Gap: ui.Gap})
	plain := ui.Look{Size: ui.SizeText, Color: theme.ColorNameForeground}
	text.Add(ui.NewParagraph(f.Description(), plain))
	table := f.Table()
	strong := plain
	strong.Bold = true
	text.Add(ui.NewParagraph(table.Caption, strong))
	text.Add(tableRow(table.Columns, strong))
	text.Add(widget.NewSeparator())
	for _, row := range table.Rows {
		text.Add(tableRow(row, plain))
	}
	for _, note := range f.Notes() {
		text.Add(ui.NewParagraph(say.Stopped(note), ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}))
	}
	showText(h, f.Title(), text)
}

// tableRow sets cells side by side, the first to the left and figures to the right.
func tableRow(texts []string, l ui.Look) fyne.CanvasObject {
	row := container.New(&ui.Cells{Gap: ui.Gap})
	for i, text := range texts {
		l.Align = fyne.TextAlignTrailing
		if i == 0 {
			l.Align = fyne.TextAlignLeading
		}
		row.Add(ui.NewParagraph(text, l))
	}
	return row
}
