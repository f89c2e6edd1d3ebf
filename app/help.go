package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"tomworkbench/assets"
	"tomworkbench/model"
)

// boardKeys are the keys that the board takes itself.
func boardKeys() [][2]string {
	return [][2]string{
		{"Tab, Shift+Tab", "The next or previous decision or control"},
		{"Up, Down, Home, End", "Move between the options of a decision"},
		{"Space or Enter", "Choose the option, or take it back"},
		{"Delete", "Take every answer to the decision back"},
		{"Left, Right", "Move the switch that has the focus"},
		{"Page Up, Page Down", "Scroll the board"},
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
	for _, group := range groups() {
		section := helpSection{title: group}
		for _, c := range w.commands {
			if c.group == group {
				section.rows = append(section.rows, [2]string{c.keyWords(), strings.TrimSuffix(c.name, " …")})
			}
		}
		sections = append(sections, section)
	}
	return sections
}

// showHelp shows every key and command in two columns of about the same length.
func (w *Window) showHelp() {
	sections, rows := w.helpSections(), 0
	for _, s := range sections {
		rows += len(s.rows) + 1
	}
	left, right := container.New(&column{gap: 3}), container.New(&column{gap: 3})
	plain := look{size: sizeSmall, color: theme.ColorNameForeground}
	strong := plain
	strong.bold = true
	for into, n := left, 0; len(sections) > 0; sections = sections[1:] {
		if n > 0 && 2*(n+len(sections[0].rows)/2) > rows {
			into = right
		}
		into.Add(newParagraph(sections[0].title, look{size: sizeText, color: theme.ColorNamePrimary, bold: true}))
		for _, row := range sections[0].rows {
			into.Add(container.New(&labelled{ems: 11.5}, newParagraph(row[0], strong), newParagraph(row[1], plain)))
		}
		n += len(sections[0].rows) + 1
	}
	w.showPage("Keys and commands", container.New(&column{}, container.New(&cells{gap: 24}, left, right)))
}

// showGlossary explains the words of the method, a sentence each.
func (w *Window) showGlossary() {
	page := container.New(&column{gap: 6})
	plain := look{size: sizeText, color: theme.ColorNameForeground}
	strong := plain
	strong.bold = true
	for _, t := range model.Glossary() {
		page.Add(container.New(&labelled{ems: 15}, newParagraph(t.Word, strong), newParagraph(t.Meaning, plain)))
	}
	w.showPage("What the words mean", page)
}

// showPage shows a page of text in a dialog that scrolls.
func (w *Window) showPage(title string, page *fyne.Container) {
	size := w.window.Canvas().Size()
	const widest, margin, frame = 900, 80, 150
	w.showSheet(title, min(widest, size.Width-margin), scrolled(page, size.Height-frame), action{label: "Close"})
}

// showAbout says what the program is and what it keeps where.
func (w *Window) showAbout() {
	w.tell("About", "TOM Workbench "+w.version+"\n\nDesigns a council's target operating model: options, "+
		"principles, costs and benefits.\n\nThe program never uses the network.\n\nYour work is kept in "+w.store.Path()+"."+
		"\n\nIt is built on open-source software; Licences, in the menu, names it.")
}

// showLicences shows the licences of what the program holds.
func (w *Window) showLicences() {
	words := newParagraph(assets.Licences(), look{size: sizeSmall, color: theme.ColorNameForeground})
	w.showPage("Licences", container.New(&column{}, words))
}

// showChartText shows the figure's text alternative, description and table.
func (w *Window) showChartText() {
	f := w.figure
	page := container.New(&column{gap: gap})
	plain := look{size: sizeText, color: theme.ColorNameForeground}
	page.Add(newParagraph(f.Description(), plain))
	table := f.Table()
	strong := plain
	strong.bold = true
	page.Add(newParagraph(table.Caption, strong))
	page.Add(tableRow(table.Columns, strong))
	page.Add(widget.NewSeparator())
	for _, row := range table.Rows {
		page.Add(tableRow(row, plain))
	}
	for _, note := range f.Notes() {
		page.Add(newParagraph(stopped(note), look{size: sizeSmall, color: colorQuiet}))
	}
	w.showPage(f.Title(), page)
}

// tableRow sets cells side by side, the first to the left and figures to the right.
func tableRow(texts []string, l look) fyne.CanvasObject {
	row := container.New(&cells{gap: gap})
	for i, text := range texts {
		l.align = fyne.TextAlignTrailing
		if i == 0 {
			l.align = fyne.TextAlignLeading
		}
		row.Add(newParagraph(text, l))
	}
	return row
}
