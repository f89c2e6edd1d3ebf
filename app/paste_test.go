package app_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/app/ui/uitest"
	"tomworkbench/model"
)

// allCells are the corners of a table.
func allCells(g *grid.Grid) (from, to grid.Place) {
	return grid.Place{}, grid.Place{Row: g.Source.Rows() - 1, Col: len(g.Columns) - 1}
}

// editableTable is a table that takes what is pasted.
type editableTable struct {
	name string
	open func(*apptest.Desk) *grid.Grid
	// emptied takes away all that the table shows.
	emptied func(*model.Case) []func(*model.Case) (model.Edit, error)
	// named is the column of the names, which go with their rows; -1 for none.
	named int
	// numbered tables give new rows numbers of their own in the first column.
	numbered bool
	// stays says that the rows are there whatever is taken away.
	stays bool
	// lost is a column of what other tables say of the rows, which goes with the rows and isn't pasted with them; 0 for none.
	lost int
}

// removing makes the edits that remove all records of some kinds.
func removing(kinds ...model.Kind) func(*model.Case) []func(*model.Case) (model.Edit, error) {
	return func(c *model.Case) []func(*model.Case) (model.Edit, error) {
		var edits []func(*model.Case) (model.Edit, error)
		for _, kind := range kinds {
			for r := range c.RecordsOf(kind) {
				edits = append(edits, func(c *model.Case) (model.Edit, error) {
					if _, there := c.Record(kind, r.Key()); !there {
						return model.Edit{}, nil
					}
					return c.Remove(kind, r.Key())
				})
			}
		}
		return edits
	}
}

// setUpList is one of the lists of Set up: the kinds of record in it, and the column of their names.
type setUpList struct {
	name  string
	kinds []model.Kind
	named int
}

// setUpLists are the lists in the order of their switch.
func setUpLists() []setUpList {
	return []setUpList{
		{"Components", []model.Kind{model.KindComponent, model.KindDecision, model.KindOption}, 0},
		{"Principles", []model.Kind{model.KindPrinciple}, 2},
		{"Drivers", []model.Kind{model.KindDriver}, 1},
		{"Themes", []model.Kind{model.KindTheme}, 1},
		{"Enablers", []model.Kind{model.KindEnabler}, 1},
		{"Benefits", []model.Kind{model.KindBenefit}, 1},
		{"Objectives", []model.Kind{model.KindObjective}, 1},
		{"Measures", []model.Kind{model.KindMeasure}, 0},
		{"Rules", []model.Kind{model.KindRule}, -1},
		{"Sources", []model.Kind{model.KindDocument}, 0},
		{"Assumptions", []model.Kind{model.KindAssumption}, 1},
		{"Areas", []model.Kind{model.KindArea}, 0},
		{"Opportunities", []model.Kind{model.KindOpportunity}, 2},
		{"Already in the budget", []model.Kind{model.KindOverlap}, 0},
		{"Plans of options", []model.Kind{model.KindPlan}, -1},
		{"Stages", []model.Kind{model.KindStage}, 0},
		{"Milestones", []model.Kind{model.KindMilestone}, 0},
		{"Risks", []model.Kind{model.KindRisk}, 1},
		{"Success factors", []model.Kind{model.KindSuccessFactor}, 1},
		{"Rates", []model.Kind{model.KindRateTable, model.KindRate}, 0},
		{"Parked questions", []model.Kind{model.KindIssue}, 0},
		{"Who feels it", []model.Kind{model.KindComponent, model.KindDecision, model.KindOption}, 0},
	}
}

func TestTheTablesOfThisTestAreThoseOfTheWindow(t *testing.T) {
	d := openWhole(t)
	d.Run(page.SetUp)
	var names []string
	for _, l := range setUpLists() {
		names = append(names, l.name)
	}
	if got := switchOf(d, listSwitch).Labels; !slices.Equal(got, names) {
		t.Errorf("Set up has %q", got)
	}
	d.Run(page.Links)
	if got := len(switchOf(d, matrixSwitch).Labels); got != 7 { // the map is the last
		t.Errorf("Links has %d", got)
	}
}

