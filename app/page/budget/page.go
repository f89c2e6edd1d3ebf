// Package budget is the page that holds a scenario against the council's medium-term plan: what the plan needs, what the scenario
// saves that is new to it, and what gap is left.
package budget

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tomworkbench/app/figure"
	"tomworkbench/app/page"
	"tomworkbench/app/say"
	"tomworkbench/app/session"
	"tomworkbench/app/ui"
	"tomworkbench/app/ui/grid"
	"tomworkbench/charts"
	"tomworkbench/model"
	"tomworkbench/model/budget"
)

// view is the page of the budget.
type view struct {
	page.Table
	h page.Host
	// shown and view are what the rows were made from; kept is the case that what is typed changes.
	shown, kept *model.Case
	view        session.View
	left        *budget.Position
	// places are the decimals that every amount of the table has.
	places  int32
	columns []column
	entries []row
	checks  []budget.Check
	// added is the key of a row that is being added: the cursor goes there.
	added string

	title, reading, check *ui.Paragraph
	toCheck               *ui.Control
	gap, uses             *figure.Pane
}

const title = "Budget"

// Entry is the page's row in the table of pages.
func Entry() page.Entry {
	return page.Entry{ID: page.Budget, Title: title, Group: page.Judge, Lists: []model.Listing{model.InBudget}, New: New}
}

// New makes the page.
func New(h page.Host) page.Page {
	v := &view{h: h, left: &budget.Position{}, title: ui.NewParagraph("", ui.Look{}), reading: ui.NewParagraph("", ui.Look{}), check: ui.NewParagraph("", ui.Look{})}
	v.columns = columnsOf(h.Session().Case())
	v.Grid = grid.New(h.Canvas(), title, 1, v, grid.Signals{
		OnEdit: v.onEdit, InWords: say.Refusal, OnTyped: v.onTyped, OnOpen: v.open, OnLocked: v.onLocked, OnPick: v.onPick, OnCursor: v.onCursor,
		OnHover: page.OnTerm(h), OnLeave: h.ClearStatus, OnRune: v.onRune, OnPaste: v.onPaste, OnClear: v.onClear,
		OnShortcut: h.TypedShortcut, OnKey: h.TypedKey,
	})
	v.Grid.Wraps = true
	v.gap = figure.New(charts.FigureGap, func(f *charts.Figure) { h.ShowFigure(v, f) }, h.OnUI)
	v.uses = figure.New(charts.FigureResidual, func(*charts.Figure) {}, h.OnUI)
	v.check.AtLeast = 1
	v.toCheck = h.Control("To check", cmdChecks, nil)
	tools := container.New(&ui.ChipRow{Gap: ui.Gap})
	for _, t := range []struct {
		label string
		id    page.ID
	}{{"Add a line", cmdAdd}, {"Re-invest …", cmdReinvest}, {"Delete", cmdDelete}, {"Import …", cmdImport}, {"Export …", cmdExport}, {"What if …", page.WhatIf}} {
		tools.Add(h.Control("", t.id, nil).Labelled(t.label))
	}
	tools.Add(v.toCheck)
	over := container.New(&ui.Column{Gap: 4}, v.title, v.reading, v.check, tools)
	v.Whole = container.New(&beside{}, over, ui.NewCardOf(v.Grid.Root), v.gap.Root, v.uses.Root)
	return v
}

// beside sets what goes over the page, and below it the table beside the two charts, one on the other.
type beside struct{}

// The charts' share of the width, in a wide window and in a narrow one; the gap's share of their height, which has a key, and the least
// height of both: where there is less the gap stands alone.
const (
	wide        float32 = 1000
	chartWidth  float32 = 0.38
	narrowChart float32 = 0.34
	gapShare    float32 = 0.6
	leastBoth   float32 = 490
)

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inner := size.SubtractWidthHeight(2*page.Pad, 2*page.Pad)
	over := ui.HeightFor(objects[0], inner.Width)
	objects[0].Move(fyne.NewPos(page.Pad, page.Pad))
	objects[0].Resize(fyne.NewSize(inner.Width, over))
	top, height := page.Pad+over+ui.Gap, max(inner.Height-over-ui.Gap, 0)
	chart := inner.Width * chartWidth
	if inner.Width < wide {
		chart = inner.Width * narrowChart
	}
	left := page.Pad + inner.Width - chart
	objects[1].Move(fyne.NewPos(page.Pad, top))
	objects[1].Resize(fyne.NewSize(inner.Width-chart-ui.RowGap, height))
	first := height
	if height >= leastBoth {
		first = (height - ui.RowGap) * gapShare
	}
	ui.SetVisible(objects[3], first < height)
	objects[2].Move(fyne.NewPos(left, top))
	objects[2].Resize(fyne.NewSize(chart, first))
	objects[3].Move(fyne.NewPos(left, top+first+ui.RowGap))
	objects[3].Resize(fyne.NewSize(chart, max(height-first-ui.RowGap, 0)))
}

