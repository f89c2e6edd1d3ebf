package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"tomworkbench/app/apptest"
	"tomworkbench/app/page"
	"tomworkbench/app/pages"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/model"
	"tomworkbench/storage/spreadsheet"
)

// copyCells copies the cells between two places as the keys do, and returns what is on the clipboard.
func copyCells(d *apptest.Desk, g *grid.Grid, from, to grid.Place) string {
	g.Anchor, g.Cursor = from, to
	g.List.TypedShortcut(&fyne.ShortcutCopy{})
	return d.app.Clipboard().Content()
}

// asksAboutALoss reports whether the dialog that is open asks before something that people said goes.
func asksAboutALoss(d *apptest.Desk) bool {
	return strings.Contains(d.dialogText(), "Change it all the same?")
}

// pasteCells pastes a text at a place, and returns what is told about it, empty for nothing.
func pasteCells(d *apptest.Desk, g *grid.Grid, at grid.Place, text string) string {
	d.app.Clipboard().SetContent(text)
	g.MoveTo(at)
	g.List.TypedShortcut(&fyne.ShortcutPaste{})
	if !d.Idle() && d.asksAboutALoss() {
		d.Press(fyne.KeyReturn)
	}
	if d.Idle() {
		return ""
	}
	told := d.dialogText()
	d.Dismiss()
	return told
}

// drain does what the window's goroutine is asked to do so far.
func drain(d *apptest.Desk) {
	for len(d.Queue) > 0 {
		(<-d.Queue)()
	}
}

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
	// numbered tables give new rows numbers of their own in the first column.
	numbered bool
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

func editableTables() []editableTable {
	tables := []editableTable{{name: "Figures", emptied: removing(model.KindLine), open: func(d *apptest.Desk) *grid.Grid {
		d.Run(page.Figures)
		return d.figures().Grid
	}}}
	for i, l := range frameLists(&model.Case{}) {
		kinds := make([]model.Kind, len(l.kinds))
		for j, k := range l.kinds {
			kinds[j] = k.kind
		}
		numbered := l.kinds[0].named > 0
		tables = append(tables, editableTable{name: "Frame, " + l.name, emptied: removing(kinds...), numbered: numbered, open: func(d *apptest.Desk) *grid.Grid {
			d.Run(page.SetUp)
			d.frame().showList(i)
			return d.frame().Grid
		}})
	}
	for i, m := range matrices() {
		tables = append(tables, editableTable{name: "Links, " + m.name, emptied: removing(model.KindLink), open: func(d *apptest.Desk) *grid.Grid {
			d.Run(page.Links)
			d.links().showMatrix(i)
			return d.links().Grid
		}})
	}
	return tables
}

// fullDesk is a desk whose case has something in every column of every table: ranges of both kinds, a class with its
// mitigation, large and negative figures, shares, reasons, an issue and text with quotes.
func fullDesk(t *testing.T) *apptest.Desk {
	d := apptest.Open(t, pages.All()...)
	c := d.Session().Case()
	decimals := func(texts ...string) (list []decimal.Decimal) {
		for _, text := range texts {
			list = append(list, decimal.RequireFromString(text))
		}
		return list
	}
	source := model.Source{Grade: model.Workshop, Document: c.Documents.At(0).ID, Page: "7"}
	records := []model.Record{
		&model.Line{
			ID: "ranged-cost", Owner: model.Programme, Type: model.CostLine, Category: `"people"; and more`, Recurrence: model.Once, Minimum: decimals("-1234.5", "1", "0", "0"),
			Maximum: decimals("1250", "2", "0.000001", "0"), Source: source, Class: model.Equipment, Mitigation: decimal.RequireFromString("0.125"), Note: "two\nlines",
		},
		&model.Line{ID: "ranged-benefit", Owner: "data-team", Type: model.BenefitLine, Recurrence: model.Ongoing, Minimum: decimals("0", "1", "2", "3"), Maximum: decimals("1", "2", "3", "4")},
		&model.Issue{ID: "i1", Text: "Who pays?", About: c.Components.At(0).ID, Owner: "Finance", Closed: true},
		&model.Assumption{ID: "A99", Text: "Pay rises stay out", Source: source},
		&model.Factor{FactorKind: model.KindTheme, ID: "T99", Name: "Buildings"},
		&model.RateTable{ID: model.Deflators, Name: "GDP deflators", Edition: "June", Date: "2026-06", Cash: true, Source: "Treasury", Note: "Both \"kinds\""},
		&model.Rate{ID: "2018", Table: model.Deflators, Year: 2018, Value: &decimals("101.25")[0]},
		&model.Rate{ID: "2019", Table: model.Deflators, Year: 2019},
		&model.RateTable{ID: model.BiasBounds, Name: "Bounds", Date: "2026-06-30"},
		&model.Line{
			ID: "own-cost", Owner: model.Programme, Type: model.CostLine, Recurrence: model.Once, Minimum: decimals("1", "1", "0", "0"), Source: source,
			Class: model.OwnEvidence, Overrun: &decimals("1.21")[0], OverrunSource: "Bid, and plan",
		},
	}
	for _, class := range model.BoundedClasses() {
		records = append(records, &model.Rate{ID: string(class), Table: model.BiasBounds, Class: class, Value: &decimals("1.21")[0], Of: "all"})
	}
	if c.Rules.Len() == 0 {
		records = append(records, &model.Rule{Relation: model.Excludes, Option: c.Options.At(0).ID, Other: c.Options.At(1).ID, Reason: "One or the other"})
	}
	var edits []func(*model.Case) (model.Edit, error)
	for _, r := range records {
		edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Add(r, "") })
	}
	share := decimal.RequireFromString("0.4")
	for l := range c.Links.All() {
		if l.To == model.KindDriver {
			next := *l
			next.Share, next.Reason = &share, "Agreed in the room"
			edits = append(edits, func(c *model.Case) (model.Edit, error) { return c.Replace(l.Key(), &next) })
			break
		}
	}
	d.Window.Do(c.Together("Filled", edits...))
	if !d.Idle() {
		t.Fatal(d.dialogText())
	}
	return d
}