// A page with a table that takes what is pasted stands in the table of this test, or has a paste of its own that opens a dialog.
func TestEveryPageThatTakesAPasteIsTriedHere(t *testing.T) {
	d := openFull(t)
	reads := map[page.ID]bool{page.Tables: true, page.Budget: true, page.Findings: true} // they read the table first, and then ask
	tried := maps.Clone(reads)
	tried[page.Delivery] = true // it says that nothing is agreed; its own package tries the rest
	for _, table := range editableTables() {
		table.open(d)
		tried[d.ShownID()] = true
	}
	for _, c := range d.AllCommands() {
		if c.Group != page.GoMenu {
			continue
		}
		d.Run(c.ID)
		d.Settle()
		before := d.Session().Case()
		d.ClearStatus()
		fyne.CurrentApp().Clipboard().SetContent("Buildings\t1\t2\nPeople\t3\t4\n")
		d.ClickBeside()
		d.TypedShortcut(&fyne.ShortcutPaste{})
		if reads[c.ID] {
			d.WaitForDialog()
		}
		if took := !d.Idle() || d.Session().Case() != before || d.Said() != ""; took != tried[c.ID] {
			t.Errorf("%s takes a paste: %v, says %q; it is tried: %v", c.Name, took, d.Said(), tried[c.ID])
		}
		d.Dismiss()
	}
	d.Settle()
}

func editableTables() []editableTable {
	tables := []editableTable{{name: "Figures", named: -1, emptied: removing(model.KindLine), open: func(d *apptest.Desk) *grid.Grid {
		d.Run(page.Figures)
		return gridOf(d)
	}}}
	for i, l := range setUpLists() {
		tables = append(tables, editableTable{name: "Frame, " + l.name, emptied: removing(l.kinds...), numbered: l.named > 0, named: l.named, stays: l.name == "Rates", lost: map[string]int{"Areas": 3}[l.name], open: func(d *apptest.Desk) *grid.Grid {
			d.Run(page.SetUp)
			switchOf(d, listSwitch).OnSelect(i)
			return gridOf(d)
		}})
	}
	for i, name := range []string{"Principles", "Drivers", "Themes", "Enablers", "Drivers to benefits", "Benefits to objectives"} {
		tables = append(tables, editableTable{name: "Links, " + name, emptied: removing(model.KindLink), named: -1, stays: true, open: func(d *apptest.Desk) *grid.Grid {
			d.Run(page.Links)
			switchOf(d, matrixSwitch).OnSelect(i)
			return gridOf(d)
		}})
	}
	return append(tables, editableTable{name: "Decide now or wait", emptied: removing(model.KindCommitment), named: -1, stays: true, open: func(d *apptest.Desk) *grid.Grid {
		d.Run(page.Explore)
		switchOf(d, "List").OnSelect(3)
		d.Settle()
		return gridOf(d)
	}})
}

// openFull opens the window on a case with something in every column of every table.
func openFull(t *testing.T) *apptest.Desk {
	t.Helper()
	d := openWhole(t)
	d.Fill()
	c := d.Session().Case()
	d.Do(c.Commit(d.Session().View().Scenario, c.Decisions.At(1).ID, model.Defer, "Who pays?", "May"))
	return d
}