func (beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Stop ends the drawing.
func (v *view) Stop() {
	v.gap.Stop()
	v.uses.Stop()
}

// Drawn reports whether the charts show the present state.
func (v *view) Drawn() bool { return v.gap.UpToDate() && (!v.uses.Root.Visible() || v.uses.UpToDate()) }

// FigureShown is the gap by year.
func (v *view) FigureShown() (charts.FigureID, []string) { return charts.FigureGap, nil }

// Refresh shows where the scenario leaves the budget.
func (v *view) Refresh() {
	s := v.h.Session()
	if s.Shown() != v.shown || s.View() != v.view {
		v.shown, v.kept, v.view, v.left = s.Shown(), s.Case(), s.View(), s.Budget()
		v.columns = columnsOf(v.kept)
		v.drawCharts() // elsewhere, while the rest is shown
		v.rebuild()
		v.tell()
	}
	v.Grid.Refresh()
	v.drawCharts()
	if slices.ContainsFunc(v.entries, func(r row) bool { return r.key == v.added }) {
		v.Grid.MoveToKey(v.added, 1)
		v.added = ""
	}
}

func (v *view) drawCharts() {
	v.gap.Refresh(v.shown, v.view, v.h.Theme())
	v.uses.Refresh(v.shown, v.view, v.h.Theme())
}

// tell says whether the gap closes, what is in the budget already, and what should be looked at.
func (v *view) tell() {
	v.checks = budget.Checks(v.shown, v.view.Scenario, v.view.Estimate)
	v.toCheck.SetValue(fmt.Sprint(len(v.checks)))
	quiet := ui.Look{Size: ui.SizeSmall, Color: ui.ColorQuiet}
	parts := []string{say.Scenario(v.kept, v.view.Scenario) + ", " + model.Terms(v.view.Estimate, v.view.Basis) + ".", v.left.Reading(v.shown)}
	if words := v.view.WhatIf.Words(); words != "" {
		parts = append([]string{words + "."}, parts...)
	}
	v.title.Set(v.left.Headline(v.shown)+".", ui.Look{Size: ui.SizeTitle, Color: theme.ColorNameForeground, Bold: true})
	v.reading.Set(strings.Join(parts, " "), quiet)
	text := ""
	if len(v.checks) > 0 {
		text = "! " + v.checks[0].Text
	}
	v.check.Set(text, ui.Look{Size: ui.SizeSmall, Color: ui.ColorConflict}) // its line stays where there is none: nothing jumps
	v.LayOut()
	v.Whole.Refresh()
}

// Columns, Rows, Key, Cell, Pinned and PinnedCell make the view the grid's source.
func (v *view) Columns() []grid.Column {
	columns := make([]grid.Column, len(v.columns))
	for i, c := range v.columns {
		columns[i] = c.Column
	}
	columns[0].Title = "£m, yearly steps"
	if v.view.Basis == model.Recurring {
		columns[0].Title = "£m, carried forward"
	}
	return columns
}

func (v *view) Rows() int                     { return len(v.entries) }
func (v *view) Key(at int) string             { return v.entries[at].key }
func (v *view) Pinned() int                   { return 0 }
func (v *view) PinnedCell(_, _ int) grid.Cell { return grid.Cell{} }

// Show puts the cursor on a line of the plan or a re-investment.
func (v *view) Show(to page.Place) {
	v.Grid.MoveToKey(string(to.Record.Kind)+"/"+to.Record.Key, 0)
}

// The commands of the page.
const (
	cmdAdd      page.ID = "add budget line"
	cmdReinvest page.ID = "re-invest"
	cmdDelete   page.ID = "delete budget line"
	cmdImport   page.ID = "import budget"
	cmdExport   page.ID = "export budget"
	cmdChecks   page.ID = "budget checks"
)

// Commands are those of the plan's lines and of what is left over.
func (v *view) Commands() []page.Command {
	hidden := page.Bars(page.NoCase(v.h), page.NotShown(v.h, v, title))
	noRow := page.Bars(hidden, page.Unless(func() bool { return v.record() != nil }, "No line of the plan is under the cursor"))
	noLines := page.Unless(func() bool { return v.h.Session().Case().BudgetLines.Len() > 0 }, "The plan has no line yet")
	noChecks := page.Unless(func() bool { return len(v.checks) > 0 }, "Nothing is to be checked")
	return []page.Command{
		{ID: cmdAdd, Group: title, Name: "Add a line to the plan …", Key: fyne.KeyInsert, Bar: hidden, Run: v.add},
		{ID: cmdReinvest, Group: title, Name: "Re-invest a share of what is left over …", Bar: hidden, Run: v.reinvest},
		{ID: cmdDelete, Group: title, Name: "Delete the line under the cursor", Bar: noRow, Run: func() { v.remove(v.Grid.Cursor.Row, v.Grid.Cursor.Row) }},
		{ID: cmdImport, Group: title, Name: "Import lines of the plan …", Bar: page.NoCase(v.h), Run: v.importLines},
		{ID: cmdExport, Group: title, Name: "Export the lines of the plan …", Bar: page.Bars(page.NoCase(v.h), noLines), Run: v.export},
		{ID: cmdChecks, Group: title, Name: "What to check in the budget …", Bar: page.Bars(hidden, noChecks), Run: v.showChecks},
	}
}

// record is the line of the plan or re-investment under the cursor, nil for none.
func (v *view) record() model.Record {
	if at := v.Grid.Cursor.Row; at < len(v.entries) {
		return v.entries[at].record
	}
	return nil
}

// Arrange moves the line under the cursor among its like.
func (v *view) Arrange(by int) {
	r := v.record()
	v.h.Do(v.kept.Move(r.Kind(), r.Key(), by))
}

// CantArrange says why no line can be moved, empty where one can.
func (v *view) CantArrange() string {
	if v.record() == nil {
		return "No line of the plan is under the cursor"
	}
	return ""
}

// showChecks lists what should be looked at; each leads to its record.
func (v *view) showChecks() {
	texts := make([]string, len(v.checks))
	for i, c := range v.checks {
		texts[i] = c.Text
	}
	v.h.Choose("What to check in the budget; each leads to its record", texts, 0, func(i int) {
		v.h.Go(page.Place{Record: model.Hit{Kind: v.checks[i].Kind, Key: v.checks[i].Key}})
	})
}