func TestEveryCellIsPastedBackAsItWasCopied(t *testing.T) {
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		if g.Source.Rows() == 0 {
			t.Errorf("%s: there is nothing to copy", table.name)
		}
		for row := range g.Source.Rows() {
			d.drain()
			for col := range g.Columns {
				at, before := grid.Place{Row: row, Col: col}, d.Session().Case()
				text := d.copyCells(g, at, at)
				if told := d.pasteCells(g, at, text); told != "" && !(table.numbered && col == 0) {
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
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		from, to := allCells(g)
		text := d.copyCells(g, from, to)
		if !strings.HasPrefix(table.name, "Frame") {
			before := d.Session().Case()
			if told := d.pasteCells(g, from, text); told != "" || d.Session().Case() != before {
				t.Errorf("%s: pasted over itself it says %q and changes: %s", table.name, told, d.Session().LastChange().Text)
			}
		}
		d.Window.Do(d.Session().Case().Together("Emptied", table.emptied(d.Session().Case())...))
		if !strings.HasPrefix(table.name, "Links") && table.name != "Frame, Rates" && g.Source.Rows() > 0 { // built-in rates stay
			t.Fatalf("%s still has %d rows", table.name, g.Source.Rows())
		}
		if told := d.pasteCells(g, grid.Place{}, text); told != "" {
			t.Fatalf("%s: pasted into the emptied table it says %q", table.name, told)
		}
		from, to = allCells(g)
		if table.numbered {
			from.Col, text = 1, withoutFirst(text)
		}
		if got := d.copyCells(g, from, to); got != text {
			t.Errorf("%s: copied was\n%s\nand after pasting it is\n%s", table.name, text, got)
		}
		d.Run(page.Undo)
		d.Run(page.Undo)
	}
	d.Run(page.Board)
	d.Settle()
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

func TestAPrintedTableIsPastedBackAsItWasCopied(t *testing.T) {
	d := apptest.Open(t, pages.All()...)
	d.Run(page.Tables)
	v := d.shownEvidence()
	for x := range d.Session().Case().Evidence.All() {
		v.list.MoveToKey(x.ID, 0)
		from, to := allCells(v.printed)
		text := d.copyCells(v.printed, from, to)
		sheet, err := spreadsheet.Paste(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		again, err := model.TakeEvidence("again", x.Title, sheet.Rows)
		if err != nil {
			t.Errorf("%s: %q says %v", x.Title, text, err)
			continue
		}
		if !slices.EqualFunc(again.Printed(), x.Printed(), slices.Equal) {
			t.Errorf("%s: %q is pasted back as %q", x.Title, x.Printed(), again.Printed())
		}
	}
	d.pasteCells(v.printed, grid.Place{Row: 0, Col: 1}, d.copyCells(v.printed, grid.Place{Row: 0, Col: 1}, grid.Place{Row: 0, Col: 1}))
	d.waitForDialog()
	if told := d.dialogText(); !strings.Contains(told, "That is no table") {
		t.Errorf("one cell says %q", told)
	}
	d.Dismiss()
	d.Run(page.Board)
	d.Settle()
}

func TestCommitmentsArePastedBackAsTheyWereCopied(t *testing.T) {
	d, v := openCommitments(t)
	for col, text := range map[int]string{columnMark: "defer", columnQuestion: "Who pays?", columnBy: "May"} {
		if err := v.onEdit(grid.Place{Row: 1, Col: col}, text); err != nil {
			t.Fatal(err)
		}
	}
	d.answered()
	before := d.Session().Case()
	for row := range 2 {
		for col := range v.Grid.Columns {
			at := grid.Place{Row: row, Col: col}
			if told := d.pasteCells(v.Grid, at, d.copyCells(v.Grid, at, at)); told != "" || d.Session().Case() != before {
				t.Fatalf("row %d, %s: %q, %s", row, v.Grid.Columns[col].Title, told, d.Session().LastChange().Text)
			}
		}
	}
	rows := d.copyCells(v.Grid, grid.Place{Row: 0, Col: columnMark}, grid.Place{Row: 1, Col: columnBy})
	if rows != "not marked\t\t\ndefer\tWho pays?\tMay\n" {
		t.Errorf("copied are %q", rows)
	}
	if told := d.pasteCells(v.Grid, grid.Place{Row: 1, Col: columnMark}, rows); told != "" || d.mark(1).Mode != model.Unmarked || d.mark(2).By != "May" || d.mark(2).Mode != model.Defer {
		t.Errorf("a row further down they are %v and %v, %q", d.mark(1), d.mark(2), told)
	}
	d.Run(page.Undo)
	before = d.Session().Case()
	for text, want := range map[string]string{
		"perhaps\nmaybe\n":                         "Row 1, Mark: “perhaps” is none of these",
		"defer\tx\ty\tz\n":                         "“z” stands where nothing can be put",
		"a\tb\tc" + strings.Repeat("\t", 20) + "d": "“d” stands where nothing can be put",
		strings.Repeat("defer\n", 9):               "Row 9: the row stands below the last decision",
	} {
		if told := d.pasteCells(v.Grid, grid.Place{Row: 0, Col: columnMark}, text); !strings.Contains(told, want) || d.Session().Case() != before {
			t.Errorf("%q says %q, want %q", text, told, want)
		}
	}
	d.answered()
	d.Run(page.Board)
	d.Settle()
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
		test.TapCanvas(d.Canvas(), d.app.Driver().AbsolutePositionForObject(o).AddXY(x, y))
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
			d := apptest.Open(t, pages.All()...)
			d.Window.Do(d.Session().Case().Together("Emptied", removing(model.KindLine, model.KindTheme, model.KindEvidence)(d.Session().Case())...))
			d.Run(page.SetUp)
			v := d.frame()
			v.showList(slices.IndexFunc(v.lists, func(l frameList) bool { return l.name == "Themes" }))
			d.app.Clipboard().SetContent("Buildings\nPeople\n")
			reach(d, v.Grid, v.tabs)
			if clicked := strings.HasPrefix(name, "a click"); clicked != (d.Canvas().Focused() == fyne.Focusable(v.Grid.List)) {
				t.Errorf("the keys go to %T", d.Canvas().Focused())
			}
			paste(d)
			if n := d.Session().Case().Themes.Len(); n != 2 {
				t.Errorf("there are %d themes", n)
			}
			d.Run(page.Figures)
			f := d.figures()
			d.app.Clipboard().SetContent("programme\tcost\tpeople\tminimum\t1\t2\t3\t4\n\t\t\tmaximum\t2\t3\t4\t5\n")
			reach(d, f.Grid, f.switcher)
			paste(d)
			if c := d.Session().Case(); c.Lines.Len() != 1 || fmt.Sprint(c.Lines.At(0).Minimum, c.Lines.At(0).Maximum) != "[1 2 3 4] [2 3 4 5]" {
				t.Errorf("there are %d lines, %s", c.Lines.Len(), d.page.id)
			}
			d.Run(page.Board)
			d.Settle()
		})
	}
	d := apptest.Open(t, pages.All()...)
	d.Window.Do(d.Session().Case().Together("Emptied", removing(model.KindLine)(d.Session().Case())...))
	d.Run(page.Figures)
	if told := d.pasteCells(d.figures().Grid, grid.Place{}, "programme\n"); !strings.Contains(told, "Row 1: a table without lines takes rows that begin with their owner and kind") {
		t.Errorf("an owner alone says %q", told)
	}
	d.Press(fyne.KeyDelete)
	d.figures().Grid.List.TypedShortcut(&fyne.ShortcutCut{}) // nothing there to cut
	d.Run(page.Board)
	d.Settle()
}

func TestEveryCellIsClearedOrSaysWhyNot(t *testing.T) {
	d := fullDesk(t)
	for _, table := range editableTables() {
		g := table.open(d)
		const enough = 16 // rows of every kind
		for row := range min(g.Source.Rows(), enough) {
			d.drain()
			for col := range g.Columns {
				at, before := grid.Place{Row: row, Col: col}, d.Session().Case()
				if g.CellAt(at).Locked || strings.HasPrefix(table.name, "Frame") && d.frame().takesNames(at) {
					continue // a name goes with its row
				}
				g.MoveTo(at)
				d.Press(fyne.KeyDelete)
				if !d.Idle() && d.asksAboutALoss() {
					d.Press(fyne.KeyReturn)
				}
				if !d.Idle() {
					told := d.dialogText()
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