func TestEveryCellIsPastedBackAsItWasCopied(t *testing.T) {
	d := openFull(t)
	for _, table := range editableTables() {
		g := table.open(d)
		if g.Source.Rows() == 0 {
			t.Errorf("%s: there is nothing to copy", table.name)
		}
		for row := range g.Source.Rows() {
			d.Drain()
			for col := range g.Columns {
				at, before := grid.Place{Row: row, Col: col}, d.Session().Case()
				text := d.CopyCells(g, at, at)
				if told := d.PasteCells(g, at, text); told != "" && !(table.numbered && col == 0) {
					t.Fatalf("%s, row %d, %s: copied %q, and pasting it says %q", table.name, row, g.Columns[col].Title, text, told)
				}
				now := d.Session().Case()
				if now == before {
					continue
				}
				if added := now.Count() - before.Count(); added != 1 || !strings.HasPrefix(table.name, "Frame") {
					t.Fatalf("%s, row %d, %s: %q changes the case: %s", table.name, row, g.Columns[col].Title, text, d.Session().LastChange().Text)
				}
				if got := g.CellAt(grid.Place{Row: g.Cursor.Row, Col: col}).Start(); got != g.CellAt(at).Start() {
					t.Errorf("%s: %q was added as %q", table.name, text, got)
				}
				d.Run(page.Undo)
			}
		}
	}
	d.Run(page.Board)
	d.Settle()
}

func TestAWholeTableIsPastedBackAsItWasCopied(t *testing.T) {
	d := openFull(t)
	for _, table := range editableTables() {
		g := table.open(d)
		from, to := allCells(g)
		text := d.CopyCells(g, from, to)
		if !strings.HasPrefix(table.name, "Frame") {
			before := d.Session().Case()
			if told := d.PasteCells(g, from, text); told != "" || d.Session().Case() != before {
				t.Errorf("%s: pasted over itself it says %q and changes: %s", table.name, told, d.Session().LastChange().Text)
			}
		}
		d.Window.Do(d.Session().Case().Together("Emptied", table.emptied(d.Session().Case())...))
		d.Settle()
		if !table.stays && g.Source.Rows() > 0 {
			t.Fatalf("%s still has %d rows", table.name, g.Source.Rows())
		}
		if told := d.PasteCells(g, grid.Place{}, text); told != "" {
			t.Fatalf("%s: pasted into the emptied table it says %q", table.name, told)
		}
		d.Settle() // some cells are worked out
		from, to = allCells(g)
		if table.numbered {
			from.Col, text = 1, withoutFirst(text)
		}
		if got := d.CopyCells(g, from, to); withoutCell(got, table.lost) != withoutCell(text, table.lost) {
			t.Errorf("%s: copied was\n%s\nand after pasting it is\n%s", table.name, text, got)
		}
		d.Run(page.Undo)
		d.Run(page.Undo)
	}
	d.Run(page.Board)
	d.Settle()
}

// withoutCell empties a column of cells, but the first of all, which stands for none.
func withoutCell(text string, column int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		cells := strings.Split(line, "\t")
		if column > 0 {
			cells[column] = ""
		}
		b.WriteString(strings.Join(cells, "\t"))
	}
	return b.String()
}

// withoutFirst takes the first cell of every row off.
func withoutFirst(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		_, rest, _ := strings.Cut(line, "\t")
		b.WriteString(rest)
	}
	return b.String()
}

func TestPasteWorksInAnEmptyTable(t *testing.T) {
	paste := func(d *apptest.Desk) {
		if f, ok := d.Canvas().Focused().(fyne.Shortcutable); ok {
			f.TypedShortcut(&fyne.ShortcutPaste{})
			return
		}
		d.TypedShortcut(&fyne.ShortcutPaste{}) // what the window does with it
	}
	click := func(d *apptest.Desk, o fyne.CanvasObject, x, y float32) {
		d.Canvas().Focus(nil)
		d.Canvas().Capture()
		uitest.Click(d.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(x, y))
	}
	reached := map[string]func(d *apptest.Desk, g *grid.Grid, tabs *ui.Segments){
		"a click on the table": func(d *apptest.Desk, g *grid.Grid, _ *ui.Segments) {
			click(d, g.List, 40, 20) // on the words that stand there
		},
		"a click on its heading": func(d *apptest.Desk, g *grid.Grid, _ *ui.Segments) {
			click(d, g.Head, 20, 10)
		},
		"a click on a tab": func(d *apptest.Desk, _ *grid.Grid, tabs *ui.Segments) {
			at := tabs.Places(tabs.Size().Width)[tabs.Selected]
			click(d, tabs, at.X+5, at.Y+5)
		},
		"the keys on the tabs":   func(d *apptest.Desk, _ *grid.Grid, tabs *ui.Segments) { d.Canvas().Focus(tabs) },
		"nothing with the focus": func(d *apptest.Desk, _ *grid.Grid, _ *ui.Segments) { d.Canvas().Focus(nil) },
	}
	for name, reach := range reached {
		t.Run(name, func(t *testing.T) {
			d := openWhole(t)
			d.Window.Do(d.Session().Case().Together("Emptied", removing(model.KindLine, model.KindTheme, model.KindEvidence)(d.Session().Case())...))
			d.Run(page.SetUp)
			lists := switchOf(d, listSwitch)
			lists.OnSelect(slices.Index(lists.Labels, "Themes"))
			fyne.CurrentApp().Clipboard().SetContent("Buildings\nPeople\n")
			reach(d, gridOf(d), lists)
			if clicked := strings.HasPrefix(name, "a click"); clicked != (d.Canvas().Focused() == fyne.Focusable(gridOf(d).List)) {
				t.Errorf("the keys go to %T", d.Canvas().Focused())
			}
			paste(d)
			if n := d.Session().Case().Themes.Len(); n != 2 {
				t.Errorf("there are %d themes", n)
			}
			d.Run(page.Figures)
			fyne.CurrentApp().Clipboard().SetContent("programme\tcost\tpeople\tminimum\t1\t2\t3\t4\n\t\t\tmaximum\t2\t3\t4\t5\n")
			reach(d, gridOf(d), switchOf(d, "Lines"))
			paste(d)
			if c := d.Session().Case(); c.Lines.Len() != 1 || fmt.Sprint(c.Lines.At(0).Minimum, c.Lines.At(0).Maximum) != "[1 2 3 4] [2 3 4 5]" {
				t.Errorf("there are %d lines, %s", c.Lines.Len(), d.ShownID())
			}
			d.Run(page.Board)
			d.Settle()
		})
	}
	d := openWhole(t)
	d.Window.Do(d.Session().Case().Together("Emptied", removing(model.KindLine)(d.Session().Case())...))
	d.Run(page.Figures)
	if told := d.PasteCells(gridOf(d), grid.Place{}, "programme\n"); !strings.Contains(told, "Row 1: a table without lines takes rows that begin with their owner and kind") {
		t.Errorf("an owner alone says %q", told)
	}
	d.Press(fyne.KeyDelete)
	gridOf(d).List.TypedShortcut(&fyne.ShortcutCut{}) // nothing there to cut
	d.Run(page.Board)
	d.Settle()
}

func TestEveryCellIsClearedOrSaysWhyNot(t *testing.T) {
	d := openFull(t)
	for _, table := range editableTables() {
		g := table.open(d)
		const enough = 16 // rows of every kind
		for row := range min(g.Source.Rows(), enough) {
			d.Drain()
			for col := range g.Columns {
				at, before := grid.Place{Row: row, Col: col}, d.Session().Case()
				if g.CellAt(at).Locked || col <= table.named {
					continue // a name goes with its row
				}
				g.MoveTo(at)
				d.Press(fyne.KeyDelete)
				if !d.Idle() && strings.Contains(d.DialogText(), "Change it all the same?") {
					d.Press(fyne.KeyReturn)
				}
				if !d.Idle() {
					told := d.DialogText()
					d.Dismiss()
					if !strings.Contains(told, "is above the highest") && !strings.Contains(told, "without a class") {
						t.Errorf("%s, row %d, %s: clearing it says %q", table.name, row, g.Columns[col].Title, told)
					}
				}
				if d.Session().Case() != before {
					d.Run(page.Undo)
				}
			}
		}
	}
	d.Run(page.Board)
	d.Settle()
}
